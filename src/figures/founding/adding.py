"""Rows added to a case that there is: whole or not at all."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from figures.case import FILES, Case
from figures.errors import InputError
from figures.founding.columns import names_or
from figures.founding.entries import Entry
from figures.founding.folder import with_claims, with_names
from figures.founding.sheets import read_sheet
from figures.founding.taking import Wanted, take
from figures.founding.trial import errors_of, own_faults, tried
from figures.ledger import CLAIMS_FILE
from figures.rows import read_text
from figures.sources import SOURCES_FILE
from figures.writing import told_of, write_all

SAME = ("quantity", "wording", "value", "speaker", "publisher", "as_of", "reported_on", "url")


@dataclass(frozen=True)
class Added:
    """What was added: the ids of the claims, the names that sources.csv has now, and what the
    keeper should know."""

    claims: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]


def add(case: Case, path: Path, pairs: tuple[str, ...] = ()) -> Added:
    """Write the claims of a file behind those of a case and return what was added; a row that the
    ledger has already is left out.

    Raises: CallError or InputError where a row can't be read as meant, or disagrees with its own
    words; then nothing is written.
    """
    quantities = case.definition.quantities
    only = next(iter(quantities)) if len(quantities) == 1 else ""
    sheet = read_sheet(path, names_or(pairs))
    taken = take(sheet, pairs, Wanted(case.name, only, frozenset(quantities), case.printed.index))
    known = {_key({name: str(row[name]) for name in SAME}): str(row["id"])
             for row in case.printed.to_dict("records")}
    rows = [entry for entry in taken.rows if _key(entry.cells) not in known]
    doubles = [f"line {entry.line}: the ledger has it as {known[_key(entry.cells)]}: left out"
               for entry in taken.rows if _key(entry.cells) in known]
    written, names = _written(case.folder, rows)
    _try(case, written, rows, sheet.file)
    write_all({case.folder / name: text for name, text in written.items()})
    new = [f"{name}: added to {SOURCES_FILE}; say there what it is and whose side it is on"
           for name in names]
    return Added(tuple(entry.cells["id"] for entry in rows), tuple(names),
                 (*taken.notes, *doubles, *new))


def _key(cells: dict[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in SAME)


def _written(folder: Path, rows: list[Entry]) -> tuple[dict[str, str], list[str]]:
    """Return the files with the rows in them, sources first, and the names that are new."""
    claims, _ = read_text(folder / CLAIMS_FILE)
    path = folder / SOURCES_FILE
    sources, names = with_names(read_text(path)[0] if path.is_file() else "", rows)
    return {**({SOURCES_FILE: sources} if names else {}),
            **({CLAIMS_FILE: with_claims(claims, rows)} if rows else {})}, names


def _try(case: Case, written: dict[str, str], rows: list[Entry], file: str) -> None:
    """Read a copy of the case with the rows in it.

    Raises: InputError with what is wrong with them.
    """
    series = [one.measured.file for one in case.definition.quantities.values() if one.measured]
    with TemporaryDirectory() as place:
        copy = Path(place) / "case"
        for name in filter(lambda name: (case.folder / name).is_file(), (*FILES, *series)):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            with told_of(copy / name):
                shutil.copyfile(case.folder / name, copy / name)
        write_all({copy / name: text for name, text in written.items()})
        faults = own_faults(errors_of(tried(copy, rows, file)), rows, file)
    if faults:
        raise InputError(faults)
