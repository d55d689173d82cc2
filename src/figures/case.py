"""A case: one folder, read whole and checked whole."""

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from figures import folders
from figures.codebook import nearest
from figures.definitions import Definition, definition
from figures.documents import Document, read_document_text
from figures.errors import CallError, Fault, InputError
from figures.identities import Tree, read_arithmetic
from figures.ledger import (
    CLAIMS_FILE,
    TEXT_COLUMNS,
    Allowed,
    as_table,
    name_faults,
    read_ledger,
)
from figures.models import CaseFile
from figures.rows import Row
from figures.rulings import (
    CARRIED_OUT_FILE,
    RULINGS_FILE,
    Ruling,
    apply_rulings,
    as_ruled,
    read_rulings,
)
from figures.sources import SOURCES_FILE, Sources, read_sources
from figures.validation import read_document

# where only a key of case.yml tells which names there are: the key, and what names them
NAMED_BY = {"parties": ("of", "by", "with", "party"), "scopes": ("scope",)}
FILES = (folders.CASE_FILE, CLAIMS_FILE, SOURCES_FILE, RULINGS_FILE)
KEPT = (*FILES, CARRIED_OUT_FILE, folders.README_FILE)  # what no output may be written over


@dataclass(frozen=True)
class Case:
    """One case as its folder states it.

    `printed` and `ledger` are tables of text indexed by claim id (see `ledger.as_table`): as
    printed, and with the rulings applied. `inputs` is the hash of the folder.
    """

    name: str
    folder: Path
    definition: Definition
    printed: pd.DataFrame
    ledger: pd.DataFrame
    sources: Sources
    rulings: tuple[Ruling, ...]
    inputs: str


def refuse_inputs(path: Path, command: str, *read: str) -> None:
    """Refuse to write an output over an input: over the files named, or what a case consists of.

    Raises: CallError where it would be.
    """
    over_read = path.exists() and any(Path(name).exists() and path.samefile(name) for name in read)
    within = next((home for home in (path.parent, path.parent.parent)
                   if (home / folders.CASE_FILE).is_file()), None)
    entry = path.relative_to(within).as_posix() if within else ""
    series = within and path.exists() and entry.startswith(f"{folders.MEASURED_FOLDER}/")
    if over_read or entry in KEPT or series:
        raise CallError([Fault(command, 0, "FILE", path.name, "a file that is not read here")])


def load(case: str | os.PathLike[str]) -> Case:
    """Return the case of a name under the data folder, or of a path.

    Raises: CallError where there is no such case; InputError, with every fault of the folder at
    once, where a file can't be read as meant.
    """
    folder = folders.find_case(case)
    if links := folders.link_faults(folder, FILES):
        raise InputError([*links, *_rest_faults(folder, {fault.file for fault in links})])
    document, faults = read_document_text(folder / folders.CASE_FILE)
    entry, more = read_document(CaseFile, document.content, document.place) \
        if not faults else (None, [])
    faults += more
    if entry is None:
        raise InputError(_reliable([*faults, *_rows_faults(folder)]))
    defined, more = definition(entry, document, folder)
    faults += more
    known, more = read_sources(folder, defined.parties)
    faults += more
    allowed = Allowed(tuple(defined.quantities), defined.scopes)
    rows, more = read_ledger(folder, allowed)
    faults += [*more, *_worked_faults(defined, document, rows)]
    decided, more = read_rulings(folder)
    faults += more
    if faults:
        raise InputError(_reliable([*faults, *_ruling_faults(rows, decided, faults)]))
    ruled, left_out, faults = apply_rulings(rows, decided)
    faults += as_ruled(name_faults(ruled, allowed), rows, decided) if decided and not faults else []
    if faults:
        raise InputError(faults)
    printed = as_table(rows, left_out)
    return Case(folder.resolve().name, folder, defined, printed,
                as_table(ruled, left_out) if decided else printed, known, decided,
                folders.inputs_hash(folder))


def _ruling_faults(rows: list[Row], decided: tuple[Ruling, ...], known: list[Fault]
                   ) -> list[Fault]:
    """Find the rulings that can't be meant beside other faults; where no row can be read, none."""
    named = [row for row in rows if row.cells.get("id")]
    _, _, faults = apply_rulings(named, decided) if named else ([], frozenset(), [])
    told = {(fault.file, fault.line, fault.column) for fault in known}
    states = {ruling.line for ruling in decided if ruling.column not in TEXT_COLUMNS}
    return [fault for fault in faults if (fault.file, fault.line, fault.column) not in told
            and (fault.column != "now" or fault.line in states)]  # cells have faults of their own


def _reliable(faults: list[Fault]) -> list[Fault]:
    """Leave out what is said of single cells of a row whose cells are too many or too few, and of
    names that a key defines which can't be read."""
    shifted = {(fault.file, fault.line) for fault in faults if fault.line > 1 and not fault.column}
    undefined = {column for fault in faults for column in NAMED_BY.get(fault.column, ())}
    return [fault for fault in faults if fault.column not in undefined
            and (not fault.column or (fault.file, fault.line) not in shifted)]


def _rest_faults(folder: Path, without: Collection[str]) -> list[Fault]:
    """Find what can be found in the files of a folder that are not among those left out."""
    document, faults = read_document_text(folder / folders.CASE_FILE) \
        if folders.CASE_FILE not in without else (Document("", {}, {}), [])
    if document.content and not faults:
        _, faults = read_document(CaseFile, document.content, document.place)
    return [*faults, *_rows_faults(folder, without)]


def _rows_faults(folder: Path, without: Collection[str] = ()) -> list[Fault]:
    """Find what can be found in the other files when case.yml itself can't be read."""
    readers: dict[str, Callable[[], tuple[object, list[Fault]]]] = {
        SOURCES_FILE: lambda: read_sources(folder, ()), RULINGS_FILE: lambda: read_rulings(folder),
        CLAIMS_FILE: lambda: read_ledger(folder, Allowed((), ()))}
    found = [fault for name, read in readers.items() if name not in without for fault in read()[1]]
    return [fault for fault in found
            if fault.column not in ("party", "quantity", "scope", "share_of")]


def _worked_faults(defined: Definition, document: Document, rows: Iterable[Row]) -> list[Fault]:
    ids = [row.cells.get("id", "") for row in rows]
    faults = []
    for number, worked in enumerate(defined.worked):
        place = document.place(("worked", number))
        try:
            names = _names(read_arithmetic(worked.arithmetic, ids))
        except ValueError as reason:
            faults.append(Fault(*place, "is", worked.arithmetic, str(reason)))
            continue
        faults += [Fault(*place, "is", name, "the id of a claim", nearest(name, ids))
                   for name in names if name not in set(ids)]
    return faults


def _names(tree: Tree) -> list[str]:
    if isinstance(tree, tuple):
        return [*_names(tree[1]), *_names(tree[2])]
    return [tree] if isinstance(tree, str) else []
