"""Notebooks and plans for tests of batches: cells that import nothing, so that a run is short."""

import json

import nbformat
from ledgers import write_case
from nbformat.v4 import new_code_cell, new_notebook

from figures.batch.plan import read_plan

PARAMETERS = 'case = ""\nas_of = ""\nknown_by = ""'


def write_notebook(path, *cells, parameters=PARAMETERS):
    """Write a notebook of code cells, the first of them its parameters."""
    made = new_notebook(cells=[
        new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        *(new_code_cell(cell) for cell in cells)])
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    nbformat.write(made, path)
    return path


def write_plan(folder, notebooks=None, cases=("one",), **keys):
    """Write notebooks (name: cells), cases and a plan over them; return the plan's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in cases:
        write_case(folder / "data" / name, [{"wording": "300 killed"}])
    for name, cells in (notebooks or {}).items():
        write_notebook(folder / f"{name}.ipynb", *cells)
    content = {"notebooks": [f"{name}.ipynb" for name in notebooks or {}],
               "cases": [f"data/{name}" for name in cases], **keys}
    path = folder / "plan.yml"
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")  # JSON is YAML
    return path


def planned(folder, **keys):
    """Return the plan that write_plan writes."""
    return read_plan(write_plan(folder, **keys))
