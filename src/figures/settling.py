"""What an executed notebook keeps: nothing that differs from run to run, so that the same inputs
give the same bytes."""

import json
import re
from collections.abc import Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # whoever only needs the names does without nbformat
    from nbformat import NotebookNode

KERNEL, LANGUAGE = "python3", "python"
CELL_FILE = re.compile(r"(?<!\S)\S*?/ipykernel_\d+/\d+\.py")  # a cell in a warning
ADDRESS = re.compile(r"(?<= at 0x)[0-9a-f]+(?=>)")  # of an object in memory, in its default text
DRAWN_ON = re.compile(r"<dc:date>[^<]*</dc:date>")  # in a chart that matplotlib drew
DRAWN_ID = re.compile(r"(?<=[\"#])([A-Za-z]+)([0-9a-f]{10})(?=[\")])")  # by chance, in the same
SVG = "image/svg+xml"
INJECTED = "injected-parameters"
ERROR_MARKER = "papermill-error-cell-tag"  # a cell that papermill adds; our pages say it themselves


def cell_ids(path: Path) -> frozenset[str]:
    """Return the ids that the cells of a notebook's file have; older formats know none.

    Raises: OSError or ValueError where it can't be read.
    """
    cells = json.loads(path.read_text(encoding="utf-8")).get("cells", ())
    return frozenset(cell["id"] for cell in cells if "id" in cell)


def settle(notebook: "NotebookNode", known: Container[str] | None = None) -> "NotebookNode":
    """Return the notebook without what differs from run to run: times, paths, addresses, and names
    drawn by chance, as cells have whose ids are not `known` (without it, all are)."""
    import nbformat
    notebook = nbformat.from_dict(notebook)
    kept: Mapping[str, Any] = notebook.metadata
    notebook.metadata = nbformat.from_dict({
        "kernelspec": {"display_name": "Python 3", "language": LANGUAGE, "name": KERNEL},
        "language_info": {"name": LANGUAGE},
        **({"title": kept["title"]} if "title" in kept else {})})
    notebook.cells = [cell for cell in notebook.cells
                      if cell.cell_type == "code"
                      or ERROR_MARKER not in cell.metadata.get("tags", ())]
    for number, cell in enumerate(notebook.cells):
        tags = [tag for tag in cell.metadata.get("tags", ()) if not tag.startswith("papermill")]
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        for output in cell.get("outputs", ()):
            _settle_output(output)
        own = "id" in cell and (known is None or cell.id in known)
        cell.id = INJECTED if INJECTED in tags else cell.id if own else f"cell-{number}"
    return notebook


def _settle_output(output: "NotebookNode") -> None:
    """Take out of an output's texts what differs from run to run."""
    for holder, name in ((output, "text"), (output, "evalue"), (output.get("data"), "text/plain")):
        if holder and isinstance(holder.get(name), str):
            holder[name] = settled_text(holder[name])
    if SVG in output.get("data", ()):
        output.data[SVG] = settled_drawing("".join(output.data[SVG]))
    if "traceback" in output:
        output["traceback"] = [settled_text(line) for line in output["traceback"]]


def settled_text(text: str) -> str:
    """Return a text without the temporary files of cells and the addresses of objects."""
    return ADDRESS.sub("…", CELL_FILE.sub("cell.py", text))


def settled_drawing(svg: str) -> str:
    """Return a drawing without the time at which it was made, its ids numbered as they come."""
    numbers: dict[str, int] = {}

    def _numbered(found: re.Match[str]) -> str:
        return f"{found[1]}{numbers.setdefault(found[2], len(numbers) + 1)}"

    return DRAWN_ID.sub(_numbered, DRAWN_ON.sub("<dc:date></dc:date>", svg))
