"""The case's identities, held against what one speaker gives on one day: `sum` and `bound`."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from figures.checks.material import Material, Row, Rows, ids, records
from figures.checks.phrasing import computed, figure, joined, rule, spaced, when, whose
from figures.checks.spans import adds, by_one, included, leaves_out, sized
from figures.codebook import UNSTATED
from figures.definitions import Definition
from figures.findings import Finding
from figures.identities import Identity
from figures.literal import UNBOUNDED, Interval
from figures.origins import NEAR_DAYS
from figures.precision import SAME_NUMBER
from figures.sources import split

CODES = {"=": "sum", "<=": "bound", ">=": "bound"}
NOTHING: Interval = (0.0, 0.0)
Who = tuple[str, str]  # a speaker, in a scope
Given = dict[str, dict[Who, dict[int, Rows]]]  # by quantity, speaker and day


@dataclass(frozen=True)
class Day:
    """What one speaker gives on one day for the terms of an identity: `parts` are those of its
    total, `counted_as` what that says it includes; `met` has the rows by quantity; `near` what is
    left for terms that he gives only within three days, and the rows."""

    identity: Identity
    total: str
    parts: tuple[str, ...]
    counted_as: str
    met: Mapping[str, Rows]
    near: Mapping[str, tuple[Interval, Rows]]

    def span(self, name: str) -> Interval:
        """Return a term's least and most: what is given, else anything from 0; nothing at all
        where the total says that it leaves the term out. Of a total that says it includes more
        than its parts they may be anything up to it."""
        if name == self.total and name in self.met:
            least, most = _span(self.met[name])
            more = self.counted_as != UNSTATED and {*split(self.counted_as)} - {*self.parts}
            return (0.0 if more else least), most
        span = _leeway(self.met[name], self.identity) if name in self.met else self.near[name][0]
        if name not in self.parts or not self.counted_as:
            return span
        if self.counted_as == UNSTATED:
            return 0.0, span[1]
        return span if name in split(self.counted_as) else NOTHING

    def reach(self) -> Interval:
        """Return the least and the greatest value of the identity, all terms on its left side."""
        lowest = highest = self.identity.constant()
        for name, factor in self.identity.factors().items():
            ends = [factor * end for end in self.span(name)]
            lowest, highest = lowest + min(ends), highest + max(ends)
        return lowest, highest

    def is_broken(self) -> bool:
        """Tell whether no values within all intervals meet the identity."""
        lowest, highest = self.reach()
        slack = SAME_NUMBER * (1 + sum(row.figure for rows in self.met.values() for row in rows))
        above = self.identity.relation != ">=" and lowest > slack
        return above or (self.identity.relation != "<=" and highest < -slack)


def sums(material: Material) -> list[Finding]:
    """Return `sum`, and `bound` where one speaker's figures of one day break an inequality: no
    values inside all rounding and hedge intervals meet the identity.

    A term that the speaker does not give on the day is what he gives within three days (a running
    total: at least what he gave before, at most what he gives after), else anything from 0. Several
    figures of one day for one quantity are taken together as an interval.

    Can't see: slips that rounding or hedges allow; figures without a whole day; terms that are
    free on both sides.
    """
    definition = material.claims.case.definition
    rows = by_one(sized(material.standing()))
    named = {name for identity in definition.identities for name in identity.names()}
    rows = rows[rows["quantity"].isin(named)]
    quantities = definition.quantities
    given = _given(list(records(rows.assign(
        counted_as=included(rows, quantities), adds=adds(rows, quantities),
        leaves_out=leaves_out(rows, quantities)))))
    found: dict[tuple[str, frozenset[str]], Finding] = {}
    for identity in definition.identities:
        for day in _days(identity, given, definition):
            if day.is_broken():
                origins = frozenset(row.origin for rows in day.met.values() for row in rows)
                found.setdefault((identity.text, origins), _finding(day))
    return list(found.values())


def _given(rows: Rows) -> Given:
    given: Given = {}
    for row in rows:
        by_day = given.setdefault(row.quantity, {}).setdefault((row.speaker, row.scope), {})
        by_day.setdefault(row.first.toordinal(), []).append(row)
    return given


def total_of(identity: Identity) -> str:
    """Return the quantity that stands alone on a side, or "" where none does."""
    for side in (identity.left, identity.right):
        if len(side) == 1 and side[0][1]:
            return side[0][1]
    return ""


def _days(identity: Identity, given: Given, definition: Definition) -> Iterator[Day]:
    """Yield each speaker and day that give two terms of an identity or more, or its only one; of a
    total that includes different things in two figures, each by itself."""
    names, total = identity.names(), total_of(identity)
    parts = definition.quantities[total].includes if total else ()
    running = {name for name in names if definition.quantities[name].accumulates}
    everyone = dict.fromkeys(who for name in names for who in given.get(name, ()))
    for who in everyone:
        by_name = {name: given.get(name, {}).get(who, {}) for name in names}
        for day in sorted({day for days in by_name.values() for day in days}):
            met = {name: days[day] for name, days in by_name.items() if day in days}
            if len(met) < min(2, len(names)):
                continue
            near = {name: _near(day, days, identity, name in running)
                    for name, days in by_name.items() if name not in met}
            for counted_as in dict.fromkeys(row.counted_as for row in met.get(total, ())) or [""]:
                whole = [row for row in met.get(total, ()) if row.counted_as == counted_as]
                yield Day(identity, total, parts, counted_as,
                          {**met, **({total: whole} if whole else {})}, near)


def _near(day: int, days: Mapping[int, Rows], identity: Identity,
          is_total: bool) -> tuple[Interval, Rows]:
    """Return what the nearest days, at most three away, leave for a term, and their rows: a running
    total is on no day less than before, nor more than after."""
    for gap in range(1, NEAR_DAYS + 1):
        before, after = days.get(day - gap, []), days.get(day + gap, [])
        if is_total and (before or after):
            return (_leeway(before, identity)[0] if before else 0.0,
                    _leeway(after, identity)[1] if after else math.inf), [*before, *after]
        if rows := [*before, *after]:
            return _leeway(rows, identity), rows
    return UNBOUNDED, []


def _span(rows: Rows) -> Interval:
    return min(row.least for row in rows), max(row.most for row in rows)


def _leeway(rows: Rows, identity: Identity) -> Interval:
    """Return what rows leave for a term: no upper end where one leaves out what the identity has
    beside it, no lower one where it includes more."""
    beside = [{*identity.names()} - {row.quantity, *split(row.counted_as)} for row in rows]
    return (min(0.0 if row.adds else row.least for row in rows),
            max(math.inf if row.leaves_out and out else row.most
                for row, out in zip(rows, beside, strict=True)))


def _finding(day: Day) -> Finding:
    identity, rows = day.identity, [row for rows in day.met.values() for row in rows]
    total = day.total if day.total in day.met else rows[0].quantity
    first: dict[str, Row] = {name: met[0] for name, met in day.met.items()}
    beside = {name: near[0] for name, (_, near) in day.near.items() if near and name != total}
    told = [f"{figure(row)} ({spaced(name)})" for name, row in first.items()]
    told += [f"{figure(row)} ({spaced(name)}, {when(row)})" for name, row in beside.items()]
    expected = solved(identity, total, {name: row.figure for name, row in (first | beside).items()})
    known = math.isfinite(expected) and expected >= 0
    ending = f": {computed(expected)} {spaced(total)} would fit" if known else ""
    return Finding(CODES[identity.relation], "error", "speaker", ids(day.met[total]),
                   f"{whose(rows[0].speaker)} {joined(told)} of {when(rows[0])} can't "
                   f"all be true, as {rule(identity.text)}{ending}",
                   against=ids([*(row for row in rows if row.quantity != total), *beside.values()]),
                   stated=first[total].figure, expected=expected if known else None)


def solved(identity: Identity, name: str, figures: Mapping[str, float]) -> float:
    """Return what a quantity must be for the identity to hold, terms without a figure being 0; NaN
    where the quantity takes no part."""
    factors = identity.factors()
    if name not in factors:
        return math.nan
    rest = sum(factor * figures.get(other, 0.0) for other, factor in factors.items()
               if other != name)
    return -(rest + identity.constant()) / factors[name]
