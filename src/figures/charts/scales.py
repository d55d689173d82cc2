"""From values to pixels: plain, logarithmic and day axes, and where their ticks stand."""

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, NamedTuple

import matplotlib.dates
from matplotlib.ticker import LogLocator, MaxNLocator

from figures.charts.theme import look
from figures.phrases import amount, number
from figures.units import SHARE

LOG_FROM: float = look("log from")
PLAIN_STEPS: list[float] = look("plain steps")
LOG_STEPS: list[list[float]] = look("log steps")
PAD_FACTOR: float = look("pad factor")
FEW_TICKS: int = look("few ticks")
LABEL_LETTERS: int = look("month letters")
DATES: Any = matplotlib.dates  # which has no types


class Tick(NamedTuple):
    """Where a tick stands and what it says."""

    place: float
    label: str


@dataclass(frozen=True)
class Scale:
    """Values between two ends laid out between two places; values beyond are held at the ends. The
    unit decides how values are written: shares as percentages."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False
    unit: str = ""

    def __call__(self, value: float) -> float:
        """Return the place of a value; what lies beyond the axis is held at its end."""
        held = min(max(value, self.low), self.high)
        low, high = self._at(self.low), self._at(self.high)
        return self.start + (self._at(held) - low) / ((high - low) or 1) * (self.end - self.start)

    def _at(self, value: float) -> float:
        return math.log(value) if self.log else value

    def holds(self, value: float) -> bool:
        """Tell whether a value lies on the axis."""
        return self.low <= value <= self.high

    def moved(self, start: float, end: float) -> "Scale":
        """Return the same axis between other places."""
        return replace(self, start=start, end=end)


def fitted(values: Sequence[float], start: float, end: float, unit: str = "") -> Scale:
    """Return an axis that holds the values: logarithmic where the greatest is more than ten times
    the least above 0, else plain and beginning at 0."""
    finite = [value for value in values if math.isfinite(value) and value >= 0]
    above = [value for value in finite if value > 0]
    if above and max(above) > LOG_FROM * min(above):
        return Scale(min(above) / PAD_FACTOR, max(above) * PAD_FACTOR, start, end, True, unit)
    top = MaxNLocator(FEW_TICKS, steps=PLAIN_STEPS).tick_values(0, max(above, default=1))[-1]
    return Scale(0, float(top), start, end, unit=unit)


def ticks(scale: Scale, most: int) -> list[Tick]:
    """Return at most about `most` ticks at round values, in rising order."""
    values = _log_values(scale, most) if scale.log else _plain_values(scale, most)
    written = partial(amount, unit=SHARE) if scale.unit == SHARE else number
    return [Tick(scale(value), written(value)) for value in values]


def _log_values(scale: Scale, most: int) -> list[float]:
    found: list[float] = []
    for steps in LOG_STEPS:
        locator = LogLocator(subs=steps, numticks=most + FEW_TICKS)
        found = [float(v) for v in locator.tick_values(scale.low, scale.high) if scale.holds(v)]
        if len(found) <= most:
            break
    return found


def _plain_values(scale: Scale, most: int) -> list[float]:
    locator = MaxNLocator(max(1, most), steps=PLAIN_STEPS)
    return [float(v) for v in locator.tick_values(scale.low, scale.high) if scale.holds(v)]


def day_ticks(scale: Scale, most: int) -> list[Tick]:
    """Return ticks for an axis of days (ordinals): days, months or years, as many as fit."""
    ends = (datetime.fromordinal(round(end)).replace(tzinfo=UTC)
            for end in (math.ceil(scale.low), math.floor(scale.high)))
    locator = DATES.AutoDateLocator(minticks=2, maxticks=max(2, most))
    locator.intervald[DATES.MONTHLY] = look("month steps")
    days = [DATES.num2date(value).date() for value in locator.tick_values(*ends)]
    kept = [day for day in dict.fromkeys(days) if scale.holds(day.toordinal())]
    return [Tick(scale(day.toordinal()), _day_label(day, kept)) for day in kept]


def _day_label(day: date, days: Sequence[date]) -> str:
    """Write a tick as a year, a month or a day, as short as tells all ticks apart."""
    if any(other.day != 1 for other in days):
        return f"{day.day} {_short(day)}"
    return short_month(day) if any(other.month != 1 for other in days) else str(day.year)


def short_month(day: date) -> str:
    """Return a month as axes write it: Jan 2025."""
    return f"{_short(day)} {day.year}"


def _short(day: date) -> str:
    return calendar.month_name[day.month][:LABEL_LETTERS]
