"""What one row of the ledger says: the keeper's cells where filled, else the words themselves."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from figures import units
from figures.codebook import LOWER_BOUNDS, NOT_SAID
from figures.errors import UnitError
from figures.precision import place_of
from figures.wording import Reading

NAN = math.nan
Numbers = tuple[float, float, float]


@dataclass(frozen=True)
class Said:
    """One claim's figure: hedge, low, value and high in `unit`, the second figure, the words."""

    hedge: str
    numbers: Numbers
    unit: str
    second_value: float
    second_unit: str
    place: float
    reading: Reading | None
    readings: int


def said(cells: Mapping[str, str], readings: tuple[Reading, ...], quantity: tuple[str, str]
         ) -> Said:
    """Return what a row says, from its cells, the readings of its wording, and the name and unit of
    its quantity."""
    reading = choose(cells, readings, quantity)
    hedge = _hedge(cells, reading)
    numbers = _numbers(cells, reading, hedge)
    second_value, second_unit = _second(cells, reading)
    return Said(hedge, numbers, _unit(cells, reading, quantity[1]), second_value, second_unit,
                _place(numbers, reading), reading, len(readings))


def choose(cells: Mapping[str, str], readings: tuple[Reading, ...], quantity: tuple[str, str]
           ) -> Reading | None:
    """Return the reading that the row is about: of several, the one that fits most of the filled
    cells, then the unit cell, the quantity's name and its kind of unit; else the first."""
    if len(readings) <= 1:
        return readings[0] if readings else None
    return max(readings, key=lambda reading: (
        _agreeing(cells, reading), reading.unit == cells["unit"],
        bool(reading.counted) and str(reading.counted) in quantity[0],
        _fits(reading.unit, quantity[1])))


def _agreeing(cells: Mapping[str, str], reading: Reading) -> int:
    pairs = ((cells["low"], reading.low), (cells["value"], reading.value),
             (cells["high"], reading.high))
    return sum(number(cell) == read for cell, read in pairs if cell and cell != NOT_SAID)


def _fits(unit: str | None, wanted: str) -> bool:
    try:
        return unit is None or units.dimension(unit) == units.dimension(wanted)
    except UnitError:
        return False


def _unit(cells: Mapping[str, str], reading: Reading | None, counted: str) -> str:
    """Return the cell's unit, else the words'; the quantity's own where neither has one."""
    if cells["unit"]:
        return counted if cells["unit"] == NOT_SAID else cells["unit"]
    return units.as_counted(reading.unit, counted) if reading and reading.unit else counted


def number(cell: str) -> float:
    """Return a cell's number, NaN where it is blank or not said."""
    return NAN if cell in ("", NOT_SAID) else float(cell)


def _hedge(cells: Mapping[str, str], reading: Reading | None) -> str:
    if cells["hedge"] == NOT_SAID:
        return ""
    if cells["hedge"]:
        return cells["hedge"]
    return reading.hedge if reading else _hedge_of_cells(cells)


def _hedge_of_cells(cells: Mapping[str, str]) -> str:
    """Return the hedge of filled numbers without words (contract, `wording`)."""
    low, value, high = (not math.isnan(number(cells[name])) for name in ("low", "value", "high"))
    if low and high:
        return "exact" if cells["low"] == cells["high"] == cells["value"] else "range"
    if value:
        return "exact"
    return "at_least" if low else "up_to" if high else ""


def _numbers(cells: Mapping[str, str], reading: Reading | None, hedge: str) -> Numbers:
    """Return low, value and high as the hedge has them, each filled cell before the words."""
    read = (reading.low, reading.value, reading.high) if reading else (None, None, None)
    found = [number(cell) if cell else NAN if given is None else given
             for cell, given in zip((cells["low"], cells["value"], cells["high"]), read,
                                    strict=True)]
    low, value, high = found
    if hedge in ("range", "vague"):
        return low, value, high
    order = (high, value, low) if hedge in ("under", "up_to", "nearly") else (value, low, high)
    main = next((given for given in order if not math.isnan(given)), NAN)
    if hedge in LOWER_BOUNDS:
        main = next((given for given in (low, value, high) if not math.isnan(given)), NAN)
        return main, main, NAN
    if hedge in ("under", "up_to", "nearly"):
        return NAN, main, main
    return (main, main, main) if hedge == "exact" else (NAN, main, NAN)


def _second(cells: Mapping[str, str], reading: Reading | None) -> tuple[float, str]:
    second = reading.second if reading else None
    value = number(cells["second_value"])
    if not cells["second_value"] and second is not None:
        value = second.value
    unit = cells["second_unit"] or (second.unit if second is not None else "")
    return value, "" if unit == NOT_SAID or math.isnan(value) else unit


def _place(numbers: Numbers, reading: Reading | None) -> float:
    """Return the place of the principal number: the words' own where they hold that number."""
    main = next((given for given in (numbers[1], numbers[0], numbers[2])
                 if not math.isnan(given)), NAN)
    if reading is not None and main in (reading.low, reading.value, reading.high):
        return reading.place
    return place_of(main)
