"""Rows below one another: a name beside its drawing, or above it on a narrow sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.theme import Sheet

GUTTER_SHARE = 0.36  # of a wide sheet
BAR = 20.0  # pixels for the drawing of a row
GAP = 6.0


@dataclass(frozen=True)
class Row:
    """A row's name, where it leads, what is shown when one points at it, its colour, and what more
    is said below the name."""

    name: str
    href: str
    tooltip: str
    colour: str = "ink"
    detail: str = ""


def drawing_left(sheet: Sheet) -> float:
    """Return where the drawings begin."""
    return GUTTER_SHARE * sheet.width if sheet.wide else 8.0


def stacked(rows: Sequence[Row], sheet: Sheet, top: float
            ) -> tuple[list[Markup], list[float], float]:
    """Return the rows' names as links, the middle of each drawing, and where the rows end."""
    room = drawing_left(sheet) - 16 if sheet.wide else sheet.width - 8
    shapes, middles = [], []
    for row in rows:
        names = _lines(row.name, row.colour, room, (top, sheet))
        more = _lines(row.detail, "ink", room, (top + len(names) * sheet.line, sheet))
        shapes += [svg.link(row.href, row.tooltip, *names, reached=True), *more]
        height = (len(names) + len(more)) * sheet.line
        middles.append(top + sheet.text * 0.7 if sheet.wide else top + height + BAR / 2)
        top += (max(height, BAR) if sheet.wide else height + BAR) + GAP
    return shapes, middles, top


def _lines(words: str, colour: str, room: float, at: tuple[float, Sheet]) -> list[Markup]:
    top, sheet = at
    font = svg.Font(sheet.text, colour=colour, halo=True)
    return [svg.text(4, top + sheet.text + n * sheet.line, line, font)
            for n, line in enumerate(lettering.wrapped(words, sheet.text, room))]
