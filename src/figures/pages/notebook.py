"""An executed notebook as the body of a page, through our own nbconvert template."""

import re
from functools import cache
from itertools import count

from markupsafe import Markup

from figures.pages.layout import TEMPLATES
from figures.run import INJECTED, Outcome
from figures.tables import tabulate
from figures.warm.deferring import GRAMMARS, deferred

with deferred(GRAMMARS):
    from nbconvert.exporters import HTMLExporter, TemplateExporter
    from nbconvert.preprocessors import CoalesceStreamsPreprocessor
    from nbformat import NotebookNode
    from nbformat.v4 import new_markdown_cell, new_notebook

HOW = "how"  # the tag of cells that say how a page is made; its notebook shows them
HIDDEN_TAGS = {HOW, "parameters", INJECTED}
TITLE = "title"  # the tag of prose whose place the head of a case's first page takes
SECTION = '<div class="prose"><h2'  # where a section of a page begins
# A chart carries its style sheet for viewers that know no other; our pages share one instead, so
# that their policy can forbid styles within a page. Text from data is escaped and never matches.
OWN_STYLE = re.compile(r"<style>[^<]*</style>\n?")
# So do the colours of its marks, each named by a class.
COLOURED = re.compile(r'<[a-z]+ (?=[^>]*="#)[^>]*class="([^"]*)"[^>]*>')
COLOURS = {"f": re.compile(r' fill="#[0-9a-f]{6}"'), "s": re.compile(r' stroke="#[0-9a-f]{6}"')}
ALIGNED = {f' style="text-align:{space}{side}"': f' class="{side}"'
           for space in ("", " ") for side in ("left", "right", "center")}
PLAIN_TEXT = re.compile(r"<pre(?=[ >])")  # may be wider than the page: the keyboard must reach it
TABLE = re.compile(r'(?s)<div class="scroll">\s*(<table>.*?</table>)\s*</div>|(<table>.*?</table>)')
REACHED = '<div class="scroll" role="region" tabindex="0" aria-label="Table {}">{}</div>'
CHART = re.compile(r'<figure class="chart" data-chart="([a-z-]+)"')


@cache
def _exporter() -> HTMLExporter:
    """Return the one exporter that all pages share: making one costs more than a page.

    Of what nbconvert does to a notebook first, only the joining of printed lines concerns ours; a
    notebook that papermill wrote needs to be validated once, not after each step.
    """
    return HTMLExporter(template_name="report", extra_template_basedirs=[str(TEMPLATES)],
                        exclude_anchor_links=True, optimistic_validation=True,
                        default_preprocessors=[CoalesceStreamsPreprocessor])


def body(notebook: NotebookNode, whole: bool = True) -> Markup:
    """Return the notebook's prose and outputs as HTML; its code stands in the notebook itself. Not
    `whole`: without its title and without sections that have nothing to show.

    Outputs are trusted as the package made them; text that came from a ledger was escaped there.
    """
    shown = notebook.copy()
    shown.cells = [cell for cell in notebook.cells if not HIDDEN_TAGS & _tags(cell)]
    if not whole:
        shown.cells = [cell for section in _sections(shown.cells) if _tells(section)
                       for cell in section if TITLE not in _tags(cell) or cell.cell_type == "code"]
    # not HTMLExporter's own: it reads the page once more, for texts of pictures that ours all have
    html, _ = TemplateExporter.from_notebook_node(_exporter(), shown)
    return anchored(unstyled(html))


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def _sections(cells: list[NotebookNode]) -> list[list[NotebookNode]]:
    """Return cells by sections, each of which begins with a heading of the second level."""
    found: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and str(cell.source).startswith("## "):
            found.append([])
        found[-1].append(cell)
    return found


def _tells(section: list[NotebookNode]) -> bool:
    """Tell whether a section shows anything: prose alone does, and cells with an output."""
    outputs = [output for cell in section if cell.cell_type == "code" for output in cell.outputs]
    return not outputs or not all(map(_is_empty, outputs))


def _is_empty(output: NotebookNode) -> bool:
    html = str(output.get("data", {}).get("text/html", "(something)"))
    return not html or html == tabulate(()).__html__()


def page(outcome: Outcome, whole: bool = True) -> Markup:
    """Return what a page shows of a run: why it failed, if it did, its body, and its notebook."""
    return _failed(outcome) + body(outcome.notebook, whole) + _behind(outcome)


def _failed(outcome: Outcome) -> Markup:
    if not outcome.error:
        return Markup("")
    return Markup('<p class="failed"><strong>This page could not be made whole.</strong> {}</p>'
                  ).format(outcome.error)


def _behind(outcome: Outcome) -> Markup:
    """Return the link to the notebook that a page was made from."""
    return Markup('<p class="soft">This page was made by <a href="notebooks/{0}">a notebook, '
                  "{0}</a>, from the ledger alone.</p>").format(outcome.run.notebook.name)


def prose(markdown: str) -> Markup:
    """Return Markdown as the body of a page."""
    return body(new_notebook(cells=[new_markdown_cell(markdown)]))


def unstyled(html: str) -> Markup:
    """Return HTML without styles of its own: charts take theirs from the shared style sheet; what
    may be wider than a page, plain text and Markdown's tables, scrolls and is reached by key."""
    aligned = OWN_STYLE.sub("", html)
    for style, name in ALIGNED.items():
        aligned = aligned.replace(style, name)
    aligned = COLOURED.sub(_uncoloured, aligned)
    numbers = count(1)
    reached = TABLE.sub(lambda found: REACHED.format(next(numbers), found[1] or found[2]), aligned)
    return Markup(PLAIN_TEXT.sub('<pre tabindex="0"', reached))


def _uncoloured(found: re.Match[str]) -> str:
    tag, names = found[0], f" {found[1]}"
    for letter, colour in COLOURS.items():
        if f" {letter}-" in names:
            tag = colour.sub("", tag)
    return tag


def anchored(html: Markup) -> Markup:
    """Return HTML in which the first chart of each kind can be linked to: #chart-range-strip."""
    met: set[str] = set()

    def _with_id(found: re.Match[str]) -> str:
        name = found.group(1)
        anchor = "" if name in met else f' id="chart-{name}"'
        met.add(name)
        return found.group(0) + anchor

    return Markup(CHART.sub(_with_id, str(html)))


def title(notebook: NotebookNode, name: str) -> str:
    """Return the notebook's first heading, or its name."""
    for cell in notebook.cells:
        lines = str(cell.source).splitlines() if cell.cell_type == "markdown" else []
        if lines and lines[0].startswith("# "):
            return lines[0].removeprefix("# ").strip()
    return name.capitalize()
