"""Everything that can be wrong with what the program is given, as one tree.

FiguresError                  the root: catch this to catch all
├── InputError                files or cells that can't be read as meant; carries every fault found
├── CallError                 an option or argument that can't be meant; carries every fault found
└── UnitError                 a unit that is unknown, or of another kind than the one asked for

A finding is none of these: a ledger whose figures disagree is read, judged and reported.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One place that can't be read as meant; `line` is 0 where a whole file or call is meant."""

    file: str
    line: int
    column: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        """Return the fault as one line: file, line, column, found, expected, nearest word."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}:" if self.column else ""
        nearest = f"; did you mean {_shown(self.nearest)}?" if self.nearest else ""
        return f"{place}:{column} found {_shown(self.found)}, expected {self.expected}{nearest}"


LONGEST_SHOWN = 80


def _shown(text: str) -> str:
    """Return a text in quotation marks, on one line, cut where it is long."""
    if text.startswith("("):  # a description such as "(nothing)", no quotation
        return text
    printable = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    cut = printable[:LONGEST_SHOWN] + "…" if len(printable) > LONGEST_SHOWN else printable
    return f"'{cut}'"


class FiguresError(Exception):
    """The root of all errors of this package."""


class UnitError(FiguresError):
    """A unit that is unknown, or of another kind than the one asked for."""


class _Faulty(FiguresError):
    """An error that carries every fault found, in the order of file, line and column."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(sorted(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class InputError(_Faulty):
    """Files or cells that can't be read as meant; `faults` holds all of them."""


class CallError(_Faulty):
    """Options or arguments that can't be meant; `faults` holds all of them."""
