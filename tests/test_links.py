"""Lasting addresses: one for each name, safe as file, anchor and text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from figures import links
from figures.links import LONGEST_NAME, claim_link, claim_links, moved, slug

NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120)


@pytest.mark.parametrize(("name", "expected"), [
    ("ar-01", "ar-01"), ("v1.2", "v1.2"), ("a b", "a_20_b"), ("a_b", "a_5f_b"), ("Ж", "_416_"),
    ("../x", ".._2f_x")])
def test_letters_digits_points_and_hyphens_stay_and_others_become_their_code_points(name, expected):
    assert slug(name) == expected


@given(NAMES)
def test_a_slug_is_safe_in_a_file_name_and_in_an_address(name):
    assert re.fullmatch(r"[A-Za-z0-9._-]+", slug(name))
    assert len(slug(name)) <= LONGEST_NAME + 1 + links.HASH_LENGTH


@given(st.lists(NAMES, unique=True, min_size=2, max_size=6))
def test_no_two_names_share_a_slug(names):
    assert len(set(map(slug, names))) == len(names)


@pytest.mark.parametrize(("one", "other"), [("éa", "ບ"), (" a", "ª"), ("a_20_b", "a b")])
def test_a_code_point_ends_before_the_letter_behind_it(one, other):
    assert slug(one) != slug(other)


def test_long_names_that_begin_alike_are_told_apart_by_their_hash():
    one, other = ("x" * LONGEST_NAME + end for end in ("a", "b"))
    assert slug(one) != slug(other)
    assert slug(one).startswith("x" * LONGEST_NAME + "_")
    assert slug("x" * LONGEST_NAME) == "x" * LONGEST_NAME


def test_anchors_of_different_kinds_never_meet():
    kinds = (links.claim_anchor, links.source_anchor, links.finding_anchor, links.quantity_anchor)
    assert len({anchor("killed") for anchor in kinds}) == len(kinds)


def test_an_address_ends_with_the_anchor_of_its_page():
    assert links.ledger_address("a b") == f"ledger.html#{links.claim_anchor('a b')}"
    assert links.finding_address("sum:1") == f"checks.html#{links.finding_anchor('sum:1')}"
    assert links.grounds_address("killed") == f"grounds.html#{links.quantity_anchor('killed')}"


def test_a_link_shows_the_id_as_it_stands():
    assert claim_link("<b>") == '<a href="claims/_3c_b_3e_.html">&lt;b&gt;</a>'


@pytest.mark.parametrize(("count", "ending"), [
    (1, "c0</a>"), (5, "c4</a>"), (6, "c4</a> and 1 more"), (8, "c4</a> and 3 more")])
def test_of_many_claims_the_first_few_are_linked_and_the_others_counted(count, ending):
    found = claim_links(tuple(f"c{number}" for number in range(count)))
    assert found.endswith(ending)
    assert found.count("<a ") == min(count, 5)


def test_no_claims_are_no_links():
    assert claim_links(()) == ""


@pytest.mark.parametrize(("address", "expected"), [
    ("claims/a.html", "kursk/claims/a.html"), ("ledger.html#c-a", "kursk/ledger.html#c-a"),
    ("../x.html", "kursk/../x.html"), ("#top", "#top"), ("/root", "/root"),
    ("https://x.example/", "https://x.example/"), ("mailto:a@b.example", "mailto:a@b.example")])
def test_only_addresses_inside_the_folder_are_moved(address, expected):
    assert moved(Markup(f'<a href="{address}">x</a>'), "kursk/") == f'<a href="{expected}">x</a>'


def test_every_link_of_a_text_is_moved():
    text = Markup('<a href="a">1</a> <a class="b" href="c">2</a>')
    assert moved(text, "../") == '<a href="../a">1</a> <a class="b" href="../c">2</a>'


def test_words_that_look_like_a_link_are_not_moved():
    text = Markup("<p>{}</p>").format(' href="a"')
    assert moved(text, "kursk/") == text


def test_a_folder_with_signs_of_a_pattern_is_taken_as_it_is():
    assert moved(Markup('<a href="a">'), r"\1/") == r'<a href="\1/a">'
