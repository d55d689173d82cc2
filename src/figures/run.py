"""One notebook run with its parameters, through papermill: the only home of both.

A run's notebook holds no time, no machine's path and no random name, so that the same inputs give
the same bytes; it is written whole or not at all.
"""

import hashlib
import os
import sys
import sysconfig
import time
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from figures.errors import CallError, Fault
from figures.folders import DATA_VARIABLE, data_folder
from figures.settling import INJECTED as INJECTED
from figures.settling import KERNEL, LANGUAGE, cell_ids, settle, settled_text
from figures.version import __version__
from figures.warm import ENGINE
from figures.warm.deferring import GRAMMARS, deferred
from figures.writing import write_whole

if TYPE_CHECKING:  # whoever only needs a run's key does without papermill
    from nbformat import NotebookNode

READING_ORDER = ("overview", "estimate", "balance", "checks", "ledger")
SITE_NOTEBOOKS = ("calibration",)  # about no case: run once, whatever the cases
SECONDS_A_CELL = 600
LEAST_SECONDS = 0.1  # nbclient takes 0 for "no bound"
# a kernel warns of its usual transport at every start, and would keep what it was given in its
# user's history, which takes two writes to the disk and which runs side by side wait for
KERNEL_OPTIONS = ("--log-level=ERROR", "--HistoryManager.enabled=False")
NOTEBOOK_SUFFIX = ".ipynb"
PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Run:
    """One notebook with its parameters: `case` is a folder (None for a notebook about no case),
    days are ISO text or blank, `more` are the names and values of any others."""

    notebook: Path
    case: Path | None = None
    as_of: str = ""
    known_by: str = ""
    more: tuple[tuple[str, Any], ...] = ()

    @cached_property
    def case_name(self) -> str:
        """Return the name of the case, "" where there is none."""
        return self.case.resolve().name if self.case else ""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters as the notebook takes them: the case by its name."""
        if self.case is None:
            return dict(self.more)
        return {"case": self.case_name, "as_of": self.as_of, "known_by": self.known_by,
                **dict(self.more)}


@dataclass(frozen=True)
class Outcome:
    """What became of a run: the executed notebook, and the error of a failed one ("" else)."""

    run: Run
    notebook: "NotebookNode"
    error: str = ""
    timed_out: bool = False


def notebooks_folder() -> Path:
    """Return where the notebooks are: in the checkout, or in the installed package."""
    checkout = PACKAGE.parents[1] / "notebooks"
    return checkout if checkout.is_dir() else PACKAGE / "notebooks"


def notebooks() -> list[Path]:
    """Return the notebooks about a case, in the order in which a reader takes them."""
    order = {name: number for number, name in enumerate(READING_ORDER)}
    found = [path for path in notebooks_folder().glob(f"*{NOTEBOOK_SUFFIX}")
             if path.stem not in SITE_NOTEBOOKS]
    return sorted(found, key=lambda path: (order.get(path.stem, len(order)), path.stem))


def site_notebooks() -> list[Path]:
    """Return the notebooks about no case."""
    found = (notebooks_folder() / f"{name}{NOTEBOOK_SUFFIX}" for name in SITE_NOTEBOOKS)
    return [path for path in found if path.is_file()]


def key(run: Run, inputs: str) -> str:
    """Return the hash of all that decides a run's output: notebook, parameters, case, program,
    and the packages that are installed."""
    digest = hashlib.sha256()
    for part in (__version__, program_hash(), environment(), inputs,
                 repr(sorted(run.parameters().items()))):
        digest.update(f"{len(part)} {part} ".encode())
    digest.update(run.notebook.read_bytes())
    return digest.hexdigest()


@cache
def environment() -> str:
    """Return the Python and the packages that runs are made with, by name and version."""
    homes = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    packages = sorted(found.name for home in homes for found in Path(home).glob("*.dist-info"))
    return " ".join([sys.version, *packages])


@cache
def program_hash() -> str:
    """Return the hash of this package's own files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in PACKAGE.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b" " + path.read_bytes())
    return digest.hexdigest()


def execute(run: Run, seconds: float = 0) -> Outcome:
    """Run one notebook by papermill and return what came of it; a failing cell is an outcome.

    `seconds` bounds the whole run (0: each cell alone is bounded).
    """
    with deferred(GRAMMARS):
        import nbformat
        from nbclient.exceptions import CellTimeoutError
        from papermill.exceptions import PapermillExecutionError
    with TemporaryDirectory() as folder, _case_folder(run.case):
        target = Path(folder) / run.notebook.name
        error, timed_out = "", False
        try:
            _papermill(run, target, seconds)
        except PapermillExecutionError as failure:
            error = ": ".join(filter(None, (failure.ename, failure.evalue)))
        except CellTimeoutError:
            error, timed_out = f"stopped after {seconds or SECONDS_A_CELL:g} seconds", True
        except (RuntimeError, TimeoutError) as failure:  # no kernel, one that died, one too slow
            error = " ".join(str(failure).split()) or type(failure).__name__
        written = target if target.is_file() else run.notebook
        executed = settle(nbformat.read(written, as_version=nbformat.current_nbformat),
                          cell_ids(run.notebook))
    return Outcome(run, executed, settled_text(error) or _unrun(executed), timed_out)


def _papermill(run: Run, target: Path, seconds: float) -> None:
    """Execute a run's notebook into a file, which then also holds what a broken run left.

    Raises: PapermillExecutionError, CellTimeoutError or RuntimeError where a cell or kernel fails.
    """
    import papermill
    deadline = time.monotonic() + seconds
    bound = {"timeout_func": lambda _: max(LEAST_SECONDS, deadline - time.monotonic())}
    papermill.execute_notebook(
        str(run.notebook), str(target), parameters=run.parameters(), kernel_name=KERNEL,
        language=LANGUAGE,
        engine_name=ENGINE, partial=str(target), request_save_on_cell_execute=False,
        progress_bar=False, log_output=False, execution_timeout=SECONDS_A_CELL,
        record_timing=False, cwd=str(run.notebook.parent), extra_arguments=list(KERNEL_OPTIONS),
        **(bound if seconds else {}))


def _unrun(notebook: "NotebookNode") -> str:
    """Say so where cells were never run: a kernel that does not start leaves no other trace."""
    waiting = [cell for cell in notebook.cells
               if cell.cell_type == "code" and cell.source.strip() and not cell.execution_count]
    return f"{len(waiting)} cells were not run" if waiting else ""


class _case_folder:
    """The folder in which the kernel finds the case by name, as long as the run lasts; without a
    case the data folder."""

    def __init__(self, case: Path | None) -> None:
        folder = case.resolve().parent if case else data_folder()
        self.folder = str((folder or Path()).resolve())
        self.before: str | None = None

    def __enter__(self) -> None:
        self.before = os.environ.get(DATA_VARIABLE)
        os.environ[DATA_VARIABLE] = self.folder

    def __exit__(self, *_: object) -> None:
        if self.before is None:
            del os.environ[DATA_VARIABLE]
        else:
            os.environ[DATA_VARIABLE] = self.before


def refresh(path: Path) -> None:
    """Run a committed notebook with its own defaults and write it back, executed.

    Raises: CallError where a cell fails.
    """
    with deferred(GRAMMARS):
        import nbformat
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError
    notebook = nbformat.read(path, as_version=nbformat.current_nbformat)
    client = NotebookClient(notebook, kernel_name=KERNEL, record_timing=False,
                            extra_arguments=list(KERNEL_OPTIONS),
                            resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute()
    except CellExecutionError as failure:
        raise CallError([Fault(path.name, 0, "", f"({failure.ename}: {failure.evalue})",
                               "cells that run")]) from None
    write_whole(path, nbformat.writes(settle(notebook, cell_ids(path))) + "\n")


if __name__ == "__main__":
    for found in (*notebooks(), *site_notebooks()):
        refresh(found)
        print(found.name)
