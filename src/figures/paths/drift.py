"""What goes up and down: claims and a measured series on what drifts from day to day.

Inside the series it is one more source, with a lasting doubt about what it takes to be meant.
Beyond its ends, the claims of each side tell what it would show, each corrected by what that side
had added to the series; what a side adds does not stay the same for long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from figures.paths.chain import Heard, told_on
from figures.paths.measured import Mapped, as_measured, heard_of, meaning
from figures.paths.steps import Both, Drift, Wander, movements
from figures.posterior import Constants, Evidence, chosen
from figures.posterior.evidence import Numbers
from figures.posterior.grid import smear
from figures.posterior.likelihood import (
    Origin,
    Side,
    claim_messages,
    over_origins,
    over_sides,
)
from figures.posterior.scales import claim_scales, side_density

NOWHERE = (0.0, 0.0)  # no two days lie inside of no series


@dataclass(frozen=True)
class Ground:
    """The claims of all days, what was measured, and the numbers to work both out with; days count
    from the start."""

    evidence: Evidence
    series: Mapped | None
    numbers: Constants

    def fine(self) -> "Ground":
        """Return the same for finer cells."""
        width = float(movements()["cell"]["width"])
        structure = replace(self.numbers.structure, cell=width)
        return replace(self, numbers=replace(self.numbers, structure=structure))

    def grid(self) -> Numbers:
        """Return the cells on which all of it is worked out."""
        margin = float(movements()["cell"]["margin"])
        told = [self.evidence.log_value, *([] if self.series is None else [self.series.middle])]
        values = np.concatenate(told)
        return np.arange(values.min() - margin, values.max() + margin,
                         self.numbers.structure.cell)


def drifting(ground: Ground, days: Sequence[float], grid: Numbers) -> tuple[Numbers, Numbers]:
    """Return two log likelihoods on each of several days, days × cells of the grid: what the claims
    tell, and what the series tells. Claims beyond the series tell of it, not by themselves."""
    own = ground.fine()
    fine, asked = own.grid(), np.array(days, dtype=float)
    told = (_claimed(own, asked, fine), _measured(own, asked, fine))
    claimed, measured = (np.array([np.interp(grid, fine, each) for each in one]) for one in told)
    return claimed, measured


def _claimed(ground: Ground, days: Numbers, grid: Numbers) -> Numbers:
    told = np.zeros((len(days), len(grid)))
    inside = np.full(len(days), True) if ground.series is None else ground.series.holds(days)
    if inside.any() and len(ground.evidence):
        told[inside] = _by_sides(ground, days[inside].tolist(), grid)
    return told


def _measured(ground: Ground, days: Numbers, grid: Numbers) -> Numbers:
    if ground.series is None:
        return np.zeros((len(days), len(grid)))
    structure = ground.numbers.structure
    inside = ground.series.holds(days)
    told = np.zeros((len(days), len(grid)))
    if inside.any():
        told[inside] = as_measured(ground.series, days[inside].tolist(), grid, structure)
    if not inside.all():
        told[~inside] = _beyond(ground, days[~inside].tolist(), grid)
    widths = ground.series.widths(days)[:, None]
    return smear(told, partial(meaning, width=widths), structure)


def _by_origin(evidence: Evidence, grid: Numbers, numbers: Constants
               ) -> tuple[Numbers, list[Side], Numbers]:
    """Return what each origin tells on each of its days, with its side and day; none of it is old
    for its own day."""
    scales = claim_scales(evidence, evidence.day, numbers)
    sides = zip([0] * len(evidence), evidence.relation, evidence.side, strict=True)
    origins = zip(evidence.origin, evidence.day.tolist(), strict=True)
    named: list[Origin] = list(zip(sides, origins, strict=True))
    messages, names = over_origins(claim_messages(evidence, scales, grid, numbers), named, numbers)
    when = dict(zip(named, evidence.day.tolist(), strict=True))
    return messages, [side for side, _ in names], np.array([when[name] for name in names])


def _by_sides(ground: Ground, days: Sequence[float], grid: Numbers) -> Numbers:
    """Return what the claims tell of each day: of a day farther off the less."""
    numbers = ground.numbers
    messages, sides, when = _by_origin(ground.evidence, grid, numbers)
    row = {side: number for number, side in enumerate(dict.fromkeys(sides))}
    heard = Heard(np.array([row[side] for side in sides]), when, messages)
    inside = NOWHERE if ground.series is None else ground.series.inside
    told = told_on(heard, days, Both(Drift(inside)), numbers.structure)
    asked = [(number, *side[1:]) for number in range(len(days)) for side in row]
    return over_sides(told.reshape(-1, told.shape[-1]), asked, numbers)


def _beyond(ground: Ground, days: Sequence[float], grid: Numbers) -> Numbers:
    """Return what would be measured on days beyond the series, given it and claims beyond it."""
    evidence, structure = ground.evidence, ground.numbers.structure
    assert ground.series is not None
    heard = heard_of(ground.series, grid)
    outside = np.flatnonzero(~ground.series.holds(evidence.day)).tolist()
    if outside:
        messages, sides, when = _by_origin(chosen(evidence, outside), grid, ground.numbers)
        for place, (side, day) in enumerate(zip(sides, when.tolist(), strict=True)):
            added = _added_by(side, day, ground, len(grid))
            messages[place] = smear(messages[place][None], added, structure)[0]
        heard = Heard(np.zeros(len(heard.day) + len(when), dtype=int),
                      np.concatenate([heard.day, when]),
                      np.concatenate([heard.messages, messages]))
    walk = Drift(ground.series.inside)
    return np.asarray(told_on(heard, days, walk, structure)[:, 0])


def _added_by(side: Side, day: float, ground: Ground, cells: int) -> "_Density":
    """Return the density of what a side adds to the series on a day, in logs: what is known of such
    sides, and what it added inside of the series."""
    evidence, series, numbers = ground.evidence, ground.series, ground.numbers
    assert series is not None
    offsets: Numbers = np.asarray((np.arange(cells) - cells // 2) * numbers.structure.cell)
    logs = smear(np.log(side_density(offsets, side[1], numbers))[None],
                 partial(meaning, width=0.0), numbers.structure)[0]
    held = series.holds(evidence.day)
    own = [place for place, known in enumerate(zip(evidence.relation, evidence.side, strict=True))
           if known == side[1:] and held[place]]
    if own:
        inner = chosen(evidence, own)
        above = inner.log_value - np.interp(inner.day, series.day, series.middle)
        messages, _, when = _by_origin(replace(inner, log_value=above), offsets, numbers)
        heard = Heard(np.zeros(len(when), dtype=int), when, messages)
        logs = logs + told_on(heard, [day], Wander(), numbers.structure)[0, 0]
    return _Density(offsets, np.exp(logs - logs.max()))


@dataclass(frozen=True)
class _Density:
    offsets: Numbers
    mass: Numbers

    def __call__(self, offset: Numbers) -> Numbers:
        cell = self.offsets[1] - self.offsets[0]
        return np.asarray(np.interp(offset, self.offsets, self.mass / (self.mass.sum() * cell),
                                    left=0.0, right=0.0))
