"""The published site as files: links, validity, sizes, safety, the same bytes, refusals."""

import html
import re
from datetime import date
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
import sites
from ledgers import write_case
from sites import links_of, publish_small
from small_cases import HOSTILE_ID, MARK, good_case, hostile_case
from test_calibration import ROWS, TRUTH

from figures import run
from figures.cli import main
from figures.errors import CallError, InputError
from figures.links import claim_page, moved, slug
from figures.pages import Request, manifest, publish
from figures.pages.manifest import verify

LARGEST_PAGE, LARGEST_INDEX = 400_000, 200_000  # bytes
ASKED = {"since": date(2025, 2, 1), "contact": "desk@paper.example"}
GOOD, HOSTILE = "the river", "höstile & co"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    cases = good_case(folder / GOOD), hostile_case(folder / HOSTILE)
    publish_small(folder / "out", *cases, **ASKED)
    return folder / "out"


@pytest.fixture(scope="module")
def pages(site):
    return sorted(site.rglob("*.html"))


def text_of(site, name):
    return (site / name).read_text(encoding="utf-8")


def test_every_link_and_anchor_leads_somewhere(site, pages):
    ids = {page: set(links_of(page)[0]) for page in pages}
    broken = []
    for page in pages:
        for _, address in links_of(page)[1]:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (parts.fragment and parts.fragment not in ids[target]):
                broken.append((page.relative_to(site).as_posix(), address))
    assert broken == []


def test_no_page_has_an_id_twice(pages):
    for page in pages:
        ids = links_of(page)[0]
        assert len(ids) == len(set(ids)), page.name


def test_every_link_out_of_the_site_goes_to_the_web_and_is_marked(pages):
    for page in pages:
        for tag, address in links_of(page)[1]:
            scheme = urlsplit(address).scheme
            assert scheme in ("", "http", "https"), address
            assert not scheme or tag == "a"
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r'<a [^>]*href="https?:[^>]*>', text):
            assert 'rel="external nofollow noreferrer"' in link


def test_every_page_is_valid_html(pages):
    for page in pages:
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        parser.parse(page.read_text(encoding="utf-8"))
        assert parser.errors == [], (page.name, parser.errors[:3])


def test_no_page_holds_a_style_or_a_script_of_its_own(pages):
    for page in pages:
        text = page.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert not re.search(r"<style|<[a-z][^>]* style=|<[a-z][^>]* on[a-z]+=", text), page.name
        assert all("src=" in tag or "ld+json" in tag for tag in re.findall("<script[^>]*>", text))


def test_a_hostile_ledger_is_shown_literally(site):
    page = text_of(site, f"{HOSTILE}/{claim_page(HOSTILE_ID)}")
    assert MARK not in page
    assert "300 killed &lt;script&gt;window.harmed = true&lt;/script&gt;" in page
    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page
    assert "=HYPERLINK(" in page
    for path in site.rglob("*.html"):
        assert MARK not in path.read_text(encoding="utf-8"), path.name


def test_names_never_leave_their_folder():
    for name in ("../x", "a/b", "..", "", "Ж", "a" * 300, "con\x00", "%2e%2e"):
        assert "/" not in slug(name)
        assert re.fullmatch(r"[A-Za-z0-9._-]*", slug(name))
        assert len(slug(name)) <= 100
    assert slug("a" * 300) != slug("a" * 301)


def test_what_leads_out_of_the_site_or_within_a_page_is_not_moved():
    links = '<a href="claims/a.html">x</a><a href="#b">y</a><a href="https://c.example">z</a>'
    assert moved(links, "../") == links.replace('"claims/', '"../claims/')


def test_pages_are_small(site, pages):
    assert (site / "index.html").stat().st_size < LARGEST_INDEX
    assert max(page.stat().st_size for page in pages) < LARGEST_PAGE


def test_the_front_page_answers_first_and_says_what_changed(site):
    text = text_of(site, "index.html")
    place = text.index("Soldiers killed: ")
    assert text.index("How many fell at the river?") < place < text.index("<figure")
    assert 'href="the%20river/grounds.html#q-killed"' in text
    assert "after 1 February 2025 and up to 5 March 2025" in text


def test_without_a_day_given_the_last_thirty_days_are_told(tmp_path):
    rows = [{"value": 300, "reported_on": day} for day in ("2025-01-10", "2025-03-05")]
    publish_small(tmp_path / "out", write_case(tmp_path / "river", rows))
    assert "after 3 February 2025 and up to 5 March 2025" in text_of(
        tmp_path / "out", "river/changes.html")  # the newest was reported on 5 March


def test_every_claim_of_a_figure_stands_on_the_page_of_its_grounds(site):
    text = text_of(site, f"{GOOD}/grounds.html")
    section = text[text.index('id="q-killed"'):text.index('id="q-wounded"')]
    for claim in ("k-1", "k-2", "k-3"):
        assert f'href="claims/{claim}.html"' in section
    together = next(line for line in section.splitlines() if "k-2" in line and "<li>" in line)
    assert "k-3" in together  # one statement, printed twice


def test_a_source_leads_to_its_claims(site):
    text = text_of(site, f"{GOOD}/sources.html")
    row = next(line for line in text.splitlines() if 'id="s-Agency"' in line)
    assert 'href="claims/k-2.html"' in row


def test_a_failed_run_is_a_page_that_says_so(tmp_path):
    case = write_case(tmp_path / "river", [{"value": 300}])
    published = publish_small(tmp_path / "out", case, instead=sites.die)
    assert len(published.failures) == len(run.notebooks())
    for page in ("river/index.html", "index.html"):
        assert html.escape(sites.DEATH) in text_of(tmp_path / "out", page)


def test_nothing_is_made_twice_and_what_was_touched_is_made_anew(tmp_path):
    case, out = write_case(tmp_path / "river", [{"value": 300}]), tmp_path / "out"
    publish_small(out, case)
    before = (out / "manifest.json").read_bytes()
    publish(Request((case,), out), None)  # nothing is run where nothing has changed
    (out / "river" / "index.html").write_text("changed", encoding="utf-8")
    (out / "river" / "foreign.html").write_text("foreign", encoding="utf-8")
    assert {(one.path, one.state) for one in verify(out)} == {
        ("river/index.html", "changed"), ("river/foreign.html", "foreign")}
    publish(Request((case,), out), None)  # pages are made again, from notebooks that are as run
    assert verify(out) == []
    assert (out / "manifest.json").read_bytes() == before
    (out / "river" / "notebooks" / "overview.ipynb").write_text("{}", encoding="utf-8")
    publish_small(out, case)
    assert (out / "manifest.json").read_bytes() == before


def test_pages_of_claims_that_are_gone_are_removed(tmp_path):
    rows = [{"value": 300}, {"value": 400}]
    folder, out = tmp_path / "case", tmp_path / "out"
    publish_small(out, write_case(folder, rows))
    assert (out / "case" / "claims" / "c-2.html").is_file()
    publish_small(out, write_case(folder, rows[:1]))
    assert not (out / "case" / "claims" / "c-2.html").exists()


def test_two_cases_of_one_name_are_refused_before_anything_is_written(tmp_path):
    first, second = good_case(tmp_path / "a" / "river"), good_case(tmp_path / "b" / "river")
    with pytest.raises(CallError, match="found 'river', expected each case once"):
        publish_small(tmp_path / "out", first, second)
    assert not (tmp_path / "out").exists()


def test_all_faults_of_all_cases_are_told_with_the_case_in_front(tmp_path, capsys):
    folders = [write_case(tmp_path / name, [{"quantity": "killd", "hedge": "abot"}])
               for name in ("one", "two")]
    assert main(["report", *map(str, folders), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 4
    assert [line.split(":")[0] for line in told] == ["one/claims.csv"] * 2 + ["two/claims.csv"] * 2
    assert all("Traceback" not in line for line in told)
    with pytest.raises(InputError):
        publish_small(tmp_path / "out", *folders)


def test_what_changed_can_not_begin_after_the_day_known_by(tmp_path):
    case = good_case(tmp_path / "river")
    with pytest.raises(CallError, match="--since"):
        publish_small(tmp_path / "out", case, since=date(2025, 3, 1), known_by=date(2025, 2, 1))


def test_a_report_known_by_a_day_shows_nothing_printed_later(tmp_path):
    out = tmp_path / "out"
    publish_small(out, good_case(tmp_path / "river"), known_by=date(2025, 1, 31))
    assert (out / "river" / "claims" / "k-1.html").is_file()
    assert not (out / "river" / "claims" / "p-1.html").exists()
    assert "p-1" not in text_of(out, "river/downloads/claims.csv")


def test_the_address_for_corrections_stands_on_every_page_and_is_never_invented(site, pages,
                                                                              tmp_path):
    for page in pages:
        assert "desk@paper.example" in page.read_text(encoding="utf-8")
    publish_small(tmp_path / "out", write_case(tmp_path / "river", [{"value": 300}]))
    for page in (tmp_path / "out").rglob("*.html"):
        assert "tell whoever published this page" in page.read_text(encoding="utf-8")


def test_a_case_without_claims_or_days_is_published(tmp_path):
    empty = write_case(tmp_path / "empty", [])
    (empty / "claims.csv").write_text("id,quantity,wording,speaker,publisher\n")
    undated = write_case(tmp_path / "undated", [{"wording": "300 killed"}])
    published = publish_small(tmp_path / "out", empty, undated)
    assert published.failures == ()
    assert "nobody in this ledger gives a figure" in text_of(tmp_path / "out", "index.html")
    assert not (tmp_path / "out" / "undated" / "changes.html").exists()


def test_settled_events_get_one_page_for_the_whole_site(tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    event = write_case(tmp_path / "resolved" / "barracks", ROWS, start="2023-01-01", truth=TRUTH)
    rivers = [write_case(tmp_path / name, [{"value": 300}]) for name in ("river", "bridge")]
    published = publish_small(tmp_path / "out", *rivers, settled=(event,))
    assert published.failures == ()
    assert [path.parent.name for path in (tmp_path / "out").rglob("calibration.*")] == [
        "out", "notebooks"]
    assert "Of 1 settled event" in text_of(tmp_path / "out", "calibration.html")
    for page in ("index.html", "method.html"):
        assert 'href="calibration.html"' in text_of(tmp_path / "out", page)
    kept = publish_small(tmp_path / "out", *rivers, instead=sites.die, contact="desk",
                         settled=(event,))
    assert kept.failures == ()  # nothing was run anew


def test_a_report_that_stands_is_found_without_making_anything(tmp_path, monkeypatch, capsys):
    case, out = write_case(tmp_path / "river", [{"value": 300}]), tmp_path / "out"
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    publish_small(out, case)
    monkeypatch.setattr("figures.pages.site.publish", None)
    assert main(["report", "river", "--out", str(out)]) == 0
    assert capsys.readouterr().out.endswith(f"pages; open {out / 'index.html'}\n")


def test_another_text_of_a_document_is_another_site(tmp_path, monkeypatch):
    request = Request((write_case(tmp_path / "river", [{"value": 300}]),), tmp_path / "out")
    before = manifest.site_key(request)
    (tmp_path / "method.md").write_text("# Another", encoding="utf-8")
    monkeypatch.setattr(manifest, "documents", lambda: [tmp_path / "method.md"])
    assert manifest.site_key(request) != before
