"""The key to the marks, drawn with the marks themselves."""

from markupsafe import Markup

from figures.charts import lettering, marks, svg
from figures.charts.marks import ARROW, SHAPES, Mark
from figures.charts.theme import GAP, MARGIN, SPACE, Sheet, look

RADIUS: float = look("key radius")
RANGE_LENGTH: float = look("key range")


def key_row(sheet: Sheet, upright: bool = False) -> tuple[list[Markup], float]:
    """Return what each shape says, in as many rows as it takes, and their height; `upright` where
    the marks' axis runs upwards."""
    shapes: list[Markup] = []
    left, middle = MARGIN, sheet.line - sheet.drop
    for shape, words in SHAPES.items():
        room = _room(shape, upright)
        wide = room + SPACE + lettering.width(words, sheet.text)
        if left > MARGIN and left + wide > sheet.width:
            left, middle = MARGIN, middle + sheet.line
        shapes.append(_sample(shape, left, middle, upright))
        shapes.append(svg.text(left + room + GAP, middle + sheet.drop, words,
                               svg.Font(sheet.text, colour="soft")))
        left += wide + look("key gap")
    return [svg.group(shapes, aria_hidden="true")], middle + sheet.line


def _room(shape: str, upright: bool) -> float:
    if upright or shape in ("exact", "about"):
        return 2 * RADIUS
    return ARROW + 2 if shape != "range" else RANGE_LENGTH


def _sample(shape: str, left: float, middle: float, upright: bool) -> Markup:
    end = RANGE_LENGTH if shape == "range" else 0
    mark = marks.drawn(Mark(0, end, RADIUS, shape), "none")
    if upright:
        at = {"range": RANGE_LENGTH / 2, "at_least": ARROW / 2, "up_to": -ARROW / 2}.get(shape, 0)
        return svg.element("g", mark, transform=f"translate({svg.decimal(left + RADIUS)} "
                           f"{svg.decimal(middle + at)}) rotate(-90)")
    start = left + (RADIUS if shape in ("exact", "about") else ARROW if shape == "up_to" else 1)
    return svg.element("g", mark, transform=f"translate({svg.decimal(start)} "
                       f"{svg.decimal(middle)})")
