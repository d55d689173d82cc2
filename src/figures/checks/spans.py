"""Which rows give a size on a day, and what their figures include."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from figures.checks.phrasing import words_of
from figures.codebook import SEPARATOR, UNSTATED
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


def included(rows: pd.DataFrame, quantities: Mapping[str, Quantity]) -> "pd.Series[Any]":
    """Return for each row what it says that it includes, where that is not just what its quantity
    does: the quantity's parts in their order, then what is none of them, joined as in the cell;
    "unstated" where that is said, "" where nothing is."""
    return _of_each(rows, quantities, _included)


def leaves_out(rows: pd.DataFrame, quantities: Mapping[str, Quantity]) -> "pd.Series[Any]":
    """Tell which rows may leave out a part of their quantity: it may be more than they give."""
    return _of_each(rows, quantities, lambda told, parts: UNSTATED in told or bool(
        {*told} & {*parts} and {*parts} - {*told})).astype(bool)


def adds(rows: pd.DataFrame, quantities: Mapping[str, Quantity]) -> "pd.Series[Any]":
    """Tell which rows may include what is no part of their quantity: it may be less."""
    return _of_each(rows, quantities, lambda told, parts: UNSTATED in told or bool(
        {*told} & {*parts} and {*told} - {*parts})).astype(bool)


def _of_each(rows: pd.DataFrame, quantities: Mapping[str, Quantity],
             tell: Callable[[Sequence[str], Sequence[str]], object]) -> "pd.Series[Any]":
    """Return what is told of each row's words and its quantity's parts, each pair told once."""
    pairs = list(zip(rows["quantity"], rows["counts_as"], strict=True))
    found = {(name, told): tell(told, quantities[name].includes) for name, told in set(pairs)}
    return pd.Series([found[pair] for pair in pairs], rows.index, dtype=object)


def _included(told: Sequence[str], parts: Sequence[str]) -> str:
    """Return it for one row; a name beside no part at all is only another word for the whole."""
    if UNSTATED in told:
        return UNSTATED
    known = [part for part in parts if part in told]
    more = [name for name in told if name not in parts]
    return SEPARATOR.join([*known, *more]) if known and (more or known != [*parts]) else ""
