"""Number words written together, and numerals in runs without spaces."""

import pytest

from figures.wording import read
from figures.wording.compounds import split_number
from figures.wording.lexicon import lexicon
from figures.wording.runs import is_counted_numeral


@pytest.mark.parametrize(("language", "word", "parts"), [
    ("de", "fünfhundertzwanzig", [5, 100, 20]), ("it", "duecentomila", [2, 100, 1000]),
    ("nl", "tweehonderd", [2, 100]), ("fi", "kaksisataa", [2, 100])])
def test_a_compound_is_split_into_its_number_words(
        language: str, word: str, parts: list[float]) -> None:
    words = lexicon(language)
    folded = word.replace("ü", "u")
    assert [value for kind, value in split_number(folded, words) if kind != "&"] == parts


@pytest.mark.parametrize(("language", "word"), [
    ("da", "sekstiseks"),    # six-ten-six is no Danish number: Norwegian writes 66 so
    ("de", "zweidrei"), ("de", "und"), ("de", "hundertmann"), ("it", "duetre"),
    ("en", "twohundred")])   # English writes no number together
def test_what_makes_no_one_number_is_not_split(language: str, word: str) -> None:
    assert split_number(word, lexicon(language)) == ()


@pytest.mark.parametrize(("wording", "value"), [
    ("sekstiseks soldater", 66), ("otteogtres soldater", 68), ("tvåhundrafyrtio soldater", 240),
    ("šeststo devetnajst vojakov", 619), ("vierundzwanzigtausend Soldaten", 24_000)])
def test_a_number_written_together_is_read_in_its_own_language(
        wording: str, value: float) -> None:
    assert [reading.value for reading in read(wording)] == [value]


@pytest.mark.parametrize(("wording", "value"), [
    ("一万一千名士兵", 11_000), ("二十一万人", 210_000), ("三百五十人", 350), ("1万5千人", 15_000),
    ("십사만 이명", 140_002), ("만 이천명", 12_000), ("1만2천명", 12_000)])
def test_numerals_in_a_run_make_one_number_whatever_words_begin_alike(
        wording: str, value: float) -> None:
    assert [reading.value for reading in read(wording)] == [value]


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("三四百人", 300, 400), ("两三千人", 2000, 3000), ("五六十人", 50, 60), ("二三人", 2, 3)])
def test_two_numerals_in_a_row_are_the_ends_of_a_range(
        wording: str, low: float, high: float) -> None:
    (reading,) = read(wording)
    assert (reading.hedge, reading.low, reading.high) == ("range", low, high)


@pytest.mark.parametrize("wording", ["万一", "統一", "十分", "二〇二四年", "이번", "일부"])
def test_numerals_that_are_parts_of_words_or_years_count_nothing(wording: str) -> None:
    assert read(wording) == ()


def test_a_lone_syllable_is_a_numeral_only_before_its_counter() -> None:
    assert is_counted_numeral("이명", lexicon("ko"))
    assert not is_counted_numeral("일부", lexicon("ko"))
    assert not is_counted_numeral("이", lexicon("ko"))


@pytest.mark.parametrize(("wording", "unit"), [
    ("1日約92人", "person/day"), ("1日あたり92人", "person/day"), ("月3万人", "person/month"),
    ("ayda 30 bin", "person/month"), ("하루 92명", "person/day"), ("월 3만 명", "person/month"),
    ("每天92人", "person/day"), ("روزانه ۹۲ نفر", "person/day"),
    ("each day 92 people", "person/day")])
def test_a_time_that_leads_its_number_is_a_rate(wording: str, unit: str) -> None:
    assert [reading.unit for reading in read(wording)] == [unit]


@pytest.mark.parametrize(("wording", "values"), [
    ("8月1日、92人", [92]), ("8月3日", []), ("30 ayda", []), ("8월 1일 92명", [92])])
def test_a_day_of_the_month_is_no_rate(wording: str, values: list[float]) -> None:
    assert [reading.value for reading in read(wording)] == values
    assert all(reading.unit == "person" for reading in read(wording))
