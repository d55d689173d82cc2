"""One literal interval an origin: what it counts, between which numbers, and when it held."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from figures import dates
from figures.bounds.limits import limit
from figures.codebook import UNSTATED
from figures.conflation import explained
from figures.literal import UNBOUNDED, Interval, literal_interval
from figures.meanings import Claims, is_forecast, rows_of
from figures.origins import NEAR_DAYS

MOST_CLAIMS = limit("most_claims")
NOBODY = ("", "unknown")  # kinds of sources that may be several
TIMELESS = 0  # the day of all claims in a ledger that gives none


class Counted(NamedTuple):
    """What a figure counts: figures of two that differ are not compared.

    `includes` is blank where the figure includes what the case defines, or does not say.
    """

    quantity: str
    scope: str = ""
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """What one origin says when taken literally: `counted` lies between `least` and `most`; or, of
    a share, its ratio to `whole` does. `first` and `last` are ordinals of the days; `speaker` is
    blank where nobody in particular speaks."""

    id: str
    counted: Counted
    least: float
    most: float
    first: int
    last: int
    whole: Counted | None = None
    speaker: str = ""


def counted(row: Any, claims: Claims) -> Counted:
    """Return what a row of the claims table counts.

    What a source's figures include by its own habit holds only for quantities that have such parts.
    """
    includes = set(row.counts_as)
    defined = set(claims.case.definition.quantities[row.quantity].includes)
    if not includes or includes == defined:
        return Counted(row.quantity, row.scope)
    habit = row.counts_as == claims.case.sources.get(row.speaker).counts_as
    told = not habit or bool(includes & defined)
    return Counted(row.quantity, row.scope, tuple(sorted(includes)) if told else ())


def too_many(claims: Claims) -> tuple[str, ...]:
    """Return the quantities with more claims than are held against each other."""
    sizes = claims.used()["quantity"].value_counts()
    return tuple(sorted(sizes.index[sizes > MOST_CLAIMS]))


def statements(claims: Claims, without: Iterable[str] | None = None) -> tuple[Statement, ...]:
    """Return what each origin says, in the order of the ledger.

    Left out is what is ruled out, of another kind of unit, without anything said, without a day
    where others have one, what may yet come to more ("could exceed 50,000"), and the claims
    `without`: the conflated ones, if none are given.
    """
    without = explained(claims) if without is None else without
    table = claims.used()
    table = table[table["fits"] & ~table["quantity"].isin(too_many(claims))
                  & ~table.index.isin(list(without)) & ~is_forecast(table)]
    timeless = bool(table["first"].isna().all())
    table = table if timeless else table[table["first"].notna()]
    rows: dict[str, Any] = {str(row.Index): row for row in rows_of(table)}
    origins: dict[tuple[Counted, str], list[Any]] = {}
    for row in rows.values():
        what = counted(row, claims)
        origins.setdefault((what, row.origin), []).append(row)
    found = (_statement(what, representative(told), rows, claims)
             for (what, _), told in origins.items())
    return tuple(statement for statement in found if statement is not None)


def representative(told: list[Any]) -> Any:
    """Return the row that speaks for an origin: the first with the hedge that most carriers print,
    so that one publisher's slip does not bind the speaker."""
    votes = Counter(row.hedge for row in told)
    most = max(votes.values())
    return next(row for row in told if votes[row.hedge] == most)


def _statement(what: Counted, row: Any, rows: Mapping[str, Any], claims: Claims
               ) -> Statement | None:
    days = (_ordinal(row.first), _ordinal(row.last))
    if row.is_share:
        return _share(what, row, rows, claims)
    interval = (row.least, row.most)
    return None if interval == UNBOUNDED else Statement(
        row.Index, what, *interval, *days, speaker=_named(row.speaker, claims))


def _named(speaker: str, claims: Claims) -> str:
    return speaker if claims.case.sources.get(speaker).kind not in NOBODY else ""


def _share(what: Counted, row: Any, rows: Mapping[str, Any], claims: Claims) -> Statement | None:
    """Return a share as a ratio of two quantities on a day that both speak of."""
    interval = share_interval(row)
    days = (_ordinal(row.first), _ordinal(row.last))
    if row.share_of in rows:
        stated = rows[row.share_of]
        whole = counted(stated, claims)
        others = (_ordinal(stated.first), _ordinal(stated.last))
        if max(days[0] - others[1], others[0] - days[1]) > NEAR_DAYS:
            return None  # half of what was taken in August is no share of what is taken today
        days = (min(days[0], others[0]), max(days[1], others[1]))
    elif row.share_of in claims.case.definition.quantities:
        whole = Counted(row.share_of, row.scope)
    else:
        return None
    if whole == what or interval == UNBOUNDED:
        return None
    return Statement(row.Index, what, *interval, *days, whole, _named(row.speaker, claims))


def share_interval(row: Any) -> Interval:
    """Return the least and the greatest share that a claim of a share allows."""
    least, most = literal_interval(row.hedge, (row.low, row.value, row.high), row.place)
    return least, min(most, 1.0) if math.isfinite(most) else math.inf


def _ordinal(day: Any) -> int:
    return TIMELESS if day is pd.NaT else dates.ordinal(day)


def is_stated(what: Counted) -> bool:
    """Tell whether it is known what the figure includes."""
    return UNSTATED not in what.includes
