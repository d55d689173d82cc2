"""What would change our mind about each headline figure: who has not spoken, and which claims can't
stand together."""

from collections.abc import Iterator

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.definitions import Party, Quantity
from figures.estimate import Estimate
from figures.links import claim_links
from figures.phrases import capital, day, joined
from figures.relations import THIRD_SIDE, sides
from figures.sentences.matter import Matter, items, paragraphs

BOTH = 2


def would_change(matter: Matter) -> Markup:
    """Return for each headline quantity what, were it known, would move or narrow its range."""
    texts = [_told(estimate, matter) for name in matter.headline()
             if (estimate := matter.answer.of(name)) is not None]
    told = [text for text in texts if text]
    return items(told) if told else paragraphs(Markup(
        "Nothing that this ledger shows: all who could speak have spoken, and nothing they say "
        "contradicts the rest."))


def _told(estimate: Estimate, matter: Matter) -> Markup:
    quantity = matter.claims.case.definition.quantities[estimate.quantity]
    reasons = list(_reasons(estimate, quantity, matter))
    return Markup("<strong>{}</strong>\n{}").format(
        capital(quantity.counts), items(reasons)) if reasons else Markup("")


def _reasons(estimate: Estimate, quantity: Quantity, matter: Matter) -> Iterator[Markup]:
    silent = _silent(quantity, matter)
    if silent:
        yield Markup("A figure by {}, from whom this ledger has none.").format(joined(silent))
    if estimate.intervals is None:
        return
    if conflict := _conflict(estimate, matter):
        yield conflict
    if quantity.accumulates and estimate.as_of:
        yield Markup("Any figure for a day after {}.").format(day(estimate.as_of))


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
