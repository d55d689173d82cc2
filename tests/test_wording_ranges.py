"""Ranges in all their forms, and what stands beside a number and makes none."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from figures.wording import Reading, read


def only(wording: str) -> Reading:
    """Return the one reading of a wording that says one figure."""
    (reading,) = read(wording)
    return reading


def ends(wording: str) -> tuple[str, float | None, float | None]:
    """Return hedge, low and high of the one reading of a wording."""
    reading = only(wording)
    return reading.hedge, reading.low, reading.high


PAIRS = st.tuples(st.integers(2, 400_000), st.integers(1, 400_000)).map(lambda two: (
    two[0], two[0] + two[1]))
FORMS = ["{:,} to {:,}", "{:,}-{:,}", "{:,} – {:,}", "{:,}~{:,}", "between {:,} and {:,}",
         "from {:,} to {:,}", "anywhere from {:,} to {:,}", "from {:,} up to {:,}",
         "{:,} to as many as {:,}", "at least {:,} and at most {:,}",
         "over {:,} but under {:,}", "more than {:,} but fewer than {:,}",
         "at least {:,}, possibly up to {:,}", "no fewer than {:,} and no more than {:,}"]


@given(PAIRS, st.sampled_from(FORMS), st.sampled_from(["", " soldiers", " killed", " km"]))
def test_two_bounds_of_one_figure_are_a_range_in_every_form(
        pair: tuple[int, int], form: str, noun: str) -> None:
    assert ends(form.format(*pair) + noun) == ("range", *pair)


@given(PAIRS, st.sampled_from(["{:,} or {:,} men", "{:,}, perhaps {:,} men", "{:,}, even {:,} men",
                               "{:,}, if not {:,} men", "{:,} or even {:,} men",
                               "{:,} and possibly {:,} men"]))
def test_an_alternative_is_a_range_where_its_ends_are_near(
        pair: tuple[int, int], form: str) -> None:
    readings = read(form.format(*pair))
    near = pair[1] <= 10 * pair[0]
    assert [reading.hedge == "range" for reading in readings] == ([True] if near else [False] * 2)


@given(st.integers(2, 900), st.integers(1, 99))
def test_a_dash_before_whole_thousands_gives_the_first_number_their_thousand(
        first: int, more: int) -> None:
    assert ends(f"{first}-{first + more},000 men") == (
        "range", first * 1000, (first + more) * 1000)


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("300-1,000 dead", 300, 1000), ("20-2,500 dead", 20, 2500), ("1,500-2,000 dead", 1500, 2000)])
def test_ends_that_are_told_in_full_keep_what_they_say(
        wording: str, low: float, high: float) -> None:
    assert ends(wording) == ("range", low, high)


@given(st.integers(10, 99_999), st.integers(1, 9_999), st.sampled_from(
    ["{:,}±{:,}", "{:,} ± {:,} men", "{:,} +/- {:,}", "{:,} plus or minus {:,} men"]))
def test_a_number_and_how_far_it_may_be_off_are_a_range(middle: int, off: int, form: str) -> None:
    assume(off < middle)
    assert ends(form.format(middle, off)) == ("range", middle - off, middle + off)


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("1.2 ± 0.1 million people", 1_100_000, 1_300_000), ("40 ± 3%", 0.37, 0.43),
    ("2.5 ± 0.4 km", 2.1, 2.9)])
def test_slack_is_told_in_the_scale_of_its_number(wording: str, low: float, high: float) -> None:
    assert ends(wording) == ("range", pytest.approx(low), pytest.approx(high))


def test_the_second_of_two_ends_may_have_a_hedge_of_its_own() -> None:
    assert ends("vary between 1,400 and more than 5,000") == ("range", 1400, 5000)


def test_slack_greater_than_its_number_makes_no_range() -> None:
    assert [reading.value for reading in read("30 ± 300")] == [30, 300]


def test_slack_alone_is_about() -> None:
    assert only("±300").hedge == "about"


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("a dozen or two", 12, 24), ("a hundred or two", 100, 200), ("a thousand or two", 1000, 2000),
    ("two or three dozen", 24, 36), ("one or two hundred", 100, 200),
    ("five to six hundred thousand", 500_000, 600_000), ("half a million to a million", 5e5, 1e6)])
def test_both_ends_share_the_scale_of_one(wording: str, low: float, high: float) -> None:
    assert ends(wording) == ("range", low, high)


@given(st.integers(2, 9), st.integers(2, 9), st.sampled_from(["hundred", "thousand", "million"]))
def test_number_words_of_one_scale_are_a_range(first: int, second: int, scale: str) -> None:
    low, high = sorted((first, first + second))
    size = {"hundred": 100, "thousand": 1000, "million": 1_000_000}[scale]
    wording = f"{num2words(low)} to {num2words(high)} {scale} people"
    assert ends(wording) == ("range", low * size, high * size)


@pytest.mark.parametrize("tens", range(20, 100, 10))
def test_in_the_forties_is_from_40_to_49(tens: int) -> None:
    assert ends(f"the death toll is in the {tens}s") == ("range", tens, tens + 9)
    assert ends(f"in the low {tens}s") == ("range", tens, tens + 9)


@pytest.mark.parametrize("wording", ["in his 40s", "in the 1940s", "the 40s", "in their late 40s"])
def test_forties_of_an_age_or_a_century_are_no_figure(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "figures"), [
    ("at least 12 killed and up to 30 wounded", [("at_least", 12), ("up_to", 30)]),
    ("over 40 killed but fewer than 100 wounded", [("over", 40), ("under", 100)]),
    ("at least 12 and nearly 30 wounded", [("at_least", 12), ("nearly", 30)]),
    ("more than 30 tanks but fewer than 100 soldiers", [("over", 30), ("under", 100)]),
    ("over 2,000 but fewer than 1,000", [("over", 2000), ("under", 1000)]),
    ("rose from 10 to 12", [("exact", 10), ("exact", 12)]),
    ("fell from 115 to 97", [("exact", 115), ("exact", 97)]),
])
def test_two_figures_with_a_bound_each_are_no_range(
        wording: str, figures: list[tuple[str, float]]) -> None:
    assert [(reading.hedge, reading.value) for reading in read(wording)] == figures


@pytest.mark.parametrize(("wording", "words", "low", "high"), [
    ("hundreds, maybe thousands of dead", "hundreds to thousands", 100, 2000),
    ("dozens, if not hundreds, of bodies", "dozens to hundreds", 12, 200),
    ("hundreds or even thousands", "hundreds to thousands", 100, 2000),
    ("thousands upon thousands", "thousands", 1000, 2000),
    ("hundreds and hundreds", "hundreds", 100, 200),
])
def test_doubled_vague_words_are_one_vague_figure(
        wording: str, words: str, low: float, high: float) -> None:
    reading = only(wording)
    assert (reading.hedge, reading.vague) == ("vague", words)
    assert (reading.low, reading.value, reading.high) == (low, None, high)


def test_vague_words_in_falling_order_are_two() -> None:
    assert [reading.vague for reading in read("thousands or hundreds of dead")] == [
        "thousands", "hundreds"]


def test_vague_words_of_two_things_are_two() -> None:
    assert [reading.vague for reading in read("dozens killed and hundreds wounded")] == [
        "dozens", "hundreds"]


@pytest.mark.parametrize(("language", "wording"), [
    ("es", "más de 1.000 pero menos de 2.000"), ("fr", "plus de 1 000 mais moins de 2 000"),
    ("de", "mehr als 1000, aber weniger als 2000"), ("it", "più di 1.000 ma meno di 2.000"),
    ("pl", "ponad 1000, ale mniej niż 2000"), ("uk", "понад 1000, але менше ніж 2000"),
    ("ru", "более 1000, но менее 2000"), ("nl", "meer dan 1000 maar minder dan 2000"),
    ("pt", "mais de 1.000 mas menos de 2.000"), ("id", "lebih dari 1.000 tetapi kurang dari 2.000"),
])
def test_two_bounds_are_a_range_in_other_languages(language: str, wording: str) -> None:
    assert ends(wording) == ("range", 1000, 2000)
