"""Units: of the right kind, converted rightly, and the same for everyone."""

import math
from collections.abc import Collection, Iterator
from dataclasses import replace

import pandas as pd

from figures.checks.cells import READ_COLUMNS, UNIT_COLUMNS, misread, same_unit
from figures.checks.conversions import Pair, Verdict, judge
from figures.checks.material import Material, Row, Rows, grouped, ids, matching, pages
from figures.checks.phrasing import computed, day, figure, meaning, percent, printed, with_unit
from figures.checks.thresholds import thresholds
from figures.definitions import Quantity
from figures.errors import UnitError
from figures.findings import Finding
from figures.literal import HALF
from figures.units import dimension, dimension_name, factor, is_rate_of


def unit_dimension(material: Material) -> list[Finding]:
    """Return `unit-dimension`: a figure, or the one in brackets, that measures another kind of
    thing than what is counted; a rate of a running total is its slope, and fine, and so is what a
    rate comes to in some time: "850 in a day".

    Can't see: a wrong unit of the right kind; what a wording without any unit means.
    """
    quantities = material.claims.case.definition.quantities
    rows = material.table[~material.table["fits"]]
    found = [_dimension(group, quantities[group[0].quantity].unit, material)
             for group in grouped(rows, ["origin", "unit"])
             if not _is_slope(group[0], quantities[group[0].quantity])
             and not is_rate_of(quantities[group[0].quantity].unit, group[0].unit)]
    rows = material.table[material.table["fits"] & (material.table["second_unit"] != "")
                          & ~material.table["is_share"]]
    pairs = set(zip(rows["unit"], rows["second_unit"], strict=True))
    wrong = {pair for pair in pairs if dimension(pair[0]) != dimension(pair[1])}
    rows = matching(rows, ["unit", "second_unit"], wrong)
    return found + [_second_dimension(group, _whose(group, material)) for group in
                    grouped(rows, ["origin", "unit", "second_value", "second_unit"])]


def _is_slope(row: Row, quantity: Quantity) -> bool:
    """Tell whether a figure is a rate of a running total, or of what a day or a week adds to one:
    "92 people a day" says how fast it rises."""
    changes = quantity.accumulates or bool(quantity.change_of)
    return changes and is_rate_of(row.unit, quantity.unit)


def _dimension(rows: Rows, unit: str, material: Material) -> Finding:
    first = rows[0]
    counted = material.claims.case.definition.quantities[first.quantity].counts
    return Finding("unit-dimension", "error", _whose(rows, material), ids(rows),
                   f"{figure(first)} is {dimension_name(first.unit)}, and what is counted, "
                   f"{counted}, is {dimension_name(unit)}",
                   stated=first.unit, expected=unit)


def _second_dimension(rows: Rows, fault: str) -> Finding:
    first = rows[0]
    return Finding("unit-dimension", "error", fault, ids(rows),
                   f"{_first(first)} is {dimension_name(first.unit)}, and "
                   f"{with_unit(printed(first.second_value), first.second_unit)} beside it is "
                   f"{dimension_name(first.second_unit)}",
                   stated=first.second_unit, expected=first.unit)


def _whose(rows: Collection[Row], material: Material,
           columns: Collection[str] = UNIT_COLUMNS) -> str:
    """Return whose slip a unit is: the ledger's where a filled cell disagrees with the wording."""
    wrong = any(misread(str(row.id), material.claims, columns) for row in rows)
    return "ledger" if wrong else "print"


def unit_pair(material: Material) -> list[Finding]:
    """Return `unit-pair` and `unit-rounding`: second figures to which the first does not convert.

    Can't see: a pair in which both figures are wrong and agree; a slip that is smaller than half a
    unit of the second figure's last digit.
    """
    rows = _unfit(material.table[material.table["second_value"].notna()
                                 & (material.table["second_unit"] != "")])
    found = []
    for group in grouped(rows, ["origin", "unit", "second_value", "second_unit", "value", "low",
                                "high"]):
        verdict, first = _judge(group[0])
        if verdict is not None:
            fault = _whose(group, material, READ_COLUMNS)
            found.append(replace(_pair(group, first, verdict), fault=fault))
    return found


def _unfit(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose first figure does not convert at once; the others need no look."""
    pairs = set(zip(rows["unit"], rows["second_unit"], strict=True))
    scales = {pair: _scale(*pair) for pair in pairs}
    scale = pd.Series([scales[pair] for pair in zip(rows["unit"], rows["second_unit"],
                                                    strict=True)], rows.index, dtype=float)
    off = (rows["value"] * scale - rows["second_value"]).abs()
    return rows[scale.notna() & ~(off <= HALF * rows["second_place"])]


def _scale(unit: str, second_unit: str) -> float:
    try:
        return factor(unit, second_unit)
    except UnitError:
        return math.nan


def _judge(row: Row) -> tuple[Verdict | None, float]:
    """Return the verdict on a claim's pair and the first figure that it is about: of a range, whose
    brackets hold one number, the end that comes nearer."""
    verdicts = [(judge(Pair(number, row.place, row.unit, row.second_value, row.second_place,
                            row.second_unit)), number) for number in _numbers(row)]
    if not verdicts or any(verdict is None for verdict, _ in verdicts):
        return None, math.nan
    return min(verdicts, key=lambda found: found[0].off if found[0] else math.inf)


def _numbers(row: Row) -> Iterator[float]:
    said = [row.value] if not math.isnan(row.value) else [row.low, row.high]
    yield from (number for number in said if not math.isnan(number))


def _first(row: Row) -> str:
    number = next(_numbers(row), math.nan)
    return with_unit(printed(number), row.unit)


def _pair(rows: Rows, first: float, verdict: Verdict) -> Finding:
    row = rows[0]
    message = (f"{with_unit(printed(first), row.unit)} is "
               f"{with_unit(computed(verdict.converted), row.second_unit)}; {pages(rows)} "
               f"{printed(row.second_value)}, {meaning(verdict.cause)}")
    if math.isfinite(verdict.off):
        message += f" ({_off(verdict.off)})"
    return Finding(verdict.code, verdict.severity, "print", ids(rows), message,
                   stated=row.second_value, expected=verdict.converted, cause=verdict.cause)


def _off(off: float) -> str:
    """Return how far off a second figure is: where it is many times too much, how many times."""
    if off < thresholds().many_times:
        return f"{percent(off)} off"
    return f"{computed(off + 1)} times too much"


def unit_swap(material: Material) -> list[Finding]:
    """Return `unit-swap`: one number under two units for one speaker, quantity and day.

    Can't see: which of the two is right where as many publishers print either and no second figure
    tells; claims without a day.
    """
    table = material.table
    rows = table[table["first"].notna() & (table["first"] == table["last"]) & table["fits"]
                 & ~table["is_share"] & (table["figure"] > 0)]
    spans = rows["hedge"] == "range"
    number = rows["value"].fillna(rows["low"]).fillna(rows["high"])
    rows = rows.assign(number=number.where(~spans, rows["low"]),
                       number_to=number.where(~spans, rows["high"]))
    keys = ["quantity", "scope", "speaker", "first", "number", "number_to"]
    several = rows.groupby(keys, sort=False, dropna=False)["unit"].transform("nunique") > 1
    return [found for group in grouped(rows[several], keys) if (found := _swap(group, material))]


def _swap(rows: Rows, material: Material) -> Finding | None:
    by_unit: dict[str, Rows] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row)
    held, *others = sorted(by_unit.values(), key=_support, reverse=True)
    swapped = [row for group in others for row in group if not same_unit(row.unit, held[0].unit)]
    if not swapped:
        return None
    first, right = swapped[0], held[0]
    number = printed(first.number)
    return Finding("unit-swap", "error", _whose(swapped, material), ids(swapped),
                   f"for {first.speaker} on {day(first.first)} {number} is printed as "
                   f"{with_unit(number, first.unit)} and as {with_unit(number, right.unit)}",
                   against=ids(held), stated=first.unit, expected=right.unit)


def _support(rows: Rows) -> tuple[int, int]:
    """Return how well a unit is supported: by pairs that convert, then by publishers."""
    fitting = sum(not math.isnan(row.second_value) and _judge(row)[0] is None for row in rows)
    return fitting, len({row.publisher for row in rows})
