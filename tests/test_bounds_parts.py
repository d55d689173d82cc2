"""The parts of the search for contradictions: days, rules, groups of rules, sums of rules."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import write_case

from figures.bounds.certificates import MOST_SHARES, certificates
from figures.bounds.days import LONGEST_SPAN, Told, extremes, lower, near, told_of, upper
from figures.bounds.limits import limit
from figures.bounds.rules import Rule, components, rules
from figures.bounds.statement import Counted, Statement
from figures.case import load
from figures.origins import NEAR_DAYS

KILLED, WOUNDED, CASUALTIES, PRESENT = map(Counted, ("killed", "wounded", "casualties", "present"))
SUM = Rule({CASUALTIES: 1.0, KILLED: -1.0, WOUNDED: -1.0}, exact=True)
AT_MOST = Rule({CASUALTIES: 1.0, PRESENT: -1.0})


def told(*spans, accumulates=False, phases=()):
    """Return statements as columns: least, most, first day, last day of each."""
    least, most, first, last = zip(*spans, strict=True)
    return Told(tuple(range(len(spans))), np.array(least, float), np.array(most, float),
                np.array(first), np.array(last), accumulates, phases)


def low_on(day, *spans, **more):
    return lower(told(*spans, **more), np.array([day]))[:, 0].tolist()


def high_on(day, *spans, **more):
    return upper(told(*spans, **more), np.array([day]))[:, 0].tolist()


@pytest.mark.parametrize(("day", "expected"), [
    (99, False), (100, True), (100 + NEAR_DAYS, True), (101 + NEAR_DAYS, False)])
def test_a_day_speaks_for_itself_and_the_few_days_after_it(day, expected):
    assert near(100, 100, day) == expected


@pytest.mark.parametrize(("day", "expected"), [(99, False), (100, True), (110, True), (113, True)])
def test_a_span_speaks_for_all_its_days(day, expected):
    assert near(100, 110, day) == expected


def test_a_span_longer_than_is_stated_speaks_for_no_day():
    assert near(100, 100 + LONGEST_SPAN, 105)
    assert not near(100, 101 + LONGEST_SPAN, 105)


def test_what_goes_up_and_down_says_nothing_of_other_days():
    far = 100 + NEAR_DAYS + 1
    assert low_on(far, (5, 9, 100, 100)) == [0]
    assert high_on(far, (5, 9, 100, 100)) == [np.inf]
    assert (low_on(100, (5, 9, 100, 100)), high_on(100, (5, 9, 100, 100))) == ([5], [9])


def test_a_running_total_is_never_less_later_and_never_more_earlier():
    span = (5, 9, 100, 100)
    assert low_on(500, span, accumulates=True) == [5]
    assert low_on(50, span, accumulates=True) == [0]
    assert high_on(50, span, accumulates=True) == [9]
    assert high_on(500, span, accumulates=True) == [np.inf]


def test_a_running_total_may_grow_within_a_day():
    assert high_on(101, (5, 9, 100, 100), accumulates=True) == [np.inf]
    assert high_on(101, (5, 9, 100, 101), accumulates=True) == [9]


def test_what_was_said_of_a_month_is_a_lower_bound_from_its_end_on():
    assert low_on(131, (5, 9, 100, 130), accumulates=True) == [5]
    assert low_on(99, (5, 9, 100, 130), accumulates=True) == [0]


def test_a_total_that_starts_anew_says_nothing_of_what_was_before_or_comes_after():
    span = (5, 9, 100, 100)
    assert low_on(119, span, accumulates=True, phases=(120,)) == [5]
    assert low_on(120, span, accumulates=True, phases=(120,)) == [0]
    assert high_on(119, (5, 9, 130, 130), accumulates=True, phases=(120,)) == [np.inf]
    assert high_on(120, (5, 9, 130, 130), accumulates=True, phases=(120,)) == [9]


def test_a_span_across_a_new_start_speaks_for_neither():
    for day in (119, 121):
        assert low_on(day, (5, 9, 118, 122), accumulates=True, phases=(120,)) == [0]


def test_the_highest_lower_and_the_lowest_upper_end_count():
    low, high = extremes(told((5, 9, 100, 100), (7, 12, 100, 100)), np.array([100, 200]))
    assert (low.tolist(), high.tolist()) == ([7, 0], [9, np.inf])


def test_of_nothing_told_nothing_is_bounded():
    nothing = Told((), np.array([]), np.array([]), np.array([]), np.array([]), False, ())
    low, high = extremes(nothing, np.array([1, 2]))
    assert (low.tolist(), high.tolist()) == ([0, 0], [np.inf, np.inf])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(10, 19), st.integers(0, 40)),
                min_size=1, max_size=5), st.booleans())
def test_days_found_in_parts_are_those_found_at_once(spans, accumulates):
    given_ = told(*((least, most, day, day) for least, most, day in spans),
                  accumulates=accumulates)
    days = np.arange(45)
    whole = lower(given_, days).max(axis=0), upper(given_, days).min(axis=0)
    for one, other in zip(extremes(given_, days), whole, strict=True):
        assert np.array_equal(one, other)


def test_a_limit_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        limit("patience")


def test_only_sizes_of_the_thing_itself_are_columns_and_no_shares(tmp_path):
    phases = {"killed": [{"day": "2025-01-02", "why": "recount"}]}
    statements = [said(KILLED, least=3, most=5), said(WOUNDED), said(KILLED, CASUALTIES)]
    found = told_of(KILLED, range(3), statements, defined(tmp_path, phases=phases))
    assert (found.places, found.least.tolist(), found.most.tolist()) == ((0,), [3], [5])
    assert found.accumulates
    assert found.phases == (date(2025, 1, 2).toordinal(),)


def defined(tmp_path, **case):
    return load(write_case(tmp_path, [{"value": "5"}], **case)).definition


def said(what, whole=None, least=0.0, most=1.0):
    return Statement("c", what, least, most, 0, 0, whole)


def test_an_equality_binds_both_ways_and_an_inequality_one(tmp_path):
    definition = defined(tmp_path, identities=["casualties = killed + wounded",
                                               "present >= casualties"])
    equality, inequality = rules(definition, [said(KILLED)])
    assert equality == SUM
    assert inequality == Rule({PRESENT: -1.0, CASUALTIES: 1.0})


def test_a_number_in_an_identity_is_its_constant(tmp_path):
    (rule,) = rules(defined(tmp_path, identities=["killed >= 2 * wounded + 30"]), [said(KILLED)])
    assert dict(rule.factors) == {KILLED: -1.0, WOUNDED: 2.0}
    assert rule.constant == 30  # 2 wounded + 30 - killed ≤ 0


def test_an_identity_holds_in_each_scope_that_is_spoken_of(tmp_path):
    definition = defined(tmp_path, identities=["killed <= casualties"], scopes=["kursk"])
    found = rules(definition, [said(KILLED), said(Counted("killed", "kursk"))])
    assert [dict(rule.factors) for rule in found] == [
        {KILLED: 1, CASUALTIES: -1},
        {Counted("killed", "kursk"): 1, Counted("casualties", "kursk"): -1}]


def test_a_share_lies_between_its_ends_times_the_whole(tmp_path):
    low, high = rules(defined(tmp_path), [said(KILLED, CASUALTIES, .25, .5)])
    assert low == Rule({KILLED: -1.0, CASUALTIES: .25}, claim=0)
    assert high == Rule({KILLED: 1.0, CASUALTIES: -.5}, claim=0)


def test_a_share_without_an_upper_end_bounds_from_below_alone(tmp_path):
    found = rules(defined(tmp_path), [said(KILLED, CASUALTIES, .25, float("inf"))])
    assert found == [Rule({KILLED: -1.0, CASUALTIES: .25}, claim=0)]


def test_a_figure_that_includes_some_parts_is_their_sum_and_at_most_the_whole(tmp_path):
    part = Counted("casualties", "", ("killed",))
    exact, at_most = rules(defined(tmp_path), [said(part)])
    assert exact == Rule({part: 1.0, KILLED: -1.0}, exact=True)
    assert at_most == Rule({part: 1.0, CASUALTIES: -1.0})


def test_what_no_rule_joins_stands_in_groups_of_its_own():
    found = components([said(KILLED), said(PRESENT), said(KILLED)], [])
    assert [places for places, _ in found] == [[0, 2], [1]]


def test_rules_join_what_they_bind_through_any_number_of_steps():
    statements = [said(KILLED), said(PRESENT), said(Counted("held"))]
    (one, bound), (other, free) = components(statements, [SUM, AT_MOST])
    assert (one, other) == ([0, 1], [2])
    assert (bound, free) == ([SUM, AT_MOST], [])


def test_rules_of_what_nobody_speaks_of_are_in_no_group():
    assert components([said(KILLED)], [Rule({Counted("held"): 1.0})]) == [([0], [])]


def values_of(certificate, sizes):
    return sum(factor * sizes[name] for name, factor in certificate.factors) + certificate.constant


def test_a_sum_of_rules_leaves_out_what_cancels():
    found = [dict(one.factors) for one in certificates([SUM, AT_MOST])]
    assert {KILLED: 1.0, WOUNDED: 1.0, PRESENT: -1.0} in found


def test_an_exact_rule_is_used_in_both_directions():
    found = [dict(one.factors) for one in certificates([SUM])]
    assert found == [{CASUALTIES: 1, KILLED: -1, WOUNDED: -1},
                     {CASUALTIES: -1, KILLED: 1, WOUNDED: 1}]


def test_equal_rules_of_other_scale_are_one():
    double = Rule({CASUALTIES: 2.0, PRESENT: -2.0})
    assert len(certificates([AT_MOST, double])) == 1


def test_rules_that_can_not_hold_together_leave_a_number_above_nothing():
    first, second = Rule({KILLED: 1.0}, 10.0), Rule({KILLED: -1.0})  # killed ≤ -10 and ≥ 0
    assert any(not one.factors and one.constant > 0 for one in certificates([first, second]))


def test_the_shortest_sums_come_first():
    sizes = [one.size() for one in certificates([SUM, AT_MOST])]
    assert sizes == sorted(sizes)


def test_no_sum_rests_on_more_shares_than_is_stated():
    names = [Counted(name) for name in "abcde"]
    chain = [Rule({one: 1.0, other: -1.0}, claim=number)
             for number, (one, other) in enumerate(pairwise(names))]
    found = certificates(chain)
    assert max(len(one.shares) for one in found) == MOST_SHARES


@settings(max_examples=30)
@given(st.floats(0, 1e4), st.floats(0, 1e4), st.floats(0, 1e4))
def test_whatever_meets_the_rules_meets_every_sum_of_them(killed, wounded, more):
    sizes = {KILLED: killed, WOUNDED: wounded, CASUALTIES: killed + wounded,
             PRESENT: killed + wounded + more}
    assert all(values_of(one, sizes) <= 1e-6 for one in certificates([SUM, AT_MOST]))
