"""What can't all be true together, and what lies far from all else."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from figures.bounds import MOST_CLAIMS, conflicts, share_interval, too_many
from figures.checks.falls import REVISION
from figures.checks.material import Material, Row, Rows, ids, records
from figures.checks.phrasing import (
    between,
    figure,
    figure_in,
    joined,
    percent,
    rough,
    rule,
    spaced,
    when,
    whose,
    with_unit,
)
from figures.checks.thresholds import thresholds
from figures.conflation import DISMISSED
from figures.definitions import Definition, Quantity
from figures.evidence import Gathered, gather, gather_all
from figures.findings import Finding
from figures.joint import constants_for
from figures.literal import Interval
from figures.posterior import Constants, Evidence, posterior, without

WITHIN_SPEAKER = ("sum", "bound", "share", "change")
DOUBTFUL = ("unit-pair", *WITHIN_SPEAKER)  # errors that leave open which of two figures is right
CELL = "wording-hedge"  # the bound is our cell's then, and not the words'
CONFLATED = "it counts something else than it says"


class Tried(NamedTuple):
    """An origin to try: how far off it lies in logs, the evidence it belongs to, its name, rows,
    and what the estimate of its quantity is made with."""

    far: float
    gathered: Gathered
    origin: str
    rows: Rows
    constants: Constants


def conflict(material: Material) -> list[Finding]:
    """Return `conflict`: smallest sets of claims, one an origin, that can't all be literally true.

    Claims that another finding has at fault take no part, nor do the figures by which one speaker
    renews his own, nor those that he has himself revised downwards. What an error says of one
    speaker's figures is not told again, beside whichever of his own; a claim that any other error
    blames, or whose cell has another hedge than its words, is told with it.

    Can't see: quantities of more than 2,000 claims; sets after the first twenty; what rounding and
    hedges allow; forecasts.
    """
    within = [finding for finding in material.found
              if finding.severity == "error" and finding.code in WITHIN_SPEAKER]
    speakers = material.table["speaker"]
    sets = [names for names in conflicts(material.claims, without=_aside(material))
            if not any(_is_told(names, error, speakers) for error in within)]
    rows = material.table.loc[list(dict.fromkeys(name for names in sets for name in names))]
    by_id = {str(row.id): row for row in records(rows)}
    definition = material.claims.case.definition
    blamed = {name: wrong.code for wrong in material.found for name in wrong.claims
              if wrong.ruling != DISMISSED and (
                  wrong.code == CELL or (wrong.code in DOUBTFUL and wrong.severity == "error"))}
    return [_conflict([by_id[name] for name in names], definition, blamed) for names in sets]


def _is_told(names: Collection[str], error: Finding, speakers: "pd.Series[str]") -> bool:
    """Tell whether an error of one speaker's figures says all that a set of claims does: without
    the claim that it blames all of a smallest set can be true."""
    if {*names} <= {*error.claims, *error.against}:
        return True
    return bool({*names} & {*error.claims}) and len({speakers[name] for name in names}) == 1


def _aside(material: Material) -> frozenset[str]:
    """Return the claims that take no part: explained, slips in a falling total, or withdrawn by
    their own speaker."""
    falls = [finding for finding in material.found
             if finding.code == "falls" and finding.ruling != DISMISSED]
    slips = {name for finding in falls if finding.severity == "error" for name in finding.claims}
    withdrawn = {name for finding in falls if finding.cause == REVISION
                 for name in finding.against}
    return material.apart | material.explained | slips | withdrawn


def _conflict(rows: Rows, definition: Definition, blamed: Mapping[str, str]) -> Finding:
    named = list(dict.fromkeys(row.quantity for row in rows))
    alike = len(named) == 1 and not any(row.is_share for row in rows)
    counts = definition.quantities[named[0]].counts
    told = joined([_told(row, "" if alike else definition.quantities[row.quantity].counts)
                   for row in rows])
    allowed = joined([_allowed(row, definition.quantities[row.quantity].unit) for row in rows])
    rules = "" if alike else joined(_rules(named, definition))
    return Finding("conflict", "warning", "between", ids(rows),
                   f"{f'of {counts}, ' if alike else ''}{told} can't "
                   f"{'both' if len(rows) == 2 else 'all'} be true: the words allow "
                   f"{allowed}{f', and {rules}' if rules else ''}{_doubts(rows, blamed)}")


def _doubts(rows: Rows, blamed: Mapping[str, str]) -> str:
    """Say which of the claims has an error of its own, which may be all that is wrong, or a hedge
    in its cell that its words lack."""
    told = ((f"{whose(row.speaker)} {figure(row)}", row.id) for row in rows)
    wrong = {CELL: "stands with another hedge than its words"}
    return "".join(f"; {claim} {wrong.get(blamed[name], 'has an error of its own')} "
                   f"({blamed[name]})" for claim, name in told if name in blamed)


def _told(row: Row, counts: str) -> str:
    known = ", ".join(filter(None, (counts, "" if row.first is pd.NaT else when(row))))
    return f"{whose(row.speaker)} {figure(row)}{f' ({known})' if known else ''}"


def _allowed(row: Row, unit: str) -> str:
    """Return what a claim allows: a size, or of a share of what has no size here, the share."""
    if row.is_share and math.isnan(row.figure):
        least, most = share_interval(row)
        return f"{percent(least)} to {percent(min(most, 1.0))} of {spaced(row.share_of)}"
    return between(row.least, row.most, unit)


def _rules(named: Sequence[str], definition: Definition) -> list[str]:
    """Return the rules of the case that join what claims count, in words."""
    joins = [rule(identity.text) for identity in definition.identities
             if len(set(identity.names()) & set(named)) > 1]
    included = [f"{spaced(whole)} include {spaced(part)}" for whole in named for part in named
                if part in definition.quantities[whole].includes]
    return joins or included


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
    return found + ([_stopped(sorted(stopped), material)] if stopped else [])


def _farthest(gathered: Gathered, material: Material) -> Iterator[Tried]:
    """Yield the origins that may lie outside the estimate made without them."""
    rows: dict[str, Rows] = {}
    for row in gathered.rows:
        rows.setdefault(row.origin, []).append(row)
    if len(rows) <= 1:
        return
    definition = material.claims.case.definition
    constants = constants_for(definition.quantities[gathered.quantity], definition)
    whole = posterior(gathered.evidence, definition.kind, constants)
    span = whole.interval(thresholds().outlier_screen)
    for origin, met in rows.items():
        far = _distance(met, span)
        if far > 0 or len(rows) <= thresholds().few_origins:
            yield Tried(far, gathered, origin, met, constants)


def _distance(rows: Rows, span: Interval) -> float:
    """Return how far, in logs, all that an origin's words allow lies from an interval; 0 within."""
    ends = [end for row in rows for end in (row.least, row.most)]
    least, most = min(ends), max(ends)  # also of cells in the wrong order
    if least > span[1]:
        return math.log(least / span[1])
    return math.log(span[0] / most) if 0 < most < span[0] else 0.0


def _outlier(one: Tried, material: Material) -> Iterator[Finding]:
    definition = material.claims.case.definition
    quantity = definition.quantities[one.gathered.quantity]
    others = _others(one, quantity, material)
    if others is None:
        return
    span = posterior(others, definition.kind, one.constants).interval(
        thresholds().outlier_level)
    if _distance(one.rows, span) > 0:
        row = one.rows[0]
        side = "above" if row.figure > span[1] else "below"
        told = figure_in(row, quantity.unit, quantity.counts, when(row))
        yield Finding("outlier", "note", "between", ids(one.rows),
                      f"{whose(row.speaker)} {told} lies {side} what all other statements leave "
                      f"to believe, {rough(span[0])} to "
                      f"{with_unit(rough(span[1]), quantity.unit)} at 99%",
                      stated=row.figure)


def _others(one: Tried, quantity: Quantity, material: Material) -> Evidence | None:
    """Return the evidence without an origin, as of the origin's own day, for an early figure of a
    running total is no less true for being lower than later ones; None where none is left."""
    gathered, last = one.gathered, max(row.last for row in one.rows)
    if last is not pd.NaT:
        gathered = gather(material.claims, quantity.name, last.date(),
                          dict.fromkeys(material.apart, CONFLATED))
    if not set(gathered.origins()) - {one.origin}:
        return None
    return without(gathered.evidence, one.origin)


def _stopped(names: Sequence[str], material: Material) -> Finding:
    sizes = material.table["quantity"].value_counts()
    told = joined([f"{spaced(name)} ({sizes[name]:,} claims)" for name in names])
    return Finding("outlier", "note", "between", (),
                   f"above {MOST_CLAIMS:,} claims of one quantity neither outliers nor conflicts "
                   f"are looked for: {told}")
