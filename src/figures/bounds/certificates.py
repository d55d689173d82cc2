"""Sums of rows in which a contradiction would show (Farkas' lemma).

Literal claims contradict each other under the rules just where some sum of rules, with factors of
at least 0, can't be met by the claims' ends: with a lower end where the sum counts a thing
positively, an upper end where negatively. Rules are few and claims many, so the sums are made once
and the claims' ends put into them for all days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from figures.bounds.limits import limit
from figures.bounds.rules import Rule
from figures.bounds.statement import Counted

MOST_RULES, MOST_SUMS, MOST_SHARES = map(limit, ("most_rules", "most_sums", "most_shares"))
NOTHING = 1e-12  # what floats leave of a factor that cancels


@dataclass(frozen=True)
class Certificate:
    """Σ factor × size + constant ≤ 0 follows from the rules and from these shares, by place."""

    factors: tuple[tuple[Counted, float], ...]
    constant: float
    shares: frozenset[int]

    def size(self) -> int:
        """Return how many statements a contradiction may need at most."""
        return len(self.factors) + len(self.shares)


def certificates(rules: Sequence[Rule]) -> list[Certificate]:
    """Return the sums of up to MOST_RULES rules in which something cancels, the shortest first."""
    rows = list(dict.fromkeys(row for rule in rules for row in _directed(rule)))
    found = dict.fromkeys(rows)
    newest = rows
    for _ in range(MOST_RULES - 1):
        made = (total for row in newest for other in rows for total in _sums(row, other))
        fresh = (total for total in made if total not in found)
        newest = list(dict.fromkeys(islice(fresh, MOST_SUMS - len(found))))
        found |= dict.fromkeys(newest)
    return sorted(found, key=Certificate.size)


def _directed(rule: Rule) -> list[Certificate]:
    shares = frozenset() if rule.claim is None else frozenset((rule.claim,))
    signs = (1.0, -1.0) if rule.exact else (1.0,)
    return [_certificate({name: sign * factor for name, factor in rule.factors.items()},
                         sign * rule.constant, shares) for sign in signs]


def _certificate(factors: dict[Counted, float], constant: float, shares: frozenset[int]
                 ) -> Certificate:
    """Return a certificate scaled so that equal ones are the same."""
    left = {name: factor for name, factor in factors.items() if abs(factor) > NOTHING}
    scale = max(map(abs, left.values()), default=1.0)
    scaled = {name: round(factor / scale / NOTHING) * NOTHING for name, factor in left.items()}
    return Certificate(tuple(sorted(scaled.items())), constant / scale, shares)


def _sums(row: Certificate, other: Certificate) -> list[Certificate]:
    """Return the sums of two rows that cancel one thing counted."""
    one, two = dict(row.factors), dict(other.factors)
    if len(row.shares | other.shares) > MOST_SHARES:
        return []
    found = []
    for name in one.keys() & two.keys():
        if one[name] * two[name] < 0:
            times = -one[name] / two[name]
            names = dict.fromkeys((*one, *two))
            factors = {n: one.get(n, 0.0) + times * two.get(n, 0.0) for n in names}
            factors[name] = 0.0
            total = _certificate(factors, row.constant + times * other.constant,
                                 row.shares | other.shares)
            found += [total] if total.factors or total.constant > 0 else []
    return found
