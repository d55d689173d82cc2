"""The tool that changes the program: its changes are of code, and it sees what tests notice."""

import importlib.util
import os
import random
import textwrap
from pathlib import Path

import mutants
import pytest
import yaml

SOURCE = "def double(x):\n    return 2 * x\n"


def mutant(after, module="changed_one", before="return 2 * x"):
    path = mutants.SOURCE / "figures" / "changed_one.py"
    return mutants.Mutant(module, path, 2, "NumberReplacer", before, after,
                          SOURCE.replace(before, after))


def test_a_changed_module_is_imported_in_place_of_the_one_that_stands():
    finder = mutants.Changed(mutant("return 3 * x"))
    assert finder.find_spec("another") is None
    module = importlib.util.module_from_spec(finder.find_spec("changed_one"))
    finder.exec_module(module)
    assert module.double(2) == 6


def test_a_mutant_is_told_with_its_file_line_and_change():
    assert str(mutant("return 3 * x")) == (
        "figures/changed_one.py:2: return 2 * x  ->  return 3 * x")


@pytest.mark.parametrize("area", mutants.AREAS)
def test_every_area_has_modules_and_tests(area):
    assert all(path.is_file() for _, path in mutants.files(area))
    assert mutants.tests_of(area)
    assert all(name.split(".")[1] in mutants.AREAS[area][0].split()
               for name, _ in mutants.files(area))


def test_the_tests_named_like_the_changed_module_come_first():
    first = mutants.tests_of("checks", "figures.checks.units")[0]
    assert first.name == "test_checks_units.py"


def test_a_second_change_at_a_place_comes_after_the_first_at_every_place():
    drawn = [("m", Path("a"), number, changes) for number, changes in enumerate(("xy", "z", "uvw"))]
    turns = list(mutants.in_turn(drawn, random.Random(1)))
    assert [number for *_, number, _ in turns[:3]] == list(
        dict.fromkeys(number for *_, number, _ in turns))
    assert sorted(change for *_, change in turns) == sorted("xyzuvw")


def test_the_seed_decides_the_draw():
    drawn = [("m", Path("a"), number, ["x", "y"]) for number in range(20)]
    one, same, other = (list(mutants.in_turn(drawn, random.Random(seed))) for seed in (1, 1, 2))
    assert one == same != other


def test_the_time_of_a_process_is_told_and_that_of_none_is_nought():
    assert mutants.used(os.getpid()) > 0
    assert mutants.used(2**30) == 0


def test_every_reason_is_of_a_line_that_stands():
    known = yaml.safe_load((mutants.TESTS / "survivors.yml").read_text(encoding="utf-8"))
    for one in known:
        assert set(one) == {"file", "before", "after", "why"}
        lines = [line.strip() for line in
                 (mutants.SOURCE / one["file"]).read_text(encoding="utf-8").splitlines()]
        assert one["before"] in lines, textwrap.shorten(one["before"], 60)
        assert one["before"] != one["after"]
