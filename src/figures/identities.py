"""Sums that must hold: `casualties = killed + wounded`, read into factors of quantities."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

RELATIONS = {"=": "=", "==": "=", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">="}
RELATION = re.compile(r"<=|>=|==|=|≤|≥")
NAME_OR_NUMBER = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<name>\w[\w-]*)|(?P<sign>[-+*/()]))")
DEEPEST = 32  # brackets in one another
MOST_SIGNS = 300  # of one sum: the regions of a large country fit
LONGEST = 48 * MOST_SIGNS  # characters: as long a name before every sign
IDENTITY_EXPECTED = "sums of quantity names and numbers joined by =, <= or >="
DIVISOR_EXPECTED = "a divisor that is not 0"
ARITHMETIC_EXPECTED = "+ - * / over claim ids and numbers"
TOO_LONG = f"at most {MOST_SIGNS} signs, and {DEEPEST} brackets in one another"

Term = tuple[float, str]  # a factor and the quantity it stands before; "" for a plain number
Tree = Any  # a number, a name, or (sign, left, right)


@dataclass(frozen=True)
class Identity:
    """left (=, <= or >=) right, each side a sum of terms."""

    text: str
    relation: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    def factors(self) -> dict[str, float]:
        """Return each quantity's factor when all terms stand on the left side."""
        found: dict[str, float] = {}
        for sign, terms in ((1, self.left), (-1, self.right)):
            for factor, name in terms:
                if name:
                    found[name] = found.get(name, 0.0) + sign * factor
        return {name: factor for name, factor in found.items() if factor}

    def constant(self) -> float:
        """Return the number that remains on the left side."""
        return (sum(factor for factor, name in self.left if not name)
                - sum(factor for factor, name in self.right if not name))

    def names(self) -> tuple[str, ...]:
        """Return the quantities in the order in which they are written."""
        return tuple(dict.fromkeys(name for _, name in (*self.left, *self.right) if name))

    def sums(self) -> tuple[tuple[Term, tuple[Term, ...]], ...]:
        """Return each term that stands alone as a total, with what adds up to it: of an equality
        without minus, either side that is one term."""
        sides = ((self.left, self.right), (self.right, self.left)) if self.relation == "=" else ()
        return tuple((whole[0], parts) for whole, parts in sides
                     if len(whole) == 1 and all(factor > 0 for factor, _ in parts))


def read_identity(text: str) -> Identity:
    """Return the identity that a line of case.yml states.

    Raises: ValueError where the line is no comparison of two sums.
    """
    signs = RELATION.findall(text)
    if len(signs) != 1:
        raise ValueError(IDENTITY_EXPECTED)
    left, right = (_terms(read_arithmetic(side)) for side in RELATION.split(text))
    if not all(math.isfinite(factor) for factor, _ in (*left, *right)):
        raise ValueError(IDENTITY_EXPECTED)
    return Identity(" ".join(text.split()), RELATIONS[signs[0]], left, right)


def _terms(tree: Tree) -> tuple[Term, ...]:
    """Flatten a tree of sums into factors and names; products may have one name only."""
    if isinstance(tree, float):
        return ((tree, ""),)
    if isinstance(tree, str):
        return ((1.0, tree),)
    sign, left, right = tree
    first, second = _terms(left), _terms(right)
    if sign in "+-":
        return first + tuple((factor if sign == "+" else -factor, name) for factor, name in second)
    if sign == "*" and _plain(first):
        first, second = second, first
    if not _plain(second) or (sign == "/" and second[0][0] == 0):
        raise ValueError(IDENTITY_EXPECTED)
    scale = second[0][0] if sign == "*" else 1 / second[0][0]
    return tuple((factor * scale, name) for factor, name in first)


def _plain(terms: tuple[Term, ...]) -> bool:
    return len(terms) == 1 and not terms[0][1]


def read_arithmetic(text: str, names: Iterable[str] = ()) -> Tree:
    """Return the tree of an expression of + - * / and brackets over names and numbers.

    Known `names` may hold hyphens (claim ids do) and are matched first, the longest before others.

    Raises: ValueError where the text is no such expression.
    """
    if text.count("(") > DEEPEST or len(text) > LONGEST:
        raise ValueError(TOO_LONG)  # a hostile line would exhaust the stack
    tokens = _tokens(text, names)
    if sum(kind == "sign" for kind, _ in tokens) > MOST_SIGNS:
        raise ValueError(TOO_LONG)
    tree, rest = _sum(tokens)
    if rest:
        raise ValueError(ARITHMETIC_EXPECTED)
    return tree


def _tokens(text: str, names: Iterable[str]) -> list[Any]:
    known = {name for name in names if name in text}
    tokens: list[Any] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        at += len(text[at:]) - len(text[at:].lstrip())
        own = max((n for n in known if text.startswith(n, at) and _ends(text, at + len(n))),
                  key=len, default="")
        match = NAME_OR_NUMBER.match(text, at)
        if not own and match is None:
            raise ValueError(ARITHMETIC_EXPECTED)
        if own or match is None:
            tokens.append(("name", own))
            at += len(own)
            continue
        tokens.append((match.lastgroup, match[str(match.lastgroup)]))
        at = match.end()
    return tokens


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError(ARITHMETIC_EXPECTED)
    return number


def _ends(text: str, at: int) -> bool:
    """Tell whether a name may end here: not in the middle of a longer word."""
    return at >= len(text) or not (text[at].isalnum() or text[at] in "_-")


def _chain(tokens: list[Any], signs: str, part: Callable[[list[Any]], Any]) -> Any:
    tree, rest = part(tokens)
    while rest and rest[0][0] == "sign" and rest[0][1] in signs:
        right, after = part(rest[1:])
        if rest[0][1] == "/" and right == 0:
            raise ValueError(DIVISOR_EXPECTED)
        tree, rest = (rest[0][1], tree, right), after
    return tree, rest


def _sum(tokens: list[Any]) -> Any:
    return _chain(tokens, "+-", lambda part: _chain(part, "*/", _single))


def _single(tokens: list[Any]) -> Any:
    if not tokens:
        raise ValueError(ARITHMETIC_EXPECTED)
    (kind, text), rest = tokens[0], tokens[1:]
    if kind == "number":
        return _finite(text), rest
    if kind == "name":
        return text, rest
    if text != "(":
        raise ValueError(ARITHMETIC_EXPECTED)
    inner, after = _sum(rest)
    if not after or after[0] != ("sign", ")"):
        raise ValueError(ARITHMETIC_EXPECTED)
    return inner, after[1:]
