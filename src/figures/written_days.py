"""Days as people write them in running text and in tables, in many languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from figures.dates import LAST_MONTH
from figures.wording.lists import reach, word_list
from figures.wording.tokens import fold

YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
OF = r"(?:,|\s+(?:of|de|del|di|d'))?"  # 3 de enero de 2025, the 3rd of January
DIGITS = tuple(re.compile(shape) for shape in (
    rf"(?<![\d.]){YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{DAY}(?!\d)",
    rf"(?<!\d){YEAR}-(?P<month>0[1-9]|1[0-2])(?![\d-])",
    rf"(?<![\d.]){DAY}\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?{YEAR}(?!\d)",
    rf"{YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?{DAY}\s?[日号號일])?",
    rf"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?[月월]\s?{DAY}\s?[日号號일]"))
SLASHED = re.compile(r"(?<![\d/])(?P<one>\d{1,2})[/-](?P<other>\d{1,2})[/-]"
                     r"(?P<year>(?:1[89]|20)\d\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Written:
    """One day as written: where, and what is said of it; the year or the day may be missing."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def iso(self, year: int | None = None) -> str:
        """Return the day as claims.csv has it, partial where no day is said; "" where neither the
        writing nor `year` gives a year, or no such day exists."""
        said = self.year or year
        if not said:
            return ""
        if self.day is None:
            return f"{said:04d}-{self.month:02d}"
        try:
            return date(said, self.month, self.day).isoformat()
        except ValueError:
            return ""


def days_in(text: str, language: str = "en") -> tuple[Written, ...]:
    """Return the days written in a text in order; month names are those of its language, and
    English ones.

    Numbers such as 3/4/2025, which half the world reads as March, are read only where one of them
    can be no month.
    """
    found = [*_named(text, language), *_numbered(text), *_slashed(text)]
    kept: list[Written] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _numbered(text: str) -> Iterator[Written]:
    for shape in DIGITS:
        for match in shape.finditer(text):
            parts = match.groupdict()
            month = int(parts["month"])
            if 1 <= month <= LAST_MONTH:
                yield Written(*match.span(), _number(parts.get("year")), month,
                              _number(parts.get("day")))


def _slashed(text: str) -> Iterator[Written]:
    for match in SLASHED.finditer(text):
        one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
        months = [number for number in (one, other) if 1 <= number <= LAST_MONTH]
        if len(months) == 1 or one == other:
            day = other if one in months else one
            if 1 <= day <= reach("last_day"):
                yield Written(*match.span(), year, months[0], day)


def _named(text: str, language: str) -> Iterator[Written]:
    names = _months(language)
    for shape in _shapes(language):
        for match in shape.finditer(text):
            parts = match.groupdict()
            yield Written(*match.span(), _number(parts.get("year")), names[fold(match["name"])],
                          _number(parts.get("day")))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


@cache
def _months(language: str) -> dict[str, int]:
    """Map the month names of a language, and the English ones, to their numbers."""
    lists = word_list("months")
    return {fold(name): int(number) for code in ("en", language) if code in lists
            for number, names in lists[code].items() for name in names}


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    lists = word_list("months")
    names = {name for code in ("en", language) for some in lists.get(code, {}).values()
             for name in some}
    name = "(?P<name>" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\.?"
    shapes = (rf"(?<![\d.,]){DAY}{ORDINAL}{OF}\s+{name}(?:{OF}[\s,]+{YEAR})?(?!\w)",
              rf"(?<!\w){name}\s+{DAY}(?:st|nd|rd|th)?(?:,?\s+{YEAR})?(?![\w.,]?\d|\w)",
              rf"(?<!\w){name}{OF}\s+{YEAR}(?!\w)")
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)
