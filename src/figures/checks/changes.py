"""Figures of a period, held against the same speaker's running total."""

from bisect import bisect_left, bisect_right
from typing import Any

import pandas as pd

from figures import units
from figures.checks.material import Material, Row, Rows, grouped, ids, records
from figures.checks.phrasing import between, day, figure
from figures.checks.spans import by_one, sized
from figures.findings import Finding
from figures.literal import Interval
from figures.precision import SAME_NUMBER

ONE_DAY = pd.Timedelta(days=1)
Totals = dict[tuple[str, str, str], tuple[list[Any], Rows]]


def change(material: Material) -> list[Finding]:
    """Return `change`: a period figure that is not the change of its speaker's running total over
    its period, or, without one, since that speaker's last total. A rate counts for each day.

    Can't see: periods at whose ends the speaker gives no total; what rounding and hedges allow.
    """
    quantities = material.claims.case.definition.quantities
    totals = {name: quantity.change_of for name, quantity in quantities.items()
              if quantity.change_of}
    rows = by_one(sized(material.standing()))
    periods = rows[rows["quantity"].isin(totals) & ~rows["is_share"]]
    known = _totals(rows[rows["quantity"].isin(totals.values())
                         & rows["speaker"].isin(periods["speaker"])])
    found = []
    for group in grouped(periods, ["origin", "period_first", "period_last", "first"]):
        row = group[0]
        ends = _ends(row, known.get((totals[row.quantity], row.speaker, row.scope)))
        units_ = quantities[row.quantity].unit, quantities[totals[row.quantity]].unit
        if ends and (wrong := _wrong(group, ends, units_)):
            found.append(wrong)
    return found


def _totals(rows: pd.DataFrame) -> Totals:
    """Return each speaker's running totals by day, and the days."""
    found: dict[tuple[str, str, str], Rows] = {}
    for row in records(rows.sort_values("first", kind="stable")):
        found.setdefault((row.quantity, row.speaker, row.scope), []).append(row)
    return {key: ([row.first for row in rows], rows) for key, rows in found.items()}


def _ends(row: Row, totals: tuple[list[Any], Rows] | None) -> tuple[Rows, Rows] | None:
    """Return the speaker's totals at the beginning and at the end of a claim's period."""
    if totals is None:
        return None
    days, rows = totals
    if pd.isna(row.period_first):
        end, before = row.first, bisect_left(days, row.first)
        start = days[before - 1] if before else None
    else:
        end, start = row.period_last, row.period_first - ONE_DAY
    begun, ended = _on(start, days, rows), _on(end, days, rows)
    return (begun, ended) if begun and ended else None


def _on(day: Any, days: list[Any], rows: Rows) -> Rows:
    return [] if day is None else rows[bisect_left(days, day):bisect_right(days, day)]


def _wrong(rows: Rows, ends: tuple[Rows, Rows], units_: tuple[str, str]) -> Finding | None:
    row, (begun, ended) = rows[0], ends
    scale = _scale(units_, (ended[0].first - begun[0].first).days)
    least = max(0.0, min(r.least for r in ended) - max(r.most for r in begun))
    most = max(r.most for r in ended) - min(r.least for r in begun)
    stated: Interval = (row.least * scale, row.most * scale)
    slack = SAME_NUMBER * max(abs(most), 1)
    if most < 0 or (stated[0] <= most + slack and least <= stated[1] + slack):
        return None  # a total that falls is another finding
    expected = (ended[0].figure - begun[0].figure) / scale
    return Finding("change", "error", "speaker", ids(rows),
                   f"{row.speaker} gives {figure(row)} for a period in which the total goes from "
                   f"{figure(begun[0])} ({day(begun[0].first)}) to {figure(ended[0])} "
                   f"({day(ended[0].first)}), a change of {between(least, most, units_[1])}",
                   against=ids([*ended, *begun]), stated=row.figure, expected=expected)


def _scale(units_: tuple[str, str], days: int) -> float:
    """Return by how much a period figure is multiplied to stand beside the change of a total."""
    own, total = units_
    if units.is_rate_of(own, total):
        return units.factor(own, f"{total}/day") * days
    return units.factor(own, total)
