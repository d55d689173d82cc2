"""The verdict on a figure of an article, with the claims behind it and why.

Of several verdicts the first of the contract's order holds: wrong-unit, conflated, changed,
superseded, contradicted, supported, not-in-ledger.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from figures.audit.matching import Row, Size, exactly, related, same
from figures.audit.matters import (
    FROM_HIMSELF,
    MOST_CLAIMS,
    SERIOUS,
    Matter,
    Verdict,
    best,
    finding_of,
    ids,
    publishers,
    told,
)
from figures.audit.slips import conflated, wrong_unit
from figures.checks.phrasing import names, when
from figures.checks.thresholds import thresholds
from figures.codebook import HEDGES, NOT_SAID, SEVERITIES
from figures.conflation.told import is_round
from figures.dates import span

AGAINST = ("sum", "share", "bound", "falls", "change", "number-changed", "date", "measured")
UNSETTLED = "unsettled"
EXACT, PLAIN = HEDGES[0], "a plain number"
STRANGER = "the ledger knows no {}, and has the number from others"
ALONE = "the ledger has it from this page alone"
NOT_IN_LEDGER = Verdict("not-in-ledger", (), "no claim of the ledger gives this number, and none "
                        "that is comparable speaks against it")


def judge(matter: Matter) -> Verdict:
    """Return the verdict on a figure."""
    steps = (wrong_unit, conflated, _changed, _superseded, _contradicted, _supported)
    found = next((found for step in steps if (found := step(matter))), None) or _unknown(matter)
    own = matter.draft.id
    if own in matter.held.claims.table.index:
        found = replace(found, claims=(own, *(name for name in found.claims if name != own)))
    return found


def _unknown(matter: Matter) -> Verdict:
    """Return the verdict on a number that nobody gives, or only others than the one named."""
    if not matter.meant or not matter.speaker:
        return NOT_IN_LEDGER
    return replace(NOT_IN_LEDGER, claims=ids(matter.meant), why=f"{matter.speaker} is not known "
                   f"to have said so; others give this number: {told(best(matter.meant, matter))}")


def _changed(matter: Matter) -> Verdict | None:
    if not matter.own:
        return _other_speaker(matter)
    row = best(matter.own, matter)
    unit = matter.draft.reading.unit or ""
    if not any(exactly(one, matter.size, unit) for one in matter.own):
        return Verdict("changed", ids(matter.own), f"the number is rounded: {told(row)}",
                       f"“{row.wording}”")
    flipped = finding_of(matter, ("hedge-flip",), SEVERITIES)
    worded = any(one.wording != NOT_SAID for one in matter.own if one.id != matter.draft.id)
    if flipped and flipped.cause != UNSETTLED and worded:
        held = dict.fromkeys((*flipped.against, *ids(matter.own)))
        return Verdict("changed", tuple(held)[:MOST_CLAIMS], flipped.message, f"“{row.wording}”")
    hedges = _own_hedges(matter)
    if hedges and matter.draft.reading.hedge not in hedges:
        return Verdict("changed", ids(matter.own), f"{_word(matter.draft.reading.hedge)} is not "
                       f"how it was said, {' or '.join(map(_word, sorted(hedges)))} is: "
                       f"{told(row)}",
                       f"“{row.wording}”")
    return None


def _word(hedge: str) -> str:
    return PLAIN if hedge == EXACT else f"“{hedge.replace('_', ' ')}”"


def _own_hedges(matter: Matter) -> set[str]:
    """Return the hedges that are the speakers' own, for each origin by the rule of `hedge-flip`:
    own publication or quotation, else what most of three or more print, else any that is printed;
    none where only numbers were collected.
    """
    others = [row for row in matter.own if row.id != matter.draft.id] or matter.own
    exact = [row for row in others if row.wording != NOT_SAID
             and exactly(row, matter.size, matter.draft.reading.unit or "")]
    found: set[str] = set()
    for origin in {row.origin for row in exact}:
        rows = [row for row in exact if row.origin == origin]
        own = [row for row in rows if row.seen_as in FROM_HIMSELF or row.publisher == row.speaker]
        carriers = {row.publisher: row.hedge for row in rows if row.seen_as != "copy"}
        hedge, count = Counter(carriers.values()).most_common(1)[0] if carriers else ("", 0)
        if own:
            found |= {row.hedge for row in own}
        elif len(carriers) >= thresholds().own_majority and 2 * count > len(carriers):
            found.add(hedge)
        else:
            found |= {row.hedge for row in rows}
    return found


def _other_speaker(matter: Matter) -> Verdict | None:
    """Return the verdict on a number that the ledger has from others than the one named."""
    if not matter.speaker or not matter.meant:
        return None
    telling = publishers(matter.meant) > 1 or not is_round(matter.size.figure)
    if matter.size.is_share or matter.size.vague or not telling:
        return None
    row = best(matter.meant, matter)
    return Verdict("changed", ids(matter.meant), f"the ledger has this number from "
                   f"{names(one.speaker for one in matter.meant)}, not from {matter.speaker}: "
                   f"{told(row)}", f"{row.speaker}: “{row.wording}”")


def _superseded(matter: Matter) -> Verdict | None:
    """Return the verdict on a figure that its own speaker has replaced since; one that the article
    itself dates is only what was said then."""
    if not matter.own or matter.draft.as_of or matter.size.is_share:
        return None
    newer = [_newer(speaker, matter) for speaker in dict.fromkeys(r.speaker for r in matter.own)]
    if any(row is None for row in newer):
        return None
    row = max((row for row in newer if row is not None), key=lambda row: row.first)
    return Verdict("superseded", ids([*matter.own, row]),
                   f"{row.speaker} has given another figure since: {told(row)}",
                   f"“{row.wording}”, as of {when(row)}")


def _newer(speaker: str, matter: Matter) -> Row | None:
    """Return the newest figure that a speaker, or one of the same body, gave after the matter's,
    None where there is none."""
    sources = matter.held.claims.case.sources
    rows = [row for row in matter.known if related(row, speaker, sources)
            and not pd.isna(row.first)
            and not row.is_share and not row.vague and not math.isnan(row.figure)
            and (matter.held.day is None or row.first.date() <= matter.held.day)]
    own = [row for row in rows if same(row, matter.size)]
    if not own or not rows:
        return None
    newest = max(rows, key=lambda row: row.first)
    last = max(row.last for row in own)
    return newest if newest.first > last and not same(newest, matter.size) else None


def _contradicted(matter: Matter) -> Verdict | None:
    against = finding_of(matter, AGAINST, SERIOUS)
    if against:
        held = [name for name in (*against.against, *against.claims) if name != matter.draft.id]
        in_ledger = tuple(name for name in held if name in matter.held.claims.table.index)
        return Verdict("contradicted", in_ledger[:MOST_CLAIMS], against.message)
    if matter.own:
        return None
    rows = [row for row in matter.known if not row.is_share]
    said = [row for row in rows if matter.speaker and related(
        row, matter.speaker, matter.held.claims.case.sources)]
    rows = said or rows
    if matter.size.is_share or not rows or math.isnan(matter.size.figure):
        return None
    if _fits_in(said, matter) if said else _within(rows, matter.size):
        return None
    row = _nearest(rows, matter.size)
    who = f"{matter.speaker} is not known to have said so" if said else "no claim allows it"
    return Verdict("contradicted", ids([row, *rows]), f"{who}; the nearest is {told(row)}",
                   f"“{row.wording}”")


def _within(rows: Sequence[Row], figured: Size) -> bool:
    """Tell whether a figure lies within what all claims together span."""
    return bool(min(row.least for row in rows) <= figured.most
                and figured.least <= max(row.most for row in rows))


def _fits_in(rows: Sequence[Row], matter: Matter) -> bool:
    """Tell whether a figure can stand beside its speaker's others: one of them allows it, or it is
    dated, of a running total, and lies between those before it and those after it."""
    if any(_within([row], matter.size) for row in rows):
        return True
    day_of = pd.Timestamp(span(matter.draft.as_of).last) if matter.draft.as_of else (
        pd.Timestamp(matter.held.day) if matter.held.day else None)
    if day_of is None or not matter.quantity.accumulates:
        return False
    before = [row.least for row in rows if row.last < day_of]
    after = [row.most for row in rows if row.first > day_of]
    same_day = len(before) + len(after) < sum(not pd.isna(row.first) for row in rows)
    return not same_day and max(before, default=0.0) <= matter.size.most and (
        matter.size.least <= min(after, default=math.inf))


def _nearest(rows: Sequence[Row], figured: Size) -> Row:
    def far(row: Row) -> float:
        if math.isnan(row.figure) or row.figure <= 0 or figured.figure <= 0:
            return math.inf
        return abs(math.log(row.figure / figured.figure))
    return min(rows, key=far)


def _supported(matter: Matter) -> Verdict | None:
    if not matter.own:
        return None
    alone = all(row.id == matter.draft.id for row in matter.own)
    named = matter.draft.speaker
    stranger = named and not matter.speaker and not alone and matter.draft.id not in (
        row.id for row in matter.own)
    why = f"{ALONE}: " if alone else f"{STRANGER.format(named)}: " if stranger else ""
    return Verdict("supported", ids(_ordered(matter.own)),
                   why + told(best(matter.own, matter)))


def _ordered(rows: Sequence[Row]) -> list[Row]:
    """Return claims with the speaker's own first, then the oldest."""
    return sorted(rows, key=lambda row: (row.seen_as not in FROM_HIMSELF, str(row.first)))
