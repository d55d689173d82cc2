"""Sizes over time: what claims of many days tell of each day.

One side's claims walk along the days as the size does, so messages along them are exact.

    steps     how a log size steps from day to day
    chain     messages forth and back along the days
    settled   one number that later figures put right
    growth    running totals, which never fall
    measured  a measured series as one source
    drift     what goes up and down
    ways      which of these a quantity does
"""

from figures.paths.growth import Growing, lasted
from figures.paths.measured import Mapped, mapped
from figures.paths.ways import Way

__all__ = ["Growing", "Mapped", "Way", "lasted", "mapped"]
