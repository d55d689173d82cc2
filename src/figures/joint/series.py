"""The figure day by day: on each day of a claim, what is left to believe of it in the light of all.

The last day is the estimate's own, and days without claims change nothing. Identities hold on every
day, as far as they make a tree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from figures.definitions import Definition
from figures.evidence import Gathered
from figures.joint.linked import Linked, linked
from figures.joint.messages import beliefs
from figures.joint.monotone import rising
from figures.joint.shares import splits
from figures.joint.stretches import Stretch, own_on_days, stretches_of
from figures.joint.together import LEVEL, believed_of
from figures.meanings import Claims
from figures.posterior import Posterior, grid_around
from figures.posterior.evidence import Numbers


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

    A running total never falls, but where a phase begins it anew: its moments are the nearest that
    don't (least squares of the logs), and none is above a later one. Of more days than are worked
    out, those between are read from their neighbours.
    """
    of = {each.quantity: each for each in gathered}
    found: Series = {name: (one,) for name, one in last.items()}
    for group in linked(gathered, claims):
        stretches = {name: stretches_of(of[name], group.shares.get(name, ()), day, claims)
                     for name in group.members if (day := group.days[name]) is not None}
        for name, moments in _moments(group, {name: some for name, some in stretches.items()
                                              if some}).items():
            if name in last:
                earlier = [one for one in moments if one.day < last[name].day]
                found[name] = _finished([*earlier, last[name]], name, claims.case.definition)
    return found


def moment(day: date, point: float, believed: Posterior) -> Moment:
    """Return what is believed as of a day as a moment."""
    return Moment(day, point, *believed.interval(LEVEL))


def _moments(group: Linked, stretches: Mapping[str, Sequence[Stretch]]) -> dict[str, list[Moment]]:
    """Return the moments of each quantity of a group, from its own first claim on; none where there
    are too few days to make a curve."""
    days = sorted({day for some in stretches.values() for one in some for day in one.days})
    chosen = splits()["series"]
    if len(days) < chosen["fewest_days"]:
        return {}
    most = min(len(days), chosen["most_days"])
    asked = [days[round(place)] for place in np.linspace(0, len(days) - 1, most).tolist()]
    found = _quantiles(group, stretches, asked)
    return {name: [Moment(day, *numbers) for day, numbers in zip(
        days, _between(days, asked, found[name]).tolist(), strict=True)
        if day >= some[0].days[0]] for name, some in stretches.items()}


def _between(days: Sequence[date], asked: Sequence[date], logs: Numbers) -> Numbers:
    """Return the numbers on all days, given their logs on some, days × 3."""
    if len(days) == len(asked):
        return np.asarray(np.exp(logs))
    every, some = ([day.toordinal() for day in each] for each in (days, asked))
    return np.asarray(np.exp([np.interp(every, some, column) for column in logs.T])).T


def _quantiles(group: Linked, stretches: Mapping[str, Sequence[Stretch]], days: Sequence[date]
               ) -> dict[str, Numbers]:
    """Return for each quantity the logs of its point and ends on each day, days × 3."""
    heard = {name: some[-1].heard for name, some in stretches.items()}
    structure = next(iter(heard.values())).numbers.structure
    grid = grid_around(np.concatenate([one.heard.told.log_value for some in stretches.values()
                                       for one in some]), structure)
    own = {name: own_on_days(some, days, grid, group.is_common)
           for name, some in stretches.items()}
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in stretches}
    for place, _ in enumerate(days):
        known = beliefs(group.tree, {name: rows[place] for name, rows in own.items()}, grid)
        for name, numbers in found.items():
            logs = known.of(name)
            assert logs is not None
            believed = believed_of(heard[name], logs, grid, group)
            numbers.append((believed.point, *believed.interval(LEVEL)))
    return {name: np.log(numbers) for name, numbers in found.items()}


def _finished(moments: Sequence[Moment], name: str, definition: Definition) -> tuple[Moment, ...]:
    if not definition.quantities[name].accumulates:
        return tuple(moments)
    begins = sorted(phase.day for phase in definition.phases.get(name, ()))
    groups: dict[int, list[Moment]] = {}
    for one in moments:
        groups.setdefault(sum(begin <= one.day for begin in begins), []).append(one)
    return tuple(one for some in groups.values() for one in _risen(some))


def _risen(moments: Sequence[Moment]) -> list[Moment]:
    """Return moments that never fall and end as they do: none is above the last."""
    last = moments[-1]
    columns = []
    for name in ("point", "low", "high"):
        top = getattr(last, name)
        logs = np.log([getattr(one, name) for one in moments[:-1]]).tolist()
        columns.append([min(float(np.exp(value)), top) for value in rising(logs)])
    return [*(Moment(one.day, *numbers) for one, *numbers in zip(moments[:-1], *columns,
                                                                 strict=True)), last]
