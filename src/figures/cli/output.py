"""What the commands share: days read from options, and JSON documents printed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from figures import dates
from figures.errors import CallError, Fault
from figures.outputs import document, to_json

MOST_JOBS = 250  # processes; each takes some hundred megabytes


def days(given: Mapping[str, str]) -> dict[str, date | None]:
    """Return the days that options give, None where blank; a month or year means its last day.

    Raises: CallError with a fault for every option that is no day.
    """
    found: dict[str, date | None] = {}
    faults: list[Fault] = []
    for option, text in given.items():
        try:
            found[option] = dates.asked(option, text)
        except CallError as error:
            faults += error.faults
    if faults:
        raise CallError(faults)
    return found


def jobs(command: str, text: str) -> int:
    """Return the number of runs at a time that an option gives.

    Raises: CallError where it is none, or more than any machine makes.
    """
    if not (text.isdecimal() and len(text) <= len(str(MOST_JOBS)) and 1 <= int(text) <= MOST_JOBS):
        raise CallError([Fault(command, 0, "--jobs", text,
                               f"a whole number from 1 to {MOST_JOBS}")])
    return int(text)


def print_json(command: str, inputs: str, content: Mapping[str, Any]) -> None:
    """Print one JSON document: schema, version and inputs first, then the content."""
    print_line(document(command, inputs, content))


def print_line(content: Mapping[str, Any]) -> None:
    """Print a mapping as JSON on one line."""
    print(to_json(content))
