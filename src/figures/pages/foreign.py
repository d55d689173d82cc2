"""A notebook that is not ours as HTML: its code is shown, and nothing in it is trusted."""

from functools import cache

from markupsafe import Markup

from figures.warm.deferring import GRAMMARS, deferred

with deferred(GRAMMARS):
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode


@cache
def _exporter() -> HTMLExporter:
    """Return nbconvert's own exporter, which takes scripts and styles out of what outputs hold."""
    return HTMLExporter(template_name="basic", sanitize_html=True)


def foreign_body(notebook: NotebookNode) -> Markup:
    """Return a foreign notebook's prose, code and outputs as sanitised HTML."""
    html, _ = _exporter().from_notebook_node(notebook)
    return Markup(html)
