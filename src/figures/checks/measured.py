"""Claims held against what was measured for their day."""

from typing import Any

import pandas as pd

from figures.checks.material import Material, Rows, grouped, ids
from figures.checks.phrasing import between, computed, figure_in, joined, spaced, when
from figures.definitions import Quantity
from figures.findings import Finding
from figures.measured import Measured
from figures.units import dimension, factor


def measured(material: Material) -> list[Finding]:
    """Return `measured`: claims that lie outside what was measured for their day, by more than the
    share that the case allows, with the ratio and the definitions that would fit.

    Can't see: days outside the series; whether the measurement is right.
    """
    quantities = material.claims.case.definition.quantities
    table = material.table[material.table["first"].notna() & material.table["fits"]
                           & material.table["figure"].notna()]
    found = []
    for quantity in quantities.values():
        if quantity.measured is not None:
            rows = table[table["quantity"] == quantity.name]
            found += [_finding(group, quantity, quantities)
                      for group in _outside(rows, quantity.measured, quantity.unit)]
    return found


def band(series: Measured, unit: str, first: Any, last: Any) -> tuple[float, float]:
    """Return the least and the most that was measured over some days, in a unit; NaN where nothing
    was. Raises: UnitError where the units measure different things."""
    days = series.series.loc[first:last]
    scale = factor(series.unit, unit)
    return days["low"].min() * scale, days["high"].max() * scale


def _outside(rows: pd.DataFrame, series: Measured, unit: str) -> list[Rows]:
    spans = {span: band(series, unit, *span)
             for span in set(zip(rows["first"], rows["last"], strict=True))}
    found = [spans[span] for span in zip(rows["first"], rows["last"], strict=True)]
    rows = rows.assign(measured_low=[low for low, _ in found],
                       measured_high=[high for _, high in found])
    outside = (rows["most"] < rows["measured_low"] * (1 - series.within)) | (
        rows["least"] > rows["measured_high"] * (1 + series.within))
    return list(grouped(rows[outside], ["origin"]))


def _finding(rows: Rows, quantity: Quantity, quantities: Any) -> Finding:
    row = rows[0]
    low, high = row.measured_low, row.measured_high
    end = high if row.figure > high else low
    ratio = f", {computed(row.figure / end)} times that" if end else ""
    fitting = [name for name in quantities if name != quantity.name
               and _fits(row, quantities[name], quantity.unit)]
    named = joined([f"“{quantities[name].counts}” ({spaced(name)})" for name in fitting])
    ending = f"; it would fit {named}" if named else ""
    return Finding("measured", "warning", "between", ids(rows),
                   f"{row.speaker} gives {figure_in(row, quantity.unit)}; measured for "
                   f"{when(row)} is {between(low, high, quantity.unit)}{ratio}{ending}",
                   stated=row.figure, expected=float(end))


def _fits(row: Any, other: Quantity, unit: str) -> bool:
    """Tell whether a figure lies within what was measured for another quantity."""
    series = other.measured
    if series is None or dimension(other.unit) != dimension(unit):
        return False
    low, high = band(series, unit, row.first, row.last)
    return bool(row.most >= low * (1 - series.within) and row.least <= high * (1 + series.within))
