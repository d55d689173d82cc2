"""A figure of an article beside the claims of a case: who has the same number."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.definitions import Quantity
from figures.errors import UnitError
from figures.literal import literal_interval, principal
from figures.precision import equal, same_number
from figures.sources import Sources
from figures.units import SHARE, factor
from figures.wording import Reading

Row = Any  # one claim, a named tuple of the columns of the claims table


@dataclass(frozen=True)
class Size:
    """A figure in its quantity's unit: the principal number, its ends where it is a range, and the
    literal interval; NaN where its unit is of another kind."""

    figure: float
    ends: tuple[float, float] | None
    least: float
    most: float
    is_share: bool
    vague: str


def size(reading: Reading, quantity: Quantity) -> Size:
    """Return a reading in a quantity's unit; a share stays the share that it is."""
    numbers = tuple(math.nan if n is None else n
                    for n in (reading.low, reading.value, reading.high))
    scale = _scale(reading.unit or quantity.unit, quantity.unit)
    least, most = literal_interval(reading.hedge, (numbers[0], numbers[1], numbers[2]),
                                   reading.place)
    ranged = reading.hedge == "range"
    return Size(principal((numbers[0], numbers[1], numbers[2])) * scale,
                (numbers[0] * scale, numbers[2] * scale) if ranged else None,
                least * scale, most * scale, reading.unit == SHARE, reading.vague or "")


def _scale(unit: str, wanted: str) -> float:
    if unit == SHARE:
        return 1.0
    try:
        return factor(unit, wanted)
    except UnitError:
        return math.nan


def same(row: Row, figure: Size) -> bool:
    """Tell whether a claim gives a figure's number: shares beside shares, ranges beside ranges,
    vague words beside the same word."""
    if bool(row.is_share) != figure.is_share or (row.hedge == "range") != bool(figure.ends):
        return False
    if row.vague or figure.vague:
        return bool(row.vague == figure.vague)
    if figure.ends:
        ends = (row.size_low, row.size_high)
        return all(same_number(one, other) for one, other in zip(ends, figure.ends, strict=True))
    own = principal((row.low, row.value, row.high)) if figure.is_share else row.figure
    return same_number(own, figure.figure)


def exactly(row: Row, figure: Size, unit: str) -> bool:
    """Tell whether a claim prints the very number: the same one, or one that converts to it."""
    if figure.ends or figure.vague or figure.is_share or (unit and row.unit != unit):
        return True
    return equal(row.figure, figure.figure)


def related(row: Row, speaker: str, sources: Sources) -> bool:
    """Tell whether a claim's speaker is the named one, or one belongs to the other."""
    return bool(row.speaker == speaker or speaker in sources.chain(row.speaker)
                or row.speaker in sources.chain(speaker))


def same_digits(row: Row, reading: Reading) -> bool:
    """Tell whether a claim prints the same number, in front or in brackets, in another unit of the
    same kind: 90 km², and 90 square miles."""
    printed = (((row.low, row.value, row.high), row.unit), ((row.second_value,), row.second_unit))
    own = reading.unit in (row.unit, row.second_unit) and any(
        _prints(numbers, reading) for numbers, unit in printed if unit == reading.unit)
    return not own and any(_prints(numbers, reading) and _is_other_unit(reading.unit, unit)
                           for numbers, unit in printed)


def _is_other_unit(unit: str | None, other: str | None) -> bool:
    """Tell whether two units of one kind differ in size."""
    if not unit or not other or unit == other or SHARE in (unit, other):
        return False
    try:
        return factor(unit, other) != 1.0
    except UnitError:
        return False


def _prints(numbers: tuple[float, ...], reading: Reading) -> bool:
    said = next((n for n in (reading.value, reading.low, reading.high) if n is not None), math.nan)
    return any(equal(n, said) for n in numbers if not math.isnan(n))


def rows_by_quantity(table: pd.DataFrame) -> dict[str, tuple[Row, ...]]:
    """Return the claims of each quantity that no ruling leaves out, oldest first."""
    found: dict[str, list[Row]] = {}
    for row in table[table["use"]].sort_values("first", kind="stable").itertuples():
        found.setdefault(str(row.quantity), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}
