"""On which day identities hold: sums on one day, an inequality where its sides' days allow it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from figures.definitions import Definition
from figures.evidence import Gathered
from figures.evidence.losses import window_days
from figures.joint.factors import AtMost, connected
from figures.joint.graph import Bound, Graph
from figures.origins import NEAR_DAYS

Days = Mapping[str, date | None]


def common_days(graph: Graph, gathered: Iterable[Gathered]) -> Days:
    """Return the day of each quantity: the newest of all claims of what sums join to it."""
    days = {each.quantity: each.newest for each in gathered}
    for group in connected([*graph.factors, *graph.loops]):
        names = [name for factor in group for name in factor.nodes() if name in days]
        newest = max(filter(None, (days[name] for name in names)), default=None)
        days |= dict.fromkeys(names, newest)
    return days


def holding(bounds: Sequence[Bound], days: Days, definition: Definition) -> list[Bound]:
    """Return the inequalities that hold between sides of such days.

    The lower side's day must not be the later one, and may be long before only where it is a
    running total. Shares are of one time: where the days are far apart, they are left out.
    """
    found = []
    for bound in bounds:
        gap = _gap(bound, days)
        grows = all(definition.quantities[name].accumulates for name in bound.low)
        if gap is None or abs(gap) <= NEAR_DAYS or (gap < 0 and grows):
            found.append(bound if gap is None or abs(gap) <= window_days() else _plain(bound))
    return found


def _gap(bound: Bound, days: Days) -> int | None:
    """Return by how many days the lower side is the later, None where a side has no day."""
    low, high = ([day for name in side if (day := days.get(name))]
                 for side in (bound.low, bound.high))
    return (max(low) - min(high)).days if low and high else None


def _plain(bound: Bound) -> Bound:
    """Return an inequality without its told shares."""
    if not bound.shares:
        return bound
    whole, part, *_ = bound.factors[0].nodes()
    return replace(bound, factors=(AtMost(part, whole), *bound.factors[1:]), shares=())
