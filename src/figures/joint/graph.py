"""Identities as factors between nodes: a tree, what closes loops in it, and inequalities."""

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from figures.definitions import Definition, Quantity
from figures.identities import Identity, Term
from figures.joint.factors import AtMost, Factor, Limit, Linear, Node, Split
from figures.joint.forms import NUMBER, forms_of
from figures.joint.shares import ToldShare, is_of, splits
from figures.precision import SAME_NUMBER


@dataclass(frozen=True)
class Counted:
    """The quantities of a case, and those of which a claim tells the size."""

    quantities: Mapping[str, Quantity]
    claimed: Set[str]


@dataclass(frozen=True)
class Bound:
    """An inequality between sums: what it adds to the tree, and the shares of low in high.

    `closes` tells whether it would close a loop.
    """

    low: tuple[str, ...]
    high: tuple[str, ...]
    factors: tuple[Factor, ...]
    shares: tuple[ToldShare, ...] = ()
    closes: bool = False


@dataclass(frozen=True)
class Graph:
    """Equalities that make a tree, those that would close a loop, the shares that count there, and
    the inequalities that say more than these."""

    factors: tuple[Factor, ...]
    loops: tuple[Factor, ...]
    shares: tuple[ToldShare, ...]
    bounds: tuple[Bound, ...]


def graph_of(definition: Definition, told: Sequence[ToldShare], claimed: Set[str]) -> Graph:
    """Return the identities of a case as a tree, equalities before inequalities.

    `claimed` are the quantities of which a claim tells the size. Left out are identities of which
    one side is nothing or below it, and those that others imply.
    """
    case = Counted(definition.quantities, claimed)
    useful = [identity for identity in definition.identities if is_useful(identity)]
    factors: list[Factor] = []
    loops: list[Factor] = []
    used: list[ToldShare] = []
    join = _joiner()
    for identity in (one for one in useful if one.relation == "="):
        if join(identity.names()):
            parts, shares = _equal(identity, case, told)
            factors += parts
            used += shares
        elif not _implied(identity, [*factors, *loops]):
            loops += _equal(identity, case, ())[0]
    bounds = [_bound(identity, case, told, not join(identity.names())) for identity in useful
              if identity.relation != "=" and not _implied(identity, [*factors, *loops])]
    return Graph(tuple(dict.fromkeys(factors)), tuple(loops), tuple(used), tuple(bounds))


def is_useful(identity: Identity) -> bool:
    """Tell whether both sides of an identity hold something above zero, one of them a quantity."""
    left, right = sides(identity)
    return bool(left) and bool(right) and bool(identity.factors())


def sides(identity: Identity) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the terms of both sides when nothing is subtracted: taken = held + lost; a number is
    the last of its side."""
    terms = [(factor, name) for name, factor in identity.factors().items()]
    if identity.constant():
        terms.append((identity.constant(), ""))
    return (tuple((factor, name) for factor, name in terms if factor > 0),
            tuple((-factor, name) for factor, name in terms if factor < 0))


def names_in(terms: Sequence[Term]) -> list[str]:
    """Return the quantities of one side."""
    return [name for _, name in terms if name]


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


def _equal(identity: Identity, case: Counted, told: Sequence[ToldShare]
           ) -> tuple[list[Factor], list[ToldShare]]:
    """Return an equality as factors: one side's node is what the other side makes."""
    left, right = sides(identity)
    if not names_in(left) or not names_in(right):
        node, factors = _node(left if names_in(left) else right, case)
        number = (right if names_in(left) else left)[0][0]
        return [*factors, Limit(node, number, number)], []
    if len(left) > 1 and len(right) == 1:
        left, right = right, left
    if len(left) == 1:
        (times, whole), = left
        return _made(whole, [(factor / times, name) for factor, name in right], case, told)
    node, factors = _node(left, case)
    more, shares = _made(node, right, case, told)
    return [*factors, *more], shares


def _node(terms: Sequence[Term], case: Counted) -> tuple[Node, list[Factor]]:
    """Return the node of a sum, and what makes it; a quantity by itself is its own."""
    if len(terms) == 1 and terms[0][0] == 1:
        return terms[0][1], []
    node = " + ".join(map(_text, terms))
    return node, _made(node, terms, case, ())[0]


def _text(term: Term) -> str:
    factor, name = term
    if not name:
        return f"{factor:g}"
    return name if factor == 1 else f"{factor:g} * {name}"


def _made(whole: Node, terms: Sequence[Term], case: Counted, told: Sequence[ToldShare]
          ) -> tuple[list[Factor], list[ToldShare]]:
    """Return what makes a node the sum of terms, and the told shares that count there."""
    named = [(factor, name) for factor, name in terms if name]
    plus = sum(factor for factor, name in terms if not name)
    if len(named) == 1:
        (times, name), = named
        return [Linear(whole, name, times, plus)], []
    factors: list[Factor] = [Linear(_text(term), term[1], term[0]) for term in named
                             if term[0] != 1]
    total = whole
    if plus:
        total = " + ".join(map(_text, named))
        factors.append(Linear(whole, total, 1.0, plus))
    parts = {_text(term): term[1] for term in named}
    chain, shares = _chain(total, parts, case, told)
    return [*factors, *chain], shares


def _chain(whole: Node, parts: Mapping[Node, str], case: Counted,
           told: Sequence[ToldShare]) -> tuple[list[Split], list[ToldShare]]:
    """Split a whole into its parts (each a multiple of a quantity) one after the other: first the
    one whose share is told, then the killed, of whom most is known, then what nobody claims."""
    shares = {part: [one for one in told if (one.part, one.whole) == (part, whole)]
              for part in parts}
    ordered = sorted(parts, key=lambda part: (-len(shares[part]),
                                              not is_of("killed", case.quantities[parts[part]]),
                                              parts[part] in case.claimed))
    found: list[Split] = []
    while len(ordered) > 1:
        part, *others = ordered
        rest = others[0] if len(others) == 1 else " + ".join(others)
        logits = () if found else tuple(one.logit for one in shares[part])
        prior = _prior(parts[part], [parts[other] for other in others], case)
        found.append(Split(whole, part, rest, *prior, logits))
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


def _bound(identity: Identity, case: Counted, told: Sequence[ToldShare], closes: bool) -> Bound:
    """Return an inequality; where a share of the one in the other is told, a split with what is
    left as its other part."""
    low, high = _low_and_high(identity)
    names = tuple(names_in(low)), tuple(names_in(high))
    if not all(names):
        node, factors = _node(low if names[0] else high, case)
        number = (high if names[0] else low)[0][0]
        limit = Limit(node, 0.0, number) if names[0] else Limit(node, number, math.inf)
        return Bound(*names, (limit, *factors), (), closes)
    (part, below), (whole, above) = _node(low, case), _node(high, case)
    shares = () if closes else tuple(one for one in told
                                     if (one.part, one.whole) == (part, whole))
    bound: Factor = AtMost(part, whole)
    if shares:
        bound = Split(whole, part, rest_of(whole, part), 0.0, float(splits()["unknown"]["scale"]),
                      tuple(one.logit for one in shares))
    return Bound(*names, (bound, *below, *above), shares, closes)


def rest_of(whole: Node, part: Node) -> Node:
    """Return the node of what an inequality leaves, where a share of one side in the other is
    told."""
    return f"{whole} - {part}"


def _low_and_high(identity: Identity) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    left, right = sides(identity)
    return (left, right) if identity.relation == "<=" else (right, left)


def _implied(identity: Identity, factors: Sequence[Factor]) -> bool:
    """Tell whether equalities imply an identity: in leaves, the high side of an inequality has all
    of the low one, and both sides of an equality are the same."""
    of = forms_of(factors).of
    left: dict[Node, float] = {}
    for sign, terms in zip((-1, 1), _low_and_high(identity), strict=True):
        for factor, name in terms:
            for leaf, times in (of.get(name, {name: 1.0}) if name else {NUMBER: 1.0}).items():
                left[leaf] = left.get(leaf, 0.0) + sign * factor * times
    if identity.relation == "=":
        return all(abs(times) <= SAME_NUMBER for times in left.values())
    return all(times >= -SAME_NUMBER for times in left.values())
