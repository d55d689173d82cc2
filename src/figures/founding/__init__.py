"""New case folders: from nothing, or from a spreadsheet with any column names; and rows added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from figures.codebook import CASE_KINDS, nearest, one_of
from figures.dates import EXPECTED, span
from figures.errors import CallError, Fault, InputError, UnitError
from figures.folders import CASE_FILE, DATA_FOLDER, RESOLVED_FOLDER, data_folder
from figures.founding import folder as folders
from figures.founding.columns import names_or
from figures.founding.entries import Entry
from figures.founding.files import read_raw
from figures.founding.folder import Outline, parts_of
from figures.founding.sheets import read_sheet
from figures.founding.taking import Wanted, take
from figures.founding.trial import errors_of, own_faults, tried
from figures.ledger import CLAIMS_FILE
from figures.sources import SOURCES_FILE
from figures.units import PERSON, USUAL, dimension

__all__ = ["Draft", "Founded", "Outline", "brings_case", "found", "from_nothing", "from_sheet",
           "place_for"]

USUAL_QUANTITIES = ("killed", "wounded")  # a case begun with nothing said counts these
LONGEST_NAME = 200  # bytes of a folder's name; systems allow 255, the program adds to it
LONGEST_TEXT = 10_000  # signs of a title or a question
OPTIONS = {"quantities": "--quantity"}  # where an option is not named as its field


@dataclass(frozen=True)
class Founded:
    """A new case: its folder and files, and a line on whatever its keeper should know."""

    folder: Path
    files: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A case to be: its outline, its rows, what is to be told of them, the file that they come
    from, and the other files of the case where that file carries them."""

    outline: Outline
    rows: tuple[Entry, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    file: str = ""
    carried: Mapping[str, str] = field(default_factory=dict)


def place_for(name: str) -> Path:
    """Return the folder of a new case: under the data folder, or at a path where there is a slash.

    Raises: CallError where the name can't be one, or is taken.
    """
    data = data_folder() or Path(DATA_FOLDER)
    plain = "/" not in name and "\\" not in name
    if (name.strip(" ./") == "" or (plain and name.startswith((".", "-"))) or not name.isprintable()
            or any(len(part.encode()) > LONGEST_NAME for part in name.split("/"))):
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
    """Return a case with the claims of a file: of an export, or of a filled template, as they
    stand; of any other table as its columns are understood by their names and content. `pairs` are
    columns that the caller names, as "theirs=ours".

    Raises: CallError or InputError with a line for each thing that can't be read as meant, which
    says what to do about it.
    """
    sheet = read_sheet(path, names_or(pairs))
    if sheet.files:
        _refuse_outline(outline, sheet.file)
    names = [parts_of(asked)[0] for asked in outline.quantities]
    wanted = Wanted(outline.name, names[0] if len(names) == 1 else "", _quantities(sheet.files))
    taken = take(sheet, pairs, wanted)
    return Draft(outline, taken.rows, taken.left_out, taken.notes, sheet.file, sheet.files)


def _quantities(files: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the quantities of a case that is carried, none where none is."""
    try:
        content: Any = yaml.load(files.get(CASE_FILE, "{}"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):  # which is told when the case is tried
        return frozenset()
    named = content.get("quantities", {}) if isinstance(content, dict) else {}
    return frozenset(map(str, named)) if isinstance(named, dict) else frozenset()


def _refuse_outline(outline: Outline, file: str) -> None:
    said = [OPTIONS.get(one.name, f"--{one.name}") for one in fields(outline)
            if one.name != "name" and getattr(outline, one.name)]
    if said:
        raise CallError(Fault("figures new", 0, option, "(a value)",
                              f"nothing: {file} brings a {CASE_FILE} of its own")
                        for option in said)


def brings_case(path: Path) -> bool:
    """Tell whether a file is an export that carries its case along.

    Raises: InputError where it can't be read.
    """
    return bool(read_raw(path).files)


def found(place: Path, draft: Draft) -> Founded:
    """Write the case folder and return it.

    Raises: CallError where a word of the outline is none; InputError where the rows disagree with
    their own words; then nothing is written.
    """
    _outline_faults(draft.outline)
    files = _files(draft)
    with TemporaryDirectory() as trial:
        folders.write(Path(trial) / "case", files)
        errors = errors_of(tried(Path(trial) / "case", draft.rows, draft.file))
    faults = own_faults(errors, draft.rows, draft.file) if not draft.carried else []
    if faults:
        raise InputError(faults)
    folders.write(place, files)
    notes = [f"check finds what is printed wrong, not entered wrong: {finding.code}: "
             f"{finding.message}" for finding in errors]
    return Founded(place, tuple(files), (*draft.notes, *notes))


def _files(draft: Draft) -> dict[str, str]:
    """Return the files of the case to be: those that are carried, with the names of the rows that
    they lack, else new ones."""
    made = folders.contents(draft.outline, draft.rows, draft.left_out)
    if not draft.carried:
        return made
    sources, _ = folders.with_names(draft.carried.get(SOURCES_FILE, ""), draft.rows)
    return {CLAIMS_FILE: made[CLAIMS_FILE], **draft.carried, SOURCES_FILE: sources}


def _outline_faults(outline: Outline) -> None:
    faults = []
    if outline.kind and outline.kind not in CASE_KINDS:
        faults.append(Fault("figures new", 0, "--kind", outline.kind, one_of(CASE_KINDS),
                            nearest(outline.kind, CASE_KINDS)))
    try:
        span(outline.start) if outline.start else None
    except ValueError:
        faults.append(Fault("figures new", 0, "--start", outline.start, EXPECTED))
    faults += [fault for asked in outline.quantities for fault in _quantity_faults(asked)]
    names = [parts_of(asked)[0] for asked in outline.quantities]
    faults += [Fault("figures new", 0, "--quantity", name, "each quantity once")
               for name in dict.fromkeys(names) if names.count(name) > 1]
    faults += [Fault("figures new", 0, f"--{name}", text, f"text in UTF-8, at most {LONGEST_TEXT} "
                     "signs") for name in ("title", "question")
               if not _is_text(text := getattr(outline, name))]
    if faults:
        raise CallError(faults)


def _quantity_faults(asked: str) -> Iterator[Fault]:
    name, _, unit = parts_of(asked)
    if not name or name[0].isdigit() or not _is_text(asked):
        yield Fault("figures new", 0, "--quantity", asked,
                    "a name such as killed, or killed=soldiers killed")
    try:
        dimension(unit or PERSON)
    except UnitError:
        yield Fault("figures new", 0, "--quantity", unit, "a unit such as " + ", ".join(USUAL),
                    nearest(unit, USUAL))


def _is_text(text: str) -> bool:
    """Tell whether an option's text can be written: not of other bytes, nor endless."""
    return len(text) <= LONGEST_TEXT and not any("\ud800" <= sign <= "\udfff" for sign in text)
