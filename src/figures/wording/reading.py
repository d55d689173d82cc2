"""What a wording says: one `Reading` for each figure in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Second:
    """The figure in brackets: its value and unit, and the place of its last nonzero digit; of a
    range the lower end, and the upper as `high`."""

    value: float
    unit: str
    place: float
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as the wording says it, before any ruling and without the case's knowledge.

    `low`, `value`, `high` are in `unit`, by the contract's rule for the hedge; a share is 0 to 1.
    `place` is the power of ten of the last nonzero digit printed (1.2 million: 100,000), `decimals`
    the digits printed after the decimal sign; `start` and `end` are characters of the wording.
    """

    low: float | None
    value: float | None
    high: float | None
    hedge: str
    unit: str | None
    second: Second | None
    place: float
    decimals: int
    likelihood: float | None
    foreseen: bool
    counted: str | None
    vague: str | None
    start: int
    end: int
