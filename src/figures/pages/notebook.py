"""An executed notebook as the body of a page, through our own nbconvert template."""

from functools import cache

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode

from figures.pages.layout import TEMPLATES
from figures.run import INJECTED

HOW = "how"  # the tag of cells that say how a page is made; its notebook shows them
HIDDEN_TAGS = {HOW, "parameters", INJECTED}


@cache
def _exporter() -> HTMLExporter:
    """Return the one exporter that all pages share: making one costs more than a page."""
    return HTMLExporter(template_name="report", extra_template_basedirs=[str(TEMPLATES)],
                        exclude_anchor_links=True)


def body(notebook: NotebookNode) -> Markup:
    """Return the notebook's prose and outputs as HTML; its code stands in the notebook itself.

    Outputs are trusted as the package made them; text that came from a ledger was escaped there.
    """
    shown = notebook.copy()
    shown.cells = [cell for cell in notebook.cells
                   if not HIDDEN_TAGS & set(cell.metadata.get("tags", ()))]
    html, _ = _exporter().from_notebook_node(shown)
    return Markup(html)


def title(notebook: NotebookNode, name: str) -> str:
    """Return the notebook's first heading, or its name."""
    for cell in notebook.cells:
        lines = str(cell.source).splitlines() if cell.cell_type == "markdown" else []
        if lines and lines[0].startswith("# "):
            return lines[0].removeprefix("# ").strip()
    return name.capitalize()
