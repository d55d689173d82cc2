"""What statements say of a day: running totals limit other days, all else only days near by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figures.bounds.limits import limit
from figures.bounds.statement import Counted, Statement
from figures.definitions import Definition
from figures.origins import NEAR_DAYS

LONGEST_SPAN = limit("longest_span")
AT_ONCE = limit("at_once")

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """The statements of one thing counted: their places among all, and columns of numbers; `reach`
    is how many days apart two may be held against each other: a day's losses not at all."""

    places: tuple[int, ...]
    least: Numbers
    most: Numbers
    first: Days
    last: Days
    accumulates: bool
    phases: tuple[int, ...]
    reach: int = NEAR_DAYS


def told_of(what: Counted, places: Sequence[int], told: Sequence[Statement],
            definition: Definition) -> Told:
    """Return the statements of one thing counted as columns; shares are not among them."""
    chosen = [place for place in places if told[place].counted == what and not told[place].whole]
    quantity = definition.quantities[what.quantity]
    phases = tuple(sorted(p.day.toordinal() for p in definition.phases.get(what.quantity, ())))
    return Told(tuple(chosen), np.array([told[p].least for p in chosen], dtype=float),
                np.array([told[p].most for p in chosen], dtype=float),
                np.array([told[p].first for p in chosen], dtype=np.int64),
                np.array([told[p].last for p in chosen], dtype=np.int64),
                quantity.accumulates, phases, 0 if quantity.change_of else NEAR_DAYS)


def near(first: Days | int, last: Days | int, day: Days | int, reach: int = NEAR_DAYS
         ) -> NDArray[np.bool_]:
    """Tell which spans may lie in the few days that end with this one."""
    begins, ends, asked = np.asarray(first), np.asarray(last), np.asarray(day)
    return np.asarray((begins <= asked) & (ends >= asked - reach)
                      & (ends - begins <= LONGEST_SPAN))


def lower(told: Told, days: Days) -> Numbers:
    """Return statements × days: the least value that each statement allows on each day, 0 where it
    says nothing of it."""
    first, last = told.first[:, None], told.last[:, None]
    speaks = near(first, last, days, told.reach)
    if told.accumulates:
        speaks |= last <= days
    return np.where(speaks & _same_phase(told, days), told.least[:, None], 0.0)


def upper(told: Told, days: Days) -> Numbers:
    """Return statements × days: the greatest value that each statement allows on each day, infinite
    where it says nothing of it.

    A running total may have grown since, be it within a day: an earlier upper bound says nothing of
    it.
    """
    first, last = told.first[:, None], told.last[:, None]
    speaks = near(first, last, days, told.reach)
    if told.accumulates:
        speaks = (first >= days) | (speaks & (last >= days))
    return np.where(speaks & _same_phase(told, days), told.most[:, None], np.inf)


def extremes(told: Told, days: Days) -> tuple[Numbers, Numbers]:
    """Return by day the greatest lower end (0 where there is none) and the least upper one
    (infinite)."""
    if not len(told.places):
        return np.zeros(len(days)), np.full(len(days), np.inf)
    parts = _at_once(told, days)
    return (np.concatenate([lower(told, part).max(axis=0) for part in parts]),
            np.concatenate([upper(told, part).min(axis=0) for part in parts]))


def by_day(told: Told, days: Days) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield for each day what each statement allows on it: the least values and the greatest."""
    for part in _at_once(told, days):
        yield from zip(lower(told, part).T, upper(told, part).T, strict=True)


def _at_once(told: Told, days: Days) -> list[Days]:
    """Return the days in parts that are worked out at once: of many statements a day alone would
    cost more to begin than to work out, all days too much memory."""
    return np.array_split(days, 1 + len(days) * len(told.places) // AT_ONCE)


def _same_phase(told: Told, days: Days) -> NDArray[np.bool_]:
    if not told.phases:
        return np.ones((len(told.first), 1), dtype=bool)
    first, last, asked = (np.searchsorted(told.phases, each, side="right")
                          for each in (told.first[:, None], told.last[:, None], days))
    return np.asarray((first == asked) & (last == asked))
