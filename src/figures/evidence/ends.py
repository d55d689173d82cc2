"""Claims beside a measured series: the measurement told again, and which of its ends is meant."""

import math
from typing import Any

import pandas as pd

from figures.evidence.days import day_of
from figures.meanings import Claims
from figures.origins import NEAR_DAYS


def is_measurement(row: Any, claims: Claims) -> bool:
    """Tell whether a claim's origin is the measured file of its quantity: then it is the
    measurement again, in words."""
    measured = claims.case.definition.quantities[row.quantity].measured
    return measured is not None and str(  # looked up last: a cell of a table is slow to reach
        claims.case.ledger.at[row.Index, "origin"]).startswith(measured.file)


def to_middle(row: Any, claims: Claims) -> float:
    """Return the log of the geometric middle of what was measured over the end of it that a claim
    counts, on its day or the nearest one a few days off; 0 where it names none or both."""
    measured = claims.case.definition.quantities[row.quantity].measured
    if measured is None or len(set(measured.columns)) == 1 or (day := day_of(row)) is None:
        return 0.0
    named = [end for end, column in zip(("low", "high"), measured.columns, strict=True)
             if column in row.counts_as]
    place = int(measured.series.index.get_indexer(pd.DatetimeIndex([day]), method="nearest")[0])
    when = measured.series.index[place].date()
    told = measured.series.iloc[place]
    if len(named) != 1 or abs((when - day).days) > NEAR_DAYS or not told.min() > 0:
        return 0.0
    return math.log(told["low"] * told["high"]) / 2 - math.log(told[named[0]])
