"""How good an interval or a distribution was, once the truth is known; lower is better.

All on the natural log of max(value, 0.5), so that a truth of none can be scored too. The interval
score is Winkler's (Journal of the American Statistical Association 67 (1972), 187-191), the CRPS
that of Gneiting and Raftery (the same, 102 (2007), 359-378).
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from figures.peers import LEAST, LEVEL, Answer
from figures.peers.chosen import chosen
from figures.posterior import Posterior

TAIL = (1 - LEVEL) / 2
HALF_WIDTH = float(ndtri(1 - TAIL))  # standard deviations from the middle to an end
NARROWEST = float(chosen("narrowest"))


@dataclass(frozen=True)
class Score:
    """How one answer did, or the mean of many: `coverage` is 0 or 1 of one answer."""

    coverage: float
    winkler: float
    crps: float
    abs_log_error: float


def answer_of(found: Posterior) -> Answer:
    """Return a posterior as an answer: its median and its 90% interval."""
    return Answer(found.point, *found.interval(LEVEL), found)


def scored(answer: Answer, truth: float) -> Score:
    """Return how an answer did against the true value, both in the same unit.

    Raises: ValueError where the point is not within the ends.
    """
    point, low, high, true = map(_log, (answer.point, answer.low, answer.high, truth))
    if not low <= point <= high:
        raise ValueError(f"{answer.point} is not between {answer.low} and {answer.high}")
    missed = max(low - true, true - high, 0.0)
    crps = _halves_crps(point, low, high, true) if answer.whole is None \
        else _whole_crps(answer.whole, true)
    return Score(float(missed == 0), high - low + missed / TAIL, crps, abs(point - true))


def _log(value: float) -> float:
    return math.log(max(value, LEAST))


def _halves_crps(point: float, low: float, high: float, true: float) -> float:
    """Return the CRPS of two half-normals that meet at the point, half of the mass in each."""
    near, far = (point - low, high - point) if true < point else (high - point, point - low)
    near, far = (max(side / HALF_WIDTH, NARROWEST) for side in (near, far))
    away = abs(true - point) / near
    return float(near * (_below(away) + _below(-away) - _below(0.0)) + far * _below(0.0))


def _below(end: float) -> float:
    """Return the integral of the squared normal distribution function up to an end."""
    share = ndtr(end)
    density = math.exp(-end * end / 2) / math.sqrt(2 * math.pi)
    return float(end * share**2 + 2 * density * share
                 - ndtr(math.sqrt(2) * end) / math.sqrt(math.pi))


def _whole_crps(whole: Posterior, true: float) -> float:
    """Return the CRPS of a distribution on a grid of logs, its mass below LEAST put there."""
    least = math.log(LEAST)
    ends = np.unique(np.concatenate([whole.grid[whole.grid > least], [least, true]]))
    below = np.interp(ends, whole.grid, np.cumsum(whole.density) - whole.density / 2)
    under, over = ends <= true, ends >= true
    return float(np.trapezoid(below[under] ** 2, ends[under])
                 + np.trapezoid((1 - below[over]) ** 2, ends[over]))


def mean_of(scores: list[Score]) -> Score:
    """Return the means of several scores.

    Raises: ValueError without any score.
    """
    if not scores:
        raise ValueError("no score to average")
    columns = np.array([[score.coverage, score.winkler, score.crps, score.abs_log_error]
                        for score in scores])
    return Score(*map(float, columns.mean(axis=0)))
