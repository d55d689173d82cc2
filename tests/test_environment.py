"""The environment is built once, again when what decides it changes, and never half trusted."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parent.parent / "tools" / "environment.py"


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """Return the tool, bound to a scratch project, with its calls of venv and pip only noted."""
    spec = importlib.util.spec_from_file_location("environment_tool", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for name in tool.INPUTS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    tool.calls = []
    monkeypatch.setattr(tool, "create", lambda venv, *, clear: make(tool, venv, clear))
    monkeypatch.setattr(tool, "install", lambda python: tool.calls.append("install"))
    return tool


def make(tool, venv, clear):
    """Stand in for `python -m venv`: this test's own Python serves."""
    tool.calls.append("cleared" if clear else "kept")
    (venv / "bin").mkdir(parents=True, exist_ok=True)
    (venv / "bin" / "python").unlink(missing_ok=True)
    (venv / "bin" / "python").symlink_to(sys.executable)


def built(environment):
    """Build once and forget the calls."""
    environment.main(".venv")
    environment.calls.clear()
    return environment


def test_a_first_call_creates_and_installs(environment):
    environment.main(".venv")
    assert environment.calls == ["cleared", "install"]


def test_a_second_call_does_nothing(environment):
    built(environment).main(".venv")
    assert environment.calls == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_input_installs_anew_into_the_same_environment(environment, name):
    (built(environment).ROOT / name).write_text("changed", encoding="utf-8")
    environment.main(".venv")
    assert environment.calls == ["kept", "install"]


def test_an_interrupted_installation_is_not_taken_for_a_whole_one(environment, monkeypatch):
    def fail(python):
        raise SystemExit("no network")

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(environment, "install", fail)
        environment.main(".venv")
    environment.main(".venv")
    assert environment.calls[-1] == "install"


def test_another_python_starts_from_an_empty_environment(environment, monkeypatch):
    monkeypatch.setattr(built(environment), "VERSION", "3.11.99")
    environment.main(".venv")
    assert environment.calls == ["cleared", "install"]


def test_a_moved_environment_is_made_anew(environment, tmp_path):
    built(environment)
    (tmp_path / ".venv").rename(tmp_path / ".venv-moved")
    environment.main(".venv-moved")
    assert environment.calls == ["cleared", "install"]


def test_an_environment_whose_python_is_gone_is_made_anew(environment, tmp_path):
    built(environment)
    (tmp_path / ".venv" / "bin" / "python").unlink()
    environment.main(".venv")
    assert environment.calls == ["cleared", "install"]
