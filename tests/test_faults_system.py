"""What the machine does to a run: full disks, pipes that close, files that vanish, odd clocks."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest
from contract import figures
from faults import prepared
from ledgers import write_case
from machine import ordinary_user, read_only, rights

from figures import folders
from figures.case import load
from figures.cli import main, program
from figures.errors import CallError, Fault, InputError, together
from figures.folders import inputs_hash
from figures.founding import brings_case
from figures.founding.files import read_raw


@pytest.fixture
def folder(tmp_path):
    return prepared(tmp_path)


def run(*arguments, **options):
    """Run the command line as a process of its own."""
    return subprocess.run([sys.executable, "-m", "figures.cli", *map(str, arguments)],
                          stderr=subprocess.PIPE, timeout=120, check=False, **options)


@pytest.mark.parametrize("arguments", [
    ("check", "{case}"), ("check", "{case}", "--json"), ("parse", "300 killed"),
    ("codebook", "--json"), ("--help",), ("--version",)], ids=" ".join)
def test_a_full_disk_under_standard_output_is_told(arguments, folder):
    with open("/dev/full", "w") as full:
        done = run(*(word.format(case=folder / "river") for word in arguments), stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode() == ("standard output: found (No space left on device), expected "
                                    "room on the disk\n")


def test_a_reader_that_has_seen_enough_ends_a_command_quietly():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = run("codebook", "--json", stdout=closed)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_standard_output_is_no_fault(folder):
    done = subprocess.run(["/bin/sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m",
                           "figures.cli", "check", str(folder / "river")],
                          stderr=subprocess.PIPE, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("setting", [
    {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONUTF8": "0", "LC_ALL": "C"}, {"TZ": "Pacific/Kiritimati"}, {"TZ": "Etc/GMT+12"}],
    ids=str)
def test_a_fault_is_the_same_bytes_in_every_locale_and_time_zone(setting, tmp_path):
    case = write_case(tmp_path / "river", [{"quantity": "убитые", "hedge": "ungefähr"}])
    done = run("check", case, stdout=subprocess.PIPE, env={"PATH": os.environ["PATH"], **setting})
    assert (done.returncode, done.stdout) == (2, b"")
    told = done.stderr.decode("utf-8").splitlines()
    assert [line.split(", expected")[0] for line in told] == [
        "claims.csv:2: hedge: found 'ungefähr'", "claims.csv:2: quantity: found 'убитые'"]


@pytest.mark.parametrize("name", ["case.yml", "claims.csv", "sources.csv", "README.md"])
def test_a_file_that_vanishes_while_the_folder_is_read_is_told(name, folder, monkeypatch):
    case = folder / "river"
    (case / "README.md").write_text("a note")
    opened, vanished = Path.open, []

    def opening(path, *arguments, **named):
        if path.name == name and not vanished:
            path.unlink()
            vanished.append(path)
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", opening)
    answered = figures("check", case, "--json")
    assert (answered.status, answered.out) == (2, "")
    (line,) = answered.faults()
    assert name in line.partition(" found ")[0]
    assert vanished


def test_a_folder_inside_the_case_that_cannot_be_read_is_told_and_not_left_out_of_the_hash(folder):
    case = folder / "river"
    (case / "notes").mkdir()
    (case / "notes" / "a.txt").write_text("x")
    with rights(case / "notes", 0o000):
        answered = figures("check", case)
        assert answered.status == 2
        assert str(case / "notes") in answered.error
        with pytest.raises(PermissionError):
            inputs_hash(case)


def test_links_out_of_the_folder_and_in_rings_are_no_part_of_the_inputs(folder):
    case = folder / "river"
    before = inputs_hash(case)
    (case / "out").symlink_to("/etc/hostname")
    (case / "up").symlink_to("..")
    (case / "ring").symlink_to("ring")
    (case / "dangling").symlink_to("nowhere")
    os.mkfifo(case / "pipe")
    assert inputs_hash(case) == before
    (case / "inside").symlink_to("claims.csv")
    assert inputs_hash(case) != before


def test_a_name_of_other_bytes_is_part_of_the_inputs(folder):
    case = folder / "river"
    before = inputs_hash(case)
    (case / os.fsdecode(b"caf\xe9.md")).write_text("x")
    after = inputs_hash(case)
    (case / os.fsdecode(b"caf\xe9.md")).rename(case / os.fsdecode(b"caf\xe8.md"))
    assert len({before, after, inputs_hash(case)}) == 3
    assert figures("check", case).status == 0


def test_a_link_to_a_case_is_that_case(folder):
    (folder / "link").symlink_to(folder / "river")
    documents = [figures("check", folder / name, "--json").document() for name in ("river", "link")]
    assert documents[0] == documents[1]


def test_nothing_to_keep_temporary_files_in_is_told(folder, monkeypatch):
    nowhere = folder / "nowhere"
    monkeypatch.setattr(tempfile, "tempdir", str(nowhere))
    answered = figures("new", folder / "autumn", "--from", folder / "sheet.csv")
    assert answered.status in (0, 2)
    assert "Traceback" not in answered.error
    assert answered.status == 0 or not (folder / "autumn").exists()


def test_a_clock_in_the_past_changes_no_output(folder, monkeypatch):
    case = folder / "river"
    asked = [("check", case, "--json"), ("reconcile", case, "--series", "--json"),
             ("diff", case, "--since", "2025-01-01", "--json")]
    before = [figures(*arguments).out for arguments in asked]
    files = ["x.csv", "x.json", "x.xlsx", "x.parquet", "x.zip"]
    raw = []
    for clock in (time.time(), 0.0, 1.0e10):
        monkeypatch.setattr(time, "time", lambda clock=clock: clock)
        assert [figures(*arguments).out for arguments in asked] == before
        for name in files:
            assert figures("export", case, folder / name).status == 0
        raw.append([(folder / name).read_bytes() for name in files])
    assert raw[0] == raw[1] == raw[2]


BROKEN = {"quantity": "kiled", "hedge": "abot", "value": "12,000"}
TOLD = ["case.yml:1: kind:", "claims.csv:2: hedge:", "claims.csv:2: quantity:",
        "claims.csv:2: value:", "sources.csv:2: kind:"]
COMMANDS = [
    ("check", "{case}"), ("check", "{case}", "--json"), ("check", "{case}", "--fault", "ledger"),
    ("reconcile", "{case}"), ("reconcile", "{case}", "--series", "--json"),
    ("diff", "{case}", "--since", "2025"), ("export", "{case}", "{folder}/x.csv"),
    ("export", "{case}", "{folder}/x.zip"), ("audit", "{folder}/article.txt", "--case", "{case}"),
    ("rule", "{case}", "c-1", "use", "no", "--why", "x", "--by", "y"),
    ("report", "{case}", "--out", "{folder}/out"), ("score", "{case}")]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_tells_all_faults_of_a_folder_at_once(arguments, folder):
    case = write_case(folder / "river", [BROKEN], sources=[{"name": "Gazette", "kind": "paper"}],
                      kind="comat")
    before = sorted(folder.rglob("*"))
    answered = figures(*(word.format(case=case, folder=folder) for word in arguments))
    assert (answered.status, answered.out) == (2, "")
    told = [line.split(" found ")[0].removeprefix("river/") for line in answered.faults()]
    assert told == TOLD
    assert sorted(folder.rglob("*")) == before


def test_faults_of_the_call_and_of_the_folder_are_told_together(folder):
    case = write_case(folder / "river", [BROKEN])
    for arguments, places in [
            (("check", case, "--fault", "speakr"), ["figures check: --fault"]),
            (("reconcile", case, "--as-of", "x"), ["figures: --as-of"]),
            (("diff", case, "--since", "x"), ["figures: --since"]),
            (("rule", case, "c-1", "use", "no", "--why", "x", "--by", "y", "--on", "x"),
             ["figures: --on"]),
            (("audit", folder / "no.txt", "--case", case), ["/no.txt"])]:
        told = "\n".join(figures(*arguments).faults())
        assert all(place in told for place in [*places, "claims.csv:2: hedge"]), told


def test_a_text_instead_of_a_folder_and_a_name_too_long_are_told(folder):
    with pytest.raises(CallError):
        load(str(folder / "file"))
    assert figures("check", "x" * 300).status == 2
    assert figures("check", "a/" * 3000).status == 2


@pytest.mark.parametrize(("arguments", "wanted"), [
    (("parse",), "wordings"), (("extract", "-"), "an article")], ids=str)
def test_a_closed_standard_input_is_told(arguments, wanted, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    answered = figures(*arguments)
    assert (answered.status, answered.out) == (2, "")
    (line,) = answered.faults()
    assert line.startswith(f"standard input: found (closed), expected {wanted}")


def test_with_a_closed_standard_input_nothing_is_asked(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert figures("new", folder / "autumn").status == 0
    assert (folder / "autumn" / "case.yml").is_file()


class FullStream(io.StringIO):
    """A stream on a full disk."""

    def write(self, text):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("stream", [None, FullStream()], ids=["closed", "full"])
def test_faults_that_nobody_can_be_told_change_neither_output_nor_status(
        stream, folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", stream)
    assert main(["check", str(folder / "nowhere")]) == 2
    assert main(["new", str(folder / "autumn")]) == 0
    assert json.loads(capsys.readouterr().out)["case"] == "autumn"


def test_an_interrupt_while_the_program_is_loaded_ends_it_without_a_word(monkeypatch, capsys):
    class Interrupting:
        @staticmethod
        def find_spec(name, *_):
            if name == "figures.cli.program":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "figures.cli.program", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting, *sys.meta_path])
    assert main(["--version"]) == 130
    assert capsys.readouterr() == ("", "")


def test_no_memory_left_is_told(folder, monkeypatch):
    def exhausted(_):
        raise MemoryError

    monkeypatch.setattr("figures.cli.check.load", exhausted)
    answered = figures("check", folder / "river")
    assert answered.status == 2
    assert answered.faults() == [
        "figures: found (no memory left), expected less to read, or more memory"]


def test_a_case_at_a_path_is_read_where_the_current_folder_was_removed(folder, monkeypatch):
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    assert figures("check", folder / "river").status == 0
    assert figures("check", "river").faults() == [
        "CASE: found 'river', expected a case, or a folder with case.yml"]


def test_a_terminal_without_width_is_written_to_all_the_same(folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "0")
    answered = figures("audit", folder / "article.txt", "--case", folder / "river")
    assert "300 soldiers" in answered.out


def test_a_large_file_is_hashed_piece_by_piece_to_the_same_hash(folder, monkeypatch):
    (folder / "river" / "film.bin").write_bytes(bytes(range(256)))
    before = inputs_hash(folder / "river")
    monkeypatch.setattr(folders, "AT_A_TIME", 7)
    assert inputs_hash(folder / "river") == before


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_an_export_takes_nothing_along_that_a_link_out_of_the_folder_leads_to(ending, folder):
    (folder / "secret").write_text("not of this case")
    (folder / "river" / "README.md").symlink_to("../secret")
    assert figures("export", folder / "river", folder / f"x.{ending}").status == 0
    assert brings_case(folder / f"x.{ending}")
    assert "README.md" not in read_raw(folder / f"x.{ending}").files


def test_a_case_in_a_folder_whose_name_is_of_other_bytes_can_be_exported(folder):
    odd = folder / os.fsdecode(b"caf\xe9")
    (folder / "river").rename(odd)
    assert figures("export", odd, folder / "x.json").status == 0
    assert json.loads((folder / "x.json").read_bytes())["case"] == "caf\udce9"


def test_a_reason_of_several_lines_does_not_break_the_rulings(folder):
    for reason in ("one\rtwo", "one\r\ntwo"):
        answered = figures("rule", folder / "river", "c-1", "note", reason, "--why", reason,
                           "--by", "y")
        assert answered.status == 0, answered.error
    case = load(folder / "river")
    assert [(ruling.why, ruling.now) for ruling in case.rulings] == [("one\ntwo", "one\ntwo")] * 2


@pytest.mark.parametrize("beside", [lambda path: os.mkfifo(path),
                                    lambda path: path.symlink_to("nowhere")], ids=["pipe", "link"])
def test_rows_are_added_whatever_else_stands_in_the_folder(beside, folder):
    beside(folder / "river" / "other")
    answered = figures("add", folder / "river", folder / "sheet.csv")
    assert answered.status == 0, answered.error
    assert len(load(folder / "river").ledger) == 3


def test_a_source_that_an_export_brings_with_fewer_cells_is_told(folder):
    exported = folder / "x.json"
    assert figures("export", folder / "river", exported).status == 0
    content = json.loads(exported.read_bytes())
    content["files"]["sources.csv"] = "name,also\nGazette\n"
    exported.write_text(json.dumps(content))
    answered = figures("new", folder / "autumn", "--from", exported)
    assert answered.faults() == ["sources.csv:2: found (1 cells), expected 2 cells, as the header "
                                 "has"]


def test_a_header_is_found_where_map_names_its_columns(folder):
    (folder / "short.csv").write_text("A,B\nHerald,300 killed\n")
    answered = figures("new", folder / "autumn", "--from", folder / "short.csv", "--map",
                       "A=publisher", "--map", "B=wording")
    assert answered.status == 0, answered.error
    (row,) = load(folder / "autumn").ledger.to_dict("records")
    assert (row["publisher"], row["wording"]) == ("Herald", "300 killed")


def test_what_is_tried_together_fails_together():
    def fail(error):
        raise error([Fault("f", 1, error.__name__, "x", "y")])

    assert together(lambda: 1, lambda: "two") == [1, "two"]
    with pytest.raises(CallError) as caught:
        together(lambda: fail(CallError), lambda: 2, lambda: fail(InputError))
    assert [fault.column for fault in caught.value.faults] == ["CallError", "InputError"]
    with pytest.raises(ZeroDivisionError):
        together(lambda: 1 / 0, lambda: fail(CallError))


def test_a_refusal_of_the_system_without_a_file_is_told_as_such():
    told = str(program._system_fault(OSError(2, "No usable temporary directory found")))
    assert told == ("figures: found (No usable temporary directory found), expected a file or "
                    "folder that is there")
    told = str(program._system_fault(OSError("odd")))
    assert told == "figures: found (odd), expected a file or folder that can be read and written"
    told = str(program._system_fault(OSError(28, "full")))
    assert told.startswith("standard output: found (full)")
    moved = OSError(21, "Is a directory", "from", None, "to")
    assert str(program._system_fault(moved)).startswith("to: found (Is a directory)")


def test_the_tests_own_machine_refuses_what_it_says(tmp_path):
    (tmp_path / "a").write_text("x")
    with rights(tmp_path / "a", 0o000), pytest.raises(PermissionError):
        (tmp_path / "a").read_text()
    with read_only(tmp_path), pytest.raises(PermissionError):
        (tmp_path / "b").write_text("x")
    with ordinary_user():
        (tmp_path / "b").write_text("x")
    assert (tmp_path / "a").read_text() == "x"


def test_a_ring_of_links_is_inside_no_folder(tmp_path):
    (tmp_path / "one").symlink_to("other")
    (tmp_path / "other").symlink_to("one")
    assert not folders.is_inside(tmp_path / "one", tmp_path)
    assert not folders.is_inside(tmp_path / "a\0b", tmp_path)
    assert folders.is_inside(tmp_path / "new" / "file", tmp_path)
    assert not folders.is_inside(tmp_path / ".." / "file", tmp_path)


def test_a_ruling_keeps_when_why_by_whom_was_and_now(folder):
    case = folder / "river"
    steps = [("value", "", "4100"), ("value", "4100", "4200"), ("use", "yes", "no"),
             ("use", "no", "yes")]
    for number, (column, _, now) in enumerate(steps):
        answered = figures("rule", case, "c-1", column, now, "--why", f"reason, {number}",
                           "--by", 'the "keepers"', "--on", f"2025-02-0{number + 1}")
        assert answered.status == 0, answered.error
    text = (case / "rulings.csv").read_text(encoding="utf-8")
    kept = list(csv.DictReader(io.StringIO(text)))
    assert [(row["column"], row["was"], row["now"]) for row in kept] == steps
    assert [(row["why"], row["by"], row["on"]) for row in kept] == [
        (f"reason, {number}", 'the "keepers"', f"2025-02-0{number + 1}") for number in range(4)]
    assert load(case).ledger.at["c-1", "value"] == "4200"
    assert load(case).printed.at["c-1", "value"] == ""


def test_a_changed_taken_away_or_reordered_ruling_no_longer_fits(folder):
    case = folder / "river"
    for now in ("4100", "4200", "4300"):
        figures("rule", case, "c-1", "value", now, "--why", "x", "--by", "y", "--on", "2025-02-01")
    header, *rows = (case / "rulings.csv").read_text().splitlines()
    for wrong in ([rows[0], rows[2]], [rows[1], rows[0], rows[2]], rows[1:],
                  [rows[0].replace("4100", "4150"), *rows[1:]]):
        (case / "rulings.csv").write_text("\n".join([header, *wrong]) + "\n")
        assert "was: found" in figures("check", case).error


def test_a_rule_without_a_day_is_of_today(folder):
    assert figures("rule", folder / "river", "c-1", "use", "no", "--why", "x", "--by", "y"
                   ).status == 0
    assert (folder / "river" / "rulings.csv").read_text().splitlines()[1].endswith(
        date.today().isoformat())


@pytest.mark.parametrize("arguments", [
    ("check", "{case}"), ("reconcile", "{case}"), ("diff", "{case}", "--since", "2025"),
    ("audit", "{folder}/article.txt", "--case", "{case}")], ids=" ".join)
def test_every_document_names_the_hash_of_its_inputs(arguments, folder):
    given = [word.format(case=folder / "river", folder=folder) for word in arguments]
    document = figures(*given, "--json").document()
    assert document["inputs"] == inputs_hash(folder / "river")
    (folder / "river" / "claims.csv").write_bytes(
        (folder / "river" / "claims.csv").read_bytes() + b"\n")
    again = figures(*given, "--json").document()
    assert again["inputs"] != document["inputs"]
    assert json.dumps({**again, "inputs": ""}) == json.dumps({**document, "inputs": ""})
