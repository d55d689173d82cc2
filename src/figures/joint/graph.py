"""Identities as splits and inequalities between nodes: quantities, and sums that none names."""

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from figures.definitions import Definition, Quantity
from figures.identities import Identity
from figures.joint.shares import ToldShare, is_of, splits

Node = str


@dataclass(frozen=True)
class Counted:
    """The quantities of a case, and those of which a claim tells the size."""

    quantities: Mapping[str, Quantity]
    claimed: Set[str]


@dataclass(frozen=True)
class Split:
    """whole = part + rest; log(rest ÷ part) lies around `centre`, and `shares` are told logits of
    the part in the whole."""

    whole: Node
    part: Node
    rest: Node
    centre: float
    scale: float
    shares: tuple[float, ...] = ()

    def nodes(self) -> tuple[Node, ...]:
        """Return what it joins."""
        return self.whole, self.part, self.rest


@dataclass(frozen=True)
class AtMost:
    """low ≤ high."""

    low: Node
    high: Node

    def nodes(self) -> tuple[Node, ...]:
        """Return what it joins."""
        return self.low, self.high


Factor = Split | AtMost


@dataclass(frozen=True)
class Bound:
    """An inequality between sums: what it adds to the tree, and the shares of low in high."""

    low: tuple[str, ...]
    high: tuple[str, ...]
    factors: tuple[Factor, ...]
    shares: tuple[ToldShare, ...] = ()


@dataclass(frozen=True)
class Graph:
    """Splits that make a tree, those that would close a loop, the shares that count there, and the
    inequalities that keep it a tree."""

    factors: tuple[Split, ...]
    loops: tuple[Split, ...]
    shares: tuple[ToldShare, ...]
    bounds: tuple[Bound, ...]


def graph_of(definition: Definition, told: Sequence[ToldShare], claimed: Set[str]) -> Graph:
    """Return the identities of a case as a tree, equalities before inequalities.

    `claimed` are the quantities of which a claim tells the size.

    Left out are identities with numbers or factors other than 1, which are no sums of parts, and
    inequalities that others imply or that would close a loop.
    """
    case = Counted(definition.quantities, claimed)
    plain = [identity for identity in definition.identities if is_plain(identity)]
    equal = [identity for identity in plain if identity.relation == "="]
    factors: list[Split] = []
    loops: list[Split] = []
    used: list[ToldShare] = []
    join = _joiner()
    for identity in equal:
        if join(identity.names()):
            parts, shares = _splits(identity, case, told)
            factors += parts
            used += shares
        else:
            loops += _splits(identity, case, ())[0]
    bounds = [_at_most(identity, case, told) for identity in plain
              if identity.relation != "=" and join(identity.names())]
    return Graph(tuple(factors), tuple(loops), tuple(used), tuple(bounds))


def is_plain(identity: Identity) -> bool:
    """Tell whether an identity is one of sums of parts: no numbers, no factors other than 1."""
    factors = identity.factors()
    left, right = sides(identity)
    return (not identity.constant() and bool(left) and bool(right)
            and len(left) + len(right) > (2 if identity.relation == "=" else 1)
            and all(abs(factor) == 1 for factor in factors.values()))


def sides(identity: Identity) -> tuple[list[str], list[str]]:
    """Return the names of both sides when nothing is subtracted: taken = held + lost."""
    factors = identity.factors()
    return ([name for name, factor in factors.items() if factor > 0],
            [name for name, factor in factors.items() if factor < 0])


def _joiner() -> Callable[[Sequence[str]], bool]:
    """Return a function that joins names, or returns False where some are joined already."""
    group: dict[str, str] = {}

    def find(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    def join(names: Sequence[str]) -> bool:
        roots = [find(name) for name in names]
        if len(set(roots)) < len(roots):
            return False
        for root in roots[1:]:
            group[root] = roots[0]
        return True

    return join


def _splits(identity: Identity, case: Counted, told: Sequence[ToldShare]
            ) -> tuple[list[Split], list[ToldShare]]:
    left, right = sides(identity)
    if len(left) > 1 and len(right) > 1:
        whole = _sum_of(left)
        first, some = _chain(whole, left, case, told)
        second, more = _chain(whole, right, case, told)
        return first + second, some + more
    whole, parts = (left[0], right) if len(left) == 1 else (right[0], left)
    return _chain(whole, parts, case, told)


def _sum_of(names: Sequence[str]) -> Node:
    return " + ".join(names)


def _chain(whole: Node, parts: Sequence[str], case: Counted,
           told: Sequence[ToldShare]) -> tuple[list[Split], list[ToldShare]]:
    """Split a whole into its parts one after the other: first the one whose share is told, then
    the killed, of whom most is known, then what nobody claims."""
    shares = {part: [one for one in told if (one.part, one.whole) == (part, whole)]
              for part in parts}
    ordered = sorted(parts, key=lambda part: (-len(shares[part]),
                                              not is_of("killed", case.quantities[part]),
                                              part in case.claimed))
    found: list[Split] = []
    while len(ordered) > 1:
        part, *others = ordered
        rest = others[0] if len(others) == 1 else _sum_of(others)
        logits = () if found else tuple(one.logit for one in shares[part])
        found.append(Split(whole, part, rest, *_prior(part, others, case), logits))
        whole, ordered = rest, others
    return found, shares[found[0].part]


def _prior(part: str, others: Sequence[str], case: Counted
           ) -> tuple[float, float]:
    """Return the centre and scale of the log of the others over a part.

    What nobody claims is taken to be small beside what is claimed.
    """
    known = splits()["wounded_to_killed"]
    for sign, one, other in ((1, "killed", "wounded"), (-1, "wounded", "killed")):
        if is_of(one, case.quantities[part]) and any(is_of(other, case.quantities[name])
                                                     for name in others):
            return sign * math.log(known["ratio"]), float(known["scale"])
    unknown = splits()["unknown"]
    claimed, rest = part in case.claimed, not case.claimed.isdisjoint(others)
    if claimed != rest:
        return (1 if rest else -1) * math.log(unknown["beside"]), float(unknown["scale"])
    return math.log(len(others)), float(unknown["scale"])


def _at_most(identity: Identity, case: Counted, told: Sequence[ToldShare]
             ) -> Bound:
    """Return an inequality; where a share of the one in the other is told, a split with what is
    left as its other part."""
    left, right = sides(identity)
    low, high = (left, right) if identity.relation == "<=" else (right, left)
    part, whole = _sum_of(low), _sum_of(high)
    shares = [one for one in told if (one.part, one.whole) == (part, whole)]
    found: list[Factor] = [AtMost(part, whole)]
    if shares:
        found = [Split(whole, part, f"{whole} - {part}", 0.0, float(splits()["unknown"]["scale"]),
                       tuple(one.logit for one in shares))]
    for names in (low, high):
        if len(names) > 1:
            found += _chain(_sum_of(names), names, case, ())[0]
    return Bound(tuple(low), tuple(high), tuple(found), tuple(shares))


def connected(factors: Sequence[Factor]) -> list[tuple[Factor, ...]]:
    """Return the factors in groups that share no node."""
    groups: list[tuple[set[Node], list[Factor]]] = []
    for factor in factors:
        nodes, members = set(factor.nodes()), [factor]
        apart = []
        for others, theirs in groups:
            if others & nodes:
                nodes, members = nodes | others, theirs + members
            else:
                apart.append((others, theirs))
        groups = [*apart, (nodes, members)]
    return [tuple(members) for _, members in groups]
