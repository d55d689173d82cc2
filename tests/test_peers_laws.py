"""Laws that simple methods obey whatever the figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from scipy.stats import t as student

from figures.peers import METHODS, Past, Snapshot
from figures.peers.chosen import chosen
from figures.peers.snapshot import LEVEL, TAIL, from_logs, logs, newest
from figures.posterior import Evidence

FIGURES = st.lists(st.floats(1, 1e6), min_size=1, max_size=6)
UNLEARNED = [name for name in METHODS if name not in (
    "belligerent offset", "conformal around the 75% quantile", "ridge on features, conformal")]


def snapshot(*values, **columns):
    """Return plain figures, each of its own origin."""
    count = len(values)
    plain = {"hedge": ("exact",) * count, "relation": ("third",) * count, "side": ("",) * count,
             "origin": tuple(f"o{n}" for n in range(count)),
             "speaker": tuple(f"s{n}" for n in range(count)), "day": np.zeros(count),
             "log_width": np.zeros(count), "roundness": np.zeros(count),
             "foreseen": np.zeros(count, bool), "likelihood": np.full(count, np.nan),
             "other_scope": np.zeros(count, bool)} | columns
    return Snapshot("combat", Evidence(ids=tuple(f"c{n}" for n in range(count)),
                                       log_value=np.log(np.array(values, float)), **plain))


def answer(name, *values, past=(), **columns):
    return METHODS[name](snapshot(*values, **columns), past)


@settings(max_examples=20)
@given(FIGURES)
@pytest.mark.parametrize("name", UNLEARNED)
def test_the_order_of_the_figures_changes_nothing(name, figures):
    one, other = answer(name, *figures), answer(name, *figures[::-1])
    assert (one.point, one.low, one.high) == pytest.approx((other.point, other.low, other.high),
                                                          rel=1e-3)


@pytest.mark.parametrize("name", UNLEARNED)
def test_those_who_all_say_the_same_are_believed_in_the_middle(name):
    assert answer(name, 300, 300, 300, 300).point == pytest.approx(300)


def test_figures_are_sorted_and_the_newest_is_found_by_its_day():
    told = snapshot(300, 100, 200, day=np.array([1.0, 5, 2]))
    assert np.exp(logs(told)) == pytest.approx([100, 200, 300])
    assert np.exp(newest(told)) == pytest.approx(100)


def test_an_answers_ends_are_drawn_out_to_its_point():
    found = from_logs(np.log(50), np.log(100), np.log(200))
    assert (found.low, found.point, found.high) == pytest.approx((50, 50, 200))


def test_the_last_figure_is_given_a_factor_of_two():
    found = answer("last ×/÷ 2", 300)
    assert (found.low, found.point, found.high) == pytest.approx((150, 300, 600))


def test_quantiles_of_a_hundred_and_one_figures_are_the_sixth_from_each_end():
    found = answer("quantiles of the claims", *np.exp(np.arange(101.0)))
    assert np.log([found.low, found.point, found.high]) == pytest.approx([5, 50, 95])


def test_one_more_figure_like_two_lies_as_far_as_students_t_says():
    found = answer("mean of logs", np.e, np.e**3)
    half = student(1).ppf(1 - TAIL) * np.sqrt(2) * np.sqrt(1.5)
    assert np.log([found.low, found.high]) == pytest.approx([2 - half, 2 + half])


def test_studies_that_do_not_differ_are_as_sure_as_their_errors():
    error = float(chosen("least_error"))
    found = answer("DerSimonian-Laird", 300, 300, 300, 300)
    half = norm.ppf(1 - TAIL) * error / 2
    assert np.log(found.high / 300) == pytest.approx(half)
    assert pytest.approx(.9) == LEVEL


def test_a_surer_study_weighs_more():
    widths = np.array([0.0, 2, 2, 2])
    found = answer("DerSimonian-Laird", 100, 200, 200, 200, log_width=widths)
    assert found.point < 150


@pytest.mark.parametrize("name", ["DerSimonian-Laird", "REML", "HKSJ prediction interval"])
def test_a_study_or_two_are_too_few_for_meta_analysis(name):
    fewest = int(chosen("fewest_studies"))
    few = answer(name, *[300] * (fewest - 1))
    assert few == answer("median ×/÷ 3", *[300] * (fewest - 1))


def past(truth, *values, **columns):
    return Past(snapshot(*values, **columns), truth)


@pytest.mark.parametrize("name", ["conformal around the 75% quantile",
                                  "ridge on features, conformal"])
def test_what_was_always_told_double_is_halved(name):
    events = [past(100 * n, 200 * n, 200 * n) for n in range(1, 30)]
    found = answer(name, 1000, 1000, past=events)
    assert found.point == pytest.approx(500, rel=.05)


def test_an_offset_is_that_of_its_own_relation():
    events = [past(100, 400, relation=("enemy",)) for _ in range(50)]
    own = answer("belligerent offset", 100, relation=("own_soldiers",), past=events)
    enemy = answer("belligerent offset", 400, relation=("enemy",), past=events)
    assert own.point == pytest.approx(100)
    assert 100 <= enemy.point < 200


def test_a_number_that_is_not_chosen_is_an_error():
    with pytest.raises(KeyError):
        chosen("luck")
