"""What is told of each quantity that may be confused, and where each number is."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from figures import dates
from figures.meanings import Claims, compact, rows_of
from figures.precision import place_of, same_number
from figures.shortened import number_key, short_forms

Place = tuple[Any, int]  # an origin's day and its number
Index = Mapping[tuple[str, str, bool], Mapping[float, list[Place]]]
Series = tuple[str, str, str]
SMALLEST = 10  # numbers below coincide too often to tell anything
EVER = (0, date.max.toordinal())
LOOKED_AT = 50  # origins of one number on either side: an earlier one was told again since
READ = ("id", "line", "quantity", "scope", "speaker", "publisher", "via", "wording", "hedge", "low",
        "value", "high", "unit", "figure", "least", "most", "size_low", "size_high", "url",
        "seen_as", "is_share", "vague", "first", "last", "reported_first", "reported_last",
        "origin")
ROUND_DIGITS = 2  # 12,000 is round, 12,345 is not


@dataclass(frozen=True)
class Told:
    """One origin: what is told of a quantity, its day's ordinal, and the rows that print it."""

    quantity: str
    scope: str
    speaker: str
    day: int
    figure: float
    is_range: bool
    rows: tuple[Any, ...]
    publishers: int



@dataclass(frozen=True)
class Ground:
    """All that is told, where each number is, and each speaker's figures by day."""

    claims: Claims
    told: list[Told]
    index: Index
    given: Mapping[Series, list[tuple[Any, float]]]
    counted: dict[int, int] = field(default_factory=dict)

    @cached_property
    def sizes(self) -> Mapping[Series, list[tuple[int, float]]]:
        """Return by speaker, quantity and scope what each row gives, small numbers too, by day."""
        table = self.claims.used()
        table = table[table["figure"].notna() & ~table["is_share"] & table["first"].notna()]
        found: dict[Series, list[tuple[int, float]]] = {}
        columns = (table[name].tolist() for name in (
            "speaker", "quantity", "scope", "first", "figure"))
        for speaker, quantity, scope, day, figure in zip(*columns, strict=True):
            found.setdefault((speaker, quantity, scope), []).append((dates.ordinal(day), figure))
        return found

    def publishers(self, number: int) -> int:
        """Return how many publishers print an origin's number for its speaker and quantity."""
        if number not in self.counted:
            self.counted[number] = publishers_of(number, self.told, self.index)
        return self.counted[number]


def as_objects(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its text as Python's own, which is read faster row by row."""
    return compact(table.astype({name: object for name in table if table[name].dtype == "str"}))


def told_of(claims: Claims) -> list[Told]:
    """Return the origins that give a number of ten or more, on a known day, no share."""
    table = as_objects(claims.used()[list(READ)])
    rows = table[(table["figure"] >= SMALLEST) & ~table["is_share"] & (table["vague"] == "")
                 & table["first"].notna()]
    groups: dict[str, list[Any]] = {}
    for row in rows_of(rows.sort_values("first", kind="stable")):
        groups.setdefault(str(row.origin), []).append(row)
    return [Told(first.quantity, first.scope, first.speaker, dates.ordinal(first.first),
                 first.figure,
                 first.hedge == "range", tuple(group), len({row.publisher for row in group}))
            for group in groups.values() for first in group[:1]]


def index_of(told: list[Told]) -> Index:
    """Return where the origins of a quantity, scope and kind of number are, by number and day, a
    number being found by itself and by what it shortens to."""
    index: dict[tuple[str, str, bool], dict[float, list[Place]]] = {}
    for at, one in sorted(enumerate(told), key=lambda pair: pair[1].day):
        numbers = index.setdefault((one.quantity, one.scope, one.is_range), {})
        for form in (number_key(one.figure), *short_forms(one.figure)):
            numbers.setdefault(form, []).append((one.day, at))
    return index


def candidates(one: Told, others: tuple[str, ...], index: Index,
               days: tuple[int, int] = EVER) -> Iterator[int]:
    """Yield the origins of other quantities that may have an origin's number, each once: those of a
    span of days, of many the nearest in time."""
    forms = (number_key(one.figure), *short_forms(one.figure))
    found: dict[int, None] = {}
    named = ((other, one.scope, one.is_range) for other in others)
    lists = [index[name] for name in named if name in index]
    for places in (numbers.get(form) for numbers in lists for form in forms):
        if places:
            middle = bisect_left(places, (one.day, -1))
            begin, end = (bisect_left(places, (day, -1)) for day in (days[0], days[1] + 1))
            near = places[max(begin, middle - LOOKED_AT):min(end, middle + LOOKED_AT)]
            found |= dict.fromkeys([at for _, at in near])
    yield from found


def same(one: Told, other: Told) -> bool:
    """Tell whether two origins have one number, or one range."""
    if not one.is_range:
        return same_number(one.figure, other.figure)
    ends = ((a.size_low, a.size_high) for a in (one.rows[0], other.rows[0]))
    return all(map(same_number, *ends))


def publishers_of(number: int, told: list[Told], index: Index) -> int:
    """Return how many publishers print an origin's number for its speaker and quantity, on whatever
    day: a restatement brings its own."""
    one = told[number]
    again = [told[at] for at in candidates(one, (one.quantity,), index)
             if told[at].speaker == one.speaker and same(one, told[at])]
    return len({row.publisher for each in (one, *again) for row in each.rows})


def given_by(told: list[Told]) -> dict[Series, list[tuple[Any, float]]]:
    """Return each speaker's figures of a quantity by day."""
    given: dict[Series, list[tuple[Any, float]]] = {}
    for one in sorted(told, key=lambda one: one.day):
        given.setdefault((one.speaker, one.quantity, one.scope), []).append((one.day, one.figure))
    return given


def is_round(value: float) -> bool:
    """Tell whether a number has so few digits that two speakers may well both say it."""
    return bool(value < number_key(place_of(value)) * 10**ROUND_DIGITS)
