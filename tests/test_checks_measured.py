"""Claims held against what was measured, against each other, and against the estimate."""

import pytest
from ledgers import QUANTITIES, findings_in

SERIES = "date,held,unknown\n2024-08-12,300,500\n2024-08-13,310,520\n2024-08-14,320,530\n"
HELD = {**QUANTITIES, "held": {"counts": "land held", "unit": "km^2", "of": "blue", "measured": {
    "file": "measured/land.csv", "low": "held", "high": "unknown", "unit": "km^2",
    "within": "10%"}}}
CASE = {"quantities": HELD, "measured": {"measured/land.csv": SERIES}}


def held(value, day="2024-08-12", **cells):
    return {"quantity": "held", "value": value, "as_of": day, **cells}


def test_a_claim_outside_what_was_measured_is_told_with_the_ratio(tmp_path):
    found, = findings_in(tmp_path, [held(1010)], "measured", **CASE)
    assert (found.severity, found.fault, found.expected) == ("warning", "between", 500)
    assert found.message == ("General Staff gives 1,010 km²; measured for 12 August 2024 is "
                             "300 to 500 km², 2.02 times that")


@pytest.mark.parametrize("row", [
    held(400), held(545), held(275), held(200, hedge="at_least"), held(1000, ""),
    held(1010, "2024-09-12"), held(515, "2024-08"), held(200, unit="mi^2"),
    held(560, hedge="about")])
def test_what_is_within_what_was_measured_or_not_measured_is_fine(tmp_path, row):
    if row.get("hedge") == "at_least":
        row = {**row, "low": row["value"]}
    assert findings_in(tmp_path, [row], "measured", **CASE) == []


def test_another_definition_that_would_fit_is_named(tmp_path):
    wide = {**HELD["held"], "counts": "land entered", "measured": {
        **HELD["held"]["measured"], "low": "unknown", "high": "unknown"}}
    narrow = {**HELD["held"], "measured": {**HELD["held"]["measured"], "high": "held"}}
    case = {**CASE, "quantities": {"held": narrow, "land_entered": wide}}
    found, = findings_in(tmp_path, [held(505)], "measured", **case)
    assert found.message.endswith("it would fit “land entered” (land entered)")


def test_claims_that_can_t_both_be_true_are_a_conflict(tmp_path):
    rows = [{"quantity": "killed", "value": 4123, "as_of": "2025-02-14"},
            {"quantity": "killed", "value": 301, "as_of": "2025-02-14", "speaker": "Other"}]
    found, = findings_in(tmp_path, rows, "conflict")
    assert (found.severity, found.fault, set(found.claims)) == (
        "warning", "between", {"c-1", "c-2"})
    assert found.message == (
        "of soldiers killed, General Staff's 4,123 (14 February 2025) and Other's 301 (14 February "
        "2025) can't both be true: the words allow 4,123 and 301")


def test_a_conflated_claim_is_in_no_conflict(tmp_path):
    total = {"quantity": "casualties", "value": 4123, "as_of": "2025-02-14"}
    rows = [total, {**total, "publisher": "Sun"}, {**total, "quantity": "killed",
                                                   "publisher": "Post"},
            {**total, "quantity": "killed", "value": 301, "speaker": "Other"}]
    assert findings_in(tmp_path, rows, "conflict",
                       identities=["casualties = killed + wounded"]) == []


def test_a_figure_far_from_all_others_is_an_outlier(tmp_path):
    rows = [{"value": 1000 + 11 * number, "as_of": f"2025-02-{number + 1:02d}",
             "speaker": f"Speaker {number}"} for number in range(8)]
    rows.append({"value": 9, "as_of": "2025-02-12", "speaker": "Other"})
    found, = findings_in(tmp_path, rows, "outlier")
    assert (found.claims, found.severity) == (("c-9",), "note")
    assert "lies below what all other statements leave to believe" in found.message
    assert findings_in(tmp_path / "fine", rows[:8], "outlier") == []


def test_above_two_thousand_claims_a_note_says_that_it_stops(tmp_path):
    rows = [{"value": 1000 + number, "as_of": "2025-02-14"} for number in range(2001)]
    found = [each for each in findings_in(tmp_path, rows) if each.code in ("outlier", "conflict")]
    assert [(each.code, each.severity, each.claims) for each in found] == [("outlier", "note", ())]
    assert found[0].message.startswith("above 2,000 claims of one quantity")
    assert found[0].message.endswith("killed (2,001 claims)")
