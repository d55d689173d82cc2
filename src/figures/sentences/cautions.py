"""What a reader must be told beside a number (each with the reason to be careful with it)."""

from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup

from figures.definitions import Definition
from figures.estimate import Answer, Estimate
from figures.identities import Identity
from figures.phrases import capital, shown


def few(estimate: Estimate) -> bool:
    """Tell whether a figure rests on fewer statements than it takes to see how they scatter."""
    return estimate.origins < int(shown()["cautions"]["few statements"])


def fresh(estimate: Estimate, definition: Definition) -> bool:
    """Tell whether a figure is of the first days, in which counts grow most."""
    if estimate.as_of is None or definition.start is None:
        return False
    first = timedelta(days=int(shown()["cautions"]["first days"]))
    return estimate.as_of - definition.start <= first


def unclaimed(quantity: str, definition: Definition, answer: Answer) -> list[str]:
    """Return the parts of a quantity, by definition or by an identity, that nobody gives a usable
    figure for, as the case calls them."""
    parts = list(definition.quantities[quantity].includes)
    parts += [name for identity in definition.identities for name in _sum_of(quantity, identity)]
    claimed = {one.quantity for one in answer.estimates if one.intervals is not None}
    return [definition.quantities[name].counts for name in dict.fromkeys(parts)
            if name in definition.quantities and name not in claimed]


def _sum_of(quantity: str, identity: Identity) -> list[str]:
    """Return the terms whose sum a quantity is by an identity, none where it is no sum."""
    for whole, terms in ((identity.left, identity.right), (identity.right, identity.left)):
        named = [name for _, name in terms if name]
        if identity.relation == "=" and [name for _, name in whole] == [quantity] \
                and len(named) > 1 and all(factor > 0 for factor, _ in terms):
            return named
    return []


def contradicted(estimate: Estimate, answer: Answer) -> bool:
    """Tell whether a figure rests on claims that can't all be literally true with others."""
    own = set(estimate.claim_ids)
    return any(own & set(conflict) for conflict in answer.conflicts)


def cautions(estimate: Estimate, definition: Definition, answer: Answer) -> list[str]:
    """Return why to be careful with a figure, a sentence each; none where it can't be known, which
    is told with its own reason."""
    if estimate.intervals is None:
        return []
    return [f"{capital(text)}." for text in _reasons(estimate, definition, answer)]


def beside(estimate: Estimate, definition: Definition, answer: Answer) -> Markup:
    """Return the cautions as the end of a line, nothing where there are none."""
    return Markup("").join(Markup(" {}").format(text)
                           for text in cautions(estimate, definition, answer))


def _reasons(estimate: Estimate, definition: Definition, answer: Answer) -> Iterator[str]:
    words = shown()["cautions"]
    if few(estimate) and estimate.status != "single":
        yield str(words["few"])
    if fresh(estimate, definition):
        yield str(words["fresh"]).format(days=words["first days"])
    for part in unclaimed(estimate.quantity, definition, answer):
        yield str(words["unclaimed"]).format(part=part)
    if estimate.why:
        yield estimate.why.rstrip(".")
    if estimate.status != "disputed" and contradicted(estimate, answer):
        yield str(words["contradicted"])
