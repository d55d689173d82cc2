"""Digits and number words as values: formats, scales, places, and what joins them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.wording.compounds import split_number
from figures.wording.languages import told
from figures.wording.lexicon import lexicon, ordinals
from figures.wording.literals import Number, exact, literal, place_of, power
from figures.wording.numbers import with_numbers
from figures.wording.tokens import tokenize


def numbers(wording: str) -> list[Number]:
    """Return the numbers of a wording, figures or not."""
    tags, words = told(tokenize(wording, ordinals()))
    return [tag.value for tag in with_numbers(tags, words) if tag.kind == "N"]


def values(wording: str) -> list[float]:
    """Return the values of the numbers of a wording."""
    return [number.value for number in numbers(wording)]


@pytest.mark.parametrize(("text", "decimal", "measured", "value"), [
    ("12,000", ".", False, 12000), ("12.000", ",", False, 12000), ("12,5", ".", False, 12.5),
    ("1.263", ".", True, 1.263), ("1.263", ".", False, 1263), ("1.263", ",", True, 1263),
    ("1,263", ",", True, 1.263), ("0.386", ",", False, 0.386), ("1.234.567", ".", True, 1234567),
    ("1,234.5", ".", False, 1234.5), ("1.234,5", ".", False, 1234.5), ("1,00,000", ".", False, 1e5),
    ("12 000,5", ",", False, 12000.5), ("1234.567", ",", False, 1234.567),
    ("12٬000", ".", False, 12000),
])
def test_a_sign_groups_or_divides_by_what_surrounds_it(
        text: str, decimal: str, measured: bool, value: float) -> None:
    number = literal(text, decimal, measured)
    assert number is not None
    assert number.value == value


def test_more_digits_than_a_float_holds_are_no_number() -> None:
    assert literal("1" * 16, ".", False) is None
    assert values("1" * 400) == []


@pytest.mark.parametrize(("value", "place"), [
    (12000, 1000), (1376, 1), (500, 100), (0, 1), (2.5, 0.1), (1 / 3, 0.01)])
def test_the_place_of_a_number_is_that_of_its_last_nonzero_digit_a_hundredth_at_least(
        value: float, place: float) -> None:
    assert place_of(value) == place


def test_scales_move_the_place_and_multiply_without_binary_error() -> None:
    assert power(0.1, 1_000_000) == 100_000
    assert power(1.0, 0.01) == 0.01
    assert exact(4.35, 1_000_000) == 4_350_000
    assert exact(63.2, 0.01) == 0.632


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_the_place_divides_the_value(value: int, zeros: int) -> None:
    whole = value * 10**zeros
    assert whole % place_of(whole) == 0
    assert whole % (10 * place_of(whole)) != 0


@pytest.mark.parametrize(("wording", "value"), [
    ("two hundred and fifty-three thousand", 253_000), ("twenty-five hundred", 2_500),
    ("one million two hundred thousand and five", 1_200_005), ("three score", 60),
    ("quatre-vingt-dix-neuf soldats", 99), ("soixante et onze morts", 71),
    ("dreiundzwanzigtausend", 23_000), ("tweeëntwintig doden", 22), ("ventotto morti", 28),
    ("сто двадцать три тысячи", 123_000), ("полторы тысячи", 1_500), ("二千五百人", 2_500),
    ("三万四千五百人", 34_500), ("이천오백 명", 2_500), ("مئة وخمسة وعشرون قتيلا", 125),
    ("dua ratus lima puluh orang", 250), ("ორმოცდაათი ჯარისკაცი", 50), ("on iki bin asker", 12_000),
    ("neljäkymmentäviisi sotilasta", 45), ("3 тысячи 500 человек", 3_500), ("3만5천 명", 35_000),
])
def test_number_words_add_up_and_multiply_as_their_language_does(
        wording: str, value: float) -> None:
    assert values(wording)[:1] == [value]


@pytest.mark.parametrize(("wording", "expected"), [
    ("two three", [2, 3]), ("ten twelve", [10, 12]), ("twenty thirty", [20, 30]),
    ("12 and 30", [12, 30]), ("one hundred killed and thirty wounded", [100, 30])])
def test_numbers_that_do_not_add_up_are_two(wording: str, expected: list[float]) -> None:
    assert values(wording) == expected


def test_a_scale_that_the_digits_already_reach_multiplies_or_is_said_twice() -> None:
    assert values("1 200 thousand") == [1_200_000]
    assert values("5000 آلاف جندي") == [5_000]


def test_a_word_that_is_a_scale_or_vague_is_a_scale_where_something_leads_it() -> None:
    assert [number.vague for number in numbers("тысячи погибших")] == ["thousands"]
    assert values("близько тисячі") == [1_000]
    assert values("6 آلاف") == [6_000]


def test_compounds_are_split_only_where_every_part_is_a_number_word() -> None:
    german = lexicon("de")
    assert [value for _, value in split_number("funfhundertdrei", german)] == [5, 100, 3]
    assert split_number("hundertschaft", german) == ()
    assert split_number("soldaten", german) == ()
    assert split_number("twentyfive", lexicon("en")) == ()


def test_ordinals_are_shares_only_behind_an_article_and_before_no_noun() -> None:
    assert values("a third of them") == [pytest.approx(1 / 3)]
    assert values("a third soldier") == []
    assert values("the fifth brigade") == []
    assert values("two fifths") == [pytest.approx(0.4)]


def test_a_per_cent_sign_may_stand_on_either_side() -> None:
    assert values("40 %") == [0.4]
    assert values("%40 yüzde") == [0.4]
    assert values("百分之四十") == [0.4]
