"""An article held against a case: one verdict for each figure, and what speaks for it."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from ledgers import write_case

from figures.audit import as_json, audit
from figures.audit.names import canonical, mentions
from figures.case import load
from figures.cli import main
from figures.codebook import VERDICTS
from figures.definitions import Party
from figures.extract import Article
from figures.pages.audited import page
from figures.sources import Source, Sources

ARTICLE = Path(__file__).parent / "article.txt"
ROOT = Path(__file__).resolve().parent.parent
CASE = {
    "parties": {"nk": {"name": "North Korea"}, "ua": {"name": "Ukraine"},
                "ru": {"name": "Russia"}},
    "quantities": {
        "killed": {"counts": "North Korean soldiers killed", "unit": "person", "of": "nk",
                   "who": "soldiers", "accumulates": True},
        "wounded": {"counts": "North Korean soldiers wounded", "unit": "person", "of": "nk",
                    "who": "soldiers", "accumulates": True},
        "casualties": {"counts": "North Korean soldiers killed or wounded", "unit": "person",
                       "of": "nk", "who": "soldiers", "accumulates": True,
                       "includes": ["killed", "wounded"]},
        "killed_officers": {"counts": "North Korean officers killed in one strike",
                            "unit": "person", "of": "nk", "who": "soldiers"},
        "ukrainian_killed": {"counts": "Ukrainian soldiers killed", "unit": "person", "of": "ua",
                             "who": "soldiers", "accumulates": True},
        "civilians_killed": {"counts": "civilians killed", "unit": "person", "of": "ru",
                             "who": "civilians", "accumulates": True},
        "territory_held": {"counts": "land under Ukrainian control", "unit": "km^2", "of": "ua"}},
    "identities": ["casualties = killed + wounded"], "headline": ["killed", "casualties"]}
SOURCES = [
    {"name": "Volodymyr Zelensky", "also": "Volodymyr Zelenskyy;Zelenskiy", "party": "ua"},
    {"name": "National Intelligence Service", "also": "NIS", "kind": "intelligence"},
    {"name": "Oleksandr Syrskyi", "party": "ua"}, *({"name": name, "kind": "media"} for name in (
        "Gazette", "Courier", "Herald", "Tribune"))]
ROWS = [
    {"quantity": "casualties", "wording": "4,000 casualties", "speaker": "Volodymyr Zelensky",
     "publisher": publisher, "reported_on": "2025-01-09"}
    for publisher in ("Gazette", "Courier", "Herald")] + [
    {"quantity": "killed", "wording": "about 300 killed", "speaker": "NIS",
     "publisher": publisher, "reported_on": "2025-01-13"}
    for publisher in ("Gazette", "Courier", "Herald")] + [
    {"quantity": "wounded", "wording": "2,715 wounded", "speaker": "NIS", "publisher": "Gazette",
     "reported_on": "2025-01-13"},
    {"quantity": "wounded", "wording": "4,127 wounded", "speaker": "NIS", "publisher": "Gazette",
     "reported_on": "2025-04-30"},
    {"quantity": "territory_held", "wording": "90 square kilometers", "publisher": "Gazette",
     "speaker": "Oleksandr Syrskyi", "reported_on": "2025-04-01"},
    {"quantity": "territory_held", "wording": "1,376 square kilometers", "publisher": "Gazette",
     "speaker": "Oleksandr Syrskyi", "reported_on": "2024-08-30"},
    {"quantity": "ukrainian_killed", "wording": "43,512 soldiers", "publisher": "Gazette",
     "speaker": "Volodymyr Zelensky", "reported_on": "2024-12-08"},
    {"quantity": "civilians_killed", "wording": "288 civilians", "publisher": "Gazette",
     "speaker": "Oleksandr Syrskyi", "reported_on": "2025-01-20"}]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit") / "case"
    return load(write_case(folder, ROWS, sources=SOURCES, **CASE))


@pytest.fixture(scope="module")
def only(case):
    """Return a function that holds a text with one figure against the case."""
    def held(text, day=""):
        figure, = audit(Article(text, day=day), case).figures
        return figure
    return held


@pytest.mark.parametrize(("text", "verdict"), [
    ("Zelensky said North Korea had suffered 4,000 casualties.", "supported"),
    ("The NIS said about 300 North Koreans had been killed.", "supported"),
    ("Zelensky said 4,000 North Korean soldiers had been killed.", "conflated"),
    ("The NIS said exactly 300 North Koreans had been killed.", "changed"),
    ("The NIS said at least 300 North Koreans had been killed.", "changed"),
    ("The NIS said 2,700 North Koreans had been wounded.", "changed"),
    ("Zelensky said 4,127 North Korean soldiers had been wounded.", "changed"),
    ("The NIS said 2,715 North Koreans had been wounded.", "superseded"),
    ("The NIS said 4,127 North Koreans had been wounded.", "supported"),
    ("Syrskyi said Ukraine controls 90 square miles.", "wrong-unit"),
    ("Ukraine controls 1,376 square kilometers (855 square miles), Syrskyi said.", "wrong-unit"),
    ("Ukraine controls 12 kilometers of the region, Syrskyi said.", "wrong-unit"),
    ("Zelensky said 51,000 Ukrainian soldiers had been killed.", "contradicted"),
    ("Zelensky said 43,512 Ukrainian soldiers had been killed.", "supported"),
    ("Syrskyi said 288 civilians had been killed.", "supported"),
    ("The NIS said 12 North Korean soldiers were missing.", "not-in-ledger")])
def test_a_figure_has_the_verdict_that_the_ledger_gives_it(only, text, verdict):
    assert only(text).verdict.verdict == verdict


def test_a_figure_that_the_article_dates_is_what_was_said_then(only):
    text = "As of 13 January 2025 2,715 North Koreans had been wounded, the NIS said."
    assert only(text).verdict.verdict == "supported"


def test_an_article_from_before_the_newer_figure_is_not_held_against_it(only):
    text = "The NIS said 2,715 North Koreans had been wounded."
    assert only(text, "2025-02-01").verdict.verdict == "supported"
    assert only(text, "2025-06-01").verdict.verdict == "superseded"


def test_the_claims_behind_a_verdict_are_named(only):
    assert set(only("Zelensky said North Korea had suffered 4,000 casualties.").verdict.claims) == {
        "c-1", "c-2", "c-3"}
    assert "c-1" in only("Zelensky said 4,000 North Koreans were killed.").verdict.claims
    assert "c-8" in only("The NIS said 2,715 North Koreans were wounded.").verdict.claims


def test_a_verdict_says_what_would_be_right(only):
    assert "4,127 wounded" in only("The NIS said 2,715 North Koreans were wounded.").verdict.correct
    assert only("The NIS said about 300 North Koreans had been killed.").verdict.correct == ""


def test_a_wrong_pair_brings_the_finding_of_the_checks(only):
    figure = only("Ukraine controls 1,376 square kilometers (855 square miles), Syrskyi said.")
    assert [(f.code, f.cause) for f in figure.findings if f.severity == "error"] == [
        ("unit-pair", "linear-factor-on-area")]
    assert "531" in figure.verdict.correct


@pytest.mark.parametrize(("text", "quantity"), [
    ("Zelensky said 43,000 Ukrainian soldiers had been killed.", "ukrainian_killed"),
    ("Ukraine's president Zelensky said 3,000 North Koreans had been killed.", "killed"),
    ("Some 200 civilians were killed, Syrskyi said.", "civilians_killed"),
    ("Six North Korean officers were killed in one strike, Zelensky said.", "killed_officers"),
    ("The NIS said North Korea had suffered 3,000 losses.", "casualties"),
    ("За словами Зеленського, загинуло 300 північнокорейських військових.", "killed"),
    ("Selon le NIS, 300 soldats nord-coréens ont été tués ou blessés.", "casualties")])
def test_the_quantity_is_told_by_what_and_whose(only, text, quantity):
    assert only(text).quantity == quantity


def test_what_the_case_does_not_count_is_not_in_the_ledger(only):
    figure = only("The Red Cross said 300 people were evacuated.")
    assert (figure.quantity, figure.verdict.verdict) == ("", "not-in-ledger")


@pytest.mark.parametrize(("name", "source"), [
    ("Zelensky", "Volodymyr Zelensky"), ("Zelenskyj", "Volodymyr Zelensky"),
    ("South Korea's National Intelligence Service", "National Intelligence Service"),
    ("NIS", "National Intelligence Service"), ("the NIS", "National Intelligence Service"),
    ("Syrskyi", "Oleksandr Syrskyi"), ("Зеленського", "Volodymyr Zelensky"),
    ("Зеленский", "Volodymyr Zelensky"), ("Сырским", "Oleksandr Syrskyi"),
    ("Petrov", ""), ("Петров", ""), ("", "")])
def test_a_speaker_is_found_however_the_article_names_him(name, source, case):
    assert canonical(name, case.sources) == source


def test_a_last_name_that_two_sources_have_tells_neither():
    names = ("Ivan Petrov", "Oleg Petrov")
    sources = Sources({n: Source(n) for n in names}, {n: n for n in names})
    assert canonical("Petrov", sources) == ""


@pytest.mark.parametrize(("said", "known"), [
    ("Russia's Defence Ministry", "Russian Ministry of Defence"),
    ("the Russian Defense Ministry", "Russian Ministry of Defence"),
    ("Ukraine's General Staff", "General Staff of Ukraine"),
    ("Ukrainian General Staff", "General Staff of Ukraine"),
    ("Ukraine's Defence Ministry", ""), ("General", ""), ("Russian army", "")])
def test_a_body_is_found_whatever_the_order_of_its_words(said, known):
    names = ("Russian Ministry of Defence", "General Staff of Ukraine")
    sources = Sources({n: Source(n) for n in names}, {n: n for n in names})
    assert canonical(said, sources) == known


BODIES = [{"name": "Ministry"}, {"name": "Ivan Petrov", "part_of": "Ministry"}, "Gazette", "Post"]


def held_against(tmp_path, rows, text, day="2025-03-01"):
    plain = {"quantity": "killed", "publisher": "Gazette", "reported_on": "2025-01-09"}
    case = load(write_case(tmp_path / "bodies", [{**plain, **row} for row in rows],
                           sources=BODIES, **CASE))
    figure, = audit(Article(text, day=day), case).figures
    return figure


def test_a_body_s_figure_is_superseded_by_that_of_one_who_speaks_for_it(tmp_path):
    figure = held_against(tmp_path, [
        {"wording": "63 killed", "speaker": "Ministry"},
        {"wording": "89 killed", "speaker": "Ivan Petrov", "reported_on": "2025-01-12"}],
        "The Ministry said 63 North Koreans were killed.")
    assert figure.verdict.verdict == "superseded"
    assert figure.verdict.claims == ("c-1", "c-2")


def test_a_speaker_whom_the_ledger_does_not_know_is_told(tmp_path):
    figure = held_against(tmp_path, [{"wording": "63 killed", "speaker": "Ministry"}],
                          "Anna Orlova said 63 North Koreans were killed.")
    assert figure.verdict.verdict == "supported"
    assert figure.verdict.why.startswith("the ledger knows no Anna Orlova, and has the number")


@pytest.mark.parametrize(("printed", "shown"), [
    ("2025", "2025"), ("2025-01", "2025"), ("2025-01-09", "9")])
def test_a_day_is_told_no_more_exactly_than_it_is_known(tmp_path, printed, shown):
    why = held_against(tmp_path, [{"wording": "63 killed", "speaker": "Ministry",
                                   "reported_on": printed}],
                       "The Ministry said 63 North Koreans were killed.").verdict.why
    assert shown in why
    assert ("01-01" in why) is False


def test_a_right_unit_is_written_as_a_reader_writes_it(only):
    figure = only("Syrskyi said 1,376 square kilometers (855 square miles) were held.")
    assert figure.verdict.correct == "531 square miles in brackets"


def test_a_party_is_known_by_its_name_and_what_derives_from_it():
    parties = [Party("ua", "Ukraine"), Party("nk", "North Korea"), Party("fr", "Freedonia")]
    text = "Freedonians and North Korean troops met Ukrainian ones."
    assert [key for _, _, key in mentions(text, parties)] == ["fr", "nk", "ua"]


def test_a_case_without_a_claim_of_it_has_no_figure(tmp_path):
    case = load(write_case(tmp_path / "case", ROWS[:1], sources=SOURCES, **CASE))
    found = audit(Article("The NIS said 300 North Koreans had been killed."), case)
    assert [one.verdict.verdict for one in found.figures] == ["not-in-ledger"]


def test_an_article_without_figures_has_none(case):
    assert audit(Article("Nothing is known."), case).figures == ()


@pytest.fixture(scope="module")
def kursk():
    article = Article(ARTICLE.read_text("utf-8"), day="2025-02-24")
    return audit(article, load(ROOT / "data" / "kursk-2024"))


def test_every_figure_of_the_demonstration_is_held_against_the_ledger_of_kursk(kursk):
    held = {one.draft.wording: (one.quantity, one.verdict.verdict) for one in kursk.figures}
    assert held["2.5 kilometers (1.5 miles)"][1] == "wrong-unit"
    assert held["1,300 square kilometers (500 square miles)"] == ("territory_taken", "supported")
    assert held["approximately 4,000 casualties"][0] == "casualties"
    assert held["two-thirds"][0] == "killed"
    assert held["roughly 500 soldiers"] == ("battalion_strength", "supported")
    assert held["about half"][0] == "territory_retaken"
    assert held["Up to 12,000 troops"][0] == "deployed"
    assert len(held) == 10


def test_the_document_has_the_keys_of_the_contract(kursk):
    figures = as_json(kursk)
    keys = {"sentence", "start", "end", "wording", "reading", "quantity", "speaker", "claims",
            "verdict", "findings"}
    text = kursk.article.text
    assert all(keys <= set(figure) for figure in figures)
    assert all(text[figure["start"]:figure["end"]] == figure["wording"] for figure in figures)
    assert {figure["verdict"] for figure in figures} <= set(VERDICTS)
    assert set(figures[0]["reading"]) == {"low", "value", "high", "hedge", "unit", "second"}


def test_the_figures_of_an_article_that_the_ledger_holds_are_its_own_claims(case):
    text = "By our reporter of the Gazette\n\nThe NIS said about 300 killed is the North's toll."
    found = audit(Article(text), case)
    assert found.figures[0].verdict.claims[0] == "c-4"


def test_the_page_marks_the_figures_in_place_and_escapes_the_rest(case):
    text = "<script>alert(1)</script> Zelensky said North Korea had suffered 4,000 casualties."
    html = page(audit(Article(text), case))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert '<mark class="v-supported" id="t-1">' in html
    assert "1 figure: 1 supported." in html


def test_the_page_shows_all_of_the_text(kursk):
    html = unescape(re.sub(r"<sup>.*?</sup>|</?(?:mark|a)\b[^>]*>", "", page(kursk)))
    assert all(f"<p>{line}</p>" in html for line in kursk.article.text.split("\n") if line)


def test_the_command_prints_a_document_and_writes_the_page(capsys, case, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("Zelensky said 4,000 North Koreans had been killed.", encoding="utf-8")
    status = main(["audit", str(file), "--case", str(case.folder), "--json",
                   "--html", str(tmp_path / "page.html")])
    content = json.loads(capsys.readouterr().out)
    assert status == 0
    assert list(content)[:4] == ["schema", "version", "inputs", "figures"]
    assert content["figures"][0]["verdict"] == "conflated"
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_command_tells_the_verdicts_in_the_terminal(capsys, case, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("Zelensky said 4,000 North Koreans had been killed [see below].", "utf-8")
    assert main(["audit", str(file), "--case", str(case.folder)]) == 0
    assert "1 conflated" in capsys.readouterr().out


def test_a_number_that_only_others_give_is_told_with_theirs(case):
    figure, = audit(Article("Oleksandr Syrskyi said about 300 North Korean soldiers were killed.",
                            day="2025-02-01"), case).figures
    assert figure.verdict.verdict in ("changed", "not-in-ledger")
    assert "300 killed" in figure.verdict.why
