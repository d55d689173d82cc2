"""How fast a batch is, against what one would do without it.

    python benchmarks/batch.py [ROUNDS] [CASES]

Every way makes the same runs: the notebooks about a case over some settled cases. The ways take
turns in every round, each as a process of its own from a cold start; a ratio is that to `execute`
(b: papermill.execute_notebook in one process) in the same round, and the median of the rounds is
told. `cpu` is the processor time of all processes of a way: on a busy machine its ratio holds where
that of the wall clock does not, but it does not see waiting, of which stock runs have 0.7 s each.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

BASE = "execute"
TARGETS = {"batch, 1 job": 6.0, "batch, 2 jobs": 11.0}
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
                                   cwd=str(notebook.parent))


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
        NotebookClient(read, kernel_name="python3",
                       resources={"metadata": {"path": str(notebook.parent)}}).execute()


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


WAYS = {
    BASE: by_execute, "execute, 2 processes": by_two_processes, "papermill command": by_command,
    "nbclient": by_nbclient, "batch, 1 job": lambda count: by_batch(count, "1"),
    "batch, 2 jobs": lambda count: by_batch(count, "2"), "floor: fork and shell": by_floor,
}


def measured(way, count):
    """Make the runs in a process of its own; return its seconds, by clock and by processor."""
    environment = {**os.environ, "FIGURES_DATA": str(DATA), "OMP_NUM_THREADS": "1"}
    began = time.monotonic()
    process = os.spawnve(os.P_NOWAIT, sys.executable,
                         [sys.executable, __file__, "--way", way, str(count)], environment)
    _, status, usage = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, way
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def growth(counts):
    """Tell the seconds of each run of a batch, start included, for growing numbers of runs."""
    for count in counts:
        wall, cpu = measured("batch, 1 job", count)
        made = len(runs(count))
        print(f"  {made:4d} runs: {wall / made:.2f} s a run by the clock, {cpu / made:.2f} s cpu")


def skipping(count):
    """Tell what a batch costs of which every run is unchanged, beyond starting Python."""
    import resource
    import subprocess

    def spent(*command):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    with tempfile.TemporaryDirectory() as folder:
        call = ("-m", "figures.cli", "batch", str(write_plan(Path(folder), count)),
                "--out", f"{folder}/out", "--quiet")
        spent(*call)
        unchanged = min(spent(*call) for _ in range(3))
        start = min(spent("-c", "pass") for _ in range(3))
    print(f"  {len(runs(count))} unchanged runs: {unchanged - start:.2f} s cpu beyond Python's "
          f"{start:.2f} s (reach 0.3)")


def memory():
    """Tell the memory that a forked kernel has to itself after a notebook's work."""
    from nbformat.v4 import new_code_cell, new_notebook
    from papermill.execute import execute_notebook

    from figures.warm import ENGINE, serving

    cells = ("import figures", "claims = figures.claims_of(figures.load(case))",
             "figures.check(claims); figures.reconcile(claims)",
             "print(open('/proc/self/smaps_rollup').read())")
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    os.environ["FIGURES_DATA"] = str(DATA)
    with serving():
        done = execute_notebook(notebook, None, {"case": cases(1)[0].name}, engine_name=ENGINE,
                                kernel_name="python3", language="python", progress_bar=False)
    lines = [line.split() for line in done.cells[-1].outputs[0].text.splitlines()[1:] if line]
    own = sum(int(size) for name, size, *_ in lines if name in ("Private_Clean:", "Private_Dirty:"))
    print(f"  a kernel's own memory: {own / 1000:.0f} MB (reach 60)")


def pages(repeat=20):
    """Tell how much faster a page is written than by nbconvert's own exporter, and how large."""
    import nbformat
    from nbconvert.exporters import HTMLExporter

    from figures import run
    from figures.batch.page import run_page

    path = next(path for path in run.notebooks() if path.stem == "checks")
    outcome = run.Outcome(run.Run(path, cases(1)[0]), nbformat.read(path, as_version=4))
    lab = HTMLExporter(template_name="lab")

    def spent(write):
        write()
        began = time.process_time()
        for _ in range(repeat):
            write()
        return (time.process_time() - began) / repeat

    ours = spent(lambda: run_page(outcome, "case/checks"))
    theirs = spent(lambda: lab.from_notebook_node(outcome.notebook))
    size = len(run_page(outcome, "case/checks").encode())
    print(f"  a page: {ours * 1000:.0f} ms, {theirs / ours:.1f} times as fast as nbconvert's lab "
          f"(reach 8), {size / 1000:.0f} kB with its charts and tables")


def main(rounds=5, count=2):
    """Print what every way takes, as ratios, and what else the batch is held to."""
    print(f"{len(runs(count))} runs a way, {rounds} rounds, load {os.getloadavg()[0]:.1f} on "
          f"{os.cpu_count()} processors")
    seconds = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            seconds[way].append(measured(way, count))
            print(".", end="", flush=True)
    print("\n  way                      times as fast as (b): clock   cpu   reach   seconds a run")
    for way, spent in seconds.items():
        clock, cpu = (statistics.median(b[kind] / own[kind]
                                        for b, own in zip(seconds[BASE], spent, strict=True))
                      for kind in (0, 1))
        typical = statistics.median(own[0] for own in spent) / len(runs(count))
        print(f"  {way:30s} {clock:22.1f} {cpu:6.1f} {TARGETS.get(way, ''):>7} {typical:12.2f}",
              flush=True)
    memory()
    pages()
    skipping(20)
    growth((1, 4, 20))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        WAYS[sys.argv[2]](int(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:]))
