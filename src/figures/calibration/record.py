"""Every method on every settled event: what it answered at each moment, and how it did."""

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures.calibration.resolved import FULL, Resolved, snapshots
from figures.calibration.scores import Score, answer_of, scored
from figures.errors import Fault, InputError
from figures.peers import METHODS, Answer, Past, Snapshot
from figures.posterior import posterior
from figures.posterior.constants import constants_without, folds_file

OURS = "figures"
INTERVAL_COLUMNS = ("case", "quantity", "point", "lo", "hi")
GIVEN_EXPECTED = "numbers with lo <= point <= hi"


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
    judged = [_judged(OURS, event, moment, ours(snapshot, event.case))
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


def ours(snapshot: Snapshot, case: str) -> Answer:
    """Return our answer, by constants that did not see the case."""
    return answer_of(posterior(snapshot.evidence, snapshot.kind, constants_without(case)))


def _peers(event: Resolved, moment: str, snapshot: Snapshot,
           past: Sequence[Past]) -> list[Judged]:
    return [_judged(name, event, moment, method(snapshot, past))
            for name, method in METHODS.items()]


def _judged(method: str, event: Resolved, moment: str, answer: Answer) -> Judged:
    return Judged(method, event.case, event.quantity, moment, event.truth, answer,
                  scored(answer, event.truth))


def _fellows() -> dict[str, frozenset[str]]:
    """Return for each case that constants were learned from the cases of its fold."""
    return {case: frozenset(fold["cases"]) for fold in folds_file()["folds"]
            for case in fold["cases"]}


def read_intervals(path: Path, events: Sequence[Resolved]) -> list[Judged]:
    """Return the answers of a file `case,quantity,point,lo,hi`, under the file's name.

    Raises: InputError, with every fault at once, for a missing column, a case or quantity that is
    not scored, or numbers that are no interval.
    """
    truths = {(event.case, event.quantity): event for event in events}
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in INTERVAL_COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise InputError([Fault(path.name, 1, name, "(nothing)", "a column of this name")
                              for name in missing])
        rows = list(enumerate(reader, start=2))
    faults = [fault for line, row in rows if (fault := _fault(path.name, line, row, truths))]
    if faults:
        raise InputError(faults)
    return [_judged(path.stem, truths[row["case"], row["quantity"]], FULL, _given(row))
            for _, row in rows]


def _fault(file: str, line: int, row: Mapping[str, str],
           truths: Mapping[tuple[str, str], Resolved]) -> Fault | None:
    if (row["case"], row["quantity"]) not in truths:
        found = f"{row['case']},{row['quantity']}"
        return Fault(file, line, "case", found, "a case and quantity that is scored")
    try:
        answer = _given(row)
    except (TypeError, ValueError):
        return Fault(file, line, "point", str(row["point"]), GIVEN_EXPECTED)
    ends = (answer.low, answer.point, answer.high)
    if not all(map(math.isfinite, ends)) or list(ends) != sorted(ends):
        return Fault(file, line, "point", str(row["point"]), GIVEN_EXPECTED)
    return None


def _given(row: Mapping[str, str]) -> Answer:
    return Answer(float(row["point"]), float(row["lo"]), float(row["hi"]))
