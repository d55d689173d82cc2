"""The ledger in other forms: CSV, XLSX, Parquet, JSON, a Frictionless data package."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.writer.excel import ExcelWriter

from figures.case import Case
from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.ledger import TEXT_COLUMNS
from figures.version import __version__
from figures.writing import write_whole

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can say: the same bytes every day
INDENT = 1


def export(case: Case, path: Path) -> None:
    """Write the case's ledger, as ruled, in the form that the file's ending names.

    Raises: CallError where no form has this ending.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMS:
        raise CallError([Fault("figures export", 0, "FILE", path.name,
                               "a name that ends in " + one_of(FORMS), nearest(ending, FORMS))])
    write_whole(path, FORMS[ending](case))


def table(case: Case) -> pd.DataFrame:
    """Return the ledger as ruled: the columns of claims.csv that hold anything, all text."""
    cells = case.ledger[list(TEXT_COLUMNS)]
    return cells.loc[:, [name for name in cells if (cells[name] != "").any()]]


def _csv(case: Case) -> bytes:
    return table(case).to_csv(index=False, lineterminator="\n").encode()


def _json(case: Case) -> bytes:
    content = {"version": __version__, "inputs": case.inputs, "case": case.name,
               "claims": table(case).to_dict("records")}
    return (json.dumps(content, ensure_ascii=False, indent=INDENT) + "\n").encode()


def _parquet(case: Case) -> bytes:
    raw = io.BytesIO()
    table(case).to_parquet(raw, index=False)
    return raw.getvalue()


def _xlsx(case: Case) -> bytes:
    """Return a workbook in which every cell is text: a cell that begins with = is no formula."""
    book = Workbook()
    sheet = book.active
    cells = table(case)
    for row, values in enumerate([list(cells), *cells.itertuples(index=False)], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = str(value), TYPE_STRING
    book.properties.created = book.properties.modified = datetime(*EPOCH)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:  # book.save() would write the time of day
        ExcelWriter(book, archive).save()
    return _undated(raw)


def _undated(raw: io.BytesIO) -> bytes:
    """Return an archive whose entries bear no time of their making: the same bytes every day."""
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return made.getvalue()


def _package(case: Case) -> bytes:
    """Return a Frictionless data package: the ledger and what its columns are."""
    cells = table(case)
    fields = [{"name": name, "type": "string"} for name in cells]
    package = {"profile": "tabular-data-package", "name": case.name.lower(),
               "title": case.definition.title, "resources": [{
                   "name": "claims", "path": "claims.csv", "profile": "tabular-data-resource",
                   "encoding": "utf-8", "schema": {"fields": fields, "primaryKey": "id"}}]}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(package, ensure_ascii=False, indent=INDENT)
        archive.writestr(zipfile.ZipInfo("datapackage.json", EPOCH), text)
        archive.writestr(zipfile.ZipInfo("claims.csv", EPOCH), _csv(case))
    return raw.getvalue()


FORMS: dict[str, Callable[[Case], bytes]] = {
    "csv": _csv, "json": _json, "parquet": _parquet, "xlsx": _xlsx, "zip": _package}
