"""An executed notebook keeps nothing that differs from run to run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from figures.settling import cell_ids, settle, settled_drawing, settled_text


def settled_output(**output):
    """Settle a notebook of one cell with one output, and return that."""
    cell = new_code_cell("1", outputs=[new_output(**output)])
    return settle(new_notebook(cells=[cell])).cells[0].outputs[0]


def test_tags_and_title_stay_and_times_go():
    made = new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("1")],
                        metadata={"title": "A", "papermill": {"duration": 1.2}})
    made.cells[1].metadata = {"tags": ["how", "papermill-error-cell-tag"],
                              "execution": {"iopub.status.busy": "2026"}}
    settled = settle(made)
    assert settled.metadata["title"] == "A"
    assert "papermill" not in settled.metadata
    assert settled.cells[1].metadata == {"tags": ["how"]}


def test_ids_of_the_source_stay_and_those_drawn_by_chance_are_numbered():
    made = new_notebook(cells=[new_code_cell("1", id="mine"), new_code_cell("2", id="a1b2c3d4")])
    assert [cell.id for cell in settle(made, {"mine"}).cells] == ["mine", "cell-1"]
    assert [cell.id for cell in settle(made).cells] == ["mine", "a1b2c3d4"]


def test_ids_are_read_from_the_file_and_an_older_format_has_none(tmp_path):
    path = tmp_path / "old.ipynb"
    path.write_text('{"cells": [{"id": "one"}, {}]}', encoding="utf-8")
    assert cell_ids(path) == {"one"}
    path.write_text('{"worksheets": []}', encoding="utf-8")
    assert cell_ids(path) == frozenset()


@pytest.mark.parametrize(("text", "left"), [
    ("[<matplotlib.lines.Line2D at 0x7fd6e23e2490>]", "[<matplotlib.lines.Line2D at 0x…>]"),
    ("<function f at 0x10a>, <bound of <A object at 0xff>>",
     "<function f at 0x…>, <bound of <A object at 0x…>>"),
    ("/tmp/ipykernel_4711/123.py:1: UserWarning: told", "cell.py:1: UserWarning: told"),
    ("the bridge at 0x10 stands", "the bridge at 0x10 stands"),
    ("about 300 killed", "about 300 killed")])
def test_addresses_and_files_of_cells_go_from_texts_and_nothing_else(text, left):
    assert settled_text(text) == left


@given(st.text())
def test_a_settled_text_is_settled_for_good(text):
    assert settled_text(settled_text(text)) == settled_text(text)


def test_addresses_go_from_every_kind_of_output():
    told, left = "<A object at 0x7f00>", "<A object at 0x…>"
    assert settled_output(output_type="stream", name="stdout", text=told).text == left
    shown = settled_output(output_type="execute_result", data={"text/plain": told})
    assert shown.data["text/plain"] == left
    error = settled_output(output_type="error", ename="E", evalue=told, traceback=["a", told])
    assert (error.evalue, error.traceback) == (left, ["a", left])


def test_two_drawings_of_one_chart_are_the_same_bytes_and_clips_find_their_paths():
    drawing = ('<svg><dc:date>{day}T10:00:00.1</dc:date><path id="p{one}"/><g id="axes_1"/>'
               '<use xlink:href="#m{two}"/><g clip-path="url(#p{one})"/></svg>')
    first = settled_drawing(drawing.format(day="2025-01-01", one="0a1b2c3d4e", two="ffffffffff"))
    other = settled_drawing(drawing.format(day="2026-02-02", one="9999999999", two="0000000000"))
    assert first == other
    assert first == ('<svg><dc:date></dc:date><path id="p1"/><g id="axes_1"/>'
                     '<use xlink:href="#m2"/><g clip-path="url(#p1)"/></svg>')


def test_a_chart_that_matplotlib_draws_by_chance_is_settled():
    import io

    from matplotlib.figure import Figure

    def drawn():
        held = io.StringIO()
        figure = Figure()
        figure.subplots().plot([1, 2, 4])
        figure.savefig(held, format="svg")
        return held.getvalue()

    one, other = drawn(), drawn()
    assert one != other
    assert settled_drawing(one) == settled_drawing(other)
