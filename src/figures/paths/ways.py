"""How one quantity moves from day to day, and what its claims tell of any day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from figures.evidence import joined
from figures.paths.drift import Ground, drifting
from figures.paths.growth import Asked, Growing, by_day, likelihoods
from figures.paths.measured import Mapped
from figures.posterior import Constants, Evidence, chosen, without_echoes
from figures.posterior.evidence import Numbers


@dataclass(frozen=True)
class Way:
    """How a quantity moves, and the day that it is asked about, in days since the start.

    `growing` is for running totals; `earlier` are the claims of what goes up and down that are too
    old to count by themselves; `series` is what was measured. Without any of these, all claims tell
    of one number.
    """

    day: float
    growing: Growing | None = None
    earlier: Evidence | None = None
    series: Mapped | None = None

    def told(self, evidence: Evidence, quantity: Sequence[int], grid: Numbers, numbers: Constants
             ) -> tuple[Numbers, Numbers]:
        """Return two log likelihoods of each of several quantities on the day, quantities × cells:
        what claims tell, and what was measured. Echoes are out."""
        count = max(quantity) + 1
        if self.earlier is not None:
            of_each = [[row for row, number in enumerate(quantity) if number == one]
                       for one in range(count)]
            each = [self.by_day(chosen(evidence, rows), [self.day], grid, numbers)
                    for rows in of_each]
            return (np.concatenate([claimed for claimed, _ in each]),
                    np.concatenate([measured for _, measured in each]))
        measured = np.repeat(self._measured([self.day], grid), count, axis=0)
        asked = Asked(grid, numbers, self.day, self.growing or Growing(0.0))
        return likelihoods(evidence, quantity, asked), measured

    def by_day(self, evidence: Evidence, days: Sequence[float], grid: Numbers, numbers: Constants
               ) -> tuple[Numbers, Numbers]:
        """Return the same of one quantity on each of several days, days × cells."""
        if self.earlier is not None:
            every = without_echoes(joined([evidence, self.earlier]), numbers.structure)
            return drifting(Ground(every, self.series, numbers), days, grid)
        asked = Asked(grid, numbers, self.day, self.growing or Growing(0.0))
        return by_day(evidence, days, asked), self._measured(days, grid)

    def _measured(self, days: Sequence[float], grid: Numbers) -> Numbers:
        if self.series is None:
            return np.zeros((len(days), len(grid)))
        return self.series.near(days, grid)
