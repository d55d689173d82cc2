"""The simple methods: each on claims whose answer is plain."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from figures.peers import METHODS, Past, Snapshot
from figures.peers.pooling import LEAST_ERROR
from figures.posterior import Evidence

KIND = "attack"
TRAINED = ("belligerent offset", "conformal around the 75% quantile",
           "ridge on features, conformal")


def told(*figures, relation="third", days=None):
    """Return a snapshot of plain claims, each by its own speaker, a day apart."""
    count = len(figures)
    return Snapshot(KIND, Evidence(
        ids=tuple(map(str, range(count))), log_value=np.log(np.array(figures, dtype=float)),
        log_width=np.zeros(count), hedge=("exact",) * count,
        day=np.arange(count, dtype=float) if days is None else np.array(days, dtype=float),
        relation=(relation,) * count, side=("side",) * count,
        speaker=tuple(f"speaker {n}" for n in range(count)),
        origin=tuple(f"speaker {n}" for n in range(count)), roundness=np.zeros(count),
        foreseen=np.zeros(count, dtype=bool), likelihood=np.full(count, math.nan),
        other_scope=np.zeros(count, dtype=bool)))


def past(ratio, count=20):
    """Return settled events in which the truth was so many times the one figure told."""
    return [Past(told(100 * n), ratio * 100 * n) for n in range(1, count + 1)]


BESLAN = told(100, 60, 322, 353, 338, 326, 328)


def test_min_max_is_the_ends_of_what_was_said():
    answer = METHODS["min-max"](BESLAN, [])
    assert (answer.low, answer.point, answer.high) == pytest.approx((60, 326, 353))


def test_quantiles_lie_within_the_ends():
    answer = METHODS["quantiles of the claims"](BESLAN, [])
    assert 60 < answer.low < answer.point < answer.high < 353


def test_the_last_word_takes_the_newest_day():
    answer = METHODS["last ×/÷ 2"](told(100, 400, 300, days=[9, 0, 3]), [])
    assert (answer.low, answer.point, answer.high) == pytest.approx((50, 100, 200))


def test_of_several_last_words_of_one_day_the_middle_counts_in_any_order():
    answer = METHODS["last ×/÷ 2"](told(100, 400, 300, 200, days=[0, 3, 3, 3]), [])
    assert answer.point == pytest.approx(300)


def test_the_median_is_given_a_factor_of_three():
    answer = METHODS["median ×/÷ 3"](told(10, 20, 90), [])
    assert (answer.low, answer.point, answer.high) == pytest.approx((20 / 3, 20, 60))


def test_the_mean_of_logs_is_the_interval_of_one_more_figure():
    said = np.log([10, 20, 40])
    answer = METHODS["mean of logs"](told(10, 20, 40), [])
    half = stats.t.ppf(.95, 2) * said.std(ddof=1) * math.sqrt(4 / 3)
    assert answer.point == pytest.approx(20)
    assert answer.high == pytest.approx(20 * math.exp(half))


def test_restricted_likelihood_of_equal_errors_is_the_sample_variance_less_the_error():
    said = np.log([10, 30, 80, 200])
    answer = METHODS["REML"](told(11, 33, 88, 220), [])
    between = said.var(ddof=1) - LEAST_ERROR**2
    half = stats.norm.ppf(.95) * math.sqrt(between + (between + LEAST_ERROR**2) / 4)
    assert math.log(answer.high / answer.point) == pytest.approx(half, rel=1e-4)


def test_moments_of_equal_errors_are_the_same_variance():
    said = np.log([11, 33, 88, 220])
    answer = METHODS["DerSimonian-Laird"](told(11, 33, 88, 220), [])
    between = said.var(ddof=1) - LEAST_ERROR**2
    half = stats.norm.ppf(.95) * math.sqrt(between + (between + LEAST_ERROR**2) / 4)
    assert math.log(answer.high / answer.point) == pytest.approx(half, rel=1e-9)


def test_hartung_and_knapp_admit_more_than_the_normal_interval():
    few = told(11, 33, 88)
    wide, narrow = METHODS["HKSJ prediction interval"](few, []), METHODS["DerSimonian-Laird"](
        few, [])
    assert wide.high / wide.low > narrow.high / narrow.low


def test_truth_discovery_trusts_those_who_agree():
    answer = METHODS["truth discovery"](told(100, 102, 98, 101, 5000), [])
    assert answer.point == pytest.approx(100, rel=.35)


def test_an_offset_takes_out_what_a_relation_overstates():
    history = [Past(told(200 * n, relation="enemy"), 100 * n) for n in range(1, 200)]
    answer = METHODS["belligerent offset"](told(600, 600, relation="enemy"), history)
    assert answer.point == pytest.approx(300, rel=.02)


def test_an_offset_is_shrunk_where_the_past_is_short():
    answer = METHODS["belligerent offset"](told(600, relation="enemy"),
                                           [Past(told(200, relation="enemy"), 100)])
    assert 300 < answer.point < 600


def test_conformal_bands_move_by_what_the_past_shows():
    answer = METHODS["conformal around the 75% quantile"](told(100), past(2))
    assert (answer.low, answer.point, answer.high) == pytest.approx((200, 200, 200))


def test_conformal_bands_hold_nine_in_ten_of_their_own_past():
    random = np.random.default_rng(1)
    history = [Past(told(100), 100 * math.exp(random.normal())) for _ in range(199)]
    answer = METHODS["conformal around the 75% quantile"](told(100), history)
    held = np.mean([answer.low <= event.truth <= answer.high for event in history])
    assert held == pytest.approx(.9, abs=.02)


def test_a_regression_learns_a_constant_factor():
    assert METHODS["ridge on features, conformal"](told(100), past(3)).point == pytest.approx(300)


@pytest.mark.parametrize("name", TRAINED)
def test_without_a_past_what_must_learn_falls_back_on_the_median(name):
    assert METHODS[name](told(100), []).point == pytest.approx(100)


@pytest.mark.parametrize("name", METHODS)
@given(figures=st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_the_point_lies_between_the_ends(name, figures):
    answer = METHODS[name](told(*figures), past(2))
    assert 0 < answer.low <= answer.point <= answer.high < math.inf


@pytest.mark.parametrize("name", [name for name in METHODS if name not in TRAINED])
@given(figures=st.lists(st.integers(10, 10**4), min_size=1, max_size=6))
@settings(max_examples=10, deadline=None)
def test_ten_times_the_figures_are_ten_times_the_answer(name, figures):
    answer = METHODS[name](told(*figures), [])
    scaled = METHODS[name](told(*(10 * figure for figure in figures)), [])
    assert (scaled.low, scaled.point, scaled.high) == pytest.approx(
        (10 * answer.low, 10 * answer.point, 10 * answer.high), rel=1e-3)


@pytest.mark.parametrize("name", METHODS)
def test_a_past_event_without_any_dead_is_learned_from_too(name):
    answer = METHODS[name](told(100, 200, 150), [Past(told(20, 30), 0.0), *past(2.0, 3)])
    assert 0 < answer.low <= answer.point <= answer.high < np.inf
