"""The keeper's filled cells held against what the wording says."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from figures import units, wording
from figures.codebook import NOT_SAID
from figures.errors import UnitError
from figures.literal import HALF
from figures.meanings import Claims
from figures.precision import SAME_NUMBER, equal, place_of
from figures.said import choose
from figures.wording import Reading

RANGE = "range"
NUMBER_COLUMNS = ("low", "value", "high")
UNIT_COLUMNS = ("unit", "second_unit")
READ_COLUMNS = (*NUMBER_COLUMNS, "second_value", *UNIT_COLUMNS)


class Disagreement(NamedTuple):
    """A filled cell, what it states and what the wording says there."""

    code: str
    column: str
    stated: float | str
    expected: float | str


def is_filled(cell: str) -> bool:
    """Tell whether a cell holds a keeper's reading."""
    return cell not in ("", NOT_SAID)


def readings_of(words: str, convention: str) -> tuple[Reading, ...]:
    """Return what a wording says; nothing where only the number was collected."""
    return () if words == NOT_SAID else wording.read_alike(words, convention or None)


def disagreements(cells: Mapping[str, str], readings: tuple[Reading, ...],
                  quantity: tuple[str, str]) -> list[Disagreement]:
    """Return where filled cells differ from a wording: from the reading that the row is about, and
    from any other that it may be about. Words that the grammar can't read contradict nothing."""
    chosen = choose(cells, readings, quantity)
    if chosen is None:
        return []
    found = list(_differences(cells, chosen))
    if found and any(not list(_differences(cells, reading)) for reading in readings):
        return []
    if len(readings) > 1 and (_is_sum(cells, readings) or _are_said(cells, readings)):
        joined = ("wording-number", "wording-hedge") if cells["hedge"] == RANGE else \
            ("wording-number",)
        return [wrong for wrong in found if wrong.code not in joined]
    return found


def misread(claim: str, claims: Claims, columns: Collection[str] = READ_COLUMNS) -> bool:
    """Tell whether one of a claim's filled cells disagrees with its wording: then what is wrong
    there is the ledger's slip (contract, section 2)."""
    definition = claims.case.definition
    cells = {str(name): str(cell) for name, cell in claims.case.ledger.loc[claim].items()}
    quantity = definition.quantities[cells["quantity"]]
    readings = readings_of(cells["wording"], definition.vague)
    return any(wrong.column in columns for wrong in
               disagreements(cells, readings, (quantity.name, quantity.unit)))


def _differences(cells: Mapping[str, str], reading: Reading) -> Iterator[Disagreement]:
    yield from _numbers(cells, reading)
    if is_filled(cells["hedge"]) and cells["hedge"] != reading.hedge:
        yield Disagreement("wording-hedge", "hedge", cells["hedge"], reading.hedge)
    second = reading.second.unit if reading.second else None
    for column, unit in (("unit", reading.unit), ("second_unit", second)):
        if is_filled(cells[column]) and unit and not same_unit(cells[column], unit):
            yield Disagreement("wording-unit", column, cells[column], unit)


def _numbers(cells: Mapping[str, str], reading: Reading) -> Iterator[Disagreement]:
    said = [number for number in (reading.low, reading.value, reading.high) if number is not None]
    if said and not reading.vague:
        said += _converted(said, reading.unit, cells["unit"])
        wrong = [(column, float(cells[column])) for column in NUMBER_COLUMNS
                 if is_filled(cells[column]) and not _among(float(cells[column]), said, reading)]
        yield from (Disagreement("wording-number", column, stated, said[0])
                    for column, stated in wrong[:1])  # one slip often stands in three cells
    if reading.second and is_filled(cells["second_value"]):
        stated = float(cells["second_value"])
        ends = reading.second.value, reading.second.high or reading.second.value
        if not any(equal(stated, end) for end in ends):  # a range in brackets has a row for each
            yield Disagreement("wording-number", "second_value", stated, reading.second.value)


def _among(stated: float, said: list[float], reading: Reading) -> bool:
    """Tell whether the words hold a number; of a range any between its ends, of a share to the
    last digit that is stated."""
    if any(equal(stated, number) for number in said):
        return True
    if reading.hedge == RANGE and min(said) < stated < max(said):
        return True
    slack = HALF * place_of(stated) * (1 + SAME_NUMBER)
    return reading.unit == units.SHARE and any(abs(stated - number) <= slack for number in said)


def _converted(said: list[float], printed: str | None, stated: str) -> list[float]:
    """Return the numbers in the unit that the cell states: then only the unit differs."""
    if not printed or not is_filled(stated) or printed == stated:
        return []
    try:
        return [number * units.factor(printed, stated) for number in said]
    except UnitError:
        return []


def _are_said(cells: Mapping[str, str], readings: tuple[Reading, ...]) -> bool:
    """Tell whether each number stands in the words, if not in one figure: "25,000, even 30,000"."""
    stated = [float(cells[column]) for column in NUMBER_COLUMNS if is_filled(cells[column])]
    said = [number for reading in readings
            for number in (reading.low, reading.value, reading.high) if number is not None]
    return len(set(stated)) > 1 and all(any(equal(one, number) for number in said)
                                        for one in stated)


def _is_sum(cells: Mapping[str, str], readings: tuple[Reading, ...]) -> bool:
    """Tell whether the keeper has added the wording's figures: "22 killed and 3 wounded" as 25."""
    numbers = [reading.value for reading in readings if reading.value is not None]
    return is_filled(cells["value"]) and equal(float(cells["value"]), sum(numbers))


def same_unit(one: str, other: str) -> bool:
    """Tell whether two names mean one unit: km^2 and km**2; and, for "388 names" are persons and a
    count of things, these two, which words can't tell apart."""
    if one == units.as_counted(other, one):
        return True
    try:
        return units.dimension(one) == units.dimension(other) and equal(units.factor(one, other), 1)
    except UnitError:
        return False
