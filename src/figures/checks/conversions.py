"""One pair of figures in two units: does it fit, does rounding explain it, which slip made it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from figures.checks.digits import THOUSAND, changed_digits
from figures.checks.thresholds import thresholds
from figures.literal import HALF
from figures.precision import SAME_NUMBER, rounded, truncated
from figures.units import dimension, factor

LENGTH, AREA = "[length]", "[length] ** 2"


@dataclass(frozen=True)
class Pair:
    """A figure and its second figure; the places are those of the last digits that are not zero."""

    first: float
    place: float
    unit: str
    second: float
    second_place: float
    second_unit: str

    def converted(self) -> float:
        """Return the first figure in the second's unit.

        Raises: UnitError where the two measure different things.
        """
        return self.first * factor(self.unit, self.second_unit)


@dataclass(frozen=True)
class Verdict:
    """What a pair that does not fit is: the finding's code and severity, its cause, how far off."""

    code: str
    severity: str
    cause: str
    converted: float
    off: float


def fits(value: float, printed: float, place: float) -> bool:
    """Tell whether a number rounds to a printed one, halves either way, at the place of its last
    digit that is not zero: whatever rounds to it at a finer place does so here too."""
    return abs(value - printed) <= HALF * place * (1 + SAME_NUMBER) + SAME_NUMBER * abs(value)


def judge(pair: Pair) -> Verdict | None:
    """Return what is wrong with a pair, or None where the first figure converts to the second.

    Raises: UnitError where the two measure different things.
    """
    converted = pair.converted()
    if fits(converted, pair.second, pair.second_place):
        return None
    off = abs(pair.second / converted - 1) if converted else math.inf
    rounding = _rounding(pair, converted)
    if rounding:
        severity = "note" if _within(off, thresholds().rounding_slight) else "warning"
        return Verdict("unit-rounding", severity, rounding, converted, off)
    severity = "warning" if _within(off, thresholds().pair_slight) else "error"
    return Verdict("unit-pair", severity, slip(pair, converted), converted, off)


def _within(off: float, line: float) -> bool:
    """Tell whether a pair is off by so much or less: 50 km and 51,000 m are 2% off, not more."""
    return off <= line + SAME_NUMBER


def _rounding(pair: Pair, converted: float) -> str:
    """Return which rounding explains a pair, or ""."""
    if _cut_off(converted, pair):
        return "truncated"
    if fits(pair.second * factor(pair.second_unit, pair.unit), pair.first, pair.place):
        return "backwards"
    scale = factor(pair.unit, pair.second_unit)
    for cause, shorten in (("rounded-first", rounded), ("truncated", truncated)):
        if any(fits(shorten(pair.first, place) * scale, pair.second, pair.second_place)
               for place in _coarser(pair)):
            return cause
    return ""


def _cut_off(value: float, pair: Pair) -> bool:
    """Tell whether a number is the second figure once its further digits are cut off."""
    return 0 <= value - pair.second * (1 - SAME_NUMBER) < pair.second_place


def _coarser(pair: Pair) -> Iterator[float]:
    """Yield each place above the last one of the first figure, up to that of its first digit."""
    place = pair.place * 10
    while place <= abs(pair.first) * (1 + SAME_NUMBER):
        yield place
        place *= 10


def slip(pair: Pair, converted: float) -> str:
    """Return the usual slip that reproduces the printed second figure, the nearest of several."""
    near = [(abs(value - pair.second), number, cause)
            for number, (cause, value) in enumerate(_slips(pair, converted))
            if fits(value, pair.second, pair.second_place)
            or _cut_off(value, pair)]
    if near:
        return min(near)[2]
    return "digit-slip" if changed_digits(converted, pair.second, pair.second_place) \
        else "unexplained"


def _slips(pair: Pair, converted: float) -> Iterator[tuple[str, float]]:
    """Yield each usual slip with the second figure that it makes of the first."""
    scale, kind = factor(pair.unit, pair.second_unit), dimension(pair.unit)
    if kind == AREA:
        yield "linear-factor-on-area", pair.first * math.sqrt(scale)
    if kind == LENGTH:
        yield "area-factor-on-length", pair.first * scale**2
    if kind in (LENGTH, AREA) and (_in_miles(pair.unit) or _in_miles(pair.second_unit)):
        yield from (("feet-for-miles", pair.first * feet) for feet in _feet(pair.unit, kind))
    yield _inverse_or_swapped(pair), pair.first / scale
    yield "thousandfold", converted * THOUSAND
    yield "thousandfold", converted / THOUSAND
    for shift in (10, 100):
        if _has_decimals(pair.second_place / shift):
            yield "decimal-comma", converted * shift
        if _has_decimals(pair.second_place):
            yield "decimal-comma", converted / shift


def _in_miles(unit: str) -> bool:
    """Tell whether a unit is a mile or a square mile: only there can feet have been meant."""
    mile = "mile" if dimension(unit) == LENGTH else "mile^2"
    return abs(factor(unit, mile) - 1) <= SAME_NUMBER


def _feet(unit: str, kind: str) -> Iterator[float]:
    """Yield the factors that put feet in the place of miles: of the figure's own unit, and those of
    a metre, either way, plain and squared."""
    foot = factor("meter", "foot")
    yield from (foot, 1 / foot)
    if kind == LENGTH:
        yield factor(unit, "foot")
    else:
        yield from (foot**2, 1 / foot**2, factor(unit, "foot^2"))


def _inverse_or_swapped(pair: Pair) -> str:
    """Tell apart two slips that make the same numbers: what was converted has fewer digits than
    what came of it, so a second figure rounder than the first was itself the first."""
    digits = [round(value / place) for value, place in (
        (pair.first, pair.place), (pair.second, pair.second_place))]
    return "swapped-units" if len(str(digits[1])) < len(str(digits[0])) else "inverse-factor"


def _has_decimals(place: float) -> bool:
    return place < 1 - SAME_NUMBER
