"""The page of all speakers and publishers, each with its claims."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from figures.links import claim_links, source_anchor
from figures.meanings import Claims
from figures.pages.layout import address
from figures.phrases import plural, word
from figures.tables.table import Show, table_of

TITLE = "Who speaks and who prints"
LEAD = ("Everybody whom the ledger names: what each is, on whose side it stands, and the claims "
        "that it made, printed or carried.")


def body(claims: Claims) -> Markup:
    """Return the body of the page: a row a source, with its anchor."""
    names = tuple(dict.fromkeys([*claims.case.sources.by_name, *_named(claims)]))
    said, printed, carried = _claims_by(claims)
    rows = [{**_particulars(name, claims), "Said": tuple(said.get(name, ())),
             "Printed": tuple(printed.get(name, ())), "Carried": tuple(carried.get(name, ())),
             "Page": claims.case.sources.get(name).url}
            for name in names]
    shows: dict[str, Show] = {"Said": _all, "Printed": _all, "Carried": _all, "Page": address}
    table = table_of(rows, plural(len(rows), "speaker or publisher", "speakers and publishers"),
                     shows, tuple(map(source_anchor, names)))
    return Markup("<h1>{}</h1>\n<p class=\"lead\">{}</p>\n{}").format(
        TITLE, LEAD, Markup(table.__html__()))


def _named(claims: Claims) -> Iterator[str]:
    """Yield whom the ledger names, also those that sources.csv lacks: links lead to all."""
    for row in _rows(claims):
        yield from filter(None, (row.speaker, row.publisher, row.informant, *row.via))


def _rows(claims: Claims) -> Iterator[Any]:
    return claims.table.itertuples()


def _claims_by(claims: Claims) -> tuple[dict[str, list[str]], ...]:
    """Return the claims that each source said, printed and carried."""
    said: dict[str, list[str]] = {}
    printed: dict[str, list[str]] = {}
    carried: dict[str, list[str]] = {}
    for row in _rows(claims):
        for name in dict.fromkeys(filter(None, (row.speaker, row.informant))):
            said.setdefault(name, []).append(str(row.Index))
        printed.setdefault(row.publisher, []).append(str(row.Index))
        for name in dict.fromkeys(row.via):
            carried.setdefault(name, []).append(str(row.Index))
    return said, printed, carried


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


def _all(names: tuple[str, ...]) -> Markup:
    return claim_links(names, len(names))
