"""What the claims say of the true size before the error that all of them share."""

from collections.abc import Hashable, Sequence
from functools import lru_cache, partial

import numpy as np

from figures.posterior.constants import Constants
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Evidence, Numbers
from figures.posterior.grid import Spectrum, spectrum_of, through
from figures.posterior.replacing import claim_weights, numbered
from figures.posterior.scales import Scales, claim_scales, origin_density, side_density

KEPT = 64  # spectra of what origins and sides share, for the next quantity

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
    summed = through(added(messages, names), _origin_spectrum(messages.shape[-1], constants),
                     constants.structure)
    return summed, list(dict.fromkeys(names))


def over_sides(messages: Numbers, sides: Sequence[Side], constants: Constants) -> Numbers:
    """Return messages added by side, what each side's claims share summed over, and by quantity."""
    told, heard = by_sides(messages, sides, constants)
    return added(told, [quantity for quantity, _, _ in heard])


def by_sides(messages: Numbers, sides: Sequence[Side], constants: Constants
             ) -> tuple[Numbers, list[Side]]:
    """Return messages added by side, what each side's claims share summed over; and the sides, in
    the order of first use."""
    heard = list(dict.fromkeys(sides))
    shared = np.array([_side_spectrum(relation, messages.shape[-1], constants)
                       for _, relation, _ in heard])
    return through(added(messages, sides), shared, constants.structure), heard


@lru_cache(KEPT)
def _origin_spectrum(cells: int, constants: Constants) -> Spectrum:
    return spectrum_of(partial(origin_density, constants=constants), cells, constants.structure)


@lru_cache(KEPT)
def _side_spectrum(relation: str, cells: int, constants: Constants) -> Spectrum:
    return spectrum_of(partial(side_density, relation=relation, constants=constants), cells,
                       constants.structure)


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
