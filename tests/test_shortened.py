"""Keys by which figures that may be one number are found: they miss nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.precision import equal, shortens_to
from figures.shortened import kin, number_key, short_forms


def test_1263_is_shortened_to_1260_and_1300_and_not_to_1000():
    forms = short_forms(1263.0)
    assert {1260.0, 1300.0} <= forms  # 1,300 is 2.9% off
    assert 1200.0 not in forms  # 5% off
    assert 1000.0 not in forms


def test_a_number_is_no_short_form_of_itself():
    assert 1263.0 not in short_forms(1263.0)


def test_a_round_number_has_no_shorter_form_that_is_near():
    assert short_forms(4000.0) == frozenset()


def test_a_number_may_be_rounded_up_to_one_more_digit():
    assert 1000.0 in short_forms(996.0)


def test_decimals_are_shortened_too():
    assert short_forms(2.54) == {2.5}


@pytest.mark.parametrize("value", [0.0, -5.0, math.nan, math.inf])
def test_nothing_and_no_number_have_no_short_form(value):
    assert short_forms(value) == frozenset()


def test_numbers_equal_to_nine_digits_have_one_key():
    assert number_key(1 / 3) == number_key(1 / 3 + 1e-13)
    assert number_key(123456789.0) != number_key(123456788.0)


@given(st.integers(1, 10**7), st.integers(0, 6), st.booleans())
def test_whatever_a_number_may_be_shortened_to_is_among_its_keys(number, power, up):
    place = 10**power
    printed = (number // place + up) * place
    if printed and shortens_to(number, printed) and not equal(number, printed):
        assert number_key(float(printed)) in short_forms(float(number))


@given(st.floats(1e-3, 1e9))
def test_no_key_is_farther_off_than_three_in_a_hundred(value):
    assert all(abs(form - value) <= .031 * value for form in short_forms(value))


def test_each_unit_is_kin_to_itself_and_to_those_that_measure_the_same():
    found = kin({"km^2", "mi^2", "km", "person"})
    assert found["person"] == (("person", 1.0),)
    assert dict(found["km^2"]) == pytest.approx({"km^2": 1, "mi^2": 1 / 1.609344**2})
    assert dict(found["mi^2"])["km^2"] == pytest.approx(1.609344**2)


def test_a_unit_that_nobody_knows_is_kin_to_itself_alone():
    assert kin({"bushelish", "km"}) == {"bushelish": (("bushelish", 1.0),), "km": (("km", 1.0),)}
