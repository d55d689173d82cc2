"""What a measured series tells of each day."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from figures.definitions import Quantity
from figures.measured import Measured
from figures.origins import NEAR_DAYS
from figures.paths.measured import around, as_measured, mapped, meaning
from figures.posterior import constants, from_log

START = date(2025, 1, 1)
SHAPE = constants().structure
GRID = np.arange(0, 10, SHAPE.cell)


def series(*rows, unit="km^2"):
    """Return a quantity of land that was measured: days since the start, low, high."""
    days = pd.to_datetime([START + timedelta(days=day) for day, *_ in rows])
    table = pd.DataFrame({"low": [low for _, low, _ in rows], "high": [top for *_, top in rows]},
                         index=days)
    return Quantity("held", "land", "km^2",
                    measured=Measured("m.csv", ("low", "high"), unit, .1, table))


def read(*rows, known=None, **more):
    return mapped(series(*rows, **more), START, known)


def likeliest(logs):
    return float(np.exp(GRID[logs.argmax()]))


def test_days_count_from_the_start():
    assert read((3, 10, 20), (5, 30, 40)).day.tolist() == [3, 5]


def test_a_series_in_another_unit_is_converted():
    found = read((0, 100, 200), unit="mi^2")
    assert (found.low[0], found.high[0]) == pytest.approx((100 * 1.609344**2, 200 * 1.609344**2))


def test_ends_that_stand_the_wrong_way_round_are_turned():
    found = read((0, 40, 30))
    assert (found.low[0], found.high[0]) == (30, 40)


@pytest.mark.parametrize("rows", [[(0, 0, 0)], [(0, 0, 5)]])
def test_where_nothing_was_measured_nothing_is_told_of_a_size(rows):
    assert read(*rows) is None


def test_days_on_which_nothing_was_measured_are_left_out():
    assert read((0, 0, 0), (1, 10, 20)).day.tolist() == [1]


def test_without_a_series_or_a_start_there_is_none():
    assert mapped(Quantity("held", "land", "km^2"), START) is None
    assert mapped(series((0, 10, 20)), None) is None


def test_what_was_measured_later_was_not_known():
    found = read((0, 10, 20), (9, 30, 40), known=START + timedelta(days=5))
    assert found.day.tolist() == [0]


@pytest.mark.parametrize(("day", "near"), [(5, True), (5 + NEAR_DAYS, True),
                                           (6 + NEAR_DAYS, False), (4 - NEAR_DAYS, False)])
def test_a_few_days_off_are_near(day, near):
    assert read((5, 10, 20)).is_near(day) is near


def test_on_the_day_the_geometric_middle_is_likeliest():
    found, = read((5, 100, 400)).near([5], GRID)
    assert likeliest(found) == pytest.approx(200, rel=SHAPE.cell)


def test_far_from_all_measured_days_nothing_is_told():
    found, = read((5, 100, 400)).near([50], GRID)
    assert np.ptp(found) == 0


def test_the_farther_apart_the_ends_the_less_is_told():
    narrow, = read((5, 199, 201)).near([5], GRID)
    wide, = read((5, 20, 2000)).near([5], GRID)
    assert np.ptp(narrow) > np.ptp(wide)


def test_between_measured_days_widths_go_from_one_to_the_next():
    found = read((0, 100, 100), (10, 100, 400)).widths(np.array([0, 5, 10, 30]))
    assert found == pytest.approx([0, np.log(4) / 4, np.log(4) / 2, np.log(4) / 2])


def test_meaning_is_wider_where_the_ends_lie_apart():
    at = np.array([.0])
    assert meaning(at, 0.0) > meaning(at, .5)
    line = np.arange(-30, 30, .001)
    assert meaning(line, .1).sum() * .001 == pytest.approx(1, abs=.01)


def believed(mapped_series, day):
    structure = SHAPE
    return from_log(GRID, as_measured(mapped_series, [day], GRID, structure)[0])


def test_on_a_measured_day_its_error_is_small():
    low, high = believed(read((0, 100, 100), (1, 100, 100), (2, 100, 100)), 1).interval(.9)
    assert 90 < low < 100 < high < 111


def test_between_measured_days_it_lies_between_them():
    point = believed(read((0, 100, 100), (20, 200, 200)), 10).point
    assert 100 < point < 200


def test_the_farther_beyond_the_last_day_the_less_is_known():
    ended = read((0, 100, 100), (1, 100, 100))
    widths = [np.log(high / low) for low, high in
              (believed(ended, day).interval(.9) for day in (1, 5, 30, 90))]
    assert widths == sorted(widths)


def test_what_was_measured_far_off_is_not_looked_at():
    long = read(*((day, 100, 100) for day in range(300)))
    found = around(long, 150, 150)
    assert len(found.day) < 30
    assert found.day[0] < 150 < found.day[-1]
