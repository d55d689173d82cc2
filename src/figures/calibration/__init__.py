"""What past cases teach about claims: settled events, scores, and how each method did on them.

resolved  settled events and their moments
reading   from case folders
scores    interval score and CRPS
lesson    all moments as one batch, for learning
record    every method on every event
given     anybody's intervals, from a file
tables    the record in rows
scoring   all of it, for `figures score`
"""

from figures.calibration.given import read_intervals
from figures.calibration.reading import read_resolved, resolved_folders
from figures.calibration.record import OURS, Judged, judge
from figures.calibration.resolved import FULL, Resolved, snapshots
from figures.calibration.scores import Score, scored
from figures.calibration.scoring import Record, score
from figures.calibration.tables import by_case, case_rows, method_rows

__all__ = ["FULL", "OURS", "Judged", "Record", "Resolved", "Score", "by_case", "case_rows", "judge",
           "method_rows", "read_intervals", "read_resolved", "resolved_folders", "score", "scored",
           "snapshots"]
