"""A file with a table of anybody's, as rows of text: CSV, XLSX, Parquet, JSON, or one of them
zipped; and the files of a case that one of our own exports carries along."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pyarrow import parquet

from figures.codebook import nearest, one_of
from figures.errors import Fault, InputError
from figures.extract.vocabulary import limit
from figures.folders import CASE_FILE, README_FILE
from figures.founding.workbooks import (
    TOO_LARGE,
    UNREADABLE,
    Rows,
    numbered,
    unreadable,
    workbook,
)
from figures.interchange import CASE_SHEET, FILES, PACKAGE_FILE
from figures.rows import (
    LARGEST_FILE,
    LONGEST_CELL,
    TOO_LONG,
    UTF16_MARKS,
    csv_records,
    line_at,
    line_of_error,
    nearest_beside,
)
from figures.rulings import CARRIED_OUT_FILE, RULINGS_FILE
from figures.sources import SOURCES_FILE

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = limit("header_rows")
BEGIN = limit("word_begin")
FIRST_LETTER = 0xc0  # of either alphabet in these bytes; below stand signs
FIRST_OF_CYRILLIC, LAST_OF_CYRILLIC = "\u0400", "\u04ff"
CASE_FILES = re.compile("|".join(map(re.escape, (
    CASE_FILE, SOURCES_FILE, RULINGS_FILE, CARRIED_OUT_FILE, README_FILE)))
    + r"|measured/[\w. -]+\.csv")
HALF_A_SIGN = re.compile("[\ud800-\udfff]")  # JSON can say one, no file of text can hold it



@dataclass(frozen=True)
class Raw:
    """What a file holds: its tables, each row with the line on which it stands; whether its numbers
    have decimal commas; the files of a case that it carries; and the names of its tables, where
    they have any."""

    tables: list[Rows]
    decimal_comma: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def read_raw(path: Path) -> Raw:
    """Return the tables of a file.

    Raises: InputError where it can't be read as one of the known forms.
    """
    ending = path.suffix.lower()
    if ending not in READERS:
        raise unreadable(path.name, ending or "(no ending)", "a file that ends in "
                          f"{one_of(READERS)}: save it as one of these",
                          nearest(ending, READERS))
    if not path.is_file():
        raise unreadable(path.name, "(nothing)", "a spreadsheet of this name",
                          nearest_beside(path))
    if path.stat().st_size > LARGEST_FILE:
        raise unreadable(path.name, TOO_LARGE, f"at most {LARGEST_FILE} bytes")
    raw = READERS[ending](path.read_bytes(), path.name)
    told = [*((path.name, line, cell) for table in raw.tables for line, cells in table
              for cell in cells), *((name, 0, text) for name, text in raw.files.items())]
    if faults := [Fault(name, line, "", text, "text in UTF-8") for name, line, text in told
                  if HALF_A_SIGN.search(text)]:
        raise InputError(faults)
    return raw


def _csv(raw: bytes, file: str) -> Raw:
    text = _decoded(raw)
    if "\0" in text:
        raise InputError([Fault(file, line_at(text, text.index("\0")), "", "(a NUL character)",
                                "text")])
    tables: dict[str, Rows] = {}
    for sign in DELIMITERS:
        with suppress(csv.Error):  # with a wrong delimiter quotation marks stand oddly
            tables[sign] = list(csv_records(text, sign))
    if not tables and (line := line_of_error(text, TOO_LONG)):
        raise InputError([Fault(file, line, "", f"(a cell of more than {LONGEST_CELL} signs)",
                                "a shorter one")])
    best = max(tables, key=lambda sign: _evenness(tables[sign]), default="")
    if not best or (len(tables) < len(DELIMITERS) and not _evenness(tables[best])[0]):
        raise unreadable(file, "(a quotation mark that is not closed)",
                          "rows of cells: close every quotation mark")
    return Raw([tables[best]], best == ";")


def _evenness(table: Rows) -> tuple[int, int]:
    """Return how many of the first rows have the width that most of them have, where above one."""
    widths = [len(cells) for _, cells in table[:LOOKED_AT] if any(cells)]
    common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(common) if common > 1 else 0), common


def _decoded(raw: bytes) -> str:
    """Return a file's text: UTF-8, UTF-16 with its mark, else Windows' Cyrillic or Western bytes,
    whichever gives more letters of its script."""
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


def _xlsx(raw: bytes, file: str) -> Raw:
    sheets = workbook(raw, file)
    carried: dict[str, list[str]] = {}
    for _, cells in sheets.pop(CASE_SHEET, [])[1:]:
        name, text = [*cells, "", ""][:2]
        carried.setdefault(name, []).append(text)
    return Raw(list(sheets.values()), files=_case_files(
        {name: "\n".join(lines) for name, lines in carried.items()}), names=tuple(sheets))


def _case_files(files: Any) -> dict[str, str]:
    """Return the files of a case, none where there is no definition among them."""
    if not isinstance(files, Mapping) or CASE_FILE not in files:
        return {}
    return {name: str(text) for name, text in files.items() if CASE_FILES.fullmatch(name)}


def _of_records(records: Iterable[Mapping[str, Any]], files: Any) -> Raw:
    rows = list(records)
    header = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[row.get(name) for name in header] for row in rows]
    return Raw([numbered([header, *cells])], files=_case_files(files))


def _parquet(raw: bytes, file: str) -> Raw:
    try:
        table = parquet.read_table(io.BytesIO(raw))
        carried = json.loads((table.schema.metadata or {}).get(FILES.encode(), b"{}"))
        records = table.to_pylist()
    except UNREADABLE as reason:
        raise unreadable(file, f"({type(reason).__name__})", "a Parquet file") from None
    return _of_records(records, carried)


def _json(raw: bytes, file: str) -> Raw:
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as reason:
        raise unreadable(file, f"({reason})", "a JSON document in UTF-8") from None
    lists = [content] if isinstance(content, list) else [
        entry for entry in content.values() if isinstance(entry, list)] if isinstance(
            content, dict) else []
    rows = next((found for found in lists if found and all(
        isinstance(row, dict) for row in found)), None)
    if rows is None:
        raise unreadable(file, "(no list of rows)", 'rows such as [{"wording": "300 killed", …}]')
    return _of_records(rows, content.get(FILES, {}) if isinstance(content, dict) else {})


def _zip(raw: bytes, file: str) -> Raw:
    """Return the first table of an archive: the one that a data package names first, else any."""
    try:
        files = _unzipped(raw, file)
        told = json.loads(files.pop(PACKAGE_FILE, b"{}"))
        named = [str(one["path"]) for one in told.get("resources", [])]
    except UNREADABLE as reason:
        raise unreadable(file, f"({type(reason).__name__})", "a ZIP archive of tables") from None
    name = next((name for name in [*named, *files] if name in files
                 and PurePosixPath(name).suffix.lower() in TABLES), "")
    if not name:
        raise unreadable(file, ", ".join(files) or "(nothing)", "an archive with a table in it: "
                          + one_of(TABLES))
    found = READERS[PurePosixPath(name).suffix.lower()](files[name], f"{file}/{name}")
    texts = {one: content.decode("utf-8-sig", errors="replace") for one, content in files.items()
             if CASE_FILES.fullmatch(one)}
    return Raw(found.tables, found.decimal_comma, _case_files(texts) or found.files)


def _unzipped(raw: bytes, file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_FILE:
            raise unreadable(file, TOO_LARGE, f"at most {LARGEST_FILE} bytes")
        return {name: archive.read(name) for name in archive.namelist()}


READERS: dict[str, Callable[[bytes, str], Raw]] = {
    ".csv": _csv, ".tsv": _csv, ".txt": _csv, ".xlsx": _xlsx, ".xlsm": _xlsx,
    ".parquet": _parquet, ".json": _json, ".zip": _zip}
TABLES = tuple(ending for ending in READERS if ending not in (".zip", ".txt"))
