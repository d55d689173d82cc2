"""The case's identities, what figures include by definition, and shares, as rows that must hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from figures.bounds.statement import Counted, Statement, is_stated
from figures.definitions import Definition
from figures.identities import Identity


@dataclass(frozen=True)
class Rule:
    """Σ factor × size + constant ≤ 0, or = 0 where it is `exact`; `claim` is the place, among the
    statements, of the share that says so, None where the case itself does."""

    factors: Mapping[Counted, float]
    constant: float = 0.0
    exact: bool = False
    claim: int | None = None


def rules(definition: Definition, told: Sequence[Statement]) -> list[Rule]:
    """Return every row that binds what the statements count."""
    met = {what for s in told for what in (s.counted, s.whole) if what is not None}
    scopes = sorted({what.scope for what in met})
    found = [_identity(identity, scope) for identity in definition.identities for scope in scopes]
    found += _by_definition(met, definition)
    for number, statement in enumerate(told):
        found += _share(number, statement)
    return found


def _identity(identity: Identity, scope: str) -> Rule:
    sign = -1.0 if identity.relation == ">=" else 1.0
    factors = {Counted(name, scope): sign * factor for name, factor in identity.factors().items()}
    return Rule(factors, sign * identity.constant(), identity.relation == "=")


def _by_definition(met: Iterable[Counted], definition: Definition) -> list[Rule]:
    """Bind figures that include less than the case defines: to their parts, and to the whole."""
    found = []
    for what in sorted(met):
        if not what.includes or not is_stated(what):
            continue
        parts = [Counted(part, what.scope) for part in what.includes]
        if all(_is_of_kind(part.quantity, what.quantity, definition) for part in parts):
            found.append(Rule({what: 1.0} | dict.fromkeys(parts, -1.0), exact=True))
        if set(what.includes) < set(definition.quantities[what.quantity].includes):
            found.append(Rule({what: 1.0, Counted(what.quantity, what.scope): -1.0}))
    return found


def _is_of_kind(part: str, whole: str, definition: Definition) -> bool:
    """Tell whether a part is counted over the same time as its whole: the dead since the start are
    no part of a week's losses."""
    one, other = definition.quantities.get(part), definition.quantities[whole]
    return one is not None and (one.accumulates, bool(one.change_of)) == (
        other.accumulates, bool(other.change_of))


def _share(number: int, statement: Statement) -> list[Rule]:
    if statement.whole is None:
        return []
    part, whole = statement.counted, statement.whole
    found = [Rule({part: -1.0, whole: statement.least}, claim=number)]
    if statement.most < float("inf"):
        found.append(Rule({part: 1.0, whole: -statement.most}, claim=number))
    return found


def components(told: Sequence[Statement], bound: Sequence[Rule]
               ) -> list[tuple[list[int], list[Rule]]]:
    """Return groups of statements (by place) with the rules that join what they count."""
    group: dict[Counted, Counted] = {}

    def find(what: Counted) -> Counted:
        while group.setdefault(what, what) != what:
            what = group[what]
        return what

    for rule in bound:
        first, *others = rule.factors
        for other in others:
            group[find(other)] = find(first)
    members: dict[Counted, tuple[list[int], list[Rule]]] = {}
    for number, statement in enumerate(told):
        members.setdefault(find(statement.counted), ([], []))[0].append(number)
    for rule in bound:
        root = find(next(iter(rule.factors)))
        if root in members:
            members[root][1].append(rule)
    return list(members.values())
