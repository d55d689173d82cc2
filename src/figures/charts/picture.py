"""A chart before it is drawn, and drawn: on a wide and on a narrow sheet, with its table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.theme import FIGURE_STYLE, FONTS, GAP, MARGIN, NARROW, WIDE, Sheet, style
from figures.tables.table import Table

SVG_TYPE, FIGURE_TYPE = "image/svg+xml", "application/vnd.figures.chart+html"
QUOTE = '"'
CLAIMS_PREFIX = 'href="claims/'


class Body(NamedTuple):
    """The shapes of a chart below its title, and how high they are."""

    shapes: Sequence[Markup]
    height: float


@dataclass(frozen=True)
class Picture:
    """What a chart will show: its finding as title, how to read it, the body's drawing for any
    sheet, the numbers in words, the sources, and what is drawn as a table."""

    name: str
    title: str
    subtitle: str
    paint: Callable[[Sheet], Body]
    alt: str
    note: str
    table: Table


@dataclass(frozen=True)
class Chart:
    """A chart: two SVGs (for wide and narrow places), the same in words, its table and sources."""

    name: str
    title: str
    alt: str
    svg: str
    svg_narrow: str
    table: pd.DataFrame
    note: str
    table_html: str

    def below(self, folder: str) -> "Chart":
        """Return the chart for a page from which the claims' pages lie in a folder: "kursk/"."""
        wide, narrow, table = (
            text.replace(CLAIMS_PREFIX, f'href="{folder}{CLAIMS_PREFIX.partition(QUOTE)[2]}')
            for text in (self.svg, self.svg_narrow, self.table_html))
        return replace(self, svg=wide, svg_narrow=narrow, table_html=table)

    def __html__(self) -> str:
        """Return the figure for a page: both SVGs, of which the page shows one, and the table."""
        return (f'<figure class="chart" data-chart="{self.name}">\n<style>{FIGURE_STYLE}</style>\n'
                f"{self.svg}\n{self.svg_narrow}\n<details><summary>The figures of this chart as a "
                f"table</summary>{self.table_html}</details>\n</figure>")

    def __repr__(self) -> str:
        """Return the chart in words."""
        return self.alt

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return what a notebook shows: the wide SVG; the whole figure for our own pages."""
        return {SVG_TYPE: self.svg, FIGURE_TYPE: self.__html__(), "text/plain": self.alt}


def finished(picture: Picture) -> Chart:
    """Return a picture drawn on both sheets."""
    return Chart(picture.name, picture.title, picture.alt, _document(picture, WIDE),
                 _document(picture, NARROW), picture.table.frame, picture.note,
                 picture.table.__html__())


def _document(picture: Picture, sheet: Sheet) -> str:
    """Return one SVG: title, how to read it, the body, the sources."""
    heading, top = _lines(picture.title, svg.Font(sheet.title, bold=True), MARGIN, sheet)
    reading, top = _lines(picture.subtitle, svg.Font(sheet.text, colour="soft"), top, sheet)
    body = picture.paint(sheet)
    top += sheet.line / 2
    below = top + body.height + sheet.line / 2
    note, bottom = _lines(picture.note, svg.Font(sheet.text, colour="soft"), below, sheet)
    paper = svg.element("rect", width=sheet.width, height=bottom + MARGIN, **svg.filled("paper"))
    inner = svg.element("g", *body.shapes, transform=f"translate(0 {svg.decimal(top)})")
    return str(svg.element(
        "svg", svg.element("style", Markup(style())), paper, *heading, *reading, inner, *note,
        xmlns="http://www.w3.org/2000/svg", class_="chart wide" if sheet.wide else "chart narrow",
        viewBox=f"0 0 {svg.decimal(sheet.width)} {svg.decimal(bottom + MARGIN)}",
        width=sheet.width, height=bottom + MARGIN, role="group", aria_label=picture.alt,
        lang="en", font_family=FONTS))


def _lines(words: str, font: svg.Font, top: float, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return a paragraph from a height on, and where it ends."""
    step = font.size * (sheet.line / sheet.text)
    lines = lettering.wrapped(words, font.size, sheet.width - 2 * MARGIN, font.bold)
    shapes = [svg.text(MARGIN, top + font.size + number * step, line, font)
              for number, line in enumerate(lines)]
    return shapes, top + len(lines) * step + (GAP if lines else 0)


def nothing(name: str, why: str) -> Picture:
    """Return the chart of a case that has nothing of its kind to show: one sentence."""
    return Picture(name, why, "", lambda _: Body((), 0), why, "", Table(pd.DataFrame(), why))
