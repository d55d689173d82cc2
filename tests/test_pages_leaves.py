"""Long lists on several pages: whole rows, links from each page to all, and where rows stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from figures.links import claim_page, source_page
from figures.pages.leaves import LARGEST, leaf_path, leaves, places_of, relocated
from figures.tables.table import packed

LONG = Markup('<tr id="{}"><td>{}</td></tr>')


def rows(count, length):
    return [LONG.format(f"c-{number}", "x" * length) for number in range(count)]


@given(st.lists(st.integers(0, 30)), st.integers(1, 50))
def test_pieces_are_packed_whole_in_their_order_and_as_full_as_they_fit(lengths, most):
    pieces = [Markup("x" * length) for length in lengths]
    groups = packed(pieces, most)
    assert [piece for group in groups for piece in group] == pieces
    assert all(sum(map(len, group)) <= most or len(group) == 1 for group in groups)
    assert all(sum(map(len, group)) + len(after[0]) > most
               for group, after in pairwise(groups))


def test_a_list_that_fits_is_one_page_without_links_to_others():
    (leaf,) = leaves("grounds.html", "Grounds", Markup("<p>lead</p>"), rows(3, 10))
    assert leaf.path == "grounds.html"
    assert "<nav" not in leaf.body and leaf.body.count("<tr") == 3


def test_a_list_of_nothing_is_a_page_too():
    (leaf,) = leaves("grounds.html", "Grounds", Markup(""), [])
    assert "<h1><bdi>Grounds</bdi></h1>" in leaf.body


def test_every_page_of_a_long_list_leads_to_all_others_and_marks_itself():
    pages = leaves("sources/nis.html", "NIS", Markup(""), rows(3, LARGEST - 100))
    assert [leaf.path for leaf in pages] == [
        "sources/nis.html", "sources/nis_2.html", "sources/nis_3.html"]
    for leaf in pages:
        links = [f'href="{page.path.removeprefix("sources/")}"' for page in pages]
        assert all(link in leaf.body for link in links)
        own = leaf.path.removeprefix("sources/")
        assert f'href="{own}" aria-current="page"' in leaf.body
        assert leaf.body.count("aria-current") == 1


def test_rows_of_later_pages_are_found_where_they_stand():
    pages = leaves("grounds.html", "Grounds", Markup(""), rows(3, LARGEST - 100))
    assert places_of("grounds.html", pages) == {
        "grounds.html#c-1": "grounds_2.html#c-1", "grounds.html#c-2": "grounds_3.html#c-2"}


PLACES = {"ledger.html#c-2": "ledger_2.html#c-2"}


@pytest.mark.parametrize(("address", "expected"), [
    ("ledger.html#c-2", "ledger_2.html#c-2"), ("../ledger.html#c-2", "../ledger_2.html#c-2"),
    ("ledger.html#c-1", "ledger.html#c-1"), ("ledger.html", "ledger.html"),
    ("claims/c-2.html", "claims/c-2.html"), ("https://x.example/ledger.html#c-2",) * 2])
def test_only_links_to_moved_rows_are_led_elsewhere(address, expected):
    assert relocated(f'<a href="{address}">x</a>', PLACES) == f'<a href="{expected}">x</a>'


def test_words_that_look_like_an_address_stay_as_they_are():
    assert relocated("<p>ledger.html#c-2</p>", PLACES) == "<p>ledger.html#c-2</p>"


@pytest.mark.parametrize("name", ["NIS", "nis", "Nis", "con", "CON", "aux.x", "nis_2", "a" * 200])
def test_the_second_page_of_one_source_is_never_the_first_of_another(name):
    second = leaf_path(source_page(name), 2)
    others = ["NIS", "nis", "Nis", "con", "nis_2", "nis-2", "con_2", "aux.x", "a" * 200]
    assert second not in {source_page(other) for other in others}


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_pages_of_two_names_are_two_files_also_where_capitals_do_not_count(one, other):
    same = one == other
    assert (claim_page(one).casefold() == claim_page(other).casefold()) is same


@pytest.mark.parametrize("name", ["con", "PRN", "aux", "nul", "com1", "lpt9", "con.x"])
def test_no_page_has_the_name_of_a_device(name):
    assert claim_page(name).partition("/")[2].split(".")[0] not in {
        "con", "prn", "aux", "nul", "com1", "lpt9"}
