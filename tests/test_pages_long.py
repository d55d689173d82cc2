"""A case of very many claims: no page grows large, every row is found, every speaker has a page."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from ledgers import write_case
from sites import links_of, publish_small

from figures.links import claim_page, source_page
from figures.tables.table import LARGEST

LARGEST_PAGE = 400_000  # bytes, of a page with its charts
CLAIMS, SPEAKERS = 600, 30
WORDS = "about {} soldiers {}, as the ministry said in its statement of that morning"


def rows():
    return [{"quantity": ("killed", "wounded")[number % 2], "speaker": f"Speaker {number % 30}",
             "wording": WORDS.format(1000 + number, ("killed", "wounded")[number % 2]),
             "publisher": f"Paper {number % 50}", "as_of": f"2025-0{1 + number % 9}-12",
             "reported_on": f"2025-0{1 + number % 9}-13"} for number in range(CLAIMS)]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    publish_small(folder / "out", write_case(folder / "long", rows(), headline=["killed"]))
    return folder / "out"


def text_of(site, name):
    return (site / "long" / name).read_text(encoding="utf-8")


def test_the_case_is_too_long_for_one_table(site):
    assert re.search(rf"The first [\d,]+ of {CLAIMS} rows", text_of(site, "ledger.html"))
    assert len(text_of(site, "ledger_2.html")) > LARGEST / 2


def test_no_page_is_larger_than_a_reader_loads_at_once(site):
    sizes = {path.name: path.stat().st_size for path in site.rglob("*.html")}
    assert max(sizes.values()) < LARGEST_PAGE, max(sizes, key=sizes.get)


def test_every_link_and_anchor_leads_somewhere(site):
    pages = sorted(site.rglob("*.html"))
    found = {page: links_of(page) for page in pages}
    ids = {page: set(there) for page, (there, _) in found.items()}
    broken = []
    for page, (_, links) in found.items():
        for _, address in links:
            parts = urlsplit(address)
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (parts.fragment and parts.fragment not in ids[target]):
                broken.append((page.name, address))
    assert broken == []


def test_every_claim_has_one_row_on_the_pages_of_the_ledger_by_what_is_counted(site):
    shown = []
    for path in sorted((site / "long").glob("ledger_*.html")):
        text = path.read_text(encoding="utf-8")
        (title,) = re.findall(r"<h1>(.*?)</h1>", text)
        here = re.findall(r'<tr id="c-(c-\d+)"', text)
        kind = ("killed", "wounded").index(title.removeprefix("Soldiers "))
        assert all((int(name[2:]) - 1) % 2 == kind for name in here)
        shown += here
    assert sorted(shown) == sorted(f"c-{number}" for number in range(1, CLAIMS + 1))


def test_the_way_to_these_pages_stands_on_the_first_by_what_is_counted(site):
    text = text_of(site, "ledger.html")
    for counts in (f"Soldiers {fate} ({CLAIMS // 2} claims)" for fate in ("killed", "wounded")):
        assert f'<li>{counts}: <a href="ledger_' in text


def test_a_claims_page_leads_to_its_row_where_that_stands(site):
    last = text_of(site, claim_page(f"c-{CLAIMS}"))
    (page,) = re.findall(rf'href="\.\./(ledger_\d+\.html)#c-c-{CLAIMS}"', last)
    assert f'id="c-c-{CLAIMS}"' in text_of(site, page)


def test_without_script_the_ledger_is_filtered_to_one_speaker_by_a_link(site):
    name = "Speaker 7"
    assert f'<a href="{source_page(name)}">{name}</a>' in text_of(site, "sources.html")
    text = text_of(site, source_page(name))
    said = set(re.findall(r'<th scope="row"><a href="\.\./claims/(c-\d+)\.html">', text))
    assert said == {f"c-{number + 1}" for number in range(CLAIMS) if number % SPEAKERS == 7}
