"""Shells complete commands, options, cases and words, by scripts made from the commands."""

import shutil
import subprocess

import pytest

from figures.cli import main
from figures.cli.commands import COMMANDS
from figures.cli.completion import SHELLS
from figures.codebook import CASE_KINDS, FAULT_KINDS


@pytest.fixture
def script(capsys, tmp_path):
    """Return a function that writes the script of a shell into a file."""
    def written(shell):
        assert main(["completion", shell]) == 0
        path = tmp_path / f"figures.{shell}"
        path.write_text(capsys.readouterr().out, encoding="utf-8")
        return path
    return written


def shell(name, text, folder):
    if not shutil.which(name):
        pytest.skip(f"no {name} here")
    done = subprocess.run([name, "-c", text], capture_output=True, text=True, cwd=folder,
                          check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def complete(script, tmp_path):
    """Return a function that gives what bash offers for the last of some words."""
    (tmp_path / "data/river").mkdir(parents=True)
    (tmp_path / "data/river/case.yml").touch()
    (tmp_path / "sheet.csv").touch()
    path = script("bash")

    def offered(*words):
        quoted = " ".join(f"'{word}'" for word in ("figures", *words))
        return shell("bash", f"source {path}; COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; "
                             "_figures; echo ${COMPREPLY[@]}", tmp_path)
    return offered


def test_bash_completes_commands(complete):
    assert complete("re") == ["reconcile", "report"]
    assert {*complete("")} == {*COMMANDS, "--help", "--version"}


@pytest.mark.parametrize("name", COMMANDS)
def test_bash_completes_every_option_of_a_command(complete, name):
    flags = {flag for flags, _ in COMMANDS[name].arguments for flag in flags
             if flag.startswith("--")}
    assert {*complete(name, "--")} == {*flags, "--help"}


@pytest.mark.parametrize(("words", "offered"), [
    (("check", "ri"), ["river"]), (("audit", "sh"), ["sheet.csv"]),
    (("new", "x", "--from", "sh"), ["sheet.csv"]), (("reconcile", "x", "--as-of", ""), []),
    (("export", "ri"), ["river"]), (("export", "river", "sh"), ["sheet.csv"]),
    (("check", "river", "--fault", ""), list(FAULT_KINDS)),
    (("new", "x", "--kind", ""), list(CASE_KINDS)), (("completion", ""), list(SHELLS)),
    (("report", "--out", "da"), ["data"])])
def test_bash_completes_what_is_wanted_in_each_place(complete, words, offered):
    assert complete(*words) == offered


def test_fish_completes_commands_and_words(script, tmp_path):
    path = script("fish")
    given = shell("fish", f"source {path}; complete -C 'figures chec'", tmp_path)
    assert given[0] == "check"
    given = shell("fish", f"source {path}; complete -C 'figures check x --fault sp'", tmp_path)
    assert given[0] == "speaker"


def test_zsh_takes_the_script(script, tmp_path):
    path = script("zsh")
    assert shell("zsh", f"autoload -U compinit; compinit -u -D; source {path}; echo $+functions"
                        "[_figures]", tmp_path) == ["1"]


def test_an_unknown_shell_is_told_with_the_nearest(capsys):
    assert main(["completion", "bsh"]) == 2
    assert "did you mean 'bash'?" in capsys.readouterr().err
