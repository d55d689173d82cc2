"""What readers call the sides that speak in a case."""

from figures.definitions import Party
from figures.meanings import Claims
from figures.phrases import joined
from figures.relations import THIRD_SIDE, sides

NEITHER = "neither side"


def side_names(claims: Claims) -> dict[str, str]:
    """Return the sides that speak in this case by their keys, each with its name, in the order of
    the case's parties; those who stand on none come last."""
    parties = claims.case.definition.parties
    on = sides(parties)
    speaking = set(claims.table["side"])
    found = {side: _name([parties[key] for key in parties if on[key] == side])
             for side in dict.fromkeys(on[key] for key in parties) if side in speaking}
    return {**found, THIRD_SIDE: NEITHER}


def _name(members: list[Party]) -> str:
    """Name a side by its only party, by both, or by the one with which the others stand."""
    names = [party.name for party in members]
    heads = [party.name for party in members if not party.on_side_of]
    return f"{heads[0]}’s side" if len(names) > 1 and len(heads) == 1 else joined(names)
