"""Which quantities are taken for one another: parts and totals, and what the case names."""

from collections.abc import Iterator, Sequence

from figures.definitions import Definition
from figures.identities import Identity, Term


def confusable(definition: Definition) -> dict[str, tuple[str, ...]]:
    """Return for each quantity those that it may be taken for: a part for its total in a sum
    without minus, and what the case calls confusable; all of one party."""
    pairs = [tuple(pair) for pair in definition.confusable]
    pairs += [(name, part) for name, quantity in definition.quantities.items()
              for part in quantity.includes if part in definition.quantities]
    for identity in definition.identities:
        pairs += [(whole, part) for (_, whole), parts in identity.sums() if len(parts) > 1
                  for _, part in parts if part]
    party = {name: quantity.of for name, quantity in definition.quantities.items()}
    found: dict[str, tuple[str, ...]] = {}
    for one, other in dict.fromkeys((*pairs, *((b, a) for a, b in pairs))):
        if one != other and one and other and party[one] == party[other]:
            found[one] = (*found.get(one, ()), other)
    return found


def is_part(one: str, other: str, definition: Definition) -> bool:
    """Tell whether one quantity is a part of the other: by definition, in a sum in which that
    stands alone, or as what is never more than it."""
    if one in definition.quantities[other].includes:
        return True
    return any(len(whole) == 1 and whole[0][1] == other and one in {name for _, name in parts}
               for identity in definition.identities for whole, parts in _wholes(identity))


def _wholes(identity: Identity) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
    """Yield the sides of an identity that may be a whole, each with the other side."""
    if identity.relation != "<=":
        yield identity.left, identity.right
    if identity.relation != ">=":
        yield identity.right, identity.left
