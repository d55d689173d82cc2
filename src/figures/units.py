"""Units through pint: what a unit measures, and the factor from one to another."""

import re
from functools import cache
from typing import Any

import pint

from figures.errors import UnitError

PERSON, COUNT, SHARE = "person", "count", "share"
USUAL = (PERSON, "km^2", "mi^2", "km", "mi", SHARE, COUNT, "person/day", "hectare", "acre")
OWN_DEFINITIONS = ("person = [person] = _ = people = persons", "thing = [thing]", "share = []")
PINT_NAMES = {COUNT: "thing"}  # pint has a `count` of its own, without dimension
WORD = re.compile(r"[^\W\d]\w*")
# One power of a unit has one digit: pint would work out 9**9**9, and never end.
ONE_UNIT = r"[^\W\d]\w*(?:(?:\^|\*\*)-?\d)?"
UNIT_NAME = re.compile(rf"{ONE_UNIT}(?:\s?[*/ ]\s?{ONE_UNIT})*")
LONGEST_NAME = 60
DIMENSION_NAMES = {
    "[length]": "a length", "[length] ** 2": "an area", "[person]": "a number of persons",
    "[thing]": "a count of things", "dimensionless": "a share",
    "[person] / [time]": "persons a time", "[length] / [time]": "a speed",
    "[length] ** 2 / [time]": "an area a time", "[thing] / [time]": "a count a time",
    "[time]": "a time", "[mass]": "a weight", "[length] ** 3": "a volume",
}


@cache
def _registry() -> "pint.UnitRegistry[Any]":
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(
        autoconvert_offset_to_baseunit=False, on_redefinition="ignore")
    for definition in OWN_DEFINITIONS:
        registry.define(definition)
    return registry


@cache
def _unit(name: str) -> Any:
    if len(name) > LONGEST_NAME or not UNIT_NAME.fullmatch(name):
        raise UnitError(f"unknown unit '{name}'")
    try:
        return _registry().Unit(WORD.sub(lambda word: PINT_NAMES.get(word[0], word[0]), name))
    except Exception as reason:  # pint reads the text with Python's tokenizer: errors vary
        raise UnitError(f"unknown unit '{name}'") from reason


@cache
def dimension(name: str) -> str:
    """Return what a unit measures, such as `[length] ** 2`; `dimensionless` for a share.

    Raises: UnitError where the unit is unknown.
    """
    return str(_unit(name).dimensionality)


def dimension_name(name: str) -> str:
    """Return in words what a unit measures: "an area", "a length", "a number of persons".

    Raises: UnitError where the unit is unknown.
    """
    return DIMENSION_NAMES.get(dimension(name), dimension(name))


@cache
def is_rate_of(name: str, base: str) -> bool:
    """Tell whether a unit is the other one per time: persons a day, of persons.

    Raises: UnitError where either is unknown.
    """
    return bool((_unit(base) / _unit(name)).dimensionality == _unit("day").dimensionality)


@cache
def factor(source: str, target: str) -> float:
    """Return by how much a figure in one unit is multiplied to stand in the other.

    Raises: UnitError where a unit is unknown or the two measure different things.
    """
    if dimension(source) != dimension(target):
        raise UnitError(f"'{source}' is {dimension_name(source)}, "
                        f"'{target}' is {dimension_name(target)}")
    return float(_registry().Quantity(1.0, _unit(source)).to(_unit(target)).magnitude)
