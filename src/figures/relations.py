"""Whose people are counted by whom: sides, and each claim's relation to what it counts.

The rule is the contract's (section 1, sources.csv): a claim's relation comes from its informant's
side, else its speaker's.
"""

from collections.abc import Mapping

import pandas as pd

from figures.case import Case
from figures.codebook import NEUTRAL_KINDS
from figures.definitions import Definition, Party, Quantity

THIRD_SIDE = ""  # the side of those who stand on none


def sides(parties: Mapping[str, Party]) -> dict[str, str]:
    """Return each party's side: the same name for all parties that `with:` joins, in either
    direction and over any number of steps."""
    joined = {key: {key} for key in parties}
    for key, party in parties.items():
        if party.on_side_of in joined:
            together = joined[key] | joined[party.on_side_of]
            for member in together:
                joined[member] = together
    return {key: min(members) for key, members in joined.items()}


def relation(quantity: Quantity, definition: Definition, party: str, kind: str) -> str:
    """Return how a source of a party and kind stands to a quantity; one of codebook.RELATIONS."""
    side = sides(definition.parties)
    own, theirs, blamed = side.get(party), side.get(quantity.of), side.get(quantity.by)
    fighters = quantity.who == "soldiers" or (
        quantity.who in ("mixed", "unknown") and definition.kind == "combat")
    if own is None:
        return "third"
    if own == theirs:
        return _own(fighters, set(side.values()) - {theirs})
    opposed = theirs is not None and kind not in NEUTRAL_KINDS
    if own == blamed or opposed:
        return "enemy" if fighters else "perpetrator"
    return "third"


def _own(fighters: bool, others: set[str]) -> str:
    if fighters:
        return "own_soldiers"
    return "own_civilians" if others else "government"


def with_relations(table: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the claims table with the columns `relation` and `side`, the side of the informant or
    speaker ("" for those on none)."""
    side = sides(case.definition.parties)
    told = table["informant"].where(table["informant"] != "", table["speaker"])
    found = {key: _pair(key, case, side) for key in set(zip(table["quantity"], told, strict=True))}
    pairs = [found[key] for key in zip(table["quantity"], told, strict=True)]
    kinds, their_sides = ([pair[at] for pair in pairs] for at in (0, 1))
    return table.assign(relation=pd.Series(kinds, table.index, dtype=object),
                        side=pd.Series(their_sides, table.index, dtype=object))


def _pair(key: tuple[str, str], case: Case, side: Mapping[str, str]) -> tuple[str, str]:
    quantity, source = key
    party = case.sources.party(source)
    found = relation(case.definition.quantities[quantity], case.definition, party,
                     case.sources.kind(source))
    return found, THIRD_SIDE if found == "third" else side.get(party, THIRD_SIDE)
