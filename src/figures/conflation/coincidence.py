"""Where a part rightly has nearly its total's number: the other parts are small, and add up."""

from collections.abc import Iterator

from figures.conflation.told import Ground, Told
from figures.definitions import Definition
from figures.origins import NEAR_DAYS


def adds_up(one: Told, other: Told, ground: Ground) -> bool:
    """Tell whether one of two origins is a part of the other and the speaker gives all the other
    parts within three days, so that the whole is their sum: "142,086 civilians, 3,012 soldiers,
    about 140,000 dead" takes no number for another."""
    definition = ground.claims.case.definition
    return any(_fits(part, whole, rest, ground)
               for part, whole in ((one, other), (other, one))
               for rest in _rests(part.quantity, whole.quantity, definition))


def _rests(part: str, whole: str, definition: Definition) -> Iterator[tuple[str, ...]]:
    """Return the other parts of a whole, for each way in which the case adds it up."""
    sums = [definition.quantities[whole].includes]
    sums += [tuple(name for _, name in terms) for identity in definition.identities
             for total, terms in identity.sums() if total == (1.0, whole)
             and all(factor == 1 and name for factor, name in terms)]
    return (tuple(name for name in names if name != part) for names in sums if part in names)


def _fits(part: Told, whole: Told, rest: tuple[str, ...], ground: Ground) -> bool:
    sizes = [_size(name, part, whole, ground) for name in rest]
    if not sizes or any(size is None for size in sizes):
        return False
    more = sum(size for size in sizes if size is not None)
    (part_least, part_most), (least, most) = _span(part), _span(whole)
    return part_least + more <= most and least <= part_most + more


def _span(told: Told) -> tuple[float, float]:
    return min(row.least for row in told.rows), max(row.most for row in told.rows)


def _size(name: str, part: Told, whole: Told, ground: Ground) -> float | None:
    """Return what the speaker of a part or of its whole gives for another part near that day."""
    near = [(gap, figure) for speaker in (part.speaker, whole.speaker)
            for day, figure in ground.sizes.get((speaker, name, part.scope), ())
            if (gap := abs(day - part.day)) <= NEAR_DAYS]
    return min(near)[1] if near else None
