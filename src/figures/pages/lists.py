"""The long lists of a case (its claims, findings, sources, what figures rest on) as pages that are
never too large, and where their rows stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from figures.judged import Judged
from figures.links import FINDINGS_PAGE, GROUNDS_PAGE, LEDGER_PAGE, SOURCES_PAGE
from figures.meanings import Claims
from figures.pages import grounds, source_page
from figures.pages.leaves import Leaf, leaf_path, places_of
from figures.phrases import capital, plural
from figures.tables import tabulate
from figures.tables.table import Table

FINDINGS = "Findings"
ALL_CLAIMS, ALL_FINDINGS = "Every claim, page by page", "Every finding, page by page"


@dataclass(frozen=True)
class Lists:
    """The pages of a case's lists, what the notebooks' pages add where their own table was too
    long, and where the rows stand that are on no first page."""

    pages: tuple[Leaf, ...]
    added: dict[str, Markup]
    places: dict[str, str]


def lists(judged: Judged) -> Lists:
    """Return the lists of a case."""
    own = {GROUNDS_PAGE: grounds.pages(judged), SOURCES_PAGE: source_page.pages(judged.claims)}
    more = {LEDGER_PAGE: list(_claims(judged)), FINDINGS_PAGE: _findings(judged)}
    places = {address: place for first, pages in (*own.items(), *more.items())
              for address, place in places_of(first, pages).items()}
    added = {LEDGER_PAGE: _by_quantity(judged, more[LEDGER_PAGE]),
             FINDINGS_PAGE: _numbered(ALL_FINDINGS, more[FINDINGS_PAGE])}
    pages = (*own[GROUNDS_PAGE], *own[SOURCES_PAGE], *more[LEDGER_PAGE], *more[FINDINGS_PAGE],
             *source_page.each(judged))
    return Lists(pages, {path: html for path, html in added.items() if html}, places)


def _claims(judged: Judged) -> Iterator[Leaf]:
    """Yield the pages of all claims, quantity by quantity, where one table can't hold them."""
    if len(tabulate(judged.claims, judged.findings).parts()) == 1:
        return
    number = 1
    for name, table in _tables(judged):
        counts = capital(judged.claims.case.definition.quantities[name].counts)
        for part in table.parts():
            number += 1
            yield Leaf(leaf_path(LEDGER_PAGE, number), _titled(counts, part), counts)


def _tables(judged: Judged) -> Iterator[tuple[str, Table]]:
    for name in judged.claims.case.definition.quantities:
        rows = judged.claims.table[judged.claims.table["quantity"] == name]
        if not rows.empty:
            yield name, tabulate(Claims(judged.claims.case, rows), judged.findings)


def _titled(title: str, html: str) -> Markup:
    return Markup('<h1>{}</h1>\n<p><a href="{}">Who says what</a></p>\n{}').format(
        title, LEDGER_PAGE, Markup(html))


def _by_quantity(judged: Judged, pages: list[Leaf]) -> Markup:
    """Return the links to all claims by what is counted, nothing where one table holds them."""
    if not pages:
        return Markup("")
    left, lines = iter(pages), []
    for name, table in _tables(judged):
        counts = capital(judged.claims.case.definition.quantities[name].counts)
        links = Markup(" ").join(Markup('<a href="{}">page {}</a>').format(next(left).path, number)
                                 for number in range(1, len(table.parts()) + 1))
        lines.append(Markup("<li>{} ({}): {}</li>").format(
            counts, plural(len(table.frame), "claim"), links))
    return Markup('<section><h2>{}</h2>\n<ul>{}</ul>\n<p><a href="{}">By speaker or publisher'
                  "</a></p></section>").format(ALL_CLAIMS, Markup("\n").join(lines), SOURCES_PAGE)


def _findings(judged: Judged) -> list[Leaf]:
    """Return the pages of all findings, where one table can't hold them."""
    table = tabulate(judged.findings)
    parts = table.parts()
    if len(parts) == 1:
        return []
    return [Leaf(leaf_path(FINDINGS_PAGE, number), _listed(part), FINDINGS)
            for number, part in enumerate(parts, 2)]


def _listed(part: str) -> Markup:
    return Markup('<h1>{}</h1>\n<p><a href="{}">What does not fit</a></p>\n{}').format(
        FINDINGS, FINDINGS_PAGE, Markup(part))


def _numbered(title: str, pages: list[Leaf]) -> Markup:
    if not pages:
        return Markup("")
    links = Markup(" ").join(Markup('<a href="{}">page {}</a>').format(leaf.path, number)
                             for number, leaf in enumerate(pages, 1))
    return Markup("<section><h2>{}</h2>\n<p>{}</p></section>").format(title, links)
