"""Running totals that fall."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from figures.checks.digits import swaps
from figures.checks.material import Material, Rows, ids, matching, records
from figures.checks.phrasing import computed, day, figure, meaning, printed, says
from figures.checks.spans import SPEAKER, by_one, included, sized
from figures.checks.staleness import FROM_HIMSELF
from figures.checks.thresholds import thresholds
from figures.conflation.told import is_round
from figures.definitions import Definition
from figures.findings import Finding
from figures.precision import SAME_NUMBER, equal

SERIES = [*SPEAKER, "quantity", "counted_as", "phase"]
REVISION, SWAPPED = "revision", "transposed-digits"
SEVERITY = {SWAPPED: "error", "lost-zero": "error", REVISION: "note", "": "warning"}


@dataclass(frozen=True)
class Point:
    """All that a speaker gives for a running total on one day, taken literally."""

    least: float
    most: float
    rows: Rows

    def figure(self) -> float:
        """Return the first figure of the day."""
        return float(self.rows[0].figure)


def falls(material: Material) -> list[Finding]:
    """Return `falls`: a running total whose speaker later gives less than he had given.

    Both figures are dated to the day, count the same things, no phase lies between them and no
    other finding explains either. Of several figures of one day the lowest and highest count.

    Can't see: falls that rounding and hedges allow; a figure that is too low and was never higher;
    an earlier number to which a speaker goes back, on a page that gives it no day of its own.
    """
    definition = material.claims.case.definition
    running = [name for name, quantity in definition.quantities.items() if quantity.accumulates]
    rows = by_one(sized(material.standing()))
    rows = rows[rows["quantity"].isin(running) & ~rows["is_share"]
                & ~rows.index.isin(material.explained)]
    rows = rows.assign(counted_as=included(rows, definition.quantities),
                       phase=_phases(rows, definition))
    return [found for series in _falling(rows) for found in _series(series)]


def _is_old_news(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which rows are a page's that prints, without a day, a number its speaker gave before: a
    paper that lags by days (`stale`, once it is a week) is no fall of the speaker's."""
    by_number = rows.groupby([*SERIES, "figure"], sort=False)["first"]
    return (rows["as_of_first"].isna() & (rows["publisher"] != rows["speaker"])
            & ~rows["seen_as"].isin(FROM_HIMSELF) & (rows["first"] > by_number.transform("min")))


def _phases(rows: pd.DataFrame, definition: Definition) -> "pd.Series[int]":
    """Return how many phases of its quantity have begun by each row's day."""
    phase = pd.Series(0, rows.index)
    for name, phases in definition.phases.items():
        at = rows["quantity"] == name
        for begun in phases:
            phase[at] += rows.loc[at, "first"] >= pd.Timestamp(begun.day)
    return phase


def _falling(rows: pd.DataFrame) -> Iterator[list[Point]]:
    """Yield the series in which anything falls, as points by day."""
    days = rows.groupby([*SERIES, "first"], sort=True, as_index=False).agg(
        least=("least", "min"), most=("most", "max"))
    before = days.groupby(SERIES, sort=False)["least"].cummax()
    before = before.groupby([days[key] for key in SERIES], sort=False).shift()
    fallen = days[before > days["most"] * (1 + SAME_NUMBER)]
    if fallen.empty:
        return
    keys = set(zip(*(fallen[key] for key in SERIES), strict=True))
    series: dict[tuple[Any, ...], dict[Any, Rows]] = {}
    rows = matching(rows, SERIES, keys)
    for row in records(rows[~_is_old_news(rows)].sort_values("first", kind="stable")):
        key = tuple(getattr(row, name) for name in SERIES)
        series.setdefault(key, {}).setdefault(row.first, []).append(row)
    for by_day in series.values():
        yield [Point(min(row.least for row in met), max(row.most for row in met), met)
               for met in by_day.values()]


def _series(points: list[Point]) -> Iterator[Finding]:
    """Yield a finding for each fall: where later figures confirm the lower one, the series goes on
    from there; where they don't, that one figure is low and is left out. A figure that stands alone
    above those before and after, and fits between them with two digits exchanged, is the slip."""
    peak, under = points[0], None
    told: set[tuple[str, str]] = set()
    for number, point in enumerate(points[1:], 1):
        if point.least >= peak.least or not _below(point, peak):
            peak, under = (point, peak) if point.least > peak.least else (peak, under)
            continue
        later = points[number + 1] if number + 1 < len(points) else None
        confirmed = later is not None and _below(later, peak)
        meant = _meant(under, peak, point, confirmed)
        pair = peak.rows[0].origin, point.rows[0].origin
        if pair not in told:
            yield _too_high(peak, point, meant) if meant else _finding(
                peak, point, _cause(peak, point, later))
        told.add(pair)
        if confirmed:
            peak = point


def _below(point: Point, peak: Point) -> bool:
    return point.most * (1 + SAME_NUMBER) < peak.least


def _meant(under: Point | None, peak: Point, point: Point, confirmed: bool) -> float:
    """Return what a figure that stands alone was meant to be: it with two digits exchanged, where
    that lies between the figures before and after; else 0. A small fall is an honest revision; so
    may be a deep one that nothing confirms yet, but where the two leave only a narrow gap."""
    deep = point.figure() < peak.figure() * (1 - thresholds().deep_fall)
    if under is None or is_round(peak.figure()) or not deep:
        return 0.0
    narrow = point.most <= under.least * (1 + thresholds().digit_growth)
    return next((number for number in sorted(swaps(peak.figure()))
                 if under.least <= number <= point.most), 0.0) if confirmed or narrow else 0.0


def _cause(peak: Point, point: Point, later: Point | None) -> str:
    if (later is not None and _below(later, peak)) or _says_so(point):
        return "revision"
    if later is None and point.figure() > peak.figure() * (1 - thresholds().deep_fall):
        again = any(equal(number, peak.figure()) for number in swaps(point.figure()))
        return "transposed-digits" if again else ""  # 4,172 after 4,712: the same number meant
    limit = later.most if later is not None else \
        peak.figure() * (1 + thresholds().digit_growth)
    if peak.least <= point.figure() * 10 <= limit:
        return "lost-zero"
    swapped = not is_round(point.figure()) and any(
        peak.least <= number <= limit for number in swaps(point.figure()))
    return "transposed-digits" if swapped else ""


def _too_high(peak: Point, point: Point, meant: float) -> Finding:
    high, low = peak.rows[0], point.rows[0]
    return Finding("falls", SEVERITY[SWAPPED], "speaker", ids(peak.rows),
                   f"{high.speaker} gives {figure(high)} on {day(high.first)} and {figure(low)} on "
                   f"{day(low.first)}, and a running total can't fall; {printed(meant)} would lie "
                   f"between the figures before and after: {meaning(SWAPPED)}",
                   against=ids(point.rows), stated=high.figure, expected=meant, cause=SWAPPED)


def _says_so(point: Point) -> bool:
    """Tell whether the words printed say that the figure is a correction."""
    return says(point.rows, "revised")


def _finding(peak: Point, point: Point, cause: str) -> Finding:
    high, low = peak.rows[0], point.rows[0]
    fall = 1 - low.figure / high.figure if high.figure else np.nan
    ending = "" if cause == REVISION else ", and a running total can't fall"
    ending += f": {meaning(cause)}" if cause else ""
    return Finding("falls", SEVERITY[cause], "speaker", ids(point.rows),
                   f"{low.speaker} gives {figure(low)} on {day(low.first)}, "
                   f"{computed(fall * 100)}% less than {figure(high)} on {day(high.first)}{ending}",
                   against=ids(peak.rows), stated=low.figure, expected=high.figure, cause=cause)
