"""The marks of claims: their shape says how the speaker hedged, their size how often it was told.

Marks lie along an axis that rises to the right; where it rises upwards the whole mark is turned.
"""

import math
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts import svg
from figures.charts.matter import Statement
from figures.charts.theme import THICK, look
from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS

LEAST_RADIUS: float = look("least radius")
MOST_RADIUS: float = look("most radius")
ARROW: float = look("arrow")
HEAD: float = look("arrow head")
SOFT: float = look("soft")
SHAPES = {"exact": "exactly", "about": "about", "at_least": "at least, over",
          "up_to": "at most, nearly", "range": "a range"}


@dataclass(frozen=True)
class Mark:
    """A statement's mark: where it stands along the axis (a range has two ends), and its radius."""

    start: float
    end: float
    radius: float
    shape: str

    @property
    def reach(self) -> tuple[float, float]:
        """Return the least and the greatest place along the axis that the mark covers."""
        before = ARROW if self.shape == "up_to" else 0
        after = ARROW if self.shape == "at_least" else 0
        return (self.start - max(self.radius, before), self.end + max(self.radius, after))


def shape_of(hedge: str) -> str:
    """Return the shape of a hedge: one of SHAPES."""
    if hedge in LOWER_BOUNDS:
        return "at_least"
    if hedge in UPPER_BOUNDS:
        return "up_to"
    return "range" if hedge in ("range", "vague") else "about" if hedge == "about" else "exact"


def radius(publishers: int) -> float:
    """Return the radius of a mark: its area grows with the publications, up to a limit."""
    return min(MOST_RADIUS, LEAST_RADIUS * math.sqrt(publishers))


def drawn(mark: Mark, colour: str, hollow: bool = False) -> Markup:
    """Return a mark around the origin of its own drawing, along +x; `hollow` where the statement
    takes no part in what is judged."""
    length, r = mark.end - mark.start, mark.radius
    if mark.shape == "range" and length > 1:
        return _range(length, r, colour, hollow)
    if mark.shape in ("at_least", "up_to"):
        return _bound(1 if mark.shape == "at_least" else -1, r, colour, hollow)
    if mark.shape == "exact" and not hollow:
        ring = {"stroke": "none"}
        return svg.element("circle", r=r, **svg.filled(colour), **ring)
    inside: dict[str, svg.Value] = {"fill_opacity": "0" if hollow else str(SOFT)}
    both = f"f-{colour} s-{colour}"
    return svg.element("circle", r=r - svg.HAIR, **{**svg.stroked(colour), **svg.filled(colour),
                                               "class": both}, **inside)


def _bound(way: int, r: float, colour: str, hollow: bool) -> Markup:
    """Draw a bar at the bound and an arrow towards where the truth may lie."""
    tip = way * ARROW
    path = (f"M0 {svg.decimal(-r)}V{svg.decimal(r)}M0 0H{svg.decimal(tip)}"
            f"m{svg.decimal(-way * HEAD)} {svg.decimal(-HEAD)}l{svg.decimal(way * HEAD)} "
            f"{svg.decimal(HEAD)}l{svg.decimal(-way * HEAD)} {svg.decimal(HEAD)}")
    dash: dict[str, svg.Value] = {"stroke_dasharray": "2 2"} if hollow else {}
    return svg.element("path", d=path, **svg.stroked(colour, THICK), **dash)


def _range(length: float, r: float, colour: str, hollow: bool) -> Markup:
    thick = min(r, LEAST_RADIUS) * 2
    start, length = min(0.0, (length - thick) / 2), max(length, thick)
    inside: dict[str, svg.Value] = {"fill_opacity": "0" if hollow else str(SOFT)}
    return svg.element("rect", x=start, y=-thick / 2, width=length, height=thick, rx=thick / 2,
                       **{**svg.stroked(colour), **svg.filled(colour),
                          "class": f"f-{colour} s-{colour}"}, **inside)


def linked(statement: Statement, mark: Markup, place: str, reached: bool) -> Markup:
    """Return a mark at its place (an SVG transform), leading to its claim."""
    return svg.link(statement.href, statement.tooltip,
                    svg.element("g", mark, transform=place), reached=reached)
