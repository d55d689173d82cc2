"""The parts of drafting: who speaks, what is counted, and where sentences end."""

import pytest

from figures.extract.quantities import counted
from figures.extract.speakers import attributions, chosen
from figures.extract.vocabulary import cues, language, pattern, plain_words, words
from figures.wording import read
from figures.wording.lists import word_list


def names(sentence):
    return [one.name for one in attributions(sentence, language(sentence))]


def quantities(sentence):
    """Return what each figure of a sentence counts, None for those that no ledger holds."""
    code = language(sentence)
    readings = read(sentence)
    spans = [(reading.start, reading.end) for reading in readings]
    found = [counted(reading, sentence, code, cues(sentence, code),
                     [span for span in spans if span != (reading.start, reading.end)])
             for reading in readings]
    return [one.quantity if one else None for one in found]


@pytest.mark.parametrize(("sentence", "name"), [
    ("Officials in Seoul said 300 were killed.", "Officials in Seoul"),
    ("The head of military intelligence, Kyrylo Budanov, told reporters 300 were killed.",
     "Kyrylo Budanov"),
    ("Gen. Oleksandr Syrskyi put the number at 300.", "Oleksandr Syrskyi"),
    ("South Korea's National Intelligence Service (NIS) put the dead at 300.",
     "South Korea's National Intelligence Service"),
    ("On 9 January 2025 the Pentagon confirmed 300 deaths.", "Pentagon"),
    ("Kyiv, citing the General Staff of the armed forces, has no figure.",
     "General Staff of the armed forces"),
    ("As per the Red Cross, 300 people are missing.", "Red Cross"),
    ("За словами президента Зеленського, загинуло 300.", "Зеленського"),
    ("Об этом сообщил губернатор Вячеслав Гладков.", "Вячеслав Гладков"),
    ("Selon l'ONU, 300 civils ont été tués.", "ONU"),
    ("« 300 soldats sont morts », a déclaré le général Thierry Burkhard.", "Thierry Burkhard"),
    ("Laut Verteidigungsminister Boris Pistorius wurden 300 Soldaten getötet.", "Boris Pistorius"),
    ("Según la ONU, hay 300 muertos.", "ONU"),
    ("Lo ha dichiarato: secondo Kiev i morti sono 300.", "Kiev"),
    ("Według Sztabu Generalnego zginęło 300 żołnierzy.", "Sztabu Generalnego"),
    ("Segundo a ONU, 300 pessoas morreram.", "ONU"),
    ("据韩国国防部称，300人死亡。", "韩国国防部"),
    ("국방부에 따르면 300명이 사망했다.", "국방부")])
def test_a_speaker_is_found_where_his_language_puts_him(sentence, name):
    assert name in names(sentence)


@pytest.mark.parametrize("sentence", [
    "300 soldiers were killed.", "Media reports differ widely.", "The estimates were wrong.",
    "He drove to 12 villages."])
def test_where_nobody_is_named_there_is_no_speaker(sentence):
    assert not any(name[:1].isupper() and name != "Media" for name in names(sentence))


def test_a_pronoun_names_nobody():
    found, = attributions("He said 300 were killed.", "en")
    assert (found.name, found.pronoun) == ("", True)


def test_who_speaks_in_a_quotation_gives_way_to_who_is_quoted():
    assert names('"They say 300 died," Ivan Orlov wrote.') == ["Ivan Orlov"]


def test_the_nearest_speaker_is_chosen_and_not_one_behind_a_but():
    sentence = "Kyiv said 300 died, but Moscow said 4,000 were killed."
    named = attributions(sentence, "en")
    at = sentence.index("4,000")
    assert chosen(named, sentence, (at, at + 5), [(10, 13)]).name == "Moscow"
    assert chosen((), sentence, (0, 4), []) is None


@pytest.mark.parametrize(("sentence", "expected"), [
    ("300 soldiers were killed and 2,700 wounded.", ["killed", "wounded"]),
    ("Killing 300 and wounding 2,700, they left.", ["killed", "wounded"]),
    ("They lost 300 men.", ["casualties"]),
    ("12,000 troops were sent to the front.", ["deployed"]),
    ("They plan to send 12,000 troops.", ["planned"]),
    ("12 remain unaccounted for.", ["missing"]),
    ("Of 4,000 soldiers, 300 were taken prisoner.", ["", "captured"]),
    ("They seized 1,300 sq km of land.", ["territory_taken"]),
    ("They control 1,300 sq km of land.", ["territory_held"]),
    ("They took control of 1,300 sq km.", ["territory_taken"]),
    ("They have retaken 14 villages.", ["settlements_retaken"]),
    ("They advanced 12 kilometers.", ["advance"]),
    ("It lies 12 kilometers from the border.", [None]),
    ("The missile flew 1,200 km.", [None]),
    ("It cost 12 million dollars.", []),
    ("They destroyed 40 tanks.", [None]),
    ("The town has a population of 40,000 people.", [None]),
    ("70% of voters agree.", [None]),
    ("Around 4,000 of the 11,000 soldiers have been killed or injured.", ["casualties", ""]),
    ("92 soldiers a day are killed.", ["killed"])])
def test_a_figure_counts_what_the_words_around_it_say(sentence, expected):
    assert quantities(sentence) == expected


def test_the_longest_words_are_found_first_and_stars_stand_for_any_ending():
    found = pattern(["killed", "killed in action", "захоп*"], "en")
    assert [match[0] for match in found.finditer("killed in action, захопили")] == [
        "killed in action", "захопили"]


def test_words_are_words_of_their_own_unless_their_script_has_no_spaces():
    assert not pattern(["sent"], "en").search("represented")
    assert pattern(["派遣"], "zh").search("已派遣1万人")


def test_arabic_words_may_be_written_with_their_article_and_conjunction():
    assert words("soldiers", "ar").search("والجنود")


def test_every_language_of_the_list_has_the_words_that_drafting_needs():
    lists = word_list("extract")
    shared = {"und", "civilians", "traits", "together", "contrast"}
    for code in lists.keys() - shared:
        assert lists[code]["people"], code
        assert plain_words("says", code), code
        assert "according" in lists[code], code


@pytest.mark.parametrize(("text", "code"), [
    ("300 soldiers were killed", "en"), ("загинуло 300 військових", "uk"),
    ("погибли 300 военных", "ru"), ("300 soldats ont été tués", "fr"),
    ("300 Soldaten wurden getötet", "de"), ("300名士兵死亡", "zh"),
    ("병사 300명이 사망했다", "ko")])
def test_a_sentence_s_language_is_told_by_its_words(text, code):
    assert language(text) == code
