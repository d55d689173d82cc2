"""What binds quantities: splits of a total, limits, multiples; each joins some nodes.

A node is a quantity, or a sum or multiple of some that no quantity is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Node = str


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
class Linear:
    """whole = times · part + plus, `times` above zero and `plus` not below it."""

    whole: Node
    part: Node
    times: float = 1.0
    plus: float = 0.0

    def nodes(self) -> tuple[Node, ...]:
        """Return what it joins."""
        return self.whole, self.part


@dataclass(frozen=True)
class AtMost:
    """low ≤ high."""

    low: Node
    high: Node

    def nodes(self) -> tuple[Node, ...]:
        """Return what it joins."""
        return self.low, self.high


@dataclass(frozen=True)
class Limit:
    """least ≤ node ≤ most, two numbers."""

    node: Node
    least: float
    most: float

    def nodes(self) -> tuple[Node, ...]:
        """Return what it is about."""
        return (self.node,)


Factor = Split | Linear | AtMost | Limit


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


def nodes_of(factors: Sequence[Factor]) -> tuple[Node, ...]:
    """Return all nodes of factors, each once, in the order in which they are met: sums and draws
    that follow it are the same in every run."""
    return tuple(dict.fromkeys(node for factor in factors for node in factor.nodes()))
