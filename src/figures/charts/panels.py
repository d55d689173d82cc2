"""A panel of statements by day: marks, a step line a speaker, labels where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from figures.charts import lettering, marks, svg
from figures.charts.labels import Box, Wish, place
from figures.charts.marks import Mark
from figures.charts.matter import Side, Statement
from figures.charts.scales import Scale
from figures.charts.theme import Sheet, look

LONGEST_NAME: float = look("panel name share")
LATE: int = look("late days")
FAINT = {"opacity": str(look("faint"))}


@dataclass(frozen=True)
class Panel:
    """Statements with a day, the axes of days and of sizes, and the sides' looks."""

    statements: tuple[Statement, ...]
    days: Scale
    sizes: Scale
    sides: Mapping[str, Side]

    def at(self, statement: Statement) -> tuple[float, float]:
        """Return the place of a statement."""
        return self.days(statement.day), self.sizes(statement.figure)

    def box(self) -> Box:
        """Return the panel's own room."""
        top, bottom = sorted((self.sizes.start, self.sizes.end))
        return Box(self.days.start, top - marks.ARROW, self.days.end + marks.ARROW, bottom)


def drawn(panel: Panel, sheet: Sheet) -> list[Markup]:
    """Return the lines of the speakers, the marks of the statements, and the labels."""
    placed = [(one, _mark(one, panel.sizes)) for one in panel.statements]
    boxes = [_box(panel, one, mark) for one, mark in placed]
    labels = place(_wishes(panel, boxes, sheet), boxes, panel.box())
    reached = {label.key for label in labels}
    shapes = [_line(panel, speaker, own) for speaker, own in _speakers(panel).items()
              if len(own) > 1]
    shapes += [_tail(panel, one) for one, _ in placed if _is_late(one)]
    for one, mark in placed:
        x = panel.days(one.day)
        turn = f"translate({svg.decimal(x)} {svg.decimal(mark.start)}) rotate(-90)"
        shape = marks.drawn(replace(mark, end=mark.start + abs(mark.end - mark.start)),
                            panel.sides[one.side].colour, one.left_out)
        shapes.append(marks.linked(one, shape, turn, one.claim in reached))
    return [*shapes, *(label.shape for label in labels)]


def _mark(one: Statement, sizes: Scale) -> Mark:
    """Return a statement's mark along the upward axis: it starts at its lower end."""
    shape = marks.shape_of(one.hedge)
    ends = (one.low, one.high) if shape == "range" and one.low < one.high else (
        one.figure, one.figure)
    return Mark(sizes(ends[0]), sizes(ends[1]), marks.radius(len(one.publishers)), shape)


def _box(panel: Panel, one: Statement, mark: Mark) -> Box:
    x = panel.days(one.day)
    above = marks.ARROW if mark.shape == "at_least" else mark.radius
    below = marks.ARROW if mark.shape == "up_to" else mark.radius
    return Box(x - mark.radius, mark.end - above, x + mark.radius, mark.start + below)


def _speakers(panel: Panel) -> dict[str, list[Statement]]:
    """Return each speaker's statements in the order of their days."""
    found: dict[str, list[Statement]] = {}
    for one in sorted(panel.statements, key=lambda s: (s.day, s.claim)):
        found.setdefault(one.speaker, []).append(one)
    return found


def _line(panel: Panel, speaker: str, own: Sequence[Statement]) -> Markup:
    """Return a speaker's figures as steps: each holds until the next replaces it."""
    x, y = panel.at(own[0])
    path = f"M{svg.decimal(x)} {svg.decimal(y)}" + "".join(
        f"H{svg.decimal(panel.at(one)[0])}V{svg.decimal(panel.at(one)[1])}" for one in own[1:])
    side = panel.sides[own[0].side]
    dash: dict[str, svg.Value] = {"stroke_dasharray": side.dash} if side.dash else {}
    return svg.element("path", svg.element("title", speaker), d=path,
                       **svg.stroked(side.colour), **dash, **FAINT)


def _is_late(one: Statement) -> bool:
    return one.printed is not None and bool(one.printed - one.day > LATE)


def _tail(panel: Panel, one: Statement) -> Markup:
    """Return a hairline from the day counted up to, to the day on which it was printed."""
    x, y = panel.at(one)
    return svg.line((x, y, panel.days(one.printed), y),
                    **svg.stroked(panel.sides[one.side].colour, svg.HAIR), **FAINT)


def _wishes(panel: Panel, boxes: Sequence[Box], sheet: Sheet) -> list[Wish]:
    """Return the labels wanted: the extremes, the most printed, each speaker's newest figure."""
    told = panel.statements
    by_size = sorted(range(len(told)), key=lambda n: (told[n].figure, told[n].claim))
    often = sorted(by_size, key=lambda n: -len(told[n].publishers))
    newest = sorted(by_size, key=lambda n: -told[n].day)
    seen: set[str] = set()
    wanted = []
    for n in (*by_size[-1:], *by_size[:1], *often[:2], *newest):
        if told[n].speaker not in seen or n in by_size[-1:] + by_size[:1]:
            wanted.append(n)
            seen.add(told[n].speaker)
    kept = list(dict.fromkeys(wanted))[:sheet.pick("panel labels")]
    return [_wish(panel, told[n], boxes[n], sheet) for n in kept]


def _wish(panel: Panel, one: Statement, box: Box, sheet: Sheet) -> Wish:
    """Return a label with its speaker, or where that finds no room with the number alone."""
    speaker = lettering.shortened(one.speaker, sheet.text, LONGEST_NAME * sheet.width)
    font = svg.Font(sheet.text, colour=panel.sides[one.side].colour, halo=True)
    return Wish((f"{speaker}: {one.label}", one.label), box, font, one.claim)
