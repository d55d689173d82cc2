"""`pyproject.toml`, the lock and `environment.yml` say the same, and say what is imported."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import figures

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PYTHONS = ("3.11.0", "3.12.0", "3.13.0")


def requirements(lines):
    """Map the names that requirement lines ask for to the requirements."""
    found = (Requirement(line) for line in lines)
    return {canonicalize_name(asked.name): asked for asked in found}


def locked():
    """Map each name of the lock to its requirement and its hashes."""
    entries = re.split(r"\n(?=\S)", LOCK.replace("\\\n", " ").strip())
    parts = (re.split(r"\s+--hash=", entry) for entry in entries)
    read = ((Requirement(line), hashes) for line, *hashes in parts)
    return {canonicalize_name(asked.name): (asked, hashes) for asked, hashes in read}


def version_of(asked):
    """Return the one version that an exact requirement allows."""
    (only,) = asked.specifier
    assert only.operator == "=="
    return only.version


def imported(folder):
    """Return the top names of the packages, not the standard library's, that a folder imports."""
    own = {"figures", *(path.stem for path in folder.glob("*.py"))}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {a.name.partition(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    bases = [n.module for n in nodes if isinstance(n, ast.ImportFrom) and not n.level]
    return (names | {base.partition(".")[0] for base in bases}) - own - sys.stdlib_module_names


def brought(names):
    """Return the names, as an installer knows them, of the packages that bring the imports."""
    homes = importlib.metadata.packages_distributions()
    return {canonicalize_name(home) for name in names for home in homes.get(name, [name])[:1]}


RUNTIME = requirements(PROJECT["dependencies"])
DEV = requirements(PROJECT["optional-dependencies"]["dev"])
DIRECT = RUNTIME | DEV
LOCKED = locked()
UNIMPORTED = set(PYPROJECT["tool"]["figures"]["unimported"])


@pytest.mark.parametrize("name", sorted(DIRECT))
def test_each_direct_dependency_is_locked_at_a_version_that_fits(name):
    assert version_of(LOCKED[name][0]) in DIRECT[name].specifier


@pytest.mark.parametrize("name", sorted(DIRECT))
@pytest.mark.parametrize("python", PYTHONS)
def test_each_direct_dependency_is_installed_on_each_python(name, python):
    environment = default_environment() | {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
    }
    marker = LOCKED[name][0].marker
    assert marker is None or marker.evaluate(environment)


def test_each_package_of_the_lock_has_one_exact_version_and_hashes():
    assert [name for name, (asked, _) in LOCKED.items() if not version_of(asked)] == []
    sound = re.compile(r"sha256:[0-9a-f]{64}")
    assert [n for n, (_, found) in LOCKED.items() if not found] == []
    assert [h for _, found in LOCKED.values() for h in found if not sound.fullmatch(h)] == []


def test_no_package_is_locked_twice():
    names = re.findall(r"^([A-Za-z0-9._-]+)==", LOCK, re.MULTILINE)
    assert len(names) == len(LOCKED)


def test_the_lock_names_no_address_and_sets_no_option():
    assert "://" not in LOCK
    assert re.findall(r"^-.*", LOCK, re.MULTILINE) == []


NOT_NEEDED = {"docopt"}  # num2words asks for it, for its own command alone; it has no wheel


def test_what_is_locked_has_all_that_it_needs_in_the_lock():
    asked = {
        canonicalize_name(need.name)
        for name, (entry, _) in LOCKED.items()
        if entry.marker is None or entry.marker.evaluate()
        for need in map(Requirement, importlib.metadata.requires(name) or [])
        if need.marker is None or need.marker.evaluate({"extra": ""})
    }
    assert asked - set(LOCKED) == NOT_NEEDED


def test_what_is_installed_is_what_is_locked():
    wanted = {name: version_of(asked) for name, (asked, _) in LOCKED.items() if name in DIRECT}
    assert {name: importlib.metadata.version(name) for name in wanted} == wanted


def test_conda_users_get_the_same_packages_at_the_same_versions():
    (pip,) = (entry["pip"] for entry in CONDA["dependencies"] if isinstance(entry, dict))
    pins = requirements(line for line in pip if not line.startswith("-"))
    found = {name: version_of(asked) for name, asked in pins.items()}
    assert found == {name: version_of(LOCKED[name][0]) for name in DIRECT}


def test_conda_users_get_a_python_that_the_project_supports():
    (python,) = (line for line in CONDA["dependencies"] if str(line).startswith("python="))
    assert SpecifierSet(PROJECT["requires-python"]).contains(python.removeprefix("python=") + ".0")


def test_python_3_11_to_3_13_are_supported_and_no_other():
    allowed = SpecifierSet(PROJECT["requires-python"])
    assert [p for p in ("3.10.9", *PYTHONS, "3.14.0") if allowed.contains(p)] == [*PYTHONS]


def test_what_the_package_imports_is_a_runtime_dependency():
    assert brought(imported(ROOT / "src" / "figures")) - set(RUNTIME) == set()


def test_what_the_tests_import_is_a_dependency():
    assert brought(imported(ROOT / "tests")) - set(DIRECT) == set()


def test_a_runtime_dependency_that_nothing_imports_is_listed_with_its_reason():
    assert set(RUNTIME) - brought(imported(ROOT / "src" / "figures")) == UNIMPORTED


def test_the_version_has_one_value():
    assert figures.__version__ == PROJECT["version"]


def test_the_licence_is_named_by_its_spdx_name_and_its_text_is_there():
    assert PROJECT["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_the_command_is_there():
    (command,) = importlib.metadata.entry_points(group="console_scripts", name="figures")
    assert callable(command.load())


def test_the_changelog_begins_each_release_with_the_figures_that_changed():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## .*\n+(.*)$", text, re.MULTILINE)
    assert releases
    assert set(releases) == {"### Figures changed"}


def test_the_words_ship_with_the_package():
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]["figures"]
    package = ROOT / "src" / "figures"
    shipped = {path for pattern in patterns for path in package.glob(pattern) if path.is_file()}
    data = {p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert {path for path in data - shipped if path.suffix != ".py"} == set()
