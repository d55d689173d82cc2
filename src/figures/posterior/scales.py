"""How far a claim, a side, and all claims of a case together may lie from the truth."""

from dataclasses import dataclass

import numpy as np

from figures.posterior.constants import Constants, Structure
from figures.posterior.densities import two_sided, with_wild
from figures.posterior.evidence import Evidence, Flags, Numbers, hedge_class

CIVILIANS = "own_civilians"
CONTESTED = (CIVILIANS, "enemy", "perpetrator")
LIKE_COMBAT = ("combat", "other")
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

    `newest` is for each claim the day that is asked about: the newest of its quantity, in a series
    also an earlier one. What was told before that day may lie far below, what was told after it far
    above: counts grow, and are now and then put right.
    """
    low_bound = np.array([hedge_class(hedge) == "lower" for hedge in evidence.hedge], dtype=float)
    age = np.log((1 + newest) / (1 + evidence.day))
    older, later = np.maximum(age, 0), np.maximum(-age, 0)
    own = constants.claim + constants.roundness * evidence.roundness
    low = (own + constants.claim_growth * growth_left(evidence.day, constants)
           + constants.stale_low * older + constants.stale_high * later
           + constants.lower_bound * low_bound
           + constants.foreseen_low * evidence.foreseen)
    third = np.array([relation == "third" for relation in evidence.relation], dtype=float)
    high = (own + constants.early_high * growth_left(evidence.day, constants)
            + constants.stale_high * older + constants.stale_low * later
            + constants.third_high * third
            + constants.foreseen_high * evidence.foreseen)
    beside = evidence.log_width**2 + (constants.scope * evidence.other_scope) ** 2
    cell = constants.structure.cell
    return Scales(np.maximum(np.sqrt(low**2 + beside), cell),
                  np.maximum(np.sqrt(high**2 + beside), cell))


def side_density(offset: Numbers, relation: str, constants: Constants) -> Numbers:
    """Return the density of what all claims of one side and relation share, bias and all."""
    shape = constants.structure
    scale = max(_side_scale(relation, constants), shape.cell)
    away = offset - constants.bias(relation)
    return with_wild(two_sided(away, scale, scale, shape.side_degrees),
                     two_sided(away, shape.side_wild_scale, shape.side_wild_scale,
                               shape.side_degrees), shape.side_wild)


def _side_scale(relation: str, constants: Constants) -> float:
    if relation in NEUTRAL:
        return constants.side_neutral
    return constants.side_civilians if relation == CIVILIANS else constants.side_belligerent


def origin_density(offset: Numbers, constants: Constants) -> Numbers:
    """Return the density of what the claims of one origin share."""
    scale = max(constants.origin, constants.structure.cell)
    return two_sided(offset, scale, scale, constants.structure.origin_degrees)


@dataclass(frozen=True)
class Setting:
    """What quantities are like, one entry each: the kind of case, the newest day, growth of late
    (natural log units), whether those who fight tell of each other's losses, and whether the count
    stands still.
    """

    kind: tuple[str, ...]
    newest: Numbers
    recent: Numbers
    contested: Flags
    still: Flags


def setting_of(evidence: Evidence, kind: str, structure: Structure,
               contested: bool | None = None, newest: float = 0.0) -> Setting:
    """Return what one quantity is like, `contested` seen from the relations unless it is given.

    `newest` is the day to which it is told, where that is later than the newest claim.
    """
    seen = any(relation in CONTESTED for relation in evidence.relation)
    return Setting((kind,), np.maximum(evidence.day.max(keepdims=True), newest),
                   np.array([recent_growth(evidence, structure)]),
                   np.array([seen if contested is None else contested]),
                   np.array([stands_still(evidence, structure)]))


def recent_growth(evidence: Evidence, structure: Structure) -> float:
    """Return how far the largest counted figure has grown of late, in natural log units, from 0."""
    counted = ~evidence.foreseen
    early = counted & (evidence.day <= structure.earlier * evidence.day.max())
    if not early.any():
        return 0.0
    return float(evidence.log_value[counted].max() - evidence.log_value[early].max())


def stands_still(evidence: Evidence, structure: Structure) -> bool:
    """Tell whether the side with the largest counted figure has counted on in the last part of the
    time, and found hardly more."""
    counted = np.flatnonzero(~evidence.foreseen)
    if not len(counted):
        return False
    largest = counted[evidence.log_value[counted].argmax()]
    own = np.array([row for row in counted if evidence.relation[row] == evidence.relation[largest]
                    and evidence.side[row] == evidence.side[largest]])
    early = own[evidence.day[own] <= structure.earlier * evidence.day.max()]
    if len(early) in (0, len(own)):
        return False
    before = evidence.log_value[early].max()
    return bool(evidence.log_value[largest] - before < structure.still_step)


def common_scales(setting: Setting, constants: Constants) -> Scales:
    """Return how far all claims of each quantity together may lie below and above the truth."""
    left = growth_left(setting.newest, constants)
    growth = np.array([constants.growth(kind) for kind in setting.kind])
    growth = growth * np.where(setting.still, constants.still, 1)
    combat = np.array([kind in LIKE_COMBAT for kind in setting.kind])
    wider = constants.combat * combat + constants.contested * setting.contested
    low = constants.common_low + growth * left + constants.recent * setting.recent + wider
    high = constants.common_high + constants.common_high_growth * left + wider
    return Scales(low, high)


def common_density(offset: Numbers, scales: Scales, constants: Constants) -> Numbers:
    """Return the density of what all claims of a quantity share: quantities × offsets."""
    shape = constants.structure
    low = np.maximum(scales.low, shape.cell)[:, None]
    high = np.maximum(scales.high, shape.cell)[:, None]
    wild = shape.common_wild_scale
    return with_wild(two_sided(offset, low, high, shape.common_degrees),
                     two_sided(offset, wild, wild, shape.common_wild_degrees), shape.common_wild)
