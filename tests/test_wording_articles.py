"""Figures that an article, a "no", or a noun for two says."""

import pytest

from figures.wording import read


def figures(wording: str) -> list[tuple[float | None, str | None]]:
    """Return value and unit of each figure that a wording says."""
    return [(reading.value, reading.unit) for reading in read(wording)]


@pytest.mark.parametrize("wording", [
    "no casualties", "zero casualties", "not a single soldier was killed", "nobody was killed",
    "no one was killed", "without a single casualty", "none of the soldiers survived",
    "keine Verluste", "aucun mort", "ningún muerto", "nessun morto"])
def test_none_of_a_kind_is_zero(wording: str) -> None:
    assert [value for value, _ in figures(wording)] == [0]


@pytest.mark.parametrize("wording", [
    "no information on casualties", "no evidence of North Korean soldiers", "no doubt",
    "no reports of casualties", "no comment", "many", "most of them", "all of them"])
def test_a_no_that_counts_nobody_is_no_figure(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "expected"), [
    ("a soldier and two civilians", [1, 2]), ("two civilians and a soldier", [2, 1]),
    ("an officer and eleven men", [1, 11]), ("two soldiers, a tank", [2])])
def test_an_article_counts_one_person_beside_a_figure(wording: str, expected: list[float]) -> None:
    assert [value for value, _ in figures(wording)] == expected


@pytest.mark.parametrize("wording", [
    "a report from a local resident", "killed by a sniper", "according to a soldier",
    "from a village", "near a soldier"])
def test_an_article_of_a_speaker_or_a_place_counts_nobody(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "unit"), [
    ("قتيلان", "person"), ("مقتل جنديين", "person"), ("أسر شخصين", "person"),
    ("قريتان", "count"), ("جريحان", "person")])
def test_a_noun_for_two_is_a_figure(wording: str, unit: str) -> None:
    assert figures(wording) == [(2, unit)]


def test_a_noun_for_two_tells_what_became_of_them() -> None:
    (reading,) = read("قتيلان")
    assert reading.counted == "killed"


@pytest.mark.parametrize(("wording", "value"), [
    ("ألفا جندي", 2000), ("ألفي جندي", 2000), ("ألفان", 2000), ("مئتا قتيل", 200),
    ("مئتان", 200), ("مائتي جندي", 200), ("12 ألفا", 12_000), ("ألف جندي", 1000),
    ("مليونا شخص", 2_000_000), ("אלפיים חיילים", 2000), ("מאתיים הרוגים", 200)])
def test_numbers_for_two_of_a_scale_are_read(wording: str, value: float) -> None:
    assert [found for found, _ in figures(wording)] == [value]
