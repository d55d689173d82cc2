"""Each headline quantity as a story: what was reported, what that leaves to believe, what its
figures include, and what was measured."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

import pandas as pd
from markupsafe import Markup

from figures.checks.measured import band
from figures.checks.phrasing import figure
from figures.definitions import Quantity
from figures.estimate import Estimate
from figures.links import claim_links, finding_address
from figures.measured import Measured
from figures.parties import side_names
from figures.phrases import (
    between,
    capital,
    day,
    day_span,
    ends_in_words,
    joined,
    plural,
    rough_amount,
)
from figures.relations import THIRD_SIDE
from figures.sentences.cautions import beside
from figures.sentences.figure import STATUS, as_of, most_moving, moved_by, outside, range_link
from figures.sentences.matter import Matter, facts, folded, paragraphs

UNSTATED = "unstated"  # a figure that does not say what it includes (contract, section 1)


def stories(matter: Matter) -> Markup:
    """Return a headed story for each headline quantity."""
    return folded([_headed(name, matter) for name in matter.headline()], _side_by_side)


def _side_by_side(told: Sequence[Markup]) -> Markup:
    return Markup('<div class="stories">\n{}\n</div>').format(Markup("\n").join(told))


def _headed(name: str, matter: Matter) -> Markup:
    quantity = matter.claims.case.definition.quantities[name]
    return Markup('<section class="story"><h3>{}</h3>\n{}</section>').format(
        capital(quantity.counts), _story(quantity, matter))


def _story(quantity: Quantity, matter: Matter) -> Markup:
    estimate = matter.answer.of(quantity.name)
    if estimate is None:
        return paragraphs(Markup("Nobody in this ledger gives a figure."))
    if estimate.intervals is None:
        return paragraphs(Markup("Can’t be known from this ledger: {}.").format(
            estimate.why.rstrip(".")))
    return facts([("Reported", reported(estimate, matter)),
                  ("Estimated", _believed(estimate, quantity, matter)),
                  ("Includes", _included(estimate, quantity, matter)),
                  ("Its parts", _parts(quantity, matter)),
                  ("Measured", _measured(quantity, matter)),
                  ("Leans on", _leans_on(estimate, matter))])


def reported(estimate: Estimate, matter: Matter) -> Markup:
    """Return who gives the least and who the greatest figure, and how far each side goes."""
    table = matter.claims.table.loc[list(estimate.claim_ids)]
    sized = table[table["figure"].notna()]
    if sized.empty:
        return Markup("")
    ends = sized["figure"].idxmin(), sized["figure"].idxmax()
    least, most = (sized.loc[str(end)] for end in ends)
    if least["figure"] == most["figure"]:
        return Markup("{}, in {}.").format(_claim(least),
                                                     _printed(table, estimate))
    return Markup("From {} to {}, in {}. {}").format(
        _claim(least), _claim(most), _printed(table, estimate), _by_side(sized, estimate, matter))


def _claim(row: Any) -> Markup:
    days = day_span(row["first"], row["last"])
    told = (row["speaker"], figure(row), claim_links((str(row.name),)))
    return Markup("{}, {} ({}{})").format(*told[:2], f"{days}, " if days else "", told[2])


def _printed(table: pd.DataFrame, estimate: Estimate) -> str:
    return (f"{plural(len(table), 'claim')} that {'go' if len(table) != 1 else 'goes'} back to "
            f"{plural(estimate.origins, 'statement')}")


def _by_side(sized: pd.DataFrame, estimate: Estimate, matter: Matter) -> Markup:
    """Return how far the figures of each side go; nothing where one side alone speaks."""
    names = side_names(matter.claims)
    spoken = [side for side in names if (sized["side"] == side).any()]
    if len(spoken) == 1:
        return Markup("{} speaks.").format(capital(f"only {names[spoken[0]]}")) \
            if spoken[0] != THIRD_SIDE else Markup("")
    parts = [_side(names[side], sized[sized["side"] == side], estimate) for side in spoken]
    return Markup("{}.").format(capital("; ".join(parts)))


def _side(name: str, rows: pd.DataFrame, estimate: Estimate) -> str:
    said = between(rows["figure"].min(), rows["figure"].max(), estimate.unit)
    return f"{name} {said} ({plural(rows['origin'].nunique(), 'statement')})"


def _believed(estimate: Estimate, quantity: Quantity, matter: Matter) -> Markup:
    """Return the estimate, the range first, with its status and what to be careful about."""
    definition = matter.claims.case.definition
    return Markup("{}{}. {}{}{}").format(
        range_link(estimate, quantity), as_of(estimate), STATUS[estimate.status],
        outside(estimate, matter.claims), beside(estimate, definition, matter.answer))


def _leans_on(estimate: Estimate, matter: Matter) -> Markup:
    """Return the statement that moves the figure most; nothing where it would hardly move."""
    origin, moves = most_moving(estimate) or ("", 1.0)
    if not (moved := moved_by(moves)):
        return Markup("")
    row = matter.claims.table.loc[origin]
    return Markup("{}, {} ({}): without it the middle of the range would be {}.").format(
        row["speaker"], figure(row), claim_links((origin,)), moved)


def _included(estimate: Estimate, quantity: Quantity, matter: Matter) -> Markup:
    """Return what the figures of a total include: the same name may count other things."""
    if not quantity.includes:
        return Markup("")
    table = matter.claims.table.loc[list(estimate.claim_ids)]
    own = table[(table["quantity"] == estimate.quantity) & ~table["origin"].duplicated()]
    kinds = Counter(tuple(one for one in told if one != UNSTATED) for told in own["counts_as"])
    if not any(kinds):
        return Markup("")
    counted = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    names = short_names([name for told, _ in counted for name in told], matter)
    told = [f"{joined([names[name] for name in parts]) or 'not said'} in "
            f"{plural(count, 'statement')}" for parts, count in counted]
    return Markup("{}.{}").format(capital("; ".join(told)), _definition(estimate, matter))


def short_names(quantities: Sequence[str], matter: Matter) -> dict[str, str]:
    """Return what readers call some quantities beside one another: without the words that all begin
    with ("soldiers killed", "soldiers wounded": "killed", "wounded")."""
    defined = matter.claims.case.definition.quantities
    told = {name: (defined[name].counts if name in defined else name.replace("_", " ")).split()
            for name in quantities}
    least = min((len(words) for words in told.values()), default=0)
    alike = takewhile(lambda words: len(set(words)) == 1, zip(*told.values(), strict=False))
    shared = len(list(alike)) if len(told) > 1 else 0
    dropped = shared if shared < least else 0
    return {name: " ".join(words[dropped:]) for name, words in told.items()}


def _definition(estimate: Estimate, matter: Matter) -> Markup:
    """Return the link to the finding that definitions differ, where there is one."""
    own = set(estimate.claim_ids)
    found = next((one for one in matter.findings if one.code == "definition"
                  and own & set(one.claims)), None)
    return Markup(' <a href="{}">They do not all count the same.</a>').format(
        finding_address(found.id)) if found else Markup("")


def _parts(quantity: Quantity, matter: Matter) -> Markup:
    """Return what is left to believe of each part that a total has by definition."""
    defined = matter.claims.case.definition.quantities
    names = short_names([name for name in quantity.includes if name in defined], matter)
    told = [_part(defined[name], short, matter) for name, short in names.items()]
    return Markup("{}.").format(
        Markup("; ").join(told)) if told else Markup("")


def _part(quantity: Quantity, short: str, matter: Matter) -> Markup:
    estimate = matter.answer.of(quantity.name)
    if estimate is None or estimate.intervals is None:
        return Markup("{}, no usable figure").format(short)
    return Markup("{}, {}").format(short, range_link(estimate, quantity))


def _measured(quantity: Quantity, matter: Matter) -> Markup:
    """Return what was measured on the newest day that the claims may speak of, and at its peak."""
    measured = quantity.measured
    if measured is None:
        return Markup("")
    known = matter.answer.as_of or matter.claims.known_by
    series = measured.series.loc[:pd.Timestamp(known)] if known else measured.series
    if series.empty:
        return Markup("")
    days = dict.fromkeys((series["high"].idxmax(), series.index[-1]))
    told = list(_on_days(list(days), measured, quantity.unit))
    return Markup("{} ({}).").format(capital("; ".join(told)), ends_in_words(measured))


def _on_days(days: list[Any], measured: Measured, unit: str) -> Iterator[str]:
    for moment in days:
        low, high = band(measured, unit, moment, moment)
        ends = between(low, high, unit) if low != high else rough_amount(low, unit)
        yield f"{ends} on {day(moment)}"
