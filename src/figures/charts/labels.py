"""Labels beside their marks: each at the first place where it covers nothing, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.theme import look

GAP: float = look("label gap")
APART = GAP - 1  # less than the gap to a label's own mark
LIFTS: list[float] = look("label lifts")
ASCENT: float = look("ascent")
DESCENT: float = look("descent")


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes overlap."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)

    def spread(self) -> "Box":
        """Return the box with the room at its sides that keeps words apart."""
        return self._replace(left=self.left - APART, right=self.right + APART)

    def within(self, other: "Box") -> bool:
        """Tell whether this box lies inside another."""
        return (self.left >= other.left and self.right <= other.right
                and self.top >= other.top and self.bottom <= other.bottom)


@dataclass(frozen=True)
class Wish:
    """A label that a mark would like: its words (then shorter ones), the mark's box, its font."""

    words: tuple[str, ...]
    mark: Box
    font: svg.Font
    key: str = ""


@dataclass(frozen=True)
class Placed:
    """A label that found its place."""

    key: str
    shape: Markup
    box: Box


def place(wishes: Sequence[Wish], taken: Iterable[Box], frame: Box) -> list[Placed]:
    """Return the labels that find room inside the frame without covering a mark or one another, the
    first wish served first; those that find none are left out (their marks' tooltips say the same).
    """
    occupied = list(taken)
    found: list[Placed] = []
    for wish in wishes:
        spots = [(words, box) for words in wish.words for box in _spots(wish, words)]
        free = next(((words, box) for words, box in spots if box.within(frame)
                     and not any(box.spread().meets(other) for other in occupied)), None)
        if free is not None:
            words, box = free
            occupied.append(box)
            shape = svg.text(box.left, box.top + ASCENT * wish.font.size, words, wish.font)
            found.append(Placed(wish.key, shape, box))
    return found


def _spots(wish: Wish, words: str) -> list[Box]:
    """Return where a label may stand: right or left of its mark, above it, below it."""
    size = wish.font.size
    wide = lettering.width(words, size, wish.font.bold)
    high = (ASCENT + DESCENT) * size
    mark = wish.mark
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    right, left = mark.right + GAP, mark.left - GAP - wide
    corners = [(right, middle - high / 2), (left, middle - high / 2)]
    for lift in LIFTS:
        above, below = mark.top - high - lift, mark.bottom + lift
        corners += [(x, y) for y in (above, below)
                    for x in (centre - wide / 2, right - GAP, left + GAP)]
    return [Box(x, y, x + wide, y + high) for x, y in corners]
