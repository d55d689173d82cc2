"""The reconciled figure of each quantity: what is left to believe, and on what it rests."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from figures import dates
from figures.bounds import Range, bounds, conflicts, representative
from figures.conflation import conflations, explained
from figures.errors import CallError, Fault
from figures.evidence import LATER, Gathered, LeftOut, gather_all
from figures.influence import Influence, from_others, influence
from figures.joint import (
    ENOUGH,
    Joint,
    Moment,
    constants_for,
    join,
    series_of,
    unclaimed_parts,
)
from figures.meanings import Claims
from figures.posterior import Constants
from figures.precision import SAME_NUMBER

LEVELS = {name: int(name) / 100 for name in ("50", "80", "90")}  # the contract's intervals
NOTHING_KNOWN = "nothing had been printed by that day"
CONFLATED = "its number was told of something else, which it likely counts: {other}"
PART_UNCLAIMED = "nobody gives a figure of a part of it ({part}), and its sums make a loop"
MEASURED = "what was measured for the day is one more source"
MEASURED_BEFORE = "what was measured for other days is one more source, the farther off the weaker"
APPROXIMATE = "approximate: sampled, worth {draws} independent draws"
NOT_MET = "no numbers above zero were found that meet all identities, so that it breaks one of them"
NO_SIZE_TOLD = "no usable claim of a positive number is left"


@dataclass(frozen=True)
class Estimate:
    """What is left to believe about a quantity, in its unit, as of a day (contract, section 3).

    `bounds` are the literal ones, infinite above where nothing limits; `influence` gives for each
    origin the point without it ÷ the point; `why` says what can't be known; `series`, where asked
    for, is the figure by day.
    """

    quantity: str
    unit: str
    as_of: date | None
    status: str
    why: str = ""
    point: float | None = None
    intervals: Mapping[str, tuple[float, float]] | None = None
    bounds: tuple[float, float] | None = None
    claims: int = 0
    claim_ids: tuple[str, ...] = ()
    origins: int = 0
    left_out: tuple[LeftOut, ...] = ()
    undated: int = 0
    influence: tuple[Influence, ...] = ()
    series: tuple[Moment, ...] | None = None


@dataclass(frozen=True)
class Answer:
    """The estimates of a case, in the order of its quantities, and the smallest conflicts."""

    case: str
    as_of: date | None
    known_by: date | None
    estimates: tuple[Estimate, ...]
    conflicts: tuple[tuple[str, ...], ...]

    def of(self, quantity: str) -> Estimate | None:
        """Return the estimate of a quantity, None where no claim is of it."""
        return next((one for one in self.estimates if one.quantity == quantity), None)


def reconcile(claims: Claims, as_of: date | str | None = None, series: bool = False) -> Answer:
    """Return what is left to believe about every quantity that has a claim; with `series`, also as
    of each day of its claims.

    Without `as_of`, each is as of the newest day of its own claims, or of those that identities
    join to it; the answer is as of the newest of all. Claims counted after the day take no part.
    Raises: CallError where `as_of` is no day.
    """
    day = day_of(as_of)
    conflated = conflated_in(claims)
    gathered = gather_all(claims, day, conflated)
    aside = [*conflated, *_later(gathered)]
    joint = join(gathered, claims)
    if day is None:
        gathered = [replace(each, as_of=_day(each, joint)) for each in gathered]
    ranges = bounds(claims, {each.quantity: each.as_of for each in gathered}, aside)
    unclaimed = unclaimed_parts(claims.case.definition, {one.quantity for one in gathered
                                                         if one.rows})
    estimates = tuple(_estimate(each, claims, ranges.get(each.quantity), joint.get(each.quantity),
                                unclaimed.get(each.quantity, "")) for each in gathered)
    if series:
        estimates = _with_series(estimates, gathered, claims)
    newest = max((each.as_of for each in gathered if each.as_of), default=None)
    return Answer(claims.case.name, day or newest, claims.known_by, estimates,
                  conflicts(claims, without=aside))


def day_of(given: date | str | None) -> date | None:
    """Return a day given as such or as text; a month or a year means its last day.

    Raises: CallError where the text is no day.
    """
    if not isinstance(given, str):
        return given
    try:
        return dates.span(given).last if given else None
    except ValueError:
        raise CallError([Fault("figures", 0, "as_of", given, dates.EXPECTED)]) from None


def conflated_in(claims: Claims) -> dict[str, str]:
    """Return the claims that count something else than they say, each with what it counts."""
    found = conflations(claims)
    explains = explained(claims, found)
    counts = {name: one.counts for name, one in claims.case.definition.quantities.items()}
    return {str(row.id): CONFLATED.format(other=counts[one.against[0].quantity])
            for one in found for row in one.claims if row.id in explains and one.explains()}


def _with_series(estimates: tuple[Estimate, ...], gathered: list[Gathered], claims: Claims
                 ) -> tuple[Estimate, ...]:
    last = {one.quantity: Moment(one.as_of, one.point, *one.intervals["90"]) for one in estimates
            if one.as_of and one.point is not None and one.intervals}
    found = series_of(gathered, claims, last)
    return tuple(replace(one, series=found.get(one.quantity, ())) for one in estimates)


def _day(gathered: Gathered, joint: Mapping[str, Joint]) -> date | None:
    """Return the day of an estimate: its newest claim's, or that of what identities join to it."""
    one = joint.get(gathered.quantity)
    return one.day if one and one.day else gathered.as_of


def _later(gathered: list[Gathered]) -> list[str]:
    """Return the claims counted after the day, which bounds and conflicts leave out too."""
    return [claim for each in gathered for claim, why in each.left_out if why == LATER]


def _estimate(gathered: Gathered, claims: Claims, literal: Range | None, joint: Joint | None,
              unclaimed: str) -> Estimate:
    quantity = claims.case.definition.quantities[gathered.quantity]
    found = Estimate(quantity.name, quantity.unit, gathered.as_of, "unknowable",
                     left_out=gathered.left_out, undated=gathered.undated, bounds=literal)
    if joint is None:
        return replace(found, why=NO_SIZE_TOLD if gathered.left_out else NOTHING_KNOWN)
    numbers, kind = constants_for(quantity, claims.case.definition), claims.case.definition.kind
    told = told_rows(gathered, joint)
    found = replace(found, claims=len(told), claim_ids=tuple(row.Index for row in told),
                    origins=len({row.origin for row in told}),
                    left_out=tuple((name, why) for name, why in gathered.left_out
                                   if name not in joint.shares))
    if unclaimed:
        part = claims.case.definition.quantities[unclaimed].counts
        return replace(found, why=PART_UNCLAIMED.format(part=part))
    return replace(found, status=status(told), point=joint.point, why=_caution(joint),
                   intervals={name: joint.believed.interval(level)
                              for name, level in LEVELS.items()},
                   influence=_influence(told, joint, kind, numbers))


def _influence(told: Sequence[Any], joint: Joint, kind: str, numbers: Constants
               ) -> tuple[Influence, ...]:
    """Return each origin with the point without it ÷ the point, those that tell a size first; 1
    where another tells the same share. Nothing is returned for a single origin."""
    origin = {row.Index: row.origin for row in told}
    sized = dict.fromkeys(joint.evidence.origin)
    found = dict(influence(joint.evidence, kind, numbers, joint.believed.point, joint.outside))
    if len(sized) == 1 < len(set(origin.values())) and joint.outside.logs is not None:
        without = from_others(joint.evidence, kind, numbers, joint.outside).point
        found = dict.fromkeys(sized, without / joint.believed.point)
    for ids, moves in joint.without_shares:
        names = dict.fromkeys(origin[name] for name in ids if name in origin)
        found |= {name: moves if len(names) == 1 else 1.0 for name in names if name not in sized}
    return tuple(found.items()) if len(set(origin.values())) > 1 else ()


def _caution(joint: Joint) -> str:
    """Return what else an estimate rests on, and that it is approximate where it is."""
    way = joint.outside.way
    told = []
    if way.series is not None and way.series.is_near(way.day):
        told.append(MEASURED)
    elif way.series is not None and way.earlier is not None:
        told.append(MEASURED_BEFORE)
    if joint.effective is not None and joint.effective < ENOUGH:
        told.append(APPROXIMATE.format(draws=round(joint.effective)))
    if not joint.meets_identities:
        told.append(NOT_MET)
    return "; ".join(told)


def told_rows(gathered: Gathered, joint: Joint) -> list[Any]:
    """Return the rows that an estimate rests on: those that tell a size, and shares that count."""
    names = {row.Index for row in gathered.rows}
    return [*gathered.rows, *(row for row in gathered.shares
                              if row.Index in joint.shares and row.Index not in names)]


def status(told_by: Sequence[Any]) -> str:
    """Return `single` for one origin, `agreed` where one value fits every origin's literal
    interval, else `disputed`."""
    told: dict[str, list[Any]] = {}
    for row in told_by:
        told.setdefault(row.origin, []).append(row)
    if len(told) == 1:
        return "single"
    rows = [representative(rows) for rows in told.values()]
    least, most = max(row.least for row in rows), min(row.most for row in rows)
    return "agreed" if least <= most * (1 + SAME_NUMBER) else "disputed"


def as_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as the contract's document has it; what is not finite is null."""
    return {"case": answer.case, "as_of": _text(answer.as_of), "known_by": _text(answer.known_by),
            "estimates": [_as_json(estimate) for estimate in answer.estimates],
            "conflicts": [list(ids) for ids in answer.conflicts]}


def _as_json(estimate: Estimate) -> dict[str, Any]:
    intervals = {level: list(ends) for level, ends in (estimate.intervals or {}).items()} or None
    document: dict[str, Any] = {
        "quantity": estimate.quantity, "unit": estimate.unit, "status": estimate.status,
        "why": estimate.why, "point": estimate.point, "intervals": intervals,
        "bounds": estimate.bounds and [_finite(end) for end in estimate.bounds],
        "claims": estimate.claims, "claim_ids": list(estimate.claim_ids),
        "origins": estimate.origins,
        "left_out": [{"id": name, "why": why} for name, why in estimate.left_out],
        "undated": estimate.undated,
        "influence": [{"origin": name, "moves": moves} for name, moves in estimate.influence]}
    if estimate.series is not None:
        document["series"] = [{"day": _text(one.day), "point": one.point,
                               "90": [one.low, one.high]} for one in estimate.series]
    return document


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
