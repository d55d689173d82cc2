"""Where identities make a loop, as in a cross table: importance sampling, adapted in stages.

The leaves' logs are drawn from a t of 5 degrees on Sobol points with a fixed shift, so that no seed
decides a figure; all stages are weighted as one mixture (Owen and Zhou, Journal of the American
Statistical Association 95 (2000), 135-143).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from figures.joint.factors import AtMost, Factor, Limit, Node, Split
from figures.joint.forms import NUMBER, Form, difference, forms_of
from figures.joint.messages import NOTHING, Beliefs, Message, log_ratio_density
from figures.joint.shares import splits
from figures.posterior.evidence import Numbers

CHOSEN = splits()["sampling"]
STAGES, DEGREES, SHIFT = CHOSEN["stages"], CHOSEN["degrees"], CHOSEN["shift"]
WIDER, RIDGE, ENOUGH = CHOSEN["wider"], CHOSEN["ridge"], CHOSEN["enough"]


@dataclass(frozen=True)
class Sampled:
    """Beliefs, and the number of independent draws that they are worth."""

    beliefs: Beliefs
    effective: float


Place = tuple[Numbers, Numbers]  # the mean and covariance of the leaves' logs
Start = tuple[float, float]  # a log size and its scale
TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True)
class Drawing:
    """How nodes follow from the leaves that are drawn: the free ones; each other leaf as a sum of
    these; the nodes as sums of leaves; and the pairs of sums that the others make equal."""

    free: tuple[Node, ...]
    bound: Mapping[Node, Form]
    forms: Mapping[Node, Form]
    equal: tuple[tuple[Form, Form], ...]


def drawing_of(factors: Sequence[Factor], start: Mapping[Node, Start]) -> Drawing | None:
    """Return how to draw; None where sums that must be equal can't be, whatever the leaves are.

    Of the leaves in sums that must be equal, those of which least is known follow from the others.
    """
    forms = forms_of(factors)
    pairs = [*forms.equal, *((forms.of[each.node], {NUMBER: each.most}) for each in factors
                             if isinstance(each, Limit) and each.least == each.most)]
    rows = [difference(*pair) for pair in pairs]
    bound: dict[Node, Form] = {}
    kept = []
    for pair, row in zip(pairs, rows, strict=True):
        left = _replaced(row, bound)
        open_leaves = [leaf for leaf in left if leaf != NUMBER]
        if not left:
            continue
        if not open_leaves:
            return None
        chosen = max(open_leaves, key=lambda leaf: (start[leaf][1], leaf))
        solved = {leaf: -times / left[chosen] for leaf, times in left.items() if leaf != chosen}
        bound = {leaf: _replaced(form, {chosen: solved}) for leaf, form in bound.items()}
        bound[chosen] = solved
        kept.append(pair)
    return Drawing(tuple(leaf for leaf in forms.leaves() if leaf not in bound), bound, forms.of,
                   tuple(kept))


def _replaced(form: Form, bound: Mapping[Node, Form]) -> Form:
    """Return a sum with each leaf that follows from others replaced by these."""
    total: dict[Node, float] = {}
    for leaf, times in form.items():
        for other, count in bound.get(leaf, {leaf: 1.0}).items():
            total[other] = total.get(other, 0.0) + times * count
    return difference(total, {})


def sampled(factors: Sequence[Factor], own: Mapping[Node, Message], grid: Numbers,
            start: Mapping[Node, Start]) -> Sampled | None:
    """Return what each node is told, given log likelihoods of some on a grid, and for each leaf a
    log size and scale to start from; None where the identities leave nothing to draw, or no draw
    that they allow."""
    drawing = drawing_of(factors, start)
    if drawing is None or not drawing.free:
        return None
    place = (np.array([start[leaf][0] for leaf in drawing.free]),
             np.diag([start[leaf][1] ** 2 for leaf in drawing.free]))
    def target(sizes: Mapping[Node, Numbers]) -> Numbers:
        return _target(sizes, factors, own, grid)

    found = _in_stages(place, drawing, target)
    if found is None:
        return None
    sizes, weights = found
    outside = {node: _outside(sizes[node], weights, own.get(node), grid) for node in drawing.forms}
    return Sampled(Beliefs(own, outside), float(1 / np.sum(weights**2)))


def _in_stages(place: Place, drawing: Drawing,
               target: Callable[[Mapping[Node, Numbers]], Numbers]
               ) -> tuple[dict[Node, Numbers], Numbers] | None:
    """Return the log size of each node in all draws, and the draws' weights; None where no draw is
    possible. Each stage draws around what the ones before it found."""
    every, targets = np.empty((0, len(drawing.free))), np.empty(0)
    sizes: dict[Node, Numbers] = {}
    densities: list[Numbers] = []  # of each stage, at all draws
    places: list[Place] = []
    weights: Numbers | None = None
    for number, count in enumerate(STAGES):
        drawn = _drawn(place, count, number)
        every = np.concatenate([every, drawn])
        densities = [*(np.append(known, _log_t(drawn, before))
                       for known, before in zip(densities, places, strict=True)),
                     _log_t(every, place)]
        places.append(place)
        new, logs = _sizes(drawn, drawing)
        sizes = {node: np.append(sizes.get(node, ()), size) for node, size in new.items()}
        targets = np.append(targets, logs + target(new))
        weights = _weights(targets, densities)
        if weights is None:
            return None
        place = _moved(every, weights)
    assert weights is not None
    return sizes, weights


def _drawn(place: Place, count: int, stage: int) -> Numbers:
    """Return draws × leaves from a t around a place."""
    mean, spread = place
    return np.asarray(mean + _standard(len(mean), count, stage) @ np.linalg.cholesky(spread).T)


@lru_cache(len(STAGES))
def _standard(leaves: int, count: int, stage: int) -> Numbers:
    """Return draws × leaves from a t of unit scale, the same in each stage of that number."""
    from scipy.special import gammaincinv, ndtri
    from scipy.stats import qmc

    points = qmc.Sobol(leaves + 1, seed=SHIFT + stage).random(count)
    points = np.clip(points, np.finfo(float).eps, 1 - np.finfo(float).eps)
    scale = np.sqrt(2 * gammaincinv(DEGREES / 2, points[:, -1]) / DEGREES)
    return np.asarray(ndtri(points[:, :-1]) / scale[:, None])


def _sizes(drawn: Numbers, drawing: Drawing) -> tuple[dict[Node, Numbers], Numbers]:
    """Return the log size of each node in each draw, and the log of what the equal sums weigh it
    with: 1 over how fast their logs part as the leaves move that follow; nothing where one of these
    is below zero."""
    sizes = dict(zip(drawing.free, np.exp(drawn.T), strict=True))
    sizes |= {leaf: _total(form, sizes) for leaf, form in drawing.bound.items()}
    possible = np.logical_and.reduce([sizes[leaf] > 0 for leaf in drawing.bound]
                                     or [np.full(len(drawn), True)])
    nodes = {node: np.log(np.maximum(_total(form, sizes), TINY))
             for node, form in drawing.forms.items()}
    logs = np.full(len(drawn), -np.inf)
    if drawing.bound:
        left = {leaf: size[possible] for leaf, size in sizes.items()}
        slopes = np.array([[_slope(pair, leaf, left) for leaf in drawing.bound]
                           for pair in drawing.equal])
        logs[possible] = -np.linalg.slogdet(np.moveaxis(slopes, -1, 0))[1]
    else:
        logs[possible] = 0.0
    return nodes, logs


def _total(form: Form, sizes: Mapping[Node, Numbers]) -> Numbers:
    return np.asarray(sum(times * (sizes[leaf] if leaf != NUMBER else 1.0)
                          for leaf, times in form.items())
                      + np.zeros(len(next(iter(sizes.values())))))


def _slope(pair: tuple[Form, Form], leaf: Node, sizes: Mapping[Node, Numbers]) -> Numbers:
    """Return how fast the logs of two sums part with the log of a leaf."""
    one, other = (form.get(leaf, 0.0) * sizes[leaf] / _total(form, sizes) for form in pair)
    return np.asarray(one - other)


def _target(sizes: Mapping[Node, Numbers], factors: Sequence[Factor],
            own: Mapping[Node, Message], grid: Numbers) -> Numbers:
    logs = np.zeros(len(next(iter(sizes.values()))))
    for node, message in own.items():
        if message is not None:
            logs = logs + np.interp(sizes[node], grid, message)
    for factor in factors:
        if isinstance(factor, AtMost):
            logs = np.where(sizes[factor.low] <= sizes[factor.high], logs, -np.inf)
        elif isinstance(factor, Split):
            logs = logs + log_ratio_density(factor, sizes[factor.rest] - sizes[factor.part])
        elif isinstance(factor, Limit) and factor.least < factor.most:
            size = np.exp(sizes[factor.node])
            logs = np.where((size >= factor.least) & (size <= factor.most), logs, -np.inf)
    return logs


def _weights(targets: Numbers, densities: Sequence[Numbers]) -> Numbers | None:
    """Return the draws' weights, summing to 1, against the mixture of all stages, of which each has
    its log density at every draw; None where no draw is possible."""
    shares = np.array(STAGES[:len(densities)]) / sum(STAGES[:len(densities)])
    mixture = np.logaddexp.reduce([np.log(share) + logs
                                   for share, logs in zip(shares, densities, strict=True)])
    logs = targets - mixture
    if not np.isfinite(logs.max()):
        return None
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def _log_t(drawn: Numbers, place: Place) -> Numbers:
    mean, spread = place
    root = np.linalg.cholesky(spread)
    squared = np.square((drawn - mean) @ np.linalg.inv(root).T).sum(axis=1)
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
