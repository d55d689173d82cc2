"""What one row says, worked out from its cells and the readings of its words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.codebook import HEDGES, LOWER_BOUNDS, UPPER_BOUNDS
from figures.said import choose, number, said
from figures.wording import Reading
from figures.wording.reading import Second

NAN = math.nan
KILLED = ("killed", "person")
HELD = ("held", "km^2")


def cells(**filled):
    """Return the cells of a row, blank where not given."""
    return dict.fromkeys(("hedge", "low", "value", "high", "unit", "second_value", "second_unit"),
                         "") | filled


def reading(value=300.0, hedge="exact", **more):
    """Return what words say; a plain figure where nothing else is given."""
    plain = {"low": value, "value": value, "high": value, "unit": None, "second": None,
             "place": 100.0, "decimals": 0, "likelihood": None, "foreseen": False,
             "counted": None, "vague": None, "start": 0, "end": 3}
    return Reading(**{**plain, **more, "hedge": hedge})


def numbers_of(quantity=KILLED, words=(), **filled):
    """Return low, value and high of a row, None for what is not said."""
    found = said(cells(**filled), tuple(words), quantity).numbers
    return tuple(None if math.isnan(one) else one for one in found)


@pytest.mark.parametrize(("cell", "expected"), [("300", 300), ("0", 0), ("0.5", .5), ("1e3", 1000)])
def test_a_filled_cell_is_its_number(cell, expected):
    assert number(cell) == expected


@pytest.mark.parametrize("cell", ["", "-"])
def test_a_cell_that_says_nothing_is_no_number(cell):
    assert math.isnan(number(cell))


@pytest.mark.parametrize(("hedge", "expected"), [
    ("exact", (300, 300, 300)), ("about", (None, 300, None)), ("over", (300, 300, None)),
    ("at_least", (300, 300, None)), ("under", (None, 300, 300)), ("up_to", (None, 300, 300)),
    ("nearly", (None, 300, 300)), ("range", (None, 300, None)), ("vague", (None, 300, None)),
    ("-", (None, 300, None))])
def test_a_hedge_and_a_value_fill_what_the_contract_says(hedge, expected):
    assert numbers_of(hedge=hedge, value="300") == expected


@pytest.mark.parametrize(("hedge", "expected"), [
    ("at_least", (200, 200, None)), ("up_to", (None, 400, 400)), ("about", (None, 300, None)),
    ("exact", (300, 300, 300)), ("range", (200, 300, 400))])
def test_of_three_filled_numbers_a_hedge_takes_its_own(hedge, expected):
    assert numbers_of(hedge=hedge, low="200", value="300", high="400") == expected


@pytest.mark.parametrize(("hedge", "column"), [
    ("at_least", "high"), ("up_to", "low"), ("about", "low"), ("about", "high")])
def test_where_its_own_number_is_missing_a_hedge_takes_the_one_that_is_there(hedge, column):
    found = numbers_of(hedge=hedge, **{column: "300"})
    assert [one for one in found if one is not None] == [300] * (1 if hedge == "about" else 2)


def test_without_a_value_about_takes_the_lower_end():
    assert numbers_of(hedge="about", low="200", high="400") == (None, 200, None)


@pytest.mark.parametrize(("filled", "hedge"), [
    ({"low": "1", "high": "2"}, "range"), ({"low": "1", "value": "1", "high": "2"}, "range"),
    ({"low": "1", "value": "1", "high": "1"}, "exact"), ({"low": "1", "high": "1"}, "range"),
    ({"low": "1", "value": "1"}, "exact"), ({"value": "1", "high": "1"}, "exact"),
    ({"low": "1"}, "at_least"), ({"high": "1"}, "up_to"), ({}, "")])
def test_filled_numbers_without_words_bring_their_hedge(filled, hedge):
    assert said(cells(**filled), (), KILLED).hedge == hedge


def test_a_number_not_said_brings_no_hedge():
    assert said(cells(low="-", value="-", high="5"), (), KILLED).hedge == "up_to"


def test_a_cell_goes_before_the_words_and_a_dash_unsays_them():
    words = (reading(None, hedge="range", low=200.0, high=400.0),)
    assert numbers_of(words=words) == (200, None, 400)
    assert numbers_of(words=words, low="250") == (250, None, 400)
    assert numbers_of(words=words, low="-") == (None, None, 400)


def test_the_hedge_of_the_words_holds_where_the_cell_is_blank():
    words = (reading(hedge="at_least", high=None),)
    assert said(cells(), words, KILLED).hedge == "at_least"
    assert said(cells(hedge="about"), words, KILLED).hedge == "about"
    assert said(cells(hedge="-"), words, KILLED).hedge == ""


@pytest.mark.parametrize(("cell", "words", "expected"), [
    ("", "mi^2", "mi^2"), ("acre", "mi^2", "acre"), ("", None, "km^2"), ("-", "mi^2", "km^2")])
def test_a_unit_is_the_cells_then_the_words_then_the_quantitys(cell, words, expected):
    assert said(cells(unit=cell), (reading(unit=words),), HELD).unit == expected


def test_the_figure_in_brackets_is_the_words_unless_a_cell_says_another():
    words = (reading(1300.0, unit="km^2", second=Second(500.0, "mi^2", 100.0)),)
    assert said(cells(), words, HELD).second_value == 500
    assert said(cells(), words, HELD).second_unit == "mi^2"
    filled = said(cells(second_value="510", second_unit="acre"), words, HELD)
    assert (filled.second_value, filled.second_unit) == (510, "acre")


def test_a_figure_in_brackets_that_was_not_said_has_no_unit_either():
    words = (reading(1300.0, unit="km^2", second=Second(500.0, "mi^2", 100.0)),)
    found = said(cells(second_value="-"), words, HELD)
    assert math.isnan(found.second_value)
    assert found.second_unit == ""


def test_a_dash_for_its_unit_leaves_the_second_figure_without_one():
    found = said(cells(second_value="500", second_unit="-"), (), HELD)
    assert (found.second_value, found.second_unit) == (500, "")


def test_the_place_of_the_words_holds_for_their_own_number_alone():
    words = (reading(1200000.0, place=100000.0),)
    assert said(cells(), words, KILLED).place == 100000
    assert said(cells(value="1210000"), words, KILLED).place == 10000


def test_without_words_the_place_is_that_of_the_number():
    assert said(cells(value="4000"), (), KILLED).place == 1000
    assert said(cells(low="250", high="400"), (), KILLED).place == 10


def test_how_many_figures_the_words_hold_is_kept():
    assert said(cells(), (), KILLED).readings == 0
    assert said(cells(), (reading(1.0), reading(2.0)), KILLED).readings == 2


def test_of_no_figures_none_and_of_one_that_one_is_meant():
    only = reading()
    assert choose(cells(), (), KILLED) is None
    assert choose(cells(value="7"), (only,), KILLED) is only


def test_filled_cells_go_before_all_else():
    one, other = reading(12.0, counted="killed"), reading(30.0, counted="wounded")
    assert choose(cells(value="30"), (one, other), KILLED) is other


def test_of_two_that_fit_a_cell_the_one_that_fits_more_is_meant():
    one = reading(300.0, low=300.0, high=500.0)
    other = reading(300.0, low=300.0, high=400.0)
    assert choose(cells(low="300", high="400"), (one, other), KILLED) is other


def test_a_cell_that_says_nothing_speaks_for_no_reading():
    one, other = reading(12.0), reading(30.0, counted="killed")
    assert choose(cells(value="-"), (one, other), KILLED) is other


def test_the_unit_cell_goes_before_the_name_of_what_is_counted():
    one, other = reading(12.0, counted="held"), reading(30.0, unit="mi^2")
    assert choose(cells(unit="mi^2"), (one, other), HELD) is other


def test_the_name_of_what_is_counted_goes_before_its_kind_of_unit():
    one, other = reading(12.0, unit="km^2"), reading(30.0, unit="km", counted="held")
    assert choose(cells(), (one, other), HELD) is other


def test_of_a_length_and_an_area_the_one_of_the_quantitys_kind_is_meant():
    one, other = reading(12.0, unit="km"), reading(30.0, unit="mi^2")
    assert choose(cells(), (one, other), HELD) is other


def test_a_unit_that_nobody_knows_fits_nothing():
    one, other = reading(12.0, unit="bushelish"), reading(30.0)
    assert choose(cells(), (one, other), HELD) is other


def test_where_nothing_decides_the_first_is_meant():
    one, other = reading(12.0), reading(30.0)
    assert choose(cells(), (one, other), KILLED) is one


CELL = st.sampled_from(["", "-", "0", "5", "300", "2.5"])


@given(st.sampled_from(["", "-", *HEDGES]), st.tuples(CELL, CELL, CELL))
def test_a_bound_leaves_its_open_end_open_and_an_exact_figure_is_one_number(hedge, numbers):
    filled = dict(zip(("low", "value", "high"), numbers, strict=True))
    found = said(cells(hedge=hedge, **filled), (), KILLED)
    least, main, most = found.numbers
    if found.hedge in LOWER_BOUNDS:
        assert math.isnan(most)
        assert least == main or math.isnan(main)
    if found.hedge in UPPER_BOUNDS:
        assert math.isnan(least)
        assert most == main or math.isnan(main)
    if found.hedge == "exact":
        assert least == main == most or (math.isnan(least) and math.isnan(main))
