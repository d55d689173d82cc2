"""On which day identities hold, and what a measured series tells of a day."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from ledgers import QUANTITIES, claims_from, write_case

from figures.case import load
from figures.definitions import Quantity
from figures.evidence import gather_all
from figures.evidence.losses import window_days
from figures.joint.days import common_days, holding
from figures.joint.graph import AtMost, Bound, Graph, Split
from figures.joint.measured import log_measured, measured_on
from figures.measured import Measured
from figures.origins import NEAR_DAYS

DAY = date(2025, 1, 13)
SPLIT = Split("casualties", "killed", "wounded", 0.0, 1.0)
BOUND = Bound(("killed",), ("present",), (AtMost("killed", "present"),))
SHARED = Bound(("killed",), ("present",), (
    Split("present", "killed", "others", 0.0, 1.0, (.5,)),), (.5,))


def later(days):
    return DAY + timedelta(days=days)


def days_of(tmp_path, *rows, factors=(SPLIT,)):
    """Return the day of each quantity of these rows, joined by factors."""
    claims = claims_from(tmp_path, [{"value": 300, **row} for row in rows])
    return common_days(Graph(tuple(factors), (), (), ()), gather_all(claims))


def test_what_sums_join_is_of_the_newest_day_of_them_all(tmp_path):
    found = days_of(tmp_path, {"as_of": "2025-01-13"},
                    {"quantity": "wounded", "as_of": "2025-03-01"},
                    {"quantity": "present", "as_of": "2025-06-01"})
    assert found == {"killed": date(2025, 3, 1), "wounded": date(2025, 3, 1),
                     "present": date(2025, 6, 1)}


def test_what_nothing_joins_keeps_its_own_day(tmp_path):
    found = days_of(tmp_path, {"as_of": "2025-01-13"},
                    {"quantity": "wounded", "as_of": "2025-03-01"}, factors=())
    assert found == {"killed": DAY, "wounded": date(2025, 3, 1)}


def test_where_nothing_is_dated_there_is_no_day(tmp_path):
    assert days_of(tmp_path, {}, {"quantity": "wounded"}) == {"killed": None, "wounded": None}


@pytest.fixture(scope="module")
def definition(tmp_path_factory):
    """Return the usual quantities: killed is a running total, present is none."""
    return load(write_case(tmp_path_factory.mktemp("days"), [{"value": 5}])).definition


@pytest.mark.parametrize(("gap", "holds"), [
    (0, True), (NEAR_DAYS, True), (NEAR_DAYS + 1, False), (-NEAR_DAYS, True), (-500, True)])
def test_an_earlier_running_total_is_at_most_what_comes_later(definition, gap, holds):
    days = {"killed": later(gap), "present": DAY}
    assert holding([BOUND], days, definition) == ([BOUND] if holds else [])


@pytest.mark.parametrize(("gap", "holds"), [
    (0, True), (-NEAR_DAYS, True), (-NEAR_DAYS - 1, False)])
def test_what_goes_up_and_down_is_held_against_the_same_days_alone(definition, gap, holds):
    upside_down = Bound(("present",), ("killed",), (AtMost("present", "killed"),))
    days = {"present": later(gap), "killed": DAY}
    assert holding([upside_down], days, definition) == ([upside_down] if holds else [])


@pytest.mark.parametrize("days", [{}, {"killed": DAY}, {"killed": None, "present": DAY}])
def test_an_inequality_with_an_undated_side_holds(definition, days):
    assert holding([BOUND], days, definition) == [BOUND]


@pytest.mark.parametrize(("gap", "kept"), [(0, True), (1, True), (-1, False)])
def test_told_shares_are_of_one_time(definition, gap, kept):
    days = {"killed": later(-window_days() + gap), "present": DAY}
    (found,) = holding([SHARED], days, definition)
    assert (found.shares == SHARED.shares) is kept
    assert found.factors == (SHARED.factors if kept else (AtMost("killed", "present"),))


def held(*rows, unit="km^2"):
    """Return a quantity of land that was measured on these days: day, low, high."""
    series = pd.DataFrame({"low": [low for _, low, _ in rows], "high": [top for *_, top in rows]},
                          index=pd.to_datetime([day for day, *_ in rows]))
    return Quantity("held", "land", "km^2",
                    measured=Measured("m.csv", ("low", "high"), unit, .1, series))


def test_what_was_measured_on_the_day_goes_before_what_was_measured_near_it():
    quantity = held(("2025-01-12", 10, 20), ("2025-01-13", 30, 40), ("2025-01-14", 50, 60))
    assert measured_on(quantity, DAY) == (30, 40)


@pytest.mark.parametrize(("away", "expected"), [
    (NEAR_DAYS, (10, 20)), (-NEAR_DAYS, (10, 20)), (NEAR_DAYS + 1, None), (-NEAR_DAYS - 1, None)])
def test_without_it_the_nearest_of_a_few_days_counts(away, expected):
    assert measured_on(held((later(away).isoformat(), 10, 20)), DAY) == expected


def test_of_a_nearer_and_a_farther_day_the_nearer_counts():
    quantity = held(("2025-01-10", 10, 20), ("2025-01-15", 30, 40))
    assert measured_on(quantity, DAY) == (30, 40)


def test_a_series_in_another_unit_is_converted():
    low, high = measured_on(held(("2025-01-13", 100, 200), unit="mi^2"), DAY)
    assert (low, high) == pytest.approx((100 * 1.609344**2, 200 * 1.609344**2))


def test_ends_that_stand_the_wrong_way_round_are_turned():
    assert measured_on(held(("2025-01-13", 40, 30)), DAY) == (30, 40)


@pytest.mark.parametrize("quantity", [held(("2025-01-13", 0, 0)), held(("2025-01-13", 0, 5)),
                                      Quantity("held", "land", "km^2")])
def test_nothing_measured_tells_nothing_of_a_size(quantity):
    assert measured_on(quantity, DAY) is None


def test_without_a_day_nothing_was_measured():
    assert measured_on(held(("2025-01-13", 10, 20)), None) is None


def test_what_was_measured_is_likeliest_in_its_geometric_middle():
    grid = np.log(np.arange(1.0, 1000))
    logs = log_measured((100.0, 400.0), grid)
    assert np.exp(grid[logs.argmax()]) == pytest.approx(200)


def test_the_farther_apart_the_ends_the_less_is_told():
    grid = np.log(np.arange(1.0, 1000))
    near, wide = (np.ptp(log_measured(ends, grid)) for ends in ((199.0, 201.0), (20.0, 2000.0)))
    assert near > wide


def test_running_totals_of_the_usual_quantities_are_as_these_tests_say():
    assert QUANTITIES["killed"]["accumulates"]
    assert "accumulates" not in QUANTITIES["present"]
