"""Truth discovery: who is near to the weighted truth weighs more, until nothing moves.

The CRH scheme of Li and others, Resolving conflicts in heterogeneous data by truth discovery and
source reliability estimation, SIGMOD 2014, for one number.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtri

from figures.peers.chosen import chosen
from figures.peers.simple import median
from figures.peers.snapshot import TAIL, Answer, Past, Snapshot, from_logs

ROUNDS = int(chosen("rounds"))
LEAST_DISTANCE = float(chosen("least_distance"))


def truth_discovery(snapshot: Snapshot, past: Sequence[Past]) -> Answer:
    """Return the mean of the figures by their sources' weight, and its weighted normal interval.

    A source is an origin; of a single one: a factor of three either way.
    """
    evidence = snapshot.evidence
    names = sorted(set(evidence.origin))
    if len(names) == 1:
        return median(snapshot, past)
    source = np.array([names.index(name) for name in evidence.origin])
    weights = np.ones(len(names))
    for _ in range(ROUNDS):
        truth = np.average(evidence.log_value, weights=weights[source])
        away = (evidence.log_value - truth) ** 2
        distance = np.bincount(source, away) / np.bincount(source) + LEAST_DISTANCE
        weights = np.log(distance.sum() / distance)
    spread = np.sqrt(np.average(away, weights=weights[source]))
    half = ndtri(1 - TAIL) * spread
    return from_logs(float(truth), truth - half, truth + half)
