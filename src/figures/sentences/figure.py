"""One quantity in words: what was reported, what that leaves to believe, and why."""

import math

import pandas as pd
from markupsafe import Markup

from figures.definitions import Quantity
from figures.estimate import Answer, Estimate
from figures.evidence import is_loss
from figures.links import grounds_address
from figures.meanings import Claims
from figures.phrases import between, capital, day, number, plural, rough_between, word
from figures.sentences.cautions import beside

SHOWN_LEVEL = "90"
LEVEL_IN_WORDS = "nine times in ten"  # how often such a range is meant to hold the truth
HARDLY = 0.05  # a share of the middle: what moves it by less is not told
DOUBLE = 2
STATUS = {"agreed": "One value fits all that was said.",
          "disputed": "Disputed: no one value fits all that was said.",
          "single": "All of it rests on one statement."}
BECAUSE = {"agreed": "agreed, since one value fits all that was said",
           "disputed": "disputed, since no one value fits all that was said",
           "single": "nobody else gives a figure"}


def range_link(estimate: Estimate, quantity: Quantity) -> Markup:
    """Return the 90% range at two significant digits, as a link to the claims that it rests on;
    for a quantity that can't be known, these words."""
    text = rough_between(*estimate.intervals[SHOWN_LEVEL], quantity.unit) \
        if estimate.intervals else word("statuses", estimate.status)
    return Markup('<strong><a href="{}">{}</a></strong>').format(
        grounds_address(estimate.quantity), text)


def lead_sentence(estimate: Estimate, claims: Claims, answer: Answer) -> Markup:
    """Return the answer in one sentence: what was reported, what that leaves to believe, its
    status and why; what to be careful about stands beside it."""
    definition = claims.case.definition
    quantity = definition.quantities[estimate.quantity]
    if estimate.intervals is None:
        return Markup("{}: {}; {}.").format(
            capital(quantity.counts), range_link(estimate, quantity), estimate.why.rstrip("."))
    leave = "leaves" if estimate.origins == 1 else "leave"
    return Markup("{}: {}{} {} {} to believe ({}); {}.{}").format(
        capital(quantity.counts), plural(estimate.origins, "statement"),
        _extremes(estimate, claims), leave, range_link(estimate, quantity),
        joined_by_comma(LEVEL_IN_WORDS, as_of(estimate).strip()), BECAUSE[estimate.status],
        beside(estimate, definition, answer))


def joined_by_comma(*parts: str) -> str:
    """Return the parts that say anything, with commas between."""
    return ", ".join(part for part in parts if part)


def _extremes(estimate: Estimate, claims: Claims) -> str:
    """Return between which figures the statements lie, set off by commas."""
    sizes = _sizes(estimate, claims)
    if sizes.empty:
        return ""
    unit = claims.case.definition.quantities[estimate.quantity].unit
    said = between(sizes.min(), sizes.max(), unit)
    return f", {'of' if sizes.min() == sizes.max() else 'from'} {said},"


def estimate_sentence(estimate: Estimate, claims: Claims, answer: Answer) -> Markup:
    """Return what was reported of a quantity and what that leaves to believe: the range before the
    point, and never without its day and its grounds."""
    quantity = claims.case.definition.quantities[estimate.quantity]
    return Markup("<strong>{}</strong>: {}").format(capital(quantity.counts),
                                                    grounds_sentence(estimate, claims, answer))


def grounds_sentence(estimate: Estimate, claims: Claims, answer: Answer) -> Markup:
    """Return the sentence on a figure, without the name of what is counted."""
    definition = claims.case.definition
    quantity = definition.quantities[estimate.quantity]
    grounds = Markup("{} from {}").format(plural(estimate.claims, "claim"),
                                          plural(estimate.origins, "statement"))
    if estimate.intervals is None or estimate.point is None:
        return Markup("{} from this ledger ({}): {}.").format(
            range_link(estimate, quantity), grounds, estimate.why.rstrip("."))
    left = Markup("{}, {}, leave {} to believe{}. {}").format(
        _reported(estimate, claims, quantity), grounds, range_link(estimate, quantity),
        as_of(estimate), STATUS[estimate.status])
    return left + outside(estimate, claims) + beside(estimate, definition, answer)


def _reported(estimate: Estimate, claims: Claims, quantity: Quantity) -> Markup:
    sizes = _sizes(estimate, claims)
    if sizes.empty:
        return Markup("what was reported")
    figures = "reported figures" if sizes.min() < sizes.max() else "the reported figure"
    return Markup("{} {}").format(figures, between(sizes.min(), sizes.max(), quantity.unit))


def _sizes(estimate: Estimate, claims: Claims) -> "pd.Series[float]":
    sizes: pd.Series[float] = claims.table.loc[list(estimate.claim_ids), "figure"].dropna()
    return sizes


def as_of(estimate: Estimate) -> Markup:
    """Return the day of a figure as the end of a phrase, nothing where none is known."""
    return Markup(" as of {}").format(day(estimate.as_of)) if estimate.as_of else Markup("")


def _growth(estimate: Estimate, claims: Claims) -> str:
    """Say why a figure may be higher than what was last said: tolls have grown in past events; of
    other running totals no more is known than that they don't fall."""
    definition = claims.case.definition
    if is_loss(definition.quantities[estimate.quantity], definition):
        return "counts like these have grown after the last report in past events"
    return "a running total can only have grown since it was last told"


def outside(estimate: Estimate, claims: Claims) -> Markup:
    """Return why the middle lies beyond every claim, where it does, as the end of a line."""
    sizes = _sizes(estimate, claims)
    point = estimate.point or math.nan
    if sizes.empty or sizes.min() <= point <= sizes.max():
        return Markup("")
    if point > sizes.max():
        return Markup(" The middle of the range lies above every claim, since {}.").format(
            _growth(estimate, claims))
    return Markup(" The middle of the range lies below every claim, since claims by such speakers "
                  "have run high in past events.")


def moved_by(moves: float) -> str:
    """Return how the middle of a range would stand without a statement, "" where it would hardly
    move: "14% higher", "8% lower", "2.4 times as high"."""
    if abs(moves - 1) < HARDLY:
        return ""
    if moves >= DOUBLE:
        return f"{number(round(moves, 1))} times as high"
    return f"{abs(moves - 1):.0%} {'higher' if moves > 1 else 'lower'}"


def most_moving(estimate: Estimate) -> tuple[str, float] | None:
    """Return the statement whose removal moves the middle most, either way, and by which factor;
    None where none is known to."""
    return max(estimate.influence, default=None,
               key=lambda pair: abs(math.log(pair[1] or math.inf)))


def brief(estimate: Estimate, claims: Claims, answer: Answer) -> Markup:
    """Return a quantity in one line: its range, its status and how many statements there are, with
    what to be careful about beside it."""
    definition = claims.case.definition
    quantity = definition.quantities[estimate.quantity]
    if estimate.intervals is None:
        return Markup("{}: {}, {}").format(capital(quantity.counts), range_link(estimate, quantity),
                                           estimate.why.rstrip("."))
    told = Markup("{}: {}, {} ({})").format(
        capital(quantity.counts), range_link(estimate, quantity),
        word("statuses", estimate.status), plural(estimate.origins, "statement"))
    warned = beside(estimate, definition, answer)
    return Markup("{}.{}").format(told, warned) if warned else told
