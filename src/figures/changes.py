"""What became known between two days: claims, findings, and how the estimates moved."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from figures.case import Case
from figures.errors import CallError, Fault
from figures.estimate import Estimate
from figures.extract.vocabulary import limit
from figures.findings import Finding
from figures.judged import Judged, judge
from figures.meanings import Claims, claims_of

USUAL_DAYS = timedelta(days=limit("usual_days"))
SHOWN_LEVEL = "90"


@dataclass(frozen=True)
class Move:
    """How the estimate of one quantity moved; None where there was none."""

    quantity: str
    before: Estimate | None
    after: Estimate | None

    def moved(self) -> bool:
        """Tell whether anything that a reader sees of the estimate is another."""
        return _seen(self.before) != _seen(self.after)


@dataclass(frozen=True)
class Changes:
    """What became known after `since` and up to `until`, with the case as judged on `until`."""

    since: date
    until: date
    claims: tuple[str, ...]
    findings: tuple[Finding, ...]
    moves: tuple[Move, ...]
    judged: Judged


def newest_known(claims: Claims) -> date | None:
    """Return the newest day on which a claim became known, None where none is dated."""
    return _newest(claims, "known")


def usual_since(claims: Claims) -> date | None:
    """Return the day 30 days before the newest reported day, None where no claim is dated."""
    newest = _newest(claims, "reported_last") or newest_known(claims)
    return newest - USUAL_DAYS if newest else None


def _newest(claims: Claims, column: str) -> date | None:
    newest = claims.table[column].max()
    return None if pd.isna(newest) else pd.Timestamp(newest).date()


def changes(case: Case, since: date, until: date | None = None) -> Changes:
    """Return what became known of a case after one day and up to another, as it was known on each;
    without `until`, up to the newest day on which a claim became known.

    Raises: CallError where `until` lies before `since`.
    """
    if until is not None and until < since:
        raise CallError([Fault("figures diff", 0, "--until", until.isoformat(),
                               f"{since.isoformat()} or a later day")])
    last = until or max(since, newest_known(claims_of(case)) or since)
    before = judge(case, known_by=since)
    after = before if last == since else judge(case, known_by=last)
    earlier = {finding.id for finding in before.findings}
    new = after.claims.table.index.difference(before.claims.table.index, sort=False)
    return Changes(since, last, tuple(map(str, new)),
                   tuple(found for found in after.findings if found.id not in earlier),
                   _moves(before, after), after)


def _moves(before: Judged, after: Judged) -> tuple[Move, ...]:
    moves = (Move(name, _estimate(name, before), _estimate(name, after))
             for name in after.claims.case.definition.quantities)
    return tuple(move for move in moves if move.before or move.after)


def _estimate(quantity: str, judged: Judged) -> Estimate | None:
    """Return the estimate of a quantity, None where no claim of it was known."""
    known = (judged.claims.table["quantity"] == quantity).any()
    return judged.answer.of(quantity) if known else None


def _seen(estimate: Estimate | None) -> dict[str, Any] | None:
    """Return what a reader sees of an estimate: its status, its point and its 90% interval."""
    if estimate is None:
        return None
    ends = estimate.intervals[SHOWN_LEVEL] if estimate.intervals else None
    return {"status": estimate.status, "point": estimate.point,
            SHOWN_LEVEL: list(ends) if ends else None}


def as_json(found: Changes) -> dict[str, Any]:
    """Return the changes as the contract's document has them."""
    return {"claims": list(found.claims),
            "findings": [finding.as_json() for finding in found.findings],
            "estimates": [{"quantity": move.quantity, "before": _seen(move.before),
                           "after": _seen(move.after)} for move in found.moves]}
