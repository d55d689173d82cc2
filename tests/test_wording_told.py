"""In which language a wording is, and what its figures count and are paired with."""

from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest

from figures.wording import read
from figures.wording.languages import told
from figures.wording.lexicon import ordinals
from figures.wording.tokens import tokenize


def language(wording: str) -> str:
    """Return the language in which a wording is read."""
    return told(tokenize(wording, ordinals()))[1].language


@pytest.mark.parametrize(("wording", "code"), [
    ("up to 12,000 troops", "en"), ("12,000", "en"), ("AP 2,625", "en"), ("rund 300", "de"),
    ("plus de 300", "fr"), ("más de 300 muertos", "es"), ("mais de 300 mortos", "pt"),
    ("oltre 300", "it"), ("ponad 300", "pl"), ("понад 300", "uk"), ("свыше 300", "ru"),
    ("fünfhundert", "de"), ("약 300명", "ko"), ("約300人の兵士", "ja"), ("约300人", "zh"),
    ("دست کم ۳۰۰ نفر", "fa"), ("ما لا يقل عن 300", "ar"), ("בשנת 2014", "he"), ("ქქქ 300", "ka"),
    ("tot 300", "nl"), ("sekitar 300", "id"), ("aptuveni 300", "lv"), ("yaklaşık 300", "tr"),
    ("climbed to 6,333 Thursday", "en"), ("wildfires rises to 111", "en"),
])
def test_the_language_that_understands_most_reads_the_wording(wording: str, code: str) -> None:
    assert language(wording) == code


@pytest.mark.parametrize(("wording", "unit"), [
    ("78,000 Russian and North Korean troops", "person"), ("nearly 180 in various attacks", None),
    ("942 Russians", "person"), ("18 security officers", "person"), ("12 bus passengers", "person"),
    ("20 square kilometers of forest", "km^2"), ("the number of villages rose to 28", None),
    ("hostages in the school exceeded 1,000", "person"), ("4,700 (estimated) casualties", "person"),
    ("three U.S. soldiers", "person"), ("12 тыс. солдат", "person"),
])
def test_a_figure_takes_its_own_noun_and_no_strangers(wording: str, unit: str | None) -> None:
    assert read(wording)[0].unit == unit


@pytest.mark.parametrize("wording", [
    "12 soldiers (3 officers)", "1,300 km² (28 villages)", "300 killed (out of 11,000)",
    "5 km, 12 km²", "10 km and 6 miles"])
def test_what_is_no_conversion_is_no_pair(wording: str) -> None:
    readings = read(wording)
    assert len(readings) == 2
    assert all(reading.second is None for reading in readings)


@pytest.mark.parametrize(("wording", "hedges"), [
    ("at least 12 killed, more than 30 wounded", ["at_least", "over"]),
    ("12 killed and about 30 wounded", ["exact", "about"]),
    ("59 people dead and more than 500 injured", ["exact", "over"]),
    ("12 killed or more, 30 wounded", ["at_least", "exact"]),
    ("12 dead and more wounded", ["exact"]), ("12 dead and counting", ["at_least"]),
    ("et plus de 300 blessés", ["over"]), ("12 morts et plus de 300 blessés", ["exact", "over"]),
    ("12 killed and more than 30 wounded", ["exact", "over"]),
    ("some 4,000 of the 11,000 soldiers", ["about", "exact"]),
    ("nearly 200 killed, an estimated 1,400 wounded", ["nearly", "about"]),
])
def test_each_figure_has_its_own_hedges(wording: str, hedges: list[str]) -> None:
    assert [reading.hedge for reading in read(wording)] == hedges


@pytest.mark.parametrize(("wording", "counted"), [
    ("12 killed and 30 wounded", ["killed", "wounded"]),
    ("killing 148 people, and injuring at least 79", ["killed", "wounded"]),
    ("300 killed, 2,700 wounded, 5 missing", ["killed", "wounded", "missing"]),
])
def test_each_figure_has_what_became_of_its_own(wording: str, counted: list[str]) -> None:
    assert [reading.counted for reading in read(wording)] == counted


def test_readings_stand_in_the_order_of_the_wording_and_do_not_overlap() -> None:
    readings = read("between 10 and 12 thousand troops, 300 of them killed (about 3%)")
    assert [reading.start for reading in readings] == sorted(r.start for r in readings)
    assert all(first.end <= then.start for first, then in pairwise(readings))


@pytest.mark.parametrize("wording", [
    "none of the 12 soldiers was killed", "keiner der 12 Soldaten wurde getötet",
    "aucun des 12 soldats n'a été tué"])
def test_none_of_several_were_killed_and_the_several_were_not(wording):
    none, several = read(wording)
    assert (none.value, none.unit, none.counted) == (0, "person", "killed")
    assert (several.value, several.unit, several.counted) == (12, "person", None)


def test_a_toll_that_rose_counts_the_same_before_and_after():
    assert [found.counted for found in read("the killed rose from 65 to 84")] == ["killed"] * 2
    assert [found.counted for found in read("from 65 to 84 killed")][-1] == "killed"


def test_a_reading_stays_what_it_is():
    found, = read("300 killed")
    with pytest.raises(FrozenInstanceError):
        found.value = 400
