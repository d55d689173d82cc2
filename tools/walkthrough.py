"""The walk through docs/tutorial.md: files written, commands run, what they print taken down.

A file stands behind `<!-- file: NAME -->`, a command in a block of `sh`; what a command prints
stands behind `<!-- printed -->`.
"""

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from figures.cli import main

STEP = re.compile(r"(?:<!-- file: (?P<name>[\w./-]+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```\n",
                  re.DOTALL)
PRINTED = re.compile(r"(<!-- printed -->\n```text\n).*?(```\n<!-- end -->)", re.DOTALL)
COLUMNS = "96"  # characters of the terminal that the page shows


class Step(NamedTuple):
    """One step: a file to write, or a command to run; and what the command prints, if that is told
    (the empty text where it is yet to be)."""

    name: str
    text: str
    printed: str | None = None


def steps(page: str) -> Iterator[Step]:
    """Yield the steps of a page in order."""
    for found in STEP.finditer(page):
        if found["name"]:
            yield Step(found["name"], found["text"])
        elif found["kind"] == "sh":
            told = PRINTED.match(page[found.end():].lstrip())
            printed = told[0].removeprefix(told[1]).removesuffix(told[2]) if told else None
            yield Step("", found["text"], printed)


def walked(page: str) -> str:
    """Return a page with what its commands print; none runs behind the last that is told."""
    todo = list(steps(page))
    last = max((at for at, step in enumerate(todo) if step.printed is not None), default=-1)
    outputs = []
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        for step in todo[:last + 1]:
            if step.name:
                Path(step.name).write_text(step.text, encoding="utf-8")
                continue
            shown = _run(step.text)
            outputs += [shown] if step.printed is not None else []
    told = iter(outputs)
    return PRINTED.sub(lambda found: f"{found[1]}{next(told)}{found[2]}", page)


def _run(command: str) -> str:
    """Run a command of the program and return what it prints on standard output."""
    name, *arguments = shlex.split(command)
    if name != "figures":
        raise ValueError(f"no command of this program: {command}")
    shown = io.StringIO()
    with patch.dict(os.environ, COLUMNS=COLUMNS), contextlib.redirect_stdout(shown), \
            contextlib.redirect_stderr(io.StringIO()):
        main(arguments)
    return shown.getvalue()
