"""The measured series day by day, with the claims that speak of it."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from figures.charts import lettering, panels, svg
from figures.charts.axes import axis_words, day_axis, head, scale_left, up_axis
from figures.charts.marks import ARROW
from figures.charts.matter import Matter, Statement, sides
from figures.charts.panels import Panel
from figures.charts.scales import Scale, fitted
from figures.charts.theme import GAP, MARGIN, SPACE, Sheet, look
from figures.measured import Measured
from figures.phrases import ends_in_words, plural
from figures.units import factor

HEIGHT: float = look("measured height")
SOFT = {"fill_opacity": str(look("soft"))}


def in_unit(measured: Measured, unit: str) -> pd.DataFrame:
    """Return the series in another unit of its kind, a row a day."""
    return measured.series * factor(measured.unit, unit)


def measured_panel(matter: Matter, name: str, rows: Sequence[Statement], sheet: Sheet
                   ) -> tuple[list[Markup], float]:
    """Return the band from the least to the most that was measured, with the statements at their
    days; those far above it are named in a line, since they would flatten all the rest."""
    quantity = matter.defined(name)
    assert quantity.measured is not None
    series = in_unit(quantity.measured, quantity.unit)
    top_value = series["high"].max()
    inside = tuple(one for one in rows if one.figure <= look("beyond") * top_value)
    top = head(sheet) + ARROW
    tallest = max([top_value, *(one.figure for one in inside)])
    plain = fitted([tallest], top + HEIGHT, top)
    ends = [*series.index[[0, -1]].map(pd.Timestamp.toordinal), *(one.day for one in inside)]
    right = sheet.width - look("measured margin")
    days = Scale(min(ends), max(ends), scale_left(plain, sheet), right)
    shapes = [up_axis(plain, sheet, days.end, axis_words(quantity.unit, plain)),
              day_axis(days, sheet, top, top + HEIGHT), _band(series, days, plain)]
    shapes += panels.drawn(Panel(inside, days, plain, sides(matter)), sheet)
    shapes += _swatch(ends_in_words(quantity.measured), sheet)
    more, height = _beyond([one for one in rows if one not in inside], sheet,
                           top + HEIGHT + 2 * sheet.line)
    return [*shapes, *more], top + HEIGHT + 2 * sheet.line + GAP + height


def _band(series: pd.DataFrame, days: Scale, sizes: Scale) -> Markup:
    """Return the area between the two ends, and the lower end as a line."""
    points = [(days(day.toordinal()), sizes(low), sizes(high))
              for day, low, high in series.itertuples()]
    upper = " ".join(f"{svg.decimal(x)},{svg.decimal(high)}" for x, _, high in points)
    lower = " ".join(f"{svg.decimal(x)},{svg.decimal(low)}" for x, low, _ in points)
    back = " ".join(reversed(lower.split()))
    return svg.group((
        svg.element("polygon", points=f"{upper} {back}", **svg.filled("measured"), **SOFT),
        svg.element("polyline", points=lower, **svg.stroked("measured"))))


def _swatch(words: str, sheet: Sheet) -> list[Markup]:
    """Return the band's name behind a piece of it, as the panel's first line."""
    size = sheet.text
    font = svg.Font(size, True, "start", "measured")
    left, right, bottom = MARGIN, MARGIN + 2 * size, MARGIN + size
    return [svg.bar((left, MARGIN, right, bottom), **svg.filled("measured"), **SOFT),
            svg.line((left, bottom, right, bottom), **svg.stroked("measured")),
            svg.text(right + GAP, size, words, font)]


def _beyond(rows: Sequence[Statement], sheet: Sheet, top: float) -> tuple[list[Markup], float]:
    """Name the statements above the axis."""
    if not rows:
        return [], 0
    told = "; ".join(f"{one.speaker}: {one.label}" for one in rows)
    lines = lettering.wrapped(f"Above the axis, {plural(len(rows), 'statement')}: {told}.",
                              sheet.text, sheet.width - SPACE)
    return [svg.text(MARGIN, top + sheet.text + n * sheet.line, line, svg.Font(sheet.text))
            for n, line in enumerate(lines)], len(lines) * sheet.line
