"""The joint answer: what is told of each quantity, joined through the identities."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any

import numpy as np

from figures import units
from figures.definitions import Definition, Quantity
from figures.evidence import Gathered
from figures.influence import Outside
from figures.joint.coherent import coherent
from figures.joint.graph import AtMost, Factor, Node, connected, graph_of
from figures.joint.messages import Beliefs, Message, beliefs
from figures.joint.sampling import sampled
from figures.joint.shares import splits, told_shares
from figures.meanings import Claims
from figures.posterior import (
    LEARNED,
    Constants,
    Evidence,
    Posterior,
    chosen,
    common_density,
    common_scales,
    constants,
    from_log,
    grid_around,
    setting_of,
    without_echoes,
)
from figures.posterior.evidence import Numbers
from figures.posterior.grid import smear
from figures.posterior.likelihood import log_likelihoods

NORMAL_WIDTH = 3.29  # standard deviations between 5% and 95% of a normal
FREE = 100.0  # log width of a sum that the case does not name: its point may be any
LEVEL = float(splits()["interval"]["level"])


@dataclass(frozen=True)
class Joint:
    """What is believed of one quantity: its distribution, a point that meets the identities, what
    the other quantities tell of it, its claims that count as shares, and the day on which the
    identities hold; where it was sampled, the number of independent draws that it is worth."""

    believed: Posterior
    point: float
    outside: Outside | None
    evidence: Evidence
    shares: tuple[str, ...]
    day: date | None = None
    effective: float | None = None


@dataclass(frozen=True)
class Heard:
    """One quantity's own claims, those without echoes, the numbers it is estimated with, and the
    day that it is told as of: so many days since the event have `passed`."""

    evidence: Evidence
    told: Evidence
    numbers: Constants
    kind: str
    day: date | None
    passed: float

    def likelihood(self, grid: Numbers) -> Numbers:
        """Return the log likelihood of the claims on a grid, as of the day."""
        return np.asarray(log_likelihoods(self.told, [0] * len(self.told), grid, self.numbers,
                                          np.array([self.passed]))[0])

    def common(self, logs: Numbers) -> Numbers:
        """Return log beliefs with the error that all claims share summed over."""
        setting = setting_of(self.told, self.kind, self.numbers.structure, newest=self.passed)
        density = partial(common_density, scales=common_scales(setting, self.numbers),
                          constants=self.numbers)
        return np.asarray(smear(logs[None], density, self.numbers.structure)[0])


def join(gathered: Sequence[Gathered], claims: Claims) -> dict[str, Joint]:
    """Return the joint answer for the quantities that identities bind to others with claims.

    What all claims share is common to quantities of one party, so it is summed over last; between
    parties it is taken to be independent.
    """
    definition = claims.case.definition
    graph = graph_of(definition, told_shares(gathered, claims))
    used: dict[str, list[str]] = {}
    for share in graph.shares:
        used.setdefault(share.part, []).extend(share.ids)
    told = {each.quantity: each for each in gathered
            if set(each.evidence.ids) - set(used.get(each.quantity, ()))}
    shared = {share.part for share in graph.shares}
    found: dict[str, Joint] = {}
    factors = _informed(graph.factors, told.keys() | shared)
    for group in connected([*factors, *graph.loops]):
        names = [name for name in told if name in _nodes(group)]
        day = max(filter(None, (told[name].newest for name in names)), default=None)
        members = {name: _heard(told[name], used.get(name, ()), day, definition) for name in names}
        if len(members) > 1 or (members and shared & _nodes(group)):
            tree = [factor for factor in group if factor in factors]
            loops = [factor for factor in group if factor not in factors]
            found |= _joined((tree, loops), members, definition, used)
    return found


def bound_together(gathered: Sequence[Gathered], claims: Claims) -> list[set[str]]:
    """Return the groups of quantities that identities may join, those of one left out."""
    graph = graph_of(claims.case.definition, told_shares(gathered, claims))
    claimed = {each.quantity for each in gathered}
    groups = (_nodes(group) & claimed for group in connected(graph.factors))
    return [group for group in groups if len(group) > 1]


def _heard(gathered: Gathered, shares: Sequence[str], day: date | None, definition: Definition
           ) -> Heard:
    """Return what a quantity is told, as of the day on which the identities are to hold."""
    evidence = chosen(gathered.evidence, [row for row, name in enumerate(gathered.evidence.ids)
                                          if name not in shares])
    numbers = constants_for(definition.quantities[gathered.quantity])
    passed = float((day - gathered.start).days) if day and gathered.start else 0.0
    return Heard(evidence, without_echoes(evidence, numbers.structure), numbers, definition.kind,
                 day, passed)


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
    is_common = _is_common([definition.quantities[name] for name in members])
    own: dict[Node, Message] = {}
    for name, one in members.items():
        own[name] = one.likelihood(grid) if is_common else one.common(one.likelihood(grid))
    group, known, effective = _known(bound, own, grid)
    any_member = next(iter(members.values()))
    believed = {node: _posterior(logs, members.get(node, any_member), grid, is_common)
                for node in sorted(_nodes(group)) if (logs := known.of(node)) is not None}
    held = [factor for factor in group if believed.keys() >= set(factor.nodes())]
    widths = {node: _width(one) if node in definition.quantities else FREE
              for node, one in believed.items()}
    points = coherent(held, {node: one.point for node, one in believed.items()}, widths)
    return {name: Joint(believed[name], points[name],
                        Outside(grid, known.outside.get(name), is_common,
                                members.get(name, any_member).passed),
                        members[name].evidence if name in members else _nothing(any_member),
                        tuple(used.get(name, ())), any_member.day, effective)
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


def _is_common(quantities: Sequence[Quantity]) -> bool:
    """Tell whether the error that all claims share is one: people of one party, or no people."""
    return len({quantity.of for quantity in quantities}) == 1 or not any(
        is_of_people(quantity) for quantity in quantities)


def is_of_people(quantity: Quantity) -> bool:
    """Tell whether people are counted, or people a day."""
    return "[person]" in units.dimension(quantity.unit)


def constants_for(quantity: Quantity) -> Constants:
    """Return the numbers that the estimate of a quantity is made with.

    How sides tell of people, and how tolls grow, was learned from people lost. For land and things
    no bias is known, so none is taken out; and what goes up and down has no growth to come.
    """
    return _constants(is_of_people(quantity), quantity.accumulates)


@cache
def _constants(people: bool, accumulates: bool) -> Constants:
    unknown = [] if people else [name for name in LEARNED if name.startswith("bias_")]
    if not people and not accumulates:
        unknown += [name for name in LEARNED if "growth" in name and name != "growth_days"]
        unknown += ["recent", "early_high"]
    nothing: dict[str, Any] = dict.fromkeys(unknown, 0.0)
    return replace(constants(), **nothing)
