"""Axes: from values to places, ticks at round values, days as short as tells them apart."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.charts.axes import axis_words
from figures.charts.scales import Scale, day_ticks, fitted, short_month, ticks
from figures.charts.theme import look

PLAIN = Scale(0, 100, 50, 250)
POSITIVE = st.floats(1e-3, 1e9)


@pytest.mark.parametrize(("value", "place"), [(0, 50), (25, 100), (100, 250)])
def test_a_plain_axis_divides_its_length_evenly(value, place):
    assert PLAIN(value) == pytest.approx(place)


def test_an_axis_may_run_upwards():
    upwards = Scale(0, 100, 250, 50)
    assert (upwards(0), upwards(25), upwards(100)) == (250, 200, 50)


@pytest.mark.parametrize(("value", "place"), [(1, 0), (10, 100), (1000, 300)])
def test_a_logarithmic_axis_gives_each_power_of_ten_the_same_length(value, place):
    assert Scale(1, 1000, 0, 300, True)(value) == pytest.approx(place)


def test_an_axis_of_one_value_stands_at_its_start():
    assert Scale(5, 5, 10, 90)(5) == 10


@pytest.mark.parametrize(("value", "held"), [(0, True), (100, True), (-1, False), (101, False)])
def test_the_ends_lie_on_the_axis(value, held):
    assert PLAIN.holds(value) is held


def test_a_moved_axis_holds_the_same_values_at_other_places():
    moved = PLAIN.moved(0, 10)
    assert (moved.low, moved.high, moved(50)) == (0, 100, 5)
    assert Scale(1, 10, 0, 1, True).moved(0, 2).log


@given(st.lists(POSITIVE, min_size=1, max_size=8))
def test_an_axis_that_is_fitted_holds_all_values_apart_and_in_order(values):
    scale = fitted(values, 0, 500)
    lost = 1 + 1e-9  # what floats lose of a tick
    assert all(scale.low <= value * lost and value <= scale.high * lost for value in values)
    places = [scale(value) for value in sorted(values)]
    assert places == sorted(places)
    assert 0 <= min(places) <= max(places) <= 500


@pytest.mark.parametrize(("values", "log"), [
    ([1, 10], False), ([1, 10.1], True), ([0, 5, 40], False), ([0, 1, 40], True), ([7], False)])
def test_a_spread_of_more_than_ten_is_logarithmic_and_nothing_does_not_count(values, log):
    assert fitted(values, 0, 100).log is log


def test_a_plain_axis_begins_at_nothing_and_a_logarithmic_one_below_the_least():
    assert fitted([30, 60], 0, 100).low == 0
    assert 0 < fitted([3, 60], 0, 100).low < 3
    assert fitted([3, 60], 0, 100).high > 60


@pytest.mark.parametrize("values", [[], [0], [math.nan], [math.inf], [-5]])
def test_without_a_value_above_nothing_there_is_still_an_axis(values):
    scale = fitted(values, 0, 100)
    assert scale.low == 0 < scale.high
    assert not scale.log


def test_what_is_not_finite_does_not_stretch_an_axis():
    assert fitted([100, 200, math.inf, math.nan], 0, 1) == fitted([100, 200], 0, 1)


@given(st.lists(POSITIVE, min_size=1, max_size=5), st.integers(2, 12))
def test_ticks_stand_on_their_axis_where_their_value_is(values, most):
    scale = fitted(values, 0, 500)
    for tick in ticks(scale, most):
        assert 0 <= tick.place <= 500
        assert tick.label


@pytest.mark.parametrize(("scale", "labels"), [
    (Scale(0, 100, 0, 500), ["0", "20", "40", "60", "80", "100"]),
    (Scale(0, 2500, 0, 500), ["0", "500", "1,000", "1,500", "2,000", "2,500"])])
def test_plain_ticks_are_round_steps_from_nothing(scale, labels):
    assert [tick.label for tick in ticks(scale, 6)] == labels


def test_a_logarithmic_axis_of_little_room_has_powers_of_ten_alone():
    found = [tick.label for tick in ticks(Scale(1, 100000, 0, 100, True), 6)]
    assert found == ["1", "10", "100", "1,000", "10,000", "100,000"]


def test_a_logarithmic_axis_of_much_room_has_more_steps():
    found = [tick.label for tick in ticks(Scale(1, 100, 0, 500, True), 8)]
    assert found == ["1", "2", "5", "10", "20", "50", "100"]


def days(first, last, most=8):
    """Return the labels of an axis of days."""
    ends = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    return [tick.label for tick in day_ticks(Scale(*ends, 0, 800), most)]


def test_a_few_years_are_told_by_their_number():
    assert days("2020-06-01", "2025-06-01") == ["2021", "2022", "2023", "2024", "2025"]


def test_months_carry_their_year():
    assert days("2024-11-15", "2025-03-15") == ["Dec 2024", "Jan 2025", "Feb 2025", "Mar 2025"]


def test_an_axis_of_a_single_day_has_that_day():
    assert days("2025-01-09", "2025-01-09") == ["9 Jan"]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 3000), st.integers(3, 10))
def test_days_on_an_axis_rise_and_lie_within_it(first, length, most):
    scale = Scale(first.toordinal(), (first + timedelta(length)).toordinal(), 0, 800)
    places = [tick.place for tick in day_ticks(scale, most)]
    assert places == sorted(set(places))
    assert all(0 <= place <= 800 for place in places)


def test_a_month_is_written_short():
    assert short_month(date(2024, 9, 30)) == "Sep 2024"
    assert len(short_month(date(2025, 5, 1)).split()[0]) == look("month letters")


def test_an_axis_warns_of_its_logarithm():
    assert axis_words("km^2", PLAIN) == axis_words("km^2", Scale(1, 9, 0, 1, True)).removesuffix(
        " (logarithmic scale)")
    assert "logarithmic" not in axis_words("km^2", PLAIN)
