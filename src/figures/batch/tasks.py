"""What a worker is given, what it gives back, and how that is written."""

from dataclasses import dataclass
from pathlib import Path

from figures.batch.records import file_hash
from figures.run import Run
from figures.writing import write_whole


@dataclass(frozen=True)
class Task:
    """A run to perform: the name of its outputs in a folder, what it may take, and `lost`, why it
    could not be ("" otherwise): then only its page is to be written."""

    run: Run
    name: str
    out: Path
    seconds: float
    memory: int
    lost: str = ""
    timed_out: bool = False
    lost_twice: bool = False


@dataclass(frozen=True)
class Result:
    """What became of a task: its state, the hash of each output by name, and the error."""

    state: str
    seconds: float
    outputs: dict[str, str]
    error: str


@dataclass(frozen=True)
class Made:
    """What became of a task, before it is written: its state, the outputs, the error, and the
    style sheets that pages share."""

    state: str
    seconds: float
    files: dict[str, bytes]
    error: str
    look: dict[str, bytes]


def store(out: Path, made: Made) -> Result:
    """Write what was made, each file whole, and return what became of the task."""
    for name, content in (made.files | made.look).items():
        if not _stands(out / name, content):
            write_whole(out / name, content)
    hashes = {name: file_hash(out / name) for name in made.files}
    return Result(made.state, made.seconds, hashes, made.error)


def _stands(path: Path, content: bytes) -> bool:
    """Tell whether a file holds this already."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False
