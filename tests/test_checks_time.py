"""Days, running totals that fall, and figures printed as current when they are not."""

import pytest
from ledgers import claims_from, findings_in


def told(value, day, **cells):
    return {"quantity": "killed", "value": value, "as_of": f"2024-{day}", **cells}


def falls(folder, *rows, **case):
    return [(found.claims, found.against, found.severity, found.cause)
            for found in findings_in(folder, list(rows), "falls", **case)]


def test_a_running_total_that_falls_is_a_warning(tmp_path):
    rows = told(1001, "10-01"), told(1203, "10-08"), told(1105, "10-15")
    assert falls(tmp_path, *rows) == [(("c-3",), ("c-2",), "warning", "")]


def test_a_fall_that_a_later_figure_confirms_is_a_revision(tmp_path):
    rows = [told(value, f"09-0{day}") for day, value in enumerate((353, 338, 326), 1)]
    assert falls(tmp_path, *rows) == [(("c-3",), ("c-2",), "warning", ""),
                                      (("c-2",), ("c-1",), "note", "revision")]


def test_a_fall_that_the_speaker_calls_a_correction_is_a_revision(tmp_path):
    rows = told(353, "09-03"), told(326, "09-05", quote="The toll was revised down to 326.")
    assert falls(tmp_path, *rows) == [(("c-2",), ("c-1",), "note", "revision")]


def test_transposed_digits_and_lost_zeros_are_errors_where_the_series_goes_on_above(tmp_path):
    lost = told(19550, "10-02"), told(2065, "10-05"), told(21250, "10-08")
    swapped = told(19550, "10-02"), told(2650, "10-05"), told(21250, "10-08")
    assert falls(tmp_path / "a", *lost) == [(("c-2",), ("c-1",), "error", "lost-zero")]
    assert falls(tmp_path / "b", *swapped)[0][2] == "warning"
    rounds = told("", "10-02", low=3000), told(2300, "10-03")
    assert falls(tmp_path / "d", *rounds)[0][2:] == ("warning", "")
    digits = told(5137, "08-23"), told(1573, "08-24"), told(5890, "08-30")
    assert falls(tmp_path / "c", *digits) == [(("c-2",), ("c-1",), "error", "transposed-digits")]


@pytest.mark.parametrize("rows", [
    [told(1203, "10-08"), told(1203, "10-15")],
    [told(1200, "10-08", hedge="about"), told(1100, "10-15")],
    [told("", "10-08", high=1200), told(1100, "10-15")],
    [told(1203, "10-08"), told(1105, "10-15", speaker="Other")],
    [told(1203, "10-08"), told(1105, "10-15", scope="kursk")],
    [told(1203, "10"), told(1105, "11-15")],
    [told(1203, "10-08", quantity="present"), told(1105, "10-15", quantity="present")],
    [told(1203, "10-08", quantity="casualties", counts_as="killed;wounded;missing"),
     told(1105, "10-15", quantity="casualties", counts_as="killed")],
])
def test_what_is_no_fall(tmp_path, rows):
    assert falls(tmp_path, *rows, scopes=["kursk"]) == []


def test_a_phase_between_starts_the_total_anew(tmp_path):
    rows = told(1203, "10-08"), told(105, "10-15")
    phases = {"killed": [{"day": "2024-10-10", "why": "a new count"}]}
    assert falls(tmp_path, *rows, phases=phases) == []


def test_a_fall_that_another_finding_explains_is_not_told_again(tmp_path):
    other = [told(520, "10-15", publisher=name) for name in ("Sun", "Star", "Post")]
    rows = [told(512, "10-08"), told(52, "10-15"), *other]
    found = findings_in(tmp_path, rows)
    assert [(f.code, f.claims) for f in found if f.code in ("falls", "number-changed")] == [
        ("number-changed", ("c-2",))]


@pytest.mark.parametrize(("row", "wrong"), [
    (told(5, "08-05"), True), (told(5, "08-06"), False), (told(5, "08"), False),
    (told(5, "07"), True), (told(5, "08-13", reported_on="2024-08-12"), True),
    (told(5, "08-13", reported_on="2024-08-13"), False),
    (told(5, "08-13", reported_on="2024-08"), False),
    (told(5, "08-13", reported_on="2024-07"), True),
    (told("", "09-01", reported_on="2024-08-12", wording="an expected 500 dead"), False),
])
def test_days_before_the_start_or_after_the_print_are_errors(tmp_path, row, wrong):
    found = findings_in(tmp_path, [row], "date", start="2024-08-06")
    assert [(f.severity, f.fault) for f in found] == ([("error", "print")] if wrong else [])


def test_rows_without_a_day_are_noted_once_a_case(tmp_path):
    rows = [{"value": 5}, {"value": 6}, told(7, "08-13")]
    found, = findings_in(tmp_path, rows, "date")
    assert (found.severity, found.claims) == ("note", ("c-1", "c-2"))


def printed(value, day, **cells):
    return {"quantity": "killed", "value": value, "reported_on": f"2024-{day}",
            "publisher": "Sun", **cells}


def test_a_figure_printed_as_current_a_week_after_it_was_replaced_is_stale(tmp_path):
    rows = [told(300, "10-01"), told(412, "10-08"), printed(300, "10-20")]
    found, = findings_in(tmp_path, rows, "stale")
    assert (found.claims, found.against) == (("c-3",), ("c-2",))
    assert (found.severity, found.fault, found.stated, found.expected) == (
        "warning", "print", 300, 412)
    assert "12 days before" in found.message


@pytest.mark.parametrize("rows", [
    [told(300, "10-01"), told(412, "10-14"), printed(300, "10-20")],
    [told(300, "10-01"), told(412, "10-08"), printed(300, "10-20", as_of="2024-10-01")],
    [told(300, "10-01"), told(412, "10-08"), printed(520, "10-20")],
    [told(300, "10-01"), told(412, "10-08"), told(300, "10-19"), printed(300, "10-20")],
    [told(300, "10-01"), told(412, "10-08"), printed(300, "10-20", seen_as="quotation")],
    [told(300, "10-01"), told(412, "10-08"), printed(300, "10-20", speaker="Other")],
    [told(1263, "10-01"), told(1300, "10-08"), printed("", "10-20", low=1250)],
])
def test_what_is_not_stale(tmp_path, rows):
    assert findings_in(tmp_path, rows, "stale") == []


def test_a_figure_alone_above_those_around_it_is_the_slip_where_its_digits_are_exchanged(tmp_path):
    days = told(28917, "10-01"), told(92056, "10-02"), told(29139, "10-03"), told(29301, "10-04")
    assert falls(tmp_path, *days) == [(("c-2",), ("c-3",), "error", "transposed-digits")]
    (found,) = findings_in(tmp_path / "told", list(days), "falls")
    assert (found.stated, found.expected) == (92056, 29056)


@pytest.mark.parametrize("high", [91456, 31000, 90000])
def test_a_high_figure_that_no_exchange_of_digits_brings_between_the_others_was_revised(
        tmp_path, high):
    days = told(28917, "10-01"), told(high, "10-02"), told(29139, "10-03"), told(29301, "10-04")
    assert falls(tmp_path, *days) == [(("c-3",), ("c-2",), "note", "revision")]


def test_of_a_revision_it_is_not_said_that_a_total_cannot_fall(tmp_path):
    rows = told(353, "09-03"), told(326, "09-05", quote="The toll was revised down to 326.")
    (found,) = findings_in(tmp_path, list(rows), "falls")
    assert "can't fall" not in found.message


def test_a_small_fall_is_no_exchange_of_digits_though_one_would_explain_it(tmp_path):
    days = told(1001, "10-01"), told(1203, "10-02"), told(1105, "10-03"), told(1110, "10-04")
    assert falls(tmp_path, *days) == [(("c-3",), ("c-2",), "note", "revision")]


def test_a_page_that_names_a_vaguer_speaker_of_the_same_statement_is_not_stale(tmp_path):
    rows = [printed(300, "10-01", speaker="Staff"),
            printed(300, "10-02", speaker="Ministry", publisher="Post")]
    sources = [{"name": "Staff", "part_of": "Ministry"}, "Ministry", "Sun", "Post"]
    claims = claims_from(tmp_path, rows, sources=sources)
    assert claims.table["origin"].nunique() == 1
    assert findings_in(tmp_path / "checked", rows, "stale", sources=sources) == []
