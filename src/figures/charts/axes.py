"""Axes: hairlines across the drawing and their labels, with the unit in words."""

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.scales import Scale, Tick, day_ticks, ticks
from figures.charts.theme import Sheet
from figures.phrases import capital, word

ROOM = 1.4  # of a label's width, from one tick to the next
A_LABEL = "100,000"
LABEL_GAP = 12  # pixels around the labels of a vertical axis
A_DAY = "Sep 2024"
FEWEST_DAYS = 3  # ticks, however narrow


def axis_words(unit: str, scale: Scale) -> str:
    """Return an axis's unit in words, and a warning where it is logarithmic."""
    words = capital(word("units", unit))
    return f"{words} (logarithmic scale)" if scale.log else words


def across_axis(scale: Scale, sheet: Sheet, top: float, bottom: float, words: str) -> Markup:
    """Return a horizontal axis: its words and labels above the drawing, labels again below it."""
    fit = int((scale.end - scale.start) / (ROOM * lettering.width(A_LABEL, sheet.text)))
    return _across(ticks(scale, fit), sheet, (top, bottom), words, scale.start)


def day_axis(scale: Scale, sheet: Sheet, top: float, bottom: float) -> Markup:
    """Return a horizontal axis of days with its labels below the drawing."""
    fit = int((scale.end - scale.start) / (ROOM * lettering.width(A_DAY, sheet.text)))
    found = day_ticks(scale, max(FEWEST_DAYS, fit))
    shapes = [_hair(tick, top, bottom) for tick in found]
    shapes += [_label(tick, bottom + sheet.text + 2, sheet) for tick in found]
    return svg.group(shapes, aria_hidden="true")


def under_axis(scale: Scale, sheet: Sheet, ends: tuple[float, float], words: str) -> Markup:
    """Return a horizontal axis with its labels and its words below the drawing, whose top and
    bottom are given."""
    top, bottom = ends
    fit = int((scale.end - scale.start) / (ROOM * lettering.width(A_LABEL, sheet.text)))
    found = ticks(scale, fit)
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
        shapes.append(svg.text(left - 6, tick.place + sheet.text / 3, tick.label,
                               svg.Font(sheet.text, anchor="end", colour="soft")))
    shapes.append(svg.text(4, min(scale.start, scale.end) - sheet.text, words,
                           svg.Font(sheet.text, colour="soft")))
    return svg.group(shapes, aria_hidden="true")


def scale_left(scale: Scale, sheet: Sheet) -> float:
    """Return where a drawing with a vertical axis begins, right of the axis's labels."""
    widest = max((lettering.width(tick.label, sheet.text) for tick in _up_ticks(scale, sheet)),
                 default=0)
    return widest + LABEL_GAP


def _up_ticks(scale: Scale, sheet: Sheet) -> list[Tick]:
    return ticks(scale, int(abs(scale.end - scale.start) / (2 * sheet.line)))


def _across(found: list[Tick], sheet: Sheet, ends: tuple[float, float], words: str,
            start: float) -> Markup:
    top, bottom = ends
    shapes = [svg.text(4, sheet.text, words, svg.Font(sheet.text, colour="soft"))]
    shapes += [_hair(tick, top + sheet.line, bottom) for tick in found]
    shapes += [_label(tick, y, sheet) for tick in found
               for y in (top + sheet.text, bottom + sheet.text)]
    return svg.group(shapes, aria_hidden="true")


def _hair(tick: Tick, top: float, bottom: float) -> Markup:
    return svg.line((tick.place, top, tick.place, bottom), **svg.stroked("rule"))


def _label(tick: Tick, baseline: float, sheet: Sheet) -> Markup:
    return svg.text(tick.place, baseline, tick.label,
                    svg.Font(sheet.text, anchor="middle", colour="soft"))
