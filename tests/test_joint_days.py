"""On which day identities hold."""

from datetime import date, timedelta

import pytest
from ledgers import QUANTITIES, claims_from, write_case

from figures.case import load
from figures.evidence import gather_all
from figures.evidence.losses import window_days
from figures.joint.days import common_days, holding
from figures.joint.factors import AtMost, Split
from figures.joint.graph import Bound, Graph
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


def test_running_totals_of_the_usual_quantities_are_as_these_tests_say():
    assert QUANTITIES["killed"]["accumulates"]
    assert "accumulates" not in QUANTITIES["present"]
