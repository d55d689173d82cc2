"""Messages on a grid: what is known of x from what is known of x and an offset."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from scipy.stats import norm

from figures.posterior import constants
from figures.posterior.grid import grid_around, smear

SHAPE = constants().structure
FINE = replace(SHAPE, cell=.02)


def normal(offset, middle=0.0, spread=.2):
    return norm(middle, spread).pdf(offset)


def middle_of(grid, logs):
    """Return the mean of a log message."""
    weights = np.exp(logs - logs.max())
    return (grid * weights).sum() / weights.sum()


def spread_of(grid, logs):
    weights = np.exp(logs - logs.max())
    return np.sqrt((weights * (grid - middle_of(grid, logs)) ** 2).sum() / weights.sum())


def test_a_grid_reaches_as_far_below_and_above_as_is_stated():
    grid = grid_around(np.log([100.0, 1000]), SHAPE)
    assert grid[0] == pytest.approx(np.log(100) - SHAPE.below)
    assert np.log(1000) + SHAPE.above - SHAPE.cell * 1.01 <= grid[-1]
    assert grid[-1] <= np.log(1000) + SHAPE.above + SHAPE.cell


def test_cells_are_equally_wide():
    assert np.diff(grid_around(np.log([100.0]), SHAPE)) == pytest.approx(SHAPE.cell)


def test_the_order_of_the_figures_does_not_move_a_grid():
    assert np.array_equal(grid_around(np.array([1.0, 5, 3]), SHAPE),
                          grid_around(np.array([5.0, 3, 1]), SHAPE))


def test_an_offset_without_bias_widens_and_does_not_move():
    grid = np.arange(-3, 3, FINE.cell)
    told = np.log(normal(grid, .5, .3))
    (found,) = smear(told[None], partial(normal, spread=.4), FINE)
    assert middle_of(grid, found) == pytest.approx(.5, abs=1e-6)
    assert spread_of(grid, found) == pytest.approx(np.hypot(.3, .4), rel=1e-3)


def test_told_too_high_by_an_offset_the_truth_lies_lower_by_it():
    grid = np.arange(-3, 3, FINE.cell)
    told = np.log(normal(grid, .5, .2))
    (found,) = smear(told[None], partial(normal, middle=.7), FINE)
    assert middle_of(grid, found) == pytest.approx(-.2, abs=1e-6)


def test_a_sum_over_cells_is_what_is_meant():
    grid = np.arange(6) * SHAPE.cell
    told = np.log(np.array([.1, .5, .2, .9, .3, .4]))
    density = partial(normal, middle=.1, spread=.15)
    expected = [np.log(sum(np.exp(told[m]) * density(grid[m] - x) * SHAPE.cell
                           for m in range(6))) for x in grid]
    assert smear(told[None], density, SHAPE)[0] == pytest.approx(expected)


def test_each_row_is_smeared_by_itself():
    rows = np.log(np.array([[.1, .5, .2], [.9, .3, .4]]))
    both = smear(rows, normal, SHAPE)
    assert both[0] == pytest.approx(smear(rows[:1], normal, SHAPE)[0])
    assert both[1] == pytest.approx(smear(rows[1:], normal, SHAPE)[0])


def test_each_row_may_have_a_density_of_its_own():
    rows = np.log(np.array([[.1, .5, .2], [.1, .5, .2]]))

    def own(offset):
        return np.stack([normal(offset, spread=.1), normal(offset, spread=.3)])

    both = smear(rows, own, SHAPE)
    assert both[0] == pytest.approx(smear(rows[:1], partial(normal, spread=.1), SHAPE)[0])
    assert both[1] == pytest.approx(smear(rows[:1], partial(normal, spread=.3), SHAPE)[0])


def test_a_constant_added_to_a_message_comes_out_again():
    rows = np.log(np.array([[.1, .5, .2]]))
    assert smear(rows - 700, normal, SHAPE) == pytest.approx(smear(rows, normal, SHAPE) - 700)


def test_nothing_is_told_below_the_floor():
    rows = np.zeros((1, 200))
    rows[0, 1:] = -5000
    found = smear(rows, normal, SHAPE)[0]
    assert np.isfinite(found).all()
    assert found.min() == pytest.approx(found.max() + np.log(SHAPE.floor))


def test_the_ends_of_a_grid_are_not_joined():
    rows = np.full((1, 100), -50.0)
    rows[0, -1] = 0
    found = smear(rows, partial(normal, spread=3 * SHAPE.cell), SHAPE)[0]
    assert found[0] < found[-1] - 20
