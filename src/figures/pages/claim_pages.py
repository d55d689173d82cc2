"""A page for every claim: its words, what they say, their path, what speaks against them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from figures.judged import Judged
from figures.links import claim_links, claim_page, source_address
from figures.pages.layout import Frame, render
from figures.phrases import claim_in_words, day_span, word
from figures.sentences import finding_sentence

UP = "../"
MOST_SAME = 60


def claim_pages(judged: Judged, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each claim's page; `frame` is one folder below the case."""
    definition = judged.claims.case.definition
    groups = judged.claims.table.groupby("origin").groups
    for row in judged.claims.table.itertuples():
        content = {"claim": _content(row, judged, tuple(groups[row.origin])),
                   "case_title": definition.title}
        yield claim_page(str(row.id)), render("claim.html.j2", frame, content)


def _content(row: Any, judged: Judged, same: tuple[str, ...]) -> dict[str, Any]:
    others = tuple(name for name in same if name != row.id)
    conflicts = [c for c in judged.answer.conflicts if row.id in c]
    return {
        "id": row.id, "wording": row.wording, "sentence": _sentence(row, judged),
        "facts": _facts(row, judged), "path": _path(row),
        "same": _links(others), "findings": _findings(row.id, judged),
        "rulings": _rulings(row.id, judged),
        "conflicts": [_links(tuple(n for n in c if n != row.id)) for c in conflicts]}


def _links(claims: tuple[str, ...]) -> Markup:
    """Return links from one claim's page to others."""
    return Markup(str(claim_links(claims, MOST_SAME)).replace('href="claims/', 'href="'))


def _sentence(row: Any, judged: Judged) -> Markup:
    counts = judged.claims.case.definition.quantities[row.quantity].counts
    use = "" if row.use else " A ruling leaves this claim out."
    return Markup("{} is reported by {} to have said this of: {}.{}").format(
        row.speaker, row.publisher, counts, use)


def _facts(row: Any, judged: Judged) -> list[tuple[str, Markup | str]]:
    found = [("What it says", claim_in_words(row)),
             ("Counted", judged.claims.case.definition.quantities[row.quantity].counts),
             ("As of", day_span(row.as_of_first, row.as_of_last)),
             ("Printed", day_span(row.reported_first, row.reported_last)),
             ("Speaker", _source(row.speaker)), ("Publisher", _source(row.publisher)),
             ("Relation to what is counted", word("relations", row.relation)),
             ("Includes", ", ".join(row.counts_as)), ("Scope", row.scope),
             ("Page", _page(row.url)), ("Note", row.note)]
    return [(name, value) for name, value in found if value]


def _source(name: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(UP + source_address(name), name)


def _page(url: str) -> Markup | str:
    """Return a link where the address is one that a browser may open safely, else its text."""
    if not url.lower().startswith(("https://", "http://")):
        return url
    return Markup('<a href="{}" rel="external nofollow noreferrer">{}</a> (leaves this site)'
                  ).format(url, urlsplit(url).netloc or url)


def _path(row: Any) -> Markup:
    steps = [row.informant or row.speaker, *([row.speaker] if row.informant else []), *row.via,
             row.publisher]
    return Markup(" → ").join(map(_source, dict.fromkeys(steps)))


def _findings(claim: str, judged: Judged) -> list[Markup]:
    found = [f for f in judged.findings if claim in (*f.claims, *f.against)]
    return [Markup(str(finding_sentence(f)).replace('href="claims/', 'href="')
                   .replace('href="checks', 'href="../checks')) for f in found]


def _rulings(claim: str, judged: Judged) -> list[str]:
    return [f"{r.on}: {r.column} from “{r.was}” to “{r.now}”, since {r.why} ({r.by})"
            for r in judged.claims.case.rulings if r.claim == claim]

