"""What each column of a sheet is taken for: as asked, by its name, as a count, by its content."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.founding.cells import is_bare, quantity_name, unit_of
from figures.founding.columns import (
    MAPPED_TO,
    SIDE,
    SIZES,
    by_content,
    by_name,
    column,
    counted_in,
    mostly,
    plain,
    quantities,
    resolve_source,
    synonyms,
)
from figures.founding.sheets import Sheet
from figures.units import COUNT, PERSON, SHARE
from figures.wording import read

BRACKETED = re.compile(r"[(\[]([^)\]]+)[)\]]")


@dataclass(frozen=True)
class Mapping_:
    """What was found: for each of our columns the place of theirs; columns that are themselves a
    quantity, as (quantity, end, place); the places of all that goes into the note; cells that are
    the same in every row; the place of the column whose cells name events that differ; and the
    units that headers name, by place."""

    places: Mapping[str, int] = field(default_factory=dict)
    counted: tuple[tuple[str, str, int], ...] = ()
    noted: tuple[int, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    each: int | None = None
    units: Mapping[int, str] = field(default_factory=dict)


def asked_for(pairs: Sequence[str], sheet: Sheet) -> dict[str, int]:
    """Return the places that --map gives, theirs=ours; either order is understood.

    Raises: CallError with every pair that names no column of theirs or of ours.
    """
    places: dict[str, int] = {}
    faults: list[Fault] = []
    headers = {plain(name): at for at, name in reversed(list(enumerate(sheet.header)))}
    for pair in pairs:
        theirs, _, ours = (part.strip() for part in pair.rpartition("="))
        if plain(theirs) not in headers and theirs in MAPPED_TO:
            theirs, ours = ours, theirs
        if plain(theirs) not in headers:
            faults.append(Fault("figures", 0, "--map", theirs or pair, one_of(sheet.header),
                                nearest(theirs, sheet.header)))
        elif ours not in MAPPED_TO:
            faults.append(Fault("figures", 0, "--map", ours, one_of(MAPPED_TO),
                                nearest(ours, MAPPED_TO)))
        elif ours in places:
            faults.append(Fault("figures", 0, "--map", pair, f"one column for {ours}, given once"))
        elif headers[plain(theirs)] in places.values():
            faults.append(Fault("figures", 0, "--map", pair, f"{theirs} for one column, given "
                                "once"))
        else:
            places[ours] = headers[plain(theirs)]
    if faults:
        raise CallError(faults)
    return places


def map_columns(sheet: Sheet, asked: Mapping[str, int]) -> Mapping_:
    """Return where each of our columns stands in a sheet: as asked, then by name, then by content;
    what is left over goes into the note."""
    places = dict(asked)
    by_name(sheet, places)
    counted = _wide(sheet, places, asked)
    resolve_source(sheet, places)
    if SIDE in places and SIDE not in asked and len({*column(sheet, places[SIDE])}) < 2:
        places.pop(SIDE)  # where all is of one side, its name tells nothing apart
    by_content(sheet, places, bool(counted))
    if "quote" in places and not counted and not {"wording", *SIZES} & {*places}:
        places["wording"] = places.pop("quote")  # the sentence is all that tells the figure
    used = {*places.values(), *(at for _, _, at in counted)}
    noted = tuple(at for at, name in enumerate(sheet.header) if at not in used
                  and any(map(bool, column(sheet, at))))
    units = {at: unit for _, _, at in counted if (unit := _unit(sheet.header[at]))}
    return Mapping_(places, counted, noted, units=units)


def _wide(sheet: Sheet, places: dict[str, int], asked: Mapping[str, int]
          ) -> tuple[tuple[str, str, int], ...]:
    """Return the columns that are named for what they count, where the table is made so: none
    where another column says what is counted, or holds the low, best and high of it."""
    named = places.get("quantity")
    if "quantity" in asked or (named is not None and mostly(
            column(sheet, named), lambda cell: plain(cell) in quantities())):
        return ()
    found = tuple(_counted(sheet, places))
    exact = any(plain(sheet.header[at]) in quantities() for _, _, at in found)
    sized = len({*SIZES} & {*places}) > 1
    if not found or (named is not None and not exact) or (sized and not exact):
        return ()
    for name in ("quantity", *SIZES):
        if name not in asked:
            places.pop(name, None)
    return found


def _counted(sheet: Sheet, places: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    """Yield the columns that are named for what they count: quantity, end, place."""
    for at, header in enumerate(sheet.header):
        if at in places.values() and plain(header) not in quantities():
            continue
        end = next((name for word in plain(header).split() if (name := synonyms().get(
            word, ("", 0))[0]) in SIZES and plain(header) not in quantities()), SIZES[1])
        quantity = _quantity(header)
        if quantity and mostly(column(sheet, at), lambda cell: is_bare(cell, True) or read(cell)):
            yield quantity, end, at


def _quantity(header: str) -> str:
    """Return what a header says is counted: a usual quantity, or whatever has a unit behind it."""
    bare = plain(BRACKETED.sub(" ", header)) if _unit(header) else plain(header)
    return counted_in(bare) or (quantity_name(bare) if _unit(header) else "")


def _unit(header: str) -> str:
    """Return the unit of land or length that a header has in brackets, "" where it has none."""
    named = BRACKETED.search(header)
    try:
        unit = unit_of(named[1]) if named else ""
    except ValueError:
        return ""
    return "" if unit in (PERSON, COUNT, SHARE) else unit
