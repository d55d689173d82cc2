"""Shares, odds, fractions and parts of a scale word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from figures.wording import Reading, read


def only(wording: str) -> Reading:
    """Return the one reading of a wording that says one figure."""
    (reading,) = read(wording)
    return reading


@given(st.integers(1, 9), st.integers(2, 10))
def test_odds_in_words_are_a_share_with_and_without_their_noun(part: int, more: int) -> None:
    whole = part + more
    for form in ("{} in {}", "{} out of {}", "{} of every {} soldiers",
                 "{} soldiers in {}" if part > 1 else "{} soldier in {}"):
        if part == 1 and "every" in form:
            continue
        reading = only(form.format(num2words(part), num2words(whole)))
        assert reading.unit == "share"
        assert reading.value == pytest.approx(part / whole)


@pytest.mark.parametrize("wording", [
    "one soldier in three regiments", "two men in three cars", "one killed in five attacks"])
def test_a_whole_that_counts_something_else_makes_no_share(wording: str) -> None:
    assert all(reading.unit != "share" for reading in read(wording))


@pytest.mark.parametrize(("wording", "value"), [
    ("every second soldier", 1 / 2), ("every third soldier", 1 / 3), ("every fourth", 1 / 4),
    ("one of every three soldiers", 1 / 3), ("кожен третій солдат", 1 / 3),
    ("каждый второй", 1 / 2), ("co trzeci żołnierz", 1 / 3), ("jeder dritte Soldat", 1 / 3),
    ("un soldat sur trois", 1 / 3), ("un soldato su tre", 1 / 3), ("uno de cada tres", 1 / 3),
    ("een op de drie soldaten", 1 / 3), ("10명 중 3명", 0.3), ("3人に1人", 1 / 3), ("3割", 0.3),
    ("十分之三", 0.3), ("один из трёх", 1 / 3), ("a full third", 1 / 3),
    ("nearly a quarter", 1 / 4), ("three-fifths", 0.6),
    ("one inhabitant in every five of those who stayed", 1 / 5)])
def test_one_of_so_many_is_a_share_in_every_language(wording: str, value: float) -> None:
    assert only(wording).unit == "share"
    assert only(wording).value == pytest.approx(value)


@pytest.mark.parametrize("wording", [
    "the third soldier", "every second day", "every third month", "a third attack", "the fourth"])
def test_what_stands_in_a_row_is_no_share(wording: str) -> None:
    assert read(wording) == ()


@given(st.integers(1, 999), st.sampled_from([("½", 0.5), ("¼", 0.25), ("¾", 0.75), (" 1/2", 0.5)]),
       st.sampled_from(["miles", "km", "square miles"]))
def test_a_fraction_behind_its_whole_is_added(
        whole: int, fraction: tuple[str, float], measure: str) -> None:
    assert only(f"{whole}{fraction[0]} {measure}").value == whole + fraction[1]


@pytest.mark.parametrize(("wording", "value"), [
    ("2½ million people", 2_500_000), ("two and a half million people", 2_500_000),
    ("one-and-a-half thousand casualties", 1_500), ("a million and a half refugees", 1_500_000),
    ("два с половиной миллиона человек", 2_500_000), ("три з половиною тисячі осіб", 3_500),
    ("üç buçuk milyon kişi", 3_500_000), ("dua setengah juta orang", 2_500_000),
    ("dos millones y medio de personas", 2_500_000), ("مليون ونصف المليون شخص", 1_500_000),
    ("deux millions et demi de personnes", 2_500_000), ("półtora tysiąca osób", 1_500)])
def test_halves_behind_a_number_are_of_its_scale(wording: str, value: float) -> None:
    assert only(wording).value == value


@pytest.mark.parametrize(("wording", "value"), [
    ("half a million", 500_000), ("a quarter of a million", 250_000),
    ("three-quarters of a million men", 750_000), ("two thirds of a million", 2 / 3 * 1_000_000),
    ("half a dozen", 6), ("half-million", 500_000)])
def test_a_part_of_a_scale_word_is_a_number(wording: str, value: float) -> None:
    assert only(wording).value == pytest.approx(value)
    assert only(wording).unit != "share"


@pytest.mark.parametrize(("wording", "place"), [
    ("two and a half kilometres", 0.1), ("2½ miles", 0.1), ("3¾ square miles", 0.01),
    ("two and a half thousand", 100), ("half a million", 100_000)])
def test_the_place_of_a_half_is_that_of_its_digit(wording: str, place: float) -> None:
    assert only(wording).place == pytest.approx(place)


@pytest.mark.parametrize("wording", [
    "jumped 22 percent to 1,577 deaths", "rose by 40 percent to 1,577", "up 12% to 1,577",
    "a 40% increase to 1,577 wounded", "fell 15 per cent to 1,577"])
def test_by_how_much_something_changed_is_no_figure_beside_what_it_is_now(wording: str) -> None:
    assert [reading.value for reading in read(wording)] == [1577]


@pytest.mark.parametrize(("wording", "value"), [
    ("decreased by half", 0.5), ("rose to 40% of the 11,000", 0.4), ("40% of the 11,000", 0.4)])
def test_a_share_that_says_how_much_it_is_stays_one(wording: str, value: float) -> None:
    assert read(wording)[0].value == value
    assert read(wording)[0].unit == "share"


@pytest.mark.parametrize(("wording", "value"), [
    ("a couple of hundreds", 200), ("un par de cientos de soldados", 200), ("пара сотен", 200),
    ("пара десятків", 20), ("a couple dozen", 24)])
def test_a_couple_of_a_scale_is_about_twice_it(wording: str, value: float) -> None:
    assert (only(wording).hedge, only(wording).value) == ("about", value)
