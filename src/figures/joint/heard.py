"""What one quantity is told by itself: its claims, what was measured, and the numbers for both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from figures.definitions import Definition, Quantity
from figures.evidence import Gathered, is_loss
from figures.joint.measured import log_measured, measured_on
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
from figures.posterior.likelihood import log_likelihoods

ONLY_OF_TOLLS = ("early_high", "third_high", "recent")
LOPSIDED = (("stale_low", "stale_high"), ("common_low", "common_high"))


@dataclass(frozen=True)
class Heard:
    """One quantity's own claims, those without echoes, the numbers it is estimated with, and the
    day that it is told as of: so many days since the event have `passed`."""

    evidence: Evidence
    told: Evidence
    numbers: Constants
    kind: str
    passed: float
    measured: tuple[float, float] | None

    def own(self, grid: Numbers, is_common: bool) -> Numbers:
        """Return the log likelihood of the claims on a grid as of the day, with what was measured;
        where what claims share `is_common`, it is left for all quantities together."""
        logs = log_likelihoods(self.told, [0] * len(self.told), grid, self.numbers,
                               np.array([self.passed]))[0]
        logs = np.asarray(logs if is_common else self.common(logs))
        return logs if self.measured is None else logs + log_measured(self.measured, grid)

    def common(self, logs: Numbers) -> Numbers:
        """Return log beliefs with the error that all claims share summed over."""
        setting = setting_of(self.told, self.kind, self.numbers.structure, newest=self.passed)
        density = partial(common_density, scales=common_scales(setting, self.numbers),
                          constants=self.numbers)
        return np.asarray(smear(logs[None], density, self.numbers.structure)[0])


def heard_of(gathered: Gathered, shares: Sequence[str], day: date | None, definition: Definition
             ) -> Heard:
    """Return what a quantity is told, as of the day on which the identities are to hold."""
    evidence = chosen(gathered.evidence, [row for row, name in enumerate(gathered.evidence.ids)
                                          if name not in shares])
    numbers = constants_for(definition.quantities[gathered.quantity], definition)
    passed = float((day - gathered.start).days) if day and gathered.start else 0.0
    return Heard(evidence, without_echoes(evidence, numbers.structure), numbers, definition.kind,
                 passed, measured_on(definition.quantities[gathered.quantity], day))


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
