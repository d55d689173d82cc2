"""From claims to evidence: which claims tell a size, how, and why the others do not."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import QUANTITIES, claims_from

from figures.evidence import (
    EARLIER_PHASE,
    LATER,
    NO_DAY,
    NO_NUMBER,
    NO_SHARE,
    NO_SIZE,
    OF_A_QUANTITY,
    OF_NOTHING,
    RATE,
    gather,
    gather_all,
)

SOLDIERS = [{"name": "Red Army", "party": "red"}, {"name": "Blue Army", "party": "blue"},
            {"name": "Gazette"}]


def gathered(tmp_path, *rows, quantity="killed", as_of=None, **case):
    return gather(claims_from(tmp_path, list(rows), **case), quantity, as_of)


def on(day, value=300, **more):
    return {"as_of": day, "value": value, **more}


def test_a_figure_is_told_by_its_log(tmp_path):
    assert gathered(tmp_path, on("2025-01-13")).evidence.log_value == pytest.approx([math.log(300)])


def test_a_range_is_told_by_its_geometric_middle_and_half_its_log_width(tmp_path):
    evidence = gathered(tmp_path, {"wording": "200 to 300 killed"}).evidence
    assert evidence.log_value == pytest.approx([math.log(200 * 300) / 2])
    assert evidence.log_width == pytest.approx([math.log(300 / 200) / 2])
    assert evidence.roundness == pytest.approx([0])


@given(digits=st.integers(1, 9), zeros=st.integers(0, 5))
def test_roundness_is_half_a_unit_of_the_last_digit_that_is_not_zero(
        tmp_path_factory, digits, zeros):
    value = digits * 10**zeros
    evidence = gathered(tmp_path_factory.mktemp("c"), {"value": value}).evidence
    assert evidence.roundness == pytest.approx([10**zeros / 2 / value if zeros else 0])


@pytest.mark.parametrize(("words", "foreseen"), [
    ("137", False), ("up to 1,000", True), ("nearly 1,000", True), ("under 1,000", True),
    ("at least 1,000", False), ("about 1,000", False), ("1,000 feared dead", True)])
def test_upper_bounds_and_words_that_fear_are_foreseen(tmp_path, words, foreseen):
    assert gathered(tmp_path, {"wording": words}).evidence.foreseen.tolist() == [foreseen]


def test_days_count_from_the_start_of_the_case(tmp_path):
    evidence = gathered(tmp_path, on("2024-08-06"), on("2024-08-16", 900),
                        start="2024-08-06").evidence
    assert evidence.day.tolist() == [0, 10]


def test_without_a_start_they_count_from_the_earliest_claim(tmp_path):
    evidence = gathered(tmp_path, on("2024-08-06"), on("2024-08-16", 900)).evidence
    assert evidence.day.tolist() == [0, 10]


def test_a_partial_day_is_the_middle_of_its_span(tmp_path):
    assert gathered(tmp_path, on("2025-01")).as_of == date(2025, 1, 16)


def test_no_claim_is_counted_later_than_it_was_reported(tmp_path):
    assert gathered(tmp_path, on("2025-01", reported_on="2025-01-05")).as_of == date(2025, 1, 5)


def test_a_claim_without_as_of_is_as_of_its_report(tmp_path):
    row = {"value": 300, "reported_on": "2025-01-05"}
    assert gathered(tmp_path, row).as_of == date(2025, 1, 5)


def test_a_claim_without_any_day_stands_in_the_middle_of_the_time_that_passed(tmp_path):
    evidence = gathered(tmp_path, {"value": 300}, on("2025-01-21", 900),
                        start="2025-01-01").evidence
    assert evidence.day.tolist() == [10, 20]


def test_claims_counted_after_the_day_are_left_out(tmp_path):
    found = gathered(tmp_path, on("2025-01-13"), on("2025-02-13", 900), as_of=date(2025, 1, 20))
    assert found.evidence.ids == ("c-1",)
    assert found.left_out == (("c-2", LATER),)


def test_the_day_is_the_newest_of_the_quantity_unless_one_is_given(tmp_path):
    found = gathered(tmp_path, on("2025-01-13"), on("2025-02-13", 900),
                     on("2025-03-01", 5, quantity="held"))
    assert found.as_of == date(2025, 2, 13)


def test_relations_sides_and_origins_are_the_claims_own(tmp_path):
    evidence = gathered(tmp_path, on("2025-01-13", speaker="Blue Army"),
                        on("2025-01-13", 60, speaker="Red Army"), sources=SOLDIERS).evidence
    assert evidence.relation == ("enemy", "own_soldiers")
    assert evidence.side == ("blue", "red")
    assert evidence.origin == ("c-1", "c-2")


def test_a_share_of_a_claim_is_told_by_its_size_and_is_as_round_as_its_whole(tmp_path):
    rows = [{"quantity": "casualties", "wording": "about 4,000", "speaker": "A"},
            {"wording": "two-thirds", "share_of": "c-1", "speaker": "A"}]
    evidence = gathered(tmp_path, *rows).evidence
    assert evidence.log_value == pytest.approx([math.log(4000 * 2 / 3)], abs=1e-3)
    assert evidence.roundness == pytest.approx([500 / 4000])


@pytest.mark.parametrize(("row", "why"), [
    ({"wording": "0 killed"}, NO_SIZE),
    ({"wording": "-"}, NO_NUMBER),
    ({"wording": "half", "share_of": "casualties"}, OF_A_QUANTITY),
    ({"wording": "92 people a day"}, RATE),
    ({"value": 9, "unit": "km"}, "a length, where a number of persons is counted"),
])
def test_what_tells_no_size_is_left_out_with_the_reason(tmp_path, row, why):
    found = gathered(tmp_path, on("2025-01-13"), row)
    assert found.left_out == (("c-2", why),)
    assert found.evidence.ids == ("c-1",)


def test_a_claim_ruled_out_is_left_out_in_the_keepers_words(tmp_path):
    ruling = {"claim": "c-1", "column": "use", "was": "yes", "now": "no", "why": "a forgery"}
    share = {"wording": "half", "share_of": "c-1"}
    found = gathered(tmp_path, on("2025-01-13"), share, rulings=[ruling])
    assert found.left_out[0] == ("c-1", "a ruling leaves it out: a forgery")
    assert found.left_out[1] == ("c-2", OF_NOTHING)


def test_other_claims_may_be_set_aside_with_a_reason(tmp_path):
    claims = claims_from(tmp_path, [on("2025-01-13"), on("2025-01-14", 900)])
    assert gather(claims, "killed", without={"c-1": "mixed up"}).left_out == (("c-1", "mixed up"),)


def test_a_total_that_started_anew_forgets_what_was_before(tmp_path):
    phases = {"killed": [{"day": "2025-03-01", "why": "a second battle"}]}
    found = gathered(tmp_path, on("2025-01-13"), on("2025-03-11", 20), phases=phases)
    assert found.left_out == (("c-1", EARLIER_PHASE),)
    assert found.evidence.day.tolist() == [10]


def test_in_a_replay_claims_without_a_day_are_counted_and_named(tmp_path):
    rows = [{"value": 300}, on("2025-01-13", 900)]
    claims = claims_from(tmp_path, rows, known_by=date(2025, 2, 1))
    found = gather(claims, "killed")
    assert (found.undated, found.left_out) == (1, (("c-1", NO_DAY),))


def test_another_scope_takes_part_and_is_told_as_such(tmp_path):
    found = gathered(tmp_path, on("2025-01-13"), on("2025-01-13", 9, scope="engineers"),
                     scopes=["engineers"])
    assert found.evidence.other_scope.tolist() == [False, True]


def test_a_figure_that_includes_other_parts_is_told_as_another_scope(tmp_path):
    quantities = {**QUANTITIES, "casualties": {**QUANTITIES["casualties"],
                                               "includes": ["killed", "wounded", "missing"]}}
    rows = [on("2025-01-13", quantity="casualties", counts_as=parts)
            for parts in ("killed;wounded", "killed;missing;wounded", "")]
    found = gathered(tmp_path, *rows, quantity="casualties", quantities=quantities)
    assert found.evidence.other_scope.tolist() == [True, False, False]


def test_all_quantities_with_a_claim_are_gathered_in_the_order_of_the_case(tmp_path):
    rows = [on("2025-01-13", quantity="held"), on("2025-01-13")]
    found = gather_all(claims_from(tmp_path, rows))
    assert [each.quantity for each in found] == ["killed", "held"]


def test_a_relay_without_a_day_of_its_own_carries_its_origins(tmp_path):
    rows = [on("2025-01-13", reported_on="2025-01-13"),
            {"value": 300, "reported_on": "2025-01-15", "publisher": "Paper"}]
    assert gathered(tmp_path, *rows, start="2025-01-03").evidence.day.tolist() == [10, 10]


def test_a_share_above_the_whole_is_no_share(tmp_path):
    found = gathered(tmp_path, {"quantity": "casualties", "value": 4000},
                     {"value": 20, "unit": "share", "share_of": "c-1"})
    assert found.left_out == (("c-2", NO_SHARE),)
