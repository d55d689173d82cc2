"""Findings: each check is a small function from a case's claims to what is wrong with them.

CHECKS names each with the codes it may return; a new check is a function and a row there.
"""

from figures.checks.changes import change
from figures.checks.days import date
from figures.checks.definition import definition
from figures.checks.falls import falls
from figures.checks.material import Check, Material
from figures.checks.measured import measured
from figures.checks.shares import share
from figures.checks.sources import echo, unknown_source
from figures.checks.sums import sums
from figures.checks.units import unit_dimension, unit_pair, unit_swap
from figures.checks.wording import order, wording
from figures.findings import Finding, settle
from figures.meanings import Claims

CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
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
    (("echo",), echo),
    (("measured",), measured),
    (("falls",), falls),
    (("unknown-source",), unknown_source),
)


def check(claims: Claims, fault: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong in a case's claims, errors first, in a stable order (contract, section
    2); with `fault`, only what is that kind of fault ("ledger", "print", "speaker", "between")."""
    material = Material(claims, claims.used())
    found = [finding for _, find in CHECKS for finding in find(material)]
    return settle([finding for finding in found if fault in (None, "", finding.fault)], claims)
