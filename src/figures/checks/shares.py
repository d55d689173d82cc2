"""Shares held against the figures that they are shares of."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from figures.checks.cells import misread
from figures.checks.material import Material, Row, Rows, grouped, ids, records
from figures.checks.phrasing import between, figure, figure_in, spaced
from figures.checks.spans import by_one
from figures.definitions import Quantity
from figures.findings import Finding
from figures.literal import Interval, literal_interval
from figures.origins import NEAR_DAYS
from figures.precision import SAME_NUMBER
from figures.units import dimension

Known = dict[tuple[str, str, str], Rows]


def share(material: Material) -> list[Finding]:
    """Return `share`: a stated share that does not fit the same speaker's figure of the part and
    the whole that it names.

    The whole is the claim named; else the speaker's figure of the quantity named, within three
    days; else, where it is no running total, what all who give it agree on.

    Can't see: shares whose part the speaker never gives as a number.
    """
    shares = by_one(material.standing())
    shares = shares[shares["is_share"] & (shares["share_of"] != "")]
    if shares.empty:
        return []
    known = _known(material, shares)
    found = []
    for group in grouped(shares, ["origin"]):
        if wrong := _wrong(group, known, material):
            found.append(wrong)
    return found


def _known(material: Material, shares: pd.DataFrame) -> Known:
    """Return the figures that shares may be held against, by quantity, speaker and scope, and by
    quantity alone."""
    table = material.standing()
    near = table[table["figure"].notna() & ~table["is_share"] & (
        table["speaker"].isin(shares["speaker"]) | table["quantity"].isin(shares["share_of"]))]
    known: Known = {}
    for row in records(near):
        known.setdefault((row.quantity, row.speaker, row.scope), []).append(row)
        known.setdefault((row.quantity, "", ""), []).append(row)
    return known


def _wrong(rows: Rows, known: Known, material: Material) -> Finding | None:
    first = rows[0]
    stated = _share(first)
    wholes = list(_wholes(first, known, material))
    parts = _near(first, known.get((first.quantity, first.speaker, first.scope), []))
    if not parts or not wholes or any(_meet(stated, part, whole)
                                      for part in parts for whole in wholes):
        return None
    part, whole = parts[0], wholes[0]
    quantities = material.claims.case.definition.quantities
    unit = quantities[first.quantity].unit
    told = between(stated[0] * whole.least, stated[1] * whole.most, unit)
    fault = "ledger" if any(misread(str(row.id), material.claims) for row in rows) else "speaker"
    return Finding("share", "error", fault, ids(rows),
                   f"{figure(first)}, of {figure_in(whole, unit)}, is {told}; {first.speaker} "
                   f"gives {figure_in(part, unit)}{_other(first, part, known, quantities)}",
                   against=ids([part, whole]), stated=first.value,
                   expected=part.figure / whole.figure if whole.figure else None)


def _share(row: Row) -> Interval:
    least, most = literal_interval(row.hedge, (row.low, row.value, row.high), row.place)
    return least, min(most, 1.0)


def _meet(stated: Interval, part: Row, whole: Row) -> bool:
    least, most = stated[0] * whole.least, stated[1] * whole.most
    return bool(least <= part.most * (1 + SAME_NUMBER) and part.least <= most * (1 + SAME_NUMBER))


def _near(row: Row, others: Rows) -> Rows:
    """Return the claims at most three days from a claim, the nearest first."""
    gaps = [(_gap(row, other), number) for number, other in enumerate(others)]
    return [others[number] for gap, number in sorted(gaps) if gap <= NEAR_DAYS]


def _gap(one: Row, other: Row) -> float:
    """Return the days between two claims, infinitely many where either has no whole day."""
    if one.first != one.last or other.first != other.last:  # NaT is not itself
        return math.inf
    return float(abs((one.first - other.first).days))


def _wholes(row: Row, known: Known, material: Material) -> Iterator[Any]:
    table = material.table
    if row.share_of in table.index:
        named = next(records(table.loc[[row.share_of]]))
        if not math.isnan(named.figure):
            yield named
        return
    quantity = material.claims.case.definition.quantities.get(row.share_of)
    if quantity is None:  # a claim that is left out, or not yet known
        return
    own = _near(row, known.get((row.share_of, row.speaker, row.scope), []))
    yield from own
    everyone = known.get((row.share_of, "", ""), [])
    if not own and everyone and not quantity.accumulates and _agree(everyone):
        yield everyone[0]


def _agree(rows: Rows) -> bool:
    return bool(max(row.least for row in rows) <= min(row.most for row in rows))


def _other(row: Row, part: Row, known: Known, quantities: Mapping[str, Quantity]) -> str:
    """Name another of the speaker's figures that the share would fit: then the whole is wrong. It
    counts things of the same kind, and has an upper end: anything is a share of "over 3,000"."""
    kind = dimension(quantities[row.quantity].unit)
    others = (other for (quantity, speaker, scope), rows in known.items()
              if (speaker, scope) == (row.speaker, row.scope) and quantity != row.quantity
              and dimension(quantities[quantity].unit) == kind
              for other in _near(row, rows)
              if math.isfinite(other.most) and _meet(_share(row), part, other))
    found = next(others, None)
    return f"; it fits {figure(found)} ({spaced(found.quantity)})" if found else ""
