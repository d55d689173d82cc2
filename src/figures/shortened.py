"""What a number may be shortened to, as keys by which figures that may be one number are found.

`precision.same_number` decides; these keys only say where to look, and miss nothing that it takes.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from figures.errors import UnitError
from figures.precision import NEAR_SHARE, place_of, rounded, truncated
from figures.units import factor

KEY_DIGITS = 9  # as many as figures are held equal to; what floats lose lies below
REMEMBERED = 2**18

Kin = Mapping[str, tuple[tuple[str, float], ...]]


@lru_cache(maxsize=REMEMBERED)
def number_key(value: float) -> float:
    """Return a number to nine digits: equal figures have one key."""
    return float(f"{value:.{KEY_DIGITS - 1}e}")


@lru_cache(maxsize=REMEMBERED)
def short_forms(value: float) -> frozenset[float]:
    """Return the keys of all that a number rounds or truncates to, moved by 3% at most, itself
    left out."""
    if not math.isfinite(value) or value <= 0:
        return frozenset()
    highest = math.floor(math.log10(value)) + 1
    lowest = max(round(math.log10(place_of(value))), highest - KEY_DIGITS)
    found = {number_key(shorten(value, 10.0**power)) for power in range(lowest + 1, highest + 1)
             for shorten in (rounded, truncated)}
    return frozenset(form for form in found - {number_key(value)}
                     if abs(form - value) <= NEAR_SHARE * value * (1 + NEAR_SHARE))


def kin(units: set[str]) -> Kin:
    """Return for each unit those that measure the same kind of thing, itself among them, with the
    factor to each."""
    return {unit: tuple((other, scale) for other in sorted(units)
                        if (scale := _scale(unit, other)) is not None) for unit in units}


def _scale(unit: str, other: str) -> float | None:
    if unit == other:
        return 1.0
    try:
        return factor(unit, other)
    except UnitError:
        return None
