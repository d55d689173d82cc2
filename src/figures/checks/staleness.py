"""Figures that are printed as current after their speaker has replaced them."""

from bisect import bisect_left, bisect_right
from typing import Any

import pandas as pd

from figures.checks.material import Material, Row, Rows, grouped, ids, records
from figures.checks.phrasing import day, figure
from figures.checks.spans import sized
from figures.checks.thresholds import thresholds
from figures.findings import Finding
from figures.precision import equal, same_number

Given = dict[tuple[str, str, str], tuple[list[Any], Rows]]
FROM_HIMSELF = ("original", "quotation")


def stale(material: Material) -> list[Finding]:
    """Return `stale`: a figure that a page presents as current seven days or more after its speaker
    had given another.

    The figure must be one that the speaker gave before that other one: else it is a new one. A
    speaker who says it again himself, or whom a page dates, has restated it.

    Can't see: pages without a day; figures that were first printed when they were stale.
    """
    table = sized(material.standing())
    table = table[~table["is_share"] & (table["vague"] == "")]
    dated = table["as_of_first"].notna() | table["seen_as"].isin(FROM_HIMSELF)
    table = table.assign(restates=dated | (table["publisher"] == table["speaker"]))
    current = table[~table["restates"] & ~table["origin"].isin(table["origin"][dated])]
    given = _given(table[table["speaker"].isin(current["speaker"])])
    found = []
    for group in grouped(current, ["origin"]):
        newer = {row.id: _newer(row, given[_series(row)]) for row in group}
        if late := [row for row in group if newer[row.id] is not None]:
            found.append(_finding(late, newer[late[0].id]))
    return found


def _series(row: Row) -> tuple[str, str, str]:
    return row.quantity, row.scope, row.speaker


def _given(table: pd.DataFrame) -> Given:
    """Return what each speaker gives for a quantity, by day: of an origin his first row, and the
    first by which he restates it. An older number that a page merely repeats is none he gives."""
    by_day = table.sort_values("first", kind="stable")
    firsts = by_day.drop_duplicates(["origin", "speaker", "restates"])
    found: dict[tuple[str, str, str], Rows] = {}
    known: dict[tuple[str, str, str], set[float]] = {}
    for row in records(firsts):
        rows = found.setdefault(_series(row), [])
        numbers = known.setdefault(_series(row), set())
        if row.restates or row.figure not in numbers or rows[-1].figure == row.figure:
            rows.append(row)
            numbers.add(row.figure)
    return {key: ([row.first for row in rows], rows) for key, rows in found.items()}


def _newer(row: Row, given: tuple[list[Any], Rows]) -> Row | None:
    """Return the speaker's newest figure that was a week old when a row was printed, where he had
    given the row's own before and not since."""
    days, rows = given
    limit = row.first - pd.Timedelta(days=thresholds().stale_days)
    known = bisect_right(days, limit)
    if not known or same_number(rows[known - 1].figure, row.figure):
        return None
    newer = rows[known - 1]
    since = rows[known:bisect_left(days, row.first)]
    before = rows[:bisect_left(days, newer.first)]
    if any(same_number(other.figure, row.figure) for other in since):
        return None
    still_true = row.least <= newer.figure <= row.most
    said = equal if still_true else same_number
    return newer if any(said(other.figure, row.figure) for other in before) else None


def _finding(rows: Rows, newer: Row) -> Finding:
    row = rows[0]
    days = (row.first - newer.first).days
    return Finding("stale", "warning", "print", ids(rows),
                   f"{row.publisher} has {figure(row)} on {day(row.first)}; {row.speaker} had "
                   f"given {figure(newer)} {days} days before, on {day(newer.first)}",
                   against=ids([newer]), stated=row.figure, expected=newer.figure)
