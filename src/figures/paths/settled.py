"""What claims tell of one number on a day, for many quantities that share most of their claims.

The same as the posterior's log_likelihoods; but an origin that tells the same of several quantities
(as where each leaves another origin out) is worked out once.
"""

from collections.abc import Sequence

from figures.posterior import Constants, Evidence, chosen
from figures.posterior.evidence import Numbers
from figures.posterior.likelihood import Origin, claim_messages, over_origins, over_sides
from figures.posterior.scales import claim_scales


def settled(evidence: Evidence, quantity: Sequence[int], counted: tuple[Numbers, Numbers],
            grid: Numbers, numbers: Constants) -> Numbers:
    """Return the log likelihood of each quantity, quantities × cells.

    `counted` is for each claim the day that it is asked about, in days since the start, and how
    much it counts, from 0 to 1.
    """
    days, weights = counted
    members: dict[Origin, list[int]] = {}
    sides = zip(quantity, evidence.relation, evidence.side, strict=True)
    for place, name in enumerate(zip(sides, evidence.origin, strict=True)):
        members.setdefault(name, []).append(place)
    each = list(zip(evidence.ids, days.tolist(), weights.tolist(), strict=True))
    told = {name: (*name[0][1:], *(each[place] for place in places))
            for name, places in members.items()}
    first = {told[name]: name for name in reversed(members)}
    kept = [place for name in first.values() for place in members[name]]
    claims = chosen(evidence, kept)
    named = [name for name in first.values() for _ in members[name]]
    scales = claim_scales(claims, days[kept], numbers)
    messages = claim_messages(claims, scales, grid, numbers) * weights[kept, None]
    origins, heard = over_origins(messages, named, numbers)
    row = {name: number for number, name in enumerate(heard)}
    return over_sides(origins[[row[first[told[name]]] for name in members]],
                      [side for side, _ in members], numbers)
