"""What statements say of a day: running totals limit other days, all else only days near by."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figures.bounds.limits import limit
from figures.bounds.statement import Counted, Statement
from figures.definitions import Definition
from figures.origins import NEAR_DAYS

LONGEST_SPAN = limit("longest_span")

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """The statements of one thing counted: their places among all, and columns of numbers."""

    places: tuple[int, ...]
    least: Numbers
    most: Numbers
    first: Days
    last: Days
    accumulates: bool
    start: int | None
    phases: tuple[int, ...]


def told_of(what: Counted, places: Sequence[int], told: Sequence[Statement],
            definition: Definition) -> Told:
    """Return the statements of one thing counted as columns; shares are not among them."""
    chosen = [place for place in places if told[place].counted == what and not told[place].whole]
    quantity = definition.quantities[what.quantity]
    start = definition.start.toordinal() if definition.start else None
    phases = tuple(sorted(p.day.toordinal() for p in definition.phases.get(what.quantity, ())))
    return Told(tuple(chosen), np.array([told[p].least for p in chosen], dtype=float),
                np.array([told[p].most for p in chosen], dtype=float),
                np.array([told[p].first for p in chosen], dtype=np.int64),
                np.array([told[p].last for p in chosen], dtype=np.int64),
                quantity.accumulates, start, phases)


def near(first: Days | int, last: Days | int, day: Days | int) -> NDArray[np.bool_]:
    """Tell which spans may lie in the few days that end with this one."""
    begins, ends, asked = np.asarray(first), np.asarray(last), np.asarray(day)
    return np.asarray((begins <= asked) & (ends >= asked - NEAR_DAYS)
                      & (ends - begins <= LONGEST_SPAN))


def lower(told: Told, day: int) -> Numbers:
    """Return the least value that each statement allows on a day, 0 where it says nothing of it."""
    speaks = near(told.first, told.last, day)
    if told.accumulates:
        speaks |= told.last <= day
    return np.where(speaks & _same_phase(told, day), told.least, 0.0)


def upper(told: Told, day: int) -> Numbers:
    """Return the greatest value that each statement allows on a day, infinite where it says
    nothing of it.

    A running total may have grown since: within the few days for which an earlier upper bound
    still speaks, as it grew on average since the start.
    """
    speaks = near(told.first, told.last, day)
    most = told.most
    if told.accumulates:
        speaks |= told.first >= day
        most = most * _growth(told, day)
    return np.where(speaks & _same_phase(told, day), most, np.inf)


def _growth(told: Told, day: int) -> Numbers:
    if told.start is None:
        return np.ones(len(told.last))
    passed = (told.last - told.start).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        grown = np.where(passed > 0, (day - told.start) / passed, np.inf)
    return np.where(told.last < day, grown, 1.0)


def _same_phase(told: Told, day: int) -> NDArray[np.bool_]:
    if not told.phases:
        return np.ones(len(told.first), dtype=bool)
    phase = bisect_right(told.phases, day)
    return np.asarray((np.searchsorted(told.phases, told.first, side="right") == phase)
                      & (np.searchsorted(told.phases, told.last, side="right") == phase))
