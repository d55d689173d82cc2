"""Quantities that identities bind, with what each is told by itself: groups that share nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from figures.definitions import Definition
from figures.evidence import Gathered
from figures.evidence.losses import is_of_people
from figures.joint.days import common_days, holding
from figures.joint.factors import AtMost, Factor, Limit, Linear, Node, connected, nodes_of
from figures.joint.graph import graph_of
from figures.joint.heard import Heard, heard_of
from figures.joint.shares import told_shares
from figures.meanings import Claims
from figures.posterior import constants, grid_around
from figures.posterior.evidence import Numbers
from figures.units import SHARE


@dataclass(frozen=True)
class Linked:
    """Quantities with claims of their own, the identities between them (a tree, and what closes
    loops in it), the shares that count there, by quantity, and the day on which all of it holds.

    `is_common`: what all claims share is one error for all of them.
    """

    members: Mapping[Node, Heard]
    tree: Sequence[Factor]
    loops: Sequence[Factor]
    shares: Mapping[Node, Sequence[str]]
    days: Mapping[Node, date | None]
    is_common: bool = False

    def grid(self) -> Numbers:
        """Return the cells that hold all that the claims leave possible."""
        values = np.concatenate([one.told.log_value for one in self.members.values()])
        return grid_around(values, constants().structure)


def linked(gathered: Sequence[Gathered], claims: Claims) -> list[Linked]:
    """Return the quantities with claims in groups that no identity joins.

    What all claims share is common to people of one party. Inequalities on one side of which
    nothing is told are left out: they leave no proper belief.
    """
    definition = claims.case.definition
    graph = graph_of(definition, told_shares(gathered, claims),
                     {each.quantity for each in gathered if each.rows})
    days = common_days(graph, gathered)
    bounds = holding(graph.bounds, days, definition)
    shares: dict[str, list[str]] = {}
    for share in (*graph.shares, *(share for bound in bounds for share in bound.shares)):
        shares.setdefault(share.part, []).extend(share.ids)
    told = {each.quantity: each for each in gathered
            if set(each.evidence.ids) - set(shares.get(each.quantity, ()))}
    heard = {name: heard_of(each, shares.get(name, ()), days[name], claims)
             for name, each in told.items()}
    tree, loops = ([one for bound in bounds if bound.closes is closes for one in bound.factors]
                   for closes in (False, True))
    whole = [Limit(name, 0.0, 1.0) for name in heard
             if definition.quantities[name].unit == SHARE]  # no share is above all of it
    factors = _informed([*graph.factors, *tree, *whole], heard.keys() | shares.keys())
    every = Linked(heard, factors, [*graph.loops, *loops], shares, days)
    return [*(found := _bound(every, definition)), *_alone(every, found)]


def _bound(every: Linked, definition: Definition) -> list[Linked]:
    """Return what identities join to another quantity with claims, to a share, or to a number."""
    found = []
    for group in connected([*every.tree, *every.loops]):
        nodes = nodes_of(group)
        members = {name: one for name, one in every.members.items() if name in nodes}
        shares = {name: ids for name, ids in every.shares.items() if name in nodes}
        limited = any(isinstance(factor, Limit) for factor in group)
        if len(members) > 1 or (members and (shares or limited)):
            found.append(Linked(members, [factor for factor in group if factor in every.tree],
                                [factor for factor in group if factor not in every.tree],
                                shares, every.days, _is_common(members, group, definition)))
    return found


def _is_common(names: Collection[Node], group: Sequence[Factor], definition: Definition) -> bool:
    """Tell whether what all claims share is one factor of all sizes: of people of one party, and
    where sums of the sizes as told are the sums of the true ones, as no number makes them."""
    if any(isinstance(factor, Limit) or (isinstance(factor, Linear) and factor.plus)
           for factor in group):
        return False
    quantities = [definition.quantities[name] for name in names]
    return len({one.of for one in quantities}) == 1 and all(map(is_of_people, quantities))


def _alone(every: Linked, bound: Sequence[Linked]) -> list[Linked]:
    joined = {name for group in bound for name in group.members}
    return [Linked({name: one}, (), (), {}, every.days)
            for name, one in every.members.items() if name not in joined]


def _informed(factors: Sequence[Factor], told: Collection[str]) -> list[Factor]:
    kept = list(factors)
    for factor in factors:
        if isinstance(factor, AtMost):
            groups = connected([other for other in kept if other is not factor])
            sides = [{node}.union(*(nodes_of(group) for group in groups if node in nodes_of(group)))
                     for node in factor.nodes()]
            if not all(side.intersection(told) for side in sides):
                kept.remove(factor)
    return kept
