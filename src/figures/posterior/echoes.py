"""Which claims are one figure told again: more copies are no more evidence."""

from dataclasses import replace
from typing import Any

import numpy as np

from figures.posterior.constants import Structure
from figures.posterior.evidence import Evidence, chosen, hedge_class


def without_echoes(evidence: Evidence, structure: Structure) -> Evidence:
    """Return each figure once an origin, in an order that depends on nothing but the figures.

    Within one side and relation, claims of one origin or nearer than `echo_step` share an origin,
    with the name and speaker of its earliest claim; of one origin, figure and hedge class the
    newest day counts.
    """
    ordered = chosen(evidence, sorted(range(len(evidence)), key=_contents(evidence).__getitem__))
    shared = _shared_origins(ordered, structure.echo_step)
    newest: dict[tuple[Any, ...], int] = {}
    for row, origin in enumerate(shared):
        figure = float(ordered.log_value[row])
        newest.setdefault((origin, figure, hedge_class(ordered.hedge[row])), row)
    kept = list(newest.values())
    first = _first_rows(ordered, shared)
    told_first = chosen(ordered, [first[shared[row]] for row in kept])
    return replace(chosen(ordered, kept), origin=told_first.origin, speaker=told_first.speaker)


def _contents(evidence: Evidence) -> list[tuple[Any, ...]]:
    """Return what orders each claim: the side, the figure, then the newest and plainest first."""
    likelihood = np.where(np.isnan(evidence.likelihood), -1.0, -evidence.likelihood)
    return list(zip(
        evidence.relation, evidence.side, evidence.log_value.tolist(),
        map(hedge_class, evidence.hedge), (-evidence.day).tolist(), evidence.foreseen.tolist(),
        evidence.other_scope.tolist(), likelihood.tolist(), evidence.log_width.tolist(),
        evidence.roundness.tolist(), evidence.hedge, evidence.ids, strict=True))


def _shared_origins(ordered: Evidence, step: float) -> list[int]:
    """Return the number of each claim's origin, echoes joined; claims are ordered by figure."""
    group = list(zip(ordered.relation, ordered.side, strict=True))
    figures = ordered.log_value.tolist()
    joined = list(range(len(ordered)))
    first: dict[tuple[Any, ...], int] = {}
    for row, side in enumerate(group):
        _join(joined, first.setdefault((*side, ordered.origin[row]), row), row)
        if row and side == group[row - 1] and figures[row] - figures[row - 1] <= step:
            _join(joined, row - 1, row)
    return [_root(joined, row) for row in range(len(ordered))]


def _join(joined: list[int], one: int, other: int) -> None:
    joined[_root(joined, other)] = _root(joined, one)


def _root(joined: list[int], row: int) -> int:
    """Return the row that stands for all that are joined with this one, shortening the way."""
    while joined[row] != row:
        joined[row] = joined[joined[row]]
        row = joined[row]
    return row


def _first_rows(ordered: Evidence, shared: list[int]) -> dict[int, int]:
    """Return for each joined origin its earliest claim."""
    first: dict[int, int] = {}
    for row in sorted(range(len(ordered)), key=lambda row: (ordered.day[row], ordered.ids[row])):
        first.setdefault(shared[row], row)
    return first
