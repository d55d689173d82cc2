"""Findings: each check is a small function from a case's claims to what is wrong with them.

CHECKS names each with the codes it may return; a new check is a function and a row there. LATER are
those that leave out figures which a finding of CHECKS already explains.
"""

from dataclasses import replace

from figures.beside import beside
from figures.checks.changes import change
from figures.checks.conflated import conflation
from figures.checks.contradictions import conflict, outlier
from figures.checks.days import date
from figures.checks.definition import definition
from figures.checks.falls import falls
from figures.checks.hedges import hedge_flip
from figures.checks.inequalities import bounds_between
from figures.checks.material import Check, material_of
from figures.checks.measured import measured
from figures.checks.numbers import number_changed
from figures.checks.shares import share
from figures.checks.sources import echo, unknown_source
from figures.checks.speakers import attribution
from figures.checks.staleness import stale
from figures.checks.sums import sums
from figures.checks.units import unit_dimension, unit_pair, unit_swap
from figures.checks.wording import order, wording
from figures.conflation import DISMISSED
from figures.findings import Finding, settle, state_of
from figures.meanings import Claims, uncollected

Table = tuple[tuple[tuple[str, ...], Check], ...]
CHECKS: Table = (
    (("wording-number", "wording-hedge", "wording-unit"), wording),
    (("order",), order),
    (("unit-dimension",), unit_dimension),
    (("unit-pair", "unit-rounding"), unit_pair),
    (("unit-swap",), unit_swap),
    (("sum", "bound"), sums),
    (("definition",), definition),
    (("share",), share),
    (("change",), change),
    (("date",), date),
    (("number-changed",), number_changed),
    (("conflation",), conflation),
    (("hedge-flip",), hedge_flip),
    (("attribution",), attribution),
    (("stale",), stale),
    (("echo",), echo),
    (("measured",), measured),
    (("outlier",), outlier),
    (("unknown-source",), unknown_source),
)
LATER: Table = (
    (("falls",), falls),
    (("bound",), bounds_between),
    (("conflict",), conflict),
)
EXPLAINING = ("wording-number", "wording-unit", "order", "unit-dimension", "unit-swap", "date",
              "number-changed", "conflation", "attribution", "stale")  # what explains a fall


@uncollected()
def check(claims: Claims, fault: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong in a case's claims, errors first, in a stable order (contract, section
    2); with `fault`, only what is that kind of fault ("ledger", "print", "speaker", "between")."""
    material = material_of(claims)
    with beside(lambda: outlier(material), len(material.table)) as outliers:  # the slowest
        found = [_ruled(finding, claims) for _, find in CHECKS
                 for finding in (outliers() if find is outlier else find(material))]
    at_fault = frozenset(name for finding in found if finding.code in EXPLAINING
                         and finding.severity != "note" and finding.ruling != DISMISSED
                         for name in finding.claims)
    for _, find in LATER:
        now = replace(material, explained=at_fault, found=tuple(found))
        found += [_ruled(finding, claims) for finding in find(now)]
    return settle([finding for finding in found if fault in (None, "", finding.fault)], claims)


def _ruled(finding: Finding, claims: Claims) -> Finding:
    """Return a finding with the state that a ruling gives it: one that is dismissed explains
    nothing."""
    state = state_of(finding, claims.case.rulings)
    return replace(finding, ruling=state) if state else finding
