"""Settled events: what was claimed, by when it was known, and what turned out to be true."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from figures.paths import Way
from figures.peers import Past, Snapshot
from figures.peers.chosen import chosen as numbers
from figures.posterior import Evidence, chosen
from figures.posterior.evidence import Numbers

FULL = "full"
EARLY_PARTS = dict(zip(("after a third", "after two-thirds"), numbers("early_parts"), strict=True))
EARLY_DAYS = {f"by day {day}": day for day in numbers("early_days")}
FOLDS = int(numbers("folds"))
STILL = Way(0.0)  # all claims tell of one number


@dataclass(frozen=True)
class Resolved:
    """One quantity of a settled event; `known` is by claim, in days since the event; `inputs` is
    the hash of the case's folder, `title` what readers call the event; `loss` tells whether people
    lost are counted, `accumulates` whether it is a running total, `way` how it moves from day to
    day.
    """

    case: str
    quantity: str
    kind: str
    truth: float
    evidence: Evidence
    known: Numbers
    inputs: str = ""
    title: str = ""
    loss: bool = True
    accumulates: bool = True
    way: Way = STILL


def snapshots(event: Resolved) -> dict[str, Snapshot]:
    """Return the event at its moments: `full`, and the early ones that hold some, not all claims.

    A claim of an early moment is dated no later than that moment allows.
    """
    order = np.lexsort((event.evidence.log_value, event.evidence.day, event.known))
    count = len(order)
    early = {name: order[:math.ceil(part * count)] for name, part in EARLY_PARTS.items()}
    early |= {name: order[event.known[order] < day + 1] for name, day in EARLY_DAYS.items()}
    return {FULL: Snapshot(event.kind, event.evidence)} | {
        name: Snapshot(event.kind, chosen(event.evidence, rows.tolist()))
        for name, rows in early.items() if 0 < len(rows) < count}


def past_of(events: Sequence[Resolved], moment: str) -> list[Past]:
    """Return what settled events teach about a moment, of those that have it."""
    return [Past(moments[moment], event.truth) for event in events
            if moment in (moments := snapshots(event))]


def folds(cases: Mapping[str, str]) -> dict[str, int]:
    """Return for each case the fold that it is left out in, each kind spread over all folds.

    `cases` is from name to kind.
    """
    ordered = sorted(cases, key=lambda name: (cases[name], name))
    return {name: place % FOLDS for place, name in enumerate(ordered)}
