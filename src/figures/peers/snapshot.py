"""What a method is given, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from figures.peers.chosen import chosen
from figures.posterior import Evidence, Posterior
from figures.posterior.evidence import Numbers


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The claims of one quantity as known at one moment, and the kind of its case; one is equal to
    itself only, so that what is worked out of it can be kept.
    """

    kind: str
    evidence: Evidence


@dataclass(frozen=True)
class Past:
    """A settled event at the same moment: what was claimed, and what was true (natural units)."""

    snapshot: Snapshot
    truth: float

    @property
    def log_truth(self) -> float:
        """Return the log of the truth; none counts as half a person."""
        return float(np.log(max(self.truth, LEAST)))


@dataclass(frozen=True)
class Answer:
    """What a method makes of the claims: a point and the ends of its 90% interval, natural units.

    `whole` is the distribution where there is one.
    """

    point: float
    low: float
    high: float
    whole: Posterior | None = None


Method = Callable[[Snapshot, Sequence[Past]], Answer]

KEPT = int(chosen("kept"))
LEAST = float(chosen("least"))
LEVEL = float(chosen("level"))
TAIL = (1 - LEVEL) / 2


@lru_cache(KEPT)
def logs(snapshot: Snapshot) -> Numbers:
    """Return the natural logs of the figures, smallest first."""
    return np.sort(snapshot.evidence.log_value)


@lru_cache(KEPT)
def newest(snapshot: Snapshot) -> float:
    """Return the log of the newest figure; of several of one day, whose order no ledger tells, the
    median.
    """
    evidence = snapshot.evidence
    return float(np.median(evidence.log_value[evidence.day == evidence.day.max()]))


def from_logs(point: float, low: float, high: float) -> Answer:
    """Return an answer from logs, its ends drawn out to the point where they lie within it."""
    return Answer(float(np.exp(point)), float(np.exp(min(low, point))),
                  float(np.exp(max(high, point))))
