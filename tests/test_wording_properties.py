"""A number printed in any form and hedge reads back; nothing crashes the reader or slows it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from figures.wording import read

HEDGES = {
    "{} soldiers": "exact", "about {} soldiers": "about", "{} soldiers or so": "about",
    "nearly {} soldiers": "nearly", "more than {} soldiers": "over", "over {} soldiers": "over",
    "at least {} soldiers": "at_least", "{} soldiers or more": "at_least",
    "fewer than {} soldiers": "under", "up to {} soldiers": "up_to", "as many as {}": "up_to",
    "понад {} солдатів": "over", "не менее {} человек": "at_least", "fast {} Soldaten": "nearly",
    "environ {} morts": "about", "almeno {} morti": "at_least", "casi {} muertos": "nearly",
    "约{}人": "about", "최소 {}명": "at_least", "最大{}人": "up_to", "نحو {} جندي": "about"}
FORMS: dict[str, Callable[[int], str]] = {
    "plain": str, "comma": "{:,}".format,
    "dot": lambda number: f"{number:,}".replace(",", "."),
    "space": lambda number: f"{number:,}".replace(",", " "),
    "narrow space": lambda number: f"{number:,}".replace(",", "\u202f"),
    "apostrophe": lambda number: f"{number:,}".replace(",", "'"),
    "Arabic-Indic": lambda number: str(number).translate(
        {ord(str(digit)): chr(0x660 + digit) for digit in range(10)}),
    "full width": lambda number: str(number).translate(
        {ord(str(digit)): chr(0xff10 + digit) for digit in range(10)})}
PRESS_WORDS = sorted({word for rows in yaml.load(
    (Path(__file__).parent / "press_wordings.yml").read_text("utf-8"), Loader=yaml.BaseLoader
).values() for wording in rows for word in wording.split()})
ALPHABET = st.sampled_from([
    *"0123456789.,-–()% ", " thousand", " million", " and ", " to ", "half ", "about ",
    "at least ", " or more", " km²", " sq mi", " people", " killed", "several ", "dozens ",
    "no ", "one ", " in ", "±", "½", "$", "perhaps ", " but under ",
    " Street", " to ", "40s", "三四", "日", "ألفا ", "every ", " and a half", "x39", ":",
    "тысяч ", "万", "명", "만", "zwei", "und", "hundert", "ألف ", "و", "«", "\u200f", "\u0301"])


@given(st.integers(2, 10_000_000), st.sampled_from(sorted(HEDGES)), st.sampled_from(sorted(FORMS)))
def test_a_number_reads_back_in_any_form_and_hedge(number: int, hedged: str, form: str) -> None:
    (reading,) = read(hedged.format(FORMS[form](number)))
    assert (reading.value, reading.hedge) == (number, HEDGES[hedged])


@given(st.integers(2, 999_999), st.sampled_from([h for h in HEDGES if h.isascii() and " s" in h]))
def test_a_number_in_english_words_reads_back(number: int, hedged: str) -> None:
    (reading,) = read(hedged.format(num2words(number)))
    assert (reading.value, reading.hedge) == (number, HEDGES[hedged])


@given(st.integers(1, 9_000), st.integers(1, 9_000), st.sampled_from(
    ["{:,} to {:,}", "{:,}-{:,}", "{:,}–{:,}", "between {:,} and {:,}", "from {:,} to {:,} men"]))
def test_a_range_reads_back(first: int, second: int, form: str) -> None:
    low, high = sorted((first, first + second))
    (reading,) = read(form.format(low, high))
    assert (reading.hedge, reading.low, reading.high) == ("range", low, high)


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_pair_reads_back_in_either_order(first: int, second: int) -> None:
    (reading,) = read(f"{first:,} square kilometres ({second:,} sq miles)")
    (turned,) = read(f"{second:,} sq mi ({first:,} km²)")
    assert reading.second is not None and turned.second is not None
    assert (reading.value, reading.second.value) == (turned.second.value, turned.value)
    assert (reading.value, reading.second.value) == (first, second)


@given(st.one_of(st.text(), st.lists(ALPHABET).map("".join),
                 st.lists(st.sampled_from(PRESS_WORDS), max_size=20).map(" ".join)))
@example("2 a㎡")  # one character that folds to several
def test_no_input_crashes_the_reader_and_every_reading_is_orderly(wording: str) -> None:
    for reading in read(wording):
        assert 0 <= reading.start < reading.end <= len(wording)
        said = [end for end in (reading.low, reading.value, reading.high) if end is not None]
        assert said == sorted(said)
        assert all(end >= 0 for end in said)
        assert reading.place > 0
    ends = [reading.end for reading in read(wording)]
    starts = [reading.start for reading in read(wording)]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@given(st.text(max_size=80))
def test_a_wording_reads_the_same_twice(wording: str) -> None:
    first = read(wording)
    read.cache_clear()
    assert read(wording) == first


def calls(wording: str) -> int:
    """Return how many calls reading a wording takes, a measure of work that no clock disturbs."""
    counted = [0]

    def count(frame: object, event: str, argument: object) -> None:
        counted[0] += event.endswith("call")

    read.cache_clear()
    sys.setprofile(count)
    try:
        read(wording)
    finally:
        sys.setprofile(None)
    return counted[0]


@pytest.mark.parametrize("piece", [
    "1 ", "12,000 ", "1,", "1 000 ", "(", "-", "about ", "no ", "half ", "two and ", "hundred ",
    "几", "一", "만", "1(2) ", "+1 ", "1 in ", "between 1 ", "up to at least ", "zweiund", "а'",
    "u.",
    "of ", "a ", "sq. ", "A-1", "\u0301", "tens of ", "1 km (", "one witness ", "1±", "1½", "$1-",
    "perhaps 1, ", "over 1 but ", "hundreds and ", "45 Main ", "22 percent to ", "三四", "1日",
    "قتيلان ", "ab-1 ", "10k-", "one soldier in ", "killed: 1, "])
def test_work_grows_with_the_length_of_a_wording_and_not_with_its_square(piece: str) -> None:
    short, long = 200 // len(piece), 800 // len(piece)
    calls(piece * short)  # what is loaded and remembered once
    calls(piece * long)
    assert calls(piece * long) < 8 * calls(piece * short)


def test_beyond_a_thousand_characters_nothing_is_read() -> None:
    assert calls("1 " * 5_000) < 2 * calls("1 " * 500)
    assert read("a " * 500 + "12 soldiers") == ()
