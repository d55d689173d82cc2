"""Batches: every notebook of a plan over every parameter set, each run a genuine papermill run.

    plan    what to run, from YAML; every fault at once          (files, sources: what it may hold)
    records what is known of earlier runs: journal and runs.json
    crew    workers of this machine, or `cluster`: those of many
    worker  performs one run and writes its notebook and page    (page: what a run's page says)
    listing the page that lists all runs

A run whose inputs are unchanged is skipped; a batch that was killed goes on where it stopped.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from figures.batch.listing import write_listing
from figures.batch.plan import Plan, read_plan
from figures.batch.progress import bar
from figures.batch.records import (
    SKIPPED,
    Record,
    add,
    compact,
    entry,
    name_of,
    read_journal,
    why_run,
    write_runs,
)
from figures.batch.tasks import Result, Task
from figures.errors import CallError, Fault
from figures.folders import RESOLVED_FOLDER, data_folder, inputs_hash, list_cases
from figures.run import Run, key
from figures.writing import sweep

__all__ = ["Asked", "Due", "due", "perform", "read_plan"]
WORKING = ".working"  # what runs leave behind while they last; removed at the end and at the start


@dataclass(frozen=True)
class Asked:
    """Where a batch goes, how many runs at a time, on which cluster ("" for this machine), and
    whether to show how it goes."""

    out: Path
    jobs: int = 1
    cluster: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Due:
    """A run, the name of its outputs, its key, and why it is to be made ("" where it is not)."""

    run: Run
    name: str
    key: str
    why: str


def due(plan: Plan, out: Path) -> list[Due]:
    """Return every run of a plan with why it is to be made, in the plan's order."""
    known = read_journal(out)
    hashed = cache(_inputs)
    found = [(run, name_of(run), key(run, hashed(run.case))) for run in plan.runs]
    return [Due(run, name, own, why_run(out, known.get(name), own)) for run, name, own in found]


def _inputs(case: Path | None) -> str:
    """Return the hash of a case; for a run about none, that of all settled events."""
    data = data_folder()
    settled = list_cases(data / RESOLVED_FOLDER) if data else []
    folders = [case] if case else settled
    return " ".join(map(inputs_hash, folders))


def perform(plan: Plan, asked: Asked) -> list[dict[str, Any]]:
    """Make the runs that are to be made and return all of them as runs.json has them.

    Raises: CallError where the folder can't be written, another batch is writing it, or a case
    would have the outputs among its files.
    """
    _refuse_cases(plan, asked.out)
    with _held(asked.out):
        runs = due(plan, asked.out)
        _tidy(asked.out)
        before = read_journal(asked.out)
        records = {one.name: replace(before[one.name], state=SKIPPED, seconds=0.0)
                   for one in runs if not one.why}
        pending = {one.name: one for one in runs if one.why}
        try:
            records |= _make(plan, asked, pending)
        finally:
            _tidy(asked.out)
        compact(asked.out)
        entries = [entry(one.run, records[one.name]) for one in runs]
        write_listing(asked.out, entries)
        write_runs(asked.out, entries)
    return entries


def _make(plan: Plan, asked: Asked, pending: dict[str, Due]) -> dict[str, Record]:
    """Make the pending runs and record each as soon as its outputs stand."""
    if not pending:
        return {}
    work = asked.out.resolve() / WORKING
    work.mkdir(parents=True)
    tasks = [Task(one.run, one.name, asked.out.resolve(), plan.seconds, plan.memory)
             for one in pending.values()]
    records: dict[str, Record] = {}
    ended = _performed(tasks, asked, work)  # a cluster that does not answer is told before the bar
    with bar(len(tasks), asked.quiet) as advance:
        for task, result in ended:
            record = Record(task.name, pending[task.name].key, result.state,
                            round(result.seconds, 2), result.outputs, result.error)
            add(asked.out, record)
            records[task.name] = record
            advance(record)
    return records


def _performed(tasks: Sequence[Task], asked: Asked, work: Path) -> Iterator[tuple[Task, Result]]:
    """Yield each task with its result, from workers here or on a cluster."""
    if asked.cluster:
        from figures.batch import cluster
        return cluster.perform(tasks, asked.cluster)
    from figures.batch import crew
    return crew.perform(tasks, min(asked.jobs, len(tasks)), work)


def _refuse_cases(plan: Plan, out: Path) -> None:
    """Refuse outputs among a case's files: they would change what the runs are made from.

    Raises: CallError.
    """
    cases = {run.case.resolve() for run in plan.runs if run.case}
    inside = [case for case in sorted(cases) if out.resolve().is_relative_to(case)
              or (out.resolve() / case.name).is_relative_to(case)]
    if inside:
        raise CallError([Fault("figures batch", 0, "--out", str(out),
                               f"a folder that leaves the case {inside[0].name} as it is")])


def _tidy(out: Path) -> None:
    """Remove what runs left behind that were killed."""
    shutil.rmtree(out / WORKING, ignore_errors=True)
    sweep(out)


@contextmanager
def _held(out: Path) -> Iterator[None]:
    """Keep a folder to ourselves as long as the block lasts, where the system can lock one; leave
    none where nothing came to stand in it."""
    fresh = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CallError([Fault("figures batch", 0, "--out", str(out),
                               f"a folder that can be written ({reason.strerror})")]) from None
    try:
        with _locked(out):
            yield
    finally:
        if fresh:
            with contextlib.suppress(OSError):  # it is not empty
                out.rmdir()


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl
    folder = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CallError([Fault("figures batch", 0, "--out", str(out),
                               "a folder that no other batch is writing")]) from None
    finally:
        with contextlib.suppress(OSError):
            os.close(folder)
