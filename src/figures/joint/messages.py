"""Exact messages in a tree of splits and inequalities, all on one grid of logs.

In the logs of the parts a split's volume element is 1: with x the log of the whole and r the log of
the rest over the part, dx dr = d(log part) d(log rest). So each message is a sum over r of what the
two other nodes tell, shifted. None is a message that tells nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from figures.joint.factors import AtMost, Factor, Limit, Linear, Node, Split
from figures.joint.shares import splits
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Numbers

Message = Numbers | None

NOTHING = -700.0  # log of what is impossible


@dataclass(frozen=True)
class Beliefs:
    """For each node what it tells itself, and what the rest of the tree tells of it."""

    own: Mapping[Node, Message]
    outside: Mapping[Node, Message]

    def of(self, node: Node) -> Message:
        """Return both together: log density on the grid, up to a constant."""
        return _plus(self.own.get(node), self.outside.get(node))


def beliefs(factors: Sequence[Factor], own: Mapping[Node, Message], grid: Numbers) -> Beliefs:
    """Return what each node of a tree is told, given the log likelihoods of some of its nodes on
    one grid of logs."""
    nodes = dict.fromkeys(node for factor in factors for node in factor.nodes())
    around = {node: [factor for factor in factors if node in factor.nodes()] for node in nodes}
    known: dict[tuple[Factor, Node], Message] = {}

    def sent(factor: Factor, to: Node) -> Message:
        if (factor, to) not in known:
            heard = {node: _plus(own.get(node), *(sent(other, node) for other in around[node]
                                                  if other is not factor))
                     for node in factor.nodes() if node != to}
            known[factor, to] = _message(factor, to, heard, grid)
        return known[factor, to]

    return Beliefs(own, {node: _plus(*(sent(factor, node) for factor in around[node]))
                         for node in nodes})


def _plus(*messages: Message) -> Message:
    told = [message for message in messages if message is not None]
    return np.asarray(sum(told)) if told else None


def _message(factor: Factor, to: Node, heard: Mapping[Node, Message], grid: Numbers) -> Message:
    if isinstance(factor, Limit):
        return limited(factor, grid)
    if isinstance(factor, AtMost):
        return _bound(factor, to, heard)
    if isinstance(factor, Linear):
        return _multiple(factor, to, heard, grid)
    return _of_split(factor, to, heard, float(grid[1] - grid[0]))


def limited(limit: Limit, grid: Numbers) -> Numbers:
    """Return the log of the share of each cell that a limit leaves; of a single number, that of the
    two cells that it lies between."""
    cell = float(grid[1] - grid[0])
    with np.errstate(divide="ignore"):
        least, most = np.log([limit.least, limit.most])
    if limit.least == limit.most:
        share = np.clip(1 - np.abs(grid - least) / cell, 0, 1)
    else:
        lower, upper = (np.clip((end - grid + cell / 2) / cell, 0, 1) for end in (least, most))
        share = upper - lower
    return np.asarray(np.log(np.maximum(share, np.exp(NOTHING))))


def _bound(factor: AtMost, to: Node, heard: Mapping[Node, Message]) -> Message:
    """Return the log of the other side's mass above (or below) each cell's centre."""
    message, = heard.values()
    if message is None:
        return None
    mass = np.exp(message - message.max())
    below = np.cumsum(mass) if to == factor.high else np.cumsum(mass[::-1])[::-1]
    return np.asarray(np.log(np.maximum(below - mass / 2, np.finfo(float).tiny)))


def _multiple(factor: Linear, to: Node, heard: Mapping[Node, Message], grid: Numbers) -> Message:
    """Return what the whole tells of the part, or the part of the whole, cell by cell.

    Nothing is known beforehand of the log of the part; of the whole's then that it is the rarer,
    the nearer to what is added.
    """
    message, = heard.values()
    if message is None:
        return None
    if to == factor.part:
        return np.interp(np.log(factor.times * np.exp(grid) + factor.plus), grid, message)
    left = 1 - factor.plus * np.exp(-grid)  # the share of the whole that is the part's
    logs = np.log(np.maximum(left, np.finfo(float).tiny))
    found = np.interp(grid + logs - np.log(factor.times), grid, message) - logs
    return np.asarray(np.where(left > 0, found, message.max() + NOTHING))


@cache
def ratios() -> tuple[Numbers, Numbers]:
    """Return the log ratios at which splits are summed, and the log of each one's width."""
    chosen = splits()["ratios"]
    bend = float(chosen["bend"])
    place = np.linspace(-1, 1, chosen["nodes"])
    scale = chosen["farthest"] / np.sinh(bend)
    width = np.cosh(bend * place) * bend * (place[1] - place[0])
    return scale * np.sinh(bend * place), np.log(scale * width)


def log_ratio_density(split: Split, ratio: Numbers) -> Numbers:
    """Return the log density of log(rest ÷ part): what is known, and what told shares add."""
    degrees = float(splits()["degrees"]["value"])
    scale = float(splits()["share"]["scale"])
    logs = log_two_sided(ratio - split.centre, split.scale, split.scale, degrees)
    for logit in split.shares:
        logs = logs + log_two_sided(-ratio - logit, scale, scale, degrees)
    return logs


def _of_split(split: Split, to: Node, heard: Mapping[Node, Message], cell: float) -> Message:
    ratio, width = ratios()
    to_part, to_rest = np.logaddexp(0, ratio), np.logaddexp(0, -ratio)  # log whole - log of each
    shifts = {split.whole: {split.part: -to_part, split.rest: -to_rest},
              split.part: {split.whole: to_part, split.rest: ratio},
              split.rest: {split.whole: to_rest, split.part: -ratio}}[to]
    told = [shifted(message, shifts[node], cell) for node, message in heard.items()
            if message is not None]
    if not told:
        return None
    logs, *others = told
    for other in (*others, (log_ratio_density(split, ratio) + width)[:, None]):
        logs += other
    top = logs.max(axis=0)
    logs -= top
    return np.asarray(np.log(np.exp(logs, out=logs).sum(axis=0)) + top)


def shifted(message: Numbers, offsets: Numbers, cell: float) -> Numbers:
    """Return a message at its cells plus each offset: offsets × cells, its ends held on beyond."""
    steps = offsets / cell
    whole = np.floor(steps).astype(int)
    reach = int(np.abs(whole).max()) + 2
    padded = np.pad(message, reach, mode="edge")
    slopes, cells = np.diff(padded), len(message)
    told = np.empty((len(offsets), cells))
    for row, (first, part) in enumerate(zip((whole + reach).tolist(), (steps - whole).tolist(),
                                            strict=True)):
        np.multiply(slopes[first:first + cells], part, out=told[row])
        told[row] += padded[first:first + cells]
    return told
