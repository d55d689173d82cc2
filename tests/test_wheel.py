"""The built wheel, installed beside nothing of this checkout: all ships, and the tutorial runs."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))
walkthrough = import_module("walkthrough")
TUTORIAL = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def ran(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the folder into which the wheel is installed, and no dependency with it; it is built
    from a copy: nothing of an earlier build slips in, nothing is left in the checkout."""
    copy, made, target = (tmp_path_factory.mktemp(name) for name in ("copy", "wheel", "installed"))
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns(
        "__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    ran(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", made, copy)
    (wheel,) = made.glob("figures-*.whl")
    ran(*PIP, "install", "--no-deps", "--no-index", "--target", target, wheel)
    return target


@pytest.fixture(scope="module")
def figures(installed, tmp_path_factory):
    """Return a function that runs the installed program's command in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    programs = tmp_path_factory.mktemp("bin")
    command = programs / "figures"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m figures.cli "$@"\n')
    command.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(installed), "COLUMNS": walkthrough.COLUMNS,
                   "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}

    def run(text):
        return ran("sh", "-ec", text, cwd=folder, env=environment)
    run.folder = folder
    return run


def test_the_installed_program_is_not_that_of_the_checkout(figures, installed):
    place = figures(f"'{sys.executable}' -P -c 'import figures; print(figures.__file__)'")
    assert Path(place.strip()).is_relative_to(installed)


def test_words_notebooks_templates_assets_and_documents_ship_in_the_wheel(installed):
    package = ROOT / "src/figures"
    folders = ("words", "notebooks", "templates", "assets", "docs")
    for folder in folders:
        ours = {path.relative_to(package).as_posix() for path in (package / folder).rglob("*")
                if path.is_file() and path.suffix != ".svg" and "checkpoints" not in str(path)}
        assert ours and all((installed / "figures" / name).is_file() for name in ours), folder


@pytest.mark.slow
def test_a_new_user_walks_through_the_tutorial_in_an_empty_folder(figures):
    for step in walkthrough.steps(TUTORIAL):
        if step.name:
            (figures.folder / step.name).write_text(step.text, encoding="utf-8")
        else:
            shown = figures(step.text)
            assert step.printed is None or len(shown.splitlines()) == len(
                step.printed.splitlines()), step.text
    site = figures.folder / "site"
    assert (site / "index.html").is_file() and (site / "makiivka/index.html").is_file()
    assert "Makiivka" in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_case_from_nothing_can_be_checked_reconciled_and_reported_in_an_empty_folder(figures):
    figures("figures new ./fresh; figures check ./fresh; figures reconcile ./fresh")
    assert (figures.folder / "fresh/case.yml").is_file()
