"""Who repeats whom: the statement behind each claim (contract, "Origins").

Many publishers of one statement are one origin. A ruling or an `origin` cell decides; else a claim
joins the origin nearest in time that has the same speaker (or one who belongs to this one), the
same number and nearly the same day. An origin is named by the id of the claim that begins it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from figures.begun import LATEST, Origins, Shelf, Sort, Statement, begin, candidates
from figures.errors import UnitError
from figures.literal import HALF, principal
from figures.precision import same_number
from figures.shortened import kin
from figures.sources import Sources
from figures.units import factor

NEAR_DAYS = 3  # contract, "Origins", c
MOST_DAYS = HALF  # a speaker with new figures on more than half of the days gives one a day
EPOCH = date(1970, 1, 1).toordinal()  # numpy counts its days from there
BUCKET = ["quantity", "scope"]
NUMBERS = ("low", "value", "high")


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
            begin(claim, origins, chains[claim.speaker])
    return found


def _nearest(claim: Statement, origins: Origins, reach: int) -> Statement | None:
    """Return the origin that a claim joins, or None where it begins one.

    Of two bodies that are equally near to a vaguer speaker neither is chosen.
    """
    near = sorted((gap, origins.begun[at].speaker != claim.speaker, at)
                   for at in candidates(claim, origins, reach)
                   if (gap := _gap(claim, origins.begun[at])) is not None and gap <= reach
                   and _same(claim, origins.begun[at]))
    if not near:
        return None
    gap, differs, at = near[0]
    tied = {origins.begun[n].speaker for g, d, n in near if (g, d) == (gap, differs)}
    return None if differs and len(tied) > 1 else origins.begun[at]


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
