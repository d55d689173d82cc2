"""Tables: reader-first words, numbers that align, links to claims, and nothing that breaks out."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from ledgers import claims_from

from figures.checks.worked import Worked
from figures.codebook import FINDING_CODES
from figures.errors import CallError
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.phrases import shown
from figures.rulings import Ruling
from figures.tables import left_out_table, tabulate
from figures.tables.table import Table, as_day, as_number, as_rough, table_of

ROWS = [
    {"wording": "at least 300", "as_of": "2025-01-13", "reported_on": "2025-01"},
    {"wording": "1,300 square kilometers (500 square miles)", "quantity": "held"},
    {"wording": "-", "value": 4000, "speaker": "President"},
]
FINDING = Finding("unit-pair", "error", "print", ("c-2",), "90 km² is 34.7 square miles")
FOUND = Estimate("killed", "person", date(2025, 2, 14), "disputed", point=1289.1,
                 intervals={"50": (796.2, 2023.9), "90": (330.9, 4112.3)}, claims=5, origins=4,
                 left_out=(("c-1", "counted after the day"),))
OPEN = Estimate("held", "km^2", None, "unknowable", why="nothing was said")
ANSWER = Answer("case", None, None, (FOUND, OPEN), ())
RULING = Ruling(2, "c-1", "hedge", "about", "exact", "as printed", "the keepers", "2030-01-01")


@pytest.fixture
def claims(tmp_path):
    """Return the claims of ROWS."""
    return claims_from(tmp_path, ROWS)


def cells(html, row=0):
    """Return the texts of one body row of a table."""
    body = re.findall(r"<tr[^>]*>(.*?)</tr>", html.split("<tbody>")[1], re.DOTALL)[row]
    return [re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", body)]


def test_a_claim_stands_with_its_wording_beside_what_it_says(claims):
    table = tabulate(claims)
    assert list(table.frame["What it says"]) == ["at least 300", "1,300 km²", "4,000"]
    assert cells(table.__html__())[:5] == ["c-1", "“at least 300”", "at least 300",
                                           "General Staff", "soldiers killed"]


def test_the_frame_keeps_plain_values_for_further_use(claims):
    assert list(tabulate(claims).frame["Number"]) == [300.0, 1300.0, 4000.0]


def test_a_claim_leads_to_its_page_and_has_an_anchor_of_its_own(claims):
    html = tabulate(claims).__html__()
    assert '<tr id="c-c-1"><th scope="row"><a href="claims/c-1.html">c-1</a></th>' in html


def test_findings_stand_beside_the_claims_as_badges_that_lead_to_them(claims):
    html = tabulate(claims, [FINDING]).__html__()
    address = f"checks.html#f-{FINDING.id}"
    assert f'<a class="badge error" href="{address}">units do not convert</a>' in html
    assert "Findings" not in tabulate(claims).__html__()


def test_findings_are_listed_with_their_sentence_and_an_anchor():
    html = tabulate([FINDING]).__html__()
    assert f'<tr id="f-{FINDING.id}">' in html
    assert cells(html) == ["units do not convert unit-pair", "90 km² is 34.7 square miles",
                           "c-2", "error", "as printed, it does not fit"]


def test_every_code_of_a_finding_has_words_for_its_badge():
    assert set(shown()["codes"]) == set(FINDING_CODES)


def test_an_answer_beside_its_claims_names_what_is_counted(claims):
    html = tabulate(ANSWER, claims).__html__()
    assert cells(html)[0] == "Soldiers killed"
    assert 'href="grounds.html#q-killed"' in html


def test_a_table_is_cut_where_a_page_could_not_hold_it_and_says_of_how_many(claims):
    long = replace(tabulate(claims), most=1)
    assert len(long.parts()) == len(claims.table)
    assert long.__html__() == long.parts()[0] + '<p class="soft">The first 1 of 3 rows.</p>'
    assert all(part.count("<thead>") == 1 for part in long.parts())


def test_an_answer_gives_ranges_before_the_middle_at_two_digits():
    assert cells(tabulate(ANSWER).__html__()) == [
        "Killed", "330", "4,100", "", "800", "2,000", "1,300", "disputed",
        "14\u00a0February\u00a02025", "5", "4", ""]


def test_what_can_not_be_known_has_no_number_but_a_reason():
    told = cells(tabulate(ANSWER).__html__(), 1)
    assert told[:3] == ["Held", "", ""] and told[-1] == "nothing was said"


def test_worked_arithmetic_shows_what_the_printed_precision_allows():
    battalions = Worked("battalions", 23.98, float("inf"), (24.0, 24.0), ("c-1",))
    officers = Worked("officers", 23.98, 48.4, (24.0, 48.0), ("c-1",))
    html = tabulate([battalions, officers]).__html__()
    assert cells(html) == ["Battalions", "24", "24", "no limit", "c-1"]
    assert cells(html, 1)[:2] == ["Officers", "24 to 48"]


def test_rulings_and_sources_are_listed(claims):
    assert cells(tabulate([RULING]).__html__())[:3] == ["c-1", "hedge", "about"]
    assert '<tr id="s-President">' in tabulate(claims.case.sources).__html__()


def test_claims_left_out_are_listed_with_their_reason(claims):
    assert cells(left_out_table(claims, ANSWER).__html__()) == [
        "c-1", "“at least 300”", "General Staff", "counted after the day"]


def test_numbers_and_days_are_sorted_by_their_value_not_by_their_look():
    rows = [{"Name": "a", "Number": 1300.0, "Day": date(2025, 1, 9)}]
    html = table_of(rows, "Some", {"Number": as_number, "Day": as_day}).__html__()
    assert '<td class="number" data-sort="1300">1,300</td>' in html
    assert '<td data-sort="2025-01-09">9\u00a0January\u00a02025</td>' in html


def test_columns_that_say_nothing_are_spared_the_reader_but_kept_as_data():
    table = table_of([{"Name": "a", "Why": "", "Middle": float("nan")}], "Some",
                     {"Middle": as_rough})
    assert "Why" not in table.__html__() and "Middle" not in table.__html__()
    assert list(table.frame.columns) == ["Name", "Why", "Middle"]


def test_a_table_can_be_read_without_seeing_it():
    html = table_of([{"Name": "a", "Number": 1.0}], "A <caption>", {"Number": as_number}).__html__()
    assert 'role="region" tabindex="0" aria-label="A &lt;caption&gt;"' in html
    assert "<caption>A &lt;caption&gt;</caption>" in html
    assert html.count('scope="col"') == 2 and html.count('scope="row"') == 1


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
                                  "javascript:alert(1)", "=cmd|' /C calc'!A0"])
def test_whatever_a_cell_holds_is_shown_literally(tmp_path, evil):
    rows = [{"wording": "300 killed", "speaker": evil, "publisher": evil, "note": evil}]
    claims = claims_from(tmp_path, rows)
    finding = Finding("echo", "note", "between", ("c-1",), evil)
    tables = [tabulate(claims, [finding]), tabulate([finding]), tabulate(claims.case.sources),
              tabulate([Ruling(2, "c-1", evil, evil, evil, evil, evil, evil)])]
    for table in tables:
        text = re.sub(r'<(/?(div|table|caption|thead|tbody|tr|th|td|a|span|small)\b[^<>]*)>', "",
                      table.__html__())
        assert "<" not in text
        assert 'href="javascript' not in table.__html__()


def test_nothing_to_show_is_said_in_words():
    assert tabulate([]).__html__() == "<p>Nothing of this kind was found.</p>"


def test_a_thing_that_is_no_table_is_told():
    with pytest.raises(CallError, match="expected claims, findings"):
        tabulate("killed")


def test_a_long_table_can_be_filtered_and_a_short_one_needs_it_not():
    short = Table(pd.DataFrame({"Name": ["a"]}), "Short")
    long = Table(pd.DataFrame({"Name": list("abcdefghijklmnopqrstuvwxyz")}), "Long")
    assert "filterable" not in short.__html__() and "filterable" in long.__html__()


def test_a_table_tells_a_console_what_it_is(claims):
    assert repr(tabulate(claims)) == "3 claims, as printed and as read (3 rows)"


def test_the_sentence_of_a_finding_is_marked_for_room_and_begins_with_a_capital():
    said = Finding("sum", "error", "speaker", ("c-1",), "of A's “its” parts none can't be")
    assert '<td class="sentence">Of A’s “its” parts none can’t be</td>' in tabulate(
        [said]).__html__()
