"""What the commands share: days read from options, and JSON documents printed."""

import json
import math
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from figures import dates
from figures.errors import CallError, Fault
from figures.version import __version__

SCHEMA = "figures/{command}/1"


def days(given: Mapping[str, str]) -> dict[str, date | None]:
    """Return the days that options give, None where blank; a month or year means its last day.

    Raises: CallError with a fault for every option that is no day.
    """
    found: dict[str, date | None] = {}
    faults = []
    for option, text in given.items():
        try:
            found[option] = dates.span(text).last if text else None
        except ValueError:
            faults.append(Fault("figures", 0, option, text, dates.EXPECTED))
    if faults:
        raise CallError(faults)
    return found


def print_json(command: str, inputs: str, content: Mapping[str, Any]) -> None:
    """Print one JSON document: schema, version and inputs first, then the content.

    Numbers are not rounded; what is not finite is null, which JSON can say.
    """
    head = {"schema": SCHEMA.format(command=command), "version": __version__, "inputs": inputs}
    print_line({**head, **content})


def print_line(document: Mapping[str, Any]) -> None:
    """Print a mapping as JSON on one line."""
    sys.stdout.write(json.dumps(_finite(document), ensure_ascii=False, allow_nan=False) + "\n")


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
