"""What the claims say of the true size before the error that all of them share."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from figures.posterior.constants import Constants
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Evidence, Numbers
from figures.posterior.grid import smear
from figures.posterior.scales import claim_scales, origin_density, side_density


def log_likelihood(evidence: Evidence, grid: Numbers, constants: Constants) -> Numbers:
    """Return on a grid of log sizes the log likelihood of all claims, echoes taken out before."""
    return np.asarray(log_likelihoods(evidence, [0] * len(evidence), grid, constants)[0])


def log_likelihoods(evidence: Evidence, quantity: Sequence[int], grid: Numbers,
                    constants: Constants, newest: Numbers | None = None) -> Numbers:
    """Return the log likelihood of each of several quantities, on one grid: quantities × cells.

    `quantity` is the number of what each claim is about, counted from 0 in the order of first use;
    `newest` is for each the day to which it is told, where that is later than its newest claim.
    Claims are added by origin, origins by side and relation, then the sides: at each step the
    offset that the added have in common is summed over.
    """
    sides = list(zip(quantity, evidence.relation, evidence.side, strict=True))
    origins = list(zip(sides, evidence.origin, strict=True))
    messages = smear(_added(_claims(evidence, newest_days(evidence, quantity, newest), grid,
                                    constants), origins),
                     partial(origin_density, constants=constants), constants.structure)
    messages = _added(messages, [side for side, _ in dict.fromkeys(origins)])
    heard = list(dict.fromkeys(sides))
    for relation in sorted({name[1] for name in heard}):
        rows = [row for row, name in enumerate(heard) if name[1] == relation]
        messages[rows] = smear(
            messages[rows], partial(side_density, relation=relation, constants=constants),
            constants.structure)
    return _added(messages, [name[:1] for name in heard])


def newest_days(evidence: Evidence, quantity: Sequence[int],
                newest: Numbers | None = None) -> Numbers:
    """Return for each claim the newest day of its quantity, or a later one that is given."""
    numbers = np.asarray(quantity)
    days = np.zeros(numbers.max() + 1) if newest is None else np.array(newest, dtype=float)
    np.maximum.at(days, numbers, evidence.day)
    return np.asarray(days[numbers])


def _claims(evidence: Evidence, newest: Numbers, grid: Numbers, constants: Constants) -> Numbers:
    """Return the log density of each claim, given what its origin means: claims × cells."""
    scales = claim_scales(evidence, newest, constants)
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
    return logs


def _added(messages: Numbers, names: Sequence[tuple[object, ...]]) -> Numbers:
    """Return the sums of the rows that bear one name, in the order of first use."""
    numbers: dict[tuple[object, ...], int] = {}
    groups = np.array([numbers.setdefault(name, len(numbers)) for name in names])
    if len(numbers) == len(groups):
        return messages
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(len(numbers)))
    return np.asarray(np.add.reduceat(messages[order], starts, axis=0))
