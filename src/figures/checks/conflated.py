"""Conflation as findings: a part's name on a total's number."""

from figures.checks.material import Material, ids, publishers
from figures.checks.phrasing import figure
from figures.conflation import DIVIDED, Conflation
from figures.findings import Finding


def conflation(material: Material) -> list[Finding]:
    """Return `conflation`: claims whose number is told of another quantity that they may be taken
    for.

    Can't see: numbers below ten, which coincide too often; claims without a day; numbers that were
    changed on the way.
    """
    return [_finding(one) for one in material.conflated]


def _finding(one: Conflation) -> Finding:
    first, other = one.claims[0], one.against[0]
    name, true_name = (row.quantity.replace("_", " ") for row in (first, other))
    here, there = publishers(one.claims), publishers(one.against)
    told = (f"{figure(first)} is printed as {name} ({_count(here)}, {first.speaker}); the same "
            f"number is printed as {true_name} ({_count(there)}, {other.speaker})")
    if one.cause == DIVIDED:
        told += ", by as many: which it counts is not settled"
    return Finding("conflation", one.severity, "print", ids(one.claims), told,
                   against=ids(one.against), stated=first.quantity,
                   expected=None if one.cause == DIVIDED else other.quantity, cause=one.cause)


def _count(publishers_: int) -> str:
    return "1 publisher" if publishers_ == 1 else f"{publishers_} publishers"
