"""What a worker is given, and what it gives back: light, so that nobody pays to speak of it."""

from dataclasses import dataclass
from pathlib import Path

from figures.run import Run


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
    """What became of a task, before it is written: its state, the outputs, and the error."""

    state: str
    seconds: float
    files: dict[str, bytes]
    error: str
