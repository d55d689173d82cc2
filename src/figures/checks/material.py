"""What the checks look at, and how they make one finding of an origin's many rows."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from figures.conflation import Conflation, conflations, explained
from figures.findings import Finding
from figures.meanings import Claims

Row = Any  # one claim, a named tuple of the columns of the claims table
Rows = list[Row]


@dataclass(frozen=True)
class Material:
    """A case's claims for the checks: `table` has the rows that no ruling leaves out; `conflated`
    what may count something else than it says, `apart` the ids that do so and take no part;
    `explained` those that another finding has at fault."""

    claims: Claims
    table: pd.DataFrame
    conflated: tuple[Conflation, ...] = ()
    apart: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()

    def standing(self) -> pd.DataFrame:
        """Return the rows that count what they say."""
        return self.table[~self.table.index.isin(self.apart)]


def material_of(claims: Claims) -> Material:
    """Return what the checks look at, of a case's claims."""
    conflated = conflations(claims)
    return Material(claims, claims.used(), conflated, explained(claims, conflated))


Check = Callable[[Material], list[Finding]]


def records(rows: pd.DataFrame) -> Iterator[Row]:
    """Yield the claims of a table in its order."""
    yield from rows.itertuples()


def grouped(rows: pd.DataFrame, keys: Sequence[str]) -> Iterator[Rows]:
    """Yield the claims that are alike in all keys, in the order of the ledger; numbers not said are
    alike."""
    found: dict[Any, Rows] = {}
    columns = [rows[key].astype(object).where(rows[key].notna(), None) for key in keys]
    for row, key in zip(records(rows), zip(*columns, strict=True), strict=True):
        found.setdefault(key, []).append(row)
    yield from found.values()


def matching(rows: pd.DataFrame, columns: Sequence[str], keys: Collection[Any]) -> pd.DataFrame:
    """Return the rows whose cells in some columns, taken together, are among the keys."""
    found = [key in keys for key in zip(*(rows[column] for column in columns), strict=True)]
    return rows[np.array(found, dtype=bool)]


def ids(rows: Collection[Row]) -> tuple[str, ...]:
    """Return the ids of claims, each once."""
    return tuple(dict.fromkeys(str(row.id) for row in rows))


def publishers(rows: Collection[Row]) -> int:
    """Return how many publishers print claims."""
    return len({row.publisher for row in rows})


def pages(rows: Collection[Row]) -> str:
    """Return how many publishers print claims, with the verb: "the page prints"."""
    count = publishers(rows)
    return "the page prints" if count == 1 else f"{count} publishers print"
