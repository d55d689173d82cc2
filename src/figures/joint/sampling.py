"""Where identities make a loop, as in a cross table: importance sampling, adapted in stages.

The leaves' logs are drawn from a t of 5 degrees on Sobol points with a fixed shift, so that no seed
decides a figure; all stages are weighted as one mixture (Owen and Zhou, Journal of the American
Statistical Association 95 (2000), 135-143).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from figures.joint.graph import AtMost, Factor, Node, Split
from figures.joint.messages import Beliefs, Message, log_ratio_density
from figures.joint.shares import splits
from figures.posterior.evidence import Numbers

CHOSEN = splits()["sampling"]
STAGES, DEGREES, SHIFT = CHOSEN["stages"], CHOSEN["degrees"], CHOSEN["shift"]
WIDER, RIDGE, ENOUGH = CHOSEN["wider"], CHOSEN["ridge"], CHOSEN["enough"]
NOTHING = -700.0  # log of what no draw reached


@dataclass(frozen=True)
class Sampled:
    """Beliefs, and the number of independent draws that they are worth."""

    beliefs: Beliefs
    effective: float


Place = tuple[Numbers, Numbers]  # the mean and covariance of the leaves' logs


def leaves_of(factors: Sequence[Factor]) -> dict[Node, Counter[Node]] | None:
    """Return each node as a sum of leaves, which are no sums themselves; None where two sums of one
    node differ, so that it can't be drawn leaf by leaf."""
    sums = [factor for factor in factors if isinstance(factor, Split)]
    found: dict[Node, Counter[Node]] = {}

    def leaves(node: Node, above: tuple[Node, ...]) -> Counter[Node] | None:
        if node in above:
            return None
        ways = [[leaves(part, (*above, node)) for part in (split.part, split.rest)]
                for split in sums if split.whole == node]
        totals = [None if None in way else sum(filter(None, way), Counter()) for way in ways]
        if None in totals or any(total != totals[0] for total in totals):
            return None
        found[node] = totals[0] or Counter([node]) if totals else Counter([node])
        return found[node]

    nodes = dict.fromkeys(node for factor in factors for node in factor.nodes())
    return found if all(leaves(node, ()) is not None for node in nodes) else None


def sampled(factors: Sequence[Factor], own: Mapping[Node, Message], grid: Numbers,
            start: Mapping[Node, tuple[float, float]]) -> Sampled | None:
    """Return what each node is told, given log likelihoods of some on a grid, and for each leaf a
    log size and scale to start from; None where nodes are no sums of leaves."""
    sums = leaves_of(factors)
    if sums is None:
        return None
    leaves = sorted({leaf for total in sums.values() for leaf in total})
    place = (np.array([start[leaf][0] for leaf in leaves]),
             np.diag([start[leaf][1] ** 2 for leaf in leaves]))
    draws, targets, places = [], [], []
    for number, count in enumerate(STAGES):
        drawn = _drawn(place, count, number)
        draws.append(drawn)
        targets.append(_target(_sizes(drawn, leaves, sums), factors, own, grid))
        places.append(place)
        every, logs = np.concatenate(draws), np.concatenate(targets)
        weights = _weights(every, logs, places)
        place = _moved(every, weights)
    sizes = _sizes(every, leaves, sums)
    outside = {node: _outside(sizes[node], weights, own.get(node), grid) for node in sums}
    return Sampled(Beliefs(own, outside), float(1 / np.sum(weights**2)))


def _drawn(place: Place, count: int, stage: int) -> Numbers:
    """Return draws × leaves from a t around a place."""
    from scipy.special import gammaincinv, ndtri
    from scipy.stats import qmc

    mean, spread = place
    points = qmc.Sobol(len(mean) + 1, seed=SHIFT + stage).random(count)
    points = np.clip(points, np.finfo(float).eps, 1 - np.finfo(float).eps)
    scale = np.sqrt(2 * gammaincinv(DEGREES / 2, points[:, -1]) / DEGREES)
    normal = ndtri(points[:, :-1]) @ np.linalg.cholesky(spread).T
    return np.asarray(mean + normal / scale[:, None])


def _sizes(drawn: Numbers, leaves: Sequence[Node], sums: Mapping[Node, Counter[Node]]
           ) -> dict[Node, Numbers]:
    """Return the log size of each node in each draw."""
    column = dict(zip(leaves, drawn.T, strict=True))
    found = {}
    for node, total in sums.items():
        terms = np.array([column[leaf] + np.log(times) for leaf, times in total.items()])
        top = terms.max(axis=0)
        found[node] = np.log(np.exp(terms - top).sum(axis=0)) + top
    return found


def _target(sizes: Mapping[Node, Numbers], factors: Sequence[Factor],
            own: Mapping[Node, Message], grid: Numbers) -> Numbers:
    logs = np.zeros(len(next(iter(sizes.values()))))
    for node, message in own.items():
        if message is not None:
            logs = logs + np.interp(sizes[node], grid, message)
    for factor in factors:
        if isinstance(factor, AtMost):
            logs = np.where(sizes[factor.low] <= sizes[factor.high], logs, -np.inf)
        else:
            logs = logs + log_ratio_density(factor, sizes[factor.rest] - sizes[factor.part])
    return logs


def _weights(drawn: Numbers, targets: Numbers, places: Sequence[Place]) -> Numbers:
    """Return the draws' weights, summing to 1, against the mixture of all stages."""
    shares = np.array(STAGES[:len(places)]) / sum(STAGES[:len(places)])
    mixture = np.logaddexp.reduce([np.log(share) + _log_t(drawn, place)
                                   for share, place in zip(shares, places, strict=True)])
    logs = targets - mixture
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def _log_t(drawn: Numbers, place: Place) -> Numbers:
    mean, spread = place
    root = np.linalg.cholesky(spread)
    scaled = np.linalg.solve(root, (drawn - mean).T)
    squared = (scaled**2).sum(axis=0)
    return np.asarray(-(DEGREES + len(mean)) / 2 * np.log1p(squared / DEGREES)
                      - np.log(np.diag(root)).sum())


def _moved(drawn: Numbers, weights: Numbers) -> Place:
    mean = weights @ drawn
    away = drawn - mean
    spread = (away * weights[:, None]).T @ away
    return mean, WIDER * spread + RIDGE * np.eye(len(mean))


def _outside(sizes: Numbers, weights: Numbers, own: Message, grid: Numbers) -> Numbers:
    """Return what all else tells of a node: its mass by cell, over what it tells itself."""
    cell = grid[1] - grid[0]
    mass = np.histogram(sizes, bins=len(grid), weights=weights,
                        range=(grid[0] - cell / 2, grid[-1] + cell / 2))[0]
    with np.errstate(divide="ignore"):
        logs = np.maximum(np.log(mass), NOTHING)
    return np.asarray(logs if own is None else logs - own)
