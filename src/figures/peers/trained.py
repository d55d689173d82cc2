"""Methods that learn from settled events: a mean error by relation, conformal bands, a regression.

`past` holds the same moment of events that the method may see, the judged one not among them.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from figures.codebook import CASE_KINDS, RELATIONS
from figures.peers.chosen import chosen
from figures.peers.simple import median
from figures.peers.snapshot import KEPT, TAIL, Answer, Past, Snapshot, from_logs, logs, newest
from figures.posterior.evidence import Numbers

UPPER_QUARTILE = float(chosen("quantile"))
PENALTY = float(chosen("penalty"))
PRIOR_CLAIMS = int(chosen("prior_claims"))


def belligerent_offset(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the mean of the figures less their relations' mean log error on past events.

    The idea of The Economist's count of Russian and Ukrainian losses: each side's figures are off
    by a factor of its own; the interval is the standard error of the mean.
    """
    if not past:
        return median(snapshot, past)
    errors = [(relation, value - event.log_truth) for event in past
              for relation, value in zip(event.snapshot.evidence.relation,
                                         event.snapshot.evidence.log_value, strict=True)]
    offsets = {name: sum(error for relation, error in errors if relation == name)
               / (PRIOR_CLAIMS + sum(relation == name for relation, _ in errors))
               for name in RELATIONS}
    left = [error - offsets[relation] for relation, error in errors]
    own = snapshot.evidence.log_value - [offsets[name] for name in snapshot.evidence.relation]
    half = ndtri(1 - TAIL) * np.std(left) / np.sqrt(len(own))
    return from_logs(float(own.mean()), own.mean() - half, own.mean() + half)


def conformal_quartile(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the upper quartile of the figures, moved by how far the truth lay from it before.

    Split conformal prediction: Vovk, Gammerman and Shafer, Algorithmic learning in a random world.
    """
    if not past:
        return median(snapshot, past)
    return _moved(_upper_quartile(snapshot), _truths(past)
                  - [_upper_quartile(event.snapshot) for event in past])


@lru_cache(KEPT)
def _upper_quartile(snapshot: Snapshot) -> float:
    return float(np.quantile(logs(snapshot), UPPER_QUARTILE))


def ridge(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return a ridge regression of log truth less log median, with bands from its own errors."""
    if not past:
        return median(snapshot, past)
    from statsmodels.regression.linear_model import OLS  # here, since it is slow to load
    rows = np.array([_features(event.snapshot) for event in past])
    target = _truths(past) - [_middle(event.snapshot) for event in past]
    centre, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread < np.sqrt(np.finfo(float).eps)] = np.inf  # what never differs teaches nothing
    fitted = OLS(target - target.mean(), (rows - centre) / spread).fit_regularized(
        alpha=PENALTY, L1_wt=0)
    away = (_features(snapshot) - centre) / spread @ fitted.params
    return _moved(_middle(snapshot) + target.mean() + float(away),
                  target - target.mean() - (rows - centre) / spread @ fitted.params)


def _truths(past: Sequence[Past]) -> Numbers:
    return np.array([event.log_truth for event in past])


@lru_cache(KEPT)
def _middle(snapshot: Snapshot) -> float:
    return float(np.median(logs(snapshot)))


@lru_cache(KEPT)
def _features(snapshot: Snapshot) -> Numbers:
    said, evidence, middle = logs(snapshot), snapshot.evidence, _middle(snapshot)
    relations = [np.mean([name == each for each in evidence.relation]) for name in RELATIONS]
    kinds = [float(snapshot.kind == kind) for kind in CASE_KINDS]
    return np.array([said.max() - middle, said.min() - middle, newest(snapshot) - middle,
                     said.std(), np.log(len(said)), np.log1p(evidence.day.max()),
                     evidence.roundness.mean(), evidence.foreseen.mean(), *relations, *kinds])


def _moved(guess: float, errors: Numbers) -> Answer:
    """Return a guess moved by the middle, the low and the high of its errors on past events."""
    errors = np.sort(errors)
    low, high = ((len(errors) + 1) * share - 1 for share in (TAIL, 1 - TAIL))
    places = np.clip([low, (len(errors) - 1) / 2, high], 0, len(errors) - 1)
    low_end, point, high_end = guess + np.interp(places, np.arange(len(errors)), errors)
    return from_logs(point, low_end, high_end)
