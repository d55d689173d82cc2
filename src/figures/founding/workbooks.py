"""A workbook as rows of text, by sheet; what would take hours or holds no values is refused."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from pyarrow import ArrowException

from figures.errors import BROKEN, Fault, InputError
from figures.interchange import CASE_SHEET

SHEETS, FORMULA = "xl/worksheets/", b"<f"  # where a workbook keeps its sheets, and in them formulas
ISO_DAY = len("2025-01-09")
LARGEST_WORKBOOK = 200_000_000  # bytes, unpacked; in memory it takes ten times as much
MOST_CELLS = 20_000_000  # of a sheet, from its first to its last: a minute to go through
TOO_LARGE = "(a larger file)"
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, ArrowException, *BROKEN)

Rows = list[tuple[int, list[str]]]


def workbook(raw: bytes, file: str) -> dict[str, Rows]:
    """Return the visible sheets of a workbook by name, as rows of text with their numbers.

    Raises: InputError where it is none, is too large, or holds formulas without values.
    """
    _refuse_large(raw, file, LARGEST_WORKBOOK)
    try:
        book = load_workbook(io.BytesIO(raw), data_only=True)
    except UNREADABLE:
        raise _no_workbook(file) from None
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    _refuse_far_cells(visible, file)
    sheets = {sheet.title: numbered(sheet.iter_rows(values_only=True)) for sheet in visible}
    _refuse_unworked_formulas(raw, {name: rows for name, rows in sheets.items()
                                    if name != CASE_SHEET}, file)
    return sheets


def unreadable(file: str, found: str, expected: str, near: str = "") -> InputError:
    """Return the error of a file that can't be read as meant."""
    return InputError([Fault(file, 0, "", found, expected, near)])


def _no_workbook(file: str) -> InputError:
    return unreadable(file, "(no workbook, or a broken one)",
                       "a workbook that can be read: save it again, without a password, or as CSV")


def _refuse_large(raw: bytes, file: str, most: int) -> None:
    """Refuse an archive that unpacks to more.

    Raises: InputError where it does, or where it is no archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except UNREADABLE:
        raise _no_workbook(file) from None
    if size > most:
        raise unreadable(file, TOO_LARGE, f"at most {most} bytes once unpacked")


def _refuse_far_cells(sheets: Iterable[Any], file: str) -> None:
    """Refuse sheets with a cell so far out that what lies between would take hours.

    Raises: InputError with each such sheet.
    """
    faults = [Fault(file, 0, sheet.title, f"({sheet.max_row} rows of {sheet.max_column} columns)",
                    f"at most {MOST_CELLS} cells: clear what stands far from the table")
              for sheet in sheets if sheet.max_row * sheet.max_column > MOST_CELLS]
    if faults:
        raise InputError(faults)


def _refuse_unworked_formulas(raw: bytes, sheets: Mapping[str, Rows], file: str) -> None:
    """Refuse formulas whose values the workbook does not hold, as no spreadsheet program saved it.

    Raises: InputError with each such cell.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if not any(FORMULA in archive.read(name) for name in archive.namelist()
                   if name.startswith(SHEETS)):
            return
    book = load_workbook(io.BytesIO(raw))
    told = {name: dict(rows) for name, rows in sheets.items()}
    faults = [Fault(file, cell.row, cell.coordinate, as_text(cell.value), "the value of a formula:"
                    " open the workbook in a spreadsheet program and save it there")
              for name in told for row in book[name].iter_rows() for cell in row
              if cell.data_type == "f" and not told[name].get(cell.row, [""] * cell.column)[
                  cell.column - 1]]
    if faults:
        raise InputError(faults)


def numbered(rows: Iterable[Iterable[Any]]) -> Rows:
    """Return the rows that hold anything as text, with their numbers from 1."""
    found = [(number, [as_text(cell) for cell in cells]) for number, cells in enumerate(rows, 1)]
    return [(number, cells) for number, cells in found if any(cells)]


def as_text(cell: Any) -> str:
    """Return a cell as text: whole numbers without a point, days in ISO form, no value blank."""
    if cell is None or cell != cell:  # NaN, as tables of numbers say it
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:ISO_DAY]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
