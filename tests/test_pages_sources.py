"""A page for every speaker and publisher: what it is, what it said, printed and carried."""

import re

import pytest
from ledgers import write_case
from small_cases import good_case, hostile_case

from figures.case import load
from figures.judged import judge
from figures.links import claim_page, source_page
from figures.pages import source_page as sources


def pages_of(folder):
    return {leaf.path: leaf.body for leaf in sources.each(judge(load(folder)))}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return pages_of(good_case(tmp_path_factory.mktemp("case") / "river"))


def test_everybody_named_has_a_page_also_those_that_nobody_listed(tmp_path, pages):
    names = ("General Staff", "Ministry", "Brigade 61", "Gazette", "Herald", "Agency")
    assert set(pages) == {source_page(name) for name in names}
    unlisted = pages_of(write_case(tmp_path / "a", [{"value": 3, "via": "Wire"}], sources=["X"]))
    assert source_page("Wire") in unlisted and source_page("X") in unlisted


def test_a_speakers_page_has_its_claims_as_a_table_with_their_words(pages):
    page = pages[source_page("Brigade 61")]
    assert re.findall(r'<th scope="row"><a href="\.\./claims/([^"]*)\.html"', page) == [
        "h-1", "h-2"]
    assert "“90 sq km (56 sq miles)”" in page
    assert "part of Ministry; on the side of Blue" in page


def test_its_rows_are_no_anchors_since_those_stand_in_the_ledger(pages):
    assert not any('<tr id="' in body for body in pages.values())


def test_a_publishers_page_leads_to_what_it_printed_and_carried(pages):
    herald, agency = pages[source_page("Herald")], pages[source_page("Agency")]
    assert re.findall(r'claims/([^"]*)\.html', herald.partition("Printed:")[2]) == ["k-2", "h-1"]
    assert "Carried: " in agency and "Printed" not in agency


def test_what_a_publisher_printed_stands_there_in_its_words_with_who_said_it(pages):
    herald = pages[source_page("Herald")].partition("Printed:")[2]
    assert "Brigade 61: “90 sq km (56 sq miles)”" in herald


def test_where_only_a_number_was_collected_the_number_stands_there(tmp_path):
    page = pages_of(write_case(tmp_path / "a", [{"wording": "-", "low": "300"}]))[
        source_page("Gazette")]
    assert "General Staff: at least 300" in page


def test_a_hostile_name_is_shown_literally(tmp_path):
    pages = pages_of(hostile_case(tmp_path / "hostile"))
    page = pages[source_page('O\'Neil "& <b>Sons</b>')]
    assert "<b>Sons</b>" not in page
    assert "O&#39;Neil &#34;&amp; &lt;b&gt;Sons&lt;/b&gt;" in page


def test_a_source_that_said_nothing_has_a_page_without_a_table(pages):
    page = pages[source_page("Gazette")]
    assert "<table" not in page and "Printed: " in page


def test_findings_stand_as_badges_beside_the_claims(pages):
    assert 'class="badge error" href="../checks.html#f-' in pages[source_page("Brigade 61")]
    assert claim_page("h-1") in pages[source_page("Brigade 61")]
