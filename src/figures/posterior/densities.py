"""Student's t and its two-sided form, the densities that the estimate is made of.

The two-sided t has one scale below its mode and another above, and no step between:
Fernández and Steel, Journal of the American Statistical Association 93 (1998), 359-371.
"""

import math

import numpy as np

from figures.posterior.evidence import Numbers


def _height(degrees: float) -> float:
    """Return the density of Student's t of unit scale at its mode."""
    ratio = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)
    return math.exp(ratio) / math.sqrt(degrees * math.pi)


def log_two_sided(away: Numbers, low: Numbers | float, high: Numbers | float,
                  degrees: float) -> Numbers:
    """Return the log density of a t with scale `low` below zero and `high` from zero up."""
    logs = np.array(away / np.where(away < 0, low, high))
    for step in (np.square, lambda squared, out: np.divide(squared, degrees, out=out), np.log1p):
        step(logs, out=logs)  # in place: of many claims it is this that takes the time
    logs *= -(degrees + 1) / 2
    logs += np.log(2 * _height(degrees) / (np.asarray(low) + high))
    return logs


def two_sided(away: Numbers, low: Numbers | float, high: Numbers | float,
              degrees: float) -> Numbers:
    """Return the density of a t with scale `low` below zero and `high` from zero up."""
    return np.exp(log_two_sided(away, low, high, degrees))


def with_wild(usual: Numbers, wild: Numbers, share: float) -> Numbers:
    """Return the mixture of a usual density and, with this share, a wild one."""
    return (1 - share) * usual + share * wild
