"""The environment is built once, again when what decides it changes, and never half trusted."""

import hashlib
import importlib.util
import subprocess
import sys
import zipfile
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


def wheel(folder, name="figures_probe", version="1.0"):
    """Write a wheel that holds one empty module; return its path."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA",
                         f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\n"
                                          "Root-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def locked(folder, sha256):
    """Install what a lock names, as the tool does, from a folder of wheels and no registry."""
    lock, there = folder / "requirements.lock", folder / "installed"
    lock.write_text(f"figures_probe==1.0 --hash=sha256:{sha256}\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("environment_tool", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    ended = subprocess.run(
        [sys.executable, *tool.INSTALL, *tool.LOCKED, "--no-index", "--find-links", str(folder),
         "--target", str(there)], cwd=folder, check=False, capture_output=True, text=True)
    return ended, there / "figures_probe.py"


def test_a_file_of_the_locked_hash_is_installed(tmp_path):
    sha256 = hashlib.sha256(wheel(tmp_path).read_bytes()).hexdigest()
    ended, module = locked(tmp_path, sha256)
    assert (ended.returncode, module.is_file()) == (0, True), ended.stderr


@pytest.mark.parametrize("tamper", ["the lock", "the file"])
def test_a_file_of_another_hash_than_the_lock_names_is_refused(tmp_path, tamper):
    path = wheel(tmp_path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    if tamper == "the lock":
        sha256 = ("1" if sha256[0] == "0" else "0") + sha256[1:]
    else:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("another.py", "print('hello')")
    ended, module = locked(tmp_path, sha256)
    assert ended.returncode != 0
    assert "DO NOT MATCH THE HASHES" in ended.stderr
    assert not module.exists()


def test_a_package_that_the_lock_gives_no_hash_is_refused(tmp_path):
    wheel(tmp_path)
    ended, module = locked(tmp_path, "")
    assert ended.returncode != 0
    assert not module.exists()


def test_every_package_of_the_lock_has_a_version_and_a_hash():
    text = (TOOL.parent.parent / "requirements.lock").read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines()
               if entry.strip() and not entry.lstrip().startswith("#")]
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
