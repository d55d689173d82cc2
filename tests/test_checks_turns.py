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
