"""Sites for tests: published without kernels, the notebooks' cells run in this process.

    publish_small(tmp_path / "out", write_case(...), since=date(2025, 1, 1))

The notebooks are the real ones; `execute` stands in for papermill alone, which tests of its own
cover, and takes a hundredth of its time.
"""

import ast
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbformat.v4 import new_code_cell, new_output

from figures import run
from figures.folders import DATA_VARIABLE
from figures.pages import Request, publish
from figures.warm.address import STOCK_VARIABLE

ENVIRONMENT = "os.environ"
DEATH = "DeadKernelError: <b>gone</b>"


def execute(one):
    """Run a notebook's cells in this process; a failing cell is an outcome, as with papermill."""
    notebook = nbformat.read(one.notebook, as_version=4)
    given = "\n".join(f"{name} = {value!r}" for name, value in one.parameters().items())
    place = next(n for n, cell in enumerate(notebook.cells) if "parameters" in tags(cell)) + 1
    injected = new_code_cell(given, metadata={"tags": [run.INJECTED]})
    notebook.cells.insert(place, injected)
    scope, error = {}, ""
    data = {DATA_VARIABLE: str(one.case.resolve().parent)} if one.case else {}
    with patch.dict(ENVIRONMENT, data):
        for number, cell in enumerate(c for c in notebook.cells if c.cell_type == "code"):
            cell.outputs, cell.execution_count = [], number + 1
            try:
                cell.outputs = shown(value(cell.source, scope))
            except Exception as failure:
                error = f"{type(failure).__name__}: {failure}"
                break
    return run.Outcome(one, run.settle(notebook), error)


def die(one):
    """Fail to run a notebook, as where no kernel starts."""
    return run.Outcome(one, nbformat.read(one.notebook, as_version=4), DEATH)


def tags(cell):
    return cell.metadata.get("tags", [])


def value(source, scope):
    """Run a cell's lines and return the value of the last, None where that is no expression."""
    lines = ast.parse(source).body
    last = lines.pop() if lines and isinstance(lines[-1], ast.Expr) else None
    exec(compile(ast.Module(lines, []), "cell", "exec"), scope)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), scope) if last else None


def shown(thing):
    """Return the output that a notebook shows of a value."""
    if thing is None:
        return []
    if hasattr(thing, "_repr_mimebundle_"):
        data = thing._repr_mimebundle_()
    else:
        data = {"text/plain": repr(thing)}
        if hasattr(thing, "_repr_html_"):
            data["text/html"] = thing._repr_html_()
    return [new_output("execute_result", data=data, execution_count=1)]


def publish_small(out, *cases, instead=execute, **request):
    """Publish cases without kernels, and so without a server of kernels, which would take longer
    to start than all else; return what came of it."""
    with patch.dict(ENVIRONMENT, {STOCK_VARIABLE: "1"}):
        return publish(Request(tuple(map(Path, cases)), Path(out), **request), instead)


class _Links(HTMLParser):
    """Every id and every address of a page."""

    def __init__(self):
        super().__init__()
        self.ids, self.links = [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("id"):
            self.ids.append(given["id"])
        self.links += [(tag, given[name]) for name in ("href", "src") if given.get(name)]


def links_of(page):
    """Return the ids of a page, and its links as (tag, address)."""
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.ids, parser.links
