"""Tokens, and the folding of words: what is looked up, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.wording.lexicon import ordinals
from figures.wording.tokens import NAME, NONE, NUMBER, RUN, SIGN, WORD, fold, tokenize


def kinds(wording: str) -> list[tuple[str, str]]:
    """Return kind and text of each token."""
    return [(token.kind, token.text) for token in tokenize(wording, ordinals())]


def test_numbers_words_and_signs_are_told_apart() -> None:
    assert kinds("up to 12,000 (half)") == [
        (WORD, "up"), (WORD, "to"), (NUMBER, "12,000"), (SIGN, "("), (WORD, "half"), (SIGN, ")")]


@pytest.mark.parametrize("number", [
    "12,000", "12.000", "12 000", "1 234 567", "12'000", "1,00,000", "486,5", "2.50", "1/3"])
def test_a_number_with_its_signs_is_one_token(number: str) -> None:
    assert kinds(number) == [(NUMBER, number)]


@pytest.mark.parametrize("text", [
    "2024-08-06", "06.08.2024", "08:43", "5.30 pm", "8th", "1st", "19-го", "47e", "1990s", "9/11",
    "2S19", "+7 495 123-45-67", "200-х"])
def test_dates_clocks_ordinals_and_models_are_no_numbers(text: str) -> None:
    assert kinds(text)[0][0] == NONE


@pytest.mark.parametrize("text", ["Tu-95", "F16", "COVID-19", "Ту-95", "km2"])
def test_letters_before_digits_are_a_name_until_a_list_knows_them(text: str) -> None:
    assert kinds(text) == [(NAME, text)]


def test_digits_stick_to_no_word_behind_them() -> None:
    assert kinds("1000ruutkilomeetrist") == [(NUMBER, "1000"), (WORD, "ruutkilomeetrist")]
    assert kinds("1,000sq km") == [(NUMBER, "1,000"), (WORD, "sq"), (WORD, "km")]
    assert kinds("計1294平方") == [(RUN, "計"), (NUMBER, "1294"), (RUN, "平方")]


def test_the_digits_of_every_script_are_plain_ones() -> None:
    assert kinds("١٢٬٠٠٠")[0] == (NUMBER, "12٬000")
    assert kinds("१२")[0] == (NUMBER, "12")
    assert kinds("１２")[0] == (NUMBER, "12")


def test_spaces_dashes_and_quotes_of_all_kinds_are_one_sign() -> None:
    assert kinds("12\u00a0000")[0] == (NUMBER, "12 000")
    assert kinds("28—35")[1] == (SIGN, "–")
    assert kinds("12’000")[0] == (NUMBER, "12'000")


def test_a_word_holds_its_apostrophe_where_its_alphabet_spells_with_one() -> None:
    assert kinds("п'ять") == [(WORD, "п'ять")]
    assert kinds('קמ"ר') == [(WORD, 'קמ"ר')]
    assert [text for _, text in kinds("d'au")] == ["d", "'", "au"]


@pytest.mark.parametrize(("word", "folded"), [
    ("Más", "mas"), ("Höchstens", "hochstens"), ("dreißig", "dreissig"), ("їй", "іи"),
    ("أكثر", "اکثر"), ("دست\u200cکم", "دستکم"), ("ΝΕΚΡΟΊ", "νεκροι"), ("km²", "km2"),
    ("كيلومتر", "کیلومتر"), ("만", "만")])
def test_words_are_looked_up_without_case_accents_and_joiners(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_tokens_stand_in_order_where_they_say_and_leave_out_only_spaces(wording: str) -> None:
    tokens = tokenize(wording, ordinals())
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), len(wording)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    between = "".join(wording[end:start] for end, start in zip(ends, starts, strict=True))
    assert between.strip() == ""


@given(st.text())
def test_folding_twice_is_folding_once(word: str) -> None:
    once = fold(word)
    assert fold(fold(once)) == fold(once)
