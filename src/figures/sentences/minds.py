"""What would change our mind about each headline figure: who has not spoken, and which claims can't
stand together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.definitions import Party, Quantity
from figures.estimate import Estimate
from figures.links import claim_links, grounds_address
from figures.phrases import day, joined
from figures.relations import THIRD_SIDE, sides
from figures.sentences.matter import Matter, items, paragraphs

Text = TypeVar("Text", str, Markup)
BOTH = 2
OTHERWISE = Markup("Nothing that this ledger shows: all who could speak have spoken, and nothing "
                   "they say contradicts the rest.")


def would_change(matter: Matter) -> Markup:
    """Return what, were it known, would move or narrow the ranges of the headline quantities: each
    thing once, with the quantities that it would move."""
    estimates = [estimate for name in matter.headline()
                 if (estimate := matter.answer.of(name)) is not None]
    told = [*_unanswered(matter), *_voices(estimates, matter), *_conflicts(estimates, matter),
            *_later_days(estimates, matter)]
    return items(told) if told else paragraphs(OTHERWISE)


def _unanswered(matter: Matter) -> Iterator[Markup]:
    """Yield the quantities of which nothing is known: any usable figure would be news."""
    quantities = matter.claims.case.definition.quantities
    known = {one.quantity for one in matter.answer.estimates if one.intervals is not None}
    asked = [quantities[name].counts for name in matter.headline() if name not in known]
    if asked:
        yield Markup("Any usable figure of: {}.").format("; ".join(asked))


def _counts(estimate: Estimate, matter: Matter) -> Markup:
    """Return what a figure counts, as the link to what it rests on."""
    return Markup('<a href="{}">{}</a>').format(
        grounds_address(estimate.quantity),
        matter.claims.case.definition.quantities[estimate.quantity].counts)


def _grouped(pairs: Iterable[tuple[Text, Markup]]) -> dict[Text, Markup]:
    """Return each text once, with all that it is said of."""
    found: dict[Text, list[Markup]] = {}
    for text, counts in pairs:
        found.setdefault(text, []).append(counts)
    return {text: Markup("; ").join(several) for text, several in found.items()}


def _voices(estimates: Sequence[Estimate], matter: Matter) -> Iterator[Markup]:
    """Yield whose figure is missing, and of what."""
    quantities = matter.claims.case.definition.quantities
    pairs = ((joined(_silent(quantities[one.quantity], matter)), _counts(one, matter))
             for one in estimates)
    for silent, counts in _grouped(pairs).items():
        if silent:
            yield Markup("A figure by {}, from whom this ledger has none, of: {}.").format(
                silent, counts)


def _conflicts(estimates: Sequence[Estimate], matter: Matter) -> Iterator[Markup]:
    """Yield the first contradiction in which each figure's claims stand."""
    pairs = ((_conflict(one, matter), _counts(one, matter)) for one in estimates
             if one.intervals is not None)
    for conflict, counts in _grouped(pairs).items():
        if conflict:
            yield Markup("{} It bears on: {}.").format(conflict, counts)


def _later_days(estimates: Sequence[Estimate], matter: Matter) -> Iterator[Markup]:
    """Yield the newest day of each running total: a later figure would move it."""
    quantities = matter.claims.case.definition.quantities
    days = [(day(one.as_of), _counts(one, matter)) for one in estimates
            if one.intervals is not None and one.as_of and quantities[one.quantity].accumulates]
    if days:
        yield Markup("Any later figure of: {}.").format(Markup("; ").join(
            Markup("{} (after {})").format(counts, newest)
            for newest, counts in _grouped(days).items()))


def _silent(quantity: Quantity, matter: Matter) -> list[str]:
    """Return those whose figure is missing: the side whose people or land it is, the side said to
    have caused it, and those on neither."""
    used = matter.claims.used()
    spoken = set(used.loc[used["quantity"] == quantity.name, "side"])
    parties = matter.claims.case.definition.parties
    on = sides(parties)
    named = [parties[key] for key in dict.fromkeys((quantity.of, quantity.by)) if key in parties]
    told = [_own_side(party) for party in named if on[party.key] not in spoken]
    return told + (["somebody on neither side"] if THIRD_SIDE not in spoken else [])


def _own_side(party: Party) -> str:
    return f"{party.name} or its allies" if party.on_side_of else party.name


def _conflict(estimate: Estimate, matter: Matter) -> Markup:
    """Return the first contradiction that the figure's claims stand in, "" without one."""
    own = set(estimate.claim_ids)
    found = next((names for names in matter.answer.conflicts if own & set(names)), ())
    if not found:
        return Markup("")
    told = [_claim(name, matter) for name in found]
    shape = Markup("To learn which of these does not hold, since they can’t {} be literally true: "
                   "{}.")
    return shape.format("both" if len(found) == BOTH else "all", Markup("; ").join(told))


def _claim(name: str, matter: Matter) -> Markup:
    row = matter.claims.table.loc[name]
    return Markup("{}, {} ({})").format(row["speaker"], figure(row), claim_links((name,)))
