"""Rows below one another: a name beside its drawing, or above it on a narrow sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.theme import GAP, MARGIN, ROOM, SPACE, Sheet, look

BAR: float = look("row bar")


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
    return float(look("row gutter")) * sheet.width if sheet.wide else SPACE


def stacked(rows: Sequence[Row], sheet: Sheet, top: float
            ) -> tuple[list[Markup], list[float], float]:
    """Return the rows' names (links, where they lead anywhere), the middle of each drawing, and
    where the rows end."""
    room = drawing_left(sheet) - ROOM if sheet.wide else sheet.width - SPACE
    shapes, middles = [], []
    for row in rows:
        names = _lines(row.name, row.colour, room, (top, sheet))
        more = _lines(row.detail, "ink", room, (top + len(names) * sheet.line, sheet))
        shapes += [svg.link(row.href, row.tooltip, *names, reached=True) if row.href
                   else svg.group(names), *more]
        height = (len(names) + len(more)) * sheet.line
        middles.append(top + sheet.text - sheet.drop if sheet.wide else top + height + BAR / 2)
        top += (max(height, BAR) if sheet.wide else height + BAR) + GAP
    return shapes, middles, top


def _lines(words: str, colour: str, room: float, at: tuple[float, Sheet]) -> list[Markup]:
    top, sheet = at
    font = svg.Font(sheet.text, colour=colour, halo=True)
    return [svg.text(MARGIN, top + sheet.text + n * sheet.line, line, font)
            for n, line in enumerate(lettering.wrapped(words, sheet.text, room))]
