"""Every method on every settled event: what it answered at each moment, and how it did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from figures.calibration.resolved import Resolved, snapshots
from figures.calibration.scores import Score, answer_of, scored
from figures.influence import Outside, believed
from figures.joint import without_direction
from figures.peers import METHODS, Answer, Past, Snapshot
from figures.posterior import grid_around
from figures.posterior.constants import constants_without, folds_file

OURS = "figures"


@dataclass(frozen=True)
class Judged:
    """One answer of a method, at one moment of an event, and its score."""

    method: str
    case: str
    quantity: str
    moment: str
    truth: float
    answer: Answer
    score: Score


def judge(events: Sequence[Resolved], taught: Sequence[Resolved]) -> list[Judged]:
    """Return what every method, ours first, makes of every moment of the events.

    Ours uses constants that did not see the case; methods that learn see those of `taught` that
    are in another fold than the case.
    """
    moments = {id(event): snapshots(event) for event in (*events, *taught)}
    judged = [judged_answer(OURS, event, moment, ours(event, snapshot))
              for event in events for moment, snapshot in moments[id(event)].items()]
    fellows = _fellows()
    for event in events:
        others = [other for other in taught if other.case != event.case
                  and other.case not in fellows.get(event.case, ())]
        for moment, snapshot in moments[id(event)].items():
            past = [Past(moments[id(other)][moment], other.truth) for other in others
                    if moment in moments[id(other)]]
            judged += _peers(event, moment, snapshot, past)
    return judged


def ours(event: Resolved, snapshot: Snapshot) -> Answer:
    """Return our answer, as the estimate makes it but by constants that did not see the case."""
    learned = constants_without(event.case)
    numbers = learned if event.loss else without_direction(learned, event.accumulates)
    evidence = snapshot.evidence
    way = replace(event.way, day=float(evidence.day.max()))
    alone = Outside(grid_around(evidence.log_value, numbers.structure), None, True, way)
    found, = believed([evidence], snapshot.kind, numbers, alone)
    return answer_of(found)


def _peers(event: Resolved, moment: str, snapshot: Snapshot,
           past: Sequence[Past]) -> list[Judged]:
    return [judged_answer(name, event, moment, method(snapshot, past))
            for name, method in METHODS.items()]


def judged_answer(method: str, event: Resolved, moment: str, answer: Answer) -> Judged:
    """Return a method's answer about an event, at one of its moments, with its score."""
    return Judged(method, event.case, event.quantity, moment, event.truth, answer,
                  scored(answer, event.truth))


def _fellows() -> dict[str, frozenset[str]]:
    """Return for each case that constants were learned from the cases of its fold."""
    return {case: frozenset(fold["cases"]) for fold in folds_file()["folds"]
            for case in fold["cases"]}
