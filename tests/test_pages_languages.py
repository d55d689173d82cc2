"""Words of another language than the page's say which, and nothing else on the page changes."""

import re

import pytest
from ledgers import claims_from, write_case
from sites import publish_small
from small_cases import ROWS

from figures.pages.directions import END, FIRST_STRONG
from figures.pages.languages import foreign, marked, of_wordings

KNOWN = {"plus de 5 000 soldats": "fr", "около 400 убитых": "ru", "أكثر من 300 قتيل": "ar",
         "5 &lt; 6 Tote": "de"}


@pytest.mark.parametrize(("text", "code"), [
    ("au moins 6 000 soldats", "fr"), ("близько тисячі", "uk"), ("至少200人死亡", "zh"),
    ("at least 300 killed", ""), ("300", ""), ("", "")])
def test_a_text_is_foreign_where_its_words_are_not_the_pages_own(text, code):
    assert foreign(text) == code


def test_the_wordings_of_a_ledger_are_known_as_they_stand_in_html(tmp_path):
    rows = [{"wording": "at least 300 killed"}, {"wording": "au moins 6 000 <soldats>"}]
    assert of_wordings(claims_from(tmp_path, rows)) == {"au moins 6 000 &lt;soldats&gt;": "fr"}


@pytest.mark.parametrize(("wording", "code"), KNOWN.items())
def test_a_quotation_says_its_language(wording, code):
    assert marked(f"<p>He said “{wording}”.</p>", KNOWN) == (
        f'<p>He said “<span lang="{code}">{wording}</span>”.</p>')


def test_a_quotation_that_keeps_its_direction_says_its_language_too():
    inner = f"{FIRST_STRONG}أكثر من 300 قتيل{END}"
    assert marked(f"“{inner}”", KNOWN) == f'“<span lang="ar">{inner}</span>”'


@pytest.mark.parametrize("html", [
    "<p>“300 killed”</p>", "<p>plus de 5 000 soldats</p>",
    '<p title="“plus de 5 000 soldats”">x</p>',
    "<svg><text>“plus de 5 000 soldats”</text></svg>", "<title>“plus de 5 000 soldats”</title>",
    "<script>“plus de 5 000 soldats”</script>"])
def test_nothing_else_is_marked(html):
    assert marked(html, KNOWN) == html


def test_on_a_site_wordings_and_sentences_of_other_languages_are_marked(tmp_path):
    rows = [{**ROWS[0], "wording": "au moins 6 000 soldats tués",
             "quote": "Au moins 6 000 soldats ont été tués, selon le ministère."}, ROWS[1]]
    publish_small(tmp_path / "out", write_case(tmp_path / "case", rows, headline=["killed"]))
    claim = (tmp_path / "out/case/claims/k-1.html").read_text("utf-8")
    assert '“<span lang="fr">au moins 6 000 soldats tués</span>”</bdi></h1>' in claim
    assert '<blockquote lang="fr">' in claim
    for page in ("index.html", "case/index.html", "case/ledger.html", "case/grounds.html"):
        text = (tmp_path / "out" / page).read_text("utf-8")
        assert not re.search("(?<!>)au moins 6 000 soldats tués”", re.sub(
            "(?s)<svg.*?</svg>|<[a-z]+ [^>]*“[^>]*>", "", text)), page
