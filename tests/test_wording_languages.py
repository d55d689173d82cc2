"""Wordings in many languages against what a reader of each says of them.

`wordings.csv`: a wording, its hedge (`two` where it says two exact figures, `none` where it says
none), the figure (both ends of a range, two figures, or the vague word) and the unit, blank where
the wording has no noun. The rows that stand first in a language are real ones of the evidence; the
others are the same claims as that language's press words them.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from num2words import num2words

from figures.wording import Reading, read

ROWS = [tuple(row) for row in csv.reader(
    (Path(__file__).parent / "wordings.csv").read_text("utf-8").splitlines())][1:]
SOLDIERS = {  # a noun behind the number words, for a number alone may be another language's word
    "en": " soldiers", "uk": " солдатів", "ru": " солдат", "ko": "명", "ja": "人", "ar": " جندي",
    "fa": " سرباز", "he": " חיילים", "tr": " asker", "es": " soldados", "pt": " soldados",
    "fr": " soldats", "de": " Soldaten", "it": " soldati", "pl": " żołnierzy", "nl": " soldaten",
    "id": " tentara", "lv": " karavīru", "fi": " sotilasta", "cs": " vojáků", "ro": " soldați",
    "hu": " katona", "lt": " karių", "sv": " soldater", "da": " soldater", "no": " soldater",
    "sk": " vojakov", "is": " hermenn", "sl": " vojakov", "sr": " vojnika"}
NUMBERS = [*range(11, 118), 119, 120, 137, 199, 200, 256, 300, 412, 500, 678, 801, 999, 1000, 1100,
           1376, 2667, 4700, 10446, 12000, 17819, 25367, 88129, 115000, 250000, 700000]


def near(found: float | None, expected: str) -> bool:
    """Tell whether a value is the printed one, to the four digits in which the rows have shares."""
    return found is not None and found == pytest.approx(float(expected), rel=1e-4)


def says(reading: Reading, hedge: str, figure: str) -> bool:
    """Tell whether a reading has this hedge and figure."""
    if hedge == "vague":
        return reading.vague == figure
    if hedge == "range":
        low, high = figure.split("-")
        return near(reading.low, low) and near(reading.high, high)
    return near(reading.value, figure)


def is_read(wording: str, hedge: str, figure: str, unit: str) -> bool:
    """Tell whether a wording reads as its row says."""
    readings = read(wording)
    figures = [] if hedge == "none" else figure.split(";")
    hedges = ["exact" if hedge == "two" else hedge] * len(figures)
    return [(one.hedge, one.unit or "") for one in readings] == [
        (each, unit) for each in hedges] and all(map(says, readings, hedges, figures))


@pytest.mark.parametrize("language", dict.fromkeys(row[0] for row in ROWS))
def test_the_wordings_of_a_language_read_as_a_reader_of_it_says(language: str) -> None:
    assert [row for row in ROWS if row[0] == language and not is_read(*row[1:])] == []


@pytest.mark.parametrize("row", [
    ("300 killed", "about", "300", "person"), ("about 310", "about", "300", ""),
    ("about 300 km", "about", "300", "person"), ("300 killed", "two", "300;400", "person"),
    ("300", "none", "", "")])
def test_a_row_that_is_read_as_something_else_is_seen(row: tuple[str, str, str, str]) -> None:
    assert not is_read(*row)


@pytest.mark.parametrize("language", SOLDIERS)
def test_number_words_read_back_as_num2words_writes_them(language: str) -> None:
    written = {number: num2words(number, lang=language) + SOLDIERS[language]
               for number in NUMBERS}
    misread = {words: read(words) for number, words in written.items()
               if [reading.value for reading in read(words)] != [number]}
    assert misread == {}


@pytest.mark.parametrize("language", SOLDIERS)
@settings(max_examples=40)
@given(number=st.integers(11, 1_999_999))
def test_any_number_reads_back_in_the_words_of_its_language(language: str, number: int) -> None:
    one_thousand = number // 1000 % {"tr": 10, "ar": 100}.get(language, number + 1) == 1
    assume(number < 2000 or not one_thousand)  # num2words drops the one of 131,000 and 201,000
    words = num2words(number, lang=language) + SOLDIERS[language]
    assert [(reading.value, reading.unit) for reading in read(words)] == [(number, "person")]


@pytest.mark.parametrize("language", sorted(SOLDIERS.keys() - {"ko"}))  # no one says "이명" there
def test_numbers_up_to_ten_read_back_in_the_words_of_their_language(language: str) -> None:
    written = {number: num2words(number, lang=language) + SOLDIERS[language]
               for number in range(2, 11)}
    misread = {words: read(words) for number, words in written.items()
               if [reading.value for reading in read(words)] != [number]}
    assert misread == {}


@pytest.mark.parametrize("printed", [
    "12,000", "12.000", "12 000", "12\u00a0000", "12\u202f000", "12'000", "12’000", "12000", "12k",
    "12 тыс.", "12 тис.", "12 тыс", "12 mila", "12 mil", "12 bin", "12 ribu", "12 tys.", "1.2万",
    "1만2000", "1만2천", "1万2千", "12 ألف", "١٢٬٠٠٠", "١٢٠٠٠", "۱۲۰۰۰", "१२०००", "12 χιλιάδες",
    "12 אלף", "12 هزار", "twelve thousand", "zwölftausend", "douze mille", "dodicimila"])
def test_one_number_reads_the_same_in_every_form(printed: str) -> None:
    assert [reading.value for reading in read(printed)] == [12000.0]
