"""Rows of the claims table as the arrays that the estimate reads."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any

import numpy as np

from figures.bounds import counted
from figures.codebook import UPPER_BOUNDS
from figures.evidence.ends import to_middle
from figures.literal import HALF
from figures.meanings import Claims
from figures.posterior import Evidence

FORESEEN_HEDGES = (*UPPER_BOUNDS, "vague")  # estimator.md, section 1: f
WIDE_HEDGES = ("range", "vague")
UNITS_PLACE = 1.0  # a figure told to the unit, or finer, is not round


def evidence_of(rows: Sequence[Any], claims: Claims, since: Iterable[float]) -> Evidence:
    """Return rows of the claims table as the estimate reads them: those that name an end of what
    was measured by its middle."""
    shifts = [to_middle(row, claims) for row in rows]
    return Evidence(
        ids=tuple(row.Index for row in rows),
        log_value=np.array([math.log(row.figure) + shift
                            for row, shift in zip(rows, shifts, strict=True)]),
        log_width=np.array([_log_width(row) for row in rows]),
        hedge=tuple(row.hedge or "exact" for row in rows),
        day=np.array(list(since), dtype=float),
        relation=tuple(row.relation for row in rows), side=tuple(row.side for row in rows),
        speaker=tuple(row.speaker for row in rows),
        origin=tuple(row.origin for row in rows),
        roundness=np.array([_roundness(row, claims) for row in rows]),
        foreseen=np.array([row.foreseen or row.hedge in FORESEEN_HEDGES for row in rows],
                          dtype=bool),
        likelihood=np.array([row.likelihood for row in rows], dtype=float),
        other_scope=np.array([bool(row.scope or (counted(row, claims).includes and not shift))
                              for row, shift in zip(rows, shifts, strict=True)], dtype=bool))


def _log_width(row: Any) -> float:
    """Return half the log width of a range or of a vague word, 0 of a single figure.

    A range from zero is as wide above its middle as below.
    """
    if row.hedge not in WIDE_HEDGES or math.isnan(row.size_low) or math.isnan(row.size_high):
        return 0.0
    return math.log(max(1.0, row.size_high / row.figure))


def _roundness(row: Any, claims: Claims) -> float:
    """Return half a unit of the last digit that is not zero over the value: 0.25 for 2,000.

    Of a share, that of its whole. Ranges and vague words have a width instead.
    """
    while row.is_share:
        row = next(claims.table.loc[[row.share_of]].itertuples())
    value = next((given for given in (row.value, row.low, row.high) if not math.isnan(given)), 0.0)
    if row.hedge in WIDE_HEDGES or row.place <= UNITS_PLACE or value <= 0:
        return 0.0
    return float(HALF * row.place / value)


def joined(parts: Sequence[Evidence]) -> Evidence:
    """Return several evidences one after the other."""
    return Evidence(**{field.name: joined_columns([getattr(part, field.name) for part in parts])
                       for field in fields(Evidence)})


def joined_columns(columns: Sequence[Any]) -> Any:
    """Return tuples or arrays one after the other."""
    if isinstance(columns[0], tuple):
        return tuple(chain.from_iterable(columns))
    return np.concatenate(columns)
