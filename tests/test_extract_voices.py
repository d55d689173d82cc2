"""Speakers that it takes more than their own clause to tell."""

import pytest

from figures.extract import extract
from figures.extract.labels import labelled
from figures.extract.voices import voices


def speakers(text):
    return [draft.speaker for draft in extract(text)]


@pytest.mark.parametrize(("text", "named"), [
    ("The Ministry of Health said it was grave. The ministry put the dead at 300.",
     "Ministry of Health"),
    ("Das teilte das Bergbauministerium mit. Das Ministerium sprach von 300 Toten.",
     "Bergbauministerium"),
    ("The refugee council spoke. It counts 300 dead.", "refugee council"),
    ("His deputy was more cautious: 300 had been killed, he said.", "deputy"),
    ("The rebel command said so. By its own account, 300 were killed.",
     "rebel command")])
def test_a_pronoun_or_a_bare_office_means_who_was_named_before(text, named):
    assert speakers(text)[-1] == named


@pytest.mark.parametrize("text", [
    "Zelensky spoke. The ministry said 300 were killed.",
    "The Ministry of Health spoke. The mission said 300 were killed."])
def test_a_bare_office_stands_for_no_name_that_lacks_its_word(text):
    assert speakers(text)[-1] in ("ministry", "mission")


@pytest.mark.parametrize(("text", "expected"), [
    ('"We lost 40 men," the mayor said. "Another 31 are missing."', ["mayor", "mayor"]),
    ('"We lost 40 men. Another 31 are missing," the mayor said.', ["mayor", "mayor"]),
    ('The mayor was brief: "We lost 40 men."', [""])])
def test_a_quotation_over_sentences_has_one_speaker(text, expected):
    assert speakers(text) == expected


def test_a_quotation_of_another_paragraph_is_nobody_s_until_somebody_is_named():
    assert speakers('"We lost 40 men," the mayor said.\n\n"Another 31 are missing."')[-1] == ""


def test_who_is_named_elsewhere_is_unsure():
    *_, draft = extract('"We lost 40 men," the mayor said. "Another 31 are missing."')
    assert "speaker" in draft.unsure


@pytest.mark.parametrize(("text", "named"), [
    ("Sono 17 i morti. Lo ha reso noto la prefettura.", "prefettura"),
    ("Загинули 4 людини. Про це повідомила обласна прокуратура.", "обласна прокуратура"),
    ("Погибли 4 человека. Об этом сообщила областная прокуратура.", "областная прокуратура"),
    ("Es gab 29 Tote. Das teilte die Staatsanwaltschaft mit.", "Staatsanwaltschaft"),
    ("There were 29 dead. This was announced by the police.", "police")])
def test_the_next_sentence_may_only_say_who_told(text, named):
    assert speakers(text) == [named]


def test_a_next_sentence_that_tells_of_something_else_names_nobody():
    assert speakers("There were 29 dead. The police said the road was closed.") == [""]


@pytest.mark.parametrize(("text", "named"), [
    ("61 feared dead: coast guard", "coast guard"),
    ("Overnight strike: 7 killed, 19 wounded — regional administration.",
     "regional administration"),
    ("Zelensky: 46,000 soldiers killed", "Zelensky"),
    ("23 confirmed dead after blast (governor's office).", "governor's office"),
    ("7 killed. Source: General Staff", "")])
def test_a_headline_names_its_speaker_behind_a_sign(text, named):
    assert speakers(text)[0] == named


@pytest.mark.parametrize("text", [
    "Update: 300 killed", "The result was clear: 300 killed", "Preliminary: 7 killed"])
def test_a_heading_is_no_speaker(text):
    assert labelled(text, "en") == ()


@pytest.mark.parametrize(("text", "named"), [
    ("The toll was raised to 19 on Monday by the labour inspectorate.", "labour inspectorate"),
    ("It was reported by the state news agency that 300 were killed.", "state news agency"),
    ("A study by the war department finds that 300 were killed.", "war department"),
    ("According to a report by the ministry, 300 were killed.", "ministry"),
    ("Selon un dernier bilan du ministère de l'Intérieur, 300 personnes ont été tuées.",
     "ministère de l'Intérieur"),
    ("300 were killed, the forensic institute's annual report shows.", "forensic institute"),
    ("A leaked assessment seen by this newspaper gives 300 dead.", "leaked assessment"),
    ("Die Feuerwehr hatte zunächst von 300 Toten gesprochen.", "Feuerwehr"),
    ("«Загинули 300 осіб», — написав у телеграмі речник командування.", "речник командування"),
    ("Sağlık Bakanlığı, patlamada 14 kişinin öldüğünü açıkladı.", "Sağlık Bakanlığı"),
    ("300 have been displaced, says the refugee council.", "refugee council")])
def test_who_published_or_counted_is_the_speaker(text, named):
    assert speakers(text) == [named]


@pytest.mark.parametrize("text", [
    "The army rejected the claim that 300 were killed.",
    "In the United States 300 were killed.", "56 per cent of the 300 killed were men."])
def test_a_noun_that_could_be_a_verb_names_nobody_by_itself(text):
    assert set(speakers(text)) <= {"army", ""}


@pytest.mark.parametrize(("text", "quantities"), [
    ("Some 300 are missing. Relatives believe that it exceeds 800.", ["missing", "missing"]),
    ("The toll was revised from 2,122 dead to 2,058.", ["killed", "killed"]),
    ("The army says it lost 14 men; the rebels counted more than 90.",
     ["casualties", "casualties"])])
def test_a_bare_number_counts_what_the_one_before_it_did(text, quantities):
    assert [draft.quantity for draft in extract(text)] == quantities


@pytest.mark.parametrize("text", [
    "The tremor struck at a depth of 18 km.", "The mine lies 18 kilometres from the capital.",
    "Almost 900 inmates escaped.", '"We lost 40 men," said Ivan Orlov, 31, a farmer.'])
def test_depths_distances_the_escaped_and_ages_are_no_losses(text):
    assert all("40" in draft.wording for draft in extract(text))


def test_the_language_of_a_sentence_without_telling_words_is_the_text_s():
    found = voices("Die Behörden meldeten 300 Tote und viele Verletzte. „Wir haben 54 begraben“.")
    assert {voice.code for voice in found} == {"de"}


def test_what_goes_on_without_an_end_is_no_prose():
    assert extract("300 were killed " * 1000 + ".") == ()
    assert speakers("9" * 200_000 + "\n\nThe NIS said 300 were killed.") == ["NIS"]
