"""A page for every claim: its words, what they say, their path, what speaks against them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from markupsafe import Markup

from figures.checks.phrasing import figure, telling
from figures.codebook import FAULT_KINDS, SEEN_AS
from figures.findings import Finding
from figures.judged import Judged
from figures.links import (
    claim_link,
    claim_links,
    claim_page,
    grounds_address,
    ledger_address,
    moved,
    source_page,
)
from figures.pages.languages import foreign
from figures.pages.layout import Frame, address, render
from figures.pages.linked_data import claim_review
from figures.phrases import capital, claim_in_words, day_span, iso_in_words, word
from figures.sentences import finding_sentence
from figures.tables.ledger import badges

TEMPLATE = "claim.html.j2"
UP = "../"
AS_PRINTED = FAULT_KINDS[1]
COPY = SEEN_AS[-1]
MOST_SAME = 65


@dataclass(frozen=True)
class About:
    """What is known of each claim besides its row: findings, statement, conflicts."""

    judged: Judged
    findings: Mapping[str, tuple[Finding, ...]]
    same: Mapping[str, tuple[str, ...]]
    conflicts: Mapping[str, tuple[tuple[str, ...], ...]]


def claim_pages(judged: Judged, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each claim's page; `frame` is one folder below the case."""
    about = _about(judged)
    for row in judged.claims.table.itertuples():
        name = str(row.Index)
        review = claim_review(row, about.findings.get(name, ()), judged.claims.case)
        own = replace(frame.at("", f"{capital(figure(row))} ({name})"), linked=review)
        yield claim_page(name), render(TEMPLATE, own, {"claim": _content(row, about)})


def _about(judged: Judged) -> About:
    findings: dict[str, list[Finding]] = {}
    for finding in judged.findings:
        for name in dict.fromkeys((*finding.claims, *finding.against)):
            findings.setdefault(name, []).append(finding)
    conflicts: dict[str, list[tuple[str, ...]]] = {}
    for conflict in judged.answer.conflicts:
        for name in conflict:
            conflicts.setdefault(name, []).append(conflict)
    groups: Mapping[Any, pd.Index] = judged.claims.table.groupby("origin").groups
    same = {str(origin): tuple(map(str, names)) for origin, names in groups.items()}
    return About(judged, _frozen(findings), same, _frozen(conflicts))


def _frozen(lists: Mapping[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(entries) for name, entries in lists.items()}


def _content(row: Any, about: About) -> dict[str, Any]:
    name = str(row.Index)
    return {
        "id": name, "heading": capital(figure(row)), "sentence": _sentence(row, about.judged),
        "quote": row.quote, "language": foreign(row.quote),
        "facts": _facts(row, about.judged), "path": _path(row), "same": _same(row, about),
        "findings": [moved(finding_sentence(f), UP) for f in about.findings.get(name, ())],
        "rulings": _rulings(name, about.judged),
        "conflicts": [moved(claim_links(tuple(n for n in conflict if n != name)), UP)
                      for conflict in about.conflicts.get(name, ())],
        "back": _back(row, about.judged)}


def _sentence(row: Any, judged: Judged) -> Markup:
    """Return who prints the figure, as whose, and what it counts."""
    counts = judged.claims.case.definition.quantities[row.quantity].counts
    use = "" if row.use else " A ruling leaves this claim out."
    printed = f"A copy of {row.publisher} reads" if row.seen_as == COPY else \
        f"{capital(row.publisher)} prints"
    return Markup("{} this {}. It counts: {}.{}").format(printed, _as_whose(row), counts, use)


def _as_whose(row: Any) -> str:
    if row.speaker in telling()["nobody"]:
        return "without naming who said it"
    if row.speaker == row.publisher:
        return "as a figure of its own"
    return f"as said by {row.speaker}"


def _facts(row: Any, judged: Judged) -> list[tuple[str, Markup | str]]:
    found = [("What it says", claim_in_words(row)),
             ("Counted", judged.claims.case.definition.quantities[row.quantity].counts),
             ("As of", day_span(row.as_of_first, row.as_of_last)),
             ("Printed", day_span(row.reported_first, row.reported_last)),
             ("Speaker", _source(row.speaker)), ("Publisher", _source(row.publisher)),
             ("Relation to what is counted", word("relations", row.relation)),
             ("Includes", ", ".join(row.counts_as)), ("Scope", row.scope),
             ("Page", address(row.url)), ("Note", row.note)]
    return [(name, value) for name, value in found if value]


def _source(name: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(UP + source_page(name), name)


def _path(row: Any) -> Markup:
    steps = [row.informant or row.speaker, *([row.speaker] if row.informant else []), *row.via,
             row.publisher]
    return Markup(" → ").join(map(_source, dict.fromkeys(steps)))


def _same(row: Any, about: About) -> list[Markup]:
    """Return the ways that the statement behind a claim went, a line each with the words at its end
    and what differs there; nothing where it went one way."""
    names = about.same[row.origin]
    table = about.judged.claims.table
    told = [_way(other, name == row.Index, about)
            for name, other in table.loc[list(names[:MOST_SAME])].iterrows()]
    more = len(names) - len(told)
    return [*told, Markup("and {} more").format(more)] if more else told if len(told) > 1 else []


def _way(row: pd.Series, is_this: bool, about: About) -> Markup:
    carriers = Markup(" → ").join(map(_source, dict.fromkeys([*row["via"], row["publisher"]])))
    words = Markup("<strong>{}</strong>").format(figure(row)) if is_this else figure(row)
    found = [one for one in about.findings.get(str(row.name), ())
             if one.fault == AS_PRINTED and row.name in one.claims]
    link = moved(claim_link(str(row.name)), UP)
    return Markup("{}: {} ({}) {}").format(carriers, words, link, moved(badges(found), UP))


def _rulings(claim: str, judged: Judged) -> list[str]:
    return [f"{iso_in_words(r.on)}: {r.column} from “{r.was}” to “{r.now}”, since {r.why} ({r.by})"
            for r in judged.claims.case.rulings if r.claim == claim]


def _back(row: Any, judged: Judged) -> Markup:
    """Return the ways back: to the ledger, to the figure that it is evidence for, to the charts."""
    counts = judged.claims.case.definition.quantities[row.quantity].counts
    shape = Markup('<a href="{}">Its row among all claims</a>; <a href="{}">what is left to '
                   'believe of {}</a>; <a href="{}index.html#chart-range-strip">all statements on '
                   "one axis</a>.")
    return shape.format(UP + ledger_address(str(row.Index)), UP + grounds_address(row.quantity),
                        counts, UP)
