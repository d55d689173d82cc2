"""More shapes of identities, held against weighted draws of their leaves by a second program.

The draws know nothing of messages: a t of 3 degrees, moved in stages to where the weight is.
"""

import math
from functools import reduce

import numpy as np
import pytest
from scipy.special import gammaincinv, ndtri
from scipy.stats import qmc

from figures.joint.factors import AtMost, Limit, Linear, Split
from figures.joint.messages import beliefs
from figures.joint.sampling import sampled
from figures.posterior import from_log

SHARES = (.05, .25, .5, .75, .95)
MIDDLE = SHARES.index(.5)
ENDS, MEDIAN = .01, .002  # how far quantiles may be off, in logs
MOST = 12_000
CELL = .04
GRID = math.log(MOST) + CELL * (np.arange(-480, 320) + .5)  # the limit lies between two cells
STAGES = (15, 16, 20)  # draws, as powers of 2


def t(away, scale, degrees=4):
    return -(degrees + 1) / 2 * np.log1p((away / scale) ** 2 / degrees)


def tells(centre, scale=.4):
    return lambda logs: t(logs - centre, scale)


def added(*logs):
    return reduce(np.logaddexp, logs)


def density(factors, own, sizes):
    """Return the log density of all sizes, as the method states it."""
    logs = sum(tell(sizes[node]) for node, tell in own.items())
    for factor in factors:
        if isinstance(factor, Split):
            ratio = sizes[factor.rest] - sizes[factor.part]
            logs = logs + t(ratio - factor.centre, factor.scale)
            logs = logs + sum(t(-ratio - logit, .4) for logit in factor.shares)
        elif isinstance(factor, AtMost):
            logs = np.where(sizes[factor.low] <= sizes[factor.high], logs, -np.inf)
        elif isinstance(factor, Limit):
            logs = np.where(sizes[factor.node] <= math.log(factor.most), logs, -np.inf)
    return logs


def quantiles(factors, own, leaves, sizes_of):
    """Return the quantiles of every node, from draws of the leaves around given places."""
    mean, spread = np.array(list(leaves.values()), dtype=float), np.eye(len(leaves))
    for power in STAGES:
        points = qmc.Sobol(len(leaves) + 1, seed=power).random_base2(power).clip(1e-12, 1 - 1e-12)
        away = ndtri(points[:, :-1]) / np.sqrt(2 * gammaincinv(1.5, points[:, -1:]) / 3)
        drawn = mean + away @ np.linalg.cholesky(spread).T
        sizes = sizes_of(**dict(zip(leaves, drawn.T, strict=True)))
        logs = density(factors, own, sizes) + (3 + len(leaves)) / 2 * np.log1p(
            np.square(away).sum(axis=1) / 3)
        weights = np.exp(logs - logs.max())
        mean, spread = np.average(drawn, axis=0, weights=weights), 1.3 * np.atleast_2d(
            np.cov(drawn.T, aweights=weights)) + 1e-4 * np.eye(len(leaves))
    return {node: weighted(size, weights) for node, size in sizes.items()}


def weighted(logs, weights):
    order = np.argsort(logs)
    below = np.cumsum(weights[order]) - weights[order] / 2
    return np.interp(np.array(SHARES) * weights.sum(), below, logs[order])


def check(found, expected, nodes):
    for node in nodes:
        believed = from_log(GRID, found.of(node))
        told = np.log([believed.quantile(share) for share in SHARES])
        assert told == pytest.approx(expected[node], abs=ENDS), node
        assert told[MIDDLE] == pytest.approx(expected[node][MIDDLE], abs=MEDIAN), node


def logit(share):
    return math.log(share / (1 - share))


def share_of_a_share(dead, hurt, left):
    losses = added(dead, hurt)
    return {"dead": dead, "hurt": hurt, "left": left, "losses": losses, "all": added(losses, left)}


def three_sums(c, e, f, g):
    d = added(f, g)
    b = added(d, e)
    return {"c": c, "e": e, "f": f, "g": g, "d": d, "b": b, "a": added(b, c)}


def inequalities(dead, hurt, there, sent):
    return {"dead": dead, "hurt": hurt, "there": there, "sent": sent, "losses": added(dead, hurt)}


def one_missing(dead, hurt, lost):
    others = added(hurt, lost)
    return {"dead": dead, "hurt": hurt, "lost": lost, "others": others, "all": added(dead, others)}


TREES = {
    share_of_a_share: (
        [Split("all", "losses", "left", 0, 1.5, (logit(.3),)),
         Split("losses", "dead", "hurt", math.log(3), .8, (logit(.25), logit(.4)))],
        {"all": tells(9, .3), "dead": tells(6.2, .5)}, {"dead": 6, "hurt": 7, "left": 9}),
    three_sums: (
        [Split("a", "b", "c", 0, 1.5), Split("b", "d", "e", 0, 1.5), Split("d", "f", "g", 0, 1.5)],
        {"a": tells(8, .2), "b": tells(7.5, .5), "e": tells(6.5), "f": tells(5.5, .7),
         "d": tells(7.3, .3)}, {"c": 7, "e": 6.5, "f": 5.5, "g": 7}),
    inequalities: (
        [Split("losses", "dead", "hurt", math.log(3), .8), AtMost("losses", "there"),
         AtMost("there", "sent"), Limit("sent", 0, MOST)],
        {"dead": tells(7.5), "losses": tells(8.9, .5), "there": tells(9.2, .2),
         "sent": tells(9.3, .3)}, {"dead": 7.4, "hurt": 8.3, "there": 9.2, "sent": 9.3}),
    one_missing: (
        [Split("all", "dead", "others", math.log(3), .8),
         Split("others", "hurt", "lost", -math.log(10), 1.5)],
        {"all": tells(7, .3), "dead": tells(5), "hurt": tells(6.3, .3)},
        {"dead": 5, "hurt": 6.4, "lost": 5})}


@pytest.mark.parametrize("shape", TREES)
def test_messages_in_a_tree_are_exact(shape):
    factors, own, leaves = TREES[shape]
    expected = quantiles(factors, own, leaves, shape)
    found = beliefs(factors, {node: tell(GRID) for node, tell in own.items()}, GRID)
    check(found, expected, own)


def two_loops(north_dead, north_hurt, middle_dead, middle_hurt, south_dead, south_hurt):
    """A table of two columns and three rows: its loops share edges."""
    sizes = {"north dead": north_dead, "north hurt": north_hurt, "middle dead": middle_dead,
             "middle hurt": middle_hurt, "south dead": south_dead, "south hurt": south_hurt}
    for split in reversed(TABLE):
        sizes.setdefault(split.whole, added(sizes[split.part], sizes[split.rest]))
    return sizes


TABLE = [Split("all", "dead", "hurt", math.log(3), .8),
         Split("all", "north", "south and middle", math.log(2), 1.5),
         Split("south and middle", "middle", "south", 0, 1.5),
         *(Split(name, f"{name} dead", f"{name} hurt", 0, 1.5)
           for name in ("north", "middle", "south")),
         *(split for name in ("dead", "hurt") for split in (
             Split(name, f"north {name}", f"other {name}", math.log(2), 1.5),
             Split(f"other {name}", f"middle {name}", f"south {name}", 0, 1.5)))]
TABLE_TOLD = {"all": tells(8, .3), "dead": tells(6.5, .3), "north": tells(7),
              "south": tells(6.6, .5), "north dead": tells(5.5, .5), "middle hurt": tells(6.8),
              "south hurt": tells(6.5, .5)}


def a_bound_that_closes_a_loop(a, b):
    return {"a": a, "b": b, "all": added(a, b), "3 a": a + math.log(3)}


LOOPS = {
    two_loops: (TABLE, TABLE_TOLD, {"north_dead": 5.5, "north_hurt": 6.5, "middle_dead": 5.5,
                                    "middle_hurt": 6.5, "south_dead": 5.5, "south_hurt": 6.5}),
    a_bound_that_closes_a_loop: (
        [Split("all", "a", "b", 0, 1.5), Linear("3 a", "a", 3), AtMost("3 a", "all")],
        {"all": tells(8, .3), "a": tells(7.3, .3), "b": tells(7.4, .5)}, {"a": 7, "b": 7.6})}


@pytest.mark.parametrize("shape", LOOPS)
def test_loops_are_sampled_as_well(shape):
    factors, own, leaves = LOOPS[shape]
    expected = quantiles(factors, own, leaves, shape)
    found = sampled(factors, {node: tell(GRID) for node, tell in own.items()}, GRID,
                    dict.fromkeys(expected, (6, 1.5)))
    assert found.effective > 5000
    check(found.beliefs, expected, own)
