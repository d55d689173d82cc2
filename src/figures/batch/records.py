"""What is known of a folder's runs: the journal that a kill can't spoil, and runs.json.

The journal has a line for each run that came to an end, added when its outputs stand whole; the
last line of a run holds. A line that a kill cut short is no line.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from figures.run import Run
from figures.writing import write_whole

JOURNAL, RUNS = ".journal", "runs.json"
DONE, SKIPPED, FAILED, TIMEOUT = "done", "skipped", "failed", "timeout"
HASH_SHOWN = 10  # characters of a hash where people read it
INDENT = 1


@dataclass(frozen=True)
class Record:
    """What became of a run: its key, state, seconds, the hash of each output, and the error."""

    name: str
    key: str
    state: str
    seconds: float
    outputs: dict[str, str]
    error: str = ""


def name_of(run: Run) -> str:
    """Return the name of a run's outputs, without suffix: case/notebook--days--hash of others; a
    run about no case stands beside the cases' folders."""
    parts = [run.notebook.stem, *(f"{name}-{day}" for name, day in
                                  (("as_of", run.as_of), ("known_by", run.known_by)) if day)]
    if run.more:
        parts.append(hashlib.sha256(repr(run.more).encode()).hexdigest()[:HASH_SHOWN])
    return "/".join(filter(None, (run.case_name, "--".join(parts))))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes. Raises: OSError where it can't be read."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_journal(out: Path) -> dict[str, Record]:
    """Return the last record of each run, by name."""
    try:
        lines = (out / JOURNAL).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    records = {}
    for line in lines:
        try:
            record = Record(**json.loads(line))
        except (ValueError, TypeError):
            continue
        records[record.name] = record
    return records


def add(out: Path, record: Record) -> None:
    """Add a record to the journal, on a line of its own even after a line cut short."""
    line = f"\n{json.dumps(asdict(record))}\n".encode()
    with (out / JOURNAL).open("ab", buffering=0) as journal:
        journal.write(line)
        os.fsync(journal.fileno())


def compact(out: Path) -> None:
    """Write the journal anew, a line a run."""
    lines = [json.dumps(asdict(record)) for _, record in sorted(read_journal(out).items())]
    write_whole(out / JOURNAL, "\n".join(lines) + "\n")


def why_run(out: Path, record: Record | None, key: str) -> str:
    """Return why a run is to be made; "" where it stands unchanged."""
    if record is None:
        return "new"
    if record.state != DONE:
        return f"{record.state} before"
    if record.key != key:
        return "its inputs changed"
    try:
        same = all(file_hash(out / name) == known for name, known in record.outputs.items())
    except OSError:
        return "an output is missing"
    return "" if same else "an output was changed"


def entry(run: Run, record: Record) -> dict[str, Any]:
    """Return a run as runs.json has it."""
    return {"notebook": run.notebook.stem, "case": run.case_name,
            "parameters": run.parameters(), "state": record.state, "key": record.key,
            "seconds": record.seconds, "outputs": list(record.outputs), "error": record.error}


def write_runs(out: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write runs.json."""
    text = json.dumps({"runs": list(entries)}, ensure_ascii=False, indent=INDENT)
    write_whole(out / RUNS, text + "\n")
