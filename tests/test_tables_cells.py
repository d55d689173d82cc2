"""How a table's cells are shown and sorted."""

import math
import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import claims_from

from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.tables.judged import as_interval, left_out_table
from figures.tables.ledger import badge, badges
from figures.tables.scores import between_shares, method_name
from figures.tables.table import (
    MANY_ROWS,
    MOST_LINKS,
    Table,
    as_claim,
    as_claims,
    as_day,
    as_days,
    as_number,
    as_percent,
    as_quotation,
    as_rounded,
    as_text,
    table_of,
)

NAN = math.nan
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@pytest.mark.parametrize(("value", "shown"), [
    ("a", "a"), (5, "5"), (("a", "b"), "a, b"), (["a"], "a"), ((), "")])
def test_a_value_is_shown_as_it_is_and_several_with_commas(value, shown):
    assert as_text(value) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (.5, "50%"), (1.0, "100%"), (0.0, "0%"), (.005, "0%"), (.996, "100%"), (NAN, ""),
    (math.inf, "")])
def test_a_share_is_shown_in_whole_percent(value, shown):
    assert as_percent(value) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (1234.6, "1,235"), (1.2345, "1.23"), (0, "0"), (NAN, ""), (math.inf, "no limit")])
def test_a_computed_number_has_three_digits_or_is_whole(value, shown):
    assert as_rounded(value) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (300, "300"), (1300.0, "1,300"), (NAN, ""), (math.inf, "no limit")])
def test_a_number_is_shown_in_full(value, shown):
    assert as_number(value) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (date(2025, 1, 9), "9\u00a0January\u00a02025"), (pd.Timestamp("2025-01-09"),
                                                     "9\u00a0January\u00a02025"),
    (None, ""), (pd.NaT, "")])
def test_a_day_is_never_broken_and_nothing_where_there_is_none(value, shown):
    assert as_day(value) == shown


def test_days_longer_than_one_may_be_broken():
    assert as_days("30 September 2025") == "30\u00a0September\u00a02025"
    assert as_days("30 January to 2 February 2025") == "30 January to 2 February 2025"


@pytest.mark.parametrize(("value", "shown"), [("300 killed", "“300 killed”"), ("-", ""), ("", "")])
def test_words_as_printed_stand_in_quotation_marks(value, shown):
    assert as_quotation(value) == shown


def test_a_claim_is_a_link_and_no_claim_is_nothing():
    assert as_claim("") == ""
    assert as_claim("a") == '<a href="claims/a.html">a</a>'


@pytest.mark.parametrize(("count", "more"), [(MOST_LINKS, ""), (MOST_LINKS + 2, " and 2 more")])
def test_of_many_claims_as_many_are_linked_as_a_reader_looks_up(count, more):
    found = as_claims(tuple(f"c{n}" for n in range(count)))
    assert found.count("<a ") == MOST_LINKS
    assert found.endswith("</a>" + more)


@pytest.mark.parametrize(("ends", "shown"), [((5.0, 5.0), "5"), ((5.0, 12.5), "5 to 12.5")])
def test_two_ends_are_shown_and_one_number_where_they_are_the_same(ends, shown):
    assert as_interval(ends) == shown


def test_shares_stand_beside_one_another_in_percent():
    assert between_shares(.917, .99) == "92% to 99%"


def test_our_method_is_named_as_ours_and_others_as_they_are():
    assert method_name("figures") == "ours (figures)"
    assert method_name("REML") == "REML"


def test_a_badge_leads_to_its_finding_and_several_stand_apart():
    one = Finding("sum", "error", "print", ("a",), "m")
    words = "parts and total differ"
    assert badge(one) == f'<a class="badge error" href="checks.html#f-{one.id}">{words}</a>'
    assert badges([one, one]) == f"{badge(one)} {badge(one)}"
    assert badges([]) == ""


def body_rows(html):
    return re.findall(r"<tr[^>]*>(.*?)</tr>", html.split("<tbody>")[1], re.DOTALL)


@pytest.mark.parametrize(("rows", "filterable"), [(MANY_ROWS, False), (MANY_ROWS + 1, True)])
def test_a_table_can_be_filtered_from_the_stated_length_on(rows, filterable):
    html = table_of([{"Name": str(n)} for n in range(rows)], "c").__html__()
    assert ("filterable" in html) is filterable
    assert len(body_rows(html)) == rows


def test_the_first_column_names_the_row():
    (row,) = body_rows(table_of([{"Name": "a", "What": "b"}], "c").__html__())
    assert row == '<th scope="row">a</th><td>b</td>'


def test_a_number_carries_what_it_is_sorted_by_and_no_number_nothing():
    shows = {"Size": as_number}
    first, second = body_rows(table_of(
        [{"Name": "a", "Size": 1300.0}, {"Name": "b", "Size": NAN}], "c", shows).__html__())
    assert 'data-sort="1300">1,300</td>' in first
    assert "data-sort" not in second


def test_a_day_is_sorted_by_its_iso_form():
    (row,) = body_rows(table_of([{"Day": date(2025, 1, 9)}], "c", {"Day": as_day}).__html__())
    assert 'data-sort="2025-01-09"' in row


def test_rows_have_the_anchors_that_are_given():
    html = table_of([{"Name": "a"}, {"Name": "b"}], "c", ids=("x", "y")).__html__()
    assert html.index('<tr id="x">') < html.index('<tr id="y">')


def test_a_column_of_nothing_but_blanks_is_not_shown_and_one_with_any_word_is():
    html = table_of([{"Name": "a", "Note": ""}, {"Name": "b", "Note": ""}], "c").__html__()
    assert ">Note<" not in html
    html = table_of([{"Name": "a", "Note": ""}, {"Name": "b", "Note": "n"}], "c").__html__()
    assert ">Note<" in html


def test_a_table_of_nothing_is_its_caption():
    assert table_of([], "a < b").__html__() == "<p>a &lt; b</p>"


@given(TEXT, TEXT)
def test_no_text_of_a_cell_or_a_caption_becomes_markup(cell, caption):
    html = table_of([{"Name": f"<i>{cell}"}], f"<i>{caption}").__html__()
    assert "<i>" not in html


def test_a_console_is_told_how_many_rows_there_are():
    assert repr(table_of([{"Name": "a"}], "Names")) == "Names (1 row)"
    assert repr(table_of([{"Name": "a"}] * 2, "Names")) == "Names (2 rows)"


def test_a_table_is_shown_by_a_notebook_as_on_a_page():
    table = Table(pd.DataFrame([{"Name": "a"}]), "c")
    assert table._repr_html_() == table.__html__()


def test_claims_that_are_not_known_are_not_listed_as_left_out(tmp_path):
    claims = claims_from(tmp_path, [{"wording": "300 killed"}])
    answer = Answer("case", None, None, (Estimate(
        "killed", "person", None, "single", left_out=(("c-1", "no size"), ("gone", "later"))),), ())
    assert list(left_out_table(claims, answer).frame["Claim"]) == ["c-1"]
