"""All speakers and publishers, and a page for each with its claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.judged import Judged
from figures.links import SOURCES_PAGE, claim_links, moved, source_anchor, source_page
from figures.meanings import Claims, rows_of
from figures.pages.layout import address
from figures.pages.leaves import Leaf, leaves
from figures.phrases import capital, plural, word
from figures.tables import tabulate
from figures.tables.table import MOST_LINKS, Show, table_of

TITLE = "Who speaks and who prints"
LEAD = ("Everybody whom the ledger names: what each is, on whose side it stands, and the claims "
        "that it made, printed or carried. A name leads to all of its claims.")
UP = "../"
MOST_LISTED = 1500  # links to claims: some 100 kB
MOST_TOLD = 250  # claims with their words: some 50 kB; of more the links alone are given


@dataclass(frozen=True)
class Parts:
    """The claims that each source said, printed and carried, by its name."""

    said: Mapping[str, list[str]]
    printed: Mapping[str, list[str]]
    carried: Mapping[str, list[str]]


def pages(claims: Claims) -> list[Leaf]:
    """Return the pages of all sources: a row each, with its anchor."""
    names, parts = _names(claims), _parts(claims)
    rows = [{**_particulars(name, claims), "Said": tuple(parts.said.get(name, ())),
             "Printed": tuple(parts.printed.get(name, ())),
             "Carried": tuple(parts.carried.get(name, ())),
             "Page": claims.case.sources.get(name).url} for name in names]
    shows: dict[str, Show] = {"Name": _named, "Said": _some, "Printed": _some, "Carried": _some,
                              "Page": address}
    table = table_of(rows, plural(len(rows), "speaker or publisher", "speakers and publishers"),
                     shows, tuple(map(source_anchor, names)))
    lead = Markup('<p class="lead">{}</p>').format(LEAD)
    return leaves(SOURCES_PAGE, TITLE, lead, [Markup(part) for part in table.parts()])


def each(judged: Judged) -> Iterator[Leaf]:
    """Yield the page of each source: what it is, what it said as a table, and what it printed and
    carried as links; of one that said very much several pages."""
    parts = _parts(judged.claims)
    for name in _names(judged.claims):
        what = _particulars(name, judged.claims)["What it is"]
        lead = Markup('<p class="lead">{}</p>\n').format(capital(what)) if what else Markup("")
        said = [moved(Markup(part), UP) for part in _said(parts.said.get(name, []), judged)]
        yield from leaves(source_page(name), name, lead + _elsewhere(name, parts, judged.claims),
                          said)


def _said(names: list[str], judged: Judged) -> list[str]:
    """Return what a source said as tables; their rows have their anchors in the ledger's page."""
    claims = judged.claims
    if not names:
        return []
    table = tabulate(Claims(claims.case, claims.table.loc[names]), judged.findings)
    return replace(table, ids=()).parts()


def _elsewhere(name: str, parts: Parts, claims: Claims) -> Markup:
    told = [_told(head, names, claims)
            for head, by in (("Printed", parts.printed), ("Carried", parts.carried))
            if (names := by.get(name))]
    return Markup("\n").join(told)


def _told(head: str, names: list[str], claims: Claims) -> Markup:
    """Return what a source printed or carried: the words, who said them, and a link to each."""
    if len(names) > MOST_TOLD:
        links = moved(claim_links(tuple(names), MOST_LISTED), UP)
        return Markup("<p>{}: {}.</p>").format(head, links)
    each = [Markup("<li>{} ({})</li>").format(
        f"{row.speaker}: {figure(row)}",
        moved(claim_links((str(row.Index),), MOST_LINKS), UP))
        for row in rows_of(claims.table.loc[names])]
    return Markup('<p>{}: </p>\n<ul class="ways">{}</ul>').format(head, Markup("").join(each))


def _names(claims: Claims) -> tuple[str, ...]:
    """Return whom the ledger names, also those that sources.csv lacks: links lead to all."""
    named = (one for row in claims.rows
             for one in (row.speaker, row.publisher, row.informant, *row.via) if one)
    return tuple(dict.fromkeys([*claims.case.sources.by_name, *named]))


def _parts(claims: Claims) -> Parts:
    found: tuple[dict[str, list[str]], ...] = ({}, {}, {})
    for row in claims.rows:
        for by, names in zip(found, ((row.speaker, row.informant), (row.publisher,), row.via),
                             strict=True):
            for name in dict.fromkeys(filter(None, names)):
                by.setdefault(name, []).append(str(row.Index))
    return Parts(*found)


def _particulars(name: str, claims: Claims) -> dict[str, Any]:
    sources = claims.case.sources
    source, party = sources.get(name), sources.party(name)
    parties = claims.case.definition.parties
    told = [word("kinds", source.kind), source.part_of and f"part of {source.part_of}",
            party in parties and f"on the side of {parties[party].name}",
            source.counts_as and f"counts {', '.join(source.counts_as)}",
            source.reliability and f"reliability {source.reliability}",
            source.also and f"also written {', '.join(source.also)}"]
    return {"Name": name, "What it is": "; ".join(part for part in told if part)}


def _named(name: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(source_page(name), name)


def _some(names: tuple[str, ...]) -> Markup:
    return claim_links(names, MOST_LINKS)
