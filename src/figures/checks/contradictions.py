"""What can't all be true together, and what lies far from all else."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from figures.bounds import MOST_CLAIMS, conflicts, too_many
from figures.checks.material import Material, Row, Rows, ids, records
from figures.checks.phrasing import computed, figure, figure_in, joined, whose, with_unit
from figures.checks.thresholds import thresholds
from figures.evidence import Gathered, gather_all
from figures.findings import Finding
from figures.joint import constants_for
from figures.literal import Interval
from figures.posterior import posterior, without

CONFLATED = "it counts something else than it says"


class Tried(NamedTuple):
    """An origin to try: how far off it lies in logs, the evidence it belongs to, its name, rows."""

    far: float
    gathered: Gathered
    origin: str
    rows: Rows


def conflict(material: Material) -> list[Finding]:
    """Return `conflict`: smallest sets of claims, one an origin, that can't all be literally true.

    Can't see: quantities of more than 2,000 claims; sets after the first twenty; what rounding and
    hedges allow.
    """
    sets = conflicts(material.claims, without=material.apart)
    rows = material.table.loc[list(dict.fromkeys(name for names in sets for name in names))]
    by_id = {str(row.id): row for row in records(rows)}
    return [_conflict([by_id[name] for name in names]) for names in sets]


def _conflict(rows: Rows) -> Finding:
    both = "both" if len(rows) == 2 else "all"
    return Finding("conflict", "warning", "between", ids(rows),
                   f"{joined([_told(row) for row in rows])} can't {both} be true")


def _told(row: Row) -> str:
    when = "" if row.first != row.last else f", {row.first.date()}"
    return f"{whose(row.speaker)} {figure(row)} ({row.quantity.replace('_', ' ')}{when})"


def outlier(material: Material) -> list[Finding]:
    """Return `outlier`: origins that lie outside the 99% interval of the estimate made without
    them; and a note where there are too many claims to look.

    Can't see: quantities of more than 2,000 claims, or of one origin; of a case of many origins
    those that are not among the farthest; several outliers that hide one another.
    """
    stopped = set(too_many(material.claims))
    aside = dict.fromkeys(material.apart, CONFLATED)
    tried = [one for gathered in gather_all(material.claims, without=aside)
             if gathered.rows and gathered.quantity not in stopped
             for one in _farthest(gathered, material)]
    tried.sort(key=lambda one: (-one.far, one.origin))
    found = [finding for one in tried[:int(thresholds().most_tried)]
             for finding in _outlier(one, material)]
    return found + [_stopped(name, material) for name in sorted(stopped)]


def _farthest(gathered: Gathered, material: Material) -> Iterator[Tried]:
    """Yield the origins that may lie outside the estimate made without them."""
    rows: dict[str, Rows] = {}
    for row in gathered.rows:
        rows.setdefault(row.origin, []).append(row)
    if len(rows) <= 1:
        return
    definition = material.claims.case.definition
    whole = posterior(gathered.evidence, definition.kind,
                      constants_for(definition.quantities[gathered.quantity], definition))
    span = whole.interval(thresholds().outlier_screen)
    for origin, met in rows.items():
        far = _distance(met, span)
        if far > 0 or len(rows) <= thresholds().few_origins:
            yield Tried(far, gathered, origin, met)


def _distance(rows: Rows, span: Interval) -> float:
    """Return how far, in logs, all that an origin's words allow lies from an interval; 0 within."""
    least, most = min(row.least for row in rows), max(row.most for row in rows)
    if least > span[1]:
        return math.log(least / span[1])
    return math.log(span[0] / most) if 0 < most < span[0] else 0.0


def _outlier(one: Tried, material: Material) -> Iterator[Finding]:
    definition = material.claims.case.definition
    quantity = definition.quantities[one.gathered.quantity]
    others = without(one.gathered.evidence, one.origin)
    span = posterior(others, definition.kind, constants_for(quantity, definition)).interval(
        thresholds().outlier_level)
    if _distance(one.rows, span) > 0:
        row = one.rows[0]
        side = "above" if row.figure > span[1] else "below"
        yield Finding("outlier", "note", "between", ids(one.rows),
                      f"{whose(row.speaker)} {figure_in(row, quantity.unit)} lies {side} what "
                      f"all other origins leave to believe, {computed(span[0])} to "
                      f"{with_unit(computed(span[1]), quantity.unit)} at 99%",
                      stated=row.figure)


def _stopped(name: str, material: Material) -> Finding:
    count = int((material.table["quantity"] == name).sum())
    return Finding("outlier", "note", "between", (),
                   f"{name.replace('_', ' ')} has {count} claims: above {MOST_CLAIMS} neither "
                   "outliers nor conflicts are looked for")
