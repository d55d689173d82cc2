"""A figure beside a claim: the same number, the same digits, a related speaker."""

import math
from types import SimpleNamespace

import pytest
from ledgers import claims_from

from figures.audit.matching import exactly, related, rows_by_quantity, same, same_digits, size
from figures.definitions import Quantity
from figures.sources import Source, Sources
from figures.wording import read

NAN = math.nan
KILLED = Quantity("killed", "killed", "person")
HELD = Quantity("held", "land held", "km^2")


def said(words, quantity=KILLED):
    """Return the size of the one figure of some words."""
    (reading,) = read(words)
    return size(reading, quantity)


def claim(**cells):
    """Return a claim of a plain number, with other cells as given."""
    plain = {"is_share": False, "hedge": "exact", "vague": "", "low": NAN, "value": NAN,
             "high": NAN, "figure": NAN, "size_low": NAN, "size_high": NAN, "unit": "person",
             "speaker": "NIS", "second_value": NAN, "second_unit": ""}
    return SimpleNamespace(**{**plain, **cells})


def test_a_figure_stands_in_the_unit_of_its_quantity():
    assert said("100 square miles", HELD).figure == pytest.approx(100 * 1.609344**2)
    assert said("300 killed").figure == 300


def test_a_figure_of_another_kind_has_no_size():
    assert math.isnan(said("100 km", HELD).figure)


def test_a_share_stays_the_share_that_it_is():
    found = said("two-thirds")
    assert found.is_share
    assert found.figure == pytest.approx(2 / 3, abs=.001)


def test_a_range_has_both_ends_and_a_bound_has_none():
    assert said("300 to 400 killed").ends == (300, 400)
    assert said("at least 300 killed").ends is None
    assert (said("at least 300 killed").least, said("at least 300 killed").most) == (300, math.inf)


@pytest.mark.parametrize(("number", "expected"), [
    (300, True), (301, True), (310, False), (3000, False), (NAN, False)])
def test_a_claim_has_a_figures_number_where_one_is_the_other_shortened(number, expected):
    assert same(claim(figure=number, value=number), said("300 killed")) is expected


def test_a_range_is_the_same_as_a_range_with_both_its_ends():
    figure = said("300 to 400 killed")
    assert same(claim(hedge="range", size_low=300, size_high=400), figure)
    assert not same(claim(hedge="range", size_low=300, size_high=500), figure)
    assert not same(claim(figure=math.sqrt(300 * 400)), figure)


def test_a_vague_word_is_the_same_as_itself_alone():
    figure = said("dozens killed")
    assert same(claim(hedge="vague", vague=figure.vague), figure)
    assert not same(claim(hedge="vague", vague="hundreds"), figure)
    assert not same(claim(figure=24), figure)


def test_a_share_is_the_same_as_a_share_alone():
    figure = said("half")
    assert same(claim(is_share=True, value=.5, figure=200), figure)
    assert not same(claim(value=.5, figure=.5), figure)
    assert not same(claim(is_share=True, value=.25), figure)


@pytest.mark.parametrize(("cells", "unit", "expected"), [
    ({"figure": 300.0}, "person", True), ({"figure": 301.0}, "person", False),
    ({"figure": 301.0, "unit": "km^2"}, "person", True), ({"figure": 300.0}, "", True)])
def test_the_very_number_is_printed_or_one_that_converts_to_it(cells, unit, expected):
    assert exactly(claim(**cells), said("300 killed"), unit) is expected


SOURCES = Sources({name: Source(name, part_of=above) for name, above in (
    ("Budanov", "HUR"), ("HUR", "Ukraine"), ("Ukraine", ""), ("NIS", ""))},
    {name: name for name in ("Budanov", "HUR", "Ukraine", "NIS")})


@pytest.mark.parametrize(("speaker", "named", "expected"), [
    ("Budanov", "Budanov", True), ("Budanov", "Ukraine", True), ("Ukraine", "Budanov", True),
    ("NIS", "Ukraine", False), ("HUR", "NIS", False)])
def test_speakers_are_related_up_and_down_one_chain(speaker, named, expected):
    assert related(claim(speaker=speaker), named, SOURCES) is expected


@pytest.mark.parametrize(("words", "cells", "expected"), [
    ("90 square miles", {"unit": "km^2", "value": 90.0}, True),
    ("90 square miles", {"unit": "km^2", "value": 91.0}, False),
    ("90 square miles", {"unit": "mi^2", "value": 90.0}, False),
    ("90 miles", {"unit": "km^2", "value": 90.0}, False),
    ("90 square miles", {"unit": "share", "value": 90.0}, False),
    ("at least 90 square miles", {"unit": "km^2", "low": 90.0}, True),
    ("50 km²", {"unit": "km^2", "value": 130.0, "second_value": 50.0, "second_unit": "mi^2"}, True),
    ("50 square miles", {"unit": "km^2", "value": 130.0, "second_value": 50.0,
                         "second_unit": "mi^2"}, False),
    ("130 square miles", {"unit": "km^2", "value": 130.0, "second_value": 50.0,
                          "second_unit": "mi^2"}, True)])
def test_the_same_digits_in_another_unit_of_the_kind_are_told(words, cells, expected):
    (reading,) = read(words)
    assert same_digits(claim(**cells), reading) is expected


def test_claims_of_a_quantity_stand_oldest_first_and_those_ruled_out_are_left_out(tmp_path):
    rows = [{"value": "5", "as_of": "2025-02-01"}, {"value": "6", "as_of": "2025-01-01"},
            {"value": "7", "as_of": "2025-01-15"}, {"value": "8", "quantity": "wounded"}]
    claims = claims_from(tmp_path, rows, rulings=[
        {"claim": "c-3", "column": "use", "was": "yes", "now": "no"}])
    found = rows_by_quantity(claims.table)
    assert {name: [row.Index for row in rows] for name, rows in found.items()} == {
        "killed": ["c-2", "c-1"], "wounded": ["c-4"]}
