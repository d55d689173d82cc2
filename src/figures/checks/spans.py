"""Which rows give a size on a day, and what their figures include."""

from collections.abc import Mapping

import pandas as pd

from figures.checks.phrasing import words_of
from figures.codebook import UNSTATED
from figures.definitions import Quantity
from figures.meanings import is_forecast

SPEAKER = ["speaker", "scope"]  # whose figures belong together


def sized(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that give a size in their quantity's unit, on a known day; forecasts of more
    are none."""
    return table[table["figure"].notna() & table["fits"] & table["first"].notna()
                 & (table["first"] == table["last"]) & ~is_forecast(table)]


def by_one(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of speakers who are the same each time: of officials who are not named one
    may give the dead and another the wounded."""
    words = words_of("nameless")
    nameless = [name for name in rows["speaker"].unique()
                if any(word in name.lower() for word in words)]
    return rows[~rows["speaker"].isin(nameless)] if nameless else rows


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
