"""What a report was asked for, and what came of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Request:
    """Which cases to publish, where, as of which days, since when, whom to tell of slips, and the
    folders of the settled events that show what such ranges have been worth."""

    cases: tuple[Path, ...]
    out: Path
    as_of: date | None = None
    known_by: date | None = None
    since: date | None = None
    contact: str = ""
    jobs: int = 1
    settled: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Published:
    """The way in, the number of pages, and what failed, a line each."""

    index: Path
    pages: int
    failures: tuple[str, ...]
