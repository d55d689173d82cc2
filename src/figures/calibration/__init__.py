"""What past cases teach about claims: settled events, scores, and how each method did on them.

resolved  settled events and their moments
reading   from case folders
scores    interval score and CRPS
lesson    all moments as one batch, for learning
record    every method on every event
tables    the record in rows
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from figures.calibration.reading import read_resolved, resolved_folders
from figures.calibration.record import Judged, judge, read_intervals
from figures.calibration.resolved import FULL, Resolved, snapshots
from figures.calibration.scores import Score, scored
from figures.calibration.tables import by_case, case_rows, method_rows
from figures.errors import CallError, Fault

__all__ = ["FULL", "Judged", "Resolved", "Score", "by_case", "case_rows", "judge", "method_rows",
           "read_intervals", "read_resolved", "resolved_folders", "score", "scored", "snapshots"]


def score(folders: Sequence[str | Path] = (), intervals: Path | None = None) -> dict[str, Any]:
    """Return `cases` and `methods` of the contract's `figures score`.

    `folders` are the resolved cases to score, without any all of data/resolved/; `intervals` is
    a file case,quantity,point,lo,hi of somebody's method.
    Raises: CallError where no case is resolved; InputError for a case or a file that can't be read.
    """
    taught = read_resolved(resolved_folders())
    events = read_resolved(folders) if folders else taught
    if not events:
        raise CallError([Fault("CASE", 0, "", ", ".join(map(str, folders)) or "(nothing)",
                               "a resolved case: one with `truth:` and a claim of its quantity")])
    judged = judge(events, taught or events)
    if intervals is not None:
        judged += read_intervals(intervals, events)
    return {"cases": case_rows(judged), "methods": method_rows(judged)}
