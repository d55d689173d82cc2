"""A plan says what to run, and every fault in it is told at once."""

import json
from datetime import date
from itertools import pairwise

import pytest
from batches import planned, write_notebook, write_plan
from hypothesis import given
from hypothesis import strategies as st

from figures.batch import read_plan
from figures.batch.files import RangeEntry
from figures.batch.records import name_of
from figures.errors import InputError

EMPTY = {"one": (), "two": ()}


def faults(path):
    with pytest.raises(InputError) as error:
        read_plan(path)
    return [(f.line, f.column, f.found, f.nearest) for f in error.value.faults]


def faults_of(tmp_path, **keys):
    return faults(write_plan(tmp_path, EMPTY, **keys))


def parameters(plan):
    return [run.parameters() for run in plan.runs]


def test_everything_is_crossed_with_everything(tmp_path):
    plan = planned(tmp_path, notebooks=EMPTY, cases=("a", "b"), as_of=["2025-01-01", ""],
                   known_by=["2025-02-01", "2025-03-01", "2025-04-01"])
    assert len(plan.runs) == 2 * 2 * 2 * 3
    assert len({name_of(run) for run in plan.runs}) == len(plan.runs)


def test_a_range_of_days_is_written_out_by_its_step_with_both_ends(tmp_path):
    plan = planned(tmp_path, notebooks={"one": ()},
                   as_of={"from": "2025-01-01", "to": "2025-01-15", "step": "7d"})
    assert [run.as_of for run in plan.runs] == ["2025-01-01", "2025-01-08", "2025-01-15"]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(1, 40))
def test_days_of_a_range_are_a_step_apart_and_never_beyond_its_end(first, length, step):
    last = date.fromordinal(first.toordinal() + length)
    entry = RangeEntry(**{"from": first.isoformat(), "to": last.isoformat(), "step": f"{step}d"})
    days = [date.fromisoformat(day) for day in entry.days()]
    assert days[0] == first
    assert 0 <= (last - days[-1]).days < step
    assert {(later - day).days for day, later in pairwise(days)} <= {step}


def test_a_week_is_seven_days():
    entry = RangeEntry(**{"from": "2025-01-01", "to": "2025-02-01", "step": "2w"})
    assert entry.days() == ["2025-01-01", "2025-01-15", "2025-01-29"]


def test_what_all_words_of_an_exclude_name_is_left_out(tmp_path):
    plan = planned(tmp_path, notebooks=EMPTY, cases=("a", "b"),
                   exclude=[{"notebook": "one", "case": ["a", "b"]}, {"case": "data/b"}])
    assert [(run.notebook.stem, run.case_name) for run in plan.runs] == [("two", "a")]
    assert plan.excluded == 3


def test_a_plan_that_excludes_all_is_a_fault(tmp_path):
    assert faults_of(tmp_path, exclude=[{"case": "one"}])[0][1:3] == ("exclude", "(all runs)")


def test_an_exclude_that_names_what_the_plan_lacks_is_a_fault(tmp_path):
    found = faults_of(tmp_path, exclude=[{"cas": "one"}, {"case": "ones"}])
    assert [fault[1:] for fault in found] == [
        ("exclude.0.cas", "cas", "case"), ("exclude.1.case", "ones", "one")]


def test_faults_of_all_keys_are_told_at_once_with_their_lines(tmp_path):
    path = tmp_path / "plan.yml"
    path.write_text("notebooks: [overviw]\ncases: [nowhere]\nas_of: [2025-13]\n"
                    "known_by: {from: 2025-01-01, to: 2024-01-01, step: 7d}\ntimeout: soon\n"
                    "memory: 2 apples\nparameter: {}\n", encoding="utf-8")
    found = faults(path)
    assert [(line, column) for line, column, *_ in found] == [
        (1, "notebooks.0"), (2, "cases.0"), (3, "as_of.0"), (4, "known_by.to"), (5, "timeout"),
        (6, "memory"), (7, "parameter")]
    assert (found[0][3], found[-1][3]) == ("overview", "parameters")


def test_cases_that_are_no_list_are_told_once(tmp_path):
    path = tmp_path / "plan.yml"
    path.write_text("notebooks: [overview]\ncases: river\n", encoding="utf-8")
    assert [fault[:3] for fault in faults(path)] == [(2, "cases", "river")]


def test_a_key_of_a_range_that_is_misspelt_or_missing_is_told(tmp_path):
    found = faults_of(tmp_path, as_of={"form": "2025-01-01", "to": "2025-02-01", "step": "7"})
    assert {fault[1]: fault[2] for fault in found} == {
        "as_of.form": "form", "as_of.from": "(nothing)", "as_of.step": "7"}


def test_a_parameter_that_a_notebook_does_not_take_is_told_with_the_nearest(tmp_path):
    path = write_plan(tmp_path, parameters={"sead": [1]})
    write_notebook(tmp_path / "drawn.ipynb", parameters="case = ''\nseed = 1")
    path.write_text(path.read_text().replace('"notebooks": []', '"notebooks": ["drawn.ipynb"]'))
    assert [fault[1:] for fault in faults(path)] == [("parameters.sead", "sead", "seed")]


@pytest.mark.parametrize("name", ["case", "as_of", "not a name"])
def test_days_and_cases_are_no_parameters_of_another_name(tmp_path, name):
    assert faults_of(tmp_path, parameters={name: ["x"]})[0][2] == name


@pytest.mark.parametrize(("default", "given_value", "meant"), [
    ("1", "2", 2), ("1.5", "2", 2), ("None", "true", True), ("'1'", "2", "2"), ("'a'", "no", "no"),
    ("None", "no", "no"), ("None", "2025-01-01", "2025-01-01")])
def test_a_value_is_text_where_the_notebooks_own_is_else_what_json_reads(
        tmp_path, default, given_value, meant):
    path = write_plan(tmp_path, parameters={"x": [given_value]})
    write_notebook(tmp_path / "x.ipynb", parameters=f"case = ''\nx = {default}")
    path.write_text(path.read_text().replace('"notebooks": []', '"notebooks": ["x.ipynb"]'))
    (run,) = read_plan(path).runs
    assert dict(run.more) == {"x": meant}
    assert type(dict(run.more)["x"]) is type(meant)


def test_two_cases_of_one_name_would_overwrite_each_other(tmp_path):
    path = write_plan(tmp_path, EMPTY, cases=("one", "other/one"))
    assert faults(path)[0][1:3] == ("cases", "one")


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_what_is_no_notebook_is_told(tmp_path, text):
    (tmp_path / "broken.ipynb").write_text(text, encoding="utf-8")
    path = write_plan(tmp_path)
    path.write_text(path.read_text().replace('"notebooks": []', '"notebooks": ["broken.ipynb"]'))
    assert faults(path)[0][2] == "broken.ipynb"


@pytest.mark.parametrize(("text", "size"), [("2GB", 2_000_000_000), ("1.5 GB", 1_500_000_000),
                                            ("1GiB", 2**30), ("500MB", 500_000_000)])
def test_memory_is_read_with_its_unit(tmp_path, text, size):
    assert planned(tmp_path, notebooks=EMPTY, memory=text).memory == size


@pytest.mark.parametrize("text", ["2", "2G", "-1GB", "GB", "1kB"])
def test_memory_without_a_unit_or_too_little_is_refused(tmp_path, text):
    assert faults_of(tmp_path, memory=text)[0][1] == "memory"


def test_the_notebook_about_no_case_is_run_once(tmp_path):
    path = write_plan(tmp_path, cases=("a", "b"))
    path.write_text(path.read_text().replace('"notebooks": []', '"notebooks": ["calibration"]'))
    (run,) = read_plan(path).runs
    assert (run.case, run.parameters(), name_of(run)) == (None, {}, "calibration")


@pytest.mark.parametrize(("metadata", "language"), [
    ({"language_info": {"name": "R"}}, "r"), ({"kernelspec": {"language": "julia"}}, "julia")])
def test_a_notebook_in_another_language_is_refused(tmp_path, metadata, language):
    path = write_plan(tmp_path, {"one": ()})
    notebook = tmp_path / "one.ipynb"
    content = json.loads(notebook.read_text(encoding="utf-8")) | {"metadata": metadata}
    notebook.write_text(json.dumps(content), encoding="utf-8")
    assert faults(path)[0][1:3] == ("notebooks.0", f"one.ipynb ({language})")


def test_a_notebook_of_a_kernel_of_another_name_is_taken(tmp_path):
    path = write_plan(tmp_path, {"one": ()})
    notebook = tmp_path / "one.ipynb"
    content = json.loads(notebook.read_text(encoding="utf-8")) | {"metadata": {
        "kernelspec": {"name": "my-own-environment", "language": "python"}}}
    notebook.write_text(json.dumps(content), encoding="utf-8")
    assert len(read_plan(path).runs) == 1


def test_a_notebook_of_a_format_without_cells_is_told(tmp_path):
    path = write_plan(tmp_path, {"one": ()})
    (tmp_path / "one.ipynb").write_text('{"nbformat": 3, "worksheets": [], "metadata": {}}')
    with pytest.raises(InputError, match="format 4"):
        read_plan(path)
