"""What a figure owes to what, in words: each kind of evidence, a count that nobody has made, the
claims to distrust, and how the answer came about as reports came in."""

import math
from datetime import date

import pandas as pd
from markupsafe import Markup

from figures.bounds import distrust
from figures.checks.phrasing import figure
from figures.estimate import Estimate, reconcile
from figures.influence import Influence, Sensitivity
from figures.links import claim_links
from figures.meanings import Claims, claims_of
from figures.phrases import capital, day, joined, number, plural, word
from figures.precision import SAME_NUMBER
from figures.sensitivities import sensitivities
from figures.sentences.figure import brief, moved_by
from figures.sentences.matter import Matter, items, paragraphs

PARTS = {"a third": 1 / 3, "two thirds": 2 / 3, "all": 1.0}  # of the claims, by the day printed
HARDLY_NARROWER = 0.95  # a range that stays wider than this share of itself (in logs) hardly moves
HALF = 0.5


def contributions(matter: Matter) -> Markup:
    """Return for each headline quantity how the middle of its range would stand without each kind
    of evidence, and by how much an exact count by each kind of speaker would narrow the range."""
    names = [name for name in matter.headline() if matter.answer.of(name) is not None]
    found = sensitivities(matter.claims, names, matter.answer.as_of)
    texts = [_contributions(name, told, matter) for name, told in found.items()]
    return items([text for text in texts if text]) or paragraphs(Markup(
        "Nothing can be known of any of them, so nothing moves them."))


def _contributions(name: str, told: Sensitivity, matter: Matter) -> Markup:
    counts = matter.claims.case.definition.quantities[name].counts
    without = [_without(relation, moves) for relation, moves in told.relations]
    lines = [line for line in without if line] + [_narrowing(told.counts)]
    return Markup("<strong>{}</strong>\n{}").format(capital(counts), items(lines))


def _without(relation: str, moves: float) -> Markup:
    moved = moved_by(moves)
    return Markup("Without the figures of {}, the middle of the range would be {}.").format(
        word("givers", relation), moved) if moved else Markup("")


def _narrowing(counts: tuple[Influence, ...]) -> Markup:
    """Say whose exact count would narrow the range most, and to what share of its log width."""
    relation, left = min(counts, key=lambda pair: (pair[1], pair[0]))
    if left >= HARDLY_NARROWER:
        return Markup("One more exact count by anybody would hardly narrow the range.")
    return Markup("A list of names, or another exact count, by {} that came to the middle of the "
                  "range would leave a range {} as wide, on a scale of factors.").format(
        word("givers", relation), _share(left))


def _share(left: float) -> str:
    return "half" if round(left, 1) == HALF else f"{left:.0%}"


def distrusted(matter: Matter) -> Markup:
    """Return the fewest claims that one would have to distrust for all others to be literally true
    together, and whether fewer are proven not to do."""
    found = distrust(matter.claims)
    if not found.claims:
        return paragraphs(Markup("All claims can be literally true together: none need be "
                                 "distrusted."))
    table = matter.claims.table
    proof = Markup("Fewer would not do.") if found.gap <= SAME_NUMBER else Markup(
        "Whether fewer would do is not proven: up to {} of them may be too many.").format(
            f"{found.gap:.0%}")
    head = Markup("For all the other statements to be literally true together, one would have to "
                  "distrust at least {}, for instance these. {} That a statement stands here makes "
                  "it no likelier to be wrong than those that it contradicts.").format(
        plural(len(found.claims), "statement"), proof)
    told = [Markup("{}, {} ({})").format(table.at[name, "speaker"], figure(table.loc[name]),
                                         claim_links((name,))) for name in found.claims]
    return paragraphs(head) + items(told)


def came_in(matter: Matter) -> Markup:
    """Return what was left to believe of each headline quantity when a third, two thirds and all of
    the claims had been printed, and what could not be known then."""
    claims = matter.claims
    days = _printed(claims)
    if not days:
        return paragraphs(Markup("No claim has a day, so nothing tells in which order they came."))
    found = []
    for part, share in PARTS.items():
        known_by = days[math.ceil(share * len(days)) - 1]
        found.append(_on_day(part, known_by, sum(each <= known_by for each in days), matter))
    return Markup("\n").join(found)


def _printed(claims: Claims) -> list[date]:
    """Return by which day each claim was printed, in order; claims without a day left out."""
    return sorted(moment.date() for moment in claims.table["known"] if not pd.isna(moment))


def _on_day(part: str, known_by: date, count: int, matter: Matter) -> Markup:
    then = claims_of(matter.claims.case, known_by)
    answer = reconcile(then, matter.answer.as_of)
    estimates = [one for name in matter.headline() if (one := answer.of(name)) is not None]
    head = Markup("<strong>{}</strong>: {} of the claims had been printed by then, {} in all.")
    unknown = _unknown(estimates, then)
    return paragraphs(head.format(capital(day(known_by)), part, number(count))) + items(
        [brief(one, then, answer) for one in estimates if one.intervals is not None]
        + ([unknown] if unknown else []))


def _unknown(estimates: list[Estimate], claims: Claims) -> Markup:
    quantities = claims.case.definition.quantities
    names = [quantities[one.quantity].counts for one in estimates if one.intervals is None]
    return Markup("Not to be known then: {}.").format(joined(names)) if names else Markup("")
