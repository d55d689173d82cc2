"""Everything that can be wrong with what the program is given, as one tree.

FiguresError                  the root: catch this to catch all
├── InputError                files or cells that can't be read as meant; carries every fault found
├── CallError                 an option or argument that can't be meant; carries every fault found
└── UnitError                 a unit that is unknown, or of another kind than the one asked for

A finding is none of these: a ledger whose figures disagree is read, judged and reported.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

# what a library may raise over a file that is not as it thinks that all such files are
BROKEN = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError,
          RuntimeError, SyntaxError, TypeError, ValueError)


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
        file = _cut(self.file, LONGEST_TOLD)
        place = f"{file}:{self.line}" if self.line else file
        column = f" {_cut(self.column)}:" if self.column else ""
        nearest = f"; did you mean {_shown(self.nearest)}?" if self.nearest else ""
        return _printable(f"{place}:{column} found {_shown(self.found)}, "
                          f"expected {_cut(self.expected, LONGEST_TOLD)}{nearest}")


LONGEST_SHOWN = 70  # signs of a cell: enough to know it again
LONGEST_TOLD = 500  # signs of what is said in our own words: the columns of a ledger take half


def _shown(text: str) -> str:
    """Return a text in quotation marks, or a description such as "(nothing)" without, cut."""
    described = text.startswith("(") and text.endswith(")")
    return _cut(text, LONGEST_TOLD) if described else f"'{_cut(text)}'"


def _cut(text: str, longest: int = LONGEST_SHOWN) -> str:
    return text[:longest] + "…" if len(text) > longest else text


def _printable(text: str) -> str:
    """Return a text on one line, without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


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


def together(*attempts: Callable[[], Any]) -> list[Any]:
    """Return what each attempt returns.

    Raises: the first of their InputErrors and CallErrors, with the faults of all of them.
    """
    found: list[Any] = []
    errors: list[_Faulty] = []
    for attempt in attempts:
        try:
            found.append(attempt())
        except _Faulty as error:
            errors.append(error)
    if errors:
        raise type(errors[0])(fault for error in errors for fault in error.faults)
    return found
