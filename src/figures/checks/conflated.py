"""Conflation as findings: a part's name on a total's number."""

from collections.abc import Mapping

from figures.checks.material import Material, ids
from figures.checks.phrasing import figure, whose
from figures.conflation import DIVIDED, Conflation
from figures.definitions import Quantity
from figures.findings import Finding


def conflation(material: Material) -> list[Finding]:
    """Return `conflation`: claims whose number is told of another quantity that they may be taken
    for.

    Can't see: numbers below ten, which coincide too often; claims without a day; numbers that were
    changed on the way.
    """
    quantities = material.claims.case.definition.quantities
    return [_finding(one, quantities) for one in material.conflated]


def _finding(one: Conflation, quantities: Mapping[str, Quantity]) -> Finding:
    first, other = one.claims[0], one.against[0]
    name, true_name = (f"“{quantities[row.quantity].counts}”" for row in (first, other))
    here, there = one.publishers
    told = (f"{whose(first.speaker)} {figure(first)} stands for {name} ({_count(here)}); the same "
            f"number, {whose(other.speaker)} {figure(other)}, stands for {true_name} "
            f"({_count(there)})")
    if one.cause == DIVIDED:
        told += ", by as many: which it counts is not settled"
    return Finding("conflation", one.severity, "print", ids(one.claims), told,
                   against=ids(one.against), stated=first.quantity,
                   expected=None if one.cause == DIVIDED else other.quantity, cause=one.cause)


def _count(publishers_: int) -> str:
    return "1 publisher" if publishers_ == 1 else f"{publishers_} publishers"
