"""The record: what we and the simple methods made of settled events, and how good that was."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from figures.calibration.given import read_intervals
from figures.calibration.levels import Held, held_by
from figures.calibration.ratios import Settled, Told, settled, told_by
from figures.calibration.reading import resolved, resolved_folders
from figures.calibration.record import OURS, Judged, judge
from figures.calibration.resolved import Resolved
from figures.calibration.tables import case_rows, level, method_rows
from figures.case import Case, load
from figures.errors import CallError, Fault, InputError
from figures.peers import METHODS

TRUTH_EXPECTED = "a resolved case: one with `truth:` in its case.yml"
CLAIM_EXPECTED = "a resolved case with a usable claim of what its truth is about"


@dataclass(frozen=True)
class Record:
    """What was answered about settled events, ours first, and how good it was.

    `cases` and `methods` are those of the contract's `figures score`; `events` are what was scored,
    `answers` every method's at every moment, `unscored` the quantities whose truth is known but of
    which no usable claim tells the size, `inputs` the hash of all that was read.
    """

    events: tuple[Resolved, ...]
    answers: tuple[Judged, ...]
    cases: tuple[dict[str, Any], ...]
    methods: tuple[dict[str, Any], ...]
    unscored: tuple[tuple[str, str], ...]
    inputs: str

    def settled(self) -> tuple[Settled, ...]:
        """Return each event beside our answer with all its claims."""
        return settled(self.events, self.answers)

    def told(self) -> tuple[Told, ...]:
        """Return the claims over the truth, by who told them and how long after the event."""
        return told_by(self.events)

    def held(self) -> tuple[Held, ...]:
        """Return how many of our intervals of each level held the truth."""
        return held_by(self.answers)

    def level(self, early: bool = False) -> tuple[str, ...]:
        """Return the methods whose CRPS can't be told from ours, with all claims or early."""
        return level(self.methods, early)

    def as_json(self) -> dict[str, Any]:
        """Return `cases` and `methods` as `figures score --json` prints them."""
        return {"cases": list(self.cases), "methods": list(self.methods),
                "unscored": [{"case": case, "quantity": quantity}
                             for case, quantity in self.unscored]}


def score(folders: Sequence[str | Path] = (), intervals: str | Path | None = None) -> Record:
    """Return the record on resolved cases, by name or path; without any, on all of data/resolved/.

    `intervals` is a file case,quantity,point,lo,hi of somebody's method, scored beside the others.
    Raises: CallError where there is no such case, or one that has no truth; InputError, with every
    fault at once, for a case or a file that can't be read as meant.
    """
    known = _loaded(resolved_folders())
    taught = [event for case in known for event in resolved(case)]
    asked = _with_truth(folders) if folders else known
    events = [event for case in asked for event in resolved(case)] if folders else taught
    if not events:
        raise CallError([Fault("CASE", 0, "", ", ".join(map(str, folders)) or "(nothing)",
                               CLAIM_EXPECTED if folders else TRUTH_EXPECTED)])
    answers = judge(events, taught or events)
    if intervals is not None:
        answers += read_intervals(Path(intervals), events, (OURS, *METHODS))
    return Record(tuple(events), tuple(answers), tuple(case_rows(answers)),
                  tuple(method_rows(answers)), _unscored(asked, events),
                  _hash([*events, *taught], intervals))


def _with_truth(folders: Iterable[str | Path]) -> list[Case]:
    """Return the cases, each once.

    Raises: CallError for every case without a truth, and for two of one name.
    """
    cases: dict[str, Case] = {}
    faults = []
    for case in _loaded(folders):
        same = cases.setdefault(case.name, case)
        if same.folder.resolve() != case.folder.resolve():
            faults.append(Fault("CASE", 0, "", str(case.folder),
                                f"a name of its own: {same.folder} has it too"))
        if not case.definition.truth:
            faults.append(Fault("CASE", 0, "", case.name, TRUTH_EXPECTED))
    if faults:
        raise CallError(faults)
    return list(cases.values())


def _loaded(folders: Iterable[str | Path]) -> list[Case]:
    """Return the cases.

    Raises: CallError or InputError with the faults of all that can't be read, each file under the
    name of its case.
    """
    cases: list[Case] = []
    missing: list[Fault] = []
    broken: list[Fault] = []
    for folder in folders:
        try:
            cases.append(load(folder))
        except CallError as error:
            missing += error.faults
        except InputError as error:
            broken += [replace(fault, file=f"{Path(folder).name}/{fault.file}")
                       for fault in error.faults]
    if broken:
        raise InputError([*missing, *broken])
    if missing:
        raise CallError(missing)
    return cases


def _unscored(cases: Iterable[Case], events: Sequence[Resolved]) -> tuple[tuple[str, str], ...]:
    scored = {(event.case, event.quantity) for event in events}
    return tuple((case.name, quantity) for case in cases for quantity in case.definition.truth
                 if (case.name, quantity) not in scored)


def _hash(events: Iterable[Resolved], intervals: str | Path | None) -> str:
    """Return the hash of the cases that were read, and of the file of intervals."""
    digest = hashlib.sha256()
    for name, inputs in sorted({(event.case, event.inputs) for event in events}):
        digest.update(f"{len(name.encode())} {name} {inputs} ".encode())
    if intervals is not None:
        digest.update(Path(intervals).read_bytes())
    return digest.hexdigest()
