"""Each quantity's range if all claims hold literally: two linear programmes a quantity (HiGHS)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from figures.bounds.days import extremes, near, told_of
from figures.bounds.rules import Rule, components, rules
from figures.bounds.statement import Counted, Statement, statements
from figures.definitions import Definition
from figures.meanings import Claims

Range = tuple[float, float]
Ranges = Mapping[Counted, Range]


def bounds(claims: Claims, as_of: Mapping[str, date | None] | date | None = None,
           without: Iterable[str] | None = None) -> dict[str, Range | None]:
    """Return the least and the greatest value of each quantity that has a claim, in its unit.

    `as_of` is the day, or a day by quantity (without one: that of the quantity's newest claim);
    claims counted after it take no part, nor do those `without` (the conflated ones, if none are
    given). The upper end is infinite where
    nothing limits it. None where claims conflict: those of the quantity itself, or those of the
    quantities that identities join to it.
    """
    told = statements(claims, without)
    definition = claims.case.definition
    found: dict[str, Range | None] = {}
    for places, bound in components(told, rules(definition, told)):
        for name in dict.fromkeys(told[place].counted for place in places):
            if name == Counted(name.quantity):
                day = _day(as_of, name, [told[place] for place in places])
                known = [place for place in places if told[place].first <= day]
                found[name.quantity] = _range(name, day, (told, known, bound), definition)
    return {name: found.get(name, (0.0, math.inf)) for name in claims.table["quantity"].unique()}


def _day(as_of: Mapping[str, date | None] | date | None, name: Counted,
         told: Iterable[Statement]) -> int:
    given = as_of.get(name.quantity) if isinstance(as_of, Mapping) else as_of
    if given is not None:
        return given.toordinal()
    return max(one.last for one in told if one.counted == name)


Known = tuple[Sequence[Statement], list[int], Sequence[Rule]]


def _range(target: Counted, day: int, known: Known, definition: Definition) -> Range | None:
    told, places, bound = known
    if all(told[place].last == told[place].first == 0 for place in places):
        day = 0
    names = [target, *(name for rule in bound for name in rule.factors)]
    ends = {name: _ends(name, day, known, definition) for name in dict.fromkeys(names)}
    if ends[target][0] > ends[target][1]:
        return None
    spoken = [rule for rule in bound if rule.claim is None or _speaks(told[rule.claim], day)]
    if not spoken:
        return ends[target]
    free = {name: (0.0, math.inf) if low > high else (low, high)
            for name, (low, high) in ends.items()}
    return _tightened(target, free, spoken)


def _ends(name: Counted, day: int, known: Known, definition: Definition) -> Range:
    least, most = extremes(told_of(name, known[1], known[0], definition), np.array([day]))
    return float(least[0]), float(most[0])


def _speaks(share: Statement, day: int) -> bool:
    return bool(near(share.first, share.last, day))


def _tightened(target: Counted, ends: Ranges, bound: Sequence[Rule]) -> Range | None:
    from scipy.optimize import linprog  # a sixth of a second, for ledgers that have identities

    names = {name: number for number, name in enumerate(ends)}
    scale = max((end for pair in ends.values() for end in pair if math.isfinite(end)),
                default=0.0) or 1.0
    rows = {exact: [rule for rule in bound if rule.exact == exact] for exact in (False, True)}
    matrices = {exact: np.array([[rule.factors.get(name, 0.0) for name in names]
                                 for rule in rows[exact]]) for exact in rows if rows[exact]}
    sides = {exact: [-rule.constant / scale for rule in rows[exact]] for exact in matrices}
    found = []
    for sign in (1.0, -1.0):
        goal = np.zeros(len(names))
        goal[names[target]] = sign
        solved = linprog(goal, A_ub=matrices.get(False), b_ub=sides.get(False),
                         A_eq=matrices.get(True), b_eq=sides.get(True), method="highs",
                         bounds=[(low / scale, high / scale) for low, high in ends.values()])
        if solved.status == INFEASIBLE:
            return None
        end = math.inf if solved.x is None else max(0.0, float(solved.x[names[target]]))
        found.append(end * scale)
    return found[0], found[1]


INFEASIBLE = 2  # scipy.optimize.linprog's status
