"""Which claims their own speaker has replaced since: an older figure weighs less than a newer one.

The statements of one speaker are no independent evidence: he corrects and adds to the one before.
So the likelihood of each is raised to a power, as in composite likelihoods: Varin, Reid and Firth,
Statistica Sinica 21 (2011), 5-42.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figures.posterior.constants import Constants
from figures.posterior.evidence import Evidence, Numbers

Places = NDArray[np.int_]


def claim_weights(evidence: Evidence, quantity: Sequence[int], constants: Constants) -> Numbers:
    """Return how much each claim counts: 1, or where its speaker has made n later statements of the
    same quantity and scope, 1 / (1 + replaced · n)."""
    return np.asarray(1 / (1 + constants.replaced * later_statements(evidence, quantity)))


def later_statements(evidence: Evidence, quantity: Sequence[int]) -> Places:
    """Return how many other origins of its speaker each claim is older than; echoes are out.

    A speaker tells of a quantity, in one relation to it and for one side, and either of all that is
    counted or of another scope.
    """
    told = numbered(zip(quantity, evidence.relation, evidence.side, evidence.speaker,
                        evidence.other_scope.tolist(), strict=True))
    origin = numbered(zip(told.tolist(), evidence.origin, strict=True))
    newest = np.zeros(origin.max() + 1)
    np.maximum.at(newest, origin, evidence.day)
    teller = np.zeros(len(newest), dtype=int)
    teller[origin] = told
    span = newest.max() + 1
    ordered = np.sort(teller * span + newest)
    last = np.cumsum(np.bincount(teller))
    later = last[told] - np.searchsorted(ordered, told * span + evidence.day, side="right")
    return np.asarray(later - (newest[origin] > evidence.day))


def numbered(names: Iterable[Hashable]) -> NDArray[Any]:
    """Return the number of each name, counted from 0 in the order of first use."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=int)
