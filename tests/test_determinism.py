"""The same inputs give the same bytes wherever, whoever and whenever they are asked; on another
Python the same numbers to a billionth."""

import json
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import surroundings
from offline import forbidding
from small_cases import good_case

from figures.warm.address import SERVER_VARIABLE, STOCK_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
OTHERS = sorted(ROOT.glob(".venv-3.*/bin/python"))  # as `make test-pythons` makes them
BILLIONTH = 1e-9
NUMBERS = ("check", "reconcile", "diff")  # the commands that compute
SEED = {"PYTHONHASHSEED": "1"}
PLACES = {
    "another hash seed, user and day": SEED | {
        "TZ": "Pacific/Kiritimati", "HOME": "/nonexistent", "USER": "nobody", "LOGNAME": "nobody"},
    "no language, the day before": {
        "TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "LANG": "", "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0"},
}
LOOP = """title: Two ways to divide the dead (invented)
question: How many died?
quantities:
  dead: {counts: killed, unit: person}
  soldiers: {counts: soldiers killed, unit: person}
  civilians: {counts: civilians killed, unit: person}
  east: {counts: killed in the east, unit: person}
  west: {counts: killed in the west, unit: person}
identities:
  - dead = soldiers + civilians
  - dead = east + west
  - soldiers <= east
"""
TOLD = {"dead": 900, "soldiers": 310, "civilians": 620, "east": 500, "west": 420}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return good_case(tmp_path_factory.mktemp("data") / "case")


def answers(case, folder, changes=None, python=sys.executable):
    """Return what every command prints of a case, and the bytes of its exports by name."""
    folder.mkdir()
    environment = {"PYTHONHASHSEED": "0", **os.environ, **(changes or {})}
    ended = subprocess.run([python, surroundings.__file__, str(case), str(folder)], check=True,
                           cwd=folder, env=environment, capture_output=True)
    written = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    printed = (ended.stdout + ended.stderr).decode()
    return printed.replace(str(case), "CASE").replace(str(folder), "FOLDER"), written


@pytest.fixture(scope="module")
def usual(case, tmp_path_factory):
    """Return the answers here and now."""
    return answers(case, tmp_path_factory.mktemp("usual") / "out")


def test_every_command_answers_and_every_form_is_written(usual):
    printed, written = usual
    assert sorted(written) == sorted(f"out.{form}" for form in surroundings.FORMS)
    assert printed.count('"schema"') == 7
    assert "Traceback" not in printed
    assert printed.count("status 0") + printed.count("status 1") == 14


@pytest.mark.parametrize("place", PLACES)
def test_the_answers_are_the_same_bytes_in_other_surroundings(place, usual, case, tmp_path):
    assert answers(case, tmp_path / "elsewhere", PLACES[place]) == usual


def test_the_answers_are_the_same_bytes_in_turkish(usual, case, tmp_path):
    localedef = shutil.which("localedef")
    made = tmp_path / "tr_TR.UTF-8"  # where i and I are no pair
    if not localedef or subprocess.run([localedef, "-i", "tr_TR", "-f", "UTF-8", str(made)],
                                       check=False, capture_output=True).returncode:
        pytest.skip("this system can't make a Turkish locale")
    changes = {"LOCPATH": str(tmp_path), "LC_ALL": "tr_TR.UTF-8"}
    assert answers(case, tmp_path / "out", changes) == usual


def test_the_answers_are_the_same_bytes_from_a_copy_of_the_case_made_later(usual, case, tmp_path):
    copy = tmp_path / "elsewhere" / "case"
    shutil.copytree(case, copy)
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
    assert answers(copy, tmp_path / "out") == usual


@pytest.fixture(scope="module")
def looped(tmp_path_factory):
    """Return an invented case whose identities make a loop, which is met by drawing."""
    folder = tmp_path_factory.mktemp("looped") / "loop"
    folder.mkdir()
    (folder / "case.yml").write_text(LOOP, encoding="utf-8")
    (folder / "sources.csv").write_text("name\nA\nB\nPaper\n", encoding="utf-8")
    rows = [f"{name}-{who},{name},about {number + 10 * more},{who},Paper,2024-05-0{1 + more}"
            for name, number in TOLD.items() for more, who in enumerate("AB")]
    (folder / "claims.csv").write_text("\n".join(
        ["id,quantity,wording,speaker,publisher,as_of", *rows, ""]), encoding="utf-8")
    return folder


def test_figures_that_hang_together_are_the_same_bytes_with_another_hash_seed(looped):
    cases = [str(looped), str(ROOT / "data" / "kursk-2024")]
    code = ("import sys; from figures.cli import main\n"
            "for case in sys.argv[1:]: main(['reconcile', case, '--json'])")
    first, second = (subprocess.run(
        [sys.executable, "-c", code, *cases], check=True, capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("0", "1"))
    assert first.count(b'"schema"') == 2
    assert first == second


def site(case, folder, changes=None, jobs="1"):
    """Publish a case; return its files by name."""
    environment = {name: value for name, value in os.environ.items() if name != SERVER_VARIABLE}
    call = [sys.executable, "-m", "figures.cli", "report", str(case), "--out", str(folder / "site"),
            "--jobs", jobs]
    subprocess.run(call, check=True, cwd=folder, env=environment | (changes or {}),
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((folder / "site").rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_a_site_is_the_same_bytes_whatever_its_jobs_kernels_and_surroundings(case, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir(), other.mkdir()
    changes = {**SEED, **PLACES["no language, the day before"]}
    forbidden, attempts = forbidding(tmp_path)
    first = site(case, one, forbidden)
    second = site(case, other, changes | forbidden | {STOCK_VARIABLE: "1"}, jobs="2")
    assert first and sorted(first) == sorted(second)
    assert [name for name, content in first.items() if second[name] != content] == []
    assert not attempts.exists()  # and neither asks for a network


def documents(printed):
    """Return the JSON documents in what was printed, those of commands that compute."""
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith('{"schema"')]
    return [one for one in lines if one["schema"].split("/")[1] in NUMBERS]


def differences(one, other, path=""):
    """Return where two documents differ by more than a billionth."""
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [at for key in one for at in differences(one[key], other[key], f"{path}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [at for number, pair in enumerate(zip(one, other, strict=True))
                for at in differences(*pair, f"{path}.{number}")]
    if isinstance(one, float) and isinstance(other, float):
        return [] if math.isclose(one, other, rel_tol=BILLIONTH) else [path]
    return [] if one == other else [path]


def test_a_difference_is_seen_where_there_is_one():
    one = {"a": [1.0, {"b": 2.0}], "c": "x"}
    assert differences(one, {"a": [1.0 + 1e-12, {"b": 2.0}], "c": "x"}) == []
    assert differences(one, {"a": [1.0, {"b": 2.00001}], "c": "y"}) == [".a.1.b", ".c"]
    assert differences(one, {"a": [1.0], "c": "x"}) == [".a"]


@pytest.mark.slow
@pytest.mark.skipif(not OTHERS, reason="`make test-pythons` makes environments of other Pythons")
@pytest.mark.parametrize("python", OTHERS, ids=lambda path: path.parts[-3])
def test_the_numbers_are_the_same_to_a_billionth_on_every_python(python, usual, case, tmp_path):
    here = documents(usual[0])
    there = documents(answers(case, tmp_path / "out", python=str(python))[0])
    assert len(here) == 4
    assert differences(here, there) == []
