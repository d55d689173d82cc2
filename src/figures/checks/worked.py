"""The arithmetic that a case shows: + - * / over claims' figures and plain numbers.

It is worked out twice: with the numbers as they are printed, and with the intervals that the words
allow.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from figures.checks.material import records
from figures.definitions import Worked as Shown
from figures.identities import Tree, read_arithmetic
from figures.literal import Interval, literal_interval, principal
from figures.meanings import Claims


@dataclass(frozen=True)
class Worked:
    """What was worked out: `low` and `high`, the least and the greatest value that the words allow
    (infinite where nothing limits); `printed`, the same with the numbers as they are printed, its
    ends apart where one of them is a range; and the claims it rests on."""

    says: str
    low: float
    high: float
    printed: Interval
    claims: tuple[str, ...]

    @property
    def value(self) -> float | None:
        """Return the result with the numbers as printed; None where one of them is a range."""
        low, high = self.printed
        return low if low == high else None

    def as_json(self) -> dict[str, Any]:
        """Return the result as `check` prints it."""
        return {"says": self.says, "low": self.low, "value": self.value, "high": self.high,
                "claims": list(self.claims)}


def worked(claims: Claims) -> tuple[Worked, ...]:
    """Return the case's shown arithmetic, worked out, in the order of case.yml.

    Arithmetic over a claim that is not known yet, or whose words hold no number, is left out.
    """
    if not claims.case.definition.worked:
        return ()  # a long ledger is not gone through for nothing
    printed, literal = _printed(claims), _literal(claims)
    ids = tuple(map(str, claims.case.ledger.index))
    found = []
    for shown in claims.case.definition.worked:
        tree = read_arithmetic(shown.arithmetic, ids)
        if set(_names(tree)) <= set(printed):
            found.append(_worked(shown, tree, printed, literal))
    return tuple(found)


def _worked(shown: Shown, tree: Tree, printed: Mapping[str, Interval],
            literal: Mapping[str, Interval]) -> Worked:
    low, high = _value(tree, literal)
    return Worked(shown.says, low, high, _value(tree, printed),
                  tuple(dict.fromkeys(_names(tree))))


def _printed(claims: Claims) -> dict[str, Interval]:
    """Return each claim's number as printed, in its own unit; a range's two ends."""
    found: dict[str, Interval] = {}
    for row in records(claims.table):
        numbers = (row.low, row.value, row.high)
        number = principal(numbers)
        spans = row.hedge in ("range", "vague") and not math.isnan(row.low + row.high)
        if not math.isnan(number):
            found[str(row.id)] = (row.low, row.high) if spans else (number, number)
    return found


def _literal(claims: Claims) -> dict[str, Interval]:
    """Return the interval that each claim's words allow, in its own unit."""
    return {str(row.id): literal_interval(row.hedge, (row.low, row.value, row.high), row.place)
            for row in records(claims.table)}


def _names(tree: Tree) -> list[str]:
    if isinstance(tree, tuple):
        return [*_names(tree[1]), *_names(tree[2])]
    return [tree] if isinstance(tree, str) else []


def _value(tree: Tree, known: Mapping[str, Interval]) -> Interval:
    if isinstance(tree, float):
        return (tree, tree)
    if isinstance(tree, str):
        return known[tree]
    sign, left, right = tree
    return ARITHMETIC[sign](_value(left, known), _value(right, known))


def _sum(one: Interval, other: Interval) -> Interval:
    return (one[0] + other[0], one[1] + other[1])


def _difference(one: Interval, other: Interval) -> Interval:
    return (one[0] - other[1], one[1] - other[0])


def _product(one: Interval, other: Interval) -> Interval:
    ends = [_times(a, b) for a in one for b in other]
    return (min(ends), max(ends))


def _times(one: float, other: float) -> float:
    """Multiply, nothing times anything being nothing even where that has no limit."""
    return 0.0 if 0 in (one, other) else one * other


def _quotient(one: Interval, other: Interval) -> Interval:
    """Divide; where the divisor may be 0 nothing limits the result."""
    low, high = other
    if low < 0 < high or low == high == 0:
        return (-math.inf, math.inf)
    return _product(one, (1 / high if high else -math.inf, 1 / low if low else math.inf))


ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": _sum, "-": _difference, "*": _product, "/": _quotient}
