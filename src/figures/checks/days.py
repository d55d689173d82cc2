"""Days: counted before the case starts, after it was printed, or never said."""

from typing import Any

import pandas as pd

from figures.checks.material import Material, Rows, grouped, ids
from figures.checks.phrasing import day, figure, iso
from figures.findings import Finding
from figures.written_days import days_in


def date(material: Material) -> list[Finding]:
    """Return `date`: figures counted before the case starts or after they were printed, and one
    note on all rows without a day.

    Can't see: a wrong day inside the case's time; forecasts, which may name a day to come.
    """
    table, start = material.table, material.claims.case.definition.start
    found = []
    if start is not None:
        early = table[table["last"] < pd.Timestamp(start)]
        found += [_early(group, start)
                  for group in grouped(early, ["origin", "last", "as_of_first", "as_of_last"])]
    late = table[(table["as_of_first"] > table["reported_last"]) & ~table["foreseen"]]
    found += [_late(group) for group in grouped(
        late, ["origin", "as_of_first", "as_of_last", "reported_last"])]
    undated = tuple(map(str, table.index[table["first"].isna()]))
    if undated:
        found.append(Finding("date", "note", "print", undated,
                             f"{_rows(len(undated))} in no replay"))
    return found


def _rows(count: int) -> str:
    return "1 row has no day, and is" if count == 1 else f"{count} rows have no day, and are"


def _early(rows: Rows, start: Any) -> Finding:
    first = rows[0]
    return Finding("date", "error", _whose(rows), ids(rows),
                   f"{figure(first)} is counted up to {day(first.last)}, before anything counted "
                   f"here happened ({day(start)})", stated=iso(first.last), expected=iso(start))


def _whose(rows: Rows) -> str:
    """Return whose slip a day is: the ledger's where the words name a day and the cell another."""
    for row in rows:
        written = {text for one in days_in(row.wording) if one.day and (text := one.iso())}
        if written and not any(row.as_of_first <= pd.Timestamp(text) <= row.as_of_last
                               for text in written):
            return "ledger"
    return "print"


def _late(rows: Rows) -> Finding:
    first = rows[0]
    return Finding("date", "error", _whose(rows), ids(rows),
                   f"{figure(first)} is counted up to {day(first.as_of_first)} and was printed on "
                   f"{day(first.reported_last)}, before that day",
                   stated=iso(first.as_of_first), expected=iso(first.reported_last))
