"""Where a check turns from quiet to a finding: what it may not take for the same."""

import pytest
from ledgers import QUANTITIES, findings_in

DAY = "2031-04-10"
SUM = {"identities": ["casualties = killed + wounded"]}


def row(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


def worded(quantity, wording, **cells):
    return row(quantity, "", wording=wording, **cells)


def test_a_fall_is_told_in_percent_of_the_figure_before(tmp_path):
    rows = [row("killed", 4012, as_of="2031-04-01"), row("killed", 3009)]
    found, = findings_in(tmp_path, rows, "falls")
    assert "25% less than 4,012" in found.message


def test_a_contradiction_is_told_with_the_rules_that_join_its_figures_and_no_other(tmp_path):
    rows = [row("killed", 900), row("casualties", 500, speaker="Office"),
            row("present", 5000, speaker="Bureau")]
    found, = findings_in(tmp_path, rows, "conflict", identities=[
        "casualties = killed + wounded", "killed <= present"])
    assert "casualties = killed + wounded" in found.message
    assert "present" not in found.message


def test_a_figure_below_what_was_measured_is_held_against_its_lower_end_in_the_claims_unit(
        tmp_path):
    measured = {"file": "land.csv", "low": "held", "high": "unknown", "unit": "km^2"}
    quantities = {**QUANTITIES, "held": {"counts": "land held", "unit": "sq_mi", "of": "blue",
                                         "measured": measured}}
    series = f"date,held,unknown\n{DAY},1000,1200\n"
    found, = findings_in(tmp_path, [row("held", 100, unit="sq_mi")], "measured",
                         quantities=quantities, measured={"land.csv": series})
    assert found.expected == pytest.approx(1000 * 0.386102, rel=1e-4)  # square miles


def test_a_vague_word_that_is_said_again_is_not_stale(tmp_path):
    rows = [worded("killed", "dozens were killed", as_of="2031-03-01"),
            row("killed", 412, as_of="2031-03-05"),
            worded("killed", "dozens were killed", as_of="", publisher="Sun",
                   reported_on="2031-03-25")]
    assert findings_in(tmp_path, rows, "stale") == []


def test_a_higher_number_than_one_that_is_said_to_be_new_is_no_earlier_one(tmp_path):
    rows = [worded("killed", "the toll rose to 3,012 killed", publisher="Sun"),
            worded("killed", "the toll rose to 3,012 killed", publisher="Star"),
            worded("killed", "3,645 killed", publisher="Echo")]
    found, = findings_in(tmp_path, rows, "number-changed")
    assert found.claims == ("c-3",)


@pytest.mark.parametrize(("casualties", "killed", "other_day", "wounded"), [
    (3012, 3012, "2031-04-12", "5 wounded"),  # nobody may have been wounded yet
    (3162, 3012, "2031-04-09", "103 to 207 wounded")])  # 103 at least, not 207
def test_what_the_days_around_leave_for_a_part_may_make_up_the_total(
        tmp_path, casualties, killed, other_day, wounded):
    rows = [row("casualties", casualties), row("killed", killed),
            worded("wounded", wounded, as_of=other_day)]
    assert findings_in(tmp_path, rows, "sum", **SUM) == []


@pytest.mark.parametrize(("day", "broken"), [("2031-04-08", False), (DAY, True)])
def test_a_running_total_limits_no_day_after_its_own_for_it_may_have_risen(tmp_path, day, broken):
    rows = [row("casualties", 3012, as_of=day), row("killed", 3512, speaker="Office")]
    found = findings_in(tmp_path, rows, "bound", identities=["killed <= casualties"])
    assert bool(found) == broken


@pytest.mark.parametrize(("other", "named"), [
    ({"quantity": "present", "value": 602}, True),
    ({"quantity": "present", "wording": "over 602", "value": ""}, False),
    ({"quantity": "depth", "value": 602, "unit": "km"}, False)])
def test_a_share_fits_only_what_is_of_its_kind_and_has_an_upper_end(tmp_path, other, named):
    half = {"unit": "share", "wording": "half of the casualties", "share_of": "casualties"}
    rows = [row("killed", "", **half), row("killed", 301), row("casualties", 4012),
            {"as_of": DAY, **other}]
    found, = findings_in(tmp_path, rows, "share")
    assert ("; it fits" in found.message) == named


@pytest.mark.parametrize(("wording", "cause"), [
    ("12 miles (3.66 km)", "feet-for-miles"), ("12 hectares (3.66 km²)", None)])
def test_feet_can_have_been_meant_only_where_miles_are_said(tmp_path, wording, cause):
    quantity = "depth" if "miles" in wording else "held"
    found, = findings_in(tmp_path, [worded(quantity, wording)], "unit-pair")
    assert (found.cause == "feet-for-miles") == bool(cause)


@pytest.mark.parametrize(("second", "told"), [("118", "times too much"), ("15", "% off")])
def test_what_is_many_times_too_much_is_told_in_times(tmp_path, second, told):
    found, = findings_in(tmp_path, [worded("depth", f"10 km ({second} miles)")], "unit-pair")
    assert told in found.message


@pytest.mark.parametrize(("unit", "wording"), [
    ("count", "312 people were arrested"), ("person", "312 cases")])
def test_words_cant_tell_persons_from_what_a_ledger_counts_them_as(tmp_path, unit, wording):
    quantities = {"arrests": {"counts": "arrests", "unit": unit, "of": "red"}}
    rows = [worded("arrests", wording), worded("arrests", f"{wording} a day", as_of="2031-05-10")]
    assert findings_in(tmp_path, rows[:1], quantities=quantities) == []


@pytest.mark.parametrize(("count", "told"), [
    (1, "1 row has no day, and is in no replay"), (2, "2 rows have no day, and are in no replay")])
def test_rows_without_a_day_are_counted(tmp_path, count, told):
    rows = [row("killed", 312 + more, as_of="") for more in range(count)]
    note, = (one for one in findings_in(tmp_path, rows, "date") if "replay" in one.message)
    assert note.message == told


def test_a_contradiction_names_a_cell_that_has_another_hedge_than_its_words(tmp_path):
    rows = [row("killed", 300, wording="about 300 killed", hedge="up_to"),
            row("killed", 900, speaker="Office")]
    found, = findings_in(tmp_path, rows, "conflict")
    assert found.message.endswith("stands with another hedge than its words (wording-hedge)")


def test_what_an_error_says_of_one_speakers_figures_is_no_contradiction_as_well(tmp_path):
    rows = [row("casualties", 3012), row("killed", 3512), row("wounded", 512)]
    assert findings_in(tmp_path, rows, "sum", **SUM)
    assert findings_in(tmp_path / "again", rows, "conflict", identities=[
        "casualties = killed + wounded", "killed <= casualties"]) == []


HURT = {**QUANTITIES, "captured": QUANTITIES["present"], "casualties": {
    **QUANTITIES["casualties"], "includes": ["killed", "wounded", "captured"]}}
FEW, MORE = "killed;wounded", "killed;wounded;captured;missing"


@pytest.mark.parametrize(("total", "fits"), [(912, True), (712, False)])
def test_a_total_that_includes_more_than_its_parts_is_at_least_what_they_make(
        tmp_path, total, fits):
    rows = [row("casualties", total, counts_as=MORE), row("killed", 104), row("wounded", 155),
            row("captured", 512)]
    found = findings_in(tmp_path, rows, "sum", quantities=HURT, identities=[
        "casualties = killed + wounded + captured"])
    assert (found == []) == fits


@pytest.mark.parametrize(("rule", "casualties", "other"), [
    ("casualties <= present", {"counts_as": FEW}, row("present", 5000)),
    ("captured <= casualties", {"counts_as": FEW}, row("captured", 512)),
    ("captured <= casualties", {"counts_as": "unstated"}, row("captured", 512, speaker="Office")),
    ("captured <= casualties", {"counts_as": FEW}, row("captured", 512, speaker="Office")),
    ("present >= casualties", {"counts_as": MORE}, row("present", 300)),
    ("casualties <= present", {"counts_as": MORE}, row("present", 300, speaker="Office"))])
def test_a_total_is_held_to_no_limit_of_what_it_leaves_out_or_has_besides(
        tmp_path, rule, casualties, other):
    rows = [row("casualties", 312, **casualties), other]
    assert findings_in(tmp_path, rows, "bound", quantities=HURT, identities=[rule]) == []


@pytest.mark.parametrize("speaker", ["General Staff", "Office"])
@pytest.mark.parametrize(("rule", "cells", "other"), [
    ("killed <= casualties", FEW, ("killed", 512)),
    ("casualties <= present", FEW, ("present", 200)),
    ("captured <= casualties", MORE, ("captured", 512))])
def test_a_total_is_held_to_the_limits_of_what_it_does_include(
        tmp_path, speaker, rule, cells, other):
    rows = [row("casualties", 312, counts_as=cells), row(*other, speaker=speaker)]
    assert len(findings_in(tmp_path, rows, "bound", quantities=HURT, identities=[rule])) == 1


def test_a_total_of_another_day_that_leaves_a_part_out_is_no_upper_end(tmp_path):
    rows = [row("casualties", 312, counts_as=FEW, as_of="2031-04-11"), row("killed", 112),
            row("wounded", 200), row("captured", 512)]
    assert findings_in(tmp_path, rows, "sum", quantities=HURT, identities=[
        "casualties = killed + wounded + captured"]) == []


def test_what_a_total_has_besides_its_parts_is_told(tmp_path):
    rows = [row("casualties", 912, counts_as=MORE), row("casualties", 771, speaker="Office")]
    note, = findings_in(tmp_path, rows, "definition", quantities=HURT)
    assert "(killed, wounded, captured and missing)" in note.message


@pytest.mark.parametrize(("square_feet", "cause"), [
    ("118,000", None), ("36,000", "linear-factor-on-area")])
def test_square_feet_beside_square_metres_are_an_area(tmp_path, square_feet, cause):
    rows = [worded("held", f"11,000 m² ({square_feet} sq ft)")]
    assert [one.cause for one in findings_in(tmp_path, rows) if one.severity == "error"] == [
        cause][:bool(cause)]
