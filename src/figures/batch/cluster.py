"""The workers of many machines: runs sent to a Dask scheduler.

A run travels with its notebook and its case, and comes back as its notebook and its page; the
machines need the same version of this package and nothing else in common. In each Dask worker one
of our own workers serves, so that a run is bounded there as here. What a lost worker had begun,
Dask gives to another.
"""

import atexit
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from figures.batch import crew
from figures.batch.records import FAILED
from figures.batch.tasks import Made, Result, Task, store
from figures.errors import CallError, Fault
from figures.run import Run, notebooks, program_hash, site_notebooks
from figures.warm import serving

OPTION = "--cluster"
CONNECTING = 10  # seconds
ONE_AT_A_TIME = Lock()  # the folder and the environment of a process are one for all its threads


@dataclass(frozen=True)
class Parcel:
    """A task as it travels: its notebook (the name of one of ours, or the bytes of another), the
    files of its case by path, and the program that packed it."""

    task: Task
    notebook: str | bytes
    case: dict[str, bytes]
    program: str


def perform(tasks: Sequence[Task], address: str) -> Iterator[tuple[Task, Result]]:
    """Return an iterator over each task with what became of it, as they end on a cluster.

    Raises: CallError where no scheduler answers at the address, or Dask is not installed.
    """
    try:
        distributed = import_module("distributed")
        client = distributed.Client(address, timeout=CONNECTING, set_as_default=False)
    except ImportError:
        raise CallError([Fault("figures batch", 0, OPTION, address,
                               "the extra `cluster`: pip install figures[cluster]")]) from None
    except (OSError, ValueError):
        raise CallError([Fault("figures batch", 0, OPTION, address,
                               "the address of a Dask scheduler that answers")]) from None
    return _collected(tasks, client, distributed)


def _collected(tasks: Sequence[Task], client: Any, distributed: Any
               ) -> Iterator[tuple[Task, Result]]:
    with client:
        sent = {client.submit(make_there, pack(task), key=f"{task.name}-{number}", pure=False): task
                for number, task in enumerate(tasks)}
        for future in distributed.as_completed(sent, loop=client.loop):
            yield sent[future], _received(future, sent[future])


def _received(future: Any, task: Task) -> Result:
    """Write what came back; a run whose workers were lost again and again has failed."""
    problem = future.exception()
    if problem is not None:
        return Result(FAILED, 0.0, {}, " ".join(f"{type(problem).__name__}: {problem}".split()))
    return store(task.out, future.result())


def pack(task: Task) -> Parcel:
    """Return a task with all that it needs."""
    case = task.run.case
    files = {path.relative_to(case).as_posix(): path.read_bytes()
             for path in sorted(case.rglob("*")) if path.is_file()} if case else {}
    own = task.run.notebook in (*notebooks(), *site_notebooks())
    notebook = task.run.notebook.stem if own else task.run.notebook.read_bytes()
    return Parcel(task, notebook, files, program_hash())


def unpack(parcel: Parcel, folder: Path) -> Task:
    """Return the task with its notebook and case in a folder of this machine."""
    run = parcel.task.run
    notebook = folder / run.notebook.name
    if isinstance(parcel.notebook, bytes):
        notebook.write_bytes(parcel.notebook)
    else:
        known = {path.stem: path for path in (*notebooks(), *site_notebooks())}
        notebook = known[parcel.notebook]
    case = folder / "data" / run.case_name if run.case else None
    for name, content in parcel.case.items():
        path = folder / "data" / run.case_name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    moved = Run(notebook, case, run.as_of, run.known_by, run.more)
    return replace(parcel.task, run=moved, out=folder / "out")


def make_there(parcel: Parcel) -> Made:
    """Perform a run on this machine, for another, and return what it made.

    Raises: RuntimeError where this machine has another version of the package.
    """
    if parcel.program != program_hash():
        raise RuntimeError("the worker has another version of figures than the batch")
    with ONE_AT_A_TIME, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _server()
        (folder / "work").mkdir()
        ((_, result),) = crew.perform([unpack(parcel, folder)], 1, folder / "work")
        files = {path.relative_to(folder / "out").as_posix(): path.read_bytes()
                 for path in (folder / "out").rglob("*") if path.is_file()}
        look = {name: files.pop(name) for name in set(files) - set(result.outputs)}
        return Made(result.state, result.seconds, files, result.error, look)


@cache
def _server() -> str:
    """Return the warm server of this Dask worker, begun when first asked for."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(serving())
