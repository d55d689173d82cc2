"""The claims of a case as they are meant: values, relations and origins in one table."""

import gc
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd

from figures.case import Case
from figures.claims import read_claims
from figures.codebook import LOWER_BOUNDS
from figures.dates import asked
from figures.origins import with_origins
from figures.relations import with_relations

FEW_ROWS = 800  # so many are read faster all at once, more of them column by column


@dataclass(frozen=True)
class Claims:
    """A case's claims known by a day.

    `table` has the columns of `claims.read_claims` and `relation`, `side`, `origin`; `known_by` is
    None where all are known; `undated` holds the ids that a replay leaves out, being without a day.
    """

    case: Case
    table: pd.DataFrame
    known_by: date | None = None
    undated: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> tuple[Any, ...]:
        """Return the rows of the table as named tuples, made once."""
        return tuple(rows_of(self.table))

    @cached_property
    def rows_by_quantity(self) -> dict[str, list[Any]]:
        """Return the rows of each quantity, in the order of the table."""
        found: dict[str, list[Any]] = {}
        for row in self.rows:
            found.setdefault(str(row.quantity), []).append(row)
        return found

    def used(self) -> pd.DataFrame:
        """Return the rows that no ruling leaves out."""
        return self.table[self.table["use"]]


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector back while many rows are made: it would look through all of them
    again and again, and finds nothing, as no row holds another."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def claims_of(case: Case, known_by: date | str | None = None) -> Claims:
    """Return the claims of a case, or those of them that had been printed by a day.

    Origins are found among the known claims alone: what was not yet printed can't be repeated.

    Raises: CallError where `known_by` is no day.
    """
    known_by = asked("known_by", known_by)
    table = read_claims(case)
    undated: tuple[str, ...] = ()
    if known_by is not None:
        undated = tuple(table.index[table["known"].isna()])
        table = table[table["known"] <= pd.Timestamp(known_by)]
    table = with_relations(table, case)
    given = case.ledger["origin"].loc[table.index]
    return Claims(case, compact(with_origins(table, given, case.sources)), known_by, undated)


def compact(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the columns of a kind beside each other in memory: pandas then takes
    rows from all of them at once."""
    return table.copy()


def is_forecast(table: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which claims only fear or expect that a number will be passed: "could exceed 50,000"
    says nothing of what is already so."""
    return table["foreseen"] & table["hedge"].isin(LOWER_BOUNDS)


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a table as named tuples, `Index` first, as pandas' own `itertuples` does.

    In a short table each column costs more to take than to read. In a long one the days cost most:
    each is made once, not once a row.
    """
    columns = ([_cells(table[name]) for name in table.columns] if len(table) > FEW_ROWS
               else table.to_numpy(dtype=object).T.tolist())
    yield from map(_kind(tuple(table.columns))._make,
                   zip(table.index.tolist(), *columns, strict=True))


@cache
def _kind(columns: tuple[str, ...]) -> Any:
    return namedtuple("Claim", ["Index", *columns])


def _cells(column: "pd.Series[Any]") -> list[Any]:
    if column.dtype.kind != "M":
        return column.tolist()
    codes, days = pd.factorize(column)
    made = np.array([*days, pd.NaT], dtype=object)  # the code of what is no day is -1
    return list(made[codes])
