import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.precision import (
    place_of,
    rounded,
    same_number,
    shortens_to,
    truncated,
)


@pytest.mark.parametrize(("number", "place"), [(1300, 100), (1263, 1), (12000, 1000), (2.5, 0.1),
                                               (486.5, 0.1), (0.632, 0.001), (1e6, 1e6)])
def test_the_place_of_a_number_is_that_of_its_last_digit(number, place):
    assert place_of(number) == pytest.approx(place)


def test_zero_and_what_is_no_number_have_the_place_one():
    assert place_of(0) == place_of(float("nan")) == place_of(float("inf")) == 1


def test_halves_are_rounded_up_as_newspapers_round():
    assert rounded(2.5, 1) == 3
    assert rounded(1250, 100) == 1300


def test_truncation_cuts_digits_off():
    assert truncated(1.553, 0.1) == pytest.approx(1.5)


def test_1263_square_kilometres_may_be_printed_as_1260():
    assert shortens_to(1263, 1260)
    assert same_number(1260, 1263)


def test_eleven_thousand_is_not_twelve_thousand():
    assert not same_number(11000, 12000)


def test_a_rounding_that_moves_a_number_by_more_than_three_in_a_hundred_makes_another_number():
    assert not same_number(3100, 3000)


def test_nothing_is_the_same_as_no_number():
    assert not same_number(float("nan"), 300)
    assert not same_number(float("nan"), float("nan"))


@given(st.floats(1, 1e9), st.integers(-2, 5))
def test_a_rounded_number_lies_within_half_a_place(number, power):
    place = 10.0**power
    assert abs(rounded(number, place) - number) <= place * (0.5 + 1e-6)


@given(st.integers(1, 10**9))
def test_every_number_is_itself(number):
    assert same_number(number, number)
