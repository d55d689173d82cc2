"""How fast a batch is, against what one would do without it.

    python benchmarks/batch.py [ROUNDS] [PEERS] [CASES]       5 rounds, 1 with peers, 2 cases

Every way makes the same runs: the notebooks about a case over some settled cases, each way as a
process of its own from a cold start. In every round our ways, the floor and `execute` (b:
papermill.execute_notebook in one process) take turns; the other ways, which are slow and steady,
only in the first PEERS rounds. A ratio is that to (b), or to the floor, in the same round; the
median of the rounds is told. `cpu` is the processor time of all processes of a way: on a busy
machine its ratio holds where that of the clock does not, but it does not see waiting, of which
stock runs have a second each. Five rounds take about six minutes where nothing else runs.

ploomber-engine is no dependency: `pip install --target DIR ploomber-engine` brings it, and
PLOOMBER_ENGINE=DIR tells where it is. Without it, its line says so.
"""

import json
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

BASE, ONE, TWO, FLOOR = "execute", "batch, 1 job", "batch, 2 jobs", "floor: fork and shell"
TARGETS = {ONE: 6.0, TWO: 11.0}  # times as fast as (b)
OVER_FLOOR, MEMORY, SKIP, PAGE, PAGE_SIZE = 1.7, 60, 0.3, 8, 40  # ratio, MB, s, ratio, kB
PLOOMBER = "PLOOMBER_ENGINE"
QUIET = ["--log-level=ERROR"]  # a kernel warns of its usual transport at every start
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "resolved"


def cases(count):
    """Return the folders of the first settled cases."""
    return sorted(path.parent for path in DATA.glob("*/case.yml"))[:count]


def runs(count):
    """Return each notebook with each of the first cases."""
    from figures import run

    return [(path, case) for case in cases(count) for path in run.notebooks()]


def parameters(case):
    """Return a run's parameters."""
    return {"case": case.name, "as_of": "", "known_by": ""}


def execute(one):
    """Make one run as papermill does it by itself."""
    import papermill

    notebook, case = one
    with tempfile.TemporaryDirectory() as folder:
        papermill.execute_notebook(str(notebook), f"{folder}/out.ipynb", kernel_name="python3",
                                   parameters=parameters(case), progress_bar=False,
                                   cwd=str(notebook.parent), extra_arguments=QUIET)


def by_execute(count):
    """Make the runs one after another in one process."""
    for one in runs(count):
        execute(one)


def by_two_processes(count):
    """Make the runs in two processes."""
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(execute, runs(count)))


def by_command(count):
    """Make each run by the papermill command."""
    import subprocess

    for notebook, case in runs(count):
        given = [part for name, value in parameters(case).items() for part in ("-p", name, value)]
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-m", "papermill", str(notebook), f"{folder}/out.ipynb",
                            "-k", "python3", "--no-progress-bar", "--cwd", str(notebook.parent),
                            *given], check=True, stderr=subprocess.DEVNULL)


def by_nbclient(count):
    """Make the runs by nbclient alone."""
    from nbclient import NotebookClient
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    for notebook, case in runs(count):
        read = parameterize_notebook(load_notebook_node(str(notebook)), parameters(case))
        NotebookClient(read, kernel_name="python3", extra_arguments=QUIET,
                       resources={"metadata": {"path": str(notebook.parent)}}).execute()


def by_ploomber(count):
    """Make the runs by ploomber-engine, which runs the cells in its own process."""
    sys.path.append(os.environ[PLOOMBER])
    os.environ["PLOOMBER_STATS_ENABLED"] = "false"
    from ploomber_engine import execute_notebook

    for notebook, case in runs(count):
        with tempfile.TemporaryDirectory() as folder:
            execute_notebook(str(notebook), f"{folder}/out.ipynb", parameters=parameters(case),
                             progress_bar=False)


def by_batch(count, jobs):
    """Make the runs as one batch."""
    from figures.cli import main

    with tempfile.TemporaryDirectory() as folder:
        plan = write_plan(Path(folder), count)
        status = main(["batch", str(plan), "--out", f"{folder}/out", "--jobs", jobs, "--quiet"])
        assert status == 0


def write_plan(folder, count):
    """Write the plan of the runs and return its path."""
    from figures import run

    content = {"notebooks": [path.stem for path in run.notebooks()],
               "cases": list(map(str, cases(count)))}
    (folder / "plan.yml").write_text(json.dumps(content), encoding="utf-8")
    return folder / "plan.yml"


def by_floor(count):
    """Fork from a warm process and run the cells in an IPython shell; no notebook is written."""
    from figures.warm import serving
    from figures.warm.address import Asked, ask

    places = (str(ROOT), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, places))  # they import this module
    with serving() as server:
        for notebook, case in runs(count):
            environment = {**os.environ, "FIGURES_DATA": str(case.parent)}
            child = ask(server, Asked("benchmarks.batch:shell", (str(notebook), case.name),
                                      str(ROOT), environment))
            assert child.recv() == 0, notebook


def shell(connection, notebook, case):
    """Run a notebook's cells in a shell of this process."""
    import contextlib
    import io

    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    cells = json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in (cell for cell in cells if cell["cell_type"] == "code"):
            tagged = "parameters" in cell["metadata"].get("tags", ())
            code = f"case, as_of, known_by = {case!r}, '', ''" if tagged else "".join(
                cell["source"])
            shell.run_cell(code).raise_error()


OURS = {BASE: by_execute, ONE: lambda count: by_batch(count, "1"),
        TWO: lambda count: by_batch(count, "2"), FLOOR: by_floor}
PEERS = {"execute, 2 processes": by_two_processes, "papermill command": by_command,
         "nbclient": by_nbclient, "ploomber-engine": by_ploomber}
WAYS = OURS | PEERS


def measured(way, count):
    """Make the runs in a process of its own; return its seconds, by clock and by processor."""
    environment = {**os.environ, "FIGURES_DATA": str(DATA), "OMP_NUM_THREADS": "1"}
    began = time.monotonic()
    process = os.spawnve(os.P_NOWAIT, sys.executable,
                         [sys.executable, __file__, "--way", way, str(count)], environment)
    _, status, usage = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, way
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def made(folder, count):
    """Make the runs as a batch in a folder; return what that cost, by clock and by processor."""
    call = [sys.executable, "-m", "figures.cli", "batch", str(write_plan(folder, count)),
            "--out", str(folder / "out"), "--quiet"]
    began = time.monotonic()
    process = os.spawnve(os.P_NOWAIT, sys.executable, call, {**os.environ, "OMP_NUM_THREADS": "1"})
    _, status, usage = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def growth(counts, base):
    """Tell what each further run costs as batches grow, and what the last costs unchanged; `base`
    is what a run costs by (b), in seconds."""
    before = None
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            spent = *made(Path(scratch), count), len(runs(count))
            if count == counts[-1]:
                again = [made(Path(scratch), count) for _ in range(3)]
        wall, cpu, number = spent if before is None else map(float.__sub__, map(float, spent),
                                                             map(float, before))
        each = "a run, start included" if before is None else "for each further run"
        print(f"  {spent[2]:4d} runs: {wall / number:.2f} s by the clock, {cpu / number:.2f} s cpu "
              f"{each}: {base * number / wall:.1f} times as fast as (b)", flush=True)
        before = spent
    unchanged = [min(kind) - bare for kind, bare in zip(zip(*again, strict=True), bare_python(),
                                                        strict=True)]
    print(f"  {before[2]} runs unchanged: {unchanged[0]:.2f} s by the clock, {unchanged[1]:.2f} s "
          f"cpu beyond starting Python (reach {SKIP})")


def bare_python():
    """Return what starting Python costs, by clock and by processor: the least of three."""
    return [min(kind) for kind in zip(*(_bare() for _ in range(3)), strict=True)]


def _bare():
    began = time.monotonic()
    process = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", "pass"])
    usage = os.wait4(process, 0)[2]
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def memory():
    """Tell the memory that a forked kernel has to itself after a notebook's work."""
    from nbformat.v4 import new_code_cell, new_notebook
    from papermill.execute import execute_notebook

    from figures.warm import ENGINE, serving

    logging.getLogger("papermill").setLevel(logging.ERROR)
    cells = ("import figures", "claims = figures.claims_of(figures.load(case))",
             "figures.check(claims); figures.reconcile(claims)",
             "print(open('/proc/self/smaps_rollup').read())")
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    os.environ["FIGURES_DATA"] = str(DATA)
    with serving():
        done = execute_notebook(notebook, None, {"case": cases(1)[0].name}, engine_name=ENGINE,
                                kernel_name="python3", language="python", progress_bar=False,
                                extra_arguments=QUIET)
    lines = [line.split() for line in done.cells[-1].outputs[0].text.splitlines()[1:] if line]
    own = sum(int(size) for name, size, *_ in lines if name in ("Private_Clean:", "Private_Dirty:"))
    print(f"  a kernel's own memory: {own / 1000:.0f} MB (reach {MEMORY})")


def pages(repeat=20):
    """Tell how much faster pages are written than by nbconvert's own exporter, and how large."""
    import nbformat
    from nbconvert.exporters import HTMLExporter

    from figures import run
    from figures.batch.page import run_page

    lab = HTMLExporter(template_name="lab")
    ratios, sizes = [], []
    for path in run.notebooks():
        outcome = run.Outcome(run.Run(path, cases(1)[0]), nbformat.read(path, as_version=4))
        ours, theirs = (seconds_of(write, repeat) for write in (
            lambda outcome=outcome: run_page(outcome, "case/page"),
            lambda outcome=outcome: lab.from_notebook_node(outcome.notebook)))
        ratios.append(theirs / ours)
        page = run_page(outcome, "case/page")
        sizes.append(len(re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL).encode()) / 1000)
    print(f"  a page: {statistics.median(ratios):.1f} times as fast as nbconvert's lab, "
          f"{min(ratios):.1f} to {max(ratios):.1f} (reach {PAGE}); beside its charts it has "
          f"{statistics.median(sizes):.0f} kB, at most {max(sizes):.0f} (reach {PAGE_SIZE})")


def seconds_of(write, repeat):
    """Return the processor time of one call, the median of several after a first."""
    spent = []
    for _ in range(repeat + 1):
        began = time.process_time()
        write()
        spent.append(time.process_time() - began)
    return statistics.median(spent[1:])


def ratio(of, to, kind):
    """Return how much longer one way took than another, the median over the rounds of both."""
    return statistics.median(a[kind] / b[kind] for a, b in zip(of, to, strict=False))


def told(seconds, number):
    """Print what every way took."""
    print("\n  way                      times as fast as (b): clock   cpu   reach   seconds a run")
    for way, spent in seconds.items():
        if not spent:
            print(f"  {way:30s} not measured: {PLOOMBER} does not tell where it is")
            continue
        clock, cpu = (ratio(seconds[BASE], spent, kind) for kind in (0, 1))
        typical = statistics.median(own[0] for own in spent) / number
        print(f"  {way:30s} {clock:22.1f} {cpu:6.1f} {TARGETS.get(way, ''):>7} {typical:12.2f}")
    over = [ratio(seconds[ONE], seconds[FLOOR], kind) for kind in (0, 1)]
    print(f"  one job over the floor: {over[0]:.2f} by the clock, {over[1]:.2f} cpu "
          f"(reach {OVER_FLOOR})", flush=True)


def main(rounds=5, peers=1, count=2):
    """Print what every way takes, as ratios, and what else the batch is held to."""
    number = len(runs(count))
    print(f"{number} runs a way, {rounds} rounds, load {os.getloadavg()[0]:.1f} on "
          f"{os.cpu_count()} processors")
    seconds = {way: [] for way in WAYS}
    for turn in range(rounds):
        for way in WAYS if turn < peers else OURS:
            if way != "ploomber-engine" or os.environ.get(PLOOMBER):
                seconds[way].append(measured(way, count))
                print(".", end="", flush=True)
    told(seconds, number)
    memory()
    pages()
    growth((1, 4, 20), statistics.median(own[0] for own in seconds[BASE]) / number)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        WAYS[sys.argv[2]](int(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:]))
