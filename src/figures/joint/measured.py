"""A measured series as one source: what it tells of the size on a day."""

import math
from datetime import date, timedelta

import numpy as np
import pandas as pd

from figures import units
from figures.definitions import Quantity
from figures.joint.shares import splits
from figures.origins import NEAR_DAYS
from figures.posterior.densities import log_two_sided
from figures.posterior.evidence import Numbers


def measured_on(quantity: Quantity, day: date | None) -> tuple[float, float] | None:
    """Return the two ends of what was measured on a day, or on the nearest one a few days off, in
    the quantity's unit; None where nothing above zero was."""
    if quantity.measured is None or day is None:
        return None
    series = quantity.measured.series
    reach = timedelta(days=NEAR_DAYS)
    around = series.loc[pd.Timestamp(day - reach):pd.Timestamp(day + reach)]
    if around.empty:
        return None
    away = [abs((pd.Timestamp(when) - pd.Timestamp(day)).days) for when in around.index]
    nearest = around.iloc[int(np.argmin(away))]
    scale = units.factor(quantity.measured.unit, quantity.unit)
    low, high = sorted((float(nearest["low"]) * scale, float(nearest["high"]) * scale))
    return (low, high) if low > 0 else None


def log_measured(ends: tuple[float, float], grid: Numbers) -> Numbers:
    """Return the log likelihood of log sizes, given both ends of what was measured.

    A measured series errs a little from day to day, and lastingly in what it takes to be meant;
    both ends are equally good answers to that.
    """
    chosen = splits()["measured"]
    middle, width = math.log(ends[0] * ends[1]) / 2, math.log(ends[1] / ends[0]) / 2
    scale = math.sqrt(chosen["error"] ** 2 + chosen["meaning"] ** 2 + width**2)
    return log_two_sided(grid - middle, scale, scale, float(splits()["degrees"]["value"]))
