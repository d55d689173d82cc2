"""What past cases teach about claims: settled events, scores, and how each method did on them.

resolved  settled events and their moments
reading   from case folders
scores    interval score and CRPS
lesson    all moments as one batch, for learning
record    every method on every event
given     anybody's intervals, from a file
tables    the record in rows
ratios    claims over the truth
levels    nominal against actual coverage
scoring   all of it, for `figures score`
"""

from figures.calibration.given import read_intervals
from figures.calibration.levels import Held
from figures.calibration.ratios import Settled, Told, ratios_of
from figures.calibration.reading import read_resolved, resolved_folders
from figures.calibration.record import OURS, Judged, judge
from figures.calibration.resolved import FULL, Resolved, snapshots
from figures.calibration.scores import Score, scored
from figures.calibration.scoring import Record, score
from figures.calibration.tables import LEADING, SURE, by_case, case_rows, method_rows
from figures.peers import LEVEL

__all__ = ["FULL", "LEADING", "LEVEL", "OURS", "SURE", "Held", "Judged", "Record", "Resolved",
           "Score", "Settled", "Told", "by_case", "case_rows", "judge", "method_rows", "ratios_of",
           "read_intervals", "read_resolved", "resolved_folders", "score", "scored", "snapshots"]
