"""The shapes of the plane: points, lines, curves, rays and the field that is left to believe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts import marks, svg
from figures.charts.axes import head, scale_left, under_axis, up_axis
from figures.charts.labels import Box, Wish, place
from figures.charts.matter import Matter, Side, Statement, sides
from figures.charts.picture import Body
from figures.charts.scales import Scale, fitted
from figures.charts.theme import SPACE, THICK, THIN, Sheet, look
from figures.estimate import Estimate

STEPS: int = look("plane steps")
BARBS: int = look("plane barbs")
BARB: float = look("plane barb")
FAINT = {"stroke_opacity": str(look("faint"))}


@dataclass(frozen=True)
class Ray:
    """A share that the first part is said to have of the whole, and who says so."""

    share: float
    speaker: str
    side: str
    href: str
    words: str


@dataclass(frozen=True)
class Plane:
    """What stands in the plane: statements of either part and of the whole, pairs of one speaker
    and day, shares, what the axes count, and what is left to believe of either."""

    across: tuple[Statement, ...]
    upward: tuple[Statement, ...]
    totals: tuple[Statement, ...]
    pairs: tuple[tuple[Statement, Statement], ...]
    rays: tuple[Ray, ...]
    names: tuple[str, str]
    estimates: tuple[Estimate | None, Estimate | None]


@dataclass(frozen=True)
class Lines:
    """The statements that are drawn as lines across, upward lines, and curves."""

    across: tuple[Statement, ...]
    upward: tuple[Statement, ...]
    totals: tuple[Statement, ...]


@dataclass(frozen=True)
class Frame:
    """The two axes and the sides' looks."""

    x: Scale
    y: Scale
    sides: Mapping[str, Side]


def painted(matter: Matter, plane: Plane, sheet: Sheet) -> Body:
    """Draw the plane."""
    top = 2 * sheet.line
    bottom = top + sheet.pick("plane height")
    y = fitted(_extent(plane), bottom, top)
    x = y.moved(scale_left(y, sheet), sheet.width - look("plane margin"))
    frame = Frame(x, y, sides(matter))
    shapes = [up_axis(y, sheet, x.end, f"↑ {plane.names[1]}"),
              under_axis(x, sheet, (top, bottom), f"{plane.names[0]} →"), _field(plane, frame)]
    lines = lines_of(plane, sheet)
    shapes += [_total(one, frame) for one in lines.totals]
    shapes += [_alone(one, frame, upright=True) for one in lines.across]
    shapes += [_alone(one, frame, upright=False) for one in lines.upward]
    shapes += [_ray(ray, frame) for ray in plane.rays]
    shapes += [_point(pair, frame) for pair in plane.pairs]
    return Body([*shapes, *_labels(plane, lines, frame, sheet)], bottom + head(sheet))


def lines_of(plane: Plane, sheet: Sheet) -> Lines:
    """Return the figures to draw as lines and curves: of those that stand in no pair the ones that
    were printed most, so that they can be told apart."""
    paired = {one.claim for pair in plane.pairs for one in pair}
    most = sheet.pick("plane lines")

    def chosen(rows: Sequence[Statement]) -> tuple[Statement, ...]:
        alone = [one for one in rows if one.claim not in paired and not one.left_out]
        ranked = sorted(alone, key=lambda one: (len(one.publishers), one.claim), reverse=True)
        by_figure = {one.figure: one for one in reversed(ranked)}
        return tuple(one for one in ranked if by_figure[one.figure] is one)[:most]
    return Lines(chosen(plane.across), chosen(plane.upward), chosen(plane.totals))


def is_log(plane: Plane) -> bool:
    """Tell whether the axes are logarithmic."""
    return fitted(_extent(plane), 0, 1).log


def _extent(plane: Plane) -> list[float]:
    """Return the values that both axes must hold; they are alike, so that shares are straight."""
    ends = [end for estimate in plane.estimates if estimate is not None
            for end in (estimate.intervals or {}).get("90", ())]
    return [*(one.figure for one in (*plane.across, *plane.upward)), *ends]


def _field(plane: Plane, frame: Frame) -> Markup:
    """Return what is left to believe of both, as nested rectangles."""
    one, other = plane.estimates
    if one is None or other is None:
        return svg.EMPTY
    shapes = []
    for level, opacity in look("fields").items():
        left, right = map(frame.x, (one.intervals or {})[level])
        bottom, top = map(frame.y, (other.intervals or {})[level])
        shapes.append(svg.bar((left, top, right, bottom), **svg.filled("ink"),
                              fill_opacity=opacity))
    return svg.group(shapes)


def _look(side: str, frame: Frame, width: float = THIN) -> dict[str, svg.Value]:
    look = frame.sides[side]
    dash: dict[str, svg.Value] = {"stroke_dasharray": look.dash} if look.dash else {}
    return {**svg.stroked(look.colour, width), **dash, **FAINT}


def _alone(one: Statement, frame: Frame, upright: bool) -> Markup:
    """Return a figure of one part as a line across the plane; barbs point into a bound's room."""
    scale, along = (frame.x, frame.y) if upright else (frame.y, frame.x)
    at = scale(one.figure)
    ends = (at, along.start, at, along.end) if upright else (along.start, at, along.end, at)
    shapes = [svg.line(ends, **_look(one.side, frame))]
    way = {"at_least": 1, "up_to": -1}.get(marks.shape_of(one.hedge), 0)
    for step in range(1, BARBS + 1) if way else ():
        place_along = along.start + (along.end - along.start) * step / (BARBS + 1)
        tip = (at + way * BARB, place_along) if upright else (place_along, at - way * BARB)
        foot = (at, place_along) if upright else (place_along, at)
        shapes.append(svg.line((*foot, *tip), **_look(one.side, frame)))
    return svg.link(one.href, one.tooltip, *shapes)


def _curve(points: Sequence[tuple[float, float]], frame: Frame) -> str:
    """Return a path through those values that lie inside both axes."""
    inside = [(frame.x(x), frame.y(y)) for x, y in points if frame.x.holds(x) and frame.y.holds(y)]
    return "M" + "L".join(f"{svg.decimal(x)} {svg.decimal(y)}" for x, y in inside) \
        if len(inside) > 1 else ""


def _values(scale: Scale) -> list[float]:
    """Return values all along an axis, evenly spread on it."""
    low, high = scale.low, scale.high
    if not scale.log:
        return [low + (high - low) * n / STEPS for n in range(STEPS + 1)]
    return [low * (high / low) ** (n / STEPS) for n in range(STEPS + 1)]


def _total(one: Statement, frame: Frame) -> Markup:
    """Return all pairs of parts that add up to a total."""
    points = [(x, one.figure - x) for x in _values(frame.x) if x < one.figure]
    points += [(one.figure - y, y) for y in _values(frame.y) if y < one.figure]
    path = _curve(sorted(points), frame)
    return svg.link(one.href, f"together: {one.tooltip}", svg.element(
        "path", d=path, **_look(one.side, frame))) if path else svg.EMPTY


def _ray(ray: Ray, frame: Frame) -> Markup:
    """Return all pairs in which the first part has a share of both."""
    rest = (1 - ray.share) / ray.share
    points = [(x, x * rest) for x in _values(frame.x)] + [(y / rest, y) for y in _values(frame.y)]
    path = _curve(sorted(points), frame)
    return svg.link(ray.href, f"{ray.speaker}: {ray.words}", svg.element(
        "path", d=path, **{**_look(ray.side, frame, THICK), "stroke_opacity": "1"})) \
        if path else svg.EMPTY


def _point(pair: tuple[Statement, Statement], frame: Frame) -> Markup:
    one, other = pair
    mark = marks.drawn(marks.Mark(0, 0, marks.radius(len(one.publishers)), "exact"),
                       frame.sides[one.side].colour)
    place_at = f"translate({svg.decimal(frame.x(one.figure))} {svg.decimal(frame.y(other.figure))})"
    return svg.link(one.href, f"{one.tooltip}; {other.told}",
                    svg.element("g", mark, transform=place_at), reached=True)


def _labels(plane: Plane, lines: Lines, frame: Frame, sheet: Sheet) -> list[Markup]:
    """Return the words at the points, at the rays, then at the lines, where there is room."""
    wishes = [_wish(f"{one.speaker}: {one.told} and {other.told}",
                    (frame.x(one.figure), frame.y(other.figure)), one.side, (frame, sheet))
              for one, other in plane.pairs]
    boxes = [wish.mark for wish in wishes]
    for ray in {(ray.speaker, ray.share): ray for ray in plane.rays}.values():
        rest = (1 - ray.share) / ray.share
        seen = [x for x in _values(frame.x) if frame.y.holds(x * rest)]
        if seen:
            x = seen[len(seen) // 2]
            wishes.append(_wish(f"{ray.speaker}: {ray.share:.0%}", (frame.x(x), frame.y(x * rest)),
                                ray.side, (frame, sheet)))
    wishes += [_wish(words, at, side, (frame, sheet)) for words, at, side in _ends(lines, frame)]
    room = Box(frame.x.start, frame.y.end, frame.x.end + SPACE, frame.y.start)
    return [label.shape for label in place(wishes, boxes, room)]


def _ends(lines: Lines, frame: Frame) -> Iterator[tuple[str, tuple[float, float], str]]:
    """Yield the words at the ends of lines and curves: where they stand, and whose they are."""
    for one in lines.totals:
        if frame.y.holds(one.figure - frame.x.low):
            yield (f"{one.speaker}: {one.told} together",
                   (frame.x.start, frame.y(one.figure - frame.x.low)), one.side)
    for one in lines.across:
        yield f"{one.speaker}: {one.told}", (frame.x(one.figure), frame.y.start), one.side
    for one in lines.upward:
        yield f"{one.speaker}: {one.told}", (frame.x.end, frame.y(one.figure)), one.side


def _wish(words: str, at: tuple[float, float], side: str, look: tuple[Frame, Sheet]) -> Wish:
    frame, sheet = look
    x, y = at
    half = marks.LEAST_RADIUS + 1
    font = svg.Font(sheet.text, colour=frame.sides[side].colour, halo=True)
    box = Box(x - half, y - half, x + half, y + half)
    return Wish((words, words.rpartition(": ")[2]), box, font)
