"""The commands as their callers meet them: one call in, exit status, document and errors out."""

import contextlib
import io
import json
from typing import NamedTuple

from ledgers import write_case

from figures.cli import main


class Answered(NamedTuple):
    """What a command answered: its exit status, standard output and standard error."""

    status: int
    out: str
    error: str

    def document(self):
        """Return the one JSON document of standard output."""
        return json.loads(self.out)

    def faults(self):
        """Return the lines of standard error."""
        return self.error.splitlines()


def figures(*arguments):
    """Run a command in this process."""
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        status = main([str(argument) for argument in arguments])
    return Answered(status, out.getvalue(), error.getvalue())


def document(*arguments):
    """Run a command that must be able to answer, and return its JSON document."""
    answered = figures(*arguments, "--json")
    assert answered.status in (0, 1), answered.error
    assert answered.error == ""
    return answered.document()


def checked(folder, rows, **case):
    """Return what `check` says of a case written from rows (see ledgers.write_case)."""
    return document("check", write_case(folder / "case", rows, **case))


def findings(folder, rows, code, **case):
    """Return the findings of one code on a case written from rows."""
    return [found for found in checked(folder, rows, **case)["findings"] if found["code"] == code]


def reconciled(folder, rows, *options, **case):
    """Return the estimates of a case written from rows, by quantity."""
    answer = document("reconcile", write_case(folder / "case", rows, **case), *options)
    return {estimate["quantity"]: estimate for estimate in answer["estimates"]}


def origins(folder, rows, **case):
    """Return how many origins the claims of the rows' first quantity have."""
    return next(iter(reconciled(folder, rows, **case).values()))["origins"]


def refused(folder, rows=({},), **case):
    """Return the fault lines of a case that can't be read as meant."""
    answered = figures("check", write_case(folder / "case", list(rows), **case), "--json")
    assert (answered.status, answered.out) == (2, "")
    assert "Traceback" not in answered.error
    return answered.faults()


def parsed(*wordings):
    """Return what `parse` reads in wordings, as lists of readings."""
    answered = figures("parse", "--json", "--", *wordings)
    assert answered.status == 0
    return [json.loads(line)["readings"] for line in answered.out.splitlines()]
