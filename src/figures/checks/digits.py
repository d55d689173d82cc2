"""Slips of the pen: digits that change places, zeros that are lost, thousands that are doubled."""

from figures.checks.thresholds import thresholds
from figures.precision import equal, rounded
from figures.wording.lists import reach

THOUSAND = reach("thousand")


def swaps(value: float) -> set[float]:
    """Return the numbers that a whole number becomes when two neighbouring digits change places."""
    text = f"{value:.0f}"
    return {float(text[:at] + text[at + 1] + text[at] + text[at + 2:])
            for at in range(len(text) - 1)
            if text[at] != text[at + 1] and (at or text[1] != "0")}


def transposed(value: float, other: float) -> bool:
    """Tell whether two whole numbers differ by two neighbouring digits that change places."""
    return value == round(value) and other == round(other) and other in swaps(value)


def changed_digits(value: float, printed: float, place: float) -> bool:
    """Tell whether a number, rounded to a printed one's place, becomes it by one digit that is
    changed, lost, doubled or that changes places with its neighbour, or by a zero.

    One changed digit explains nothing where there are fewer than three.
    """
    if place <= 0 or printed <= 0 or value <= 0:
        return False
    if any(equal(rounded(value * shift, place), printed) for shift in (10, 1 / 10, 100, 1 / 100)):
        return True
    one, other = (str(round(number / place)) for number in (value, printed))
    if transposed(float(one), float(other)):
        return True
    enough = min(len(one), len(other)) >= thresholds().slip_digits
    return (enough and _one_apart(one, other)) or _one_lost(one, other) or _one_lost(other, one)


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _one_lost(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1 or len(shorter) + 1 < thresholds().slip_digits:
        return False
    return any(longer[:at] + longer[at + 1:] == shorter for at in range(len(longer)))


def cause(stated: float, expected: float) -> str:
    """Return how one printed number came of another: a cause of `number-changed`."""
    if not stated or not expected:
        return "unexplained"
    ratio = stated / expected
    if equal(ratio, 10) or equal(ratio, 1 / 10):
        return "factor-of-ten"
    if equal(ratio, THOUSAND):
        return "thousand-doubled"
    if equal(ratio, 1 / THOUSAND):
        return "thousand-lost"
    return "transposed-digits" if transposed(stated, expected) else "unexplained"
