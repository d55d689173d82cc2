"""The ledger in other forms: CSV, XLSX, Parquet, JSON, a Frictionless data package.

All but CSV carry the case's other files along, and the rulings that the cells hold already as
history, so that the case can be founded anew from them:
JSON under `files`, Parquet in its metadata, XLSX on a second sheet, the package as they are.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.writer.excel import ExcelWriter
from pyarrow import parquet

from figures.case import Case
from figures.codebook import nearest, one_of
from figures.deciding import carried_out, remaining
from figures.errors import CallError, Fault, InputError
from figures.folders import CASE_FILE, MEASURED_FOLDER, README_FILE, is_inside
from figures.ledger import CLAIMS_FILE, TEXT_COLUMNS
from figures.rows import csv_text, read_text
from figures.rulings import CARRIED_OUT_FILE, RULINGS_FILE
from figures.sources import SOURCES_FILE
from figures.version import __version__
from figures.writing import write_whole

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can say: the same bytes every day
INDENT = 1
FILES = "files"  # the key under which JSON and Parquet carry the case's other files
CLAIMS_SHEET, CASE_SHEET = "claims", "case files"
CASE_SHEET_HEADER = ("file", "text")  # a row for each line of a file
PACKAGE_FILE = "datapackage.json"
LONGEST_IN_WORKBOOK = 32_767  # signs of a cell (Excel's own limit); openpyxl would cut what is more
NO_CELL = f"at most {LONGEST_IN_WORKBOOK} signs, without control characters, for a workbook"
MEASURED_FILES = f"{MEASURED_FOLDER}/*.csv"

Carried = Mapping[str, str]


def export(case: Case, path: Path) -> None:
    """Write the case's ledger, as ruled, in the form that the file's ending names; every form but
    CSV carries the rest of the case.

    Raises: CallError where no form has this ending.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMS:
        raise CallError([Fault("figures export", 0, "FILE", path.name,
                               "a name that ends in " + one_of(FORMS), nearest(ending, FORMS))])
    write_whole(path, FORMS[ending](case, carried(case)))


def table(case: Case) -> pd.DataFrame:
    """Return the ledger as ruled: the columns of claims.csv that hold anything, all text."""
    cells = case.ledger[list(TEXT_COLUMNS)]
    return cells.loc[:, [name for name in cells if (cells[name] != "").any()]]


def carried(case: Case) -> dict[str, str]:
    """Return the other files of a case by their paths in its folder. Rulings are in two: those on
    use and findings, which still have to be applied, and those that the cells of the ledger as
    ruled hold already, after the ones that came with the case.

    Raises: InputError where one of them, such as a README, is no text.
    """
    names = [CASE_FILE, SOURCES_FILE, README_FILE, CARRIED_OUT_FILE, *(
        path.relative_to(case.folder).as_posix()
        for path in sorted(case.folder.glob(MEASURED_FILES)))]
    read = [(name, *read_text(case.folder / name)) for name in names
            if (case.folder / name).is_file() and is_inside(case.folder / name, case.folder)]
    if faults := [fault for _, _, told in read for fault in told]:
        raise InputError(faults)
    found = {name: text for name, text, _ in read}
    history = found.get(CARRIED_OUT_FILE, "")
    header, _, done = carried_out(case.rulings).partition("\n")
    rulings = {RULINGS_FILE: remaining(case.rulings),
               CARRIED_OUT_FILE: history + done if history else f"{header}\n{done}" * bool(done)}
    return {**found, **{name: text for name, text in rulings.items() if text}}


def _csv(case: Case, _: Carried | None = None) -> bytes:
    cells = table(case)
    return csv_text([cells.columns, *cells.itertuples(index=False)]).encode()


def _json(case: Case, files: Carried | None = None) -> bytes:
    content = {"version": __version__, "inputs": case.inputs, "case": case.name,
               "claims": table(case).to_dict("records"), **({FILES: dict(files)} if files else {})}
    told = json.dumps(content, ensure_ascii=False, indent=INDENT) + "\n"
    return told.encode(errors="backslashreplace")  # the folder's name may be of other bytes


def _parquet(case: Case, files: Carried | None = None) -> bytes:
    cells = pyarrow.Table.from_pandas(table(case), preserve_index=False)
    told = json.dumps(dict(files or {}), ensure_ascii=False)
    raw = io.BytesIO()
    parquet.write_table(cells.replace_schema_metadata(
        {**(cells.schema.metadata or {}), FILES: told}), raw)
    return raw.getvalue()


def _xlsx(case: Case, files: Carried | None = None) -> bytes:
    """Return a workbook in which every cell is text: a cell that begins with = is no formula.

    Raises: InputError with each cell of the ledger that no workbook can hold.
    """
    cells = table(case)
    if faults := [Fault(CLAIMS_FILE, int(row["line"]), str(column), row[column], NO_CELL)
                  for row in case.ledger.to_dict("records") for column in cells
                  if not _fits(row[column])]:
        raise InputError(faults)
    book = Workbook()
    book.active.title = CLAIMS_SHEET
    write_text(book.active, [map(str, cells.columns), *cells.itertuples(index=False)])
    carry(book, files or {})
    return as_bytes(book)


def _fits(text: str) -> bool:
    """Tell whether a cell of a workbook can hold a text."""
    return len(text) <= LONGEST_IN_WORKBOOK and not ILLEGAL_CHARACTERS_RE.search(text)


def carry(book: Workbook, files: Carried) -> None:
    """Put the files of a case on a sheet of their own, a row for each line.

    Raises: InputError with each line that no workbook can hold.
    """
    lines = [(name, line) for name, text in files.items() for line in text.split("\n")]
    faults = [Fault(name, number, "", line, NO_CELL) for name, text in files.items()
              for number, line in enumerate(text.split("\n"), 1) if not _fits(line)]
    if faults:
        raise InputError(faults)
    if lines:
        write_text(book.create_sheet(CASE_SHEET), [CASE_SHEET_HEADER, *lines])


def write_text(sheet: Any, rows: Iterable[Iterable[str]]) -> None:
    """Write rows into a sheet from its first cell on, every cell as text."""
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = str(value), TYPE_STRING


def as_bytes(book: Workbook) -> bytes:
    """Return a workbook as the bytes of a file, the same every day."""
    book.properties.created = book.properties.modified = datetime(*EPOCH)
    raw = io.BytesIO()
    with _Undated(raw, "w", strict_timestamps=False) as archive:  # book.save() would write the day
        ExcelWriter(book, archive).save()
    return _undated(raw)


class _Undated(zipfile.ZipFile):
    """An archive that can be written whatever the clock says: a ZIP knows no day before 1980."""

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *more: Any,
                 **named: Any) -> None:
        """Add an entry of the earliest time."""
        given = zinfo_or_arcname
        entry = zipfile.ZipInfo(given, EPOCH) if isinstance(given, str) else given
        super().writestr(entry, data, *more, **named)


def _undated(raw: io.BytesIO) -> bytes:
    """Return an archive whose entries bear no time of their making: the same bytes every day."""
    with zipfile.ZipFile(raw) as before:
        return _zipped({name: before.read(name) for name in before.namelist()})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()


def _package(case: Case, files: Carried | None = None) -> bytes:
    """Return a Frictionless data package: the ledger, the case's other files, and what the columns
    are."""
    texts = {CLAIMS_FILE: _csv(case).decode(), **(files or {})}
    package = {"profile": "tabular-data-package", "name": _slug(case.name),
               "title": case.definition.title,
               "resources": [_resource(name, text) for name, text in texts.items()]}
    told = json.dumps(package, ensure_ascii=False, indent=INDENT)
    return _zipped({name: text.encode() for name, text in {PACKAGE_FILE: told, **texts}.items()})


def _resource(path: str, text: str) -> dict[str, Any]:
    """Return what a data package says of one of its files (Data Package v1, Tabular Resource)."""
    named = {"name": _slug(path.rpartition(".")[0]), "path": path, "encoding": "utf-8"}
    if not path.endswith(".csv"):
        return {**named, "profile": "data-resource", "format": path.rpartition(".")[2]}
    header = next(csv.reader(io.StringIO(text)))
    key = {"primaryKey": "id"} if path == CLAIMS_FILE else {}
    return {**named, "profile": "tabular-data-resource", "schema": {
        "fields": [{"name": name, "type": "string"} for name in header], **key}}


def _slug(name: str) -> str:
    """Return a name as data packages allow it: lower-case letters, digits and . _ - alone."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower())


FORMS: dict[str, Callable[..., bytes]] = {
    "csv": _csv, "json": _json, "parquet": _parquet, "xlsx": _xlsx, "zip": _package}
