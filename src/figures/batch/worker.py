"""A worker: a process that performs runs one after another and writes what comes of them."""

import logging
import os
import tempfile
import time
from dataclasses import replace
from multiprocessing.connection import Connection

import nbformat

from figures.batch.page import look, run_page
from figures.batch.records import DONE, FAILED, TIMEOUT
from figures.batch.tasks import Made, Result, Task, store
from figures.run import NOTEBOOK_SUFFIX, Outcome, execute
from figures.settling import cell_ids, settle
from figures.warm import MEMORY_VARIABLE, SILENT_VARIABLE, silence

RUNTIME_VARIABLES = ("TMPDIR", "JUPYTER_RUNTIME_DIR")


def serve(connection: Connection, work: str) -> None:
    """Perform the tasks that come, one after another, until nobody is left to send any.

    Whatever a run leaves behind when it is killed, it leaves in the folder `work`.
    """
    os.environ |= dict.fromkeys(RUNTIME_VARIABLES, work) | {SILENT_VARIABLE: "1"}
    silence()
    tempfile.tempdir = work
    logging.getLogger("papermill").setLevel(logging.ERROR)  # a plan's faults were told before
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(perform(task))


def perform(task: Task) -> Result:
    """Make a run and write what came of it; where that can't be written, its page that says so, and
    where that can't be either, nothing."""
    try:
        return store(task.out, make(task))
    except OSError as reason:
        lost = replace(task, lost=f"its outputs can't be written ({reason.strerror or reason})")
    try:
        return store(task.out, make(lost))
    except OSError:
        return Result(FAILED, 0.0, {}, lost.lost)


def make(task: Task) -> Made:
    """Perform a run and return its notebook and page."""
    started = time.monotonic()
    os.environ[MEMORY_VARIABLE] = str(task.memory or "")
    outcome = _lost(task) if task.lost else execute(task.run, task.seconds)
    failed = TIMEOUT if outcome.timed_out else FAILED
    files = {f"{task.name}{NOTEBOOK_SUFFIX}": nbformat.writes(outcome.notebook) + "\n",
             f"{task.name}.html": run_page(outcome, task.name)}
    return Made(failed if outcome.error else DONE, time.monotonic() - started,
                {name: text.encode() for name, text in files.items()}, outcome.error, look())


def _lost(task: Task) -> Outcome:
    """Return the outcome of a run of which nothing is left."""
    source = nbformat.read(task.run.notebook, as_version=nbformat.current_nbformat)
    return Outcome(task.run, settle(source, cell_ids(task.run.notebook)), task.lost,
                   task.timed_out)
