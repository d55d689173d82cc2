"""Measured series that claims can be held against: days, and the two ends of what was measured."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from figures import dates
from figures.codebook import nearest, one_of
from figures.errors import Fault
from figures.models import MeasuredEntry
from figures.rows import Row, Shape, read_rows

DAY_COLUMN = "date"
NUMBER_EXPECTED = "a number"


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
    path = (folder / entry.file).resolve()
    if not path.is_relative_to(folder.resolve()):
        return None, [Fault("case.yml", 0, "measured", entry.file, "a file inside the folder")]
    rows, faults = read_rows(path, Shape((DAY_COLUMN,), _columns(path)))
    known = tuple(rows[0].cells) if rows else ()
    faults += [Fault(entry.file, 1, column, column, one_of(known), nearest(column, known))
               for column in (entry.low, entry.high) if rows and column not in known]
    if faults or not rows:
        return None, faults or [Fault(entry.file, 0, "", "(no rows)", "a row for each day")]
    faults = [fault for row in rows for fault in _row_faults(row, entry)]
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
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return tuple(cell.strip() for cell in next(csv.reader(file), []))
    except (OSError, csv.Error):
        return ()


def _row_faults(row: Row, entry: MeasuredEntry) -> list[Fault]:
    faults = []
    try:
        dates.whole_day(row.cells[DAY_COLUMN])
    except ValueError as reason:
        faults.append(Fault(entry.file, row.line, DAY_COLUMN, row.cells[DAY_COLUMN], str(reason)))
    for column in (entry.low, entry.high):
        try:
            if not 0 <= float(row.cells[column]) < float("inf"):
                raise ValueError
        except ValueError:
            faults.append(Fault(entry.file, row.line, column, row.cells[column], NUMBER_EXPECTED))
    return faults
