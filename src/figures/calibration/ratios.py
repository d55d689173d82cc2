"""Claims over the truth: by who told them and how long after the event, and event by event."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from figures.calibration.record import OURS, Judged
from figures.calibration.resolved import FULL, Resolved
from figures.codebook import RELATIONS
from figures.peers import LEAST
from figures.peers.chosen import chosen
from figures.posterior.evidence import Numbers

STAGES: list[float] = [*chosen("stages"), math.inf]  # the last days of each
SHARES: list[float] = chosen("ratio_shares")
FAR_OFF = float(chosen("far_off"))


@dataclass(frozen=True)
class Told:
    """Claims that count up to some days since the event, told in one relation (of all where ""):
    each one's figure ÷ the truth, from the least up, and of how many events; `last` is infinite
    for the latest days.
    """

    relation: str
    first: int
    last: float
    ratios: tuple[float, ...]
    events: int

    def quantiles(self) -> tuple[float, ...]:
        """Return the ratios below which the SHARES of these claims lie (5%, 25%, 50%, …)."""
        return tuple(map(float, np.exp(np.quantile(np.log(self.ratios), SHARES))))


def told_by(events: Sequence[Resolved]) -> tuple[Told, ...]:
    """Return the claims by relation and stage, all relations together first; none that is empty."""
    firsts = [0, *(int(last) + 1 for last in STAGES[:-1])]
    found = [_told(events, relation, first, last) for relation in ("", *RELATIONS)
             for first, last in zip(firsts, STAGES, strict=True)]
    return tuple(one for one in found if one.ratios)


def _told(events: Iterable[Resolved], relation: str, first: int, last: float) -> Told:
    ratios: list[float] = []
    cases = set()
    for event in events:
        day = np.floor(event.evidence.day)
        of = np.array([relation in ("", each) for each in event.evidence.relation])
        own = ratios_of(event)[of & (first <= day) & (day <= last)]
        if len(own):
            cases.add(event.case)
        ratios += own.tolist()
    return Told(relation, first, last, tuple(sorted(ratios)), len(cases))


def ratios_of(event: Resolved) -> Numbers:
    """Return each claim's figure ÷ the truth, in the order of the ledger."""
    return np.asarray(np.exp(event.evidence.log_value)) / divisor(event)


def divisor(event: Resolved) -> float:
    """Return the truth to divide by: none of them counts as half a person, as in scores."""
    return max(event.truth, LEAST)


@dataclass(frozen=True)
class Settled:
    """One event: what was claimed, and our answer with all its claims."""

    event: Resolved
    ours: Judged

    @property
    def middle(self) -> float:
        """Return the middle claim ÷ the truth."""
        return float(np.median(ratios_of(self.event)))

    @property
    def range(self) -> tuple[float, float, float]:
        """Return the low end, the middle and the high end of our range ÷ the truth."""
        answer, truth = self.ours.answer, divisor(self.event)
        return answer.low / truth, answer.point / truth, answer.high / truth

    @property
    def misled(self) -> bool:
        """Tell whether most claims were far off: the middle one FAR_OFF times too high or low."""
        return not 1 / FAR_OFF < self.middle < FAR_OFF

    @property
    def outside(self) -> bool:
        """Tell whether the truth lies outside all claims."""
        ratios = ratios_of(self.event)
        told = np.isclose(ratios, 1).any()  # the logs of a figure and back may miss by a rounding
        return bool(not told and not ratios.min() < 1 < ratios.max())

    @property
    def held(self) -> bool:
        """Tell whether our 90% interval holds the truth."""
        return bool(self.ours.score.coverage)


def settled(events: Iterable[Resolved], answers: Iterable[Judged]) -> tuple[Settled, ...]:
    """Return each event beside our answer, in the order of the events."""
    ours = {(one.case, one.quantity): one for one in answers
            if one.method == OURS and one.moment == FULL}
    return tuple(Settled(event, ours[event.case, event.quantity]) for event in events)
