"""figures parse: the figures that wordings hold."""

import sys
from argparse import Namespace
from typing import Any

from figures.cli.output import print_line
from figures.errors import CallError, Fault
from figures.rows import encoding_fault
from figures.wording import Reading, read


def run(given: Namespace) -> int:
    """Print the readings of each wording; return the exit status."""
    for wording in given.wordings or _lines():
        readings = read(wording)
        if given.json:
            print_line({"wording": wording, "readings": list(map(as_json, readings))})
        else:
            print(f"{wording}: " + ("; ".join(map(_in_words, readings)) or "no figure"))
    return 0


def _lines() -> list[str]:
    if sys.stdin is None:
        raise CallError([Fault("standard input", 0, "", "(closed)", "wordings, a line each")])
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as reason:
        raise CallError([encoding_fault("standard input", raw, reason)]) from None


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as the contract's JSON has it."""
    second = reading.second
    return {"low": reading.low, "value": reading.value, "high": reading.high,
            "hedge": reading.hedge, "unit": reading.unit,
            "second": {"value": second.value, "unit": second.unit} if second else None}


def _in_words(reading: Reading) -> str:
    numbers = {"low": reading.low, "value": reading.value, "high": reading.high}
    said = " ".join(f"{name} {number:,g}" for name, number in numbers.items()
                    if number is not None)
    second = f" ({reading.second.value:,g} {reading.second.unit})" if reading.second else ""
    return f"{reading.hedge} {said} {reading.unit or ''}".rstrip() + second
