"""A forked kernel shows what a stock one shows, ends when its client does, and leaves nothing."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import papermill
import pytest
from batches import write_notebook
from ledgers import write_case

from figures import run
from figures.warm import ENGINE, SERVER_VARIABLE, deferring, preloading, serving, starting
from figures.warm.address import Asked, ask
from figures.warm.provisioner import fork

SHOWS = (
    "import matplotlib.pyplot as plt, numpy as np, pandas as pd",
    "pd.DataFrame(np.arange(300).reshape(10, 30))",
    "print(pd.DataFrame(np.arange(300).reshape(10, 30)))",
    "plt.plot([1, 2, 4]); ",
    "fig, axes = plt.subplots(); axes.bar([1, 2], [3, 4])\nplt.show()",
    "import sys, os; (sys.argv[0][-21:], sys.path[0], __name__, pd.get_option('display.width'))",
    "get_ipython().__class__.__name__",
    "!echo from the shell",
    "import warnings; warnings.warn('told', stacklevel=1)",
    "raise ValueError('told')",
)
PATIENCE = 20.0  # seconds


@pytest.fixture(scope="module")
def server():
    with serving() as name:
        yield name


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    rows = [{"wording": "about 300 killed", "as_of": "2025-01-01", "reported_on": "2025-01-02"},
            {"wording": "up to 500 killed", "as_of": "2025-01-05", "reported_on": "2025-01-05",
             "speaker": "Ministry"}]
    folder = tmp_path_factory.mktemp("data") / "case"
    return write_case(folder, rows, start="2024-12-01", headline=["killed"])


def both_ways(one, monkeypatch):
    """Execute a run on a warm kernel and on a stock one; return both as text, settled."""
    warm = run.execute(one)
    with monkeypatch.context() as without:
        without.setenv(SERVER_VARIABLE, "")
        stock = run.execute(one)
    return nbformat.writes(warm.notebook), nbformat.writes(stock.notebook)


def test_tables_charts_warnings_and_errors_are_the_same_bytes(tmp_path, case, monkeypatch):
    monkeypatch.delenv(SERVER_VARIABLE, raising=False)
    path = write_notebook(tmp_path / "shows.ipynb", *SHOWS)
    with serving():  # one that has not learned yet what this notebook imports
        warm, stock = both_ways(run.Run(path, case), monkeypatch)
        again = nbformat.writes(run.execute(run.Run(path, case)).notebook)
    assert warm.count("image/png") == 2
    assert warm == again == stock


def test_what_one_kernel_had_to_import_is_there_for_the_next(tmp_path, case, server):
    path = write_notebook(tmp_path / "learns.ipynb",
                          "import sys; there = 'scipy.cluster.vq' in sys.modules; there",
                          "import scipy.cluster.vq")
    shown = [run.execute(run.Run(path, case)).notebook.cells[-2].outputs[0].data["text/plain"]
             for _ in range(2)]
    assert shown == ["False", "True"]


@pytest.mark.slow
def test_what_the_server_put_off_importing_works_in_a_kernel(tmp_path, case, server, monkeypatch):
    path = write_notebook(
        tmp_path / "deferred.ipynb", "import jsonschema, figures.units",
        "checker = jsonschema.FormatChecker()",
        "[(text, form, checker.conforms(text, form)) for form in ('uri', 'iri', 'iri-reference')"
        " for text in ('http://a.example/b', 'no address')]",
        "import dask.array, pint; pint.UnitRegistry().Quantity(dask.array.ones(3), 'm').compute()")
    warm, stock = both_ways(run.Run(path, case), monkeypatch)
    assert "'iri', False" in stock and "meter" in stock
    assert warm == stock


def test_a_deferred_module_is_imported_when_its_function_is_called(tmp_path, monkeypatch):
    (tmp_path / "costly_grammar.py").write_text("def double(x): return 2 * x", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with deferring.deferred(["costly_grammar", "not_installed_at_all"]):
        names = {}
        exec("from costly_grammar import double", names)
        with pytest.raises(ImportError):
            exec("import not_installed_at_all")
    assert "costly_grammar" not in sys.modules
    assert names["double"](2) == 4
    assert "costly_grammar" in sys.modules


def test_only_packages_that_forking_does_not_harm_are_taken_over(monkeypatch):
    before = set(sys.modules)
    monkeypatch.setitem(sys.modules, "scipy.made_up", sys)
    monkeypatch.setitem(sys.modules, "made_up_threads", sys)
    assert preloading.lacking(before) == ["scipy.made_up"]


def test_what_a_notebook_sets_apart_ends_with_the_server_and_what_it_leaves_with_its_kernel(
        tmp_path, case, monkeypatch):
    monkeypatch.delenv(SERVER_VARIABLE, raising=False)
    path = write_notebook(
        tmp_path / "starts.ipynb", "import subprocess",
        "[subprocess.Popen(['sleep', '600']).pid,"
        " subprocess.Popen(['sleep', '600'], start_new_session=True).pid]")
    with serving():
        shown = run.execute(run.Run(path, case)).notebook.cells[-1].outputs[0].data["text/plain"]
        left, apart = json.loads(shown)
        run.execute(run.Run(path, case))  # at whose end the first one's processes are buried
        assert gone(left)
        assert not gone_by_now(apart)
    assert gone(apart)


def test_a_server_that_still_imports_ends_at_once(monkeypatch):
    monkeypatch.delenv(SERVER_VARIABLE, raising=False)
    server, _ = starting._start()
    starting._stop(server)
    assert server.returncode == -signal.SIGTERM


def test_the_stock_command_takes_a_warm_kernel_by_the_name_of_its_engine(tmp_path, server):
    path = write_notebook(tmp_path / "parent.ipynb", "import os; os.getppid()")
    out = tmp_path / "out.ipynb"
    papermill.execute_notebook(str(path), str(out), engine_name=ENGINE, kernel_name="python3",
                               language="python", progress_bar=False)
    parent = int(nbformat.read(out, 4).cells[-1].outputs[0].data["text/plain"])
    assert server in Path(f"/proc/{parent}/cmdline").read_text()


def test_what_draws_by_chance_draws_otherwise_in_every_kernel(tmp_path, case, server):
    path = write_notebook(tmp_path / "chance.ipynb",
                          "import random, numpy; (random.random(), numpy.random.random())")
    drawn = {run.execute(run.Run(path, case)).notebook.cells[-1].outputs[0].data["text/plain"]
             for _ in range(2)}
    assert len(drawn) == 2


def test_files_that_a_notebook_left_open_are_written(tmp_path, case, server):
    path = write_notebook(tmp_path / "opens.ipynb", f"file = open({str(tmp_path / 'left')!r}, 'w')",
                          "file.write('told')")
    assert run.execute(run.Run(path, case)).error == ""
    assert (tmp_path / "left").read_text() == "told"


def gone(process):
    """Wait until a process has ended; tell whether it has."""
    began = time.monotonic()
    while Path(f"/proc/{process}").exists() and time.monotonic() - began < PATIENCE:
        time.sleep(0.02)
    return not Path(f"/proc/{process}").exists()


def gone_by_now(process):
    return not Path(f"/proc/{process}").exists()


def kernel_of(server, tmp_path):
    """Start a forked kernel; return it."""
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", str(tmp_path / "kernel.json"),
               "--log-level=ERROR"]
    environment = {**os.environ, SERVER_VARIABLE: server}
    return fork(command, str(tmp_path), environment)


def test_a_kernel_ends_when_its_client_goes(server, tmp_path):
    kernel = kernel_of(server, tmp_path)
    assert kernel.poll() is None
    kernel.connection.close()
    assert gone(kernel.pid)


def test_a_kernel_tells_how_it_ended(server, tmp_path):
    kernel = kernel_of(server, tmp_path)
    kernel.kill()
    assert kernel.wait(PATIENCE) == -signal.SIGKILL


def test_a_kernel_ends_when_its_server_is_killed(tmp_path, monkeypatch):
    monkeypatch.delenv(SERVER_VARIABLE, raising=False)
    with serving() as name:
        kernel = kernel_of(name, tmp_path)
        parent = int(Path(f"/proc/{kernel.pid}/stat").read_text().rpartition(")")[2].split()[1])
        os.kill(parent, signal.SIGKILL)
        assert gone(kernel.pid)
        assert kernel.wait(PATIENCE) == -signal.SIGKILL


def test_a_server_ends_with_whoever_started_it(tmp_path):
    code = ("import sys, time\nfrom figures.warm import serving\n"
            "with serving() as name:\n    print(name, flush=True)\n    time.sleep(600)")
    environment = {key: value for key, value in os.environ.items() if key != SERVER_VARIABLE}
    starter = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True,
                               env=environment)
    assert starter.stdout.readline()
    children = Path(f"/proc/{starter.pid}/task/{starter.pid}/children")
    (server,) = map(int, children.read_text().split())  # what it runs is told a moment later
    starter.kill()
    starter.wait()
    assert gone(server)


def test_another_python_is_refused(server):
    connection = ask(server, Asked("os:getpid", python="/usr/bin/another"))
    assert connection.poll(PATIENCE)
    with pytest.raises((EOFError, OSError)):
        connection.recv()


def test_without_a_server_the_stock_kernel_serves(tmp_path, case, monkeypatch):
    monkeypatch.setenv(SERVER_VARIABLE, "nobody-listens-here")
    path = write_notebook(tmp_path / "one.ipynb", "1 + 1")
    assert run.execute(run.Run(path, case)).error == ""


def test_what_has_a_thread_is_not_forked():
    release = threading.Event()
    threading.Thread(target=release.wait).start()
    try:
        with pytest.raises(RuntimeError, match="not to be forked"):
            preloading.assert_forkable()
    finally:
        release.set()


def test_a_child_imports_next_to_nothing_more(tmp_path, case, server):
    path = write_notebook(
        tmp_path / "imports.ipynb", "import sys; before = set(sys.modules)",
        "import figures; claims = figures.claims_of(figures.load(case))",
        "figures.tell('answer', claims, figures.reconcile(claims), figures.check(claims))",
        "sorted(m for m in set(sys.modules) - before if m.startswith('figures'))")
    shown = run.execute(run.Run(path, case)).notebook.cells[-1].outputs[0].data["text/plain"]
    assert shown == "[]"
