"""The fewest claims that one would have to distrust for the rest to be literally true together."""

from dataclasses import dataclass

import numpy as np

from figures.bounds.contradictions import Set, minimal
from figures.bounds.limits import limit
from figures.bounds.statement import statements
from figures.meanings import Claims

MOST_ROUNDS, MOST_BRANCHES = limit("most_rounds"), limit("most_branches")


@dataclass(frozen=True)
class Distrust:
    """The claims to distrust, one an origin; `gap` is 0 where fewer are proven not to do, else the
    share of them that may be too many."""

    claims: tuple[str, ...]
    gap: float


def distrust(claims: Claims, rounds: int = MOST_ROUNDS) -> Distrust:
    """Return a smallest set of claims without which the rest can all be literally true.

    Sets that contradict each other are found, the fewest claims that meet all of them are chosen by
    an integer programme (HiGHS), and what is left is searched again, until nothing contradicts: an
    implicit hitting set (Moreno-Centeno and Karp, Operations Research 61 (2013), 453-468). After so
    many rounds, one claim of each set that is left is distrusted too. No clock ends the search, so
    that the answer is the same on any machine.
    """
    told = statements(claims)
    known: dict[Set, None] = dict.fromkeys(minimal(told, claims))
    chosen: Set = frozenset()
    proven = 0
    for number in range(1, max(1, rounds) + 1) if known else ():
        chosen, proven = _fewest(list(known))
        places = [place for place in range(len(told)) if place not in chosen]
        left = minimal([told[place] for place in places], claims)
        fresh = [frozenset(places[place] for place in one) for one in left]
        if not fresh:
            break
        known |= dict.fromkeys(fresh)
        if number >= rounds:
            chosen |= frozenset(max(one) for one in fresh)
    gap = 1 - proven / len(chosen) if chosen else 0.0
    return Distrust(tuple(told[place].id for place in sorted(chosen)), gap)


def _fewest(sets: list[Set]) -> tuple[Set, int]:
    """Return the fewest places that meet every set, and how many are proven to be needed.

    Of equally few, those that are in more of the sets.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    places = sorted(frozenset().union(*sets))
    rows = np.array([[place in one for place in places] for one in sets], dtype=float)
    share = rows.mean(axis=0) / (len(places) + 1)
    solved = milp(1 - share, constraints=LinearConstraint(rows, lb=1.0), bounds=Bounds(0, 1),
                  integrality=np.ones(len(places), dtype=int),
                  options={"node_limit": MOST_BRANCHES})
    if solved.x is None:  # no answer so soon: all of them meet every set
        return frozenset(places), 1
    chosen = frozenset(place for place, x in zip(places, np.round(solved.x), strict=True) if x)
    return chosen, int(np.ceil(solved.mip_dual_bound - TOLERANCE))


TOLERANCE = 1e-6  # the solver's own
