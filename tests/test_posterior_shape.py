"""What is left to believe, as a distribution: shares, ends, and what moves it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from figures.posterior import Evidence, Posterior, constants, from_log, posterior, without_echoes

GRID = np.arange(-4, 12, .01)


def normal(middle, spread):
    return from_log(GRID, norm(middle, spread).logpdf(GRID))


def evidence(*values, **columns):
    """Return plain figures of one day, each of its own origin and side."""
    count = len(values)
    plain = {"hedge": ("exact",) * count, "relation": ("third",) * count,
             "side": ("",) * count, "speaker": tuple(f"s{n}" for n in range(count)),
             "origin": tuple(f"o{n}" for n in range(count)),
             "day": np.zeros(count), "log_width": np.zeros(count), "roundness": np.zeros(count),
             "foreseen": np.zeros(count, bool), "likelihood": np.full(count, np.nan),
             "other_scope": np.zeros(count, bool)} | columns
    return Evidence(ids=tuple(f"c{n}" for n in range(count)),
                    log_value=np.log(np.array(values, float)), **plain)


def test_masses_add_up_to_one_whatever_constant_the_logs_have():
    for constant in (0, -900, 900):
        found = from_log(GRID, norm(3, 1).logpdf(GRID) + constant)
        assert found.density.sum() == pytest.approx(1)
        assert np.log(found.point) == pytest.approx(3, abs=.01)


@pytest.mark.parametrize("share", [.05, .25, .5, .9, .95])
def test_quantiles_of_a_normal_are_those_that_tables_give(share):
    assert np.log(normal(3, .5).quantile(share)) == pytest.approx(norm(3, .5).ppf(share), abs=.01)


@given(st.floats(0, 6), st.floats(.1, 1))
def test_quantiles_rise_with_the_share(middle, spread):
    found = normal(middle, spread)
    ends = [found.quantile(share) for share in (.01, .1, .5, .9, .99)]
    assert ends == sorted(ends)


@pytest.mark.parametrize("level", [.5, .8, .9])
def test_an_interval_leaves_as_much_outside_each_end(level):
    low, high = normal(3, .5).interval(level)
    assert np.log(low) + np.log(high) == pytest.approx(6, abs=.01)
    assert norm(3, .5).cdf(np.log(high)) - norm(3, .5).cdf(np.log(low)) == pytest.approx(
        level, abs=.01)


def test_the_point_is_the_median():
    found = normal(3, .5)
    assert found.point == found.quantile(.5)


def test_all_mass_in_one_cell_is_that_cell():
    density = np.zeros(len(GRID))
    density[700] = 1
    assert np.log(Posterior(GRID, density).point) == pytest.approx(GRID[700], abs=.01)


@settings(max_examples=15)
@given(st.integers(20, 5000), st.floats(2, 50))
def test_a_figure_told_higher_is_believed_higher(value, factor):
    assert posterior(evidence(value), "attack").point < posterior(
        evidence(value * factor), "attack").point


def test_two_who_agree_are_surer_than_one():
    one, two = (posterior(evidence(*values), "attack").interval(.9)
                for values in ((300,), (300, 312)))
    assert two[1] / two[0] < one[1] / one[0]


def test_who_disagree_widely_are_less_sure_than_who_agree():
    near, far = (posterior(evidence(*values), "attack").interval(.9)
                 for values in ((300, 330), (300, 3000)))
    assert far[1] / far[0] > near[1] / near[0]


def test_a_range_is_believed_less_closely_than_its_middle():
    plain, wide = (posterior(evidence(300, log_width=np.array([width])), "attack").interval(.9)
                   for width in (0.0, 1.0))
    assert wide[1] / wide[0] > plain[1] / plain[0]


def test_a_bias_upwards_is_taken_out():
    biased = replace(constants(), bias_third=constants().bias_third + .5)
    told = evidence(300, 310)
    assert posterior(told, "attack", biased).point < posterior(told, "attack").point


def test_echoes_are_heard_once_whatever_their_origins_names():
    told = evidence(300, 300, 300)
    assert len(without_echoes(told, constants().structure)) == 1


def test_figures_of_two_sides_are_both_heard():
    told = evidence(300, 300, side=("a", "b"))
    assert len(without_echoes(told, constants().structure)) == 2


def test_an_origin_that_tells_two_figures_far_apart_keeps_both_as_one_origin():
    told = evidence(300, 900, origin=("o", "o"))
    heard = without_echoes(told, constants().structure)
    assert len(heard) == 2
    assert set(heard.origin) == {"o"}


def test_a_bound_and_a_bare_number_of_one_size_are_two():
    told = evidence(300, 300, hedge=("exact", "at_least"))
    assert len(without_echoes(told, constants().structure)) == 2
