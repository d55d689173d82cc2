"""What the claims of one quantity say of its size, as arrays: one entry a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Evidence:
    """The usable positive figures of one quantity; every field has one entry a claim.

    `log_value` is the natural log of the figure (of a range: of its geometric middle),
    `log_width` half the log width of a range or vague word, `day` days since the event, `speaker`
    who vouches for it, `roundness` half a unit of the last nonzero digit (of a place above units)
    over the value, `likelihood` a probability or nan, `other_scope` whether another scope is
    counted.
    """

    ids: tuple[str, ...]
    log_value: Numbers
    log_width: Numbers
    hedge: tuple[str, ...]
    day: Numbers
    relation: tuple[str, ...]
    side: tuple[str, ...]
    speaker: tuple[str, ...]
    origin: tuple[str, ...]
    roundness: Numbers
    foreseen: Flags
    likelihood: Numbers
    other_scope: Flags

    def __len__(self) -> int:
        """Return the number of claims."""
        return len(self.ids)


def chosen(evidence: Evidence, rows: Sequence[int]) -> Evidence:
    """Return the evidence of the rows with these places, in their order."""
    places = np.asarray(rows, dtype=int)
    columns: dict[str, Any] = {
        name: tuple([column[row] for row in rows]) if isinstance(column, tuple) else column[places]
        for name, column in vars(evidence).items()}
    return Evidence(**columns)


def without(evidence: Evidence, origin: str) -> Evidence:
    """Return the evidence that is left when one origin had said nothing."""
    return chosen(evidence, [row for row, name in enumerate(evidence.origin) if name != origin])


def hedge_class(hedge: str) -> str:
    """Return `lower` or `upper` for a hedge that makes a figure a bound, else `plain`."""
    if hedge in LOWER_BOUNDS:
        return "lower"
    return "upper" if hedge in UPPER_BOUNDS else "plain"
