"""Totals in a loop of identities with a part that nobody claims: they can't be known."""

from collections.abc import Collection, Sequence

from figures.definitions import Definition
from figures.identities import Identity
from figures.joint.graph import is_useful, names_in, sides


def unclaimed_parts(definition: Definition, claimed: Collection[str]) -> dict[str, str]:
    """Return for each total in a loop one of its parts of which no claim tells the size."""
    found = {}
    for identity in _looped(definition.identities):
        left, right = (names_in(terms) for terms in sides(identity))
        whole, parts = (left, right) if len(left) == 1 else (right, left)
        missing = [part for part in parts if part not in claimed]
        if len(whole) == 1 and missing:
            found[whole[0]] = missing[0]
    return found


def _looped(identities: Sequence[Identity]) -> list[Identity]:
    """Return the equalities that lie on a loop: what is left when those that share one quantity or
    none with the others are taken away, again and again."""
    left = [each for each in identities if each.relation == "=" and is_useful(each)]
    while True:
        names = [set(each.names()) for each in left]
        kept = [each for place, each in enumerate(left)
                if len(names[place] & set().union(*names[:place], *names[place + 1:])) > 1]
        if len(kept) == len(left):
            return left
        left = kept
