"""Learn the constants from settled events: `python -m figures.learning FOLDER…` (`make learn`).

One Newton step, each constant by itself, from the centre of the prior towards the least of a sum:
WEIGHT × the events' scores, bent so that an event which no constants fit counts ever less, and half
the squared distance from the centre in spreads (of positive constants the logs). More steps or more
weight fit the events at hand better and those left out worse: the folds showed it. The same without
each fold, so that every published score is from constants that did not see the case. Never by the
likelihood of the claims: it rewards claims that agree, not claims that are true.
"""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from figures.calibration.lesson import Lesson, lesson, losses
from figures.calibration.reading import read_resolved, resolved_folders
from figures.calibration.resolved import FOLDS, Resolved, folds
from figures.peers.chosen import chosen
from figures.posterior import LEARNED, Constants, constants, constants_file
from figures.posterior.constants import CONSTANTS_FILE, FOLDS_FILE
from figures.posterior.evidence import Numbers

WEIGHT, BEND = float(chosen("weight")), float(chosen("bend"))
STEP, FARTHEST = float(chosen("step")), float(chosen("farthest"))
DIGITS_WRITTEN, DIGITS_HASHED = int(chosen("digits_written")), int(chosen("digits_hashed"))
LINE_WIDTH = int(chosen("line_width"))
CONSTANTS_SOURCE = ("learned from {} events whose truth is known, by scores (CRPS and interval "
                    "score), under the prior of this file; inputs: the hash of both")
FOLDS_SOURCE = ("the constants of words/constants.yml, learned as those are, but without the cases "
                "of one fold: for scores by constants that did not see the case")


@dataclass(frozen=True)
class Prior:
    """Where each constant lies before learning, and how far it may go; logs of positive ones."""

    names: tuple[str, ...]
    centre: Numbers
    spread: Numbers

    def constants(self, values: Numbers, like: Constants) -> Constants:
        """Return constants from values in this prior's scale."""
        return like.changed({name: float(value) if _signed(name) else float(np.exp(value))
                             for name, value in zip(self.names, values, strict=True)})


def _signed(name: str) -> bool:
    return name.startswith("bias_")


def prior(entries: Mapping[str, Mapping[str, Any]]) -> Prior:
    """Return the prior of words/constants.yml's `learned` part."""
    centre = [entries[name]["centre"] if _signed(name) else np.log(entries[name]["centre"])
              for name in LEARNED]
    return Prior(LEARNED, np.array(centre, dtype=float),
                 np.array([entries[name]["spread"] for name in LEARNED], dtype=float))


@dataclass(frozen=True)
class Trial:
    """What each event loses at the centre, and with each constant a step above and below it.

    `there` is by event, `above` and `below` are constants × events.
    """

    there: Numbers
    above: Numbers
    below: Numbers


def tried(taught: Lesson, before: Prior, like: Constants) -> Trial:
    """Return what the events lose around the centre: all that learning looks at."""
    def bent(spreads: Numbers) -> Numbers:
        values = before.centre + before.spread * spreads
        return np.log1p(losses(taught, before.constants(values, like)) / BEND) * BEND

    steps = STEP * np.eye(len(before.centre))
    return Trial(bent(np.zeros(len(steps))), np.array([bent(step) for step in steps]),
                 np.array([bent(-step) for step in steps]))


def learn(trial: Trial, seen: Numbers, before: Prior, like: Constants) -> Constants:
    """Return the constants learned from the events that are seen (1; 0 for those left out)."""
    slope = (trial.above - trial.below) @ seen / (2 * STEP)
    bend = (trial.above + trial.below - 2 * trial.there) @ seen / STEP**2
    spreads = -WEIGHT * slope / (1 + WEIGHT * np.maximum(bend, 0))
    return before.constants(before.centre + before.spread * np.clip(spreads, -FARTHEST, FARTHEST),
                            like)


def learn_folds(events: Sequence[Resolved]) -> tuple[Constants, list[Constants]]:
    """Return the constants learned from all events, and those learned without each fold."""
    like, before = constants(), prior(constants_file()["learned"])
    trial = tried(lesson(events, like.structure), before, like)
    fold = _fold_of(events)
    return (learn(trial, np.ones(len(events)), before, like),
            [learn(trial, (fold != left_out).astype(float), before, like)
             for left_out in range(FOLDS)])


def _fold_of(events: Sequence[Resolved]) -> Numbers:
    place = folds({event.case: event.kind for event in events})
    return np.array([place[event.case] for event in events])


def inputs_hash(events: Sequence[Resolved]) -> str:
    """Return the hash of what is learned from: the events as read, the prior and the structure."""
    read = constants_file()
    digest = hashlib.sha256(repr(read["structure"]).encode())
    for name in LEARNED:
        digest.update(repr((name, read["learned"][name]["centre"],
                            read["learned"][name]["spread"])).encode())
    for event in sorted(events, key=lambda event: (event.case, event.quantity)):
        digest.update(repr((event.case, event.quantity, event.kind, event.truth)).encode())
        for column in (*vars(event.evidence).values(), event.known):
            digest.update(repr(_plain(column)).encode())
    return digest.hexdigest()


def _plain(column: Any) -> Any:
    """Return a column as text hashes it on any machine: numbers to nine digits."""
    if isinstance(column, tuple):
        return column
    return [float(f"{value:.{DIGITS_HASHED}g}") for value in column.astype(float).tolist()]


def written(every: Constants, by_fold: Sequence[Constants], events: Sequence[Resolved]) -> None:
    """Write the constants and those of each fold to the package's two files."""
    read = constants_file()
    entries = {name: {**read["learned"][name], "value": _short(getattr(every, name))}
               for name in LEARNED}
    _write(CONSTANTS_FILE, {**read, "source": CONSTANTS_SOURCE.format(len(events)),
                            "inputs": inputs_hash(events), "learned": entries})
    place = _fold_of(events)
    _write(FOLDS_FILE, {"source": FOLDS_SOURCE, "folds": [
        {"cases": sorted({event.case for event, fold in zip(events, place, strict=True)
                          if fold == number}),
         "learned": {name: _short(getattr(numbers, name)) for name in LEARNED}}
        for number, numbers in enumerate(by_fold)]})


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS_WRITTEN}g}")


def _write(name: str, content: Mapping[str, Any]) -> None:
    """Write a file of the package, keeping the comment at its head."""
    path = Path(str(resources.files("figures").joinpath(name)))
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    head = list(takewhile(lambda line: line.startswith("#"), old))
    text = yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=LINE_WIDTH,
                          default_flow_style=None)
    path.write_text("\n".join([*head, text]), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Learn from the case folders named, without any from all of data/resolved/, and write."""
    events = [event for event in read_resolved(arguments or resolved_folders()) if event.loss]
    every, by_fold = learn_folds(events)
    written(every, by_fold, events)
    print(f"{len(LEARNED)} constants learned from {len(events)} events")


if __name__ == "__main__":
    main(sys.argv[1:])
