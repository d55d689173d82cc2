"""What the checks look at, and how they make one finding of an origin's many rows."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from figures.conflation import Conflation, conflations, explained
from figures.conflation.told import Told, as_objects, told_of
from figures.findings import Finding
from figures.meanings import FEW_ROWS, Claims, rows_of

UNREAD = ("counts_as", "informant", "note", "readings", "vague", "counted", "likelihood",
          "foreseen", "known", "known_inferred", "use", "fits", "relation", "side", "as_of_first",
          "as_of_last", "reported_first", "reported_last", "period_first", "period_last")
Row = Any  # one claim, a named tuple of the columns of the claims table
Rows = list[Row]


@dataclass(frozen=True)
class Material:
    """A case's claims for the checks: `table` has the rows that no ruling leaves out; `told` what
    each origin tells; `conflated` what may count something else than it says, `apart` the ids that
    do so and take no part; `found` what the checks before found, `explained` the claims that it has
    at fault."""

    claims: Claims
    table: pd.DataFrame
    told: list[Told] = field(default_factory=list)
    conflated: tuple[Conflation, ...] = ()
    apart: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()
    found: tuple[Finding, ...] = ()

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """Return each speaker and publisher with the bodies that he belongs to, himself first."""
        sources = self.claims.case.sources
        names = {*self.table["speaker"].unique(), *self.table["publisher"].unique()}
        return {name: sources.chain(name) for name in names}

    def standing(self) -> pd.DataFrame:
        """Return the rows that count what they say."""
        return self.table[~self.table.index.isin(self.apart)]


def material_of(claims: Claims) -> Material:
    """Return what the checks look at, of a case's claims."""
    told = told_of(claims)
    conflated = conflations(claims, told)
    return Material(claims, as_objects(claims.used()), told, conflated,
                    explained(claims, conflated))


Check = Callable[[Material], list[Finding]]


def records(rows: pd.DataFrame, keep: Collection[str] = ()) -> Iterator[Row]:
    """Yield the claims of a table in its order; of many, without the columns that no message reads,
    but for those to keep."""
    if len(rows) > FEW_ROWS:
        rows = rows.drop(columns=[name for name in UNREAD if name in rows and name not in keep])
    yield from rows_of(rows)


def grouped(rows: pd.DataFrame, keys: Sequence[str]) -> Iterator[Rows]:
    """Yield the claims that are alike in all keys, in the order of the ledger; numbers not said are
    alike."""
    found: dict[Any, Rows] = {}
    for row in records(rows, keys):
        cells = (getattr(row, key) for key in keys)
        alike = tuple(None if cell != cell else cell for cell in cells)  # NaN differs from itself
        found.setdefault(alike, []).append(row)
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
