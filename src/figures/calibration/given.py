"""Anybody's intervals, from a file `case,quantity,point,lo,hi`, to be scored beside ours."""

import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from figures.calibration.record import Judged, judged_answer
from figures.calibration.resolved import FULL, Resolved
from figures.codebook import nearest, one_of
from figures.errors import Fault, InputError
from figures.peers import Answer
from figures.rows import Row, Shape, read_rows

ENDS = ("point", "lo", "hi")
COLUMNS = ("case", "quantity", *ENDS)
NUMBER_EXPECTED = "a number, 0 or more"
ORDER_EXPECTED = "lo <= point <= hi"

Truths = Mapping[str, Mapping[str, Resolved]]


def read_intervals(path: Path, events: Sequence[Resolved],
                   taken: Collection[str] = ()) -> list[Judged]:
    """Return the answers of a file, as a method of the file's name; where that is `taken`, with its
    ending.

    Raises: InputError, with every fault at once, for a file that can't be read, a missing column, a
    case or quantity that is not scored, one told twice, or numbers that are no interval.
    """
    truths: dict[str, dict[str, Resolved]] = {}
    for event in events:
        truths.setdefault(event.case, {})[event.quantity] = event
    rows, faults = read_rows(path, Shape(COLUMNS, COLUMNS))
    ragged = {fault.line for fault in faults}
    faults += [fault for row in rows if row.line not in ragged
               for fault in _faults(path.name, row, truths)]
    faults += _repeated(path.name, rows)
    if not rows and not faults:
        faults = [Fault(path.name, 1, "", "(no rows)", "a row for each case and quantity")]
    if faults:
        raise InputError(faults)
    name = path.name if path.stem in taken else path.stem
    return [judged_answer(name, truths[row.cells["case"]][row.cells["quantity"]], FULL,
                          _answer(row)) for row in rows]


def _answer(row: Row) -> Answer:
    point, low, high = (float(row.cells[end]) for end in ENDS)
    return Answer(point, low, high)


def _faults(file: str, row: Row, truths: Truths) -> list[Fault]:
    """Return everything that can't be meant in one row."""
    return [*_unknown(file, row, truths), *_no_interval(file, row)]


def _unknown(file: str, row: Row, truths: Truths) -> list[Fault]:
    case, quantity = row.cells["case"], row.cells["quantity"]
    if case not in truths:
        return [Fault(file, row.line, "case", case, "a case that is scored",
                      nearest(case, truths))]
    if quantity not in truths[case]:
        return [Fault(file, row.line, "quantity", quantity, one_of(truths[case]),
                      nearest(quantity, truths[case]))]
    return []


def _no_interval(file: str, row: Row) -> list[Fault]:
    faults = [Fault(file, row.line, end, row.cells[end], NUMBER_EXPECTED)
              for end in ENDS if not _is_size(row.cells[end])]
    if faults:
        return faults
    answer, found = _answer(row), ",".join(row.cells[end] for end in ENDS)
    return [] if answer.low <= answer.point <= answer.high else [
        Fault(file, row.line, ",".join(ENDS), found, ORDER_EXPECTED)]


def _is_size(text: str) -> bool:
    try:
        value = float(text)
    except ValueError:
        return False
    return math.isfinite(value) and value >= 0


def _repeated(file: str, rows: Sequence[Row]) -> list[Fault]:
    """Return a fault for each row about a case and quantity that an earlier row has told."""
    first: dict[tuple[str, ...], int] = {}
    faults = []
    for row in rows:
        named = tuple(row.cells.get(column, "") for column in COLUMNS[:2])
        line = first.setdefault(named, row.line)
        if line != row.line:
            faults.append(Fault(file, row.line, "case,quantity", ",".join(named),
                                f"each once; line {line} has it"))
    return faults
