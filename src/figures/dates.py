"""Partial days as intervals: `2025`, `2025-01` and `2025-01-09` span a year, a month, a day."""

import re
from calendar import month_name, monthrange
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from figures.errors import CallError, Fault

EXPECTED = "a day such as 2025-01-09, 2025-01 or 2025"
PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
LAST_MONTH = 12
REMEMBERED = 32_768  # days: some ninety years


class Span(NamedTuple):
    """The first and the last day that a partial day allows."""

    first: date
    last: date


@lru_cache(maxsize=REMEMBERED)
def ordinal(day: date) -> int:
    """Return the number of a day. It is kept: pandas' days, of which long ledgers have a few again
    and again, take ten times as long to number as to look up."""
    return day.toordinal()


@cache
def span(text: str) -> Span:
    """Return the interval of days that an ISO day, month or year stands for.

    Raises: ValueError where the text is none of these or no such day exists.
    """
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(EXPECTED)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
        month = LAST_MONTH if month is None else month
        last = date(first.year, month, monthrange(first.year, month)[1] if day is None else day)
    except ValueError:
        raise ValueError(EXPECTED) from None
    return Span(first, last)


Moment = Any  # a day, a timestamp, or pandas' "no time"


def in_words(moment: Moment) -> str:
    """Return a day as it is said: 9 January 2025."""
    return f"{moment.day} {month_name[moment.month]} {moment.year}"


def span_in_words(first: Moment, last: Moment) -> str:
    """Return the days that a partial day allows, as they are said: "9 January 2025", "January
    2025", "2025", "3 to 9 January 2025"."""
    if first == last:
        return in_words(first)
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{month_name[first.month]} {first.year}"
    if whole_months and (first.month, last.month) == (1, LAST_MONTH) and first.year == last.year:
        return str(first.year)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else in_words(first)} to {in_words(last)}"


def asked(option: str, day: date | str | None) -> date | None:
    """Return the day that an option asks for, None where it is blank; a month or a year, as text,
    means its last day.

    Raises: CallError where the text is no day.
    """
    if day is None or isinstance(day, date):
        return day
    try:
        return span(day.strip()).last if day.strip() else None
    except ValueError:
        raise CallError([Fault("figures", 0, option, day, EXPECTED)]) from None


def whole_day(text: str) -> date:
    """Return the day that a full ISO date names.

    Raises: ValueError where the text is no full date.
    """
    first, last = span(text)
    if first != last:
        raise ValueError("a whole day such as 2025-01-09")
    return first
