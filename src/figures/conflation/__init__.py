"""Which claims count something else than they say: a part's name on a total's number.

A claim of one quantity whose number an origin of a confusable quantity has was likely taken from
there (contract, `conflation`). Quantities are confusable where one is a part of the other, or where
the case says so. A claim that more publishers print under the other quantity takes no part in
`falls`, `sum`, `bound`, `conflict` and the estimate, until a ruling dismisses the finding.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from figures import dates
from figures.begun import LATEST
from figures.conflation.coincidence import adds_up
from figures.conflation.quantities import confusable, is_part
from figures.conflation.told import (
    Ground,
    Told,
    candidates,
    given_by,
    index_of,
    is_round,
    same,
    told_of,
)
from figures.meanings import Claims
from figures.origins import NEAR_DAYS
from figures.precision import same_number
from figures.rulings import Ruling

CODE, DIVIDED = "conflation", "divided"
CONFIRMED, DISMISSED = "confirmed", "dismissed"


@dataclass(frozen=True)
class Conflation:
    """Claims that may count what `against` counts; `cause` is "divided" where nobody is blamed;
    `publishers` print the number under the one quantity and under the other, on whatever day."""

    claims: tuple[Any, ...]
    against: tuple[Any, ...]
    severity: str
    cause: str = ""
    publishers: tuple[int, int] = (1, 1)

    def explains(self) -> bool:
        """Tell whether the claims take no part elsewhere: blamed, and of one speaker."""
        return self.severity != "note" and self.cause != DIVIDED


def conflations(claims: Claims, all_told: list[Told] | None = None) -> tuple[Conflation, ...]:
    """Return the claims of a case that may count something else than they say; `all_told` is what
    the case's origins tell, where it is known already.

    Can't see: claims without a day; numbers that were changed on the way; vague words; shares.
    """
    partners = confusable(claims.case.definition)
    told = [one for one in (told_of(claims) if all_told is None else all_told)
            if one.quantity in partners]
    index = index_of(told)
    ground = Ground(claims, told, index, given_by(told))
    found: dict[frozenset[int], Met] = {}
    for number, one in enumerate(told):
        for at in candidates(one, partners[one.quantity], index):
            made, pair = _conflation(number, at, ground), frozenset((number, at))
            if made and (pair not in found or found[pair].made.cause == DIVIDED != made.cause):
                found[pair] = Met(number, at, made)
    return tuple(_best(_lasting(found.values(), ground)))


class Met(NamedTuple):
    """Two origins by number, the one at fault first, and what it is beside the other."""

    one: int
    other: int
    made: Conflation


def _lasting(found: Iterable[Met], ground: Ground) -> Iterator[Conflation]:
    """Yield what stands: an origin that is itself explained away explains nobody. Who has most
    publishers is looked at first, for only more can explain him."""
    away: set[int] = set()
    for met in sorted(found, key=lambda met: (-ground.publishers(met.other), met.one, met.other)):
        if met.other in away:
            continue
        yield met.made
        if met.made.explains() and not _is_dismissed(met.made, ground.claims.case.rulings):
            away.add(met.one)


def explained(claims: Claims, found: tuple[Conflation, ...] | None = None) -> frozenset[str]:
    """Return the ids of the claims that count something else than they say, and so take no part in
    `falls`, `sum`, `bound`, `conflict` and the estimate."""
    known = conflations(claims) if found is None else found
    return frozenset(str(row.id) for one in known if one.explains() for row in one.claims
                     if _ruled(row.id, claims.case.rulings) != DISMISSED)


def _is_dismissed(one: Conflation, rulings: tuple[Ruling, ...]) -> bool:
    return all(_ruled(row.id, rulings) == DISMISSED for row in one.claims)


def _within(one: Told, other: Told, ground: Ground) -> tuple[Any, ...]:
    """Return the rows of an origin that were printed from three days before the other until the
    other's speaker gave his next figure."""
    given = ground.given[(other.speaker, other.quantity, other.scope)]
    later = (day for day, figure in given[bisect_right(given, (other.day, float("inf"))):]
             if not same_number(figure, other.figure))
    until = next(later, LATEST)
    spans = ((row, _printed(row)) for row in one.rows)
    return tuple(row for row, (first, last) in spans
                 if other.day - NEAR_DAYS <= last and first < until)


def _printed(row: Any) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which a row may have been printed."""
    first, last = (row.first, row.last) if row.reported_first is pd.NaT else (
        row.reported_first, row.reported_last)
    return dates.ordinal(first), dates.ordinal(last)


def _conflation(number: int, at: int, ground: Ground) -> Conflation | None:
    """Return what an origin's rows are beside another origin; None where the numbers or days
    differ, more publishers print it as it stands, or the other parts make up what it lacks."""
    one, other = ground.told[number], ground.told[at]
    if not same(one, other):
        return None
    ours, theirs = ground.publishers(number), ground.publishers(at)
    if ours > theirs:
        return None
    rows = _within(one, other, ground)
    if not rows or adds_up(one, other, ground):
        return None
    if not _related(one.speaker, other.speaker, ground.claims):
        if theirs == ours and (is_round(one.figure) or is_round(other.figure)):
            return None
        made = _across(rows, other, "" if theirs > ours else DIVIDED)
        return made and replace(made, publishers=(ours, theirs))
    if _on_one_page(rows, other.rows):
        blamed = theirs > ours or is_part(
            one.quantity, other.quantity, ground.claims.case.definition)
        return Conflation(rows, other.rows, "error", "" if blamed else DIVIDED, (ours, theirs))
    rulings = ground.claims.case.rulings
    confirmed = any(_ruled(row.id, rulings) == CONFIRMED for row in rows)
    return Conflation(rows, other.rows, "error" if confirmed else "warning",
                      "" if theirs > ours or confirmed else DIVIDED, (ours, theirs))


def _related(one: str, other: str, claims: Claims) -> bool:
    """Tell whether two speakers are one, or one belongs to the other."""
    chain = claims.case.sources.chain
    return one == other or one in chain(other) or other in chain(one)


def _across(rows: tuple[Any, ...], other: Told, cause: str) -> Conflation | None:
    """Return a note on another speaker's number; of a round one only where it was printed within
    three days, for round numbers meet by chance."""
    near = tuple(row for row in rows if not is_round(row.figure)
                 or abs(_printed(row)[0] - other.day) <= NEAR_DAYS)
    return Conflation(near, other.rows, "note", cause) if near else None


def _on_one_page(rows: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    pages = {row.url for row in others if row.url}
    return any(row.url in pages for row in rows)


def _best(found: Any) -> Iterator[Conflation]:
    """Yield one conflation for each origin at fault: the gravest, then the best supported."""
    order = {"error": 0, "warning": 1, "note": 2}
    taken: set[str] = set()
    for one in sorted(found, key=lambda one: (order[one.severity], one.cause, -len(one.against))):
        if one.claims[0].origin not in taken:
            taken.add(one.claims[0].origin)
            yield one


def _ruled(claim: str, rulings: tuple[Ruling, ...]) -> str:
    """Return the newest state that a ruling gives a claim's conflation, "" where none does."""
    states = [ruling.now for ruling in rulings
              if ruling.claim == claim and ruling.finding()[0] == CODE]
    return states[-1] if states else ""
