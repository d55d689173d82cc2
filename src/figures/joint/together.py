"""The joint answer: what is told of each quantity, joined through the identities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from figures.evidence import Gathered
from figures.influence import Outside
from figures.joint.coherent import coherent, meets
from figures.joint.factors import AtMost, Factor, Node, Split, nodes_of
from figures.joint.graph import rest_of
from figures.joint.heard import Heard
from figures.joint.linked import Linked, linked
from figures.joint.messages import Beliefs, Message, beliefs
from figures.joint.sampling import sampled
from figures.joint.shares import ToldShare, splits
from figures.meanings import Claims
from figures.posterior import Evidence, Posterior, chosen, from_log
from figures.posterior.evidence import Numbers

NORMAL_WIDTH = 3.29  # standard deviations between 5% and 95% of a normal
FREE = 100.0  # log width of a sum that the case does not name: its point may be any
LEVEL = float(splits()["interval"]["level"])


@dataclass(frozen=True)
class Joint:
    """What is believed of one quantity: its distribution, a point that meets the identities, what
    the other quantities tell of it, its claims that count as shares, and the day on which the
    identities hold; where it was sampled, the number of independent draws that it is worth; and
    the last measured day, where what was measured is a source. `without_shares` has for each told
    share the ids of its claims and the point without it ÷ the point; `meets_identities` is false
    where no points above zero meet them all."""

    believed: Posterior
    point: float
    outside: Outside
    evidence: Evidence
    shares: tuple[str, ...] = ()
    day: date | None = None
    effective: float | None = None
    without_shares: tuple[tuple[tuple[str, ...], float], ...] = ()
    meets_identities: bool = True


def join(gathered: Sequence[Gathered], claims: Claims) -> dict[str, Joint]:
    """Return the joint answer for each quantity with claims, or with a share of another that has.

    What all claims share is common to quantities of one party, so it is summed over last; between
    parties it is taken to be independent.
    """
    groups = linked(gathered, claims)
    return {name: one for group in groups for name, one in joined(group, claims).items()}


def joined(group: Linked, claims: Claims) -> dict[str, Joint]:
    """Return the joint answer of one group of quantities that identities bind."""
    grid = group.grid()
    own = {name: one.own(grid, group.is_common) for name, one in group.members.items()}
    factors, known, effective = _known(group, own, grid)
    any_member = next(iter(group.members.values()))
    believed = {node: believed_of(group.members.get(node, any_member), logs, grid, group)
                for node in sorted({*group.members, *nodes_of(factors)})
                if (logs := known.of(node)) is not None}
    points, met = _points(group, factors, believed, claims)
    moved = _without_shares(group, own, grid, believed)
    found = {}
    for name in sorted(believed.keys() & {*group.members, *group.shares}):
        one = group.members.get(name)
        heard = one or replace(any_member, evidence=chosen(any_member.evidence, []))
        outside = Outside(grid, known.outside.get(name), group.is_common, heard.way)
        found[name] = Joint(believed[name], points[name], outside, heard.evidence,
                            tuple(group.shares.get(name, ())), group.days[name], effective,
                            tuple(moved.get(name, ())), met)
    return found


def believed_of(heard: Heard, logs: Numbers, grid: Numbers, group: Linked) -> Posterior:
    """Return what is believed of a quantity, given all that it is told in its group."""
    return from_log(grid, heard.common(logs[None])[0] if group.is_common else logs)


def _without_shares(group: Linked, own: Mapping[Node, Message], grid: Numbers,
                    believed: Mapping[Node, Posterior]
                    ) -> dict[Node, list[tuple[tuple[str, ...], float]]]:
    """Return for each quantity of which shares are told, what its point would be without each."""
    found: dict[Node, list[tuple[tuple[str, ...], float]]] = {}
    for share in group.told:
        left = replace(group, tree=[_without(factor, share) for factor in group.tree])
        logs = _known(left, own, grid)[1].of(share.part)
        heard = group.members.get(share.part, next(iter(group.members.values())))
        if logs is not None and share.part in believed:
            moves = believed_of(heard, logs, grid, left).point / believed[share.part].point
            found.setdefault(share.part, []).append((share.ids, moves))
    return found


def _without(factor: Factor, share: ToldShare) -> Factor:
    """Return a factor without a told share; what was a split because of it alone, as a bound."""
    if not isinstance(factor, Split) or (factor.part, factor.whole) != (share.part, share.whole):
        return factor
    place = factor.shares.index(share.logit)
    left = (*factor.shares[:place], *factor.shares[place + 1:])
    if not left and factor.rest == rest_of(factor.whole, factor.part):
        return AtMost(factor.part, factor.whole)
    return replace(factor, shares=left)


def _points(group: Linked, factors: Sequence[Factor], believed: Mapping[Node, Posterior],
            claims: Claims) -> tuple[dict[Node, float], bool]:
    """Return a point of each node, and whether the points meet all identities of the group: where
    none can, they meet those that make a tree."""
    named = claims.case.definition.quantities
    every = [*group.tree, *group.loops]
    widths = dict.fromkeys(nodes_of(every), FREE) | {
        node: _width(one) for node, one in believed.items() if node in named or not every}
    medians = dict.fromkeys(nodes_of(every), 1.0) | {
        node: one.point for node, one in believed.items()}
    points = coherent(every, medians, widths)
    if meets(every, points):
        return points, True
    held = [factor for factor in factors if believed.keys() >= set(factor.nodes())]
    found = {node: one.point for node, one in believed.items()}
    return coherent(held, found, {node: widths[node] for node in found}), False


def _known(group: Linked, own: Mapping[Node, Message], grid: Numbers
           ) -> tuple[Sequence[Factor], Beliefs, float | None]:
    """Return the factors that are met, what each node is told, and, where loops had to be sampled,
    how many draws the answer is worth. A loop that can't be sampled is left open."""
    known = beliefs(group.tree, own, grid)
    if not group.loops:
        return group.tree, known, None
    told = {node: from_log(grid, logs) for node in nodes_of(group.tree)
            if (logs := known.of(node)) is not None}
    middle = float(np.median([np.log(one.point) for one in told.values()] or [grid.mean()]))
    every = [*group.tree, *group.loops]
    start = dict.fromkeys(nodes_of(every), (middle, float(splits()["unknown"]["scale"]))) | {
        node: (float(np.log(one.point)), _width(one) / NORMAL_WIDTH)
        for node, one in told.items()}
    found = sampled(every, own, grid, start)
    return (every, found.beliefs, found.effective) if found else (group.tree, known, None)


def _width(believed: Posterior) -> float:
    low, high = believed.interval(LEVEL)
    return float(np.log(high / low))
