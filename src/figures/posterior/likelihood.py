"""What the claims say of the true size before the error that all of them share."""

from collections.abc import Hashable, Sequence
from functools import partial

import numpy as np

from figures.posterior.constants import Constants
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Evidence, Numbers
from figures.posterior.grid import smear, spectrum_of, through
from figures.posterior.replacing import claim_weights, numbered
from figures.posterior.scales import Scales, claim_scales, origin_density, side_density

Side = tuple[int, str, str]  # a quantity's number, a relation to what it counts, a side
Origin = tuple[Side, Hashable]


def log_likelihoods(evidence: Evidence, quantity: Sequence[int], grid: Numbers,
                    constants: Constants, newest: Numbers | None = None) -> Numbers:
    """Return the log likelihood of each of several quantities, on one grid: quantities × cells.

    `quantity` is the number of what each claim is about, counted from 0 in the order of first use;
    `newest` is for each the day to which it is told, where that is later than its newest claim.
    Claims are added by origin, origins by side and relation, then the sides: at each step the
    offset that the added have in common is summed over. What a speaker has since told anew weighs
    less.
    """
    sides = list(zip(quantity, evidence.relation, evidence.side, strict=True))
    scales = claim_scales(evidence, newest_days(evidence, quantity, newest), constants)
    claims = claim_messages(evidence, scales, grid, constants)
    claims *= claim_weights(evidence, quantity, constants)[:, None]
    messages, heard = over_origins(claims, list(zip(sides, evidence.origin, strict=True)),
                                   constants)
    return over_sides(messages, [side for side, _ in heard], constants)


def over_origins(messages: Numbers, names: Sequence[Origin], constants: Constants
                 ) -> tuple[Numbers, list[Origin]]:
    """Return claims' messages added by origin, what each origin's claims share summed over; and
    the side and name of each origin, in the order of first use."""
    summed = smear(added(messages, names), partial(origin_density, constants=constants),
                   constants.structure)
    return summed, list(dict.fromkeys(names))


def over_sides(messages: Numbers, sides: Sequence[Side], constants: Constants) -> Numbers:
    """Return messages added by side, what each side's claims share summed over, and by quantity."""
    heard = list(dict.fromkeys(sides))
    shared = {relation: spectrum_of(partial(side_density, relation=relation, constants=constants),
                                    messages.shape[-1], constants.structure)
              for relation in {name for _, name, _ in heard}}
    told = through(added(messages, sides), np.array([shared[name] for _, name, _ in heard]),
                   constants.structure)
    return added(told, [quantity for quantity, _, _ in heard])


def newest_days(evidence: Evidence, quantity: Sequence[int],
                newest: Numbers | None = None) -> Numbers:
    """Return for each claim the newest day of its quantity, or a later one that is given."""
    numbers = np.asarray(quantity)
    days = np.zeros(numbers.max() + 1) if newest is None else np.array(newest, dtype=float)
    np.maximum.at(days, numbers, evidence.day)
    return np.asarray(days[numbers])


def claim_messages(evidence: Evidence, scales: Scales, grid: Numbers, constants: Constants
                   ) -> Numbers:
    """Return the log density of each claim, given what its origin means: claims × cells."""
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


def added(messages: Numbers, names: Sequence[Hashable]) -> Numbers:
    """Return the sums of the rows that bear one name, in the order of first use."""
    groups = numbered(names)
    count = groups.max() + 1
    if count == len(groups):
        return messages
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(count))
    return np.asarray(np.add.reduceat(messages[order], starts, axis=0))
