"""The tool that changes the program: its changes are of code, and it sees what tests notice."""

import functools
import importlib.util
import random
import textwrap
import time
from collections import Counter
from pathlib import Path

import mutant_changes
import mutant_reach
import mutant_trials
import mutants
import pytest
import yaml

SOURCE = ("LIMIT = 2\n\n\ndef double(x):\n    return 2 * x\n\n\n"
          "def adding(y):\n    return lambda x: x + y\n")


def mutant(before, after, folder=mutant_changes.SOURCE / "figures", module="changed_one"):
    path = folder / f"{module}.py"
    return mutant_changes.Mutant(module, path, 2, "NumberReplacer", before, after,
                                 SOURCE.replace(before, after))


@pytest.fixture
def written(tmp_path):
    """Return what makes mutants of a module that stands in a file."""
    (tmp_path / "changed_one.py").write_text(SOURCE, encoding="utf-8")
    return functools.partial(mutant, folder=tmp_path)


def test_a_changed_module_is_imported_in_place_of_the_one_that_stands():
    finder = mutant_trials.Changed(mutant("2 * x", "3 * x"))
    assert finder.find_spec("another") is None
    module = importlib.util.module_from_spec(finder.find_spec("changed_one"))
    finder.exec_module(module)
    assert module.double(2) == 6


def test_a_mutant_is_told_with_its_file_line_and_change():
    assert str(mutant("2 * x", "3 * x")) == "figures/changed_one.py:2: 2 * x  ->  3 * x"


@pytest.mark.parametrize("area", mutants.AREAS)
def test_every_area_has_modules_and_tests(area):
    found = mutant_changes.files(mutants.AREAS[area][0])
    assert all(path.is_file() for _, path in found)
    assert mutants.tests_of(area)
    assert all(name.split(".")[1] in mutants.AREAS[area][0].split() for name, _ in found)


def test_a_survivor_of_an_earlier_report_is_found_where_its_line_stands_now(tmp_path, monkeypatch):
    monkeypatch.setattr(mutant_changes, "SOURCE", tmp_path)
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "changed_one.py").write_text("\n" + SOURCE, encoding="utf-8")
    place = "figures/changed_one.py"
    report = (f"  one 1: {place}:5: return 2 * x  ->  return 3 * x: SURVIVES, 2.0 s\n"
              f"  one 2: {place}:1: LIMIT = 2  ->  LIMIT = 3: tests/test_one.py::test_it, 1.0 s\n"
              f"  one 3: {place}:9: return gone  ->  return None: SURVIVES (why), 1.0 s\n")
    (found,) = mutant_changes.told_again(report, "changed_one")
    assert str(found) == f"{place}:6: return 2 * x  ->  return 3 * x"
    assert found.source == "\n" + SOURCE.replace("2 * x", "3 * x")


def test_a_change_of_a_function_is_told_from_one_of_what_runs_at_the_import(written):
    (pair,) = mutant_changes.differences(written("2 * x", "3 * x"))
    assert [code.co_name for code in pair] == ["double", "double"]
    assert mutant_changes.differences(written("LIMIT = 2", "LIMIT = 3")) is None
    assert mutant_changes.differences(written("return 2", "retrun 2")) is None
    assert mutant_changes.differences(written("2 * x", "2 *  x")) == []


def test_a_change_of_an_inner_function_is_one_of_what_makes_it_too(written):
    pairs = mutant_changes.differences(written("x + y", "x - y"))
    assert [old.co_name for old, _ in pairs] == ["adding", "<lambda>"]


def test_a_live_function_takes_its_changed_code(written):
    names = {}
    exec(compile(SOURCE, str(written("x", "y").path), "exec"), names)
    ((_, new),) = mutant_changes.differences(written("2 * x", "3 * x"))
    names["double"].__code__ = new
    assert names["double"](2) == 6


def test_a_second_change_at_a_place_comes_after_the_first_at_every_place():
    found = [("m", Path("a"), number, changes) for number, changes in enumerate(("xy", "z", "uvw"))]
    turns = list(mutant_changes.in_turn(found, random.Random(1)))
    assert [number for *_, number, _ in turns[:3]] == list(
        dict.fromkeys(number for *_, number, _ in turns))
    assert sorted(change for *_, change in turns) == sorted("xyzuvw")


def test_the_seed_decides_the_draw():
    found = [("m", Path("a"), number, ["x", "y"]) for number in range(20)]
    one, same, other = (list(mutant_changes.in_turn(found, random.Random(seed)))
                        for seed in (1, 1, 2))
    assert one == same != other


def test_a_process_of_its_own_answers_fails_or_runs_out_of_time():
    def run():
        while True:
            time.process_time()

    assert mutant_trials.forked(lambda: [1, "two"]) == [1, "two"]
    assert mutant_trials.forked(lambda: 1 // 0) is None
    assert mutant_trials.forked(run, limit=1) == mutant_trials.OUT_OF_TIME


A, B, C = (("a.py", name, 1) for name in "ABC")


def reach():
    return mutant_reach.Reach(["t0", "t1", "t2"], [0.1, 0.1, 5.0], [{A}, {A, B}, {A, B}],
                              everywhere={C})


def test_a_change_is_held_against_the_tests_that_reach_it_and_all_where_it_is_loaded_once():
    assert reach().tests([B]) == [1, 2]
    assert reach().tests([C]) == [0, 1, 2]
    assert reach().tests([("a.py", "D", 1)]) == []
    assert reach().of_file("a.py") == [0, 1, 2]
    assert reach().of_file("b.py") == []


def test_the_test_that_noticed_most_comes_first_then_the_one_that_reaches_least():
    assert mutant_trials.promising([0, 1, 2], reach(), Counter()) == [0, 1, 2]
    assert mutant_trials.promising([0, 1, 2], reach(), Counter(t2=1)) == [2, 0, 1]


def test_a_function_made_to_tell_tells_and_answers_as_before(tmp_path):
    path, told, names = tmp_path / "a.py", [], {}
    path.write_text("from functools import cache\n\ndef one(x):\n    return 2 * x\n\n"
                    "@cache\ndef two(x):\n    return one(x)\n", encoding="utf-8")
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    names |= {name: functools.partial(told.append, name)
              for name in ("reached__", "begun__", "ended__")}
    pairs = {old.co_name: new for old, new in mutant_reach.telling(str(path))}
    names["one"].__code__ = pairs["one"]
    names["two"].__wrapped__.__code__ = pairs["two"]
    assert names["two"](3) == names["two"](3) == 6
    assert told == ["begun__", "reached__", "reached__", "ended__"]


def test_every_reason_is_of_a_line_that_stands():
    known = yaml.safe_load((mutants.TESTS / "survivors.yml").read_text(encoding="utf-8"))
    for one in known:
        assert set(one) == {"file", "before", "after", "why"}
        lines = [line.strip() for line in
                 (mutant_changes.SOURCE / one["file"]).read_text(encoding="utf-8").splitlines()]
        assert one["before"] in lines, textwrap.shorten(one["before"], 60)
        assert one["before"] != one["after"]
