"""Quantities that identities bind, with what each is told by itself: groups that share nothing."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from figures.joint.shares import ToldShare, told_shares
from figures.literal import HALF
from figures.meanings import Claims
from figures.posterior import constants, grid_around
from figures.posterior.evidence import Numbers
from figures.units import SHARE


@dataclass(frozen=True)
class Linked:
    """Quantities with claims of their own, the identities between them (a tree, and what closes
    loops in it), the ids of the shares that count there, by quantity, and the day on which all of
    it holds; `told` are these shares.

    `is_common`: what all claims share is one error for all of them.
    """

    members: Mapping[Node, Heard]
    tree: Sequence[Factor]
    loops: Sequence[Factor]
    shares: Mapping[Node, Sequence[str]]
    days: Mapping[Node, date | None]
    is_common: bool = False
    told: Sequence[ToldShare] = ()

    def grid(self) -> Numbers:
        """Return the cells that hold all that the claims leave possible; where a number limits
        sizes, it lies between two cells, so that none is cut."""
        values = np.concatenate([one.told.log_value for one in self.members.values()])
        cells = grid_around(values, constants().structure)
        return cells + _to_edge(cells, [*self.tree, *self.loops])


def _to_edge(cells: Numbers, factors: Sequence[Factor]) -> float:
    """Return by how much cells must move for the first limit to lie between two; 0 without any."""
    for factor in factors:
        if isinstance(factor, Limit) and factor.least < factor.most:
            end = factor.most if math.isfinite(factor.most) else factor.least
            cell = float(cells[1] - cells[0])
            off = (math.log(end) - float(cells[0])) / cell - HALF
            return (off - round(off)) * cell
    return 0.0


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
    used = (*graph.shares, *(share for bound in bounds for share in bound.shares))
    shares: dict[str, list[str]] = {}
    for share in used:
        shares.setdefault(share.part, []).extend(share.ids)
    told = {each.quantity: each for each in gathered
            if set(each.evidence.ids) - set(shares.get(each.quantity, ()))}
    heard = {name: heard_of(each, shares.get(name, ()), days[name], claims)
             for name, each in told.items()}
    tree, loops = ([one for bound in bounds if bound.closes is closes for one in bound.factors]
                   for closes in (False, True))
    whole = [Limit(name, 0.0, 1.0) for name in heard
             if definition.quantities[name].unit == SHARE]  # no share is above all of it
    factors = _informed(dict.fromkeys([*graph.factors, *tree, *whole]),
                        heard.keys() | shares.keys())
    closing = [factor for factor in dict.fromkeys([*graph.loops, *loops]) if factor not in factors]
    every = Linked(heard, factors, closing, shares, days, told=used)
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
                                shares, every.days, _is_common(members, group, definition),
                                [share for share in every.told if share.part in nodes]))
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


def _informed(factors: Iterable[Factor], told: Collection[str]) -> list[Factor]:
    kept = _past_untold(factors, told)
    for factor in tuple(kept):
        if isinstance(factor, AtMost):
            groups = connected([other for other in kept if other is not factor])
            sides = [{node}.union(*(nodes_of(group) for group in groups if node in nodes_of(group)))
                     for node in factor.nodes()]
            if not all(side.intersection(told) for side in sides):
                kept.remove(factor)
    return kept


def _past_untold(factors: Iterable[Factor], told: Collection[str]) -> list[Factor]:
    """Return factors in which a ≤ b ≤ c is a ≤ c where nothing is told of b: room for b between
    them is no reason to believe that they lie apart."""
    kept = list(factors)
    for node in sorted({*nodes_of(kept)} - {*told}):
        around = [factor for factor in kept if node in factor.nodes()]
        bounds = [factor for factor in around if isinstance(factor, AtMost)]
        lows = [factor.low for factor in bounds if factor.high == node]
        highs = [factor.high for factor in bounds if factor.low == node]
        if bounds == around and lows and highs and 1 in (len(lows), len(highs)):
            kept = [factor for factor in kept if factor not in around]
            kept += [AtMost(low, high) for low in lows for high in highs]
    return kept
