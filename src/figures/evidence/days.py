"""On which day each claim counts: a copy, and a figure that its speaker has replaced, refresh
nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from figures import dates
from figures.precision import equal

FROM_HIMSELF = ("original", "quotation")  # a speaker seen to say it has said it again

Days = Mapping[str, date | None]


def days_of(rows: Sequence[Any]) -> Days:
    """Return the day of each claim, None where none is said.

    A relay that gives none of its own carries its origin's. So does a figure that its speaker had
    given before, and had replaced by another when it was printed again without a day.
    """
    own = {row.Index: day_of(row) for row in rows}
    relays = {row.Index: row.origin for row in rows if row.as_of_first is pd.NaT}
    days = {name: _earlier(day, own.get(relays.get(name, name))) for name, day in own.items()}
    for told in _by_speaker(rows):
        days |= _replaced(told, days)
    return days


def day_of(row: Any) -> date | None:
    """Return the middle of a claim's span of days, no later than it was reported."""
    return _middle(row.first, row.last, row.reported_last)


@lru_cache(maxsize=dates.REMEMBERED)
def _middle(first: Any, last: Any, reported: Any) -> date | None:
    if first is pd.NaT:
        return None
    middle: date = first.date() + (last.date() - first.date()) // 2
    return middle if reported is pd.NaT else min(middle, reported.date())


def _earlier(day: date | None, origins: date | None) -> date | None:
    return min(day, origins) if day and origins else day


def _by_speaker(rows: Sequence[Any]) -> Iterable[list[Any]]:
    """Return the claims of each speaker about one thing, where there are several."""
    told: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        told.setdefault((row.speaker, row.scope), []).append(row)
    return [each for each in told.values() if len(each) > 1]


def _replaced(rows: Sequence[Any], days: Days) -> dict[str, date]:
    """Return for each of one speaker's claims that are printed without a day, and that he had
    replaced by then, the day on which he had last given their figure."""
    statements: list[tuple[date, float]] = []  # his own, in order
    given: dict[float, date] = {}
    found = {}
    for day, _, row in sorted((day, place, row) for place, row in enumerate(rows)
                              if (day := days[row.Index])):
        before = given.get(row.figure)
        if before and _is_undated(row) and _has_other_since(statements, row.figure, before):
            found[row.Index] = before
        else:
            statements.append((day, row.figure))
            given[row.figure] = day
    return found


def _is_undated(row: Any) -> bool:
    """Tell whether a page presents another's figure as current, without a day."""
    return bool(row.as_of_first is pd.NaT and row.seen_as not in FROM_HIMSELF
                and row.publisher != row.speaker)


def _has_other_since(statements: Sequence[tuple[date, float]], figure: float, day: date) -> bool:
    for when, other in reversed(statements):
        if when <= day:
            return False
        if not equal(other, figure):
            return True
    return False
