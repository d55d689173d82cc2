"""The page of what each figure rests on: a section a quantity, a line a statement."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.estimate import Estimate
from figures.judged import Judged
from figures.links import claim_link, claim_links, quantity_anchor
from figures.meanings import Claims
from figures.phrases import capital, day_span
from figures.sentences import grounds_sentence, moved_by

TEMPLATE = "grounds.html.j2"
TITLE = "What each figure rests on"


def content(judged: Judged) -> dict[str, Any]:
    """Return what the template shows: an entry for each quantity that has a claim, the headline
    first."""
    headline = judged.claims.case.definition.headline
    place = {name: number for number, name in enumerate(headline)}
    ordered = sorted(judged.answer.estimates,
                     key=lambda estimate: place.get(estimate.quantity, len(place)))
    return {"figures": [_figure(estimate, judged.claims) for estimate in ordered]}


def _figure(estimate: Estimate, claims: Claims) -> dict[str, Any]:
    quantity = claims.case.definition.quantities[estimate.quantity]
    return {"anchor": quantity_anchor(estimate.quantity), "counts": capital(quantity.counts),
            "sentence": capital(grounds_sentence(estimate, claims)),
            "statements": _statements(estimate, claims),
            "left_out": [_left_out(name, why, claims) for name, why in estimate.left_out
                         if name in claims.table.index]}


def _statements(estimate: Estimate, claims: Claims) -> list[Markup]:
    """Return a line for each origin, the claims that repeat it together."""
    together: dict[str, list[str]] = {}
    for name in estimate.claim_ids:
        together.setdefault(str(claims.table.at[name, "origin"]), []).append(name)
    moves = dict(estimate.influence)
    return [_statement(origin, tuple(names), claims, moves) for origin, names in together.items()]


def _statement(origin: str, names: tuple[str, ...], claims: Claims, moves: Mapping[str, float]
               ) -> Markup:
    row = claims.table.loc[origin if origin in names else names[0]]
    days = day_span(row["as_of_first"], row["as_of_last"])
    without = moved_by(moves.get(origin, 1))
    moved = f"; without it the middle would be {without}" if without else ""
    return Markup("{}, {}{}: {}{}").format(
        row["speaker"], figure(row), f", {days}" if days else "",
        claim_links(names, len(names)), moved)


def _left_out(name: str, why: str, claims: Claims) -> Markup:
    row = claims.table.loc[name]
    return Markup("{}, {}: {}, since {}").format(row["speaker"], figure(row), claim_link(name), why)

