"""The table behind a chart of statements."""

from collections.abc import Iterable
from dataclasses import replace

from figures.charts.matter import Matter, Statement, sides
from figures.phrases import day_span, with_unit
from figures.tables.table import Show, Table, as_claim, as_number, table_of

LARGEST = 64_000  # characters: the picture above it tells the rest
SHOWS: dict[str, Show] = {"Claim": as_claim, "Number": as_number, "Publications": as_number}


def statements_table(matter: Matter, shown: Iterable[Statement], caption: str) -> Table:
    """Return the statements that a chart draws, each with its claim, words and number."""
    known = sides(matter)
    rows = [{"Claim": one.claim, "What is counted": matter.defined(one.quantity).counts,
             "Speaker": one.speaker, "Side": known[one.side].name, "Says": one.words,
             "Number": one.figure,
             "Unit": with_unit(" ", matter.defined(one.quantity).unit).strip(),
             "As of": day_span(one.first, one.last), "Publications": len(one.publishers)}
            for one in shown]
    return replace(table_of(rows, caption, SHOWS), most=LARGEST)
