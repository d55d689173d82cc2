"""The simple methods against libraries and textbook formulas, on figures drawn by seed."""

import numpy as np
import pytest
from scipy.stats import norm, t
from statsmodels.stats.meta_analysis import combine_effects
from test_peers_laws import answer, snapshot

from figures.codebook import RELATIONS
from figures.peers import METHODS, Past
from figures.peers.chosen import chosen
from figures.peers.trained import _features

DRAWS = [np.random.default_rng(seed).lognormal(5, .6, count)
         for seed, count in ((1, 3), (2, 5), (3, 9), (4, 20))]
ROUNDNESS = [np.random.default_rng(seed).uniform(.02, .4, len(figures))
             for seed, figures in enumerate(DRAWS)]
STUDIES = list(zip(DRAWS, ROUNDNESS, strict=True))
NINETY = norm.ppf(.95)


def pooled(figures, roundness):
    """Return what statsmodels makes of the figures as studies."""
    errors = np.maximum(chosen("least_error"), roundness)
    with np.errstate(invalid="ignore", divide="ignore"):
        return combine_effects(np.log(figures), errors**2, method_re="dl")


def told(name, figures, roundness):
    found = answer(name, *figures, roundness=roundness)
    return np.log([found.point, found.low, found.high])


@pytest.mark.parametrize(("figures", "roundness"), STUDIES)
def test_the_random_effects_mean_is_that_of_statsmodels(figures, roundness):
    expected = pooled(figures, roundness)
    if expected.tau2 > 0:
        point, low, high = told("DerSimonian-Laird", figures, roundness)
        assert point == pytest.approx(expected.mean_effect_re)
        spread = np.sqrt(expected.tau2 + expected.sd_eff_w_re**2)
        assert [low, high] == pytest.approx([point - NINETY * spread, point + NINETY * spread])


@pytest.mark.parametrize(("figures", "roundness"), STUDIES)
def test_the_prediction_interval_has_the_variance_that_statsmodels_gives_hartung_and_knapp(
        figures, roundness):
    expected = pooled(figures, roundness)
    if expected.tau2 > 0:
        point, low, high = told("HKSJ prediction interval", figures, roundness)
        half = t(len(figures) - 2).ppf(.95) * np.sqrt(expected.tau2 + expected.var_hksj_re)
        assert point == pytest.approx(expected.mean_effect_re)
        assert [low, high] == pytest.approx([point - half, point + half])


@pytest.mark.parametrize(("figures", "roundness"), STUDIES)
def test_restricted_likelihood_is_at_rest_where_the_textbook_s_step_leads_nowhere(
        figures, roundness):
    point, low, high = told("REML", figures, roundness)
    effects = np.log(figures)
    variances = np.maximum(chosen("least_error"), roundness)**2
    half = ((high - low) / 2 / NINETY)**2  # between studies, and of the mean

    def settled(between):  # Viechtbauer (2005), equation 7
        weights = 1 / (variances + between)
        mean = weights @ effects / weights.sum()
        squared = weights**2 @ ((effects - mean)**2 - variances) / (weights**2).sum()
        return max(0.0, squared + 1 / weights.sum())

    between = 1.0
    for _ in range(2000):
        between = settled(between)
    weights = 1 / (variances + between)
    assert point == pytest.approx(weights @ effects / weights.sum(), abs=1e-3)
    assert half == pytest.approx(between + 1 / weights.sum(), rel=5e-3)


@pytest.mark.parametrize("figures", DRAWS)
def test_the_interval_of_one_more_figure_is_student_s(figures):
    logs = np.log(figures)
    expected = t(len(logs) - 1, logs.mean(), logs.std(ddof=1) * np.sqrt(1 + 1 / len(logs)))
    found = answer("mean of logs", *figures)
    assert np.log([found.low, found.high]) == pytest.approx(expected.ppf([.05, .95]))


@pytest.mark.parametrize("figures", DRAWS)
def test_quantiles_of_the_claims_are_those_of_numpy(figures):
    found = answer("quantiles of the claims", *figures)
    assert [found.low, found.point, found.high] == pytest.approx(
        np.exp(np.quantile(np.log(figures), [.05, .5, .95])))


def settled_events(seed, count=30):
    random = np.random.default_rng(seed)
    return [Past(snapshot(*random.lognormal(4, .5, 4), relation=tuple(random.choice(RELATIONS, 4)),
                          day=random.integers(0, 30, 4).astype(float)),
                 float(random.lognormal(4.3, .5))) for _ in range(count)]


def test_the_regression_is_the_closed_form_of_a_ridge():
    past = settled_events(5)
    asked = snapshot(80, 120, 200, day=np.array([1.0, 5, 9]))
    rows = np.array([_features(event.snapshot) for event in past])
    middles = np.array([np.median(event.snapshot.evidence.log_value) for event in past])
    target = np.log([event.truth for event in past]) - middles
    spread = rows.std(axis=0)
    told_apart = spread > 1e-6
    scaled = np.where(told_apart, rows - rows.mean(axis=0), 0) / np.where(told_apart, spread, 1)
    penalty = chosen("penalty") * np.eye(rows.shape[1])
    slopes = np.linalg.solve(scaled.T @ scaled / len(past) + penalty,
                             scaled.T @ (target - target.mean()) / len(past))
    moved = np.where(told_apart, _features(asked) - rows.mean(axis=0), 0) / np.where(
        told_apart, spread, 1)
    left = target - target.mean() - scaled @ slopes
    middle = np.median(asked.evidence.log_value) + target.mean() + moved @ slopes
    found = METHODS["ridge on features, conformal"](asked, past)
    assert np.log(found.point) == pytest.approx(middle + np.median(left), abs=1e-6)


def test_conformal_bands_are_the_ranks_that_hold_nine_in_ten_of_one_more():
    past = settled_events(6, 99)
    asked = snapshot(80, 120, 200)
    away = np.sort([np.log(event.truth) - np.quantile(event.snapshot.evidence.log_value, .75)
                    for event in past])
    base = np.quantile(asked.evidence.log_value, .75)
    found = METHODS["conformal around the 75% quantile"](asked, past)
    low, high = np.log([found.low, found.high]) - base
    assert (away < low).sum() <= 5 and (away > high).sum() <= 5
    assert ((low <= away) & (away <= high)).mean() >= .9
