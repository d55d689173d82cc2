"""Nominal against actual coverage: how many of our intervals of each level held the truth."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from figures.calibration.record import OURS, Judged
from figures.calibration.resolved import FULL
from figures.calibration.tables import Ends, bootstrap
from figures.peers import LEAST
from figures.peers.chosen import chosen
from figures.posterior.evidence import Numbers

LEVELS: list[float] = chosen("levels")


@dataclass(frozen=True)
class Held:
    """A level, the share of events whose intervals of that level held the truth, and between which
    shares nine in ten resamples of the events lie; with all claims, and early.
    """

    level: float
    full: float
    full_ends: Ends
    early: float
    early_ends: Ends


def held_by(answers: Iterable[Judged]) -> tuple[Held, ...]:
    """Return the share held at each of LEVELS; without an early answer that part repeats the full.

    Raises: ValueError where no answer of ours is among them.
    """
    ours = [one for one in answers if one.method == OURS and one.answer.whole is not None]
    full, early = (_outermost(ours, part) for part in (False, True))
    return tuple(_held(level, full, early or full) for level in LEVELS)


def _held(level: float, full: list[Numbers], early: list[Numbers]) -> Held:
    shares = [np.array([(own <= level).mean() for own in part]) for part in (full, early)]
    return Held(level, float(shares[0].mean()), bootstrap(shares[0]),
                float(shares[1].mean()), bootstrap(shares[1]))


def _outermost(ours: Iterable[Judged], early: bool) -> list[Numbers]:
    """Return for each case the least levels whose intervals hold the truth, one an answer."""
    found: dict[str, list[float]] = {}
    for one in ours:
        if (one.moment != FULL) == early:
            found.setdefault(one.case, []).append(_least_level(one))
    return [np.array(levels) for levels in found.values()]


def _least_level(one: Judged) -> float:
    whole = one.answer.whole
    if whole is None:
        raise ValueError(f"{one.method} answers by an interval alone")
    below = np.cumsum(whole.density) - whole.density / 2
    return float(abs(2 * np.interp(np.log(max(one.truth, LEAST)), whole.grid, below) - 1))
