"""The case's identities, held against what one speaker gives on one day: `sum` and `bound`."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from figures.checks.material import Material, Rows, ids, records
from figures.checks.phrasing import computed, figure, joined
from figures.checks.spans import DAY, daily, included, nearest, sized
from figures.codebook import UNSTATED
from figures.findings import Finding
from figures.identities import Identity
from figures.origins import NEAR_DAYS
from figures.precision import SAME_NUMBER

CODES = {"=": "sum", "<=": "bound", ">=": "bound"}


def sums(material: Material) -> list[Finding]:
    """Return `sum`, and `bound` where one speaker's figures of one day break an inequality: no
    values inside all rounding and hedge intervals meet the identity.

    A term that the speaker does not give on the day is what he gives within three days, else
    anything from 0. Several figures of one day for one quantity are taken together as an interval.

    Can't see: slips that rounding or hedges allow; figures without a whole day; terms that are
    free on both sides.
    """
    definition = material.claims.case.definition
    rows = sized(material.standing())
    rows = rows.assign(counted_as=included(rows, definition.quantities))
    return [found for identity in definition.identities for found in _identity(identity, rows)]


def total_of(identity: Identity) -> str:
    """Return the quantity that stands alone on a side, or "" where none does."""
    for side in (identity.left, identity.right):
        if len(side) == 1 and side[0][1]:
            return side[0][1]
    return ""


def _identity(identity: Identity, rows: pd.DataFrame) -> list[Finding]:
    names, total = identity.names(), total_of(identity)
    rows = rows[rows["quantity"].isin(names)]
    rows = rows.assign(counted_as=rows["counted_as"].where(rows["quantity"] == total, ""))
    days = _days(identity, rows, total)
    if days.empty:
        return []
    lowest, highest = _reach(identity, days)
    slack = SAME_NUMBER * (1 + np.nan_to_num(np.abs(lowest), posinf=0, neginf=0))
    broken = lowest > slack if identity.relation != ">=" else np.full(len(days), False)
    if identity.relation != "<=":
        broken = broken | (highest < -slack)
    return _findings(identity, days[broken], rows)


def _days(identity: Identity, rows: pd.DataFrame, total: str) -> pd.DataFrame:
    """Return a row for each speaker, scope and day on which two terms are given or more, or the
    only one: each term's least and most in columns `name least` and `name most`."""
    names = identity.names()
    given = {name: daily(rows[rows["quantity"] == name], DAY) for name in names if name != total}
    whole = daily(rows[rows["quantity"] == total], [*DAY, "counted_as"])
    keys = pd.concat([whole[[*DAY, "counted_as"]],
                      *(part[DAY].assign(counted_as="") for part in given.values())])
    keys = keys.drop_duplicates(DAY if not total else [*DAY, "counted_as"], ignore_index=True)
    if total:
        given[total] = whole
    count = pd.Series(0, keys.index)
    for name in names:
        by = [*DAY, "counted_as"] if name == total else DAY
        met = keys.merge(given[name], on=by, how="left").set_axis(keys.index)
        count += met["least"].notna()
        if name != total:
            met = met.fillna(nearest(keys, given[name], NEAR_DAYS))
        keys[f"{name} least"], keys[f"{name} most"] = _free(name, met, keys, total)
    return keys[count >= min(len(names), 2)]


def _free(name: str, met: pd.DataFrame, keys: pd.DataFrame, total: str
          ) -> tuple[pd.Series, pd.Series]:
    """Return a term's least and most, where nothing is given anything from 0, but nothing at all
    where the total says that it leaves the term out."""
    least, most = met["least"].fillna(0.0), met["most"].fillna(math.inf)
    if name == total:
        return least, most
    said = keys["counted_as"]
    inside = [name in words.split() for words in said]
    out = (said != "") & (said != UNSTATED) & ~pd.Series(inside, keys.index)
    least = least.where((said != UNSTATED) & ~out, 0.0)
    return least, most.where(~out, 0.0)


def _reach(identity: Identity, days: pd.DataFrame) -> tuple[Any, Any]:
    """Return the least and the greatest value of the identity with all terms on its left side."""
    lowest = np.full(len(days), identity.constant())
    highest = lowest.copy()
    for name, factor in identity.factors().items():
        ends = factor * days[f"{name} least"].to_numpy(), factor * days[f"{name} most"].to_numpy()
        lowest, highest = lowest + np.minimum(*ends), highest + np.maximum(*ends)
    return lowest, highest


def _findings(identity: Identity, days: pd.DataFrame, rows: pd.DataFrame) -> list[Finding]:
    if days.empty:
        return []
    at: dict[tuple[Any, ...], Rows] = {}
    wanted = rows[rows["first"].isin(days["first"])]
    for row in records(wanted):
        at.setdefault((row.speaker, row.scope, row.first), []).append(row)
    found: dict[frozenset[str], Finding] = {}
    for day in records(days):
        met = at[(day.speaker, day.scope, day.first)]
        met = [row for row in met if row.counted_as in ("", day.counted_as)]
        found.setdefault(frozenset(row.origin for row in met), _finding(identity, met))
    return list(found.values())


def _finding(identity: Identity, rows: Rows) -> Finding:
    total = total_of(identity) or rows[0].quantity
    first: dict[str, Any] = {}
    for row in rows:
        first.setdefault(row.quantity, row)
    at_fault = [row for row in rows if row.quantity == total] or rows
    others = [row for row in rows if row not in at_fault]
    told = [f"{figure(row)} {name.replace('_', ' ')}" for name, row in first.items()]
    expected = solved(identity, total, {name: row.figure for name, row in first.items()})
    whose = f"{rows[0].speaker}'s {joined(told)} of {rows[0].first.date()}"
    ending = f": {computed(expected)} would fit" if math.isfinite(expected) else ""
    return Finding(CODES[identity.relation], "error", "speaker", ids(at_fault),
                   f"{whose} can't all be true, as {identity.text}{ending}",
                   against=ids(others), stated=at_fault[0].figure,
                   expected=expected if math.isfinite(expected) else None)


def solved(identity: Identity, name: str, figures: Mapping[str, float]) -> float:
    """Return what a quantity must be for the identity to hold, terms without a figure being 0; NaN
    where the quantity takes no part."""
    factors = identity.factors()
    if name not in factors:
        return math.nan
    rest = sum(factor * figures.get(other, 0.0) for other, factor in factors.items()
               if other != name)
    return -(rest + identity.constant()) / factors[name]
