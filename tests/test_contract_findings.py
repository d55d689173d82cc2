"""The contract's findings that are proved from the words of the rows named."""

import pytest
from contract import checked, document, figures, findings
from ledgers import QUANTITIES, write_case

DAY = "2024-05-10"
LOSSES = ["casualties = killed + wounded"]


def one(folder, rows, code, **case):
    """Return the only finding of a code."""
    found, = findings(folder, rows, code, **case)
    assert found["message"] and found["where"].startswith("claims.csv:") and found["id"]
    return found


@pytest.mark.parametrize(("cells", "code", "severity"), [
    ({"value": 12}, "wording-number", "error"), ({"high": 91}, "wording-number", "error"),
    ({"hedge": "at_least"}, "wording-hedge", "warning"), ({"unit": "km"}, "wording-unit", "error"),
    ({"unit": "mi^2"}, "wording-unit", "error"), ({"second_value": 53}, "wording-number", "error"),
    ({"second_unit": "mi"}, "wording-unit", "error")])
def test_a_filled_cell_disagrees_with_the_wording(tmp_path, cells, code, severity):
    rows = [{"quantity": "held", "wording": "up to 90 km² (35 sq miles)", "as_of": DAY, **cells}]
    found = one(tmp_path, rows, code)
    assert (found["severity"], found["fault"]) == (severity, "ledger")
    assert found["claims"] == ["c-1"]


@pytest.mark.parametrize("cells", [
    {}, {"value": 90}, {"value": 90, "high": 90}, {"hedge": "up_to"}, {"unit": "km^2"},
    {"second_value": 35, "second_unit": "mi^2"}, {"unit": "km**2"}, {"value": "-"},
    {"hedge": "-"}, {"unit": "-"}])
def test_cells_that_say_what_the_wording_says_are_fine(tmp_path, cells):
    rows = [{"quantity": "held", "wording": "up to 90 km² (35 sq miles)", "as_of": DAY, **cells}]
    assert checked(tmp_path, rows)["findings"] == []


@pytest.mark.parametrize("cells", [
    {"hedge": "range", "low": 400, "high": 300}, {"low": 5, "value": 4, "hedge": "exact"},
    {"hedge": "at_least", "low": 300, "high": 400}, {"hedge": "up_to", "low": 3, "high": 4},
    {"hedge": "exact", "low": 300, "value": 300, "high": 301},
    {"hedge": "about", "value": 300, "high": 320}])
def test_cells_out_of_order_or_forbidden_by_the_hedge(tmp_path, cells):
    found = one(tmp_path, [{"as_of": DAY, **cells}], "order")
    assert (found["severity"], found["fault"]) == ("error", "ledger")


@pytest.mark.parametrize("cells", [
    {"hedge": "range", "low": 300, "high": 400}, {"hedge": "exact", "value": 3},
    {"hedge": "exact", "low": 3, "value": 3, "high": 3}, {"hedge": "over", "low": 3, "value": 3},
    {"hedge": "nearly", "value": 3, "high": 3}, {"hedge": "vague", "low": 20, "high": 90}])
def test_cells_in_order_are_fine(tmp_path, cells):
    assert findings(tmp_path, [{"as_of": DAY, **cells}], "order") == []


@pytest.mark.parametrize(("quantity", "wording"), [
    ("held", "1,300 kilometres"), ("depth", "35 square miles"), ("killed", "300 km"),
    ("held", "300 soldiers"), ("held", "90 km² (35 miles)")])
def test_a_unit_of_the_wrong_kind(tmp_path, quantity, wording):
    found = one(tmp_path, [{"quantity": quantity, "wording": wording, "as_of": DAY}],
                "unit-dimension")
    assert (found["severity"], found["fault"]) == ("error", "print")


def test_a_rate_of_a_running_total_is_its_slope_and_fine(tmp_path):
    rows = [{"quantity": "killed", "wording": "92 people a day", "as_of": DAY}]
    assert findings(tmp_path / "fine", rows, "unit-dimension") == []
    rows = [{"quantity": "present", "wording": "92 people a day", "as_of": DAY}]
    assert one(tmp_path / "wrong", rows, "unit-dimension")


@pytest.mark.parametrize(("code", "row"), [
    ("unit-dimension", {"quantity": "held", "wording": "1,300 km²", "unit": "km"}),
    ("unit-pair", {"quantity": "held", "wording": "1,300 km² (500 sq miles)",
                   "second_value": 50})])
def test_a_units_fault_is_the_ledgers_where_a_filled_cell_disagrees(tmp_path, code, row):
    assert one(tmp_path, [{"as_of": DAY, **row}], code)["fault"] == "ledger"


@pytest.mark.parametrize(("wording", "cause"), [
    ("90 km² (56 sq miles)", "linear-factor-on-area"),
    ("1,300 km² (808 sq miles)", "linear-factor-on-area"),
    ("500 square miles (805 square km)", "linear-factor-on-area"),
    ("90 km (35 miles)", "area-factor-on-length"), ("10 miles (26 km)", "area-factor-on-length"),
    ("90 km (144.8 miles)", "inverse-factor"), ("1,300 km² (3,367 sq miles)", "inverse-factor"),
    ("1,300 km² (500,000 sq miles)", "thousandfold"), ("1,376 km² (411 sq miles)", "unexplained"),
    ("1,376 km² (631 sq miles)", "digit-slip"), ("35.2 km (219 miles)", "decimal-comma"),
    ("2 km (6,562 miles)", "feet-for-miles"), ("90 km² (14 sq miles)", "unexplained")])
def test_a_pair_that_does_not_convert_and_the_slip_that_made_it(tmp_path, wording, cause):
    quantity = "held" if "sq" in wording else "depth"
    found = one(tmp_path, [{"quantity": quantity, "wording": wording, "as_of": DAY}], "unit-pair")
    assert (found["severity"], found["fault"], found["cause"]) == ("error", "print", cause)
    assert found["stated"] and found["expected"]


def test_units_that_were_swapped(tmp_path):
    found = one(tmp_path, [{"quantity": "held", "wording": "193 km² (500 sq miles)",
                            "as_of": DAY}], "unit-pair")
    assert found["cause"] == "swapped-units"


def test_a_pair_2_percent_off_or_less_is_a_warning(tmp_path):
    rows = [{"quantity": "held", "wording": "1,263 km² (496 sq miles)", "as_of": DAY}]
    assert one(tmp_path / "near", rows, "unit-pair")["severity"] == "warning"  # 487.6: 1.7%
    rows = [{"quantity": "held", "wording": "1,263 km² (499 sq miles)", "as_of": DAY}]
    assert one(tmp_path / "far", rows, "unit-pair")["severity"] == "error"  # 2.3%


@pytest.mark.parametrize("wording", [
    "1,300 km² (500 sq miles)", "1,300 km² (502 sq miles)", "1,376 km² (530 sq miles)",
    "1,376 km² (531 sq miles)", "1,376 km² (531.3 sq miles)", "1,376 km² (500 sq miles)",
    "35 km (22 miles)", "35 km (20 miles)", "10 to 15 km (6 to 9 miles)"])
def test_a_pair_that_rounds_at_any_place_is_fine(tmp_path, wording):
    quantity = "held" if "sq" in wording else "depth"
    answer = checked(tmp_path, [{"quantity": quantity, "wording": wording, "as_of": DAY}])
    assert answer["findings"] == []


@pytest.mark.parametrize(("wording", "severity", "cause"), [
    ("2.5 km (1.5 miles)", "note", "truncated"), ("2 km (1.4 miles)", "warning", "backwards"),
    ("1,376 km² (541 sq miles)", "note", "rounded-first"),
    ("2.6 km (1.9 miles)", "warning", "rounded-first"),
    ("1,263 km² (487 sq miles)", "note", "truncated")])
def test_rounding_before_conversion_explains_a_pair(tmp_path, wording, severity, cause):
    quantity = "held" if "sq" in wording else "depth"
    found = one(tmp_path, [{"quantity": quantity, "wording": wording, "as_of": DAY}],
                "unit-rounding")
    assert (found["severity"], found["fault"], found["cause"]) == (severity, "print", cause)


def swap(one_, other):
    return [{"quantity": "held", "as_of": DAY, "publisher": "Gazette", **one_},
            {"quantity": "held", "as_of": DAY, "publisher": "Herald", **other}]


def test_the_same_number_under_another_unit(tmp_path):
    rows = [*swap({"wording": "90 km²"}, {"wording": "90 square miles"}),
            {"quantity": "held", "as_of": DAY, "wording": "90 km²", "publisher": "Courier"}]
    found = one(tmp_path, rows, "unit-swap")
    assert (found["severity"], found["fault"]) == ("error", "print")
    assert (found["claims"], set(found["against"])) == (["c-2"], {"c-1", "c-3"})


@pytest.mark.parametrize("other", [
    {"wording": "90 sq km"}, {"wording": "35 square miles"},
    {"wording": "90 square miles", "as_of": "2024-05-12"},
    {"wording": "90 square miles", "speaker": "Red Cross"}])
def test_no_swap_of_equal_units_other_numbers_days_or_speakers(tmp_path, other):
    assert findings(tmp_path, swap({"wording": "90 km²"}, other), "unit-swap") == []


def losses(casualties, killed, wounded, **more):
    rows = [{"quantity": "casualties", "as_of": DAY, **casualties},
            {"quantity": "killed", "as_of": DAY, **killed}]
    return rows + ([{"quantity": "wounded", "as_of": DAY, **wounded}] if wounded else [])


@pytest.mark.parametrize("words", [
    ("3,012 casualties", "1,004 killed", "2,507 wounded"),
    ("3,001", "1,001", "2,002"), ("at least 5,000", "1,004", "2,507"),
    ("up to 3,000", "1,004", "2,507"), ("3,012", "3,600", None)])
def test_parts_and_total_of_one_speaker_and_day_that_cannot_meet(tmp_path, words):
    rows = losses(*({"wording": text} if text else None for text in words))
    found = one(tmp_path, rows, "sum", identities=LOSSES)
    assert (found["severity"], found["fault"]) == ("error", "speaker")
    assert {*found["claims"], *found["against"]} == {f"c-{n}" for n in range(1, len(rows) + 1)}
    assert found["claims"] == ["c-1"]


@pytest.mark.parametrize("words", [
    ("3,000", "1,000", "2,000"), ("3,000", "1,000", None), ("about 3,000", "1,000", "2,200"),
    ("over 3,000", "1,000", "2,500"), ("3,000", "at least 500", "at least 1,000"),
    ("3,000", "1,000", "up to 2,500"), ("3,000", "1,200", "2,100"), ("3,600", "3,000", None)])
def test_sums_that_rounding_and_hedges_allow(tmp_path, words):
    rows = losses(*({"wording": text} if text else None for text in words))
    assert findings(tmp_path, rows, "sum", identities=LOSSES) == []


@pytest.mark.parametrize("other", [
    {"speaker": "Red Cross"}, {"as_of": "2024-08-01"}, {"scope": "harbour"}])
def test_no_sum_over_other_speakers_days_or_scopes(tmp_path, other):
    rows = losses({"value": 3000}, {"value": 3600, **other}, None)
    assert findings(tmp_path, rows, "sum", identities=LOSSES, scopes=["harbour"]) == []


def test_a_sum_leaves_out_what_the_total_does_not_count(tmp_path):
    rows = losses({"value": 3001, "counts_as": "killed"}, {"value": 3001}, {"value": 9001})
    assert findings(tmp_path, rows, "sum", identities=LOSSES) == []
    rows = losses({"value": 3001, "counts_as": "killed"}, {"value": 2001}, None)
    assert one(tmp_path / "no", rows, "sum", identities=LOSSES)


def test_figures_that_include_different_things_are_compared(tmp_path):
    rows = [{"quantity": "casualties", "value": 3001, "as_of": DAY, "counts_as": "killed"},
            {"quantity": "casualties", "value": 9001, "as_of": DAY, "speaker": "Red Cross",
             "counts_as": "killed;wounded"}]
    found = one(tmp_path, rows, "definition")
    assert (found["severity"], found["fault"]) == ("note", "between")
    assert findings(tmp_path, rows, "conflict") == []


def test_figures_that_include_the_same_are_no_matter_of_definition(tmp_path):
    rows = [{"quantity": "casualties", "value": 3001, "as_of": DAY, "counts_as": "killed;wounded"},
            {"quantity": "casualties", "value": 9001, "as_of": DAY, "speaker": "Red Cross"}]
    assert findings(tmp_path, rows, "definition") == []
    assert findings(tmp_path, rows, "conflict")


def shares(share, **more):
    return [{"quantity": "casualties", "value": 3012, "as_of": DAY},
            {"quantity": "killed", "value": 1004, "as_of": DAY},
            {"quantity": "killed", "wording": share, "unit": "share", "share_of": "casualties",
             "as_of": DAY, **more}]


@pytest.mark.parametrize("share", ["two-thirds", "63.2%", "about half", "one in ten"])
def test_a_share_that_does_not_fit_the_same_speakers_figures(tmp_path, share):
    found = one(tmp_path, shares(share), "share")
    assert (found["severity"], found["fault"], found["claims"]) == ("error", "speaker", ["c-3"])
    assert set(found["against"]) == {"c-1", "c-2"}


@pytest.mark.parametrize("share", ["one third", "33%", "about a third", "at least a quarter",
                                   "up to half"])
def test_a_share_that_fits(tmp_path, share):
    assert findings(tmp_path, shares(share), "share") == []


def test_a_share_is_held_against_no_other_speaker(tmp_path):
    assert findings(tmp_path, shares("two-thirds", speaker="Red Cross"), "share") == []


def test_a_share_of_the_wrong_whole_names_the_one_that_fits(tmp_path):
    rows = [{"quantity": "casualties", "value": 3012, "as_of": DAY},
            {"quantity": "present", "value": 10041, "as_of": DAY},
            {"quantity": "killed", "value": 1004, "as_of": DAY},
            {"quantity": "killed", "wording": "10%", "share_of": "casualties", "as_of": DAY}]
    assert "present" in one(tmp_path, rows, "share")["message"]


BOUND = ["killed <= present"]


def test_one_speakers_figures_of_one_day_break_an_inequality(tmp_path):
    rows = [{"quantity": "killed", "value": 1201, "as_of": DAY},
            {"quantity": "present", "value": 1004, "as_of": DAY}]
    found = one(tmp_path, rows, "bound", identities=BOUND)
    assert (found["severity"], found["fault"]) == ("error", "speaker")


@pytest.mark.parametrize(("other", "fault"), [
    ({"speaker": "Red Cross"}, "between"), ({"as_of": "2024-05-12"}, "speaker")])
def test_figures_of_other_speakers_or_days_that_break_it_are_a_warning(tmp_path, other, fault):
    rows = [{"quantity": "killed", "value": 1201, "as_of": DAY},
            {"quantity": "present", "value": 1001, "as_of": DAY, **other}]
    found = one(tmp_path, rows, "bound", identities=BOUND)
    assert (found["severity"], found["fault"]) == ("warning", fault)


@pytest.mark.parametrize(("killed", "present"), [
    ("1,000", "1,000"), ("at most 1,200", "1,000"), ("1,200", "at least 1,000"),
    ("1,000", "about 950")])
def test_an_inequality_that_hedges_and_rounding_allow(tmp_path, killed, present):
    rows = [{"quantity": "killed", "wording": killed, "as_of": DAY},
            {"quantity": "present", "wording": present, "as_of": DAY}]
    assert findings(tmp_path, rows, "bound", identities=BOUND) == []


def falling(*figures_, **more):
    return [{"as_of": f"2024-0{month}-01", "value": value, **more}
            for month, value in enumerate(figures_, 1)]


def test_a_running_total_falls(tmp_path):
    found = one(tmp_path, falling(1234, 1157), "falls")
    assert (found["severity"], found["fault"]) == ("warning", "speaker")
    assert (found["claims"], found["against"]) == (["c-2"], ["c-1"])
    assert found.get("cause", "") == ""


@pytest.mark.parametrize(("values", "cause"), [
    ((1234, 1421, 1342, 1440), "transposed-digits"), ((4712, 4172), "transposed-digits"),
    ((12340, 1239, 12500), "lost-zero")])
def test_a_fall_that_digits_explain_is_an_error(tmp_path, values, cause):
    found, = (f for f in findings(tmp_path, falling(*values), "falls"))
    assert (found["severity"], found["cause"]) == ("error", cause)


def test_a_fall_that_a_later_figure_confirms_is_a_revision(tmp_path):
    found, = findings(tmp_path, falling(1234, 1157, 1163), "falls")
    assert (found["severity"], found["cause"]) == ("note", "revision")


def test_a_fall_that_the_speaker_says_is_a_revision(tmp_path):
    rows = falling(1234, 1157)
    rows[1]["quote"] = "The figure was revised down to 1,157."
    found, = findings(tmp_path, rows, "falls")
    assert (found["severity"], found["cause"]) == ("note", "revision")


@pytest.mark.parametrize("more", [
    {"speaker": "Red Cross"}, {"scope": "harbour"}, {"as_of": "2024"}, {"as_of": ""},
    {"quantity": "present"}, {"value": "", "wording": "at least 900"}, {"hedge": "about",
                                                                       "value": 1200}])
def test_no_fall_between_speakers_scopes_vague_days_and_hedges(tmp_path, more):
    rows = falling(1234, 1157)
    rows[1] |= more
    assert findings(tmp_path, rows, "falls", scopes=["harbour"]) == []


def test_no_fall_of_what_does_not_accumulate_or_over_a_phase(tmp_path):
    assert findings(tmp_path / "a", falling(1234, 1157, quantity="present"), "falls") == []
    phases = {"killed": [{"day": "2024-02-01", "why": "a new count"}]}
    assert findings(tmp_path / "b", falling(1234, 1157), "falls", phases=phases) == []


def test_no_fall_between_figures_that_include_different_things(tmp_path):
    rows = falling(1234, 1157, quantity="casualties")
    rows[1]["counts_as"] = "killed"
    assert findings(tmp_path, rows, "falls") == []


DAILY = {**QUANTITIES, "killed_daily": {"counts": "killed in a period", "unit": "person",
                                        "of": "red", "who": "soldiers", "change_of": "killed"}}


def period(value, **more):
    return [{"value": 1001, "as_of": "2024-04-30"}, {"value": 1094, "as_of": "2024-05-31"},
            {"quantity": "killed_daily", "value": value, "as_of": "2024-05-31", **more}]


@pytest.mark.parametrize("more", [{"period": "2024-05-01/2024-05-31"}, {}])
def test_a_period_figure_that_is_not_the_change_of_the_total(tmp_path, more):
    found = one(tmp_path, period(150, **more), "change", quantities=DAILY)
    assert (found["severity"], found["fault"], found["claims"]) == ("error", "speaker", ["c-3"])
    assert set(found["against"]) == {"c-1", "c-2"}


@pytest.mark.parametrize("more", [
    {"wording": "93"}, {"wording": "93", "period": "2024-05-01/2024-05-31"},
    {"speaker": "Red Cross"}, {"period": "2024-05-02/2024-05-31"}, {"wording": "over 90"}])
def test_a_period_figure_that_is_the_change_or_cannot_be_held(tmp_path, more):
    rows = period("" if "wording" in more else 150, **more)
    assert findings(tmp_path, rows, "change", quantities=DAILY) == []


def test_counted_before_the_case_starts(tmp_path):
    found = one(tmp_path, [{"value": 3, "as_of": "2023-12-31"}], "date", start="2024-01-01")
    assert (found["severity"], found["fault"]) == ("error", "print")
    assert findings(tmp_path / "b", [{"value": 3, "as_of": "2024-01"}], "date",
                    start="2024-01-15") == []


def test_counted_after_it_was_printed(tmp_path):
    rows = [{"value": 3, "as_of": "2024-02-02", "reported_on": "2024-02-01"}]
    assert one(tmp_path, rows, "date")["severity"] == "error"
    rows = [{"value": 3, "as_of": "2024-02-02", "reported_on": "2024-02"}]
    assert findings(tmp_path / "b", rows, "date") == []


def test_undated_rows_are_one_note_a_case(tmp_path):
    found = one(tmp_path, [{"value": 3}, {"value": 4}, {"value": 5, "as_of": DAY}], "date")
    assert (found["severity"], found["claims"]) == ("note", ["c-1", "c-2"])


@pytest.mark.parametrize("role", ["speaker", "publisher"])
def test_a_name_that_sources_csv_lacks(tmp_path, role):
    rows = [{"value": 3, "as_of": DAY, role: "Nobody Knows"}]
    sources = ["General Staff", "Gazette"]
    found = one(tmp_path, rows, "unknown-source", sources=sources)
    assert (found["severity"], found["fault"]) == ("error", "ledger")
    assert "Nobody Knows" in found["message"]


def test_an_error_is_answered_by_a_ruling_on_its_code(tmp_path):
    rows = losses({"value": 3000}, {"value": 3600}, None)
    assert figures("check", write_case(tmp_path / "a", rows, identities=LOSSES)).status == 1
    for state in ("confirmed", "dismissed"):
        folder = write_case(tmp_path / state, rows, identities=LOSSES, rulings=[
            {"claim": "c-1", "column": "finding:sum", "was": "open", "now": state}])
        answered = figures("check", folder, "--json")
        assert answered.status == 0
        found, = (f for f in answered.document()["findings"] if f["code"] == "sum")
        assert found["ruling"] == state


def test_an_error_is_answered_by_a_ruling_on_its_id_alone(tmp_path):
    rows = losses({"value": 3000}, {"value": 3600}, None)
    found, = findings(tmp_path, rows, "sum", identities=LOSSES)
    for name, status in ((found["id"], 0), ("0" * len(found["id"]), 1)):
        folder = write_case(tmp_path / name, rows, identities=LOSSES, rulings=[
            {"claim": "c-1", "column": f"finding:sum:{name}", "was": "open", "now": "dismissed"}])
        assert figures("check", folder).status == status


def test_an_id_is_the_same_whatever_the_order_of_rows_and_other_rows(tmp_path):
    rows = losses({"value": 3000}, {"value": 3600}, None)
    rows = [{"id": f"k-{n}", **row} for n, row in enumerate(rows)]
    more = {"id": "k-9", "value": 9000, "as_of": "2025-01-01"}
    first, = findings(tmp_path / "a", rows, "sum", identities=LOSSES)
    second, = findings(tmp_path / "b", [more, *rows[::-1]], "sum", identities=LOSSES)
    assert first["id"] == second["id"]


def test_every_finding_has_its_keys_and_its_place(tmp_path):
    rows = [{"quantity": "held", "wording": "90 km² (56 sq miles)", "as_of": DAY}]
    found, = checked(tmp_path, rows)["findings"]
    assert {"code", "severity", "fault", "claims", "against", "message", "where", "id"} <= set(
        found)
    assert found["where"] == "claims.csv:2"
    assert document("check", tmp_path / "case")["findings"] == [found]
