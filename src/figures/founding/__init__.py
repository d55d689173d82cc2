"""New case folders: from nothing, or from a spreadsheet with any column names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from figures.case import Case, load
from figures.checks import check
from figures.codebook import CASE_KINDS, NOT_SAID, nearest, one_of
from figures.dates import EXPECTED, span
from figures.errors import CallError, Fault, InputError
from figures.findings import Finding
from figures.folders import DATA_FOLDER, RESOLVED_FOLDER, data_folder
from figures.founding import folder as folders
from figures.founding.columns import asked_for, known_names, map_columns, plain
from figures.founding.entries import Entry, entries, grasp
from figures.founding.folder import Outline, parts_of
from figures.founding.sheets import Sheet, missing_column, read_sheet
from figures.meanings import claims_of
from figures.wording import read

__all__ = ["Founded", "Outline", "found", "from_nothing", "from_sheet", "place_for"]

USUAL_QUANTITIES = ("killed", "wounded")  # a case begun with nothing said counts these
FIGURES = ("wording", "value", "low", "high")
NAMES = ("speaker", "publisher", "url")


@dataclass(frozen=True)
class Founded:
    """A new case: its folder and files, and a line on whatever its keeper should know."""

    folder: Path
    files: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A case to be: its outline, its rows, and what is to be told of them."""

    outline: Outline
    rows: tuple[Entry, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    file: str = ""


def place_for(name: str) -> Path:
    """Return the folder of a new case: under the data folder, or at a path where there is a slash.

    Raises: CallError where the name can't be one, or is taken.
    """
    data = data_folder() or Path(DATA_FOLDER)
    plain = "/" not in name and "\\" not in name
    if not name.strip() or name.strip("./") == "" or (plain and name.startswith((".", "-"))):
        raise CallError([Fault("figures new", 0, "NAME", name or "(nothing)",
                               "a name of letters, digits and hyphens, or a path")])
    place = data / name if plain else Path(name)
    taken = [place, data / RESOLVED_FOLDER / name] if plain else [place]
    if any(path.exists() for path in taken):
        raise CallError([Fault("figures new", 0, "NAME", name, "a name that no case has yet")])
    return place


def from_nothing(outline: Outline) -> Draft:
    """Return a case without claims."""
    return Draft(replace(outline, quantities=outline.quantities or USUAL_QUANTITIES))


def from_sheet(outline: Outline, path: Path, pairs: Sequence[str] = ()) -> Draft:
    """Return a case with the claims of a spreadsheet, whose columns are found by their names and
    content; `pairs` are those that the caller names, as "theirs=ours".

    Raises: CallError or InputError with a line for each thing that can't be read as meant, which
    says what to do about it.
    """
    sheet = read_sheet(path, known_names)
    mapping = map_columns(sheet, asked_for(pairs, sheet))
    names = [parts_of(asked)[0] for asked in outline.quantities]
    faults = _missing(sheet, {*mapping.places}, bool(mapping.counted))
    if faults:
        raise InputError(faults)
    how = grasp(sheet, mapping, names[0] if len(names) == 1 else "", outline.name)
    rows, faults, left_out = entries(how)
    faults += _doubles(rows, sheet)
    if not rows and not faults:
        faults.append(Fault(sheet.file, 0, "", "(no row with a figure)", "figures in a column: "
                            "name it with --map COLUMN=wording or --map COLUMN=value"))
    if faults:
        raise InputError(faults)
    notes = [f"line {entry.line}: no figure is read in “{entry.cells['wording']}”"
             for entry in rows if entry.cells["wording"] != NOT_SAID
             and not read(entry.cells["wording"])]
    notes += [f"{sheet.header[at] or 'a column without a name'}: kept in note"
             for at in mapping.noted]
    notes += [f"{sheet.header[at]}: read as {ours}" for ours, at in mapping.places.items()
              if plain(sheet.header[at]) != plain(ours)]
    return Draft(outline, tuple(rows), tuple(left_out), (*notes, *left_out), sheet.file)


def _missing(sheet: Sheet, found: set[str], counted: bool) -> list[Fault]:
    """Return a fault for each thing that a ledger needs and no column holds."""
    faults = []
    if not counted and not found & {*FIGURES}:
        faults.append(missing_column(sheet, "wording", "the figures: --map COLUMN=wording (as "
                                     "printed) or --map COLUMN=value (bare numbers)"))
    if not found & {*NAMES}:
        faults.append(missing_column(sheet, "speaker", "who says it or who printed it: --map "
                                     "COLUMN=speaker or --map COLUMN=publisher"))
    return faults


def _doubles(rows: Sequence[Entry], sheet: Sheet) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for entry in rows:
        name = entry.cells["id"]
        if name in first:
            faults.append(Fault(sheet.file, entry.line, "id", name, "an id that no other row has "
                                f"(line {first[name]} has it): give it another, or "
                                "--map id=note to have ids made"))
        first.setdefault(name, entry.line)
    return faults


def found(place: Path, draft: Draft) -> Founded:
    """Write the case folder and return it.

    Raises: CallError where a word of the outline is none; InputError where the rows disagree with
    their own words; then nothing is written.
    """
    _outline_faults(draft.outline)
    files = folders.contents(draft.outline, draft.rows, draft.left_out)
    with TemporaryDirectory() as trial:
        folders.write(Path(trial) / "case", files)
        case = _loaded(Path(trial) / "case", draft)
        errors = [finding for finding in check(claims_of(case)) if finding.stands()]
    own = [finding for finding in errors if finding.fault == "ledger"]
    if own:
        raise InputError(_fault(finding, draft) for finding in own)
    folders.write(place, files)
    notes = [f"check finds what is printed wrong, not entered wrong: {finding.code}: "
             f"{finding.message}" for finding in errors]
    return Founded(place, tuple(files), (*draft.notes, *notes))


def _outline_faults(outline: Outline) -> None:
    faults = []
    if outline.kind and outline.kind not in CASE_KINDS:
        faults.append(Fault("figures new", 0, "--kind", outline.kind, one_of(CASE_KINDS),
                            nearest(outline.kind, CASE_KINDS)))
    try:
        span(outline.start) if outline.start else None
    except ValueError:
        faults.append(Fault("figures new", 0, "--start", outline.start, EXPECTED))
    faults += [Fault("figures new", 0, "--quantity", asked, "a name such as killed, or "
                     "killed=soldiers killed") for asked in outline.quantities
               if not parts_of(asked)[0] or parts_of(asked)[0][0].isdigit()]
    if faults:
        raise CallError(faults)


def _loaded(folder: Path, draft: Draft) -> Case:
    """Return the case of a trial folder; its faults as those of the file that it came from."""
    try:
        return load(folder)
    except InputError as error:
        lines = {number: entry.line for number, entry in enumerate(draft.rows, 2)}
        raise InputError(
            replace(fault, file=draft.file, line=lines[fault.line])
            if fault.file == "claims.csv" and fault.line in lines else fault
            for fault in error.faults) from None


def _fault(finding: Finding, draft: Draft) -> Fault:
    line = {entry.cells["id"]: entry.line for entry in draft.rows}[finding.claims[0]]
    return Fault(draft.file, line, finding.code, f"({finding.message})",
                 "cells that say what the words say: correct the cell, or leave it blank")
