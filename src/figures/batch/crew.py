"""The workers of this machine: processes that are given tasks, watched, and replaced."""

import contextlib
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from figures.batch.records import FAILED, TIMEOUT
from figures.batch.tasks import Result, Task
from figures.warm import SERVER_VARIABLE, serving
from figures.warm.address import Asked, ask

WORKER = "figures.batch.worker"
GRACE = 30.0  # seconds beyond its own bound after which a worker itself is stopped
Ended = tuple[Task, Result]
LOOK = 1  # seconds between two looks at the clock


@dataclass(frozen=True)
class Worker:
    """A worker: the connection to it, and its process where it was not forked."""

    connection: Connection
    process: BaseProcess | None


@dataclass(frozen=True)
class Busy:
    """A worker at a task, and the time (of the monotonic clock) at which it is stopped."""

    worker: Worker
    task: Task
    deadline: float


def perform(tasks: Sequence[Task], jobs: int, work: Path) -> Iterator[Ended]:
    """Yield each task with what became of it, as they end, `jobs` of them at a time."""
    waiting, idle = deque(tasks), list[Worker]()
    busy: dict[Connection, Busy] = {}
    with ExitStack() as closing:
        closing.enter_context(serving())
        closing.callback(_dismiss_all, idle, busy)
        while waiting or busy:
            while waiting and len(busy) < jobs:
                began = _begin(idle.pop() if idle else hire(work), waiting.popleft())
                busy[began.worker.connection] = began
            for connection in wait(list(busy), LOOK):
                assert isinstance(connection, Connection)
                yield from _ended(busy.pop(connection), idle, waiting)
            for late in [b for b in busy.values() if b.deadline < time.monotonic()]:
                dismiss(busy.pop(late.worker.connection).worker)
                yield from _again(waiting, _late(late.task))


def _ended(one: Busy, idle: list[Worker], waiting: deque[Task]) -> Iterator[Ended]:
    """Hear what a worker says: its result, and it is free again, or its end."""
    result = _heard(one.worker.connection)
    if isinstance(result, Result):
        idle.append(one.worker)
        yield one.task, result
    else:
        dismiss(one.worker)
        yield from _again(waiting, _lost(one.task, result))


def _again(waiting: deque[Task], task: Task) -> Iterator[Ended]:
    """Have a lost task's page written; where that was lost too, say so without a page."""
    if task.lost_twice:
        state = TIMEOUT if task.timed_out else FAILED
        yield task, Result(state, 0.0, {}, task.lost)
    else:
        waiting.append(task)


def _begin(worker: Worker, task: Task) -> Busy:
    with contextlib.suppress(OSError):  # a worker that is dead already: we hear of it at once
        worker.connection.send(task)
    return Busy(worker, task, time.monotonic() + task.seconds + GRACE)


def _heard(connection: Connection) -> object:
    """Return what a worker said: a result, its exit code, or nothing at all."""
    try:
        return connection.recv()
    except (EOFError, OSError):
        return None


def _lost(task: Task, code: object) -> Task:
    """Return what is still to be done of a task whose worker died."""
    return replace(task, lost=f"the worker process ended ({code if code is not None else 'lost'})",
                   lost_twice=bool(task.lost))


def _late(task: Task) -> Task:
    return replace(task, lost=f"stopped after {task.seconds:g} seconds", timed_out=True,
                   lost_twice=bool(task.lost))


def hire(work: Path) -> Worker:
    """Return a new worker: forked from the warm server where there is one, else started."""
    name = os.environ.get(SERVER_VARIABLE, "")
    if name:
        with contextlib.suppress(OSError):
            asked = Asked(f"{WORKER}:serve", (str(work),), os.getcwd(), dict(os.environ))
            return Worker(ask(name, asked), None)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, str(work)), daemon=True)
    process.start()
    theirs.close()
    return Worker(ours, process)


def _serve(connection: Connection, work: str) -> None:
    """Be a worker; in a process of its own, which alone pays for importing what that takes."""
    import_module(WORKER).serve(connection, work)


def _dismiss_all(idle: list[Worker], busy: dict[Connection, Busy]) -> None:
    for worker in (*idle, *(one.worker for one in busy.values())):
        dismiss(worker)


def dismiss(worker: Worker) -> None:
    """End a worker with all that it started. A forked one ends when its connection closes."""
    worker.connection.close()
    if worker.process is not None:
        worker.process.kill()  # its kernel notices within a second, and ends
        worker.process.join()
