"""Sentences with the verdict that a reader would give, written before they were judged; the case
is made up, and so is every figure in it."""

import pytest

from figures.audit import audit
from figures.case import load
from figures.extract import Article

CASE = """
title: The attack on the harbour
question: How many soldiers were killed in the attack on the harbour?
kind: combat
start: 2024-03-01
parties: {north: {name: Northland}, south: {name: Southland}}
quantities:
  casualties: {counts: Northland soldiers killed or wounded, includes: [killed, wounded],
    unit: person, of: north, by: south, who: soldiers, accumulates: true}
  killed: {counts: Northland soldiers killed, unit: person, of: north, by: south,
    who: soldiers, accumulates: true}
  wounded: {counts: Northland soldiers wounded, unit: person, of: north, by: south,
    who: soldiers, accumulates: true}
  territory_taken: {counts: Northland territory taken by Southland, unit: km^2, of: north}
identities: ["casualties = killed + wounded"]
headline: [casualties, killed]
"""
SOURCES = """name,kind,party,part_of
Southland Staff,military,south,
Ana Ruiz,military,south,Southland Staff
Northland Defence Ministry,government,north,
Harbour Hospital,ngo,,
Morning Post,media,,
Daily Wire,media,,
Coast Radio,media,,
"""
CLAIMS = """id,quantity,wording,as_of,reported_on,speaker,publisher
h-1,casualties,about 900 killed or wounded,2024-03-10,2024-03-11,Southland Staff,Morning Post
h-2,killed,at least 310 soldiers killed,2024-03-10,2024-03-11,Southland Staff,Morning Post
h-3,killed,87 soldiers died,2024-03-10,2024-03-11,Northland Defence Ministry,Daily Wire
h-4,killed,112 soldiers died,2024-03-20,2024-03-20,Northland Defence Ministry,Daily Wire
h-5,wounded,some 240 wounded,2024-03-20,2024-03-20,Northland Defence Ministry,Coast Radio
h-6,territory_taken,130 square kilometres (50 square miles),2024-03-15,,Southland Staff,Coast Radio
h-7,killed,up to 350 soldiers killed,2024-03-25,2024-03-25,Ana Ruiz,Coast Radio
h-8,wounded,173 wounded,2024-03-12,2024-03-12,Harbour Hospital,Coast Radio
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in (("case.yml", CASE), ("sources.csv", SOURCES), ("claims.csv", CLAIMS)):
        (folder / name).write_text(text, encoding="utf-8")
    return load(str(folder))


@pytest.mark.parametrize(("verdict", "text"), [
    ("supported",
     "The Northland Defence Ministry said on 20 March 2024 that 112 soldiers died."),
    ("superseded", "The Northland Defence Ministry says 87 soldiers were killed."),
    ("changed", "The Southland Staff said 310 soldiers were killed."),
    ("supported", "The Southland Staff put losses at about 900 killed or wounded."),
    ("conflated", "The Southland Staff said 900 soldiers were killed."),
    ("conflated", "The attack left 900 dead."),
    ("wrong-unit", "The Southland Staff said its forces took 130 square miles."),
    ("supported", "The Southland Staff claimed 130 square kilometres had been taken."),
    ("changed", "The Harbour Hospital said 112 soldiers died."),
    ("contradicted",
     "The Northland Defence Ministry said on 21 March 2024 that 40 soldiers were killed."),
    ("supported", "Some 240 were wounded, according to the Northland Defence Ministry."),
    ("changed", "More than 240 were wounded, according to the Northland Defence Ministry."),
    ("changed", "Ana Ruiz said at least 350 soldiers were killed."),
    ("supported", "Ana Ruiz said as many as 350 soldiers had been killed."),
    ("supported", "Harbour Hospital treated 173 wounded, it said."),
    ("not-in-ledger",
     "The Morning Post reported that 12 ships were deployed and 4,000 civilians evacuated."),
    ("wrong-unit", "Southland took 50 square kilometres, its Staff said."),
    ("supported", "Southland took 50 square miles, its Staff said."),
    ("not-in-ledger", "The Coast Guard said 17 sailors are missing."),
    ("supported",
     "About 240 Northland soldiers were wounded, the defence ministry of Northland said.")])
def test_a_sentence_has_the_verdict_that_a_reader_would_give(harbour, verdict, text):
    first = audit(Article(text, day="2024-03-26"), harbour).figures[0]
    assert first.verdict.verdict == verdict


def test_a_number_of_another_speaker_is_not_in_the_ledger_and_the_other_is_named(harbour):
    figure, = audit(Article("The Northland Defence Ministry said about 310 soldiers were killed.",
                            day="2024-03-26"), harbour).figures
    assert figure.verdict.verdict == "not-in-ledger"
    assert figure.verdict.claims == ("h-2",)
    assert "Southland Staff" in figure.verdict.why
