"""The stretches of time of a quantity: one, or several where phases begin its total anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from figures.evidence import Gathered, gather
from figures.joint.heard import Heard, heard_of
from figures.joint.shares import splits
from figures.meanings import Claims
from figures.posterior.evidence import Numbers


@dataclass(frozen=True)
class Stretch:
    """What is told of a quantity from a day on, until the next stretch begins."""

    start: date
    heard: Heard
    days: tuple[date, ...]


def stretches_of(gathered: Gathered, shares: Sequence[str], day: date, claims: Claims
                 ) -> list[Stretch]:
    """Return the stretches of a quantity up to a day, in order; those without a claim left out."""
    phases = claims.case.definition.phases.get(gathered.quantity, ())
    before = [gather(claims, gathered.quantity, phase.day - timedelta(days=1))
              for phase in sorted(phases, key=lambda phase: phase.day) if phase.day <= day]
    found = [_stretch(each, shares, each.as_of, claims) for each in before]
    return [one for one in (*found, _stretch(gathered, shares, day, claims)) if one is not None]


def _stretch(gathered: Gathered, shares: Sequence[str], day: date | None, claims: Claims
             ) -> Stretch | None:
    """Return what is told of a stretch; what is dated before it began tells of its first day."""
    if day is None or gathered.start is None or not gathered.rows:
        return None
    earlier = [] if gathered.earlier is None else gathered.earlier.day.tolist()
    days = {*(max(told_on, gathered.start) for told_on in gathered.days if told_on),
            *(gathered.start + timedelta(days=passed) for passed in earlier)}
    return Stretch(gathered.start, _coarse(heard_of(gathered, shares, day, claims)),
                   tuple(sorted(days)))


def _coarse(one: Heard) -> Heard:
    """Return the same on wider cells: a curve is read less closely than a figure."""
    structure = replace(one.numbers.structure, cell=float(splits()["series"]["cell"]))
    return replace(one, numbers=replace(one.numbers, structure=structure))


def own_on_days(stretches: Sequence[Stretch], days: Sequence[date], grid: Numbers, is_common: bool
                ) -> Numbers:
    """Return the log likelihood of a quantity on each of several days, days × cells; flat before
    its first stretch."""
    told = np.zeros((len(days), len(grid)))
    ends = [*(one.start for one in stretches[1:]), date.max]
    for one, end in zip(stretches, ends, strict=True):
        places = [place for place, day in enumerate(days) if one.start <= day < end]
        if places:
            passed = [float((days[place] - one.start).days) for place in places]
            told[places] = one.heard.on_days(passed, grid, is_common)
    return told
