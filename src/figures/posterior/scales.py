"""How far a claim, a side, and all claims of a case together may lie from the truth."""

from dataclasses import dataclass

import numpy as np

from figures.posterior.constants import Constants
from figures.posterior.densities import two_sided, with_wild
from figures.posterior.evidence import Evidence, Numbers, hedge_class

CONTESTED = ("own_civilians", "enemy", "perpetrator")
NEUTRAL = ("government", "third")


@dataclass(frozen=True)
class Scales:
    """Scales below and above, in natural log units."""

    low: Numbers
    high: Numbers


def growth_left(day: Numbers | float, constants: Constants) -> Numbers:
    """Return the share of growth that is still to come so many days after the event, 1 to 0."""
    return np.asarray(1 / (1 + np.asarray(day) / constants.growth_days))


def claim_scales(evidence: Evidence, newest: Numbers, constants: Constants) -> Scales:
    """Return how far each claim may lie below and above what its origin means.

    `newest` is for each claim the newest day of its quantity.
    """
    low_bound = np.array([hedge_class(hedge) == "lower" for hedge in evidence.hedge], dtype=float)
    stale = np.log((1 + newest) / (1 + evidence.day))
    own = constants.claim + constants.roundness * evidence.roundness
    low = (own + constants.claim_growth * growth_left(evidence.day, constants)
           + constants.stale_low * stale + constants.lower_bound * low_bound
           + constants.foreseen_low * evidence.foreseen)
    high = own + constants.stale_high * stale + constants.foreseen_high * evidence.foreseen
    beside = evidence.log_width**2 + (constants.scope * evidence.other_scope) ** 2
    cell = constants.structure.cell
    return Scales(np.maximum(np.sqrt(low**2 + beside), cell),
                  np.maximum(np.sqrt(high**2 + beside), cell))


def side_density(offset: Numbers, relation: str, constants: Constants) -> Numbers:
    """Return the density of what all claims of one side and relation share, bias and all."""
    shape = constants.structure
    scale = constants.side_neutral if relation in NEUTRAL else constants.side_belligerent
    scale = max(scale, shape.cell)
    away = offset - constants.bias(relation)
    return with_wild(two_sided(away, scale, scale, shape.side_degrees),
                     two_sided(away, shape.side_wild_scale, shape.side_wild_scale,
                               shape.side_degrees), shape.side_wild)


def origin_density(offset: Numbers, constants: Constants) -> Numbers:
    """Return the density of what the claims of one origin share."""
    scale = max(constants.origin, constants.structure.cell)
    return two_sided(offset, scale, scale, constants.structure.origin_degrees)


def is_contested(evidence: Evidence) -> bool:
    """Return whether those who fight tell of each other's losses, or of their own civilians'."""
    return any(relation in CONTESTED for relation in evidence.relation)


def recent_growth(evidence: Evidence, constants: Constants) -> float:
    """Return how far the largest counted figure has grown of late, in natural log units, from 0."""
    counted = ~evidence.foreseen
    early = counted & (evidence.day <= constants.structure.earlier * evidence.day.max())
    if not early.any():
        return 0.0
    return float(evidence.log_value[counted].max() - evidence.log_value[early].max())


def common_scales(evidence: Evidence, kind: str, constants: Constants, contested: bool) -> Scales:
    """Return how far all claims of a case together may lie below and above the truth."""
    left = growth_left(float(evidence.day.max()), constants)
    wider = constants.combat * (kind == "combat") + constants.contested * contested
    low = (constants.common_low + constants.growth(kind) * left
           + constants.recent * recent_growth(evidence, constants) + wider)
    high = constants.common_high + constants.common_high_growth * left + wider
    return Scales(low, high)


def common_density(offset: Numbers, scales: Scales, constants: Constants) -> Numbers:
    """Return the density of what all claims of a case share."""
    shape = constants.structure
    low, high = (max(float(scale), shape.cell) for scale in (scales.low, scales.high))
    wild = shape.common_wild_scale
    return with_wild(two_sided(offset, low, high, shape.common_degrees),
                     two_sided(offset, wild, wild, shape.common_wild_degrees), shape.common_wild)
