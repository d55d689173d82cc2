"""Measured series that claims can be held against: days, and the two ends of what was measured."""

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from figures import dates
from figures.cell_kinds import PLAIN_NUMBER
from figures.codebook import nearest, one_of
from figures.errors import Fault
from figures.folders import is_inside
from figures.models import MeasuredEntry
from figures.rows import Row, Shape, read_rows

DAY_COLUMN = "date"
MEASURED_EXPECTED = "a number such as 74.5, not negative"


@dataclass(frozen=True)
class Measured:
    """A series by day: `series` has the columns low and high, in `unit`, indexed by day; `within`
    is the share by which a claim may differ and still agree; `columns` are their names."""

    file: str
    columns: tuple[str, str]
    unit: str
    within: float
    series: pd.DataFrame


def read_measured(folder: Path, entry: MeasuredEntry) -> tuple[Measured | None, list[Fault]]:
    """Return the series that a quantity names, and every fault of its file.

    The file must lie inside the case folder: a case is complete in itself, and opens nothing else.
    """
    path = folder / entry.file
    if not is_inside(path, folder):
        return None, [Fault("case.yml", 0, "measured", entry.file, "a file inside the folder")]
    rows, faults = read_rows(path, Shape((DAY_COLUMN,), _columns(path)))
    known = _columns(path)
    faults += [Fault(entry.file, 1, column, column, one_of(known), nearest(column, known))
               for column in (entry.low, entry.high) if rows and column not in known]
    if faults or not rows:
        return None, faults or [Fault(entry.file, 0, "", "(no rows)", "a row for each day")]
    faults = [fault for row in rows for fault in _row_faults(row, entry)]
    faults += _double_faults(rows, entry.file)
    if faults:
        return None, faults
    series = pd.DataFrame({"low": [float(row.cells[entry.low]) for row in rows],
                           "high": [float(row.cells[entry.high]) for row in rows]},
                          index=pd.to_datetime([row.cells[DAY_COLUMN] for row in rows]))
    columns = (entry.low, entry.high)
    return Measured(entry.file, columns, entry.unit, entry.within, series.sort_index()), []


def _columns(path: Path) -> tuple[str, ...]:
    """Return whatever columns the file has: a series may bring any."""
    try:
        if not path.is_file():  # opening a pipe would never end
            return ()
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return tuple(cell.strip() for cell in next(csv.reader(file), []))
    except (OSError, ValueError, csv.Error):
        return ()


def _row_faults(row: Row, entry: MeasuredEntry) -> list[Fault]:
    faults = []
    try:
        dates.whole_day(row.cells[DAY_COLUMN])
    except ValueError as reason:
        faults.append(Fault(entry.file, row.line, DAY_COLUMN, row.cells[DAY_COLUMN], str(reason)))
    for column in (entry.low, entry.high):
        text = row.cells[column]
        if not PLAIN_NUMBER.fullmatch(text) or not 0 <= float(text) < math.inf:
            faults.append(Fault(entry.file, row.line, column, text, MEASURED_EXPECTED))
    low, high = row.cells[entry.low], row.cells[entry.high]
    if not faults and float(low) > float(high):
        faults.append(Fault(entry.file, row.line, entry.high, high, f"{entry.low}, {low}, or more"))
    return faults


def _double_faults(rows: list[Row], file: str) -> list[Fault]:
    first: dict[str, int] = {}
    return [Fault(file, row.line, DAY_COLUMN, day, f"each day once (line {first[day]} has it)")
            for row in rows if (day := row.cells[DAY_COLUMN])
            and first.setdefault(day, row.line) != row.line]
