"""A worker: a process that performs runs one after another and writes what comes of them."""

import logging
import os
import tempfile
import time
from multiprocessing.connection import Connection

import nbformat

from figures.batch.page import look, run_page
from figures.batch.records import DONE, FAILED, TIMEOUT
from figures.batch.tasks import Made, Task, store
from figures.run import NOTEBOOK_SUFFIX, Outcome, execute, settle
from figures.warm import MEMORY_VARIABLE

RUNTIME_VARIABLES = ("TMPDIR", "JUPYTER_RUNTIME_DIR")


def serve(connection: Connection, work: str) -> None:
    """Perform the tasks that come, one after another, until nobody is left to send any.

    Whatever a run leaves behind when it is killed, it leaves in the folder `work`.
    """
    os.environ |= dict.fromkeys(RUNTIME_VARIABLES, work)
    tempfile.tempdir = work
    logging.getLogger("papermill").setLevel(logging.ERROR)  # a plan's faults were told before
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(store(task.out, make(task)))


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
    return Outcome(task.run, settle(source), task.lost, task.timed_out)
