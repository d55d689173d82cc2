"""The whole site: every case's notebooks run and published, the front page, the method."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from figures import run
from figures.case import Case
from figures.charts.theme import FIGURE_STYLE, style
from figures.judged import judge
from figures.pages import case_pages, front, record
from figures.pages.asked import read_cases
from figures.pages.editions import begin, remove_others
from figures.pages.layout import ASSETS
from figures.pages.manifest import (
    Edition,
    current,
    file_hash,
    published,
    site_key,
    write_manifest,
)
from figures.pages.request import Published, Request
from figures.warm import serving
from figures.warm.deferring import GRAMMARS, deferred
from figures.writing import sweep, write_whole

with deferred(GRAMMARS):
    import nbformat

RUNS, CHART_STYLE = "runs.json", "charts.css"
Execute = Callable[[run.Run], run.Outcome]


def publish(request: Request, execute: Execute = run.execute) -> Published:
    """Publish the cases and return the way in; a failed run gets its page and the rest goes on.

    `execute` is what runs a notebook. Raises: InputError or CallError, before anything is written,
    where cases can't be read or the request can't be meant.
    """
    cases, key = read_cases(request), site_key(request)
    if there := current(request):
        return there
    begin(request)
    sweep(request.out)
    outcomes = list(_outcomes(cases, request, execute))
    written = {*_write_assets(request.out), *_write_runs(outcomes, cases, request)}
    summaries = []
    for case in cases:
        judged = judge(case, request.as_of, request.known_by)
        own = [outcome for outcome in outcomes if outcome.run.case == case.folder]
        files, summary = case_pages.write(judged, own, request)
        written |= files
        summaries.append(summary)
    written |= record.write([o for o in outcomes if o.run.case is None], request)
    written |= front.write(summaries, request)
    remove_others(request, written)
    failures = tuple(f"{_under(o.run)}{o.run.notebook.stem}: {o.error}"
                     for o in outcomes if o.error)
    headlines = {case.name: case.definition.headline for case in cases}
    write_manifest(request.out, written, Edition("" if failures else key, failures, headlines))
    return published(request.out)


def _outcomes(cases: Iterable[Case], request: Request, execute: Execute
              ) -> Iterator[run.Outcome]:
    """Run every notebook over every case, and those about no case, with a bar, on warm kernels;
    what an earlier edition made from the same inputs is kept."""
    as_of, known_by = (day.isoformat() if day else "" for day in (request.as_of, request.known_by))
    runs = [(run.Run(notebook, case.folder, as_of, known_by), case.inputs)
            for case in cases for notebook in run.notebooks()] + record.runs(request)
    kept = _kept(request.out)
    pending = [(one, kept.get(run.key(one, inputs))) for one, inputs in runs]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with serving() if any(path is None for _, path in pending) else nullcontext(), \
            Progress(*columns, console=Console(stderr=True)) as progress, \
            ProcessPoolExecutor(request.jobs) as pool:
        task = progress.add_task("notebooks", total=len(runs))
        futures = [None if path else pool.submit(execute, one) for one, path in pending]
        for (one, path), future in zip(pending, futures, strict=True):
            yield future.result() if future else run.Outcome(one, _read(path))
            progress.advance(task)


def _read(path: Path | None) -> nbformat.NotebookNode:
    read: nbformat.NotebookNode = nbformat.read(path, as_version=nbformat.current_nbformat)
    return read


def _kept(out: Path) -> dict[str, Path]:
    """Return the executed notebooks of an earlier edition by the key of their inputs."""
    try:
        known = json.loads((out / RUNS).read_text(encoding="utf-8"))["runs"]
        return {one["key"]: out / one["outputs"][0] for one in known
                if one["state"] == "done" and file_hash(out / one["outputs"][0]) == one["sha256"]}
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return {}  # no edition that can be read: everything is made anew


def _under(one: run.Run) -> str:
    """Return the folder of the site that a run's case has; a run about no case stands above."""
    return f"{one.case.resolve().name}/" if one.case else ""


def _write_runs(outcomes: Iterable[run.Outcome], cases: Iterable[Case], request: Request
                ) -> set[str]:
    """Write each executed notebook and the list of runs; return the names of the files."""
    written, out = {RUNS}, request.out
    entries = []
    inputs = {case.folder: case.inputs for case in cases}
    about_none = dict(record.runs(request))
    for outcome in outcomes:
        one = outcome.run
        name = f"{_under(one)}notebooks/{one.notebook.name}"
        made_from = inputs[one.case] if one.case else about_none[one]
        write_whole(out / name, nbformat.writes(outcome.notebook) + "\n")
        written.add(name)
        entries.append({
            "notebook": one.notebook.stem, "case": _under(one).rstrip("/"),
            "parameters": one.parameters(), "state": "failed" if outcome.error else "done",
            "key": run.key(one, made_from), "outputs": [name],
            "sha256": file_hash(out / name), "error": outcome.error})
    write_whole(out / RUNS, json.dumps({"runs": entries}, indent=1) + "\n")
    return written


def _write_assets(out: Path) -> set[str]:
    contents = {path.name: path.read_bytes() for path in ASSETS.iterdir()}
    contents[CHART_STYLE] = (FIGURE_STYLE + style()).encode()
    for name, content in contents.items():
        write_whole(out / ASSETS.name / name, content)
    return {f"{ASSETS.name}/{name}" for name in contents}

