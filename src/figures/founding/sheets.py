"""A spreadsheet of anybody's, as rows of text: CSV in any usual encoding and delimiter, or XLSX."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from figures.codebook import nearest, one_of
from figures.errors import Fault, InputError
from figures.extract.vocabulary import limit
from figures.rows import LARGEST_FILE, LONGEST_CELL, UTF16_MARKS

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = limit("header_rows")
BEGIN = limit("word_begin")
FIRST_LETTER = 0xc0  # of either alphabet in these bytes; below stand signs
FIRST_OF_CYRILLIC, LAST_OF_CYRILLIC = "\u0400", "\u04ff"


@dataclass(frozen=True)
class Sheet:
    """A table as found: its header, and its rows with the line on which each stands."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    decimal_comma: bool = False


Rows = list[tuple[int, list[str]]]
IsHeader = Callable[[Sequence[str]], int]


def read_sheet(path: Path, known_names: IsHeader) -> Sheet:
    """Return the table of a file; `known_names` counts the cells of a row that name a column.

    Raises: InputError where the file can't be read as a table.
    """
    readers = {".csv": _csv, ".tsv": _csv, ".txt": _csv, ".xlsx": _xlsx, ".xlsm": _xlsx}
    ending = path.suffix.lower()
    if ending not in readers:
        raise InputError([Fault(path.name, 0, "", ending or "(no ending)", "a file that ends in "
                                ".csv or .xlsx: save it as one of these",
                                nearest(ending, readers))])
    if not path.is_file():
        raise InputError([Fault(path.name, 0, "", "(nothing)", "a spreadsheet of this name")])
    if path.stat().st_size > LARGEST_FILE:
        raise InputError([Fault(path.name, 0, "", "(a larger file)",
                                f"at most {LARGEST_FILE} bytes")])
    tables, comma = readers[ending](path)
    found = [_headed(table, known_names) for table in tables if table]
    if not found:
        raise InputError([Fault(path.name, 0, "", "(no rows)", "a header and rows below it")])
    _, header, rows = max(found, key=lambda one: one[0])
    return Sheet(path.name, tuple(header), tuple(rows), comma)


def _headed(table: Rows, known_names: IsHeader
            ) -> tuple[int, list[str], list[tuple[int, tuple[str, ...]]]]:
    """Return how many names a table's header holds, the header, and the rows below it."""
    scores = [(known_names(cells), sum(map(bool, cells)) > 1, -at)  # of several the first
              for at, (_, cells) in enumerate(table[:LOOKED_AT])]
    score, _, at = max(scores)
    header = table[-at][1]
    width = len(header)
    rows = [(line, tuple([*cells, *[""] * width][:max(width, len(cells))]))
            for line, cells in table[-at + 1:] if any(cells)]
    return score, header, rows


def _csv(path: Path) -> tuple[list[Rows], bool]:
    text = _decoded(path)
    tables: dict[str, Rows] = {}
    for sign in DELIMITERS:
        with suppress(csv.Error):  # with a wrong delimiter quotation marks stand oddly
            tables[sign] = list(_records(text, sign))
    best = max(tables, key=lambda sign: _evenness(tables[sign]), default="")
    if not best or (len(tables) < len(DELIMITERS) and not _evenness(tables[best])[0]):
        raise InputError([Fault(path.name, 0, "", "(a quotation mark that is not closed)",
                                "rows of cells: close every quotation mark")])
    return [tables[best]], best == ";"


def _evenness(table: Rows) -> tuple[int, int]:
    """Return how many of the first rows have the width that most of them have, where above one."""
    widths = [len(cells) for _, cells in table[:LOOKED_AT] if any(cells)]
    common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(common) if common > 1 else 0), common


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    previous = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        for record in reader:
            yield line, [" ".join(cell.split()) for cell in record]
            line = reader.line_num + 1
    finally:
        csv.field_size_limit(previous)


def _decoded(path: Path) -> str:
    """Return a file's text: UTF-8, UTF-16 with its mark, else Windows' Cyrillic or Western bytes,
    whichever gives more letters of its script."""
    raw = path.read_bytes()
    if raw.startswith(UTF16_MARKS):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        high = [c for c in raw.decode("cp1251", errors="replace") if not c.isascii()]
        cyrillic = sum(FIRST_OF_CYRILLIC <= c <= LAST_OF_CYRILLIC for c in high)
        words = [word[:BEGIN] for word in raw.split() if len(word) >= BEGIN]
        runs = sum(all(byte >= FIRST_LETTER for byte in word) for word in words)
        western = not runs or 2 * cyrillic < len(high)
        return raw.decode("cp1252" if western else "cp1251", errors="replace")


def _xlsx(path: Path) -> tuple[list[Rows], bool]:
    try:
        book = load_workbook(path, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as reason:
        raise InputError([Fault(path.name, 0, "", f"({type(reason).__name__})",
                                "a workbook that can be read: save it again, or as CSV")]) from None
    return [[(number, [_text(cell) for cell in cells])
             for number, cells in enumerate(sheet.iter_rows(values_only=True), 1) if any(
                 cell is not None for cell in cells)] for sheet in book.worksheets], False


def _text(cell: Any) -> str:
    """Return a cell as text: whole numbers without a point, days in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def missing_column(sheet: Sheet, column: str, advice: str) -> Fault:
    """Return the fault of a table in which no column holds what is needed."""
    names = one_of(name or "(blank)" for name in sheet.header)
    return Fault(sheet.file, 0, column, f"(no such column among {names.removeprefix('one of ')})",
                 advice)
