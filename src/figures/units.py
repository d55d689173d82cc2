"""Units through pint: what a unit measures, and the factor from one to another."""

import re
from functools import cache
from typing import Any

import pint
from pint.util import UnitsContainer

from figures.errors import UnitError

PERSON, COUNT, SHARE = "person", "count", "share"
USUAL = (PERSON, "km^2", "mi^2", "km", "mi", SHARE, COUNT, "person/day", "hectare", "acre")
OWN_DEFINITIONS = ("person = [person] = _ = people = persons", "thing = [thing]", "share = []",
                   "dunam = 1000 meter ** 2",  # the metric one, as today's press means it
                   # the international one: pint's, of US surveyors, moves a sixth printed digit
                   "acre = 4046.8564224 meter ** 2")
# What almost every ledger needs, as pint's own file defines it: reading that whole file takes as
# long as reading a ledger, so it is read only where another unit is met.
USUAL_DEFINITIONS = ("kilo- = 1000 = k-", "meter = [length] = m = metre", "mile = 1609.344 m = mi",
                     "second = [time] = s", "day = 86400 s = d", "week = 7 day",
                     "hectare = 10000 m ** 2 = ha")
PINT_NAMES = {COUNT: "thing"}  # pint has a `count` of its own, without dimension
WORD = re.compile(r"[^\W\d]\w*")
# One power of a unit has one digit: pint would work out 9**9**9, and never end.
ONE_UNIT = r"[^\W\d]\w*(?:(?:\^|\*\*)-?\d)?"
UNIT_NAME = re.compile(rf"{ONE_UNIT}(?:\s?[*/ ]\s?{ONE_UNIT})*")
LONGEST_NAME = 64
DIMENSION_NAMES = {
    "[length]": "a length", "[length] ** 2": "an area", "[person]": "a number of persons",
    "[thing]": "a count of things", "dimensionless": "a share",
    "[person] / [time]": "persons a time", "[length] / [time]": "a speed",
    "[length] ** 2 / [time]": "an area a time", "[thing] / [time]": "a count a time",
    "[time]": "a time", "[mass]": "a weight", "[length] ** 3": "a volume",
}


@cache
def _usual() -> "pint.UnitRegistry[Any]":
    """Return a registry of the usual units alone."""
    return _extended(pint.UnitRegistry(None), (*USUAL_DEFINITIONS, *OWN_DEFINITIONS))


@cache
def _whole() -> "pint.UnitRegistry[Any]":
    """Return a registry of all that pint knows, and of ours."""
    return _extended(pint.UnitRegistry(on_redefinition="ignore"), OWN_DEFINITIONS)


def _extended(registry: "pint.UnitRegistry[Any]", definitions: tuple[str, ...]
              ) -> "pint.UnitRegistry[Any]":
    for definition in definitions:
        registry.define(definition)
    return registry


@cache
def _is_usual(name: str) -> bool:
    try:
        _usual().Unit(_pint_name(name))
    except Exception:  # pint reads the text with Python's tokenizer: errors vary
        return False
    return True


def _pint_name(name: str) -> str:
    return WORD.sub(lambda word: PINT_NAMES.get(word[0], word[0]), name)


def _units(*names: str) -> tuple[Any, ...]:
    """Return units that can be reckoned with one another: all of one registry.

    Raises: UnitError where one is unknown.
    """
    for name in names:
        if len(name) > LONGEST_NAME or not UNIT_NAME.fullmatch(name):
            raise UnitError(f"unknown unit '{name}'")
    registry = _usual() if all(map(_is_usual, names)) else _whole()
    return tuple(_unit(registry, name) for name in names)


def _unit(registry: "pint.UnitRegistry[Any]", name: str) -> Any:
    try:
        unit = registry.Unit(_pint_name(name))
        nought = registry.Quantity(0.0, unit).to_base_units().magnitude
    except Exception as reason:  # as above
        raise UnitError(f"unknown unit '{name}'") from reason
    if nought:  # degrees and decibels: none of them is not nothing, and no factor converts them
        raise UnitError(f"unknown unit '{name}'")
    return unit


@cache
def dimension(name: str) -> str:
    """Return what a unit measures, such as `[length] ** 2`; `dimensionless` for a share.

    Raises: UnitError where the unit is unknown.
    """
    (unit,) = _units(name)
    return str(UnitsContainer(dict(sorted(unit.dimensionality.items()))))  # in one order always


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
    whole, rate, day = _units(base, name, "day")
    return bool((whole / rate).dimensionality == day.dimensionality)


def as_counted(name: str, wanted: str) -> str:
    """Return a unit that words give, or the one that they may mean as well: words can't tell
    persons from things, so cases, arrests and names are what a ledger counts them as."""
    counted, slash, rest = name.partition("/")
    if {counted, wanted.partition("/")[0]} == {PERSON, COUNT}:
        return f"{wanted.partition('/')[0]}{slash}{rest}"
    return name


@cache
def factor(source: str, target: str) -> float:
    """Return by how much a figure in one unit is multiplied to stand in the other.

    Raises: UnitError where a unit is unknown or the two measure different things.
    """
    if dimension(source) != dimension(target):
        raise UnitError(f"'{source}' is {dimension_name(source)}, "
                        f"'{target}' is {dimension_name(target)}")
    one, other = _units(source, target)
    return float((1.0 * one).to(other).magnitude)
