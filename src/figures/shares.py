"""Shares of a claim's figure turned into sizes: two-thirds of 4,000."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from figures.literal import literal_interval, principal

SIZES = ("figure", "size_low", "size_value", "size_high", "least", "most")


def with_shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return the claims table with the sizes of shares that are shares of a claim: share times
    whole, for the literal interval end by end.

    Shares of a quantity, and of a claim without a figure, keep no size.
    """
    of_claim = table["is_share"] & table["share_of"].isin(table.index)
    if not of_claim.any():
        return table
    wholes = dict(zip(table.index, table["share_of"].where(of_claim, ""), strict=True))
    rows = {str(name): cells for name, cells in _rows(table, of_claim, wholes).items()}
    for name in sorted((name for name in rows if wholes[name]),
                       key=lambda name: _depth(name, wholes)):
        rows[name] |= _sizes(rows[name], rows[wholes[name]])
    found = pd.DataFrame.from_dict(rows, orient="index", columns=list(SIZES)).astype(float)
    table = table.copy()
    table.loc[found.index, list(SIZES)] = found
    return table


def _rows(table: pd.DataFrame, of_claim: "pd.Series[bool]", wholes: Mapping[Any, str]
          ) -> dict[Any, dict[Any, Any]]:
    """Return the shares and all that they are shares of, as mappings of columns."""
    wanted = of_claim | table.index.isin(list(wholes.values()))
    columns = ["hedge", "low", "value", "high", "place", *SIZES]
    return table.loc[wanted, columns].to_dict("index")


def _depth(name: str, wholes: Mapping[Any, str]) -> int:
    """Return how many shares stand between a share and the figure that it rests on."""
    depth = 0
    while wholes.get(name):
        name, depth = wholes[name], depth + 1
    return depth


def _sizes(share: Mapping[Any, Any], whole: Mapping[Any, Any]) -> dict[str, float]:
    """Return a share's sizes in the unit of its whole."""
    numbers = (share["low"], share["value"], share["high"])
    least, most = literal_interval(share["hedge"], numbers, share["place"])
    size = whole["figure"]
    return {"figure": principal(numbers) * size, "size_low": numbers[0] * size,
            "size_value": numbers[1] * size, "size_high": numbers[2] * size,
            "least": least * whole["least"], "most": min(most, 1.0) * whole["most"]}
