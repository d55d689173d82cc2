"""SVG as text: elements with escaped values, colours by name, the same bytes for the same input."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from figures.charts.theme import LIGHT, THIN, look

Value = str | float
EMPTY = Markup("")


def decimal(value: float) -> str:
    """Return a coordinate with one decimal at most: 12, 12.5."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def element(tag: str, *children: str, **attributes: Value) -> Markup:
    """Return an element; `_` in a name stands for a hyphen, numbers get one decimal, text is
    escaped wherever it stands."""
    inner = Markup("").join(children)
    pairs = Markup("").join(
        Markup(' {}="{}"').format(name.strip("_").replace("_", "-"),
                                  decimal(value) if isinstance(value, int | float) else value)
        for name, value in attributes.items())
    if not children:
        return Markup("<{}{}/>").format(Markup(tag), pairs)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), pairs, inner)


def group(children: Iterable[str], **attributes: Value) -> Markup:
    """Return a group of elements, or nothing where there are none."""
    inner = tuple(children)
    return element("g", *inner, **attributes) if inner else EMPTY


def filled(colour: str) -> dict[str, Value]:
    """Return the attributes that fill with a colour of the theme: a class that the page's scheme
    decides, and the light colour for viewers that know no style sheets."""
    return {"class": f"f-{colour}", "fill": LIGHT[colour]}


def stroked(colour: str, width: float = THIN, fill: str = "none") -> dict[str, Value]:
    """Return the attributes that draw a line in a colour of the theme."""
    return {"class": f"s-{colour}", "stroke": LIGHT[colour], "stroke_width": width, "fill": fill}


Corners = tuple[float, float, float, float]  # x and y of the first point, then of the second
HAIR: float = look("hair")


def line(ends: Corners, **attributes: Value) -> Markup:
    """Return a straight line between two points."""
    x1, y1, x2, y2 = ends
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def bar(corners: Corners, **attributes: Value) -> Markup:
    """Return a rectangle between its upper left and its lower right corner."""
    left, top, right, bottom = corners
    return element("rect", x=left, y=top, width=max(HAIR, right - left),
                   height=max(HAIR, bottom - top), **attributes)


@dataclass(frozen=True)
class Font:
    """How a text is set: size, weight, where it is anchored, colour of the theme, and whether paper
    shines around it where lines run behind."""

    size: float
    bold: bool = False
    anchor: str = "start"
    colour: str = "ink"
    halo: bool = False


def text(x: float, y: float, words: str, font: Font) -> Markup:
    """Return one line of text that begins, ends or is centred at a point of its baseline."""
    more: dict[str, Value] = {"font_weight": "700"} if font.bold else {}
    if font.anchor != "start":
        more["text_anchor"] = font.anchor
    paint = filled(font.colour)
    if font.halo:
        more |= {"stroke": LIGHT["paper"]}
        paint |= {"class": f"f-{font.colour} s-paper halo"}
    return element("text", words, x=x, y=y, font_size=font.size, **paint, **more)


def link(address: str, tooltip: str, *children: str, reached: bool = False) -> Markup:
    """Return what leads to an address; `reached` by the keyboard, or by pointer only (then the
    chart's table leads there by keyboard)."""
    more: dict[str, Value] = {} if reached else {"tabindex": "-1"}
    return element("a", element("title", tooltip), *children, href=address, **more)
