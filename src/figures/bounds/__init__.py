"""What must hold if the claims hold literally, and which of them can't all be true together.

Each origin speaks once, by its first claim with the hedge that most of its carriers print.

    statement       one literal interval an origin, and when it was meant to hold
    rules           the case's identities and the shares, as rows over what is counted
    days            which statements speak of a day, and what they say of it
    certificates    sums of rows, in each of which a contradiction would show
    contradictions  the smallest sets of claims that contradict each other
    tightening      each quantity's range, by linear programmes
    distrusting     the fewest claims that one would have to distrust
"""

from figures.bounds.contradictions import MOST_CONFLICTS, conflicts
from figures.bounds.distrusting import Distrust, distrust
from figures.bounds.statement import (
    MOST_CLAIMS,
    Counted,
    Statement,
    counted,
    representative,
    share_interval,
    statements,
    too_many,
)
from figures.bounds.tightening import Range, bounds

__all__ = ["MOST_CLAIMS", "MOST_CONFLICTS", "Counted", "Distrust", "Range", "Statement", "bounds",
           "conflicts", "counted", "distrust", "representative", "share_interval",
           "statements", "too_many"]
