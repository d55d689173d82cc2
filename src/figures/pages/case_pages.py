"""The pages of one case: its notebooks, a page a claim, its sources, its figures to download."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from figures.changes import Changes
from figures.charts import draw
from figures.judged import Judged
from figures.links import GROUNDS_PAGE, SOURCES_PAGE, moved
from figures.pages import changed, downloads, grounds, linked_data, notebook, source_page
from figures.pages.claim_pages import claim_pages
from figures.pages.layout import PAGE, Frame, MenuEntry, render
from figures.pages.request import Request
from figures.run import Outcome
from figures.sentences import tell
from figures.writing import write_whole

FIRST, INDEX = "overview", "index.html"
UP = "../"


@dataclass(frozen=True)
class Summary:
    """What the front page says of a case."""

    title: str
    question: str
    href: str
    answer: Markup
    strip: Markup
    facts: Markup
    changed: Markup
    changes_href: str
    error: str


@dataclass(frozen=True)
class Told:
    """All that the pages of one case are made from."""

    judged: Judged
    outcomes: Sequence[Outcome]
    changes: Changes | None


def write(judged: Judged, outcomes: Sequence[Outcome], request: Request
          ) -> tuple[set[str], Summary]:
    """Write all pages of a case; return the names of the files and the summary."""
    name = judged.claims.case.name
    told = Told(judged, outcomes, changed.what_changed(judged, request.since))
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
    return Frame(case.definition.title, case.definition.question, UP, case.definition.title,
                 tuple(entries), request.contact, case.inputs)


def _pages(told: Told, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    judged = told.judged
    for outcome in told.outcomes:
        path = page_name(outcome)
        yield path, render(PAGE, _described(frame.at(path), path, judged),
                           {"body": notebook.page(outcome)})
    yield GROUNDS_PAGE, render(grounds.TEMPLATE, frame.at(GROUNDS_PAGE), grounds.content(judged))
    if told.changes:
        yield changed.PAGE, render(PAGE, frame.at(changed.PAGE),
                                   {"body": changed.body(told.changes)})
    yield SOURCES_PAGE, render(PAGE, frame.at(SOURCES_PAGE),
                               {"body": source_page.body(judged.claims)})
    runs = [outcome.run.notebook.name for outcome in told.outcomes]
    yield downloads.PAGE, render(downloads.TEMPLATE, frame.at(downloads.PAGE),
                                 downloads.content(judged, runs))
    yield from claim_pages(judged, frame.below())


def _described(frame: Frame, path: str, judged: Judged) -> Frame:
    """Return the frame of a page; that of the way in says to machines what the data are."""
    if path != INDEX:
        return frame
    return replace(frame, linked=linked_data.dataset(judged, downloads.addresses()))


def _downloads(judged: Judged) -> Iterator[tuple[str, str | bytes]]:
    for name, content in downloads.files(judged).items():
        yield f"{downloads.FOLDER}/{name}", content


def _summary(told: Told) -> Summary:
    claims, answer = told.judged.claims, told.judged.answer
    folder = quote(claims.case.name) + "/"
    errors = "; ".join(f"{o.run.notebook.stem}: {o.error}" for o in told.outcomes if o.error)
    return Summary(
        claims.case.definition.title, claims.case.definition.question, folder + INDEX,
        moved(tell("summary", claims, answer).html, folder), moved(_strip(told.judged), folder),
        moved(tell("extent", claims, answer).html, folder),
        moved(changed.brief(told.changes), folder), folder + changed.PAGE, errors)


def _strip(judged: Judged) -> Markup:
    """Return the chart of the first headline quantity, as the front page shows it."""
    claims = judged.claims
    first = next((name for name in claims.case.definition.headline
                  if judged.answer.of(name) is not None), "")
    if not first:
        return Markup("")
    chart = draw("range-strip", claims, judged.answer, judged.findings, quantity=first)
    return notebook.unstyled(chart.__html__())
