"""Points that meet the identities: as near to the medians as these allow."""

from collections.abc import Mapping, Sequence

import numpy as np

from figures.joint.graph import AtMost, Factor, Node, Split
from figures.posterior.evidence import Numbers

STEPS = 100
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
    held: list[Factor] = [factor for factor in factors if isinstance(factor, Split)]
    bounds = [factor for factor in factors if isinstance(factor, AtMost)]
    while True:
        logs = _nearest(held, names, wanted, spread)
        points = dict(zip(names, np.exp(logs).tolist(), strict=True))
        broken = [bound for bound in bounds if bound not in held
                  and points[bound.low] > points[bound.high] * (1 + EXACT)]
        if not broken:
            return _exact(held, points)
        held += broken


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
        if isinstance(factor, AtMost):
            low, high = place[factor.low], place[factor.high]
            residuals[row] = logs[low] - logs[high]
            slopes[row, low], slopes[row, high] = 1.0, -1.0
            continue
        whole, part, rest = (place[node] for node in factor.nodes())
        total = np.logaddexp(logs[part], logs[rest])
        residuals[row] = total - logs[whole]
        slopes[row, part] += np.exp(logs[part] - total)
        slopes[row, rest] += np.exp(logs[rest] - total)
        slopes[row, whole] -= 1.0
    return residuals, slopes


def _exact(held: Sequence[Factor], points: Mapping[Node, float]) -> dict[Node, float]:
    """Return the points with what floats left of the splits taken out, from the parts up."""
    found = dict(points)
    for factor in reversed(held):
        if isinstance(factor, Split):
            found[factor.whole] = found[factor.part] + found[factor.rest]
    return found
