"""The pages of one case: its notebooks, a page a claim, its sources, its figures to download."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts import draw
from figures.judged import Judged
from figures.links import SOURCES_PAGE
from figures.pages import downloads, notebook
from figures.pages.claim_pages import claim_pages
from figures.pages.layout import Frame, MenuEntry, render
from figures.pages.request import Request
from figures.run import Outcome
from figures.sentences import tell
from figures.tables import tabulate
from figures.writing import write_whole

FIRST = "overview"
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
    error: str


def write(judged: Judged, outcomes: Sequence[Outcome], request: Request
          ) -> tuple[set[str], Summary]:
    """Write all pages of a case; return the names of the files and the summary."""
    name = judged.claims.case.name
    frame = _frame(judged, outcomes, request)
    written = set()
    for path, text in _pages(judged, outcomes, frame):
        write_whole(request.out / name / path, text)
        written.add(f"{name}/{path}")
    written |= {f"{name}/{path}" for path in downloads.write(judged, request.out / name)}
    return written, _summary(judged, outcomes)


def page_name(outcome: Outcome) -> str:
    """Return the file name of a notebook's page; the first notebook is the way into the case."""
    stem = outcome.run.notebook.stem
    return "index.html" if stem == FIRST else f"{stem}.html"


def _frame(judged: Judged, outcomes: Sequence[Outcome], request: Request) -> Frame:
    definition = judged.claims.case.definition
    entries = [MenuEntry(notebook.title(o.notebook, o.run.notebook.stem), page_name(o))
               for o in outcomes]
    entries += [MenuEntry("Sources", SOURCES_PAGE), MenuEntry("Downloads", downloads.PAGE)]
    return Frame(definition.title, definition.question, UP, tuple(entries), request.contact,
                 judged.claims.case.inputs)


def _pages(judged: Judged, outcomes: Sequence[Outcome], frame: Frame
           ) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    for outcome in outcomes:
        path = page_name(outcome)
        body = _failed(outcome) + notebook.body(outcome.notebook) + _behind(outcome)
        yield path, render("page.html.j2", frame.at(path), {"body": body})
    sources = Markup("<h1>Who speaks and who prints</h1>{}").format(
        tabulate(judged.claims.case.sources))
    yield SOURCES_PAGE, render("page.html.j2", frame.at(SOURCES_PAGE), {"body": sources})
    yield downloads.PAGE, render("page.html.j2", frame.at(downloads.PAGE),
                                 {"body": downloads.listing(judged.claims.case.name)})
    yield from claim_pages(judged, frame.below())


def _failed(outcome: Outcome) -> Markup:
    if not outcome.error:
        return Markup("")
    return Markup('<p class="failed"><strong>This page could not be made whole.</strong> {}</p>'
                  ).format(outcome.error)


def _behind(outcome: Outcome) -> Markup:
    """Return the link to the notebook that a page was made from."""
    return Markup('<p class="soft">This page was made by <a href="notebooks/{0}">a notebook, '
                  "{0}</a>, from the ledger alone.</p>").format(outcome.run.notebook.name)


def _summary(judged: Judged, outcomes: Sequence[Outcome]) -> Summary:
    claims, answer = judged.claims, judged.answer
    definition = claims.case.definition
    errors = "; ".join(f"{o.run.notebook.stem}: {o.error}" for o in outcomes if o.error)
    return Summary(definition.title, definition.question, f"{claims.case.name}/index.html",
                   tell("summary", claims, answer, judged.findings).html,
                   _strip(judged), tell("extent", claims, answer).html, errors)


def _strip(judged: Judged) -> Markup:
    """Return the chart of the first headline quantity, as the front page shows it."""
    claims = judged.claims
    first = next((name for name in claims.case.definition.headline
                  if judged.answer.of(name) is not None), "")
    if not first:
        return Markup("")
    chart = draw("range-strip", claims, judged.answer, judged.findings, quantity=first)
    return Markup(chart.below(f"{claims.case.name}/"))

