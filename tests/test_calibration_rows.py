"""The record in rows: ratios, levels, resamples, which methods are level; answers by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from test_scales import evidence

from figures.calibration.levels import LEVELS, held_by
from figures.calibration.ratios import STAGES, divisor, ratios_of, settled, told_by
from figures.calibration.record import OURS, judged_answer
from figures.calibration.resolved import EARLY_DAYS, EARLY_PARTS, FULL, Resolved, snapshots
from figures.calibration.scores import answer_of
from figures.calibration.tables import bootstrap, by_case, level, method_rows
from figures.peers import Answer
from figures.posterior import from_log

GRID = np.arange(-2, 12, .01)
PEER = "a peer"


def event(*values, truth=100.0, case="bridge", known=None, **columns):
    told = evidence(*values, **columns)
    days = told.day if known is None else np.array(known, dtype=float)
    return Resolved(case, "killed", "attack", truth, told, days)


def answered(method, one, point, low, high, moment=FULL):
    return judged_answer(method, one, moment, Answer(point, low, high))


def whole(one, middle, spread, moment=FULL):
    """Return our answer as a normal of the log."""
    found = from_log(GRID, norm(math.log(middle), spread).logpdf(GRID))
    return judged_answer(OURS, one, moment, answer_of(found))


def test_a_ratio_is_a_figure_over_the_truth():
    assert ratios_of(event(50, 100, 300)) == pytest.approx([.5, 1, 3])


def test_of_a_truth_of_none_a_half_is_divided_by():
    assert divisor(event(5, truth=0.0)) == .5
    assert ratios_of(event(5, truth=0.0)) == pytest.approx([10])


def test_claims_fall_into_the_stage_of_their_day():
    days = [0.0, 1.0, 2.0, 7.0, 8.0, 30.0, 31.0, 900.0]
    everybody = [one for one in told_by([event(*[100] * 8, day=days)]) if one.relation == ""]
    assert [one.last for one in everybody] == STAGES
    assert [len(one.ratios) for one in everybody] == [2, 2, 2, 2]


def test_a_stage_and_a_relation_without_claims_are_left_out():
    found = told_by([event(50, 100, relation=["enemy", "third"])])
    assert {one.relation for one in found} == {"", "enemy", "third"}
    assert all(one.ratios for one in found)


def test_a_stage_counts_its_events_and_sorts_its_ratios():
    (everybody, *_) = told_by([event(300, 50), event(20, truth=10.0, case="other")])
    assert everybody.events == 2
    assert everybody.ratios == pytest.approx((.5, 2, 3))


def test_quantiles_of_ratios_are_taken_on_the_log():
    (everybody, *_) = told_by([event(50, 200)])
    assert everybody.quantiles()[2] == pytest.approx(1)  # halfway from a half to two


@pytest.mark.parametrize(("values", "misled"), [
    ((200, 210, 220), True), ((40, 50, 60), True), ((60, 70, 190), False), ((90, 199), False)])
def test_an_event_misleads_where_the_middle_claim_is_twice_or_half_the_truth(values, misled):
    one = event(*values)
    (found,) = settled([one], [answered(OURS, one, 100, 50, 200)])
    assert found.misled is misled


@pytest.mark.parametrize(("values", "outside"), [
    ((110, 120), True), ((10, 20), True), ((90, 120), False), ((100, 120), False)])
def test_a_truth_is_outside_where_every_claim_is_on_one_side_of_it(values, outside):
    one = event(*values)
    (found,) = settled([one], [answered(OURS, one, 100, 50, 200)])
    assert found.outside is outside


def test_a_range_is_shown_over_the_truth():
    one = event(90)
    (found,) = settled([one], [answered(OURS, one, 150, 50, 400), answered(PEER, one, 1, 1, 1)])
    assert found.range == pytest.approx((.5, 1.5, 4))
    assert found.held


@pytest.mark.parametrize(("truth", "least"), [(100.0, 0.0), (150.0, None), (100_000.0, 1.0)])
def test_a_level_holds_the_truths_that_lie_in_its_interval(truth, least):
    one = event(90, truth=truth)
    held = {each.level: each.full for each in held_by([whole(one, 100, .5)])}
    inside = 2 * norm.cdf(abs(math.log(truth / 100)) / .5) - 1
    assert {name: share == 1 for name, share in held.items()} == {
        name: inside <= name for name in LEVELS}
    assert least is None or inside == pytest.approx(least, abs=1e-6)


def test_without_an_early_answer_the_early_part_repeats_the_full():
    one = event(90)
    assert all(each.early == each.full for each in held_by([whole(one, 100, .5)]))


def test_moments_of_an_event_are_averaged_before_events():
    one, other = event(90), event(90, case="other")
    answers = [whole(one, 100, .5, "by day 1"), whole(one, 1000, .5, "by day 3"),
               whole(other, 100, .5, "by day 1"), whole(one, 100, .5), whole(other, 100, .5)]
    ninety = next(each for each in held_by(answers) if each.level == .9)
    assert ninety.early == pytest.approx((1 / 2 + 1) / 2)


@given(st.floats(.01, 10), st.integers(1, 30))
def test_resamples_of_equal_values_are_that_value(value, count):
    assert bootstrap(np.full(count, value)) == pytest.approx((value, value))


@given(st.lists(st.floats(0, 10), min_size=2, max_size=30))
def test_ends_of_resamples_lie_within_the_values(values):
    low, high = bootstrap(np.array(values))
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_ends_of_resamples_of_a_coin_are_those_of_the_binomial():
    low, high = bootstrap(np.array([0.0, 1.0] * 50))
    assert (low, high) == pytest.approx((.5 - 1.645 * .05, .5 + 1.645 * .05), abs=.015)


def two_methods(better):
    """Return answers on ten events of which ours is nearer in so many."""
    answers = []
    for number in range(10):
        one = event(90, case=f"case {number}")
        near, far = (100, 90, 110), (300, 200, 400)
        own, theirs = (near, far) if number < better else (far, near)
        answers += [answered(OURS, one, *own), answered(PEER, one, *theirs)]
    return answers


@pytest.mark.parametrize(("better", "level_with"), [(10, ()), (5, (PEER,)), (0, (PEER,))])
def test_a_method_is_level_where_ours_is_lower_in_too_few_resamples(better, level_with):
    assert level(method_rows(two_methods(better))) == level_with


def test_how_often_ours_was_lower_is_a_share_of_resamples_and_none_of_ours():
    ours, peer = method_rows(two_methods(10))
    assert ours["ours_better"] is None
    assert peer["ours_better"] == {"winkler": 1.0, "crps": 1.0}
    assert 0 < method_rows(two_methods(5))[1]["ours_better"]["crps"] < 1


def test_a_method_that_answers_some_events_is_compared_on_those():
    answers = [one for one in two_methods(10) if one.method == OURS or one.case < "case 3"]
    _, peer = method_rows(answers)
    assert peer["cases"] == 3
    assert peer["ours_better"]["crps"] == 1


def test_scores_are_by_case_and_of_one_moment_or_the_early_ones():
    one = event(90)
    answers = [answered(OURS, one, 100, 50, 200), answered(OURS, one, 100, 99, 101, "by day 1")]
    assert by_case(answers, OURS)["bridge"].winkler == pytest.approx(math.log(4))
    assert by_case(answers, OURS, early=True)["bridge"].winkler == pytest.approx(
        math.log(101 / 99))


def test_an_early_moment_holds_the_first_part_of_the_claims_by_when_they_were_known():
    one = event(1, 2, 3, 4, 5, 6, known=[5, 4, 3, 2, 1, 0])
    found = {name: np.exp(moment.evidence.log_value).round().tolist()
             for name, moment in snapshots(one).items()}
    third, two_thirds = EARLY_PARTS
    assert sorted(found[third]) == [5, 6]
    assert sorted(found[two_thirds]) == [3, 4, 5, 6]
    assert sorted(found[next(iter(EARLY_DAYS))]) == [5, 6]
    assert sorted(found[FULL]) == [1, 2, 3, 4, 5, 6]


def test_a_moment_that_has_all_claims_or_none_is_no_early_one():
    assert set(snapshots(event(1, 2, known=[30, 40]))) == {FULL, *EARLY_PARTS} - {
        name for name, part in EARLY_PARTS.items() if math.ceil(part * 2) == 2}
    assert set(snapshots(event(1))) == {FULL}


def test_claims_whose_day_of_print_is_unknown_are_in_no_moment_by_days():
    found = snapshots(event(1, 2, 3, known=[0, math.inf, math.inf]))
    assert len(found["by day 7"].evidence) == 1
