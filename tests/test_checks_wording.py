"""The keeper's cells against the words, and names against sources.csv."""

import pytest
from ledgers import findings_in

WORDING = ("wording-number", "wording-hedge", "wording-unit")


def codes(findings, among=WORDING):
    return [(found.code, found.claims) for found in findings if found.code in among]


@pytest.mark.parametrize("cells", [
    {"wording": "more than 4,000 troops", "hedge": "over", "low": 4000, "value": 4000},
    {"wording": "up to 12,000 troops", "hedge": "up_to", "high": 12000, "unit": "person"},
    {"wording": "two-thirds of those killed", "value": 0.667, "unit": "share"},
    {"wording": "63.2%", "hedge": "exact", "value": 0.632},
    {"wording": "between 300 and 400 soldiers", "value": 350},
    {"wording": "22 killed and 3 wounded", "value": 25, "quantity": "casualties"},
    {"wording": "dozens of soldiers", "low": 24, "high": 99},
    {"wording": "25,000 dead, even 30,000 dead", "low": 25000, "high": 30000, "hedge": "range"},
    {"wording": "more than 2,700 published names", "unit": "person"},
    {"wording": "-", "value": 12},
    {"wording": "no figure at all here", "value": 12},
    {"wording": "1,000 square miles", "quantity": "held", "unit": "mi**2"},
])
def test_cells_that_say_what_the_words_say_are_fine(tmp_path, cells):
    assert codes(findings_in(tmp_path, [cells])) == []


@pytest.mark.parametrize(("cells", "code"), [
    ({"wording": "more than 400 troops", "value": 4000}, "wording-number"),
    ({"wording": "4,321 troops", "value": 4300}, "wording-number"),
    ({"wording": "63.2%", "value": 0.62}, "wording-number"),
    ({"wording": "between 300 and 400 soldiers", "high": 500}, "wording-number"),
    ({"wording": "90 sq km (35 sq miles)", "second_value": 56, "quantity": "held"},
     "wording-number"),
    ({"wording": "more than 400 troops", "hedge": "up_to"}, "wording-hedge"),
    ({"wording": "400 troops", "hedge": "about"}, "wording-hedge"),
    ({"wording": "90 sq km", "unit": "mi^2", "quantity": "held"}, "wording-unit"),
    ({"wording": "90 sq km (35 sq miles)", "second_unit": "mi", "quantity": "held"},
     "wording-unit"),
])
def test_a_cell_that_differs_from_the_words_is_found(tmp_path, cells, code):
    assert codes(findings_in(tmp_path, [cells])) == [(code, ("c-1",))]


def test_severity_and_message_say_which_cell_and_what(tmp_path):
    rows = [{"wording": "more than 400 troops", "value": 4000, "hedge": "about"}]
    number, hedge = (found for found in findings_in(tmp_path, rows) if found.code in WORDING)
    assert (number.severity, number.fault) == ("error", "ledger")
    assert number.message == "the cell value has 4,000, the wording “more than 400 troops” says 400"
    assert (number.stated, number.expected) == (4000, 400)
    assert (hedge.severity, hedge.stated, hedge.expected) == ("warning", "about", "over")


def test_a_number_converted_by_the_keeper_has_only_the_wrong_unit(tmp_path):
    rows = [{"wording": "1,000 hectares", "value": 10, "unit": "km^2", "quantity": "held"}]
    assert codes(findings_in(tmp_path, rows)) == [("wording-unit", ("c-1",))]


def test_one_slip_in_all_rows_of_an_origin_is_one_finding(tmp_path):
    row = {"wording": "more than 400 troops", "value": 4000, "as_of": "2024-01-01"}
    assert codes(findings_in(tmp_path, [row, {**row, "publisher": "Sun"}])) == [
        ("wording-number", ("c-1", "c-2"))]


def test_a_ruling_that_mends_the_cell_ends_the_finding(tmp_path):
    rows = [{"wording": "more than 400 troops", "value": 4000}]
    rulings = [{"claim": "c-1", "column": "value", "was": "4000", "now": "400"}]
    assert codes(findings_in(tmp_path, rows, rulings=rulings)) == []


@pytest.mark.parametrize("cells", [
    {"low": 5, "value": 4, "high": 9}, {"low": 9, "high": 5, "hedge": "range"},
    {"hedge": "about", "value": 4, "low": 3}, {"hedge": "at_least", "low": 4, "high": 9},
    {"hedge": "up_to", "low": 1, "high": 9}, {"hedge": "exact", "low": 4, "value": 5, "high": 5},
    {"hedge": "over", "low": 4, "value": 5},
    {"wording": "at least 300 killed", "high": 300},
])
def test_cells_out_of_order_or_that_the_hedge_forbids_are_found(tmp_path, cells):
    found, = findings_in(tmp_path, [cells], "order")
    assert (found.severity, found.fault, found.claims) == ("error", "ledger", ("c-1",))


@pytest.mark.parametrize("cells", [
    {"low": 4, "value": 5, "high": 9, "hedge": "range"}, {"value": 4}, {"low": 4}, {"high": 4},
    {"low": 4, "high": 9}, {"hedge": "exact", "low": 4, "value": 4, "high": 4},
    {"hedge": "at_least", "low": 4, "value": 4}, {"hedge": "nearly", "value": 4, "high": 4},
    {"hedge": "vague", "low": 4, "high": 9}, {"hedge": "about", "value": 4, "low": "-"},
])
def test_cells_in_order_are_fine(tmp_path, cells):
    assert findings_in(tmp_path, [cells], "order") == []


def test_a_name_that_sources_lack_is_told_once_with_all_its_rows(tmp_path):
    rows = [{"value": 1}, {"value": 2, "publisher": "Sun"}, {"value": 3, "speaker": "Sun"}]
    found, = findings_in(tmp_path, rows, "unknown-source", sources=["General Staff", "Gazette"])
    assert (found.claims, found.severity, found.fault) == (("c-2", "c-3"), "error", "ledger")
    assert found.message == "“Sun”, here as speaker and publisher, is not in sources.csv"


def test_another_spelling_of_a_known_name_is_known(tmp_path):
    sources = [{"name": "General Staff", "also": "GS; G.S."}, {"name": "Gazette", "also": ""}]
    rows = [{"value": 1, "speaker": "G.S."}]
    assert findings_in(tmp_path, rows, "unknown-source", sources=sources) == []


def test_three_publishers_of_one_statement_are_an_echo(tmp_path):
    rows = [{"value": 400, "as_of": "2024-01", "publisher": name} for name in "ABC"]
    found, = findings_in(tmp_path, rows, "echo")
    assert (found.severity, found.claims) == ("note", ("c-1", "c-2", "c-3"))
    assert found.message == ("A, B and C print one statement, General Staff's 400 of January 2024: "
                             "3 publishers count once")


def test_two_publishers_or_one_publisher_thrice_are_no_echo(tmp_path):
    rows = [{"value": 400, "as_of": "2024-01-01", "publisher": name} for name in "ABAB"]
    assert findings_in(tmp_path, rows, "echo") == []


def test_many_publishers_are_counted_beyond_the_first_few(tmp_path):
    rows = [{"value": 400, "as_of": "2024-01-01", "publisher": name} for name in "ABCDEFG"]
    found, = findings_in(tmp_path, rows, "echo")
    assert found.message.startswith("A, B, C and 4 others print one statement")


def test_a_row_that_a_ruling_leaves_out_has_no_finding(tmp_path):
    rows = [{"wording": "400 troops", "value": 4000}]
    rulings = [{"claim": "c-1", "column": "use", "was": "yes", "now": "no"}]
    assert codes(findings_in(tmp_path, rows, rulings=rulings)) == []
