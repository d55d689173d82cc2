"""Slips of the pen, filled cells against words, and how findings word figures."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.checks import phrasing
from figures.checks.cells import disagreements, is_filled, same_unit
from figures.checks.digits import cause, changed_digits, swaps, transposed
from figures.wording import read

NAN = float("nan")
KILLED = ("killed", "person")


@pytest.mark.parametrize(("value", "expected"), [
    (12, {21}), (11, set()), (100, set()), (120, {210, 102}), (105, {150}), (7, set())])
def test_two_neighbouring_digits_change_places_and_no_number_begins_with_nought(value, expected):
    assert swaps(value) == expected


@given(st.integers(10, 10**8))
def test_digits_that_have_changed_places_can_change_back(value):
    for other in swaps(value):
        if len(f"{other:.0f}") == len(str(value)):
            assert value in swaps(other)


@given(st.integers(10, 10**8))
def test_a_swap_keeps_the_digits(value):
    assert all(sorted(f"{other:.0f}") == sorted(str(value)) for other in swaps(value))


@pytest.mark.parametrize(("one", "other", "expected"), [
    (1263, 1236, True), (1263, 1236.5, False), (1263, 1263, False), (1263, 3216, False)])
def test_only_whole_numbers_are_transposed(one, other, expected):
    assert transposed(one, other) is expected


@pytest.mark.parametrize(("value", "printed", "place", "expected"), [
    (1236, 1263, 1, True), (126, 1260, 10, True), (12600, 1260, 1, True), (1263, 1363, 1, True),
    (1263, 163, 1, True), (163, 1263, 1, True), (12, 13, 1, False), (1263, 1374, 1, False),
    (0, 1263, 1, False), (1263, 0, 1, False), (1263, 1263, 0, False)])
def test_one_slip_of_digits_explains_a_number_and_two_do_not(value, printed, place, expected):
    assert changed_digits(value, printed, place) is expected


@pytest.mark.parametrize(("stated", "expected", "told"), [
    (4000, 400, "factor-of-ten"), (40, 400, "factor-of-ten"), (12, 12000, "thousand-lost"),
    (12000000, 12000, "thousand-doubled"), (1236, 1263, "transposed-digits"),
    (1300, 1263, "unexplained"), (0, 5, "unexplained"), (5, 0, "unexplained")])
def test_a_changed_number_has_its_cause(stated, expected, told):
    assert cause(stated, expected) == told


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_causes_of_ten_go_both_ways_and_a_thousand_lost_is_one_doubled_back(stated, expected):
    back = {"thousand-lost": "thousand-doubled", "thousand-doubled": "thousand-lost"}
    found = cause(stated, expected)
    if found in ("factor-of-ten", *back):
        assert cause(expected, stated) == back.get(found, found)


def wrong(words, **filled):
    """Return the columns in which filled cells differ from words."""
    cells = dict.fromkeys(("hedge", "low", "value", "high", "unit", "second_value", "second_unit"),
                          "") | filled
    return [(found.code, found.column) for found in disagreements(cells, read(words), KILLED)]


def test_of_a_range_its_lower_end_is_told_as_expected():
    cells = dict.fromkeys(("hedge", "value", "high", "unit", "second_value", "second_unit"), "")
    found, = disagreements(cells | {"low": "250"}, read("300 to 400 killed"), KILLED)
    assert (found.stated, found.expected) == (250, 300)


@pytest.mark.parametrize(("value", "columns"), [
    ("300", []), ("340", []), ("355", ["value"])])
def test_of_two_figures_in_words_a_cell_may_give_one_or_their_sum_and_nothing_else(value, columns):
    assert [column for _, column in wrong("300 killed and 40 wounded", value=value)] == columns


@pytest.mark.parametrize("filled", [
    {}, {"value": "300"}, {"value": "-"}, {"hedge": "at_least"}, {"low": "300", "unit": "person"}])
def test_cells_that_say_what_the_words_say_are_right(filled):
    assert wrong("at least 300 killed", **filled) == []


@pytest.mark.parametrize(("filled", "code", "column"), [
    ({"value": "3000"}, "wording-number", "value"), ({"low": "30"}, "wording-number", "low"),
    ({"hedge": "exact"}, "wording-hedge", "hedge"), ({"unit": "km^2"}, "wording-unit", "unit")])
def test_a_cell_that_says_otherwise_is_told(filled, code, column):
    assert wrong("at least 300 killed", **filled) == [(code, column)]


def test_one_wrong_number_in_three_cells_is_one_slip():
    assert wrong("300 killed", low="30", value="30", high="30") == [("wording-number", "low")]


def test_of_a_range_any_number_between_its_ends_may_be_the_value():
    assert wrong("300 to 400 killed", low="300", value="350", high="400") == []
    assert wrong("300 to 400 killed", value="500") == [("wording-number", "value")]


def test_a_share_may_be_stated_to_fewer_digits():
    assert wrong("two-thirds", value="0.67") == []
    assert wrong("two-thirds", value="0.6") == [("wording-number", "value")]


def test_figures_that_were_added_up_are_no_slip():
    assert wrong("22 killed and 3 wounded", value="25") == []


def test_a_figure_in_brackets_is_held_against_its_own_cell():
    words = "1,300 square kilometers (500 square miles)"
    assert wrong(words, second_value="500", second_unit="mi^2") == []
    assert ("wording-number", "second_value") in wrong(words, second_value="50")


def test_words_that_hold_no_figure_contradict_nothing():
    assert wrong("many were killed", value="300") == []


@pytest.mark.parametrize(("cell", "filled"), [("", False), ("-", False), ("0", True), ("x", True)])
def test_a_cell_is_filled_where_it_says_something(cell, filled):
    assert is_filled(cell) is filled


@pytest.mark.parametrize(("one", "other", "same"), [
    ("km^2", "km**2", True), ("person", "count", True), ("km", "mi", False),
    ("km^2", "km", False), ("bushelish", "km", False), ("bushelish", "bushelish", True)])
def test_two_names_may_mean_one_unit(one, other, same):
    assert same_unit(one, other) is same


def test_an_unknown_day_is_said_to_be_unknown():
    assert phrasing.when(SimpleNamespace(first=pd.NaT, last=pd.NaT)) == "an unknown day"
    assert phrasing.day(None) == "an unknown day"
    assert phrasing.day(date(2025, 1, 9)) == "9 January 2025"
    assert phrasing.iso(pd.Timestamp("2025-01-09 08:00")) == "2025-01-09"


def row(**cells):
    plain = {"wording": "-", "hedge": "exact", "low": NAN, "value": NAN, "high": NAN,
             "unit": "person", "figure": NAN}
    return SimpleNamespace(**{**plain, **cells})


@pytest.mark.parametrize(("cells", "words"), [
    ({"wording": "300 killed"}, "“300 killed”"), ({"value": 300.0}, "300"),
    ({"hedge": "at_least", "low": 300.0, "value": 300.0}, "at least 300"),
    ({"hedge": "range", "low": 3.0, "high": 4.0, "unit": "km^2"}, "3 to 4 km²"),
    ({"value": .5, "unit": "share"}, "0.5 of one")])
def test_a_figure_is_told_by_its_words_else_by_its_number(cells, words):
    assert phrasing.figure(row(**cells)) == words


def test_a_figure_in_another_unit_has_its_size_behind_it():
    claim = row(wording="100 square miles", unit="mi^2", figure=258.9988)
    assert phrasing.figure_in(claim, "km^2") == "“100 square miles” (259 km²)"
    assert phrasing.figure_in(claim, "mi^2") == "“100 square miles”"
    assert phrasing.figure_in(row(wording="x", unit="mi^2"), "km^2") == "“x”"
