"""Meta-analysis: claims as studies of one size, with what they differ by between them.

DerSimonian and Laird, Controlled Clinical Trials 7 (1986), 177-188; restricted maximum likelihood
as in Viechtbauer, Journal of Educational and Behavioral Statistics 30 (2005), 261-293; Hartung,
Knapp, Sidik and Jonkman with the prediction interval of IntHout and others, BMJ Open 6 (2016).
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import ndtri, stdtrit

from figures.peers.chosen import chosen
from figures.peers.simple import median
from figures.peers.snapshot import TAIL, Answer, Past, Snapshot, from_logs
from figures.posterior.evidence import Numbers

LEAST_ERROR = float(chosen("least_error"))
FEWEST = int(chosen("fewest_studies"))
WIDEST_SPREAD = float(chosen("widest_spread"))


def dersimonian_laird(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the random-effects mean and the normal interval of one more study."""
    if len(snapshot.evidence) < FEWEST:
        return median(snapshot, past)
    effects, variances = _studies(snapshot)
    return _normal(effects, variances, _moments(effects, variances))


def restricted_likelihood(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the same, the spread between studies by restricted maximum likelihood."""
    if len(snapshot.evidence) < FEWEST:
        return median(snapshot, past)
    effects, variances = _studies(snapshot)
    found = minimize_scalar(lambda spread: _restricted(spread, effects, variances),
                            bounds=(0, WIDEST_SPREAD), method="bounded")
    return _normal(effects, variances, float(found.x) ** 2)


def hartung_knapp(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the random-effects mean and the prediction interval that admits its uncertainty."""
    if len(snapshot.evidence) < FEWEST:
        return median(snapshot, past)
    effects, variances = _studies(snapshot)
    between = _moments(effects, variances)
    weights = 1 / (variances + between)
    mean = float(np.average(effects, weights=weights))
    error = np.average((effects - mean) ** 2, weights=weights) / (len(effects) - 1)
    away = float(stdtrit(len(effects) - 2, 1 - TAIL) * np.sqrt(between + error))
    return from_logs(mean, mean - away, mean + away)


def _moments(effects: Numbers, variances: Numbers) -> float:
    """Return the variance between studies by the method of moments, none where it is negative."""
    from statsmodels.stats.meta_analysis import combine_effects  # here, since it is slow to load
    with np.errstate(invalid="ignore", divide="ignore"):  # it takes roots of what we cut off at 0
        return max(float(combine_effects(effects, variances, method_re="dl").tau2), 0.0)


def _studies(snapshot: Snapshot) -> tuple[Numbers, Numbers]:
    evidence = snapshot.evidence
    errors = np.maximum(LEAST_ERROR, np.maximum(evidence.log_width, evidence.roundness))
    return evidence.log_value, errors**2


def _restricted(spread: float, effects: Numbers, variances: Numbers) -> float:
    """Return minus the restricted log likelihood of a spread between studies."""
    total = variances + spread**2
    weights = 1 / total
    mean = weights @ effects / weights.sum()
    return float(np.log(total).sum() + np.log(weights.sum()) + weights @ (effects - mean) ** 2) / 2


def _normal(effects: Numbers, variances: Numbers, between: float) -> Answer:
    weights = 1 / (variances + between)
    mean = float(np.average(effects, weights=weights))
    half = ndtri(1 - TAIL) * np.sqrt(between + 1 / weights.sum())
    return from_logs(mean, mean - half, mean + half)
