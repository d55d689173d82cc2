"""The word lists as data: complete, sourced, and true to what CLDR publishes."""

import pytest
import yaml
from cldr_words import published

from figures.codebook import HEDGES
from figures.wording.lexicon import HEDGED, UNIVERSAL, languages, lexicon
from figures.wording.lists import reach, spelled_out, word_list

ASKED = ["en", "uk", "ru", "ko", "zh", "ja", "ar", "fa", "ka", "el", "he", "tr", "es", "pt",
    "fr", "de", "it",
         "pl", "nl", "id", "lv"]
BY_LANGUAGE = ("joiners", "numbers", "hedges", "counted", "units", "distractors", "likelihood")


def test_every_language_asked_for_has_numbers_hedges_nouns_and_vague_counts() -> None:
    assert set(ASKED) <= set(languages())
    for name in ("joiners", "numbers", "hedges", "counted", "units"):
        assert set(languages()) <= set(word_list(name))
    assert set(languages()) <= set(word_list("vague")["words"])


@pytest.mark.parametrize("name", BY_LANGUAGE)
def test_every_block_of_a_list_says_where_its_words_come_from(name: str) -> None:
    unsourced = [code for code, block in word_list(name).items()
                 if code not in ("yardsticks", "measures") and not block.get("source")]
    assert unsourced == []


def test_every_convention_and_every_reach_has_its_source_or_reason() -> None:
    assert all(rule["source"] for rule in word_list("vague")["conventions"].values())
    assert all(row["why"] for row in word_list("grammar")["reach"].values())
    assert reach("last_day") == 31


def test_hedges_are_those_of_the_codebook() -> None:
    for block in word_list("hedges").values():
        for place, hedges in block.items():
            assert place == "source" or (place in HEDGED and set(hedges) <= set(HEDGES))


def test_scales_multiply_and_words_add() -> None:
    assert lexicon("en").heads["dozen"][-1].value == 12
    assert [phrase.kind for phrase in lexicon("ru").heads["тысяч"]] == ["V"]


@pytest.mark.parametrize("language", languages())
def test_names_of_measures_months_and_signs_are_those_of_cldr(language: str) -> None:
    held = word_list("cldr").get(language, {})
    assert held == yaml.load(yaml.safe_dump(published(language)), Loader=yaml.BaseLoader)


def test_words_that_all_share_belong_to_every_language() -> None:
    assert all("km²" in word_list("units")[UNIVERSAL]["km^2"] for _ in (1,))
    assert all("km2" in lexicon(code).heads for code in ("en", "ru", "ar"))


def test_words_in_brackets_stand_for_one_another() -> None:
    assert spelled_out("(could|may) (|yet) reach") == [
        "could reach", "could yet reach", "may reach", "may yet reach"]
    assert spelled_out("at least") == ["at least"]
