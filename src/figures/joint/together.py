"""The joint answer: what is told of each quantity, joined through the identities."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from figures.definitions import Definition
from figures.evidence import Gathered
from figures.evidence.losses import is_of_people
from figures.influence import Outside
from figures.joint.coherent import coherent
from figures.joint.days import common_days, holding
from figures.joint.graph import AtMost, Factor, Node, connected, graph_of
from figures.joint.heard import Heard, heard_of
from figures.joint.measured import log_measured, measured_on
from figures.joint.messages import Beliefs, Message, beliefs
from figures.joint.sampling import sampled
from figures.joint.shares import splits, told_shares
from figures.meanings import Claims
from figures.posterior import (
    Evidence,
    Posterior,
    chosen,
    constants,
    from_log,
    grid_around,
)
from figures.posterior.evidence import Numbers

NORMAL_WIDTH = 3.29  # standard deviations between 5% and 95% of a normal
FREE = 100.0  # log width of a sum that the case does not name: its point may be any
LEVEL = float(splits()["interval"]["level"])


@dataclass(frozen=True)
class Joint:
    """What is believed of one quantity: its distribution, a point that meets the identities, what
    the other quantities tell of it, its claims that count as shares, and the day on which the
    identities hold; where it was sampled, the number of independent draws that it is worth; and
    both ends of what was measured, where it is a source."""

    believed: Posterior
    point: float
    outside: Outside | None
    evidence: Evidence
    shares: tuple[str, ...]
    day: date | None = None
    effective: float | None = None
    measured: tuple[float, float] | None = None


def join(gathered: Sequence[Gathered], claims: Claims) -> dict[str, Joint]:
    """Return the joint answer for the quantities that identities bind to others with claims.

    What all claims share is common to quantities of one party, so it is summed over last; between
    parties it is taken to be independent.
    """
    definition = claims.case.definition
    found = _measured(gathered, definition)
    graph = graph_of(definition, told_shares(gathered, claims), _claimed(gathered))
    days = common_days(graph, gathered)
    bounds = holding(graph.bounds, days, definition)
    used: dict[str, list[str]] = {}
    for share in (*graph.shares, *(share for bound in bounds for share in bound.shares)):
        used.setdefault(share.part, []).extend(share.ids)
    told = {each.quantity: each for each in gathered
            if set(each.evidence.ids) - set(used.get(each.quantity, ()))}
    factors = _informed([*graph.factors, *(one for bound in bounds for one in bound.factors)],
                        told.keys() | used.keys())
    for group in connected([*factors, *graph.loops]):
        members = {name: heard_of(told[name], used.get(name, ()), days[name], definition)
                   for name in told if name in _nodes(group)}
        if len(members) > 1 or (members and used.keys() & _nodes(group)):
            tree = [factor for factor in group if factor in factors]
            loops = [factor for factor in group if factor not in factors]
            found |= _joined((tree, loops), members, definition, used)
    return {name: replace(one, day=days[name]) for name, one in found.items()}


def _claimed(gathered: Sequence[Gathered]) -> set[str]:
    return {each.quantity for each in gathered if each.rows}


def _measured(gathered: Sequence[Gathered], definition: Definition) -> dict[str, Joint]:
    """Return the answer for each quantity by itself that was measured on its day."""
    found = {}
    for each in gathered:
        if each.rows and measured_on(definition.quantities[each.quantity], each.newest):
            one = heard_of(each, (), each.newest, definition)
            grid = grid_around(one.told.log_value, one.numbers.structure)
            assert one.measured is not None
            outside = Outside(grid, log_measured(one.measured, grid), False, one.passed)
            believed = from_log(grid, one.own(grid, is_common=False))
            found[each.quantity] = Joint(believed, believed.point, outside, one.evidence, (),
                                         measured=one.measured)
    return found


def bound_together(gathered: Sequence[Gathered], claims: Claims) -> list[set[str]]:
    """Return the groups of quantities that identities may join, those of one left out."""
    graph = graph_of(claims.case.definition, told_shares(gathered, claims), _claimed(gathered))
    claimed = {each.quantity for each in gathered}
    factors = [*graph.factors, *graph.loops,
               *(factor for bound in graph.bounds for factor in bound.factors)]
    groups = (_nodes(group) & claimed for group in connected(factors))
    return [group for group in groups if len(group) > 1]


def _nodes(factors: Sequence[Factor]) -> set[Node]:
    return {node for factor in factors for node in factor.nodes()}


def _informed(factors: Sequence[Factor], told: Collection[str]) -> list[Factor]:
    """Leave out inequalities on one side of which nothing is told: they leave no proper belief."""
    kept = list(factors)
    for factor in factors:
        if isinstance(factor, AtMost):
            groups = connected([other for other in kept if other is not factor])
            sides = [{node}.union(*(_nodes(group) for group in groups if node in _nodes(group)))
                     for node in factor.nodes()]
            if not all(side.intersection(told) for side in sides):
                kept.remove(factor)
    return kept


def _joined(bound: tuple[Sequence[Factor], Sequence[Factor]], members: Mapping[Node, Heard],
            definition: Definition, used: Mapping[str, Sequence[str]]) -> dict[str, Joint]:
    """Return the joint answer of one part of the graph: its tree, and what closes loops in it."""
    structure = constants().structure
    grid = grid_around(np.concatenate([one.told.log_value for one in members.values()]), structure)
    is_common = len({definition.quantities[name].of for name in members}) == 1 and all(
        is_of_people(definition.quantities[name]) for name in members)
    own: dict[Node, Message] = {}
    for name, one in members.items():
        own[name] = one.own(grid, is_common)
    group, known, effective = _known(bound, own, grid)
    any_member = next(iter(members.values()))
    believed = {node: _posterior(logs, members.get(node, any_member), grid, is_common)
                for node in sorted(_nodes(group)) if (logs := known.of(node)) is not None}
    held = [factor for factor in group if believed.keys() >= set(factor.nodes())]
    widths = {node: _width(one) if node in definition.quantities else FREE
              for node, one in believed.items()}
    points = coherent(held, {node: one.point for node, one in believed.items()}, widths)
    return {name: Joint(believed[name], points[name],
                        Outside(grid, _besides(name, known, members, grid), is_common,
                                members.get(name, any_member).passed),
                        members[name].evidence if name in members else _nothing(any_member),
                        tuple(used.get(name, ())), None, effective,
                        members[name].measured if name in members else None)
            for name in sorted(believed.keys() & {*members, *used})}


def _known(bound: tuple[Sequence[Factor], Sequence[Factor]], own: Mapping[Node, Message],
           grid: Numbers) -> tuple[Sequence[Factor], Beliefs, float | None]:
    """Return the factors that are met, what each node is told, and, where loops had to be sampled,
    how many draws the answer is worth. A loop that can't be sampled is left open."""
    tree, loops = bound
    known = beliefs(tree, own, float(grid[1] - grid[0]))
    if not loops:
        return tree, known, None
    told = {node: from_log(grid, logs) for node in _nodes(tree)
            if (logs := known.of(node)) is not None}
    middle = float(np.median([np.log(one.point) for one in told.values()] or [grid.mean()]))
    start = dict.fromkeys(_nodes(loops), (middle, float(splits()["unknown"]["scale"]))) | {
        node: (float(np.log(one.point)), _width(one) / NORMAL_WIDTH)
        for node, one in told.items()}
    found = sampled([*tree, *loops], own, grid, start)
    return ([*tree, *loops], found.beliefs, found.effective) if found else (tree, known, None)


def _width(believed: Posterior) -> float:
    low, high = believed.interval(LEVEL)
    return float(np.log(high / low))


def _nothing(one: Heard) -> Evidence:
    return chosen(one.evidence, [])


def _posterior(logs: Numbers, one: Heard, grid: Numbers, is_common: bool) -> Posterior:
    return from_log(grid, one.common(logs) if is_common else logs)


def _besides(name: Node, known: Beliefs, members: Mapping[Node, Heard], grid: Numbers) -> Message:
    """Return what a quantity is told besides its claims: by others, and by what was measured."""
    told = known.outside.get(name)
    one = members.get(name)
    if one is None or one.measured is None:
        return told
    measured = log_measured(one.measured, grid)
    return measured if told is None else told + measured
