"""Public tables of losses that are known by their headers (`formats.yml`)."""

from collections.abc import Mapping
from typing import Any

from figures.founding.columns import column, plain
from figures.founding.mapping import Mapping_
from figures.founding.sheets import Sheet
from figures.wording.lists import word_list


def known_format(sheet: Sheet) -> Mapping_ | None:
    """Return where a known public table keeps what, None where a sheet is none of them."""
    places = {plain(name): at for at, name in reversed(list(enumerate(sheet.header)))}
    for told in word_list("formats").values():
        if all(plain(name) in places for name in told["told_by"]):
            return _mapping(told, places, sheet)
    return None


def _mapping(told: Mapping[str, Any], places: Mapping[str, int], sheet: Sheet) -> Mapping_:
    found = {ours: places[plain(theirs)] for ours, theirs in told["columns"].items()
             if plain(theirs) in places}
    rest = [at for at in range(len(sheet.header)) if at not in found.values()]
    noted = rest if "note" not in told else [
        places[plain(name)] for name in told["note"] if plain(name) in places]
    each = places[plain(told["each"])] if "each" in told else None
    if each is not None and len({*column(sheet, each)}) < 2:
        each = None  # of one event alone there is nothing to tell apart
    return Mapping_(found, (), tuple(noted), told.get("fixed", {}), each)
