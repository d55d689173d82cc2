"""How exact a printed number is: the place of its last digit, and what rounds to what."""

import math
from decimal import Decimal
from functools import cache

HALF = 1 / 2  # of the last printed place: how far a rounded number may be off
SAME_NUMBER = 1e-9  # relative; what floats lose on the way is no difference
NEAR_SHARE = 0.03  # contract, "Origins": rounding that moves a number by 3% at most


@cache
def place_of(value: float) -> float:
    """Return the place of the last digit of a number that is not zero: 1,300 has 100, 2.5 has 0.1.

    Zero, and a number that is not finite, have the place 1.
    """
    if not value or not math.isfinite(value):
        return 1.0
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return 10.0 ** int(exponent)


def equal(one: float, other: float) -> bool:
    """Tell whether two numbers are the same but for what floats lose."""
    return math.isclose(one, other, rel_tol=SAME_NUMBER, abs_tol=SAME_NUMBER)


def rounded(value: float, place: float) -> float:
    """Return the number rounded to a place, halves away from zero, as newspapers round."""
    return math.floor(value / place + HALF + SAME_NUMBER) * place


def truncated(value: float, place: float) -> float:
    """Return the number with all digits below a place cut off."""
    return math.floor(value / place + SAME_NUMBER) * place


def shortens_to(value: float, printed: float) -> bool:
    """Tell whether a number, rounded or truncated at the printed one's place, is the printed one,
    and is moved by 3% at most."""
    return equal(value, printed) or _is_cut(value, printed)


def _is_cut(value: float, printed: float) -> bool:
    """Tell whether a number with fewer digits is what another, unequal to it, shortens to."""
    if not abs(printed - value) <= NEAR_SHARE * abs(value):  # NaN is near nothing
        return False
    place = place_of(printed)
    return equal(rounded(value, place), printed) or equal(truncated(value, place), printed)


def same_number(one: float, other: float) -> bool:
    """Tell whether two figures in one unit may be one number: equal, or one is the other shortened
    (contract, "Origins", b)."""
    return equal(one, other) or _is_cut(one, other) or _is_cut(other, one)
