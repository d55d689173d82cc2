import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.codebook import HEDGES
from figures.literal import literal_interval, principal

NAN = math.nan


def test_a_plain_number_is_taken_to_half_a_unit_of_its_last_digit():
    assert literal_interval("exact", (1263, 1263, 1263), 1) == (1262.5, 1263.5)
    assert literal_interval("exact", (4000, 4000, 4000), 1000) == (3500, 4500)


def test_about_allows_a_tenth_at_least():
    assert literal_interval("about", (NAN, 1263, NAN), 1) == pytest.approx((1136.7, 1389.3))


def test_nearly_allows_nothing_above():
    assert literal_interval("nearly", (NAN, 1300, 1300), 100) == pytest.approx((1170, 1300))


def test_at_least_has_no_end_above():
    assert literal_interval("at_least", (300, 300, NAN), 100) == (300, math.inf)


def test_up_to_begins_at_nothing():
    assert literal_interval("up_to", (NAN, 12000, 12000), 1000) == (0, 12000)


def test_a_range_is_its_two_ends():
    assert literal_interval("range", (300, NAN, 400), 100) == (300, 400)


def test_a_vague_word_without_a_convention_allows_everything():
    assert literal_interval("vague", (NAN, NAN, NAN), 1) == (0, math.inf)


@given(st.sampled_from(HEDGES), st.floats(0, 1e9))
def test_an_interval_is_never_turned_round_or_negative(hedge, number):
    least, most = literal_interval(hedge, (number, number, number), 1)
    assert 0 <= least <= most


def test_a_range_stands_for_its_geometric_middle():
    assert principal((100, NAN, 400)) == pytest.approx(200)


def test_a_range_from_nothing_stands_for_half_its_end():
    assert principal((0, NAN, 400)) == 200


def test_a_bound_stands_for_itself():
    assert principal((300, NAN, NAN)) == 300
    assert principal((NAN, NAN, 300)) == 300


def test_no_number_stands_for_nothing():
    assert math.isnan(principal((NAN, NAN, NAN)))
