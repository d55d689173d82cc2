"""The smallest sets of claims that can't all be literally true together."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figures.beside import beside
from figures.bounds.certificates import Certificate, certificates
from figures.bounds.days import Numbers, Told, by_day, extremes, lower, near, told_of, upper
from figures.bounds.limits import limit
from figures.bounds.rules import components, rules
from figures.bounds.statement import Counted, Statement, statements
from figures.codebook import RISING_KINDS
from figures.meanings import Claims
from figures.precision import SAME_NUMBER

MOST_CONFLICTS, MOST_TRIED = limit("most_conflicts"), limit("most_choices")
MOST_OF_ONE_SUM, MOST_OF_PART = limit("most_of_a_sum"), limit("most_of_a_part")

Set = frozenset[int]  # statements by their place


@dataclass(frozen=True)
class Part:
    """One component: what it counts, the ends that are known by day, the sums of its rules."""

    told: Sequence[Statement]
    columns: Mapping[Counted, Told]
    days: tuple[int, ...]
    sums: Sequence[Certificate]
    rising: bool = False


def conflicts(claims: Claims, most: int = MOST_CONFLICTS, without: Iterable[str] | None = None
              ) -> tuple[tuple[str, ...], ...]:
    """Return smallest sets of claims, one an origin, that can't all be literally true together.

    The smallest come first; where there are more than `most`, each group of quantities gives some.
    Quantities in `bounds.too_many` are left out, as are the claims `without` (the conflated ones,
    if none are given). No set that stands here holds another that contradicts itself.
    """
    told = statements(claims, without)
    found = minimal(told, claims)
    chosen = _spread(found, told, most)
    return tuple(tuple(told[place].id for place in sorted(places)) for places in chosen)


def minimal(told: Sequence[Statement], claims: Claims) -> list[Set]:
    """Return the sets of statements found to contradict each other, the smallest first."""
    definition = claims.case.definition
    parts = [_part(told, places, bound, definition)
             for places, bound in components(told, rules(definition, told))]
    with beside(lambda: _of_parts(parts[::2]), len(told)) as every_other:
        sets = _of_parts(parts[1::2]) | every_other()
    kept: dict[Set, None] = {}
    for one in sorted(sets, key=lambda s: (len(s), sorted(s))):
        smaller = (frozenset(places) for size in range(1, len(one))
                   for places in combinations(sorted(one), size))
        if not any(other in kept for other in smaller):
            kept[one] = None
    return [one for one in kept if len(one) > 1]


def _of_parts(parts: Iterable[Part]) -> set[Set]:
    return {one for part in parts for one in islice(_contradictions(part), MOST_OF_PART)}


def _part(told: Sequence[Statement], places: Sequence[int], bound: Any, definition: Any) -> Part:
    names = dict.fromkeys(told[place].counted for place in places if not told[place].whole)
    columns = {name: told_of(name, places, told, definition) for name in names}
    days = {day for place in places for day in (told[place].first, told[place].last)}
    return Part(told, columns, tuple(sorted(days)), certificates(bound),
                definition.kind in RISING_KINDS)


def _contradictions(part: Part) -> Iterator[Set]:
    for name in part.columns:
        yield from islice(_of_one(part, name), MOST_OF_ONE_SUM)
    useful = [total for total in part.sums if _can_break(total, part)]
    if not useful:
        return
    ends, speaking = _ends(part), _speaking(part, useful)
    for total in useful:
        yield from islice(_of_sum(part, total, ends, speaking), MOST_OF_ONE_SUM)


def _of_one(part: Part, name: Counted) -> Iterator[Set]:
    """Yield pairs of statements on one thing counted, one above the other, by day: of many those
    that lie farthest out."""
    column = part.columns[name]
    seen: set[Set] = set()
    days = np.array(part.days)
    lowest, highest = extremes(column, days)
    for low, high in by_day(column, days[lowest > highest * (1 + SAME_NUMBER)]):
        ones = np.sort(np.argsort(-low, kind="stable")[:math.isqrt(MOST_TRIED)])
        others = np.sort(np.argsort(high, kind="stable")[:math.isqrt(MOST_TRIED)])
        above = low[ones, None] > high[others] * (1 + SAME_NUMBER)
        for row, at in np.argwhere(above).tolist():
            pair = frozenset((column.places[ones[row]], column.places[others[at]]))
            if pair not in seen and not _renews(part, pair, column.accumulates):
                seen.add(pair)
                yield pair


def _renews(part: Part, pair: Set, accumulates: bool) -> bool:
    """Tell whether one speaker gives a new figure for an old one, on another day, or of a toll that
    rises within the day: then he contradicts nobody, and a total that falls is told as that."""
    one, other = (part.told[place] for place in pair)
    if not one.speaker or one.speaker != other.speaker:
        return False
    alike = (one.first, one.last) == (other.first, other.last)
    return not alike or (accumulates and part.rising)


def _can_break(total: Certificate, part: Part) -> bool:
    """Tell whether the statements have the ends that a contradiction in this sum needs."""
    falling = [name for name, factor in total.factors if factor < 0]
    rises = any(factor > 0 and name in part.columns and (part.columns[name].least > 0).any()
                for name, factor in total.factors) or total.constant > 0
    return rises and all(name in part.columns and np.isfinite(part.columns[name].most).any()
                         for name in falling)


Ends = tuple[Mapping[Counted, Numbers], Mapping[Counted, Numbers]]


def _ends(part: Part) -> Ends:
    """Return for each thing counted its greatest lower and least upper end, by day."""
    found = {name: extremes(column, np.array(part.days)) for name, column in part.columns.items()}
    return ({name: ends[0] for name, ends in found.items()},
            {name: ends[1] for name, ends in found.items()})


def _speaking(part: Part, sums: Iterable[Certificate]) -> dict[int, NDArray[np.bool_]]:
    """Return for each share, by place, on which days it holds."""
    days = np.array(part.days)
    shares = frozenset().union(*(total.shares for total in sums))
    return {place: near(part.told[place].first, part.told[place].last, days) for place in shares}


def _of_sum(part: Part, total: Certificate, ends: Ends, speaking: Mapping[int, NDArray[np.bool_]]
            ) -> Iterator[Set]:
    """Yield the sets of statements that contradict each other in one sum of rules."""
    nothing = np.zeros(len(part.days))
    terms = np.array([factor * (ends[1][name] if factor < 0 else ends[0].get(name, nothing))
                      for name, factor in total.factors] or [nothing])
    broken = total.constant + terms.sum(axis=0) > SAME_NUMBER * np.abs(terms).max(axis=0)
    for place in total.shares:
        broken &= speaking[place]
    seen: set[Set] = set()
    for number in np.flatnonzero(broken).tolist():
        for one in _choices(part, total, part.days[number]):
            if one not in seen:
                seen.add(one)
                yield one


def _choices(part: Part, total: Certificate, day: int) -> Iterator[Set]:
    """Yield the sets of claims, one or none for each thing counted, that break a sum on a day."""
    width = int(MOST_TRIED ** (1 / max(1, len(total.factors))))
    options = [_options(part, name, factor, day, width) for name, factor in total.factors]
    if not options or not all(options):
        return
    terms = np.stack(np.meshgrid(*([term for _, term in option] for option in options),
                                 indexing="ij")).reshape(len(options), -1)
    broken = total.constant + terms.sum(axis=0) > SAME_NUMBER * np.abs(terms).max(axis=0)
    sets = {total.shares | {place for place, _ in choice if place is not None}
            for choice, breaks in zip(product(*options), broken.tolist(), strict=True) if breaks}
    found: list[Set] = []
    for one in sorted(sets, key=lambda one: (len(one), sorted(one))):
        if not any(other <= one for other in found):
            found.append(one)
            yield one


def _options(part: Part, name: Counted, factor: float, day: int, width: int
             ) -> list[tuple[int | None, float]]:
    """Return the ends that may stand for a thing counted: (place or None, its term), widest last.

    Nothing is below zero, so no claim is needed for a lower end of 0.
    """
    nobody: list[tuple[int | None, float]] = [(None, 0.0)] if factor > 0 else []
    column = part.columns.get(name)
    if column is None:
        return nobody
    days = np.array([day])
    ends = (lower(column, days) if factor > 0 else upper(column, days))[:, 0]
    order = np.argsort(-factor * ends, kind="stable")[:width]
    return nobody + [(column.places[row], float(factor * ends[row])) for row in order.tolist()
                     if np.isfinite(ends[row]) and ends[row] > 0]


def _spread(found: Sequence[Set], told: Sequence[Statement], most: int) -> list[Set]:
    """Return at most so many sets, in turn from each group of quantities and each claim, the
    smallest first: of a claim that contradicts all others not every pair is told."""
    if len(found) <= most:
        return list(found)
    turns: Counter[Any] = Counter()
    ranked = []
    for one in found:
        group = frozenset(told[place].counted for place in one)
        turns.update((group, *one))
        turn = max(turns[group], *(turns[place] for place in one))
        ranked.append((turn, len(one), sorted(one), one))
    chosen = [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1])[:most]]
    return sorted(chosen, key=lambda one: (len(one), sorted(one)))
