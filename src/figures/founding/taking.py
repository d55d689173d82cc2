"""The claims of a file as rows of claims.csv: as they stand, or as its columns are understood."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from figures.codebook import NOT_SAID
from figures.errors import Fault, InputError
from figures.founding.columns import column, plain
from figures.founding.entries import Entry, entries, grasp, numbered
from figures.founding.formats import known_format
from figures.founding.mapping import Mapping_, asked_for, map_columns
from figures.founding.sheets import Sheet, missing_column
from figures.wording import read

FIGURES = ("wording", "value", "low", "high")
NAMES = ("speaker", "publisher", "url")


@dataclass(frozen=True)
class Wanted:
    """What is known of a case before its rows are read: its name, with which ids begin; the one
    quantity of rows that name none; the quantities that it has, and the ids of its claims."""

    name: str
    quantity: str = ""
    known: frozenset[str] = frozenset()
    ids: Collection[str] = ()


@dataclass(frozen=True)
class Taken:
    """The rows of a file, a line on each row that is left out, and whatever else is to be told."""

    rows: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def take(sheet: Sheet, pairs: Sequence[str], wanted: Wanted) -> Taken:
    """Return the claims of a sheet; `pairs` are columns that the caller names, "theirs=ours".

    Raises: CallError or InputError with a line for each thing that can't be read as meant, which
    says what to do about it.
    """
    if sheet.own and not pairs:
        rows = numbered([Entry(line, {name: cell for name, cell in cells.items() if cell})
                         for line, cells in sheet.own], wanted.name, wanted.ids)
        taken = Taken(tuple(rows), (), tuple(_unread(rows)))
    else:
        taken = _understood(sheet, pairs, wanted)
    faults = _doubles(taken.rows, sheet, wanted.ids)
    if faults:
        raise InputError(faults)
    return taken


def _understood(sheet: Sheet, pairs: Sequence[str], wanted: Wanted) -> Taken:
    mapping = (not pairs and known_format(sheet)) or map_columns(sheet, asked_for(pairs, sheet))
    faults = _missing(sheet, {*mapping.places, *mapping.fixed}, bool(mapping.counted))
    if faults:
        raise InputError(faults)
    made, faults, left_out = entries(grasp(sheet, mapping, wanted.quantity, wanted.known))
    if not made and not faults:
        faults.append(Fault(sheet.file, 0, "", "(no row with a figure)", "figures in a column: "
                            "name it with --map COLUMN=wording or --map COLUMN=value"))
    if faults:
        raise InputError(faults)
    rows = numbered(made, wanted.name, wanted.ids)
    notes = (*_unread(rows), *_mapped(sheet, mapping), *left_out)
    return Taken(tuple(rows), tuple(left_out), notes)


def _unread(rows: Sequence[Entry]) -> list[str]:
    return [f"line {entry.line}: no figure is read in “{entry.cells['wording']}”"
            for entry in rows if entry.cells["wording"] != NOT_SAID
            and not read(entry.cells["wording"])]


def _mapped(sheet: Sheet, mapping: Mapping_) -> list[str]:
    """Return a line on each column that is read as one of another name, or not at all."""
    used = {*mapping.places.values(), *mapping.noted, *(at for _, _, at in mapping.counted)}
    dropped = [name for at, name in enumerate(sheet.header) if at not in used and column(sheet, at)]
    return [*([f"other sheets are left alone: {', '.join(sheet.unread)}"] if sheet.unread else []),
            *(f"{sheet.header[at] or 'a column without a name'}: kept in note"
              for at in mapping.noted),
            *(f"{sheet.header[at]}: read as {ours}" for at, ours in sorted(
                (at, ours) for ours, at in mapping.places.items())
              if plain(sheet.header[at]) != plain(ours)),
            *(f"{sheet.header[at]}: counted as {quantity}" for quantity, _, at in mapping.counted
              if plain(sheet.header[at]) != plain(quantity)),
            *([f"left out: {', '.join(dropped)}"] if dropped else [])]


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


def _doubles(rows: Sequence[Entry], sheet: Sheet, taken: Collection[str]) -> list[Fault]:
    """Return a fault for each id that another row, or a claim of the case, has."""
    first: dict[str, int] = {}
    faults = []
    for entry in rows:
        name = entry.cells["id"]
        if name in taken:
            faults.append(Fault(sheet.file, entry.line, "id", name, "an id that no claim of the "
                                "case has: leave it blank to have one made"))
        if name in first:
            faults.append(Fault(sheet.file, entry.line, "id", name, "an id that no other row has "
                                f"(line {first[name]} has it): give it another, or "
                                "--map id=note to have ids made"))
        first.setdefault(name, entry.line)
    return faults


