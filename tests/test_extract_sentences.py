"""Where sentences end, in texts of several kinds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extract.sentences import sentences

WORDS = st.text("ab", min_size=1, max_size=6)


def texts(text):
    return [found.text for found in sentences(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("One. Two.", ["One.", "Two."]), ("One! Two? Three…", ["One!", "Two?", "Three…"]),
    ("He said “300.” Then left.", ["He said “300.”", "Then left."]),
    ("300 died (so far). More came.", ["300 died (so far).", "More came."]),
    ("No end", ["No end"]), ("", []), ("   ", [])])
def test_a_mark_with_what_closes_behind_it_ends_a_sentence(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize("text", [
    "Gen. Smith spoke.", "About 2.5 km were lost.", "The U.S. army said so.",
    "J. Smith was there.", "approx. 300 died.", "It took 1.300 lives."])
def test_a_point_inside_a_name_a_number_or_a_short_word_ends_nothing(text):
    assert texts(text) == [text]


def test_a_small_letter_goes_on_with_the_sentence():
    assert texts("At 5 p.m. they left.") == ["At 5 p.m. they left."]


def test_marks_of_other_scripts_need_no_space_behind_them():
    assert texts("三百人死亡。更多人受伤！") == ["三百人死亡。", "更多人受伤！"]


def test_a_blank_line_ends_a_sentence_without_a_mark():
    assert texts("A heading\n\nThe text.") == ["A heading", "The text."]


def test_a_line_ends_a_sentence_where_lines_are_short():
    assert texts("A heading\nThe text.") == ["A heading", "The text."]


def test_a_sentence_stands_where_it_says():
    text = "  One two.\n\n  Three four.  "
    for found in sentences(text):
        assert text[found.start:found.end] == found.text == found.text.strip()


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=5))
def test_plain_sentences_are_found_again(written):
    lines = [" ".join(words).capitalize() + "cc." for words in written]
    assert texts(" ".join(lines)) == lines


@given(st.text(max_size=120))
def test_no_sentence_meets_another_and_no_letter_is_lost(text):
    found = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
