"""Densities: they hold one, are symmetric where they should be, and agree with scipy's t."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import cauchy
from scipy.stats import t as student

from figures.posterior.densities import log_two_sided, two_sided, with_wild

STEP = .01
LINE = np.arange(-400, 400, STEP)
SCALE = st.floats(.1, 5)


@pytest.mark.parametrize("degrees", [1, 2, 4, 7.5, 30])
@pytest.mark.parametrize("scale", [.2, 1, 3])
def test_with_equal_scales_it_is_students_t(degrees, scale):
    away = np.array([-3.0, -.5, 0, .7, 4])
    assert two_sided(away, scale, scale, degrees) == pytest.approx(
        student(degrees, scale=scale).pdf(away))


def test_of_one_degree_it_is_cauchys():
    assert two_sided(np.array([0.0, 1, -2]), 1, 1, 1) == pytest.approx(cauchy.pdf([0, 1, -2]))


@pytest.mark.parametrize(("low", "high"), [(.3, .3), (.2, 1.5), (1.5, .2)])
def test_it_holds_one_however_lopsided(low, high):
    assert two_sided(LINE, low, high, 4).sum() * STEP == pytest.approx(1, abs=1e-3)


@given(SCALE, SCALE)
def test_the_share_below_zero_is_that_of_the_lower_scale(low, high):
    found = two_sided(LINE, low, high, 4)
    below = found[LINE < 0].sum() * STEP
    assert below == pytest.approx(low / (low + high), abs=.03)


@given(SCALE, SCALE)
def test_there_is_no_step_at_the_mode(low, high):
    just_below, mode, just_above = two_sided(np.array([-1e-9, 0, 1e-9]), low, high, 4)
    assert just_below == pytest.approx(mode) == just_above


@given(SCALE, SCALE, st.floats(0, 50))
def test_turned_round_it_is_that_of_the_scales_turned_round(low, high, away):
    at = np.array([away])
    assert two_sided(at, low, high, 4) == pytest.approx(two_sided(-at, high, low, 4))


@given(st.floats(-30, 30))
def test_the_log_is_the_log_of_the_density(away):
    at = np.array([away])
    assert np.exp(log_two_sided(at, .5, 2, 3)) == pytest.approx(two_sided(at, .5, 2, 3))


def test_scales_may_differ_from_row_to_row():
    away = np.array([[-1.0, 1], [-1, 1]])
    low, high = np.array([[.5], [2]]), np.array([[1], [3]])
    found = two_sided(away, low, high, 4)
    assert found[0] == pytest.approx(two_sided(away[0], .5, 1, 4))
    assert found[1] == pytest.approx(two_sided(away[1], 2, 3, 4))


def test_more_degrees_leave_less_far_out():
    far = np.array([10.0])
    assert two_sided(far, 1, 1, 10) < two_sided(far, 1, 1, 3) < two_sided(far, 1, 1, 1)


@pytest.mark.parametrize(("share", "expected"), [(0, .2), (1, .8), (.25, .35)])
def test_a_wild_share_is_mixed_in(share, expected):
    assert with_wild(np.array([.2]), np.array([.8]), share) == pytest.approx(expected)
