"""The case's inequalities, held against the figures of different speakers or days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from figures.checks.material import Material, Row, Rows, ids, records
from figures.checks.phrasing import between, day, figure_in, rule, spaced, whose
from figures.checks.spans import adds, leaves_out, sized
from figures.checks.thresholds import thresholds
from figures.definitions import Quantity
from figures.findings import Finding
from figures.identities import Identity
from figures.origins import NEAR_DAYS
from figures.precision import SAME_NUMBER


@dataclass(frozen=True)
class Limit:
    """smaller × factor + constant ≤ larger, of two quantities."""

    text: str
    smaller: Quantity
    larger: Quantity
    factor: float
    constant: float

    def lasts(self) -> bool:
        """Tell whether a later figure of the larger still limits the smaller: one is a total."""
        return self.smaller.accumulates or self.larger.accumulates


def limit_of(identity: Identity, quantities: Mapping[str, Quantity]) -> Limit | None:
    """Return an inequality between two quantities, or None where it is none."""
    factors = identity.factors()
    if identity.relation == "=" or len(factors) != 2:
        return None
    sign = 1 if identity.relation == "<=" else -1
    signed = sorted(((sign * factor, name) for name, factor in factors.items()), reverse=True)
    (smaller, name), (larger, other) = signed
    if larger >= 0 or smaller <= 0:
        return None
    return Limit(identity.text, quantities[name], quantities[other], -smaller / larger,
                 -sign * identity.constant() / larger)


def bounds_between(material: Material) -> list[Finding]:
    """Return `bound` between speakers or days: a figure above what another leaves room for.

    A running total limits all earlier days, and none after its own, for it may have risen; other
    figures only those within three days. A figure that two origins or more break is told once, as
    the one that does not fit.

    Can't see: inequalities of more than two quantities; figures without a whole day; figures that
    include more than their quantity, against a limit, and limits that may leave out what is held.
    """
    definition = material.claims.case.definition
    rows = sized(material.standing())
    rows = rows[~rows.index.isin(material.explained)].drop_duplicates(["origin", "least", "most"])
    rows = rows.assign(adds=adds(rows, definition.quantities),
                       leaves_out=leaves_out(rows, definition.quantities))
    rows = rows.sort_values("first", kind="stable")
    given = dict(iter(rows.groupby(["scope", "quantity"], sort=False)))
    scopes = dict.fromkeys(scope for scope, _ in given)
    found: list[Finding] = []
    for identity in definition.identities:
        limit = limit_of(identity, definition.quantities)
        if limit is None:
            continue
        for scope in scopes:
            smaller = given.get((scope, limit.smaller.name))
            larger = given.get((scope, limit.larger.name))
            if smaller is not None and larger is not None:
                found += _broken(limit, smaller[~smaller["adds"]], _limiting(limit, larger))
    return found


def _limiting(limit: Limit, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that limit the smaller: those that leave nothing out, or not it."""
    has_it = rows["counts_as"].map(lambda told: limit.smaller.name in told).astype(bool)
    return rows[~rows["leaves_out"] | has_it]


def _broken(limit: Limit, smaller: pd.DataFrame, larger: pd.DataFrame) -> Iterator[Finding]:
    """Yield what breaks an inequality, the most restrictive figures first, each taken out."""
    rows: dict[str, Row] = {}
    for _ in range(int(thresholds().most_rounds)):
        pairs = _pairs(limit, smaller, larger)
        if not pairs:
            return
        rows = rows or {row.id: row for side in (smaller, larger) for row in records(side)}
        blamed: dict[int, list[int]] = {}
        for one, other in pairs:
            blamed.setdefault(other, []).append(one)
        for other, ones in blamed.items():
            yield from _finding(limit, [rows[smaller.index[one]] for one in ones],
                                rows[larger.index[other]])
        lone = [ones[0] for ones in blamed.values() if len(ones) == 1]
        many = [other for other, ones in blamed.items() if len(ones) > 1]
        smaller = smaller.drop(smaller.index[lone])
        larger = larger.drop(larger.index[many])


def _pairs(limit: Limit, smaller: pd.DataFrame, larger: pd.DataFrame) -> list[tuple[int, int]]:
    """Return where a figure exceeds the lowest limit that holds for it."""
    if smaller.empty or larger.empty:
        return []
    day = np.timedelta64(NEAR_DAYS, "D")
    days, most = larger["first"].to_numpy(), larger["most"].to_numpy()
    needed = (limit.factor * smaller["least"] + limit.constant).to_numpy()
    since = np.timedelta64(0, "D") if limit.larger.accumulates else day
    begin = np.searchsorted(days, smaller["first"].to_numpy() - since, side="left")
    end = np.full(len(smaller), len(days)) if limit.lasts() else np.searchsorted(
        days, smaller["first"].to_numpy() + day, side="right")
    lowest = _lowest(most) if limit.lasts() else None
    found = []
    for at in np.flatnonzero(needed > most.min() * (1 + SAME_NUMBER)):
        if begin[at] < end[at]:
            other = int(lowest[begin[at]] if lowest is not None
                        else begin[at] + np.argmin(most[begin[at]:end[at]]))
            if needed[at] > most[other] * (1 + SAME_NUMBER):
                found.append((int(at), other))
    return found


def _lowest(most: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> list[int]:
    """Return for each place where the lowest number from there on is, the first of equal ones."""
    lowest = list(range(len(most)))
    for at in range(len(most) - 2, -1, -1):
        if most[lowest[at + 1]] < most[at]:
            lowest[at] = lowest[at + 1]
    return lowest


def _finding(limit: Limit, ones: Rows, other: Row) -> Iterator[Finding]:
    """Yield the finding on a figure that breaks a limit, or on a limit that two break or more; one
    speaker's figures of one day are the business of `sums`."""
    ones = [row for row in ones if (row.speaker, row.first) != (other.speaker, other.first)]
    if not ones:
        return
    highest = max(ones, key=lambda row: float(row.least))
    fault = "speaker" if {row.speaker for row in ones} == {other.speaker} else "between"
    more = f", like {len(ones) - 1} more," if len(ones) > 1 else ""
    at_fault, held = (ids([other]), ids(ones)) if len(ones) > 1 else (ids(ones), ids([other]))
    yield Finding("bound", "warning", fault, at_fault,
                  f"{_told(highest, limit.smaller)}{more} is more than {_told(other, limit.larger)}"
                  f" leaves room for, as {rule(limit.text)}", against=held,
                  stated=highest.figure, expected=between(0, other.most, limit.larger.unit))


def _told(row: Row, quantity: Quantity) -> str:
    told = figure_in(row, quantity.unit, spaced(quantity.name), day(row.first))
    return f"{whose(row.speaker)} {told}"
