"""The pages of one case: its notebooks, a page a claim, its sources, its figures to download."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from figures.changes import Changes
from figures.charts import draw
from figures.judged import Judged
from figures.links import GROUNDS_PAGE, SOURCES_PAGE, moved
from figures.pages import (
    changed,
    downloads,
    grounds,
    languages,
    linked_data,
    notebook,
    source_page,
)
from figures.pages.claim_pages import claim_pages
from figures.pages.layout import PAGE, Frame, MenuEntry, render
from figures.pages.leaves import Leaf, relocated
from figures.pages.lists import Lists, lists
from figures.pages.request import Request
from figures.run import Outcome
from figures.sentences import tell
from figures.writing import write_whole

FIRST, INDEX = "overview", "index.html"
TEMPLATE = "case.html.j2"


@dataclass(frozen=True)
class Summary:
    """What the front page says of a case."""

    title: str
    question: str
    href: str
    lead: Markup
    answer: Markup
    strip: Markup
    facts: Markup
    changed: Markup
    changes_href: str
    error: str
    languages: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """All that the pages of one case are made from."""

    judged: Judged
    outcomes: Sequence[Outcome]
    changes: Changes | None
    lists: Lists


def write(judged: Judged, outcomes: Sequence[Outcome], request: Request
          ) -> tuple[set[str], Summary]:
    """Write all pages of a case; return the names of the files and the summary."""
    name = judged.claims.case.name
    told = Told(judged, outcomes, changed.what_changed(judged, request.since), lists(judged))
    written = set()
    for path, text in (*_pages(told, _frame(told, request)), *_downloads(judged)):
        write_whole(request.out / name / path, text)
        written.add(f"{name}/{path}")
    return written, _summary(told)


def page_name(outcome: Outcome) -> str:
    """Return the file name of a notebook's page; the first notebook is the way into the case."""
    stem = outcome.run.notebook.stem
    return INDEX if stem == FIRST else f"{stem}.html"


def _frame(told: Told, request: Request) -> Frame:
    case = told.judged.claims.case
    entries = [MenuEntry(notebook.title(o.notebook, o.run.notebook.stem), page_name(o))
               for o in told.outcomes]
    entries.append(MenuEntry(grounds.TITLE, GROUNDS_PAGE))
    if told.changes:
        entries.append(MenuEntry(changed.TITLE, changed.PAGE))
    entries += [MenuEntry(source_page.TITLE, SOURCES_PAGE),
                MenuEntry(downloads.TITLE, downloads.PAGE)]
    return Frame(case.definition.title, case.definition.question, "../", case.definition.title,
                 tuple(entries), request.contact, case.inputs,
                 languages=languages.of_wordings(told.judged.claims))


def _pages(told: Told, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page; links lead to where the rows of long lists are."""
    places = told.lists.places
    for path, text in _rendered(told, frame):
        yield path, relocated(text, places)


def _rendered(told: Told, frame: Frame) -> Iterator[tuple[str, str]]:
    judged = told.judged
    for outcome in told.outcomes:
        yield _notebook_page(outcome, told, frame)
    if told.changes:
        yield changed.PAGE, render(PAGE, frame.at(changed.PAGE),
                                   {"body": changed.body(told.changes)})
    runs = [outcome.run.notebook.name for outcome in told.outcomes]
    yield downloads.PAGE, render(downloads.TEMPLATE, frame.at(downloads.PAGE),
                                 downloads.content(judged, runs))
    yield from (_list_page(leaf, frame) for leaf in told.lists.pages)
    yield from claim_pages(judged, frame.below())


def _notebook_page(outcome: Outcome, told: Told, frame: Frame) -> tuple[str, str]:
    """Return the page of a notebook; the way in has a head of its own, and says to machines what
    the data are."""
    path = page_name(outcome)
    added = told.lists.added.get(path, Markup(""))
    if path != INDEX:
        return path, render(PAGE, frame.at(path), {"body": notebook.page(outcome) + added})
    described = replace(frame.at(path, frame.title), linked=linked_data.dataset(
        told.judged, downloads.addresses()))
    return path, render(TEMPLATE, described, _first_page(outcome, told))


def _first_page(outcome: Outcome, told: Told) -> Mapping[str, Any]:
    """Return what the way into a case shows: question and answer, what changed, the rest."""
    head, mark, rest = notebook.page(outcome, whole=False).partition(notebook.SECTION)
    return {"head": Markup(head), "changed": changed.in_short(told.changes),
            "body": Markup(mark + rest)}


def _list_page(leaf: Leaf, frame: Frame) -> tuple[str, str]:
    own = frame.below() if "/" in leaf.path else frame
    return leaf.path, render(PAGE, own.at(leaf.path, leaf.title), {"body": leaf.body})


def _downloads(judged: Judged) -> Iterator[tuple[str, str | bytes]]:
    for name, content in downloads.files(judged).items():
        yield f"{downloads.FOLDER}/{name}", content


def _summary(told: Told) -> Summary:
    claims, answer = told.judged.claims, told.judged.answer
    folder = quote(claims.case.name) + "/"
    errors = "; ".join(f"{o.run.notebook.stem}: {o.error}" for o in told.outcomes if o.error)

    def brought(html: Markup) -> Markup:
        return moved(Markup(relocated(html, told.lists.places)), folder)
    return Summary(
        claims.case.definition.title, claims.case.definition.question, folder + INDEX,
        brought(tell("lead", claims, answer).html),
        brought(tell("summary", claims, answer).html), brought(_strip(told.judged)),
        brought(tell("extent", claims, answer).html), brought(changed.brief(told.changes)),
        folder + changed.PAGE, errors, languages.of_wordings(claims))


def _strip(judged: Judged) -> Markup:
    """Return the chart of the first headline quantity, as the front page shows it."""
    claims = judged.claims
    first = next((name for name in claims.case.definition.headline
                  if judged.answer.of(name) is not None), "")
    if not first:
        return Markup("")
    chart = draw("range-strip", claims, judged.answer, judged.findings, quantity=first)
    return notebook.unstyled(chart.__html__())
