"""What the claims say of the true size before the error that all of them share."""

from functools import partial

import numpy as np

from figures.posterior.constants import Constants
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Evidence, Numbers
from figures.posterior.grid import smear
from figures.posterior.scales import claim_scales, origin_density, side_density


def log_likelihood(evidence: Evidence, grid: Numbers, constants: Constants) -> Numbers:
    """Return on a grid of log sizes the log likelihood of all claims, echoes taken out before.

    Claims are added by origin, origins by side and relation, then the sides: at each step the
    offset that the added have in common is summed over.
    """
    messages = _by_origin(evidence, grid, constants)
    messages = smear(messages, partial(origin_density, constants=constants), constants.structure)
    sides = _numbered(list(zip(evidence.relation, evidence.side, strict=True)))
    of_origin = dict(zip(_origins(evidence), sides, strict=True))
    messages = _added(messages, list(of_origin.values()))
    relations = dict(zip(sides, evidence.relation, strict=True))
    return np.asarray(sum(
        smear(messages[side], partial(side_density, relation=relation, constants=constants),
              constants.structure) for side, relation in relations.items()))


def _by_origin(evidence: Evidence, grid: Numbers, constants: Constants) -> Numbers:
    scales = claim_scales(evidence, constants)
    away = evidence.log_value[:, None] - grid
    low, high = scales.low[:, None], scales.high[:, None]
    degrees = constants.structure.claim_degrees
    logs = log_two_sided(away, low, high, degrees)
    hedged = ~np.isnan(evidence.likelihood)
    if hedged.any():
        sure, doubt = evidence.likelihood[hedged, None], constants.structure.doubt
        wide = log_two_sided(away[hedged], doubt * low[hedged], doubt * high[hedged], degrees)
        with np.errstate(divide="ignore"):
            logs[hedged] = np.logaddexp(np.log(sure) + logs[hedged], np.log1p(-sure) + wide)
    return _added(logs, _origins(evidence))


def _origins(evidence: Evidence) -> list[int]:
    return _numbered(list(zip(evidence.relation, evidence.side, evidence.origin, strict=True)))


def _numbered(names: list[tuple[str, ...]]) -> list[int]:
    """Return the names as numbers, in the order of their first use."""
    numbers: dict[tuple[str, ...], int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def _added(messages: Numbers, groups: list[int]) -> Numbers:
    """Return the sums of the rows of each group, by group number."""
    if len(set(groups)) == len(groups):
        return messages
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(np.asarray(groups)[order], np.arange(max(groups) + 1))
    return np.asarray(np.add.reduceat(messages[order], starts, axis=0))
