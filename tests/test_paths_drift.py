"""What goes up and down, on the ground that was measured day by day in Kursk oblast."""

import math

import numpy as np
import pytest

from figures import evidence as gathered
from figures.case import load
from figures.joint import constants_for
from figures.meanings import claims_of
from figures.paths.drift import Ground, drifting
from figures.paths.measured import Mapped, as_measured, mapped
from figures.posterior import chosen, from_log, without_echoes

AHEAD = 28


@pytest.fixture(scope="module")
def held():
    """Return the ground held: its dated claims, what was measured, and the numbers for both."""
    claims = claims_of(load("kursk-2024"))
    definition = claims.case.definition
    quantity = definition.quantities["territory_held"]
    told = gathered.gather(claims, "territory_held")
    every = gathered.joined([told.evidence, told.earlier])
    numbers = constants_for(quantity, definition)
    series = mapped(quantity, definition.start)
    return Ground(without_echoes(every, numbers.structure), series, numbers)


def crps(believed, log_truth):
    cell = believed.grid[1] - believed.grid[0]
    below = np.cumsum(believed.density)
    return float(np.sum((below - (believed.grid >= log_truth)) ** 2) * cell)


def without(series, hidden):
    return Mapped(series.day[~hidden], series.low[~hidden], series.high[~hidden])


def test_gaps_of_four_weeks_are_filled_better_than_by_interpolation(held):
    series, own = held.series, held.fine()
    grid, ours, plain = own.grid(), [], []
    for first in range(20, 320, 35):
        hidden = (series.day >= first) & (series.day < first + AHEAD)
        known, days = without(series, hidden), series.day[hidden]
        for logs, day, truth in zip(as_measured(known, days.tolist(), grid, own.numbers.structure),
                                    days, series.middle[hidden], strict=True):
            ours.append(crps(from_log(grid, logs), truth))
            plain.append(abs(np.interp(day, known.day, known.middle) - truth))
    assert np.mean(ours) < .8 * np.mean(plain)


def ahead(held, last, with_claims):
    """Return what is believed of the middle of what was measured four weeks after a day, and what
    it was; None where it was not measured."""
    series = held.series
    truth = series.middle[series.day == last + AHEAD]
    told = [row for row, day in enumerate(held.evidence.day) if day <= last + AHEAD
            and (with_claims or day <= last)]
    known = Ground(chosen(held.evidence, told), without(series, series.day > last), held.numbers)
    grid = np.arange(0, 12, .01)
    _, measured = drifting(known, [float(last + AHEAD)], grid)
    return from_log(grid, measured[0]), truth


def test_four_weeks_ahead_later_claims_help(held):
    alone, helped, plain = [], [], []
    for last in range(20, 330, 14):
        believed, truth = ahead(held, last, False)
        if len(truth):
            alone.append(crps(believed, truth[0]))
            helped.append(crps(ahead(held, last, True)[0], truth[0]))
            now = held.series.middle[held.series.day <= last][-1]
            plain.append(abs(now - truth[0]))
    assert np.mean(helped) < np.mean(alone) < np.mean(plain)


def test_inside_the_series_the_figure_lies_near_what_was_measured(held):
    days = [30.0, 110.0, 200.0]
    grid = np.arange(0, 12, .01)
    claimed, measured = drifting(held, days, grid)
    for day, logs in zip(days, claimed + measured, strict=True):
        middle = np.interp(day, held.series.day, held.series.middle)
        assert abs(math.log(from_log(grid, logs).point) - middle) < .3


def test_without_a_series_the_claims_tell_by_themselves(held):
    alone = Ground(held.evidence, None, held.numbers)
    grid = np.arange(0, 12, .01)
    claimed, measured = drifting(alone, [14.0, 220.0], grid)
    assert np.ptp(measured) == 0
    first, last = (from_log(grid, logs).point for logs in claimed)
    assert first > 1000 > 300 > last


def test_far_beyond_all_days_less_is_known(held):
    grid = np.arange(0, 12, .01)
    near, far = (from_log(grid, logs).interval(.9) for logs in drifting(
        held, [365.0, 600.0], grid)[1])
    assert far[1] / far[0] > 2 * near[1] / near[0]
