"""One speaker's figures of one day: sums, bounds, shares, changes, and what figures include."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import QUANTITIES, findings_in

SUM = ["casualties = killed + wounded"]
DAY = "2024-10-25"


def given_(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


def test_parts_that_are_not_their_total_are_an_error(tmp_path):
    rows = [given_("killed", 6662), given_("wounded", 10446), given_("casualties", 17819)]
    found, = findings_in(tmp_path, rows, "sum", identities=SUM)
    assert (found.severity, found.fault) == ("error", "speaker")
    assert (found.claims, found.against) == (("c-3",), ("c-1", "c-2"))
    assert (found.stated, found.expected) == (17819, 17108)
    assert found.message.endswith("can't all be true, as casualties = killed + wounded: "
                                  "17,108 casualties would fit")


@pytest.mark.parametrize("rows", [
    [given_("killed", 6662), given_("wounded", 10446), given_("casualties", 17108)],
    [given_("killed", 6700), given_("wounded", 10400), given_("casualties", 17108)],
    [given_("killed", 300), given_("wounded", 2700), given_("casualties", 4000, hedge="about"),
     given_("captured", 900)],
    [given_("killed", 300), given_("casualties", 4000)],
    [given_("killed", 300), given_("wounded", 2700, speaker="Other"), given_("casualties", 9000)],
    [given_("killed", 300), given_("wounded", 2700), given_("casualties", "", high=9000)],
    [given_("killed", 300), given_("wounded", 2700), given_("casualties", 9000, scope="kursk")],
    [given_("killed", 300), given_("wounded", 270), given_("casualties", 900, as_of="2024")],
])
def test_what_rounding_hedges_other_speakers_and_unsaid_terms_allow_is_fine(tmp_path, rows):
    quantities = {**QUANTITIES, "captured": QUANTITIES["present"]}
    identities = ["casualties = killed + wounded + captured"] if len(rows) == 4 else SUM
    case = {"identities": identities, "quantities": quantities, "scopes": ["kursk"]}
    assert findings_in(tmp_path, rows, "sum", **case) == []


def test_a_part_above_its_total_breaks_the_sum_whatever_the_other_part_is(tmp_path):
    rows = [given_("killed", 5123), given_("casualties", 4123)]
    assert len(findings_in(tmp_path, rows, "sum", identities=SUM)) == 1


def test_a_term_given_within_three_days_is_not_free(tmp_path):
    rows = [given_("killed", 6662), given_("casualties", 17819)]
    near = given_("wounded", 10446, as_of="2024-10-27")
    far = given_("wounded", 10446, as_of="2024-10-29")
    assert len(findings_in(tmp_path, [*rows, near], "sum", identities=SUM)) == 1
    assert findings_in(tmp_path, [*rows, far], "sum", identities=SUM) == []


def test_a_total_that_leaves_a_part_out_by_its_own_word_is_held_to_the_others(tmp_path):
    rows = [given_("killed", 300), given_("wounded", 2700), given_("captured", 500)]
    quantities = {**QUANTITIES, "captured": QUANTITIES["present"],
                  "casualties": {**QUANTITIES["casualties"],
                                 "includes": ["killed", "wounded", "captured"]}}
    case = {"identities": ["casualties = killed + wounded + captured"], "quantities": quantities}
    told = "killed;wounded"
    right = given_("casualties", 3000, counts_as=told)
    wrong = given_("casualties", 3512, counts_as=told)
    unsaid = given_("casualties", 3012, counts_as="unstated")
    assert findings_in(tmp_path, [*rows, right], "sum", **case) == []
    assert len(findings_in(tmp_path, [*rows, wrong], "sum", **case)) == 1
    assert findings_in(tmp_path, [*rows, unsaid], "sum", **case) == []


def test_a_running_total_of_the_days_before_only_limits_from_below(tmp_path):
    rows = [given_("killed", 2414), given_("wounded", 3118),
            given_("casualties", 3676, as_of="2024-10-23")]
    assert findings_in(tmp_path, rows, "sum", identities=SUM) == []
    rows[2]["as_of"] = "2024-10-27"
    assert len(findings_in(tmp_path, rows, "sum", identities=SUM)) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 99_999), st.integers(1, 99_999), st.integers(0, 3), st.integers(0, 3))
def test_rounding_either_part_never_breaks_a_sum(tmp_path, killed, wounded, one, other):
    rows = [given_("killed", round(killed, -one) or killed),
            given_("wounded", round(wounded, -other) or wounded),
            given_("casualties", killed + wounded)]
    assert findings_in(tmp_path, rows, "sum", identities=SUM) == []


def test_what_is_lost_and_retaken_balances_with_what_is_held(tmp_path):
    area = {"counts": "land", "unit": "km^2"}
    case = {"quantities": dict.fromkeys(("held", "taken", "retaken"), area),
            "identities": ["held = taken - retaken"]}
    rows = [given_("taken", 1263), given_("retaken", 800), given_("held", 563)]
    found, = findings_in(tmp_path, rows, "sum", **case)
    assert found.expected == 463
    rows[2]["value"] = 463
    assert findings_in(tmp_path, rows, "sum", **case) == []


def test_an_inequality_of_one_speaker_and_day_is_an_error_and_of_two_a_warning(tmp_path):
    case = {"identities": ["killed <= casualties"]}
    rows = [given_("killed", 512), given_("casualties", 412)]
    found, = findings_in(tmp_path, rows, "bound", **case)
    assert (found.severity, found.fault) == ("error", "speaker")
    rows[1]["speaker"] = "Other Staff"
    found, = findings_in(tmp_path, rows, "bound", **case)
    assert (found.severity, found.fault) == ("warning", "between")
    assert (found.claims, found.against) == (("c-1",), ("c-2",))


def test_a_later_total_limits_earlier_days_and_an_earlier_one_does_not(tmp_path):
    case = {"identities": ["killed <= casualties"]}
    rows = [given_("killed", 512), given_("casualties", 412, as_of="2025-03-01")]
    assert len(findings_in(tmp_path, rows, "bound", **case)) == 1
    rows[1]["as_of"] = "2024-03-01"
    assert findings_in(tmp_path, rows, "bound", **case) == []


def test_figures_that_go_up_and_down_are_compared_within_three_days_only(tmp_path):
    case = {"identities": ["present <= crowd"],
            "quantities": {**QUANTITIES, "crowd": QUANTITIES["present"]}}
    rows = [given_("present", 512), given_("crowd", 412, speaker="Other")]
    assert len(findings_in(tmp_path, rows, "bound", **case)) == 1
    rows[1]["as_of"] = "2024-10-30"
    assert findings_in(tmp_path, rows, "bound", **case) == []


def test_a_limit_that_many_figures_break_is_told_once(tmp_path):
    rows = [given_("killed", value, speaker=f"Speaker {value}") for value in (511, 612, 713)]
    rows.append(given_("casualties", 99, as_of="2024-11-01", speaker="Other"))
    found, = findings_in(tmp_path, rows, "bound", identities=["killed <= casualties"])
    assert (found.claims, len(found.against)) == (("c-4",), 3)


def share_of(whole, value, **cells):
    return {"quantity": "killed", "value": value, "unit": "share", "share_of": whole,
            "as_of": DAY, **cells}


def test_a_share_that_does_not_fit_part_and_whole_is_an_error(tmp_path):
    rows = [given_("casualties", 4012), given_("killed", 1012), share_of("c-1", 0.67)]
    found, = findings_in(tmp_path, rows, "share")
    assert (found.claims, found.severity, found.fault) == (("c-3",), "error", "speaker")
    assert found.expected == pytest.approx(1012 / 4012)


@pytest.mark.parametrize("rows", [
    [given_("casualties", 4012), given_("killed", 2685), share_of("c-1", 0.67)],
    [given_("casualties", 4012), given_("killed", 2685), share_of("casualties", 0.67)],
    [given_("casualties", 4012), given_("killed", 1012, speaker="Other"), share_of("c-1", 0.67)],
    [given_("casualties", 4012), given_("killed", 1012, as_of="2024-11-25"),
     share_of("c-1", 0.67)],
    [given_("casualties", 4000, hedge="about"), given_("killed", 2500), share_of("c-1", 0.67)],
])
def test_a_share_that_fits_or_can_t_be_held_against_anything_is_fine(tmp_path, rows):
    assert findings_in(tmp_path, rows, "share") == []


def test_a_share_of_the_wrong_whole_names_the_one_that_would_fit(tmp_path):
    rows = [given_("present", 9012), given_("casualties", 4012), given_("killed", 2685),
            share_of("present", 0.67)]
    found, = findings_in(tmp_path, rows, "share")
    assert found.message.endswith("; it fits 4,012 (casualties)")


def test_a_share_of_a_claim_that_is_left_out_is_held_against_nothing(tmp_path):
    rows = [given_("casualties", 4012), given_("killed", 1012), share_of("c-1", 0.67)]
    ruling = {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}
    assert findings_in(tmp_path, rows, "share", rulings=[ruling]) == []


DAILY = {**QUANTITIES, "killed_daily": {"counts": "killed on one day", "unit": "person",
                                        "of": "red", "who": "soldiers", "change_of": "killed"},
         "killed_rate": {"counts": "killed a day", "unit": "person/day", "change_of": "killed"}}


def test_a_daily_figure_that_is_not_the_change_of_the_total_is_an_error(tmp_path):
    rows = [given_("killed", 1001, as_of="2024-10-24"), given_("killed", 1034),
            given_("killed_daily", 43)]
    found, = findings_in(tmp_path, rows, "change", quantities=DAILY)
    assert (found.claims, found.stated, found.expected) == (("c-3",), 43, 33)
    assert (found.severity, found.fault) == ("error", "speaker")
    rows[2]["value"] = 33
    assert findings_in(tmp_path, rows, "change", quantities=DAILY) == []


def test_a_period_decides_between_which_totals_the_change_lies(tmp_path):
    rows = [given_("killed", 901, as_of="2024-10-18"), given_("killed", 1001, as_of="2024-10-24"),
            given_("killed", 1034), given_("killed_daily", 133, period="2024-10-19/2024-10-25")]
    assert findings_in(tmp_path, rows, "change", quantities=DAILY) == []
    rows[3]["value"] = 33
    assert len(findings_in(tmp_path, rows, "change", quantities=DAILY)) == 1


def test_a_rate_counts_for_each_day(tmp_path):
    rows = [given_("killed", 901, as_of="2024-10-15"), given_("killed", 1811),
            given_("killed_rate", 91, unit="person/day")]
    assert findings_in(tmp_path, rows, "change", quantities=DAILY) == []
    rows[2]["value"] = 191
    assert len(findings_in(tmp_path, rows, "change", quantities=DAILY)) == 1


def test_another_speakers_total_says_nothing_of_a_change(tmp_path):
    rows = [given_("killed", 1001, as_of="2024-10-24"), given_("killed", 1034, speaker="Other"),
            given_("killed_daily", 43)]
    assert findings_in(tmp_path, rows, "change", quantities=DAILY) == []


def test_figures_that_include_different_things_are_noted_once_a_quantity(tmp_path):
    quantities = {**QUANTITIES, "casualties": {**QUANTITIES["casualties"],
                                               "includes": ["killed", "wounded", "present"]}}
    rows = [given_("casualties", 4000), given_("casualties", 3000, counts_as="killed;wounded",
                                               speaker="Other")]
    found, = findings_in(tmp_path, rows, "definition", quantities=quantities)
    assert (found.severity, found.claims, found.against) == ("note", ("c-2",), ("c-1",))
    assert findings_in(tmp_path, rows[:1], "definition", quantities=quantities) == []
