"""Wordings that differ in their numbers alone are read once: "1,234 killed" and "5,678 killed".

A long ledger holds thousands of such wordings. Only numbers with thousands commas are exchanged
("1,234"), since the grammar takes none of these for a year, a day, an age or a label by its size. A
number is put in that has as many digits, the same zeros at its end and the same order among the
others. Both low and high numbers are tried: where they are read differently, and where they are the
ends of a range, as in "1,300 or two thousand", the wording is read by itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from figures.wording.reader import read
from figures.wording.reading import Reading, Second
from figures.wording.tokens import REMEMBERED

GROUPED = re.compile(r"(?<![\w+.,'٬٫/:–-])(?<!\d )[1-9]\d{0,2}(?:,\d{3})+(?![\d.,'٬٫/:–-]|[ ]\d)")
LOW, HIGH = ("1", "12"), ("9", "89")  # the digits put in, for one number and for two
RANGE = "range"
Values = Mapping[float, float]


@lru_cache(maxsize=REMEMBERED)
def read_alike(wording: str, convention: str | None = None) -> tuple[Reading, ...]:
    """Return what `read` returns, from the reading of a wording with other numbers where that tells
    it.

    Raises: CallError where there is no convention of that name.
    """
    printed = GROUPED.findall(wording)
    several = len(set(printed))
    if not 0 < several <= len(LOW):
        return read(wording, convention)
    low, high = (_exchanged(printed, digits[several - 1]) for digits in (LOW, HIGH))
    readings = _pattern(tuple(GROUPED.split(wording)), low, high, convention)
    if readings is None:
        return read(wording, convention)
    return _filled(readings, dict(zip(low, printed, strict=True)))


def _exchanged(printed: Sequence[str], digits: str) -> tuple[str, ...]:
    """Return a number for each that is printed, of the same length, zeros and order."""
    order = sorted({_value(text) for text in printed})
    return tuple(_like(text, digits[order.index(_value(text))]) for text in printed)


def _like(text: str, digit: str) -> str:
    told = text.rstrip("0,")
    return re.sub(r"\d", digit, told) + text[len(told):]


def _value(text: str) -> float:
    return float(text.replace(",", ""))


@lru_cache(maxsize=REMEMBERED)
def _pattern(words: tuple[str, ...], low: tuple[str, ...], high: tuple[str, ...],
             convention: str | None) -> tuple[Reading, ...] | None:
    """Return the readings with the low numbers, None where they are not those with the high ones
    but for the numbers themselves, or where one is a range."""
    some, others = (read(_worded(words, numbers), convention) for numbers in (low, high))
    alike = _filled(some, dict(zip(low, high, strict=True))) == others
    return some if alike and not any(one.hedge == RANGE for one in some) else None


def _worded(words: Sequence[str], numbers: Sequence[str]) -> str:
    return "".join(part for pair in zip(words, (*numbers, ""), strict=True) for part in pair)


def _filled(readings: tuple[Reading, ...], printed: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return readings with other numbers in the place of their own."""
    values = {_value(own): _value(other) for own, other in printed.items()}
    return tuple(replace(
        one, low=_put(one.low, values), value=_put(one.value, values), high=_put(one.high, values),
        second=_second(one.second, values)) for one in readings)


def _put(number: float | None, values: Values) -> float | None:
    return number if number is None else values.get(number, number)


def _second(second: Second | None, values: Values) -> Second | None:
    return second and replace(second, value=values.get(second.value, second.value),
                              high=_put(second.high, values))
