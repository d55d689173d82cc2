"""What one speaker gives for a quantity on a day, taken literally: the least and the most."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from figures.codebook import UNSTATED
from figures.definitions import Quantity

SPEAKER = ["speaker", "scope"]  # whose figures belong together
DAY = [*SPEAKER, "first"]


def sized(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that give a size in their quantity's unit, on a known day."""
    return table[table["figure"].notna() & table["fits"] & table["first"].notna()
                 & (table["first"] == table["last"])]


def daily(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return the least and the most of all that is given for the same keys, a row for each."""
    return rows.groupby(keys, sort=True, as_index=False).agg(
        least=("least", "min"), most=("most", "max"))


def included(rows: pd.DataFrame, quantities: Mapping[str, Quantity]) -> pd.Series:
    """Return for each row which of its quantity's parts it says that it includes: names joined by
    spaces in a fixed order, "unstated" where that is said, "" where nothing is."""
    pairs = list(zip(rows["quantity"], rows["counts_as"], strict=True))
    found = {pair: _included(pair[1], quantities[pair[0]].includes) for pair in set(pairs)}
    return pd.Series([found[pair] for pair in pairs], rows.index, dtype=object)


def _included(counts_as: tuple[str, ...], parts: tuple[str, ...]) -> str:
    if UNSTATED in counts_as:
        return UNSTATED
    known = [part for part in parts if part in counts_as]
    return "" if known == list(parts) else " ".join(known)


def nearest(keys: pd.DataFrame, given: pd.DataFrame, days: int) -> pd.DataFrame:
    """Return for each speaker and day the nearest of what the speaker gives within some days: a
    table of least and most, NaN where there is nothing, with the index of `keys`."""
    blank = pd.DataFrame({"least": np.nan, "most": np.nan}, index=keys.index)
    if given.empty or keys.empty:
        return blank
    left = keys[DAY].assign(place=range(len(keys))).sort_values("first", kind="stable")
    right = given.sort_values("first", kind="stable")
    met = pd.merge_asof(left, right, on="first", by=SPEAKER, direction="nearest",
                        tolerance=pd.Timedelta(days=days))
    met = met.sort_values("place")
    return met[["least", "most"]].set_axis(keys.index)
