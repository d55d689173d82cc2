"""The claims of a case as they are meant: values, relations and origins in one table."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from figures.case import Case
from figures.claims import read_claims
from figures.dates import asked
from figures.origins import with_origins
from figures.relations import with_relations


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
        """Return the rows of the table as named tuples, made once: days take long to make."""
        return tuple(self.table.itertuples())

    def used(self) -> pd.DataFrame:
        """Return the rows that no ruling leaves out."""
        return self.table[self.table["use"]]


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
    return Claims(case, with_origins(table, given, case.sources), known_by, undated)
