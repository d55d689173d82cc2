"""Lanes of marks: the statements of one side along an axis, piled where they would meet."""

from collections.abc import Sequence

from markupsafe import Markup

from figures.charts import lettering, marks, svg
from figures.charts.labels import Box, Wish, place
from figures.charts.marks import Mark
from figures.charts.matter import Side, Statement
from figures.charts.scales import Scale
from figures.charts.theme import MARGIN, ROOM, SPACE, Sheet, look

GUTTER: float = look("lane gutter")
MOST_LABELS: int = look("lane labels")
LONGEST_NAME: float = look("lane name share")
PILE_GAP: float = look("pile gap")


def lane(spoken: Sequence[Statement], side: Side, scale: Scale, sheet: Sheet
          ) -> tuple[list[Markup], float]:
    """Return the marks of one side, piled where they would meet, and their height; some have
    labels."""
    placed = [(one, _mark(one, scale)) for one in sorted(spoken, key=lambda s: (s.figure, s.claim))]
    rows, heights = _piled([mark for _, mark in placed])
    head = sheet.line + 2
    middles = [head + sum(heights[:row]) + heights[row] / 2 for row in rows]
    boxes = [Box(mark.reach[0], y - mark.radius, mark.reach[1], y + mark.radius)
             for (_, mark), y in zip(placed, middles, strict=True)]
    bottom = head + sum(heights) + MARGIN
    name = Box(0, 0, lettering.width(side.name, sheet.text) + ROOM, head) if not sheet.wide else \
        Box(0, 0, GUTTER - marks.MOST_RADIUS, bottom)
    labels = place(_wishes(placed, boxes, side, sheet), [*boxes, name],
                   Box(0, 0, sheet.width, bottom))
    shapes = [lane_name(side.name, side.colour, (head + bottom) / 2, sheet)]
    reached = {label.key for label in labels}
    for (one, mark), y in zip(placed, middles, strict=True):
        shapes.append(marks.linked(
            one, marks.drawn(mark, side.colour, one.left_out),
            f"translate({svg.decimal(mark.start)} {svg.decimal(y)})", one.claim in reached))
    return [*shapes, *(label.shape for label in labels)], bottom


def lane_name(name: str, colour: str, middle: float, sheet: Sheet) -> Markup:
    """Return a lane's name: left of it, or on a narrow sheet above it."""
    if not sheet.wide:
        return svg.text(MARGIN, sheet.text, name, svg.Font(sheet.text, colour=colour))
    lines = lettering.wrapped(name, sheet.text, GUTTER - marks.MOST_RADIUS - SPACE)
    top = middle + sheet.drop - (len(lines) - 1) * sheet.line / 2
    font = svg.Font(sheet.text, colour=colour)
    return svg.group(svg.text(MARGIN, top + n * sheet.line, line, font)
                     for n, line in enumerate(lines))


def _mark(one: Statement, scale: Scale) -> Mark:
    shape = marks.shape_of(one.hedge)
    ends = (one.low, one.high) if shape == "range" and one.low < one.high else (
        one.figure, one.figure)
    return Mark(scale(ends[0]), scale(ends[1]), marks.radius(len(one.publishers)), shape)


def _piled(placed: Sequence[Mark]) -> tuple[list[int], list[float]]:
    """Return the row of each mark (the first with room, from the top) and the rows' heights."""
    ends: list[float] = []
    heights: list[float] = []
    rows: list[int] = []
    for mark in placed:
        row = next((n for n, end in enumerate(ends) if mark.reach[0] >= end + PILE_GAP), len(ends))
        if row == len(ends):
            ends.append(0)
            heights.append(0)
        ends[row] = mark.reach[1]
        heights[row] = max(heights[row], 2 * mark.radius + PILE_GAP)
        rows.append(row)
    return rows, heights


def _wishes(placed: Sequence[tuple[Statement, Mark]], boxes: Sequence[Box], side: Side,
            sheet: Sheet) -> list[Wish]:
    """Return the labels wanted: the least and greatest figure, then the most often printed."""
    often = sorted(range(len(placed)), key=lambda n: (-len(placed[n][0].publishers), n))
    wanted = list(dict.fromkeys([len(placed) - 1, 0, *often]))[:MOST_LABELS]
    font = svg.Font(sheet.text, colour=side.colour, halo=True)
    longest = LONGEST_NAME * sheet.width
    return [Wish((f"{lettering.shortened(placed[n][0].speaker, sheet.text, longest)}: "
                  f"{placed[n][0].label}",), boxes[n], font, placed[n][0].claim) for n in wanted]
