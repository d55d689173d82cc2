"""A measured series as one source: what it tells of the size on each day, by its own definition."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from figures import units
from figures.definitions import Quantity
from figures.origins import NEAR_DAYS
from figures.paths.chain import Heard, told_on
from figures.paths.steps import Drift, movements
from figures.posterior.constants import Structure
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Flags, Numbers


@dataclass(frozen=True)
class Mapped:
    """What was measured above zero, in the quantity's unit: days since the start, and both ends."""

    day: Numbers
    low: Numbers
    high: Numbers

    @property
    def inside(self) -> tuple[float, float]:
        """Return the first and the last day that was measured."""
        return float(self.day[0]), float(self.day[-1])

    @property
    def middle(self) -> Numbers:
        """Return the log of the geometric middle of both ends, by day."""
        return np.asarray((np.log(self.low) + np.log(self.high)) / 2)

    def holds(self, days: Numbers) -> Flags:
        """Tell which days lie within the measured ones, or a few days off."""
        first, last = self.inside
        return np.asarray((days >= first - NEAR_DAYS) & (days <= last + NEAR_DAYS))

    def is_near(self, day: float) -> bool:
        """Tell whether a day, or one a few days off, was measured."""
        return bool(np.abs(self.day - day).min() <= NEAR_DAYS)

    def near(self, days: Sequence[float], grid: Numbers) -> Numbers:
        """Return the log likelihood of the size on each of several days, days × cells, given what
        was measured on the day or the nearest one a few days off; flat where nothing was."""
        told = np.zeros((len(days), len(grid)))
        for place, day in enumerate(days):
            if self.is_near(day):
                nearest = int(np.abs(self.day - day).argmin())
                width = math.hypot(float(movements()["measured"]["error"]),
                                   float(self.widths(self.day[nearest:nearest + 1])[0]))
                told[place] = np.log(meaning(grid - self.middle[nearest], width))
        return told

    def widths(self, days: Numbers) -> Numbers:
        """Return half the log width between the ends, between measured days in proportion."""
        return np.asarray(np.interp(days, self.day, np.log(self.high / self.low) / 2))


def mapped(quantity: Quantity, start: date | None, known: date | None = None) -> Mapped | None:
    """Return what was measured of a quantity, in days since a start; only what was measured by the
    day that is `known`, where one is given. None where nothing above zero was."""
    if quantity.measured is None or start is None:
        return None
    series = quantity.measured.series
    if known is not None:
        series = series.loc[:pd.Timestamp(known)]
    scale = units.factor(quantity.measured.unit, quantity.unit)
    ends = np.sort(series[["low", "high"]].to_numpy(dtype=float) * scale, axis=1)
    above = ends[:, 0] > 0
    if not above.any():
        return None
    days = [(day.date() - start).days for day in series.index]
    return Mapped(np.asarray(days, dtype=float)[above], ends[above, 0], ends[above, 1])


def heard_of(series: Mapped, grid: Numbers) -> Heard:
    """Return what a series tells on each measured day of the middle of what is measured."""
    told = movements()["measured"]
    error = float(told["error"])
    messages = log_two_sided(grid - series.middle[:, None], error, error, float(told["degrees"]))
    return Heard(np.zeros(len(series.day), dtype=int), series.day, messages)


def as_measured(series: Mapped, days: Sequence[float], grid: Numbers, structure: Structure
                ) -> Numbers:
    """Return the log likelihood of the middle of what would be measured on each of several days,
    days × cells: known on measured days to their error, between and beyond them by drift."""
    near = around(series, min(days), max(days))
    return np.asarray(told_on(heard_of(near, grid), days, Drift(series.inside), structure)[:, 0])


def around(series: Mapped, first: float, last: float) -> Mapped:
    """Return what was measured between two days and on a few days before and after them: what was
    measured yet farther off adds nothing to it."""
    reach = int(movements()["measured"]["reach"])
    low, high = np.searchsorted(series.day, [first, last])
    kept = slice(max(0, int(low) - reach), int(high) + reach)
    return Mapped(series.day[kept], series.low[kept], series.high[kept])


def meaning(offset: Numbers, width: Numbers | float) -> Numbers:
    """Return the density of how far, in logs, the middle of what is measured lies from what is
    meant: a lasting difference of definition, and both ends as good answers."""
    told = movements()["measured"]
    scale = np.hypot(float(told["meaning"]), width)
    return np.exp(log_two_sided(offset, scale, scale, float(told["degrees"])))
