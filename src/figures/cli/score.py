"""figures score: what intervals have been worth on events whose truth is known."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any

from figures.calibration import Record, score
from figures.cli.output import print_json

COLUMNS = ("method", "held", "Winkler", "CRPS", "|log error|", "early: held", "Winkler", "CRPS")
CLOSING = ("held: the share of 90% intervals that held the truth; the others: lower is better, "
           "on natural logs")


def run(given: Namespace) -> int:
    """Print how we and the simple methods did on resolved cases; return the exit status."""
    record = score(given.cases, given.intervals or None)
    if given.json:
        print_json("score", record.inputs, record.as_json())
        return 0
    for line in _text(record):
        print(line)
    return 0


def _text(record: Record) -> Iterable[str]:
    """Yield a table of the methods, ours first, and what it is of."""
    rows = [COLUMNS, *map(_row, record.methods)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        yield "  ".join([first.ljust(widths[0]), *(
            cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))])
    cases = record.methods[0]["cases"]
    yield f"{len(record.cases)} quantities of {cases} resolved cases; {CLOSING}"
    for case, quantity in record.unscored:
        yield f"not scored: {case}, {quantity}: no usable claim tells its size"


def _row(method: Mapping[str, Any]) -> tuple[str, ...]:
    early = method["early"]
    scores = (method["winkler"], method["crps"], method["abs_log_error"])
    return (method["method"], f"{method['coverage']:.0%}", *map(_short, scores),
            "-" if early["coverage"] is None else f"{early['coverage']:.0%}",
            _short(early["winkler"]), _short(early["crps"]))


def _short(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
