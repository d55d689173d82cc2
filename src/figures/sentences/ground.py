"""What there is to go by, in words: the question, the ledger's extent, what moves a figure."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from figures.checks.phrasing import figure, rule
from figures.estimate import Estimate
from figures.identities import Identity, Term
from figures.links import LEDGER_PAGE, METHOD_PAGE, SOURCES_PAGE, claim_links
from figures.meanings import Claims
from figures.phrases import capital, day, number, plural
from figures.sentences.figure import most_moving, moved_by, range_link
from figures.sentences.matter import Matter, folded, items, paragraphs
from figures.sentences.story import short_names


def question(matter: Matter) -> Markup:
    """Return what the case asks, and up to which day its claims were printed."""
    definition = matter.claims.case.definition
    table = matter.claims.table
    known = matter.claims.known_by or _newest(table["known"])
    as_known = Markup("As known on {}.").format(day(known)) if known else Markup("")
    return paragraphs(Markup("<em>{}</em>").format(definition.question), as_known)


def _newest(days: pd.Series) -> pd.Timestamp | None:
    newest = days.max()
    return None if pd.isna(newest) else newest


def unknown(matter: Matter) -> Markup:
    """Return what can't be known: the quantities without a usable claim, nothing without any."""
    quantities = matter.claims.case.definition.quantities
    texts = [Markup("<strong>{}</strong>: {}.").format(
        capital(quantities[e.quantity].counts), e.why.rstrip("."))
        for e in matter.answer.estimates if e.status == "unknowable"]
    claimed = {e.quantity for e in matter.answer.estimates}
    texts += [Markup("<strong>{}</strong>: nobody in this ledger gives a figure.").format(
        capital(quantity.counts)) for name, quantity in quantities.items() if name not in claimed]
    return items(texts)


def extent(matter: Matter) -> Markup:
    """Return how much there is: claims, speakers, publications, statements, sides."""
    used = matter.claims.used()
    goes = "goes" if len(used) == 1 else "go"
    shape = Markup('The ledger holds <a href="{}">{}</a> by <a href="{}">{}</a> in {}, which {} '
                   "back to {}; {}.")
    return paragraphs(shape.format(
        LEDGER_PAGE, plural(len(used), "claim"),
        SOURCES_PAGE, plural(used["speaker"].nunique(), "speaker"),
        plural(used["publisher"].nunique(), "publication"), goes,
        plural(used["origin"].nunique(), "statement"), _sides(used["side"])))


def _sides(side: pd.Series) -> str:
    """Return from how many sides claims come; a speaker of no party speaks for neither."""
    sides = side[side != ""].nunique()
    taken = f"from {plural(sides, 'side')}" if sides else "from no side"
    return taken + (" and from neither" if sides and (side == "").any() else "")


def evidence(matter: Matter) -> Markup:
    """Return how much there is, and whose removal matters most."""
    moved = [_mover(estimate, most, matter.claims)
             for name in matter.claims.case.definition.headline
             if (estimate := matter.answer.of(name)) is not None
             and (most := most_moving(estimate)) is not None]
    return extent(matter) + folded(moved, items)


def _mover(estimate: Estimate, most: tuple[str, float], claims: Claims) -> Markup:
    origin, moves = most
    row = claims.table.loc[origin]
    counts = claims.case.definition.quantities[estimate.quantity].counts
    moved = moved_by(moves)
    if not moved:
        return Markup("<strong>{}</strong>: no one statement moves the middle of the range by "
                      "more than a twentieth.").format(capital(counts))
    return Markup("<strong>{}</strong>: without the statement that moves it most ({}, {}, {}) "
                  "the middle of the range would be {}.").format(
        capital(counts), row["speaker"], figure(row), claim_links((origin,)), moved)


def reading(_: Matter) -> Markup:
    """Return how to read a range."""
    return paragraphs(Markup(
        "A range is what a stated model makes of all that was said: the truth is meant to lie in "
        'nine of ten such ranges, and <a href="../{}">the method</a> tells how many held it in '
        "past events whose truth became known. It is a summary of what was said, and no count. "
        "Copies of one statement do not narrow it; what nobody reported is not in it.").format(
            METHOD_PAGE))


def ledger(matter: Matter) -> Markup:
    """Return how many figures go back to how many statements, and the one printed most often."""
    table = matter.claims.table
    carried = {str(name): int(count) for name, count
               in table.groupby("origin")["publisher"].nunique().items()}
    widest = max(carried, key=lambda name: carried[name], default="")
    text = Markup('{} in <a href="{}">{}</a>; {} to {}.').format(
        plural(len(table), "figure"), SOURCES_PAGE,
        plural(table["publisher"].nunique(), "publication"),
        "they go back" if len(table) != 1 else "it goes back",
        plural(table["origin"].nunique(), "statement"))
    if not widest:
        return paragraphs(text)
    row = table.loc[widest]
    most = Markup("The statement printed most often is {}’s {} ({}): {}.").format(
        row["speaker"], figure(row), claim_links((widest,)),
        plural(carried[widest], "publication"))
    return paragraphs(text, most)


def balance(matter: Matter) -> Markup:
    """Return each identity of the case with what the claims leave to believe of its terms."""
    return items([_identity(one, matter) for one in matter.claims.case.definition.identities])


def _identity(identity: Identity, matter: Matter) -> Markup:
    quantities = matter.claims.case.definition.quantities
    first, *others = identity.names()
    are_parts = {*others} <= {*quantities[first].includes}
    told = short_names((first, *others), matter) if are_parts else \
        {name: quantities[name].counts for name in others}
    names = {**told, first: capital(quantities[first].counts)}
    left, right = (Markup(" ").join(
        _term(term, names, matter, leads=not place) for place, term in enumerate(terms))
        for terms in (identity.left, identity.right))
    return Markup("{} {} {}.").format(left, rule(identity.relation), right)


def _term(term: Term, names: Mapping[str, str], matter: Matter, leads: bool) -> Markup:
    """Return a term with its sign, but for a plus at the beginning, its name and its range."""
    factor, name = term
    sign = "−" if factor < 0 else "" if leads else "+"
    times = "" if name and abs(factor) == 1 else number(abs(factor)) + (" ×" if name else "")
    told = [part for part in (sign, times, names.get(name, "")) if part]
    return Markup(" ").join([*told, _range(name, matter)] if name else told)


def _range(name: str, matter: Matter) -> Markup:
    estimate = matter.answer.of(name)
    if estimate is None or estimate.intervals is None:
        return Markup("(no usable claim)")
    return range_link(estimate, matter.claims.case.definition.quantities[name])
