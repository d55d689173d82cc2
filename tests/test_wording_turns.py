"""Wordings one word away from another meaning: what tells them apart is read."""

import pytest

from figures.wording import read


def told(wording):
    return [(one.hedge, one.low, one.value, one.high) for one in read(wording)]


def test_a_rate_in_a_hundred_is_no_count_of_a_hundred():
    assert told("17 per 100 soldiers were killed") == []


def test_what_is_given_or_taken_in_thousands_leaves_a_number_written_out_as_it_is():
    assert told("12,000 plus or minus 2 thousand troops") == [("range", 10_000, None, 14_000)]


@pytest.mark.parametrize("wording", [
    "keine 100 Soldaten", "In der Stadt wurden keine 100 Soldaten getötet",
    "Es fielen keine 100 Soldaten"])
def test_not_even_a_hundred_is_fewer_wherever_it_stands(wording):
    (hedge, low, value, high), = told(wording)
    assert (hedge, low, high) == ("under", None, 100)
    assert value == 100


@pytest.mark.parametrize(("wording", "least", "most"), [
    ("one brigade or 3,000 to 4,000 troops", 3000, 4000),
    ("two brigades, or 7,000 to 8,000 men", 7000, 8000)])
def test_a_body_of_troops_and_its_strength_are_no_range(wording, least, most):
    body, strength = told(wording)
    assert body[0] == "exact"
    assert strength == ("range", least, None, most)


def test_a_quarter_of_something_behind_a_mile_is_a_share():
    assert [one.unit for one in read("a mile and a quarter of the road was taken")] == ["share"]
    one, = read("a mile and a quarter")
    assert (one.value, one.unit) == (1.25, "mi")
