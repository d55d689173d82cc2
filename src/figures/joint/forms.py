"""Nodes as sums of leaves, which are no sums themselves, and what leaves must meet besides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figures.joint.factors import Factor, Linear, Node, Split
from figures.precision import SAME_NUMBER

NUMBER = ""  # the leaf that stands for 1

Form = Mapping[Node, float]  # by leaf the number of times that it counts


@dataclass(frozen=True)
class Forms:
    """Each node as a sum of leaves; and pairs of sums that must be equal."""

    of: Mapping[Node, Form]
    equal: tuple[tuple[Form, Form], ...]

    def leaves(self) -> list[Node]:
        """Return all leaves, sorted."""
        return sorted({leaf for form in self.of.values() for leaf in form if leaf != NUMBER})


def forms_of(factors: Sequence[Factor]) -> Forms:
    """Return the nodes of factors as sums of leaves.

    A whole is what the first factor makes it that does so without going in a circle; what any
    other one makes it must be equal to that.
    """
    makes: dict[Node, Factor] = {}
    others: list[Split | Linear] = []
    for factor in factors:
        if isinstance(factor, Split | Linear):
            if factor.whole in makes or _leads_to(factor, factor.whole, makes):
                others.append(factor)
            else:
                makes[factor.whole] = factor
    found: dict[Node, Form] = {}
    for node in dict.fromkeys(node for factor in factors for node in factor.nodes()):
        _form(node, makes, found)
    pairs = ((found[factor.whole], _made(factor, found)) for factor in others)
    return Forms(found, tuple(pair for pair in pairs if difference(*pair)))


def difference(one: Form, other: Form) -> Form:
    """Return a sum less another, without the leaves that this leaves none of."""
    left = {leaf: one.get(leaf, 0.0) - other.get(leaf, 0.0) for leaf in {**one, **other}}
    return {leaf: times for leaf, times in left.items() if abs(times) > SAME_NUMBER}


def _leads_to(factor: Factor, node: Node, makes: Mapping[Node, Factor]) -> bool:
    """Tell whether what a factor's whole is made of is made of a node in its turn."""
    parts = factor.nodes()[1:]
    return any(part == node or (part in makes and _leads_to(makes[part], node, makes))
               for part in parts)


def _form(node: Node, makes: Mapping[Node, Factor], found: dict[Node, Form]) -> Form:
    if node not in found:
        factor = makes.get(node)
        if factor is None:
            found[node] = {node: 1.0}
        else:
            for part in factor.nodes()[1:]:
                _form(part, makes, found)
            found[node] = _made(factor, found)
    return found[node]


def _made(factor: Factor, found: Mapping[Node, Form]) -> Form:
    total: dict[Node, float] = {}
    times = factor.times if isinstance(factor, Linear) else 1.0
    for part in factor.nodes()[1:]:
        for leaf, count in found[part].items():
            total[leaf] = total.get(leaf, 0.0) + times * count
    if isinstance(factor, Linear) and factor.plus:
        total[NUMBER] = total.get(NUMBER, 0.0) + factor.plus
    return total
