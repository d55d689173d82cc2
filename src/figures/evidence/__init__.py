"""From the claims of one quantity to what the estimate reads: which of them tell its size, and how.

A claim that is left out is named with the reason. What is counted otherwise than the case asks (in
another scope, with other parts) takes part, told as such.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from figures import units
from figures.case import Case
from figures.errors import UnitError
from figures.evidence.arrays import evidence_of, joined, joined_columns
from figures.evidence.days import Days, day_of, days_of
from figures.evidence.ends import is_measurement
from figures.evidence.losses import goes_up_and_down, is_loss, window_days
from figures.literal import principal
from figures.meanings import Claims
from figures.posterior import Evidence

NO_DAY = "it has no day, so it is in no replay"
RULED_OUT = "a ruling leaves it out"
OF_A_QUANTITY = "a share of what is counted, not of a figure: it tells no size by itself"
OF_NOTHING = "a share of a figure that is not used"
NO_SHARE = "a share above the whole"
NO_NUMBER = "no number is said"
NO_SIZE = "zero tells nothing of a size"
LATER = "counted after the day"
EARLIER_PHASE = "counted before the total started anew"
OTHER_DAY = "counted for another day, and this goes up and down"
OF_NO_DAY = "it has no day, and this goes up and down"
RATE = "a rate, not a number reached"
MEASUREMENT = "what was measured, told again: the series is that source"

LeftOut = tuple[str, str]
__all__ = ["Gathered", "LeftOut", "evidence_of", "gather", "gather_all", "is_loss",
           "joined", "joined_columns"]


@dataclass(frozen=True)
class Gathered:
    """What the claims of a quantity tell of its size as of a day; None where no day is known.

    `rows` are those of the claims table that take part, in its order; `left_out` gives for each
    other claim its id and why; `undated` counts those that a replay can't place. `shares` are the
    rows that tell a share of another quantity, whether they tell a size too or not. Days count from
    `start`; `days` are those of the rows, `newest` the last of them. `earlier` is what was told of
    other days of what goes up and down, None of all else.
    """

    quantity: str
    as_of: date | None
    evidence: Evidence
    rows: tuple[Any, ...]
    left_out: tuple[LeftOut, ...]
    undated: int
    shares: tuple[Any, ...] = ()
    start: date | None = None
    newest: date | None = None
    days: tuple[date | None, ...] = ()
    earlier: Evidence | None = None

    def origins(self) -> tuple[str, ...]:
        """Return the origins that take part, each once, in the order of the ledger."""
        return tuple(dict.fromkeys(row.origin for row in self.rows))


def gather_all(claims: Claims, as_of: date | None = None,
               without: Mapping[str, str] | None = None) -> list[Gathered]:
    """Return the evidence of each quantity that has a claim in the ledger, in the case's order."""
    rows = claims.rows_by_quantity
    claimed = set(claims.case.ledger["quantity"])
    return [_gather(claims, name, rows.get(name, []), as_of, without or {})
            for name in claims.case.definition.quantities if name in claimed]


def gather(claims: Claims, quantity: str, as_of: date | None = None,
           without: Mapping[str, str] | None = None) -> Gathered:
    """Return the evidence of a quantity as of a day (its newest claim's where none is given).

    `without` holds the ids of more claims that take no part, and why.
    """
    rows = claims.rows_by_quantity.get(quantity, [])
    return _gather(claims, quantity, rows, as_of, without or {})


def _gather(claims: Claims, quantity: str, rows: Sequence[Any], as_of: date | None,
            without: Mapping[str, str]) -> Gathered:
    left_out = _never_printed(claims, quantity)
    undated = len(left_out)
    whys = {row.Index: without.get(row.Index, "") or _useless(row, claims) for row in rows}
    left_out += [(name, why) for name, why in whys.items() if why]
    usable = [row for row in rows if not whys[row.Index]]
    days = days_of(usable)
    newest = as_of or max(filter(None, days.values()), default=None)
    begun = _begun(claims, quantity, newest)
    opens = _window(claims, quantity, [day for day in days.values()
                                       if day and (as_of is None or day <= as_of)])
    when = {row.Index: _misplaced(days[row.Index], as_of, begun)
            or _elsewhen(days[row.Index], opens) for row in usable}
    left_out += [(name, why) for name, why in when.items() if why]
    kept = [row for row in usable if not when[row.Index]]
    start = begun or _event(claims)
    told_on = [days[row.Index] for row in kept]
    since = _since(told_on, start, newest)
    shares = [row for row in rows if whys.get(row.Index) == OF_A_QUANTITY
              and not _misplaced(day_of(row), as_of, begun)]
    shares += [row for row in kept if row.is_share]
    return Gathered(quantity, newest, evidence_of(kept, claims, since), tuple(kept),
                    tuple(left_out), undated, tuple(shares), start,
                    max(filter(None, told_on), default=None), tuple(told_on),
                    None if opens is None else _of_other_days(usable, when, days, start, claims))


def _of_other_days(usable: Sequence[Any], when: Mapping[str, str], days: Days,
                   start: date | None, claims: Claims) -> Evidence:
    """Return the evidence of claims that are too old to count by themselves."""
    rows = [row for row in usable if when[row.Index] == OTHER_DAY]
    told_on = [days[row.Index] for row in rows]
    return evidence_of(rows, claims, _since(told_on, start, None))


def _misplaced(day: date | None, as_of: date | None, begun: date | None) -> str:
    """Return why a claim of a day takes no part as of another, "" where it does."""
    if day is None:
        return ""
    if as_of is not None and day > as_of:
        return LATER
    return EARLIER_PHASE if begun is not None and day < begun else ""


def _never_printed(claims: Claims, quantity: str) -> list[LeftOut]:
    if not claims.undated:
        return []
    ledger = claims.case.ledger["quantity"]
    return [(name, NO_DAY) for name in claims.undated if ledger[name] == quantity]


def _useless(row: Any, claims: Claims) -> str:
    """Return why a claim tells no size of its quantity, "" where it does."""
    if not row.use:
        return _ruling(row.Index, claims.case)
    if not row.fits:
        return _other_kind(row.unit, claims.case.definition.quantities[row.quantity].unit)
    if row.is_share and row.share_of not in claims.case.ledger.index:
        return OF_A_QUANTITY
    if row.is_share and not (row.share_of in claims.table.index
                             and claims.table.at[row.share_of, "use"]):
        return OF_NOTHING
    if math.isnan(row.figure):
        return NO_NUMBER
    if is_measurement(row, claims):
        return MEASUREMENT
    if row.is_share and principal((row.low, row.value, row.high)) > 1:
        return NO_SHARE
    return NO_SIZE if row.figure <= 0 else ""


def _ruling(claim: str, case: Case) -> str:
    whys = [ruling.why for ruling in case.rulings
            if ruling.claim == claim and ruling.column == "use"]
    return f"{RULED_OUT}: {whys[-1]}" if whys else RULED_OUT


def _other_kind(unit: str, wanted: str) -> str:
    try:
        if units.is_rate_of(unit, wanted):
            return RATE
        return f"{units.dimension_name(unit)}, where {units.dimension_name(wanted)} is counted"
    except UnitError:
        return f"in {unit}, where {wanted} is counted"


def _window(claims: Claims, quantity: str, days: Sequence[date]) -> date | None:
    """Return from which day on claims tell of what goes up and down; None for running totals, and
    where no claim has a day."""
    definition = claims.case.definition
    if not days or not goes_up_and_down(definition.quantities[quantity], definition):
        return None
    return max(days) - timedelta(days=window_days())


def _elsewhen(day: date | None, opens: date | None) -> str:
    if opens is None:
        return ""
    if day is None:
        return OF_NO_DAY
    return OTHER_DAY if day < opens else ""


def _begun(claims: Claims, quantity: str, day: date | None) -> date | None:
    """Return the day on which the running total that holds on a day started anew, if it did."""
    phases = claims.case.definition.phases.get(quantity, ())
    return max((phase.day for phase in phases if day is None or phase.day <= day), default=None)


def _event(claims: Claims) -> date | None:
    """Return the day of the event: the case's start, else that of its earliest claim."""
    if claims.case.definition.start:
        return claims.case.definition.start
    earliest = claims.table["first"].min()
    return None if pd.isna(earliest) else earliest.date()


def _since(days: Sequence[date | None], start: date | None, newest: date | None) -> list[float]:
    """Return for each claim's day the days from the event to it, at least 0.

    A claim without a day may be of any, and is placed in the middle of the time that passed.
    """
    if start is None:
        return [0.0] * len(days)
    passed = max(timedelta(0), (newest or start) - start)
    return [float(max(0, ((day or start + passed / 2) - start).days)) for day in days]
