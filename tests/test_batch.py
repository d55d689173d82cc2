"""A batch makes what is due, skips what is not, and a run that fails does not stop the others."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from batches import planned, write_notebook, write_plan
from nbformat.v4 import new_markdown_cell, new_notebook

from figures.batch import WORKING, Asked, perform, worker
from figures.batch.page import run_page
from figures.batch.records import JOURNAL, Record, add, read_journal
from figures.batch.tasks import Task, store
from figures.cli import main
from figures.errors import CallError
from figures.run import Outcome, Run, notebooks
from figures.warm import address, available, serving

BAD = {
    "raises": ("print('before')", "1 / 0", "print('after')"),
    "exits": ("import os", "os._exit(3)"),
    "leaves": ("raise SystemExit(2)",),
    "eats": ("held = bytearray(20 * 10**9)",),
    "prints": ("print('x' * 50_000_000)",),
    "fine": ("case",),
}
PATIENCE = 20.0  # seconds


@pytest.fixture(scope="module", autouse=True)
def server():
    """One warm server for all batches of this module."""
    with serving() as name:
        yield name


def made(folder, notebooks, **keys):
    """Make the runs of a plan and return where, and the entries of runs.json by notebook."""
    asked = Asked(folder / "out", jobs=2, quiet=True)
    entries = perform(planned(folder, notebooks=notebooks, **keys), asked)
    return asked.out, {one["notebook"]: one for one in entries}


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """Return a batch of notebooks that go wrong in every way, and one that does not."""
    return made(tmp_path_factory.mktemp("bad"), BAD, memory="2GB")


def page(out, one):
    return (out / one["outputs"][1]).read_text(encoding="utf-8")


def states(entries):
    return {name: one["state"] for name, one in entries.items()}


def test_each_run_has_its_end_whatever_became_of_the_others(bad):
    assert states(bad[1]) == {"raises": "failed", "exits": "failed", "leaves": "failed",
                              "eats": "failed", "prints": "done", "fine": "done"}


def test_a_failed_run_has_a_page_with_its_cell_and_its_message(bad):
    out, entries = bad
    text = page(out, entries["raises"])
    assert "ZeroDivisionError: division by zero" in text
    assert "<pre><code>1 / 0</code></pre>" in text
    assert entries["raises"]["error"] == "ZeroDivisionError: division by zero"


def test_a_kernel_that_vanishes_leaves_the_cell_that_did_it(bad):
    out, entries = bad
    assert "os._exit(3)" in page(out, entries["exits"])
    assert "died" in entries["exits"]["error"]


def test_memory_is_bounded_where_the_system_can_bound_it(bad):
    assert bad[1]["eats"]["error"].startswith("MemoryError")


def test_a_long_print_stands_in_the_notebook_and_is_cut_on_the_page(bad):
    out, entries = bad
    assert (out / entries["prints"]["outputs"][0]).stat().st_size > 50_000_000
    assert len(page(out, entries["prints"])) < 100_000


def test_runs_json_has_the_entries_of_the_contract(bad):
    out, entries = bad
    written = json.loads((out / "runs.json").read_text(encoding="utf-8"))
    assert list(written) == ["runs"]
    assert {tuple(one) for one in written["runs"]} == {
        ("notebook", "case", "parameters", "state", "key", "seconds", "outputs", "error")}
    assert {one["notebook"]: one for one in written["runs"]} == entries


def test_the_list_of_runs_leads_to_every_page(bad):
    out, entries = bad
    text = (out / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{one["outputs"][1]}"' in text for one in entries.values())


def test_nothing_is_left_behind(bad):
    out, entries = bad
    outputs = {name for one in entries.values() for name in one["outputs"]}
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert there - outputs == {JOURNAL, "runs.json", "index.html", "assets/style.css",
                               "assets/charts.css"}


def test_a_run_that_never_ends_is_stopped(tmp_path):
    out, entries = made(tmp_path, {"loops": ("while True: pass",)}, timeout=3)
    assert states(entries) == {"loops": "timeout"}
    assert "while True: pass" in page(out, entries["loops"])


def test_what_is_unchanged_is_skipped_and_what_is_not_is_made(tmp_path):
    notebooks = {"one": ("1",), "two": ("2",)}
    out, first = made(tmp_path, notebooks)
    kept = (out / first["one"]["outputs"][1]).stat().st_mtime_ns
    _, second = made(tmp_path, {**notebooks, "two": ("3",)})
    assert states(first) == {"one": "done", "two": "done"}
    assert states(second) == {"one": "skipped", "two": "done"}
    assert (out / first["one"]["outputs"][1]).stat().st_mtime_ns == kept
    assert second["one"]["outputs"] == first["one"]["outputs"]


@pytest.mark.parametrize("spoil", ["unlink", "write"])
def test_an_output_that_is_gone_or_touched_is_made_anew(tmp_path, spoil):
    out, entries = made(tmp_path, {"one": ("1",)})
    path = out / entries["one"]["outputs"][0]
    before = path.read_bytes()
    path.unlink() if spoil == "unlink" else path.write_text("{")
    assert states(made(tmp_path, {"one": ("1",)})[1]) == {"one": "done"}
    assert path.read_bytes() == before


def test_parameters_reach_the_notebook_with_their_types(tmp_path):
    plan = write_plan(tmp_path, parameters={"x": ["2", "3"]})
    write_notebook(tmp_path / "x.ipynb", "[case, as_of, x + 1]", parameters="case = ''\nx = 1")
    plan.write_text(plan.read_text().replace('"notebooks": []', '"notebooks": ["x.ipynb"]'))
    assert main(["batch", str(plan), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    notebooks = [nbformat.read(path, 4) for path in (tmp_path / "out").rglob("*.ipynb")]
    shown = {notebook.cells[-1].outputs[0].data["text/plain"] for notebook in notebooks}
    assert shown == {"['one', '', 3]", "['one', '', 4]"}


def test_a_dry_run_says_what_and_why_and_writes_nothing(tmp_path, capsys):
    plan = write_plan(tmp_path, {"one": ("1",)})
    assert main(["batch", str(plan), "--out", str(tmp_path / "out"), "--dry-run"]) == 0
    assert "one/one: would run: new" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_the_status_tells_that_a_run_failed_and_json_is_all_that_is_printed(tmp_path, capsys):
    plan = write_plan(tmp_path, {"raises": ("1 / 0",)})
    call = ["batch", str(plan), "--out", str(tmp_path / "out"), "--json"]
    assert main(call) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == "figures/batch/1"
    assert [one["state"] for one in printed["runs"]] == ["failed"]


def test_a_wrong_plan_or_call_is_two_and_writes_nothing(tmp_path, capsys):
    plan = write_plan(tmp_path, {"one": ()}, colour="blue")
    assert main(["batch", str(plan), "--out", str(tmp_path / "out")]) == 2
    assert "plan.yml:8: colour: found 'colour'" in capsys.readouterr().err
    good = write_plan(tmp_path, {"one": ()})
    assert main(["batch", str(good), "--out", str(tmp_path / "out"), "--jobs", "0"]) == 2
    assert not (tmp_path / "out").exists()


def test_two_batches_do_not_write_one_folder(tmp_path):
    import fcntl

    plan = planned(tmp_path, notebooks={"one": ()})
    (tmp_path / "out").mkdir()
    folder = os.open(tmp_path / "out", os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        with pytest.raises(CallError, match="no other batch"):
            perform(plan, Asked(tmp_path / "out", quiet=True))
    finally:
        os.close(folder)


def test_a_line_of_the_journal_that_a_kill_cut_short_is_no_line(tmp_path):
    record = Record("case/one", "key", "done", 1.0, {"case/one.ipynb": "hash"})
    add(tmp_path, record)
    with (tmp_path / JOURNAL).open("a") as file:
        file.write('{"name": "case/two", "ke')
    add(tmp_path, Record("case/three", "key", "done", 1.0, {}))
    assert list(read_journal(tmp_path)) == ["case/one", "case/three"]
    assert read_journal(tmp_path)["case/one"] == record


def test_links_of_a_run_lead_nowhere_that_is_not_there(tmp_path):
    link = "from IPython.display import HTML; HTML('<a href=\"other.html\">x</a>')"
    out, entries = made(tmp_path, {"links": (link,)})
    assert 'href="other.html"' not in page(out, entries["links"]).replace("&quot;", '"').split(
        'class="output')[-1]


def test_a_word_whose_link_is_left_out_stays_a_word(tmp_path):
    cases = sorted((Path(__file__).parents[1] / "data/resolved").glob("*/case.yml"))
    ledger = next(path for path in notebooks() if path.stem == "ledger")
    shown = new_markdown_cell("[a claim](claim.html), and [the web](https://example.org)")
    text = run_page(Outcome(Run(ledger, cases[0].parent), new_notebook(cells=[shown])), "case/page")
    assert ">a claim</a>, and <a" in text and 'href="https://example.org"' in text
    assert "&lt;a" not in text and "claim.html" not in text


def test_without_warm_kernels_the_outputs_are_the_same_bytes(tmp_path, monkeypatch, server):
    notebooks = {"one": ("import sys, os", "(sys.argv[0], sys.path[0], os.getcwd() != '')", "1/0")}
    out, entries = made(tmp_path, notebooks)
    warm = [(out / name).read_bytes() for name in entries["one"]["outputs"]]
    monkeypatch.setenv(address.STOCK_VARIABLE, "1")
    monkeypatch.delenv(address.SERVER_VARIABLE, raising=False)
    assert not available()
    for path in out.rglob("*.ipynb"):
        path.unlink()
    _, again = made(tmp_path, notebooks)
    assert states(again) == {"one": "failed"}
    assert [Path(out / name).read_bytes() for name in again["one"]["outputs"]] == warm


@pytest.mark.parametrize("out", ["data/one/runs", "data", "data/one"])
def test_outputs_among_the_files_of_a_case_are_refused(tmp_path, out):
    plan = planned(tmp_path, notebooks={"one": ("1",)})
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CallError, match="leaves the case one as it is"):
        perform(plan, Asked(tmp_path / out, quiet=True))
    assert sorted(tmp_path.rglob("*")) == before


def command(tmp_path, *more, stock=""):
    """Return the call of a batch as cron would make it, and its environment."""
    environment = {name: value for name, value in os.environ.items()
                   if name != address.SERVER_VARIABLE} | {address.STOCK_VARIABLE: stock}
    return [sys.executable, "-m", "figures.cli", "batch", str(tmp_path / "plan.yml"), "--out",
            str(tmp_path / "out"), *more], environment


@pytest.mark.slow
@pytest.mark.parametrize("stock", ["", "1"], ids=["warm", "stock"])
def test_what_a_notebook_prints_behind_pythons_back_does_not_reach_cron(tmp_path, stock):
    write_plan(tmp_path, {"prints": (
        "import os; os.system('echo raw; echo raw >&2'); os.write(1, b'raw'); os.write(2, b'raw')",
        "!echo shown")})
    call, environment = command(tmp_path, "--quiet", "--json", stock=stock)
    ended = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    assert [one["state"] for one in json.loads(ended.stdout)["runs"]] == ["done"]
    assert ended.stderr == ""
    assert "shown" in (tmp_path / "out" / "one" / "prints.ipynb").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_batch_that_is_asked_to_end_says_what_holds_and_leaves_no_litter(
        tmp_path, number, status):
    write_plan(tmp_path, {"quick": ("1",), "sleeps": ("import time; time.sleep(600)",)})
    call, environment = command(tmp_path, "--quiet")
    # who starts the tests in the background ignores Ctrl-C, and what they start would inherit that
    batch = subprocess.Popen(call, env=environment, stderr=subprocess.PIPE, text=True,
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    quick = tmp_path / "out" / "one" / "quick.html"
    while not quick.exists():
        assert batch.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)
    batch.send_signal(number)
    told = batch.communicate(timeout=PATIENCE)[1]
    assert (batch.returncode, told) == (
        status, "interrupted; what is done stays done, and the same call goes on from there\n")
    assert {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()} >= {
        "quick.html", "quick.ipynb", JOURNAL}
    assert not (tmp_path / "out" / WORKING).exists()
    assert list(read_journal(tmp_path / "out")) == ["one/quick"]


def full_disk(monkeypatch, times):
    """Let the first so many outputs of a run find no room."""
    left = [OSError(errno.ENOSPC, "No space left on device")] * times

    def _store(out, made):
        if left:
            raise left.pop()
        return store(out, made)

    monkeypatch.setattr(worker, "store", _store)


def a_task(tmp_path):
    (run,) = planned(tmp_path, notebooks={"one": ("1",)}).runs
    return Task(run, "one/one", tmp_path / "out", seconds=60, memory=0)


def test_a_run_that_finds_the_disk_full_gets_a_page_that_says_so(tmp_path, monkeypatch):
    full_disk(monkeypatch, times=1)
    result = worker.perform(a_task(tmp_path))
    assert (result.state, result.error) == (
        "failed", "its outputs can't be written (No space left on device)")
    assert "No space left on device" in (tmp_path / "out" / "one" / "one.html").read_text()


def test_a_run_whose_page_finds_no_room_either_is_told_all_the_same(tmp_path, monkeypatch):
    full_disk(monkeypatch, times=2)
    result = worker.perform(a_task(tmp_path))
    assert (result.state, result.outputs) == ("failed", {})
    assert "No space left on device" in result.error
