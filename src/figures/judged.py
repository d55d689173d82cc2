"""A case judged once: its claims, what is wrong with them, and what is left to believe."""

from dataclasses import dataclass
from datetime import date

from figures.case import Case
from figures.checks import check
from figures.estimate import Answer, reconcile
from figures.findings import Finding
from figures.meanings import Claims, claims_of


@dataclass(frozen=True)
class Judged:
    """What every page of a case is made from."""

    claims: Claims
    findings: tuple[Finding, ...]
    answer: Answer


def judge(case: Case, as_of: date | None = None, known_by: date | None = None) -> Judged:
    """Return a case's claims known by a day, judged, and reconciled as of a day."""
    claims = claims_of(case, known_by)
    return Judged(claims, check(claims), reconcile(claims, as_of))
