"""Who repeats whom: the statement behind each claim (contract, "Origins").

Many publishers of one statement are one origin. A ruling or an `origin` cell decides; else a claim
joins the origin nearest in time that has the same speaker (or one who belongs to this one), the
same number and nearly the same day. An origin is named by the id of the claim that begins it.

Origins are found again by what a claim could share with them (speaker, sort, unit, number), so that
a ledger of a hundred thousand claims takes a hundred times what one of a thousand takes.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from figures.errors import UnitError
from figures.literal import HALF, principal
from figures.precision import same_number
from figures.shortened import Kin, kin, number_key, short_forms
from figures.sources import Sources
from figures.units import factor

NEAR_DAYS = 3  # contract, "Origins", c
MOST_DAYS = HALF  # a speaker with new figures on more than half of the days gives one a day
FEW_NEAR = 8  # origins that are looked at one by one
LATEST = date.max.toordinal() + 1  # claims without a day come last
EPOCH = date(1970, 1, 1).toordinal()  # numpy counts its days from there
BUCKET = ["quantity", "scope"]
NUMBERS = ("low", "value", "high")
Sort = tuple[str, ...]  # what kind of number is said, and of what


@dataclass(frozen=True, slots=True)
class Statement:
    """What decides whether two claims are one statement; days are ordinals, None where not said."""

    id: str
    speaker: str
    sort: Sort  # ranges match ranges, shares shares of one thing, vague words the same
    numbers: tuple[float, ...]
    unit: str
    days: tuple[int, int] | None


Place = tuple[int, int]  # an origin's first day and its number among the origins
Key = tuple[str, Sort, str]  # a name of the speaker's chain, what sort of number, the unit
Numbers = dict[float, list[Place]]


@dataclass
class Shelf:
    """The origins that are alike in all but day and number: those of one day, in order; those that
    span more (`wide`), by number among the origins."""

    by_day: list[Place] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    numbers: "ByNumber | None" = None  # made once there are many


@dataclass(frozen=True)
class ByNumber:
    """The origins of a shelf by number, by what it shortens to, and those that span more than a
    day by either."""

    own: Numbers
    short: Numbers
    wide: Numbers


@dataclass(frozen=True)
class Origins:
    """The origins that have begun, in order, and where to look for them: under each name of their
    speaker's chain and each unit in use."""

    begun: list[Statement]
    shelves: dict[Key, Shelf]
    units: Kin


def with_origins(table: pd.DataFrame, given: "pd.Series[str]", sources: Sources) -> pd.DataFrame:
    """Return the claims table with the column `origin`; `given` holds the ledger's origin cells."""
    found: dict[str, str] = {}
    free = table[given.loc[table.index] == ""]
    daily = daily_speakers(free)
    buckets: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for bucket, statement in zip(zip(*(free[key] for key in BUCKET), strict=True),
                                 _statements(free), strict=True):
        buckets[bucket].append(statement)
    for bucket, statements in buckets.items():
        found |= _origins(statements, {name for *key, name in daily if tuple(key) == bucket},
                          sources)
    found |= _given(table, given[given != ""], found)
    origin = [found[str(name)] for name in table.index]
    return table.assign(origin=pd.Series(origin, table.index, dtype=object))


def _given(table: pd.DataFrame, given: "pd.Series[str]", found: Mapping[str, str]
           ) -> dict[str, str]:
    """Return the origins that cells or rulings decide, each named by a claim of it."""
    cells = {str(claim): str(target) for claim, target in given.items()}
    named: dict[str, str] = {}
    decided: dict[str, str] = {}
    for claim in cells:
        target = _target(claim, cells)
        own = target if target in table.index else claim
        decided[claim] = found.get(target) or named.setdefault(target, own)
    return decided


def _target(claim: str, cells: Mapping[str, str]) -> str:
    """Follow an origin cell that names a claim with an origin cell, to its end or first repeat."""
    seen = {claim}
    target = cells[claim]
    while target in cells and target not in seen:
        seen.add(target)
        target = cells[target]
    return target


def daily_speakers(table: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Return who gives a new figure of a quantity on most days between the first and the last: as
    quantity, scope and speaker."""
    dated = table.loc[table["first"].notna() & (table["first"] == table["last"])]
    by_speaker = dated.groupby([*BUCKET, "speaker"], sort=False)
    days = by_speaker["first"].agg(["min", "max", "nunique"])
    length = (days["max"] - days["min"]).dt.days + 1
    new = days["nunique"].clip(upper=by_speaker["figure"].nunique())
    return set(days.index[(new > MOST_DAYS * length) & (length > NEAR_DAYS)])


def _statements(table: pd.DataFrame) -> Iterator[Statement]:
    """Yield each row as a statement."""
    days = [_ordinals(table[column]) for column in ("first", "last")]
    columns = ["id", "speaker", "unit", "hedge", "vague", "is_share", "share_of", *NUMBERS]
    for cells in zip(*days, *(table[column].tolist() for column in columns), strict=True):
        first, last, name, speaker, unit, hedge, vague, is_share, share_of, *numbers = cells
        sort: Sort = ("vague", vague) if vague else (
            "range" if hedge == "range" else "number",)
        if is_share:
            sort = (*sort, "share", share_of)
        yield Statement(name, speaker, sort, _numbers(sort[0], *numbers), unit,
                        None if first is None else (first, last))


def _ordinals(days: "pd.Series[pd.Timestamp]") -> list[int | None]:
    """Return days as ordinals, None where there is none."""
    since = days.to_numpy("datetime64[D]").astype(int) + EPOCH
    return [day if known else None for day, known in zip(since.tolist(), days.notna(),
                                                              strict=True)]


def _numbers(sort: str, low: float, value: float, high: float) -> tuple[float, ...]:
    if sort == "vague":
        return ()
    return (low, high) if sort == "range" else (principal((low, value, high)),)


def _origins(statements: list[Statement], daily: set[str], sources: Sources) -> dict[str, str]:
    """Return the origin of each claim of one quantity and scope."""
    chains = {speaker: sources.chain(speaker) for speaker in {s.speaker for s in statements}}
    origins = Origins([], defaultdict(Shelf), kin({s.unit for s in statements}))
    found: dict[str, str] = {}
    for claim in sorted(statements, key=lambda s: (
            -len(chains[s.speaker]), s.days[0] if s.days else LATEST, s.id)):
        origin = _nearest(claim, origins, 0 if claim.speaker in daily else NEAR_DAYS)
        found[claim.id] = origin.id if origin else claim.id
        if origin is None and claim.days is not None:
            _begin(claim, origins, chains[claim.speaker])
    return found


def _begin(claim: Statement, origins: Origins, chain: tuple[str, ...]) -> None:
    """Enter a claim as an origin, where later claims of its speaker or a vaguer one will look."""
    if claim.days is None:
        return
    at = len(origins.begun)
    origins.begun.append(claim)
    for unit, _ in origins.units[claim.unit]:
        for name in chain:
            shelf = origins.shelves[(name, claim.sort, unit)]
            if claim.days[0] == claim.days[1]:
                insort(shelf.by_day, (claim.days[0], at))
            else:
                shelf.wide.append(at)
            if shelf.numbers:
                _enter(shelf.numbers, at, unit, origins)


def _enter(numbers: ByNumber, at: int, unit: str, origins: Origins) -> None:
    """Enter an origin by its number in a unit and by all that this shortens to."""
    claim = origins.begun[at]
    first, last = claim.days or (LATEST, LATEST)
    number = _in_unit(claim, dict(origins.units[claim.unit])[unit])
    own, short = (numbers.own, numbers.short) if first == last else (numbers.wide, numbers.wide)
    insort(own.setdefault(number_key(number), []), (first, at))
    for form in short_forms(number):
        insort(short.setdefault(form, []), (first, at))


def _in_unit(claim: Statement, scale: float) -> float:
    return claim.numbers[0] * scale if claim.numbers else 0.0


def _nearest(claim: Statement, origins: Origins, reach: int) -> Statement | None:
    """Return the origin that a claim joins, or None where it begins one.

    Of two bodies that are equally near to a vaguer speaker neither is chosen.
    """
    near = sorted((gap, origins.begun[at].speaker != claim.speaker, at)
                   for at in _candidates(claim, origins, reach)
                   if (gap := _gap(claim, origins.begun[at])) is not None and gap <= reach
                   and _same(claim, origins.begun[at]))
    if not near:
        return None
    gap, differs, at = near[0]
    tied = {origins.begun[n].speaker for g, d, n in near if (g, d) == (gap, differs)}
    return None if differs and len(tied) > 1 else origins.begun[at]


def _candidates(claim: Statement, origins: Origins, reach: int) -> set[int]:
    """Return the origins that may have a claim's number and day, by their numbers: all of some
    days while these are few, which costs less than to make every form of a number."""
    if claim.days is None:
        return set()
    first, last = claim.days[0] - reach, claim.days[1] + reach
    found: set[int] = set()
    for unit, scale in origins.units[claim.unit]:
        shelf = origins.shelves.get((claim.speaker, claim.sort, unit))
        if shelf is None:
            continue
        near = _between(shelf.by_day, first, last)
        if len(near) + len(shelf.wide) <= FEW_NEAR:
            found.update(near, shelf.wide)
        else:
            number = _in_unit(claim, scale)
            found.update(_by_number(number, _numbers_of(shelf, unit, origins), (first, last)))
    return found


def _numbers_of(shelf: Shelf, unit: str, origins: Origins) -> ByNumber:
    """Return a shelf's origins by number, made when they are first asked for."""
    if shelf.numbers is None:
        shelf.numbers = ByNumber({}, {}, {})
        for at in (*(at for _, at in shelf.by_day), *shelf.wide):
            _enter(shelf.numbers, at, unit, origins)
    return shelf.numbers


def _by_number(number: float, numbers: ByNumber, days: tuple[int, int]) -> Iterator[int]:
    """Yield the origins that may have a number, of some days."""
    own = number_key(number)
    for form in (own, *short_forms(number)):
        yield from (at for _, at in numbers.wide.get(form, ()))
        yield from _between(numbers.own.get(form, []), *days)
    yield from _between(numbers.short.get(own, []), *days)


def _between(places: list[Place], first: int, last: int) -> list[int]:
    """Return the origins that begin between two days."""
    return [at for _, at in places[bisect_left(places, (first, 0)):
                                   bisect_right(places, (last, LATEST))]]


def _gap(one: Statement, other: Statement) -> int | None:
    """Return the days between two statements, 0 where they may be one day; None where undated."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def _same(one: Statement, other: Statement) -> bool:
    if one.sort != other.sort or len(one.numbers) != len(other.numbers):
        return False
    if one.unit == other.unit:
        return all(map(same_number, one.numbers, other.numbers))
    try:
        scale = factor(one.unit, other.unit)
    except UnitError:
        return False
    return all(map(same_number, [n * scale for n in one.numbers], other.numbers)) or all(
        map(same_number, one.numbers, [n / scale for n in other.numbers]))
