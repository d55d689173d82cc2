"""Shapes of identities against a sum over all sizes, with messages and with sampling."""

import math
from functools import reduce

import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from figures.joint.factors import AtMost, Limit, Linear, Split
from figures.joint.messages import beliefs, log_ratio_density
from figures.joint.sampling import sampled
from figures.posterior import from_log

CELL = .04
GRID = np.arange(-8, 20, CELL)
SHARES = (.05, .25, .5, .75, .95)
MIDDLE = SHARES.index(.5)
ENDS, MEDIAN = .01, .002  # how far quantiles may be off, in logs


def tells(centre, scale=.4, degrees=4):
    """Return a log likelihood of a log size: a t around a centre."""
    return lambda logs: -(degrees + 1) / 2 * np.log1p(((logs - centre) / scale) ** 2 / degrees)


def axes(step, *ranges):
    """Return one axis a leaf, each along a dimension of its own, with steps that never fall in with
    one another."""
    lines = [np.arange(low, high, step * (1 + place / 13)) for place, (low, high)
             in enumerate(ranges)]
    return np.meshgrid(*lines, indexing="ij", sparse=True)


def log_sum(*logs):
    return reduce(np.logaddexp, logs)


def quantiles_of(logs, weights):
    """Return quantiles of weighted sizes: of a leaf by its axis, of others by bins that are wider
    than the gaps between sums of leaves."""
    if logs.size == max(logs.shape) and np.allclose(np.diff(logs.ravel(), 2), 0):
        other = tuple(axis for axis, length in enumerate(logs.shape) if length == 1)
        sizes = np.linspace(logs.min(), logs.max(), 20001)
        mass = np.exp(CubicSpline(logs.ravel(), np.log(weights.sum(axis=other) + 1e-300))(sizes))
        return np.interp(np.array(SHARES) * mass.sum(), np.cumsum(mass) - mass / 2, sizes)
    likely = weights > 1e-9
    mass, edges = np.histogram(np.broadcast_to(logs, weights.shape)[likely], bins=400,
                               weights=weights[likely])
    return np.interp(np.array(SHARES) * mass.sum(), np.concatenate([[0], np.cumsum(mass)]), edges)


def believed(found, node):
    posterior = from_log(GRID, found.of(node))
    return np.log([posterior.quantile(share) for share in SHARES])


def check(found, sizes, logs, nodes=None):
    """Hold all quantiles of nodes against those of the sum over all sizes."""
    weights = np.exp(logs - logs.max())
    for node in nodes or sizes:
        expected = quantiles_of(sizes[node], weights)
        assert believed(found, node) == pytest.approx(expected, abs=ENDS), node
        assert believed(found, node)[MIDDLE] == pytest.approx(expected[MIDDLE], abs=MEDIAN), node


def target(factors, own, sizes):
    """Return the log density of all sizes, as the method states it."""
    logs = sum(tell(sizes[node]) for node, tell in own.items())
    for factor in factors:
        if isinstance(factor, Split):
            logs = logs + log_ratio_density(factor, sizes[factor.rest] - sizes[factor.part])
        elif isinstance(factor, AtMost):
            logs = np.where(sizes[factor.low] <= sizes[factor.high], logs, -np.inf)
    return logs


def on_grid(own):
    return {node: tell(GRID) for node, tell in own.items()}


THREE = [Split("all", "killed", "hurt", math.log(3), .8),
         Split("hurt", "wounded", "missing", 0, 1.5)]
THREE_TOLD = {"all": tells(6), "wounded": tells(5), "killed": tells(4.6, .6)}


def three_sizes():
    killed, wounded, missing = axes(.06, (0, 8), (0, 8), (-16, 8))
    hurt = log_sum(wounded, missing)
    return {"killed": killed, "wounded": wounded, "missing": missing, "hurt": hurt,
            "all": log_sum(killed, hurt)}


def test_a_tree_of_two_levels():
    sizes = three_sizes()
    found = beliefs(THREE, on_grid(THREE_TOLD), GRID)
    check(found, sizes, target(THREE, THREE_TOLD, sizes))


def test_the_same_tree_by_sampling():
    sizes = three_sizes()
    found = sampled(THREE, on_grid(THREE_TOLD), GRID, dict.fromkeys(sizes, (5, 1)))
    assert found.effective > 5000
    check(found.beliefs, sizes, target(THREE, THREE_TOLD, sizes))


def test_a_multiple_and_a_number():
    factors = [Linear("a", "b", .5, 40)]  # 2 a = b + 80
    own = {"a": tells(4.3, .3), "b": tells(4, .6)}
    (b,) = axes(.001, (-6, 16))
    sizes = {"b": b, "a": np.log(.5 * np.exp(b) + 40)}
    check(beliefs(factors, on_grid(own), GRID), sizes, target(factors, own, sizes))


def test_a_multiple_of_a_part():
    factors = [Linear("2 b", "b", 2), Split("a", "2 b", "c", 0, 1.5)]
    own = {"a": tells(6, .3), "b": tells(5, .4)}
    b, c = axes(.02, (-1, 9), (-20, 9))
    double = b + math.log(2)
    sizes = {"b": b, "2 b": double, "c": c, "a": log_sum(double, c)}
    check(beliefs(factors, on_grid(own), GRID), sizes, target(factors, own, sizes), own)


def test_a_chain_of_inequalities():
    factors = [AtMost("low", "middle"), AtMost("middle", "high")]
    own = {"low": tells(5, .3), "middle": tells(4.8, .5), "high": tells(4.9, .3)}
    line = np.arange(0, 10, .04)
    sizes = dict(zip(own, np.meshgrid(line, line, line, indexing="ij", sparse=True), strict=True))
    found = beliefs(factors, on_grid(own), GRID)
    equal = (sizes["low"] == sizes["middle"]) | (sizes["middle"] == sizes["high"])
    half = np.where(equal, math.log(2), 0)  # of what lies on an edge, half is inside
    check(found, sizes, np.maximum(target(factors, own, sizes) - half, -700))


def test_a_limit_cuts_off_what_is_above_it():
    own = {"a": tells(5, .5)}
    found = beliefs([Limit("a", 0, 160)], on_grid(own), GRID)
    (a,) = axes(.001, (-6, math.log(160)))
    check(found, {"a": a}, own["a"](a))


TWO_SUMS = [Split("all", "a", "b", 0, 1.5), Split("all", "c", "d", 0, 1.5)]
TWO_TOLD = {"all": tells(6), "a": tells(5), "b": tells(5.3), "c": tells(5.5, .3)}


def parted(whole, ratio):
    """Return both parts of a whole by the log of the second over the first."""
    return whole - np.logaddexp(0, ratio), whole - np.logaddexp(0, -ratio)


def by_total():
    total, first, second = axes(.1, (2, 10), (-12, 12), (-12, 12))
    (a, b), (c, d) = parted(total, first), parted(total, second)
    return {"all": total, "a": a, "b": b, "c": c, "d": d}


def by_first_sum():
    a, b, second = axes(.1, (0, 9), (0, 9), (-12, 12))
    c, d = parted(log_sum(a, b), second)
    return {"all": log_sum(a, b), "a": a, "b": b, "c": c, "d": d}


@pytest.mark.parametrize(("sizes", "nodes"), [(by_total, ["all"]), (by_first_sum, ["a", "b"])])
def test_two_sums_of_one_total(sizes, nodes):
    sizes = sizes()
    logs = target(TWO_SUMS, TWO_TOLD, sizes)
    check(beliefs(TWO_SUMS, on_grid(TWO_TOLD), GRID), sizes, logs, nodes)
    found = sampled(TWO_SUMS, on_grid(TWO_TOLD), GRID, dict.fromkeys(sizes, (5, 1)))
    assert found.effective > 5000
    check(found.beliefs, sizes, logs, nodes)


CROSS = [Split("all", "red", "blue", 0, 1.5), Split("red", "red dead", "red hurt", 0, 1.5),
         Split("blue", "blue dead", "blue hurt", 0, 1.5), Split("all", "dead", "hurt", 0, 1.5),
         Split("dead", "red dead", "blue dead", 0, 1.5),
         Split("hurt", "red hurt", "blue hurt", 0, 1.5)]
CROSS_TOLD = {"all": tells(7, .5), "red dead": tells(5, .5), "blue hurt": tells(5.5, .5),
              "dead": tells(6, .4), "red hurt": tells(5.8, .5)}


def cells(red_dead, red_hurt, blue_dead, blue_hurt):
    sizes = {"red dead": red_dead, "red hurt": red_hurt, "blue dead": blue_dead,
             "blue hurt": blue_hurt}
    for split in (split for split in CROSS if split.whole != "all"):
        sizes[split.whole] = log_sum(sizes[split.part], sizes[split.rest])
    return {**sizes, "all": log_sum(sizes["red"], sizes["blue"])}


def by_side():
    red, blue, first, second = axes(.2, (3, 9), (2, 9), (-7, 7), (-7, 14))
    return {**cells(*parted(red, first), *parted(blue, second)), "red": red, "blue": blue}


def by_fate():
    dead, hurt, first, second = axes(.2, (3, 9), (3, 9), (-10, 7), (-7, 7))
    (red_dead, blue_dead), (red_hurt, blue_hurt) = parted(dead, first), parted(hurt, second)
    return {**cells(red_dead, red_hurt, blue_dead, blue_hurt), "dead": dead, "hurt": hurt}


@pytest.mark.parametrize(("sizes", "nodes"), [(by_side, ["red", "blue"]),
                                              (by_fate, ["dead", "hurt"])])
def test_a_cross_table(sizes, nodes):
    sizes = sizes()
    found = sampled(CROSS, on_grid(CROSS_TOLD), GRID, dict.fromkeys(sizes, (5, 1)))
    assert found.effective > 5000
    check(found.beliefs, sizes, target(CROSS, CROSS_TOLD, sizes), nodes)
