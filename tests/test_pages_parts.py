"""What pages are made of: frames, safe addresses, manifests, citations, schemas, grounds."""

import hashlib
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jsonschema import Draft202012Validator
from ledgers import write_case
from small_cases import good_case

from figures.case import load
from figures.checks import check
from figures.codebook import FINDING_CODES, HEDGES
from figures.errors import CallError
from figures.estimate import reconcile
from figures.judged import Judged
from figures.meanings import claims_of
from figures.pages import citation, claim_pages, downloads, grounds, schemas
from figures.pages.layout import Frame, MenuEntry, address, environment, machine_readable
from figures.pages.manifest import (
    MANIFEST,
    Edition,
    figures_of,
    file_hash,
    is_current,
    site_hash,
    verify,
    write_manifest,
)
from figures.version import __version__

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
SHOWN = {"kursk": ["killed", "held"], "beslan": ["killed"]}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Return the case with a bit of everything, judged."""
    claims = claims_of(load(good_case(tmp_path_factory.mktemp("case") / "river")))
    return Judged(claims, tuple(check(claims)), reconcile(claims))


@pytest.fixture
def site(tmp_path):
    """Return a folder with three files and their manifest."""
    for name in ("index.html", "kursk/index.html", "kursk/claims/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    files = ["index.html", "kursk/index.html", "kursk/claims/a.html"]
    write_manifest(tmp_path, files, Edition("a key", (), SHOWN))
    return tmp_path


def test_a_frame_at_a_path_has_its_menus_name_and_marks_it():
    frame = Frame("All", "d", menu=(MenuEntry("Ledger", "ledger.html"), MenuEntry("Checks", "c")))
    found = frame.at("c")
    assert found.title == "Checks"
    assert [entry.here for entry in found.menu] == [False, True]


def test_a_frame_at_a_path_that_no_menu_has_keeps_its_title_unless_one_is_given():
    frame = Frame("All", "d", menu=(MenuEntry("Ledger", "ledger.html", True),))
    assert frame.at("x").title == "All"
    assert frame.at("ledger.html", "Own").title == "Own"
    assert not frame.at("x").menu[0].here


def test_one_folder_further_down_the_ways_are_longer():
    frame = Frame("t", "d", root="../", menu=(MenuEntry("Ledger", "ledger.html"),)).below()
    assert (frame.root, frame.menu[0].href) == ("../../", "../ledger.html")


@given(TEXT)
def test_no_text_ends_the_script_that_it_stands_in_and_json_reads_it_back(text):
    shown = machine_readable({"name": text})
    assert not set("<>&") & set(shown)
    assert json.loads(shown) == {"name": text}


@pytest.mark.parametrize("text", ["https://x.example/", "HTTP://x.example", "http://x.example"])
def test_a_web_address_is_a_link_that_says_that_it_leaves(text):
    assert f'href="{text}" rel="external nofollow noreferrer"' in address(text)
    assert "leaves this site" in address(text)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example",
                                  " https://x.example", "//x.example", ""])
def test_what_is_no_web_address_is_shown_as_text(text):
    assert address(text) == text


def test_an_address_is_shown_by_its_host_and_both_are_escaped():
    found = address('https://x<i>.example/?a="><b>')
    assert "<b>" not in found and ">x&lt;i&gt;.example</a>" in found


def test_what_a_template_is_not_given_is_an_error():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


def test_templates_escape_what_comes_from_data():
    assert environment().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_a_site_as_it_was_published_deviates_nowhere(site):
    assert verify(site) == []
    assert is_current(site, "a key")


def test_what_is_changed_missing_or_foreign_is_told_with_its_figures(site):
    (site / "index.html").write_text("other")
    (site / "kursk/claims/a.html").unlink()
    (site / "kursk/new.html").write_text("x")
    assert [(found.path, found.state, found.figures) for found in verify(site)] == [
        ("index.html", "changed", ("kursk/killed", "kursk/held", "beslan/killed")),
        ("kursk/claims/a.html", "missing", ("a",)),
        ("kursk/new.html", "foreign", ("kursk/killed", "kursk/held"))]


def test_a_site_of_another_key_or_with_a_change_is_not_current(site):
    assert not is_current(site, "another key")
    (site / "kursk/index.html").write_text("other")
    assert not is_current(site, "a key")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"key": "a key"}',
                                  '{"key": "a key", "files": 3}'])
def test_a_broken_manifest_makes_a_site_anew(site, text):
    (site / MANIFEST).write_text(text)
    assert not is_current(site, "a key")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}'])
def test_a_site_with_a_broken_manifest_can_not_be_verified(site, text):
    (site / MANIFEST).write_text(text)
    for ask in (verify, site_hash):
        with pytest.raises(CallError, match="a published site"):
            ask(site)


def test_a_folder_without_a_manifest_is_no_site(tmp_path):
    with pytest.raises(CallError, match="no manifest"):
        verify(tmp_path)
    assert not is_current(tmp_path, "a key")


def test_the_hash_of_a_site_is_that_of_its_manifest(site):
    before = site_hash(site)
    assert before == hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()
    write_manifest(site, ["index.html"], Edition("a key", (), SHOWN))
    assert site_hash(site) != before


def test_the_hash_of_a_file_is_its_sha_256(site):
    assert file_hash(site / "index.html") == hashlib.sha256(b"index.html").hexdigest()


@pytest.mark.parametrize(("name", "figures"), [
    ("kursk/claims/ku-1.html", ["ku-1"]), ("beslan/checks.html", ["beslan/killed"]),
    ("style.css", ["kursk/killed", "kursk/held", "beslan/killed"]),
    ("kursk/downloads/claims.csv", ["kursk/killed", "kursk/held"])])
def test_a_file_shows_the_figures_of_its_case(name, figures):
    assert figures_of(name, SHOWN) == figures


def test_a_citation_names_the_case_the_day_the_version_and_the_ledger(judged):
    assert citation.known_on(judged) == date(2025, 3, 5)
    assert citation.plain(judged) == (
        "The battle of the river: reported figures, reconciled, as known on 5 March 2025. "
        f"Made by figures {__version__} from the ledger {judged.claims.case.inputs}.")


def test_a_replay_is_cited_by_its_own_day(judged):
    claims = claims_of(judged.claims.case, date(2025, 2, 1))
    assert citation.known_on(Judged(claims, (), judged.answer)) == date(2025, 2, 1)


def test_without_a_day_a_citation_names_none(tmp_path):
    claims = claims_of(load(write_case(tmp_path, [{"value": "5"}], title="{A} & 50% _b_")))
    judged = Judged(claims, (), reconcile(claims))
    assert citation.known_on(judged) is None
    assert "as known on" not in citation.plain(judged)
    assert "year" not in citation.bibtex(judged)
    assert r"title = {{\{A\} \& 50\% \_b\_: reported" in citation.bibtex(judged)


def test_an_entry_for_bibtex_has_its_braces_in_pairs_and_a_key_of_the_inputs(judged):
    entry = citation.bibtex(judged)
    assert entry.count("{") == entry.count("}")
    key = re.match(r"@misc\{figures-([0-9a-f]{8,}),\n", entry)[1]
    assert judged.claims.case.inputs.startswith(key)
    assert "  year = {2025},\n  date = {2025-03-05},\n" in entry


@pytest.mark.parametrize(("schema", "document"), [
    (schemas.findings_schema(), {"findings": [{"code": "summ"}]}),
    (schemas.estimates_schema(), {"estimates": [{"status": "sure"}]}),
    (schemas.claims_schema(["id", "hedge"]), {"claims": [{"id": "a", "hedge": "abot"}]})])
def test_a_schema_refuses_words_that_the_codebook_lacks(schema, document):
    heads = {"schema": "s", "version": "1", "inputs": "x", "case": "c", "as_of": None,
             "known_by": None, "conflicts": []}
    errors = Draft202012Validator(schema).iter_errors({**heads, **document})
    assert any(error.validator == "enum" for error in errors)


def test_a_schema_lists_what_the_codebook_lists():
    found = schemas.findings_schema()["properties"]["findings"]["items"]["properties"]
    assert found["code"]["enum"] == list(FINDING_CODES)
    cells = schemas.claims_schema(["id", "hedge"])["properties"]["claims"]["items"]
    assert cells["properties"]["hedge"]["enum"] == ["", "-", *HEDGES]
    assert cells["required"] == ["id"]


def test_a_data_package_describes_the_table_and_names_what_lies_beside_it(judged):
    found = schemas.data_package(judged.claims.case, ["id", "note"], ["findings.json"])
    table, sheet, other = found["resources"]
    required = [field["name"] for field in table["schema"]["fields"] if "constraints" in field]
    assert required == ["id"]
    assert sheet["schema"] == table["schema"] and sheet["format"] == "xlsx"
    assert (other["path"], other["jsonSchema"]) == ("findings.json", "findings.schema.json")
    assert found["title"] == "The battle of the river"


def test_every_download_is_made_and_none_that_is_not_named(judged):
    assert set(downloads.files(judged)) == set(downloads.FILES)
    assert [name for name, _ in downloads.addresses()] == list(downloads.FILES)


def test_a_replay_downloads_only_what_was_known(judged):
    claims = claims_of(judged.claims.case, date(2025, 1, 31))
    made = downloads.files(Judged(claims, (), judged.answer))
    ids = {row["id"] for row in json.loads(made["claims.json"])["claims"]}
    assert ids == set(claims.table.index) < set(judged.claims.table.index)


def test_the_page_of_grounds_begins_with_the_headline(judged):
    anchors = re.findall(r'<section id="([^"]*)">', grounds.pages(judged)[0].body)
    assert anchors[:4] == ["q-killed", "q-casualties", "q-held", "q-present"]


def test_claims_of_one_statement_stand_in_one_line_of_the_grounds(judged):
    killed = grounds.pages(judged)[0].body.partition("</section>")[0]
    (ministry,) = [line for line in killed.splitlines() if line.startswith("<li>Ministry")]
    assert "claims/k-2.html" in ministry and "claims/k-3.html" in ministry


def test_every_claim_has_a_page_of_its_own(judged):
    pages = dict(claim_pages.claim_pages(judged, Frame("t", "d")))
    assert set(pages) == {f"claims/{name}.html" for name in judged.claims.table.index}


def test_a_claims_page_names_who_carried_it_and_what_else_repeats_it(judged):
    page = dict(claim_pages.claim_pages(judged, Frame("t", "d")))["claims/k-2.html"]
    steps = [page.index(f">{name}</a>") for name in ("Ministry", "Agency", "Herald")]
    path = page.index(" → ")
    assert all(step > 0 for step in steps) and path > 0
    assert '../claims/k-3.html">k-3</a>' in page
    assert "At least 1,000 were killed, the ministry said." in page


def test_a_ruling_is_told_on_the_page_of_its_claim(judged):
    page = dict(claim_pages.claim_pages(judged, Frame("t", "d")))["claims/h-1.html"]
    assert "since the page still has it (A. Keeper)" in page
