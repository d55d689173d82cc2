"""What a claim says when taken literally: an interval of values."""

import math

from figures.codebook import LOWER_BOUNDS
from figures.precision import HALF as HALF

ABOUT_SHARE = 0.1  # "about" allows at least a tenth either way (docs/method.md, "Bounds")

Interval = tuple[float, float]
UNBOUNDED: Interval = (0.0, math.inf)


def literal_interval(hedge: str, numbers: tuple[float, float, float], place: float) -> Interval:
    """Return the least and the greatest value that a claim allows, in the claim's own unit.

    `numbers` are low, value and high, NaN where not said; `place` is that of the last digit that is
    not zero. A plain number is taken to half a unit of that digit; "about" and "nearly" to a tenth
    at least; bounds are bounds. A claim without a number allows everything.
    """
    low, value, high = numbers
    if hedge in ("exact", "about", "nearly"):
        return _around(hedge, value if not math.isnan(value) else high, place)
    if hedge in LOWER_BOUNDS:
        return (0.0 if math.isnan(low) else low, math.inf)
    least = 0.0 if math.isnan(low) else low
    return (least, math.inf if math.isnan(high) else high)


def _around(hedge: str, value: float, place: float) -> Interval:
    if math.isnan(value):
        return UNBOUNDED
    slack = HALF * place
    if hedge == "exact":
        return (max(0.0, value - slack), value + slack)
    slack = max(slack, ABOUT_SHARE * value)
    return (max(0.0, value - slack), value if hedge == "nearly" else value + slack)


def principal(numbers: tuple[float, float, float]) -> float:
    """Return the number that stands for a claim: its value, a bound, or the geometric middle of
    its range (the arithmetic one where the range begins at 0); NaN where none is said."""
    low, value, high = numbers
    if not math.isnan(value):
        return value
    if math.isnan(low) or math.isnan(high):
        return high if math.isnan(low) else low
    return math.sqrt(low * high) if low > 0 else (low + high) / 2
