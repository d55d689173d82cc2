"""The allowed words: one list each, and the nearest of them as advice."""

import pytest

from figures import codebook
from figures.codebook import nearest, one_of


@pytest.mark.parametrize(("word", "expected"), [
    ("abot", "about"), ("ABOUT", "about"), ("atleast", "at_least"), ("upto", "up_to"),
    ("exakt", "exact"), ("rnge", "range")])
def test_a_slip_of_the_pen_finds_the_word_that_was_meant(word, expected):
    assert nearest(word, codebook.HEDGES) == expected


@pytest.mark.parametrize("word", ["zzz", "", "elephant", "?"])
def test_a_word_like_no_other_gets_no_advice(word):
    assert nearest(word, codebook.HEDGES) == ""


def test_among_no_words_none_is_near():
    assert nearest("about", ()) == ""


def test_allowed_words_may_come_from_a_generator():
    assert nearest("kiled", (name for name in ("wounded", "killed"))) == "killed"


def test_an_expectation_lists_the_words_in_their_order():
    assert one_of(("b", "a")) == "one of b, a"


WORD_LISTS = [name for name in dir(codebook) if name.isupper()
              and isinstance(getattr(codebook, name), tuple)]


@pytest.mark.parametrize("name", WORD_LISTS)
def test_no_list_has_a_word_twice_or_a_blank_one(name):
    words = getattr(codebook, name)
    assert len(set(words)) == len(words)
    assert all(word and word == word.strip() for word in words)


def test_bounds_are_hedges_and_none_bounds_both_ways():
    assert {*codebook.LOWER_BOUNDS, *codebook.UPPER_BOUNDS} < set(codebook.HEDGES)
    assert not set(codebook.LOWER_BOUNDS) & set(codebook.UPPER_BOUNDS)


def test_the_columns_of_a_ledger_are_those_of_the_contract_in_its_order():
    assert ",".join(codebook.CLAIM_COLUMNS) == (
        "id,quantity,wording,hedge,low,value,high,unit,second_value,second_unit,share_of,as_of,"
        "reported_on,speaker,publisher,via,url,note")


def test_needed_columns_are_columns_and_optional_ones_are_others():
    assert set(codebook.CLAIM_NEEDED) < set(codebook.CLAIM_COLUMNS)
    assert not set(codebook.CLAIM_OPTIONAL) & set(codebook.CLAIM_COLUMNS)


def test_neutral_kinds_are_kinds_of_sources():
    assert set(codebook.NEUTRAL_KINDS) < set(codebook.SOURCE_KINDS)


def test_the_printed_codebook_shows_the_lists_that_validate():
    printed = codebook.codebook()
    assert printed["columns"] == [*codebook.CLAIM_COLUMNS, *codebook.CLAIM_OPTIONAL]
    assert printed["words"]["hedge"] == list(codebook.HEDGES)
    assert printed["words"]["vague"] == list(codebook.conventions())


def test_conventions_of_different_recorders_can_be_chosen():
    assert {"emdat", "acled"} <= set(codebook.conventions())
