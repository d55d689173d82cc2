"""What can't be true together, and each quantity's range if all claims hold literally."""

import math
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import QUANTITIES, claims_from
from scipy.optimize import linprog

from figures.bounds import MOST_CLAIMS, bounds, conflicts, distrust, statements, too_many

TOTAL = ["casualties = killed + wounded"]
DAY = "2025-01-13"
ARTICLE = [  # the article's figures of the same weeks, and those held against them
    {"id": "total", "quantity": "casualties", "wording": "approximately 4,000 casualties",
     "speaker": "Volodymyr Zelensky"},
    {"id": "two-thirds", "quantity": "killed", "wording": "two-thirds", "share_of": "total",
     "speaker": "Volodymyr Zelensky"},
    {"id": "300", "quantity": "killed", "wording": "about 300 killed", "speaker": "NIS"},
    {"id": "2700", "quantity": "wounded", "wording": "2,700 wounded", "speaker": "NIS"},
    {"id": "1000", "quantity": "killed", "wording": "about 1,000 killed", "speaker": "officials"},
]


def on(day, value, quantity="killed", **more):
    return {"quantity": quantity, "as_of": day, "value": value, "speaker": f"speaker {value}",
            **more}


def article(tmp_path, **case):
    rows = [{**row, "as_of": DAY} for row in ARTICLE]
    return claims_from(tmp_path, rows, **{"identities": TOTAL, **case})


def test_two_thirds_of_four_thousand_contradicts_each_count_of_the_dead_and_the_wounded(tmp_path):
    found = set(map(frozenset, conflicts(article(tmp_path))))
    for other in ("300", "2700", "1000"):
        assert {"total", "two-thirds", other} in found


def test_the_fewest_claims_to_distrust_are_the_two_thirds_and_the_three_hundred(tmp_path):
    found = distrust(article(tmp_path))
    assert set(found.claims) == {"two-thirds", "300"}
    assert found.gap == 0


def test_smaller_conflicts_come_first_and_none_holds_another(tmp_path):
    found = conflicts(article(tmp_path))
    assert [len(one) for one in found] == sorted(len(one) for one in found)
    assert not any(set(one) < set(other) for one in found for other in found)


def test_a_ledger_without_any_day_is_of_one_day(tmp_path):
    claims = claims_from(tmp_path, [{"value": 300, "speaker": "A"}, {"value": 900, "speaker": "B"}])
    assert conflicts(claims) == (("c-1", "c-2"),)


def test_an_undated_claim_is_held_against_no_dated_one(tmp_path):
    assert not conflicts(claims_from(tmp_path, [on(DAY, 300), on("", 900)]))


def test_an_earlier_lower_bound_limits_later_days_of_a_running_total(tmp_path):
    rows = [on("2025-01-01", "", low=500), on("2025-06-01", 300)]
    assert conflicts(claims_from(tmp_path, rows)) == (("c-1", "c-2"),)


@pytest.mark.parametrize("day", ["2025-01-02", "2025-01-09"])
def test_a_running_total_may_grow_within_a_day_too(tmp_path, day):
    rows = [on("2025-01-01", 4712), on(day, 6950)]
    assert not conflicts(claims_from(tmp_path, rows, start="2024-08-06"))


def test_figures_of_a_running_total_of_one_day_are_held_against_each_other(tmp_path):
    rows = [on("2025-01-13", 300), on("2025-01-13", 1000)]
    assert conflicts(claims_from(tmp_path, rows)) == (("c-1", "c-2"),)


@pytest.mark.parametrize(("day", "found"), [("2025-01", (("c-1", "c-2"),)), ("2024-12", ())])
def test_figures_of_a_running_total_on_days_that_overlap_are_not_ordered(tmp_path, day, found):
    assert conflicts(claims_from(tmp_path, [on(day, 300), on("2025-01-13", 1004)])) == found


def test_the_toll_of_the_first_days_may_rise_as_fast_as_days_pass(tmp_path):
    rows = [on("2025-04-25", 211), on("2025-04-26", 1805), on("2025-04-28", 4352)]
    assert not conflicts(claims_from(tmp_path, rows, start="2025-04-25"))


@pytest.mark.parametrize(("day", "found"), [("2025-01-16", (("c-1", "c-2"),)), ("2025-01-17", ())])
def test_what_goes_up_and_down_is_held_against_three_days_at_most(tmp_path, day, found):
    rows = [on("2025-01-13", 650, "held"), on(day, 1300, "held")]
    assert conflicts(claims_from(tmp_path, rows)) == found


def test_a_total_that_starts_anew_has_forgotten_what_was_before(tmp_path):
    rows = [on("2025-01-01", 500), on("2025-06-01", 30)]
    phases = {"killed": [{"day": "2025-03-01", "why": "a second battle"}]}
    assert not conflicts(claims_from(tmp_path, rows, phases=phases))


def test_figures_that_include_different_things_are_not_compared(tmp_path):
    rows = [on(DAY, 3000, "casualties", counts_as="killed;wounded"),
            on(DAY, 9000, "casualties", counts_as="killed;wounded;captured")]
    assert not conflicts(claims_from(tmp_path, rows))


def test_a_figure_that_includes_less_is_no_more_than_the_whole(tmp_path):
    quantities = {**QUANTITIES, "casualties": {**QUANTITIES["casualties"],
                                               "includes": ["killed", "wounded", "missing"]}}
    rows = [on(DAY, 9000, "casualties", counts_as="killed;wounded"), on(DAY, 3000, "casualties")]
    assert conflicts(claims_from(tmp_path, rows, quantities=quantities)) == (("c-1", "c-2"),)


def test_a_scope_is_another_thing_counted(tmp_path):
    rows = [on(DAY, 300), on(DAY, 9, scope="engineers")]
    assert not conflicts(claims_from(tmp_path, rows, scopes=["engineers"]))


def test_one_origin_is_held_against_no_other_carrier_of_itself(tmp_path):
    rows = [on(DAY, "", "killed", wording=words, speaker="NIS", publisher=paper)
            for words, paper in (("at least 300", "A"), ("300", "B"), ("at least 300", "C"))]
    claims = claims_from(tmp_path, [*rows, on(DAY, 900, speaker="B")])
    assert not conflicts(claims)  # two of three print "at least": the third does not bind NIS


def test_a_claim_that_a_ruling_leaves_out_conflicts_with_nothing(tmp_path):
    ruling = {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}
    assert not conflicts(claims_from(tmp_path, [on(DAY, 300), on(DAY, 900)], rulings=[ruling]))


def test_parts_may_not_exceed_what_was_sent(tmp_path):
    rows = [on(DAY, 900), on(DAY, 500, "present")]
    claims = claims_from(tmp_path, rows, identities=[*TOTAL, "casualties <= present"])
    assert conflicts(claims) == (("c-1", "c-2"),)  # by two rules: killed ≤ casualties ≤ present


def test_no_more_conflicts_are_told_than_a_reader_bears_and_each_group_has_its_own(tmp_path):
    rows = [on(DAY, 1000 + 100 * number, "held") for number in range(9)]
    rows += [on(DAY, 300), on(DAY, 900)]
    found = conflicts(claims_from(tmp_path, rows))
    assert len(found) == 20
    assert ("c-10", "c-11") in found


def test_above_the_stated_size_a_quantity_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr("figures.bounds.statement.MOST_CLAIMS", 1)
    claims = claims_from(tmp_path, [on(DAY, 300), on(DAY, 900), on(DAY, 5, "held")])
    assert too_many(claims) == ("killed",)
    assert not conflicts(claims)
    assert MOST_CLAIMS == 2000  # the contract's


def test_ranges_are_tightened_through_the_identities(tmp_path):
    rows = [on(DAY, "", "casualties", low=3900, high=4100), on(DAY, "", low=1000, high=1200)]
    rows.append({"quantity": "wounded", "as_of": DAY, "low": 1000})
    found = bounds(claims_from(tmp_path, rows, identities=TOTAL))
    assert found["casualties"] == pytest.approx((3900, 4100))
    assert found["wounded"] == pytest.approx((2700, 3100))


def test_shares_tighten_ranges(tmp_path):
    rows = [on(DAY, "", "casualties", low=3000, high=4000),
            {"quantity": "killed", "as_of": DAY, "low": .25, "high": .5, "unit": "share",
             "share_of": "casualties"}]
    assert bounds(claims_from(tmp_path, rows))["killed"] == pytest.approx((750, 2000))


def test_ranges_of_claims_that_conflict_are_none(tmp_path):
    claims = claims_from(tmp_path, [on(DAY, 300), on(DAY, 900), on(DAY, 5, "held")])
    assert bounds(claims) == {"killed": None, "held": (4.5, 5.5)}


def test_ranges_of_quantities_that_identities_set_against_each_other_are_none(tmp_path):
    claims = claims_from(tmp_path, [on(DAY, 900), on(DAY, 500, "casualties")], identities=TOTAL)
    assert bounds(claims) == {"killed": None, "casualties": None}


def test_ranges_as_of_an_earlier_day_know_nothing_of_later_claims(tmp_path):
    claims = claims_from(tmp_path, [on("2025-01-01", "", low=100), on("2025-06-01", "", low=900)])
    assert bounds(claims, date(2025, 3, 1))["killed"] == (100, math.inf)
    assert bounds(claims)["killed"] == (900, math.inf)


def test_a_quantity_about_which_nothing_is_said_may_have_any_size(tmp_path):
    assert bounds(claims_from(tmp_path, [{"hedge": "-"}]))["killed"] == (0, math.inf)


NUMBERS = st.integers(1, 40)
CLAIMED = st.lists(st.tuples(st.sampled_from(["killed", "wounded", "casualties", "present"]),
                             NUMBERS, NUMBERS), min_size=2, max_size=6)


def feasible(rows):
    """Tell by a linear programme whether literal claims fit the two identities below."""
    names = ["killed", "wounded", "casualties", "present"]
    ends = {name: [0.0, np.inf] for name in names}
    for quantity, low, high in rows:
        ends[quantity] = [max(ends[quantity][0], low), min(ends[quantity][1], high)]
    if any(low > high for low, high in ends.values()):
        return False
    solved = linprog(np.zeros(4), A_eq=[[-1, -1, 1, 0]], b_eq=[0], A_ub=[[0, 0, 1, -1]], b_ub=[0],
                     bounds=[tuple(end) for end in ends.values()])
    return solved.status == 0


@given(claimed=CLAIMED)
@settings(max_examples=25)
def test_conflicts_are_just_the_minimal_sets_that_a_linear_programme_refuses(
        tmp_path_factory, claimed):
    spans = [(quantity, min(ends), max(ends)) for quantity, *ends in claimed]
    rows = [{"quantity": quantity, "low": low, "high": high, "speaker": f"speaker {number}"}
            for number, (quantity, low, high) in enumerate(spans)]
    claims = claims_from(tmp_path_factory.mktemp("case"), rows,
                         identities=[*TOTAL, "casualties <= present"])
    expected = []
    for size in range(1, len(spans) + 1):
        for chosen in combinations(range(len(spans)), size):
            if not any(set(one) < set(chosen) for one in expected) and not feasible(
                    [spans[place] for place in chosen]):
                expected.append(chosen)
    ids = [tuple(f"c-{place + 1}" for place in one) for one in expected]
    assert sorted(conflicts(claims, most=1000)) == sorted(ids)


def test_statements_stand_in_the_order_of_the_ledger(tmp_path):
    assert [one.id for one in statements(article(tmp_path))] == [row["id"] for row in ARTICLE]
