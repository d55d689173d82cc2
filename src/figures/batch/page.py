"""The page of one run: what its notebook shows, or where it failed and why.

A run's page stands alone: it has the look of the site, but no page beside it, so that its links
lead only to the web or to itself.
"""

import re
from dataclasses import dataclass
from operator import itemgetter

from markupsafe import Markup
from nbformat import NotebookNode

from figures.charts.theme import FIGURE_STYLE, style
from figures.pages.foreign import foreign_body
from figures.pages.layout import ASSETS, environment
from figures.pages.notebook import body, title
from figures.run import Outcome, notebooks, site_notebooks
from figures.version import __version__

TEMPLATE, SHEET, CHART_STYLE = "batch_run.html.j2", "style.css", "charts.css"
LONGEST_SHOWN = 20_000  # characters of one output; the notebook itself holds all
ELSEWHERE = re.compile(r'(<a\b[^>]*?) (?:xlink:)?href="(?!https?://|#)[^"]*"')
TERMINAL_SIGNS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Failure:
    """The cell at which a run failed: its code, and what it had shown as text."""

    source: str
    shown: str


def look() -> dict[str, bytes]:
    """Return the style sheets that all pages share, by the name of their file."""
    sheet = ASSETS / SHEET
    return {f"{ASSETS.name}/{SHEET}": sheet.read_bytes(),
            f"{ASSETS.name}/{CHART_STYLE}": (FIGURE_STYLE + style()).encode()}


def run_page(outcome: Outcome, name: str) -> str:
    """Return the page of a run; `name` is that of its outputs."""
    own = outcome.run.notebook in (*notebooks(), *site_notebooks())
    shown = shortened(outcome.notebook)
    html = body(shown) if own else foreign_body(shown)
    failure = failing_cell(outcome.notebook) if outcome.error else None
    return environment().get_template(TEMPLATE).render(
        title=title(outcome.notebook, outcome.run.notebook.stem), case=outcome.run.case_name,
        parameters=outcome.run.parameters(), error=outcome.error, failure=failure,
        body=Markup(ELSEWHERE.sub(itemgetter(1), str(html))), root="../" * name.count("/"),
        notebook=f"{name.rpartition('/')[2]}.ipynb", version=__version__)


def failing_cell(notebook: NotebookNode) -> Failure | None:
    """Return the cell at which a run failed: the one with an error, else the last that was begun,
    else the first; None where there is no code."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    wrong = [cell for cell in code if any(o.output_type == "error" for o in cell.outputs)]
    begun = [cell for cell in code if cell.execution_count]
    found = next((cells for cells in (wrong, begun[-1:], code[:1]) if cells), None)
    if found is None:
        return None
    return Failure(found[0].source, cut("\n".join(map(_as_text, found[0].outputs))))


def _as_text(output: NotebookNode) -> str:
    """Return an output as text, without the signs by which terminals colour it."""
    if output.output_type == "stream":
        text = output.text
    elif output.output_type == "error":
        text = "\n".join(output.traceback)
    else:
        text = output.data.get("text/plain", "")
    return TERMINAL_SIGNS.sub("", str(text))


def shortened(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook with the text that it printed cut to what a page can show."""
    short: NotebookNode = notebook.copy()
    short.cells = [_shortened_cell(cell) for cell in notebook.cells]
    return short


def _shortened_cell(cell: NotebookNode) -> NotebookNode:
    if cell.cell_type != "code" or not any(o.output_type == "stream" for o in cell.outputs):
        return cell
    cell = cell.copy()
    cell.outputs = [NotebookNode({**output, "text": cut(output.text)})
                    if output.output_type == "stream" else output for output in cell.outputs]
    return cell


def cut(text: str) -> str:
    """Return a text, cut where it is too long for a page, and how much was left out."""
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[:LONGEST_SHOWN]}\n… {len(text) - LONGEST_SHOWN:,} more characters"
