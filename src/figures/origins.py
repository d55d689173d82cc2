"""Who repeats whom: the statement behind each claim (contract, "Origins").

Many publishers of one statement are one origin. A ruling or an `origin` cell decides; else a claim
joins the origin nearest in time that has the same speaker (or one who belongs to this one), the
same number and nearly the same day. An origin is named by the id of the claim that begins it.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.errors import UnitError
from figures.literal import principal
from figures.precision import same_number
from figures.sources import Sources
from figures.units import factor

NEAR_DAYS = 3  # contract, "Origins", c
MOST_DAYS = 0.5  # a speaker with new figures on more than half of the days gives one a day
LATEST = 10**9  # claims without a day come last


@dataclass(frozen=True)
class Statement:
    """What decides whether two claims are one statement; days are ordinals, None where not said."""

    id: str
    speaker: str
    sort: Hashable  # ranges match ranges, shares shares of one thing, vague words the same word
    numbers: tuple[float, ...]
    unit: str
    days: tuple[int, int] | None


def with_origins(table: pd.DataFrame, given: pd.Series, sources: Sources) -> pd.DataFrame:
    """Return the claims table with the column `origin`; `given` holds the ledger's origin cells."""
    found: dict[str, str] = {}
    for _, group in table.groupby(["quantity", "scope"], sort=False):
        found |= _origins(group[given.loc[group.index] == ""], sources)
    found |= _given(table, given[given != ""], found)
    return table.assign(origin=[found[name] for name in table.index])


def _given(table: pd.DataFrame, given: pd.Series, found: Mapping[str, str]) -> dict[str, str]:
    """Return the origins that cells or rulings decide, each named by a claim of it."""
    named: dict[str, str] = {}
    decided: dict[str, str] = {}
    for claim in given.index:
        target = _target(str(claim), given)
        own = target if target in table.index else str(claim)
        decided[str(claim)] = found.get(target) or named.setdefault(target, own)
    return decided


def _target(claim: str, given: pd.Series) -> str:
    """Follow an origin cell that names a claim with an origin cell, to its end or first repeat."""
    seen = {claim}
    target = str(given[claim])
    while target in given.index and target not in seen:
        seen.add(target)
        target = str(given[target])
    return target


def _origins(group: pd.DataFrame, sources: Sources) -> dict[str, str]:
    """Return the origin of each claim of one quantity and scope."""
    depth = {speaker: len(sources.chain(speaker)) for speaker in set(group["speaker"])}
    daily = _daily_speakers(group)
    statements = sorted(map(_statement, group.itertuples()), key=lambda s: (
        -depth[s.speaker], s.days[0] if s.days else LATEST, s.id))
    begun: dict[str, list[Statement]] = defaultdict(list)
    found: dict[str, str] = {}
    for claim in statements:
        reach = 0 if claim.speaker in daily else NEAR_DAYS
        origin = _nearest(claim, begun[claim.speaker], reach)
        found[claim.id] = origin.id if origin else claim.id
        if origin is None:
            for name in sources.chain(claim.speaker):
                begun[name].append(claim)
    return found


def _daily_speakers(group: pd.DataFrame) -> set[str]:
    """Return the speakers who give a new figure on most days between their first and last."""
    dated = group.loc[group["first"].notna() & (group["first"] == group["last"])]
    days = dated.groupby("speaker")["first"].agg(["min", "max", "nunique"])
    figures = dated.groupby("speaker")["figure"].nunique()
    length = (days["max"] - days["min"]).dt.days + 1
    new = days["nunique"].clip(upper=figures)
    return set(days.index[(new > MOST_DAYS * length) & (length > NEAR_DAYS)])


def _statement(row: Any) -> Statement:
    days = None if pd.isna(row.first) else (row.first.toordinal(), row.last.toordinal())
    numbers: tuple[float, ...] = (principal((row.low, row.value, row.high)),)
    sort: tuple[str, ...] = ("number",)
    if row.vague:
        sort, numbers = ("vague", row.vague), ()
    elif row.hedge == "range":
        sort, numbers = ("range",), (row.low, row.high)
    if row.is_share:
        sort = (*sort, "share", row.share_of)
    return Statement(row.id, row.speaker, sort, numbers, row.unit, days)


def _nearest(claim: Statement, begun: list[Statement], reach: int) -> Statement | None:
    """Return the origin that a claim joins, or None where it begins one.

    Of two bodies that are equally near to a vaguer speaker neither is chosen.
    """
    near = sorted(((gap, other.speaker != claim.speaker, number)
                   for number, other in enumerate(begun)
                   if (gap := _gap(claim, other)) is not None and gap <= reach
                   and _same(claim, other)), key=lambda found: found[:2])
    if not near:
        return None
    gap, differs, number = near[0]
    tied = {begun[n].speaker for g, d, n in near if (g, d) == (gap, differs)}
    return None if differs and len(tied) > 1 else begun[number]


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
