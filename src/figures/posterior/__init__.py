"""The size of one quantity, given its claims: exact on a grid of logs, no sampling, no seed.

log claim = log truth + what all claims share + bias + side + origin + own error; docs/method.md.

    constants   the numbers, learned and chosen
    evidence    the claims as arrays
    densities   Student's t in two halves
    echoes      one figure told again counts once
    replacing   what a speaker has told anew since counts less
    scales      how far each part may lie off
    grid        summing over an unknown offset
    likelihood  claims, origins, sides
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from figures.posterior.constants import LEARNED, Constants, constants, constants_file
from figures.posterior.echoes import without_echoes
from figures.posterior.evidence import Evidence, Numbers, chosen, without
from figures.posterior.grid import grid_around, smear
from figures.posterior.likelihood import log_likelihoods
from figures.posterior.scales import Setting, common_density, common_scales, setting_of

__all__ = ["LEARNED", "Constants", "Evidence", "Posterior", "Setting", "chosen", "common_density",
           "common_scales", "constants", "constants_file", "from_log", "grid_around",
           "log_posteriors", "posterior", "setting_of", "without",
           "without_echoes"]


@dataclass(frozen=True)
class Posterior:
    """What is left to believe: cell centres in natural logs, and the mass of each cell."""

    grid: Numbers
    density: Numbers

    def quantile(self, share: float) -> float:
        """Return the size below which this share of the mass lies, in the quantity's unit."""
        below = np.cumsum(self.density) - self.density / 2
        return float(np.exp(np.interp(share, below, self.grid)))

    @property
    def point(self) -> float:
        """Return the median."""
        return self.quantile(1 / 2)

    def interval(self, level: float) -> tuple[float, float]:
        """Return the ends between which this share of the mass lies, as much outside each."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)


def posterior(evidence: Evidence, kind: str, numbers: Constants | None = None, *,
              contested: bool | None = None) -> Posterior:
    """Return what the claims leave to believe about the size of what they count.

    `kind` is the case's; `contested` (those who fight tell of each other's losses) is seen from
    the relations unless it is given.
    Raises: ValueError without any claim, or for an unknown kind or relation.
    """
    if not len(evidence):
        raise ValueError("no claim of a positive number")
    numbers = numbers or constants()
    heard = without_echoes(evidence, numbers.structure)
    grid = grid_around(heard.log_value, numbers.structure)
    setting = setting_of(heard, kind, numbers.structure, contested)
    return from_log(grid, log_posteriors(heard, [0] * len(heard), setting, grid, numbers)[0])


def log_posteriors(heard: Evidence, quantity: Sequence[int], setting: Setting, grid: Numbers,
                   numbers: Constants) -> Numbers:
    """Return the log density of each of several quantities on one grid, up to a constant.

    `quantity` is the number of what each claim is about, counted from 0 in the order of first use;
    echoes are out already.
    """
    scales = common_scales(setting, numbers)
    return smear(log_likelihoods(heard, quantity, grid, numbers),
                 partial(common_density, scales=scales, constants=numbers), numbers.structure)


def from_log(grid: Numbers, logs: Numbers) -> Posterior:
    """Return the posterior whose log density on the grid is known up to a constant."""
    weights = np.exp(logs - logs.max())
    return Posterior(grid, weights / weights.sum())
