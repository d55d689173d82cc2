"""Laws of numbers, units, days and sums that hold whatever the figures."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import units
from figures.codebook import HEDGES
from figures.dates import whole_day
from figures.errors import UnitError
from figures.identities import read_arithmetic, read_identity
from figures.literal import ABOUT_SHARE, literal_interval, principal
from figures.precision import (
    NEAR_SHARE,
    equal,
    place_of,
    rounded,
    same_number,
    shortens_to,
    truncated,
)

NAN = math.nan
WHOLE = st.integers(1, 10**9)
POSITIVE = st.floats(1e-3, 1e9)
AREAS = ("km^2", "mi^2", "hectare", "acre")


@given(WHOLE)
def test_a_whole_number_is_a_multiple_of_its_place_and_of_no_greater_one(number):
    place = int(place_of(number))
    assert number % place == 0
    assert number % (10 * place)


@given(st.integers(1, 10**6), st.integers(1, 6))
def test_a_nought_behind_a_number_moves_its_place_by_one(number, power):
    assert place_of(number * 10**power) == pytest.approx(place_of(number) * 10**power)


def test_a_negative_number_has_the_place_of_its_digits():
    assert place_of(-1300) == 100


@given(WHOLE, st.integers(0, 6))
def test_cutting_never_adds_and_takes_less_than_a_place(number, power):
    place = 10**power
    assert 0 <= number - truncated(number, place) < place * (1 + 1e-6)


@given(WHOLE, st.integers(0, 6))
def test_a_number_rounded_twice_at_one_place_is_rounded_once(number, power):
    once = rounded(number, 10**power)
    assert rounded(once, 10**power) == once


@given(POSITIVE, POSITIVE)
def test_being_one_number_goes_both_ways(one, other):
    assert same_number(one, other) == same_number(other, one)


@given(POSITIVE, POSITIVE)
def test_what_may_be_one_number_is_three_in_a_hundred_apart_at_most(one, other):
    if same_number(one, other):
        assert abs(one - other) <= NEAR_SHARE * max(one, other) * (1 + 1e-6)


@pytest.mark.parametrize(("value", "printed", "expected"), [
    (1263, 1300, True), (1263, 1200, False), (1260, 1263, False), (996, 1000, True),
    (11700, 12000, True), (11600, 12000, False), (4321, 4321, True), (0, 0, True), (0, 1, False),
    (1549, 1500, False), (1530, 1500, True), (2.54, 2.5, True)])
def test_a_number_is_shortened_by_rounding_or_cutting_near_by(value, printed, expected):
    assert shortens_to(value, printed) is expected


def test_what_floats_lose_is_no_difference():
    assert equal(.1 + .2, .3)
    assert equal(0, 1e-12)
    assert not equal(1, 1 + 1e-6)


@given(st.sampled_from(HEDGES), POSITIVE)
def test_a_figures_own_number_lies_in_its_literal_interval(hedge, number):
    least, most = literal_interval(hedge, (number, number, number), 1)
    assert least <= number <= most


@given(st.sampled_from(("exact", "about")), POSITIVE, st.floats(1e-3, 1e3), st.floats(1, 10))
def test_a_coarser_place_makes_no_interval_narrower(hedge, number, place, factor):
    numbers = (number, number, number)
    fine = literal_interval(hedge, numbers, place)
    coarse = literal_interval(hedge, numbers, place * factor)
    assert coarse[0] <= fine[0] <= fine[1] <= coarse[1]


@given(st.integers(11, 10**6))
def test_about_is_never_narrower_than_the_bare_number(number):
    numbers, place = (number, number, number), place_of(number)
    exact, about = (literal_interval(hedge, numbers, place) for hedge in ("exact", "about"))
    assert about[0] <= exact[0] and exact[1] <= about[1]
    assert about[1] - number >= ABOUT_SHARE * number * (1 - 1e-9)


@pytest.mark.parametrize(("hedge", "numbers", "expected"), [
    ("range", (NAN, NAN, 400), (0, 400)), ("range", (300, NAN, NAN), (300, math.inf)),
    ("vague", (24, NAN, 99), (24, 99)), ("under", (NAN, 50, 50), (0, 50)),
    ("over", (50, 50, NAN), (50, math.inf)), ("over", (NAN, NAN, NAN), (0, math.inf)),
    ("exact", (NAN, NAN, NAN), (0, math.inf)), ("", (NAN, 300, NAN), (0, math.inf)),
    ("exact", (NAN, 0, NAN), (0, .5))])
def test_a_literal_interval_is_open_where_nothing_is_said(hedge, numbers, expected):
    assert literal_interval(hedge, numbers, 1) == expected


@given(POSITIVE, st.floats(1, 100))
def test_the_middle_of_a_range_is_as_many_times_its_low_as_its_high_is_it(low, factor):
    middle = principal((low, NAN, low * factor))
    assert middle / low == pytest.approx(low * factor / middle)


@given(st.sampled_from(AREAS), st.sampled_from(AREAS), st.sampled_from(AREAS))
def test_going_through_a_third_unit_changes_nothing(one, other, third):
    through = units.factor(one, third) * units.factor(third, other)
    assert through == pytest.approx(units.factor(one, other))


@pytest.mark.parametrize(("source", "target", "expected"), [
    ("km", "km", 1), ("week", "day", 7), ("hectare", "km^2", .01), ("km^2", "hectare", 100),
    ("person/day", "person/week", 7), ("share", "share", 1), ("count", "count", 1)])
def test_a_factor_is_what_a_figure_is_multiplied_by(source, target, expected):
    assert units.factor(source, target) == pytest.approx(expected)


@pytest.mark.parametrize(("one", "other"), [
    ("person", "count"), ("share", "person"), ("km", "km^2"), ("person", "person/day")])
def test_different_kinds_do_not_convert_in_either_direction(one, other):
    for source, target in ((one, other), (other, one)):
        with pytest.raises(UnitError):
            units.factor(source, target)


@pytest.mark.parametrize(("rate", "base", "expected"), [
    ("km^2/week", "km^2", True), ("person/day", "count", False),
    ("person/day", "person/day", False), ("count/day", "count", True), ("km/day", "km", True)])
def test_a_rate_is_a_rate_of_its_own_kind_alone(rate, base, expected):
    assert units.is_rate_of(rate, base) is expected


@given(st.dates(date(1000, 1, 1)))
def test_a_whole_day_is_read_back(day):
    assert whole_day(day.isoformat()) == day


NAMES = ("killed", "wounded", "missing")


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(NAMES)), min_size=1, max_size=5))
def test_terms_of_one_name_are_added_up(terms):
    text = "casualties = " + " + ".join(f"{factor} * {name}" for factor, name in terms)
    found = read_identity(text).factors()
    for name in NAMES:
        total = sum(factor for factor, own in terms if own == name)
        assert found.get(name, 0) == -total


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_number_on_the_right_stands_on_the_left_with_the_other_sign(left, right):
    identity = read_identity(f"killed + {left} = wounded + {right}")
    assert identity.constant() == left - right


@pytest.mark.parametrize(("text", "relation"), [
    ("a == b", "="), ("a ≤ b", "<="), ("a ≥ b", ">="), ("a<=b", "<="), ("a=b", "=")])
def test_a_relation_may_be_written_in_several_ways(text, relation):
    assert read_identity(text).relation == relation


def test_an_identity_keeps_its_text_with_one_space_between_words():
    assert read_identity("  a  =   b + c ").text == "a = b + c"


@pytest.mark.parametrize(("text", "tree"), [
    ("8 - 3 - 2", ("-", ("-", 8.0, 3.0), 2.0)), ("8 / 4 / 2", ("/", ("/", 8.0, 4.0), 2.0)),
    ("8 - (3 - 2)", ("-", 8.0, ("-", 3.0, 2.0))), ("a*2+b", ("+", ("*", "a", 2.0), "b"))])
def test_signs_of_one_rank_are_read_from_the_left(text, tree):
    assert read_arithmetic(text) == tree


@pytest.mark.parametrize("text", ["k-1/k-2", " k-1 / k-2 ", "(k-1)/(k-2)", "k-1/ (k-2)"])
def test_ids_are_found_with_and_without_spaces(text):
    assert read_arithmetic(text, ["k-1", "k-2"]) == ("/", "k-1", "k-2")


def test_an_id_is_not_found_inside_a_longer_word():
    assert read_arithmetic("k-12", ["k-1", "k-12"]) == "k-12"
    assert read_arithmetic("k-1x", ["k-1"]) != "k-1"
