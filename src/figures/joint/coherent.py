"""Points that meet the identities: as near to the medians as these allow."""

from collections.abc import Mapping, Sequence

import numpy as np

from figures.joint.factors import AtMost, Factor, Limit, Linear, Node, Split
from figures.posterior.evidence import Numbers

STEPS = 100
LARGEST_LOG = 600.0  # beyond, multiples of a number are soon more than a float holds
MET = 1e-8  # relative: what is farther off is not met
EXACT = 1e-13  # relative; the identities hold to what floats keep


def coherent(factors: Sequence[Factor], medians: Mapping[Node, float],
             widths: Mapping[Node, float]) -> dict[Node, float]:
    """Return for each node a point that meets all splits exactly and all inequalities.

    The logs are nearest to those of the medians, each distance divided by the log width of its
    interval, squared and summed (least squares under equalities, by Newton's steps). An inequality
    that the points would break holds as an equality.
    """
    names = list(medians)
    wanted = np.log([medians[name] for name in names])
    spread = np.square([widths[name] for name in names])
    held: list[Factor] = [factor for factor in factors if isinstance(factor, Split | Linear)]
    bounds = [factor for factor in factors if isinstance(factor, AtMost | Limit)]
    while True:
        logs = _nearest(held, names, wanted, spread)
        points = dict(zip(names, np.exp(logs).tolist(), strict=True))
        broken = [bound for bound in bounds if bound not in held and _breaks(bound, points, EXACT)]
        if not broken:
            return _exact(held, points)
        held += broken


def meets(factors: Sequence[Factor], points: Mapping[Node, float]) -> bool:
    """Tell whether points above zero meet all splits, multiples and inequalities."""
    if not all(0 < point < np.inf for point in points.values()):
        return False
    for factor in factors:
        logs = np.log([points[node] for node in factor.nodes()])
        if isinstance(factor, AtMost | Limit):
            is_met = not _breaks(factor, points, MET)
        else:
            is_met = abs(_residual(factor, logs)[0]) <= MET
        if not is_met:
            return False
    return True


def _breaks(bound: Factor, points: Mapping[Node, float], slack: float) -> bool:
    if isinstance(bound, AtMost):
        return points[bound.low] > points[bound.high] * (1 + slack)
    assert isinstance(bound, Limit)
    return not bound.least * (1 - slack) <= points[bound.node] <= bound.most * (1 + slack)


def _nearest(held: Sequence[Factor], names: Sequence[Node], wanted: Numbers, spread: Numbers
             ) -> Numbers:
    logs = wanted.copy()
    if not held:
        return logs
    for _ in range(STEPS):
        residuals, slopes = _residuals(held, names, logs)
        pull = slopes * spread
        force = np.linalg.lstsq(pull @ slopes.T, slopes @ (wanted - logs) + residuals,
                                rcond=None)[0]
        step = wanted - pull.T @ force - logs
        if not np.abs(logs + step).max() <= LARGEST_LOG:  # the steps run away: no numbers meet all
            break
        logs = logs + step
        if np.abs(step).max() < EXACT:
            break
    return logs


def _residuals(held: Sequence[Factor], names: Sequence[Node], logs: Numbers
               ) -> tuple[Numbers, Numbers]:
    """Return by how much, in logs, each identity fails, and the slope of that in every log."""
    place = {name: number for number, name in enumerate(names)}
    residuals, slopes = np.zeros(len(held)), np.zeros((len(held), len(names)))
    for row, factor in enumerate(held):
        nodes = [place[node] for node in factor.nodes()]
        residuals[row], slopes[row, nodes] = _residual(factor, logs[nodes])
    return residuals, slopes


def _residual(factor: Factor, logs: Numbers) -> tuple[float, list[float]]:
    """Return by how much, in logs, one identity fails, and the slope of that in each node's log."""
    if isinstance(factor, Limit):
        end = factor.most if logs[0] > np.log((factor.least + factor.most) / 2) else factor.least
        return float(logs[0] - np.log(end)), [1.0]
    if isinstance(factor, AtMost):
        return float(logs[0] - logs[1]), [1.0, -1.0]
    if isinstance(factor, Linear):
        whole, part = logs
        total = np.log(factor.times * np.exp(part) + factor.plus)
        return float(total - whole), [-1.0, float(factor.times * np.exp(part - total))]
    whole, part, rest = logs
    total = np.logaddexp(part, rest)
    return float(total - whole), [-1.0, float(np.exp(part - total)), float(np.exp(rest - total))]


def _exact(held: Sequence[Factor], points: Mapping[Node, float]) -> dict[Node, float]:
    """Return the points with what floats left of the splits taken out, from the parts up."""
    found = dict(points)
    for factor in reversed(held):
        if isinstance(factor, Split):
            found[factor.whole] = found[factor.part] + found[factor.rest]
    return found
