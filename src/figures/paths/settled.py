"""What claims tell of one number on a day, for many quantities that share most of their claims.

The same as the posterior's log_likelihoods; but an origin that tells the same of several quantities
(as where each leaves another origin out) is worked out once.
"""

from collections.abc import Hashable, Sequence

from figures.posterior import Constants, Evidence, chosen
from figures.posterior.evidence import Numbers
from figures.posterior.likelihood import (
    Origin,
    Side,
    added,
    by_sides,
    claim_messages,
    over_origins,
)
from figures.posterior.scales import claim_scales


def settled(evidence: Evidence, quantity: Sequence[int], counted: tuple[Numbers, Numbers],
            grid: Numbers, numbers: Constants) -> Numbers:
    """Return the log likelihood of each quantity, quantities × cells.

    `counted` is for each claim the day that it is asked about, in days since the start, and how
    much it counts, from 0 to 1.
    """
    days, weights = counted
    sides = zip(quantity, evidence.relation, evidence.side, strict=True)
    named = list(zip(sides, evidence.origin, strict=True))
    kept, like = once(named, list(zip(evidence.ids, days.tolist(), weights.tolist(), strict=True)))
    claims = chosen(evidence, kept)
    scales = claim_scales(claims, days[kept], numbers)
    messages = claim_messages(claims, scales, grid, numbers) * weights[kept, None]
    origins, heard = over_origins(messages, [named[place] for place in kept], numbers)
    row = {name: number for number, name in enumerate(heard)}
    return _over_sides(origins, [(name[0], row[other]) for name, other in like.items()], numbers)


def _over_sides(origins: Numbers, told: Sequence[tuple[Side, int]], numbers: Constants) -> Numbers:
    """Return the messages of origins added by side and quantity; `told` has for each origin of a
    side the row of its message. Sides that tell the same are worked out once."""
    rows: dict[Side, list[int]] = {}
    for side, row in told:
        rows.setdefault(side, []).append(row)
    first: dict[tuple[Hashable, ...], Side] = {}
    like = {side: first.setdefault((*side[1:], *some), side) for side, some in rows.items()}
    kept = [(side, row) for side in first.values() for row in rows[side]]
    messages, sides = by_sides(origins[[row for _, row in kept]], [side for side, _ in kept],
                               numbers)
    place = {side: number for number, side in enumerate(sides)}
    return added(messages[[place[other] for other in like.values()]],
                 [quantity for quantity, _, _ in like])


def once(named: Sequence[Origin], told: Sequence[Hashable]
         ) -> tuple[list[int], dict[Origin, Origin]]:
    """Return the places of the claims to work out, and for each origin (in the order of first use)
    the one that is worked out for it: one that tells the same, of whatever quantity.

    `named` is the origin of each claim, `told` all that its message depends on.
    """
    members: dict[Origin, list[int]] = {}
    for place, name in enumerate(named):
        members.setdefault(name, []).append(place)
    first: dict[tuple[Hashable, ...], Origin] = {}
    like = {name: first.setdefault((*name[0][1:], *(told[place] for place in places)), name)
            for name, places in members.items()}
    return [place for name in first.values() for place in members[name]], like
