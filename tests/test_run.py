"""One notebook run with its parameters, and what is kept of it."""

import json

import nbformat
import pytest
from ledgers import write_case
from nbformat.v4 import new_code_cell, new_notebook

from figures import run
from figures.case import load

PARAMETERS = 'case = "case"\nas_of = ""\nknown_by = ""'


@pytest.fixture
def case(tmp_path):
    return write_case(tmp_path / "data" / "case", [{"wording": "300 killed"}])


def notebook(tmp_path, *cells):
    """A notebook of code cells, the first of them the parameters."""
    made = new_notebook(cells=[
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        *(new_code_cell(cell) for cell in cells)])
    path = tmp_path / "made.ipynb"
    nbformat.write(made, path)
    return path


def test_a_run_finds_its_case_by_name_and_shows_what_the_cells_show(tmp_path, case):
    path = notebook(tmp_path, "import figures", "figures.load(case).ledger.at['c-1', 'wording']")
    outcome = run.execute(run.Run(path, case))
    assert outcome.error == ""
    assert outcome.notebook.cells[-1].outputs[0].data["text/plain"] == "'300 killed'"


def test_two_runs_are_the_same_bytes_without_times_or_paths(tmp_path, case):
    path = notebook(tmp_path, "case + as_of")
    one, other = (nbformat.writes(run.execute(run.Run(path, case, "2025-01-01")).notebook)
                  for _ in range(2))
    assert one == other
    assert str(tmp_path) not in one


def test_a_notebook_whose_cells_have_no_ids_is_the_same_bytes_each_time(tmp_path, case):
    path = notebook(tmp_path, "case")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["nbformat_minor"] = 2  # a format older than ids
    for cell in content["cells"]:
        del cell["id"]
    path.write_text(json.dumps(content), encoding="utf-8")
    one, other = (run.execute(run.Run(path, case)).notebook for _ in range(2))
    assert [cell.id for cell in one.cells] == ["cell-0", "injected-parameters", "cell-2"]
    assert nbformat.writes(one) == nbformat.writes(other)


def test_a_failing_cell_is_an_outcome_and_not_an_end(tmp_path, case):
    path = notebook(tmp_path, "1 / 0", "2 + 2")
    outcome = run.execute(run.Run(path, case))
    assert outcome.error == "ZeroDivisionError: division by zero"
    assert outcome.notebook.cells[-1].outputs == []


def test_a_kernel_that_ends_in_a_cell_is_an_outcome(tmp_path, case):
    path = notebook(tmp_path, "import os; os._exit(3)", "2 + 2")
    assert run.execute(run.Run(path, case)).error


def test_the_key_changes_with_case_notebook_and_day_and_with_nothing_else(tmp_path, case):
    inputs = load(case).inputs
    path = notebook(tmp_path, "1")
    first = run.key(run.Run(path, case), inputs)
    assert run.key(run.Run(path, case), inputs) == first
    assert run.key(run.Run(path, case, "2025-01-01"), inputs) != first
    assert run.key(run.Run(path, case), "other") != first
    notebook(tmp_path, "2")
    assert run.key(run.Run(path, case), inputs) != first


def test_the_notebooks_stand_in_the_order_of_reading():
    names = [path.stem for path in run.notebooks()]
    assert names[:5] == ["overview", "estimate", "balance", "checks", "ledger"]


def test_a_notebook_about_no_case_is_not_run_for_each_case():
    assert run.site_notebooks() and not set(run.site_notebooks()) & set(run.notebooks())
    for path in run.site_notebooks():
        assert run.Run(path).parameters() == {}
