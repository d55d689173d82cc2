"""Numbers, days, hedges and estimates in a reader's words."""

import math
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import codebook, phrases

NAN = math.nan


def says(hedge, low=NAN, value=NAN, high=NAN, unit="person", **more):
    """Return a row of the claims' table as far as its words go."""
    cells = {"vague": "", "is_share": False, "share_of": "", **more}
    return SimpleNamespace(hedge=hedge, low=low, value=value, high=high, unit=unit, **cells)


@pytest.mark.parametrize(("value", "words"), [
    (1300, "1,300"), (2.5, "2.5"), (0, "0"), (5000000, "5,000,000"), (NAN, ""),
    (math.inf, "no limit")])
def test_numbers_are_printed_in_full_with_thousands_separators(value, words):
    assert phrases.number(value) == words


@pytest.mark.parametrize(("value", "words"), [
    (2667, "2,700"), (3971, "4,000"), (94, "94"), (945, "940"), (0.0333, "0.033"), (0, "0"),
    (123456, "120,000")])
def test_an_estimate_stands_at_two_significant_digits(value, words):
    assert phrases.rough(value) == words


@given(st.floats(min_value=0.01, max_value=1e9))
def test_rounding_to_two_digits_moves_a_number_by_a_twentieth_at_most(value):
    shown = float(phrases.rough(value).replace(",", ""))
    assert shown == pytest.approx(value, rel=0.0501)


@pytest.mark.parametrize(("low", "high", "unit", "words"), [
    (2667.2, 3971, "person", "2,700 to 4,000"), (498, 1256, "km^2", "500 to 1,300 km²"),
    (1212, 1238, "person", "1,210 to 1,240"), (300, 300, "person", "about 300"),
    (1 / 3, 2 / 3, "share", "33% to 67%"), (0.5, 0.5, "share", "about 50%"),
    (300, math.inf, "person", "at least 300"), (1375.5, math.inf, "km^2", "at least 1,375 km²"),
    (5.5, math.inf, "km^2", "at least 5.5 km²")])
def test_a_range_is_told_at_two_digits_or_as_many_as_tell_its_ends_apart(low, high, unit, words):
    assert phrases.rough_between(low, high, unit) == words


@pytest.mark.parametrize(("low", "high", "unit", "words"), [
    (100, 6000, "person", "100 to 6,000"), (1300, 1300, "km^2", "1,300 km²"),
    (300, math.inf, "person", "at least 300"), (NAN, 350, "person", "350"),
    (0.333, 0.667, "share", "33.3% to 66.7%")])
def test_reported_ends_are_told_in_full(low, high, unit, words):
    assert phrases.between(low, high, unit) == words


@pytest.mark.parametrize(("row", "words"), [
    (says("at_least", low=300, value=300), "at least 300"),
    (says("over", low=4700, value=4700), "over 4,700"),
    (says("up_to", value=12000, high=12000), "up to 12,000"),
    (says("about", value=1300, unit="km^2"), "about 1,300 km²"),
    (says("exact", 300, 300, 300), "300"),
    (says("range", low=2700, high=3000), "2,700 to 3,000"),
    (says("vague", low=24, high=99, vague="dozens"), "dozens (24 to 99)"),
    (says("vague", vague="hundreds"), "hundreds"),
    (says("exact", value=2 / 3, unit="share", is_share=True, share_of="casualties"),
     "66.7% of casualties"),
    (says(""), "")])
def test_a_claim_is_told_with_its_hedge_and_its_unit(row, words):
    assert phrases.claim_in_words(row) == words


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2025-01-09", "2025-01-09", "9 January 2025"), ("2025-01-01", "2025-01-31", "January 2025"),
    ("2024-02-01", "2024-02-29", "February 2024"), ("2025-01-01", "2025-12-31", "2025"),
    ("2025-01-03", "2025-01-09", "3 to 9 January 2025"),
    ("2025-01-30", "2025-02-02", "30 January 2025 to 2 February 2025")])
def test_a_partial_day_is_told_as_the_page_gave_it(first, last, words):
    assert phrases.day_span(pd.Timestamp(first), pd.Timestamp(last)) == words
    assert phrases.day_span(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_a_day_that_is_not_given_is_never_made_up():
    assert phrases.day(None) == phrases.day(pd.NaT) == "day not given"
    assert phrases.day_span(pd.NaT, pd.NaT) == ""


@pytest.mark.parametrize(("kind", "names"), [
    ("hedges", codebook.HEDGES), ("statuses", codebook.STATUSES),
    ("relations", codebook.RELATIONS), ("faults", codebook.FAULT_KINDS)])
def test_readers_have_a_word_for_every_word_of_the_codebook(kind, names):
    assert set(names) == set(phrases.shown()[kind])


def test_a_word_that_is_not_listed_is_shown_as_it_is_without_underscores():
    assert phrases.word("units", "square_bushel") == "square bushel"


def estimate(**more):
    """Return an estimate as far as its words go."""
    plain = {"unit": "person", "claims": 12, "origins": 4, "status": "disputed", "point": 2667.0,
             "intervals": {"90": (512.0, 6049.0)}, "as_of": date(2025, 2, 14), "why": ""}
    return SimpleNamespace(**{**plain, **more})


def test_an_estimate_is_told_with_its_range_first_and_its_grounds():
    assert phrases.estimate_in_words(estimate()) == (
        "510 to 6,000 (90% range; middle 2,700), disputed, 12 claims from 4 statements, "
        "as of 14 February 2025")


def test_an_unknowable_estimate_says_why_and_no_number():
    told = phrases.estimate_in_words(estimate(
        status="unknowable", point=None, intervals=None, claims=1, origins=1, why="all are zero."))
    assert told == "can’t be known (1 claim from 1 statement): all are zero"


def test_names_are_joined_as_in_a_sentence():
    assert phrases.joined(["A", "B", "C"]) == "A, B and C"
    assert phrases.joined(["A"]) == "A"


def test_people_are_not_told_in_parts():
    assert phrases.rough_between(0.38, 8.8, "person") == "0 to 9"
    assert phrases.rough_between(0.38, 8.8, "km^2") == "0.38 to 8.8 km²"
    assert phrases.rough_amount(2.6, "person") == "3"
