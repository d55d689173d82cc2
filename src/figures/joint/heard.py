"""What one quantity is told by itself: its claims, what was measured, and the numbers for both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from figures.definitions import Definition, Quantity
from figures.evidence import Gathered, is_loss
from figures.meanings import Claims
from figures.paths import Growing, Way, lasted, mapped
from figures.posterior import (
    LEARNED,
    Constants,
    Evidence,
    chosen,
    common_density,
    common_scales,
    constants,
    setting_of,
    without_echoes,
)
from figures.posterior.evidence import Numbers
from figures.posterior.grid import smear

ONLY_OF_TOLLS = ("early_high", "third_high", "recent")
LOPSIDED = (("stale_low", "stale_high"), ("common_low", "common_high"))


@dataclass(frozen=True)
class Heard:
    """One quantity's own claims, those without echoes, the numbers it is estimated with, and the
    way in which it moves up to the day that it is told as of."""

    evidence: Evidence
    told: Evidence
    numbers: Constants
    kind: str
    way: Way

    def own(self, grid: Numbers, is_common: bool) -> Numbers:
        """Return the log likelihood of the claims on a grid as of the day, with what was measured;
        where what claims share `is_common`, it is left for all quantities together."""
        claimed, measured = self.way.told(self.told, [0] * len(self.told), grid, self.numbers)
        logs, = (claimed if is_common else self.common(claimed)) + measured
        return np.asarray(logs)

    def on_days(self, days: Sequence[float], grid: Numbers, is_common: bool) -> Numbers:
        """Return the same on each of several days, days × cells, in the light of all claims."""
        claimed, measured = self.way.by_day(self.told, days, grid, self.numbers)
        return np.asarray((claimed if is_common else self.common(claimed)) + measured)

    def common(self, logs: Numbers) -> Numbers:
        """Return log beliefs (rows) with the error that all claims share summed over."""
        setting = setting_of(self.told, self.kind, self.numbers.structure, newest=self.way.day)
        density = partial(common_density, scales=common_scales(setting, self.numbers),
                          constants=self.numbers)
        return np.asarray(smear(logs, density, self.numbers.structure))


def heard_of(gathered: Gathered, shares: Sequence[str], day: date | None, claims: Claims) -> Heard:
    """Return what a quantity is told, as of the day on which the identities are to hold."""
    definition = claims.case.definition
    evidence = chosen(gathered.evidence, [row for row, name in enumerate(gathered.evidence.ids)
                                          if name not in shares])
    numbers = constants_for(definition.quantities[gathered.quantity], definition)
    return Heard(evidence, without_echoes(evidence, numbers.structure), numbers, definition.kind,
                 way_of(gathered, day, claims))


def way_of(gathered: Gathered, day: date | None, claims: Claims) -> Way:
    """Return how a quantity moves: as losses that may go on growing, up and down, or not at all.

    Of other running totals no more is known than that they don't fall.
    """
    definition = claims.case.definition
    quantity = definition.quantities[gathered.quantity]
    if day is None or gathered.start is None:
        return Way(0.0)
    passed = float((day - gathered.start).days)
    series = mapped(quantity, gathered.start, claims.known_by)
    if gathered.earlier is not None:
        return Way(passed, earlier=gathered.earlier, series=series)
    if not (quantity.accumulates and is_loss(quantity, definition)):
        return Way(passed, series=series)
    undated = (row.Index for row, told_on in zip(gathered.rows, gathered.days, strict=True)
               if told_on is None)
    return Way(passed, Growing(lasted(definition, gathered.start), frozenset(undated)),
               series=series)


def constants_for(quantity: Quantity, definition: Definition) -> Constants:
    """Return the numbers that the estimate of a quantity is made with.

    How sides tell of losses, how tolls grow and rumours of them run high was learned from people
    lost. For those sent, for land and things none of it is known, so none is assumed, and what
    remains is as wide above as below; but an old figure of a running total is at most too low.
    """
    if is_loss(quantity, definition):
        return constants()
    return without_direction(constants(), quantity.accumulates)


def without_direction(learned: Constants, accumulates: bool) -> Constants:
    """Return learned numbers without all that moves a figure up or down because a toll is told."""
    unknown = [name for name in LEARNED if name.startswith("bias_") or name in ONLY_OF_TOLLS
               or ("growth" in name and name != "growth_days")]
    numbers: dict[str, Any] = dict.fromkeys(unknown, 0.0)
    for sides in LOPSIDED:
        numbers |= dict.fromkeys(sides, sum(getattr(learned, side) for side in sides) / len(sides))
    if accumulates:
        numbers |= {"stale_low": learned.stale_low, "stale_high": 0.0}
    return replace(learned, **numbers)
