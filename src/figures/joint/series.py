"""The figure day by day: on each day of a claim, what was left to believe as of that day.

Claims counted later take no part, as in every estimate as of a day, so the last day is the
estimate's own and days without claims change nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from figures.evidence import Gathered, gather
from figures.joint.heard import constants_for
from figures.joint.together import LEVEL, Joint, bound_together, join
from figures.meanings import Claims
from figures.posterior import Posterior, chosen, posterior


@dataclass(frozen=True)
class Moment:
    """The point and the ends of the 90% interval as of a day."""

    day: date
    point: float
    low: float
    high: float


Series = dict[str, tuple[Moment, ...]]


def series_of(gathered: Sequence[Gathered], claims: Claims, last: Mapping[str, Moment]) -> Series:
    """Return for each quantity with an estimate its moments, ending with the `last`, that estimate.

    A running total never falls, but where a phase begins it anew: no day has more than a later one.
    """
    groups = bound_together(gathered, claims)
    alone = [each for each in gathered if not any(each.quantity in group for group in groups)]
    found: dict[str, list[Moment]] = {name: [] for name in last}
    for names in [*groups, *({each.quantity} for each in alone)]:
        members = [each for each in gathered if each.quantity in names]
        days = _days([*members, *_before_phases(members, claims)])
        told = (pair for day in days for pair in _moments(members, claims, day).items())
        for name, one in told:
            if name in last and one.day < last[name].day:
                found[name].append(one)
    return {name: _finished([*moments, last[name]], name, claims)
            for name, moments in found.items()}


def _days(members: Sequence[Gathered]) -> list[date]:
    """Return the days of the claims of quantities, in order; none where there are too few."""
    days = sorted({day for each in members for day in each.days if day is not None})
    return days if len(days) > 2 else []


def _before_phases(members: Sequence[Gathered], claims: Claims) -> list[Gathered]:
    """Return what was told of running totals up to the day before each began anew."""
    phases = claims.case.definition.phases
    return [gather(claims, each.quantity, phase.day - timedelta(days=1))
            for each in members for phase in phases.get(each.quantity, ())]


def _moments(members: Sequence[Gathered], claims: Claims, day: date) -> dict[str, Moment]:
    known = [_until(each, claims, day) for each in members]
    joint = join(known, claims)
    return {each.quantity: _moment(each, claims, day, joint.get(each.quantity))
            for each in known if each.rows}


def _moment(gathered: Gathered, claims: Claims, day: date, joint: Joint | None) -> Moment:
    if joint is not None:
        return moment(day, joint.point, joint.believed)
    definition = claims.case.definition
    numbers = constants_for(definition.quantities[gathered.quantity], definition)
    alone = posterior(gathered.evidence, claims.case.definition.kind, numbers)
    return moment(day, alone.point, alone)


def moment(day: date, point: float, believed: Posterior) -> Moment:
    """Return what is believed as of a day as a moment."""
    return Moment(day, point, *believed.interval(LEVEL))


def _until(gathered: Gathered, claims: Claims, day: date) -> Gathered:
    """Return what was told up to a day; before a phase, what was told of the one before it."""
    if gathered.start is None:
        return gathered
    if day < gathered.start and claims.case.definition.phases.get(gathered.quantity):
        return gather(claims, gathered.quantity, day)
    passed = (day - gathered.start) / timedelta(days=1)
    kept = [row for row, since in enumerate(gathered.evidence.day.tolist()) if since <= passed]
    newest = max((each for row in kept if (each := gathered.days[row])), default=None)
    return replace(gathered, as_of=day, evidence=chosen(gathered.evidence, kept),
                   rows=tuple(gathered.rows[row] for row in kept),
                   days=tuple(gathered.days[row] for row in kept), newest=newest)


def _finished(moments: Sequence[Moment], name: str, claims: Claims) -> tuple[Moment, ...]:
    quantity = claims.case.definition.quantities[name]
    if not quantity.accumulates:
        return tuple(moments)
    begins = sorted(phase.day for phase in claims.case.definition.phases.get(name, ()))
    found: list[Moment] = []
    for one in reversed(moments):
        if found and not any(one.day < begin <= found[-1].day for begin in begins):
            after = found[-1]
            one = Moment(one.day, min(one.point, after.point), min(one.low, after.low),
                         min(one.high, after.high))
        found.append(one)
    return tuple(reversed(found))
