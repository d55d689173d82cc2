"""What people do now: the ends of what was said, the last word, the middle give or take."""

from collections.abc import Sequence

import numpy as np
from scipy.special import stdtrit

from figures.peers.chosen import chosen
from figures.peers.snapshot import TAIL, Answer, Past, Snapshot, from_logs, logs, newest

FACTOR = 2  # either way of the last figure
WIDE_FACTOR = int(chosen("factor_of_median"))


def min_max(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the median of the figures between the smallest and the largest."""
    said = logs(snapshot)
    return from_logs(float(np.median(said)), said.min(), said.max())


def quantiles_of_claims(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the median of the figures between their 5% and 95% quantiles."""
    low, point, high = np.quantile(logs(snapshot), [TAIL, 1 / 2, 1 - TAIL])
    return from_logs(point, low, high)


def last(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the newest figure, a factor of two either way."""
    return _give_or_take(newest(snapshot), FACTOR)


def median(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the median figure, a factor of three either way."""
    return _give_or_take(float(np.median(logs(snapshot))), WIDE_FACTOR)


def mean_of_logs(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the geometric mean and the normal interval of one more figure like these.

    Of a single figure: a factor of three either way.
    """
    said = logs(snapshot)
    if len(said) == 1:
        return _give_or_take(float(said[0]), WIDE_FACTOR)
    half = stdtrit(len(said) - 1, 1 - TAIL) * said.std(ddof=1) * np.sqrt(1 + 1 / len(said))
    return from_logs(said.mean(), said.mean() - half, said.mean() + half)


def _give_or_take(point: float, factor: float) -> Answer:
    return from_logs(point, point - np.log(factor), point + np.log(factor))
