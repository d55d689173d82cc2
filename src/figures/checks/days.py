"""Days: counted before the case starts, after it was printed, or never said."""

import pandas as pd

from figures.checks.material import Material, Rows, grouped, ids
from figures.checks.phrasing import day, figure
from figures.findings import Finding


def date(material: Material) -> list[Finding]:
    """Return `date`: figures counted before the case starts or after they were printed, and one
    note on all rows without a day.

    Can't see: a wrong day inside the case's time; forecasts, which may name a day to come.
    """
    table, start = material.table, material.claims.case.definition.start
    found = []
    if start is not None:
        early = table[table["last"] < pd.Timestamp(start)]
        found += [_early(group, day(start)) for group in grouped(early, ["origin", "last"])]
    late = table[(table["as_of_first"] > table["reported_last"]) & ~table["foreseen"]]
    found += [_late(group) for group in grouped(late, ["origin", "as_of_first", "reported_last"])]
    undated = tuple(map(str, table.index[table["first"].isna()]))
    if undated:
        found.append(Finding("date", "note", "print", undated,
                             f"{_rows(len(undated))} no day, and are in no replay"))
    return found


def _rows(count: int) -> str:
    return "1 row has" if count == 1 else f"{count} rows have"


def _early(rows: Rows, start: str) -> Finding:
    first = rows[0]
    return Finding("date", "error", "print", ids(rows),
                   f"{figure(first)} is counted up to {day(first.last)}, before anything counted "
                   f"here happened ({start})", stated=day(first.last), expected=start)


def _late(rows: Rows) -> Finding:
    first = rows[0]
    return Finding("date", "error", "print", ids(rows),
                   f"{figure(first)} is counted up to {day(first.as_of_first)} and was printed on "
                   f"{day(first.reported_last)}, before that day",
                   stated=day(first.as_of_first), expected=day(first.reported_last))
