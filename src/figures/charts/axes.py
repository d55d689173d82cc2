"""Axes: hairlines across the drawing and their labels, with the unit in words."""

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.scales import Scale, Tick, day_ticks, ticks
from figures.charts.theme import GAP, MARGIN, Sheet, look
from figures.phrases import capital, word

A_LABEL = "100,000"
A_DAY = "Sep 2024"


def axis_words(unit: str, scale: Scale) -> str:
    """Return an axis's unit in words, and a warning where it is logarithmic."""
    words = capital(word("units", unit))
    return f"{words} (logarithmic scale)" if scale.log else words


def head(sheet: Sheet) -> float:
    """Return how high an axis's words and labels above a drawing are."""
    return float(look("axis head")) * sheet.line


def across_axis(scale: Scale, sheet: Sheet, bottom: float, words: str) -> Markup:
    """Return a horizontal axis: its words and labels above the drawing, which begins at `head` and
    ends at `bottom`, and labels again below it."""
    found = ticks(scale, _fit(scale, A_LABEL, sheet))
    labels_top = float(look("axis words")) * sheet.line
    shapes = [svg.text(MARGIN, sheet.text, words, svg.Font(sheet.text, colour="soft"))]
    shapes += [_hair(tick, labels_top + sheet.line, bottom) for tick in found]
    shapes += [_label(tick, y, sheet) for tick in found
               for y in (labels_top + sheet.text, bottom + sheet.text)]
    return svg.group(shapes, aria_hidden="true")


def _fit(scale: Scale, label: str, sheet: Sheet) -> int:
    """Return how many labels such as this one fit along an axis."""
    return int((scale.end - scale.start) / (
        look("tick room") * lettering.width(label, sheet.text)))


def day_axis(scale: Scale, sheet: Sheet, top: float, bottom: float) -> Markup:
    """Return a horizontal axis of days with its labels below the drawing."""
    found = day_ticks(scale, max(look("fewest day ticks"), _fit(scale, A_DAY, sheet)))
    shapes = [_hair(tick, top, bottom) for tick in found]
    shapes += [_label(tick, bottom + sheet.text + 2, sheet) for tick in found]
    return svg.group(shapes, aria_hidden="true")


def under_axis(scale: Scale, sheet: Sheet, ends: tuple[float, float], words: str) -> Markup:
    """Return a horizontal axis with its labels and its words below the drawing, whose top and
    bottom are given."""
    top, bottom = ends
    found = ticks(scale, _fit(scale, A_LABEL, sheet))
    font = svg.Font(sheet.text, anchor="end", colour="soft")
    shapes = [_hair(tick, top, bottom) for tick in found]
    shapes += [_label(tick, bottom + sheet.text + 2, sheet) for tick in found]
    shapes.append(svg.text(scale.end, bottom + sheet.text + 2 + sheet.line, words, font))
    return svg.group(shapes, aria_hidden="true")


def up_axis(scale: Scale, sheet: Sheet, right: float, words: str) -> Markup:
    """Return a vertical axis: hairlines to the right, labels left of it, its words above."""
    shapes, left = [], scale_left(scale, sheet)
    for tick in _up_ticks(scale, sheet):
        shapes.append(svg.line((left, tick.place, right, tick.place), **svg.stroked("rule")))
        shapes.append(svg.text(left - GAP, tick.place + sheet.drop, tick.label,
                               svg.Font(sheet.text, anchor="end", colour="soft")))
    shapes.append(svg.text(MARGIN, min(scale.start, scale.end) - sheet.text, words,
                           svg.Font(sheet.text, colour="soft")))
    return svg.group(shapes, aria_hidden="true")


def scale_left(scale: Scale, sheet: Sheet) -> float:
    """Return where a drawing with a vertical axis begins, right of the axis's labels."""
    widest = max((lettering.width(tick.label, sheet.text) for tick in _up_ticks(scale, sheet)),
                 default=0)
    return widest + GAP + MARGIN


def _up_ticks(scale: Scale, sheet: Sheet) -> list[Tick]:
    return ticks(scale, int(abs(scale.end - scale.start) / (
        look("upright tick room") * sheet.line)))


def _hair(tick: Tick, top: float, bottom: float) -> Markup:
    return svg.line((tick.place, top, tick.place, bottom), **svg.stroked("rule"))


def _label(tick: Tick, baseline: float, sheet: Sheet) -> Markup:
    """Return a tick's label below or above it, moved inwards where it would leave the sheet."""
    half = lettering.width(tick.label, sheet.text) / 2
    centre = min(max(tick.place, half), sheet.width - half)
    return svg.text(centre, baseline, tick.label,
                    svg.Font(sheet.text, anchor="middle", colour="soft"))
