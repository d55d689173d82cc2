"""The colours and sizes of all charts, light and dark."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

LOOKS_FILE = "words/looks.yml"


@cache
def _looks() -> dict[str, Any]:
    text = resources.files("figures").joinpath(LOOKS_FILE).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def look(name: str) -> Any:
    """Return a length, share or list of words/looks.yml.

    Raises: KeyError where it has none of that name.
    """
    return _looks()[name]


# Sides' colours are told apart by the common kinds of colour blindness (after Okabe and Ito, 2008),
# darkened to a contrast of at least 4.5 to 1 on paper; shape, lane or dash tells them apart too.
LIGHT: Final = {"paper": "#fffdf9", "ink": "#1d1d1b", "soft": "#5c5b57", "rule": "#e2ddd3",
                "side0": "#b3480f", "side1": "#0b5fa5", "side2": "#6a5d00",
                "side3": "#8a3c8f", "none": "#5f5f5a", "measured": "#0f6e5d",
                "error": "#9c1c1c", "warning": "#7a4b00", "note": "#35506b"}
DARK: Final = {"paper": "#171716", "ink": "#ecebe6", "soft": "#b3b0a8", "rule": "#3c3b37",
               "side0": "#f2a06c", "side1": "#7fbaf0", "side2": "#d6c45a",
               "side3": "#d59ad9", "none": "#b7b5ad", "measured": "#6cc9b4",
               "error": "#ff9d94", "warning": "#f0c070", "note": "#a9c4de"}
WHITE: Final = "#ffffff"  # paper itself
SIDE_COLOURS: Final = ("side0", "side1", "side2", "side3")
NO_SIDE: Final = "none"
DASHES: Final = ("", "7 3", "2 3", "9 3 2 3")  # lines of sides, told apart without colour
FONTS: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
BANDS: Final = ("90", "80", "50")  # the intervals shown, from thin bars to thick ones


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on: `wide` beside text, or narrow for a phone; lengths are pixels at
    the size it is made for, `text` that of ordinary text."""

    width: float
    text: float
    title: float
    wide: bool

    @property
    def line(self) -> float:
        """Return the height of a line of ordinary text."""
        return round(self.text * float(look("line height")), 1)

    @property
    def drop(self) -> float:
        """Return how far below its middle a text's baseline lies."""
        return self.text * float(look("ascent")) / 2

    def pick(self, name: str) -> Any:
        """Return this sheet's own value of a look that differs between the sheets."""
        return look(name)["wide" if self.wide else "narrow"]


# At the narrowest place where each is shown (see FIGURE_STYLE) text is 11 pixels high or more.
WIDE: Final = Sheet(**look("wide sheet"), wide=True)
NARROW: Final = Sheet(**look("narrow sheet"), wide=False)
MARGIN: Final[float] = look("margin")
GAP: Final[float] = look("gap")
SPACE: Final[float] = look("space")
ROOM: Final[float] = look("room")
THIN: Final[float] = look("thin")
THICK: Final[float] = look("thick")
FIGURE_STYLE: Final = (
    "figure.chart>svg.narrow{display:none}"
    "@media screen and (max-width:52rem){figure.chart>svg.wide{display:none}"
    "figure.chart>svg.narrow{display:block;max-width:32rem}}")


def style() -> str:
    """Return the style sheet that every chart carries: both schemes, and light on paper."""
    names = "".join(f".f-{name}{{fill:var(--c-{name})}}.s-{name}{{stroke:var(--c-{name})}}"
                    for name in LIGHT)
    return (f"{_scheme(LIGHT)}@media(prefers-color-scheme:dark){{{_scheme(DARK)}}}"
            f"@media print{{{_scheme({**LIGHT, 'paper': WHITE})}}}{names}"
            ".chart a:hover,.chart a:focus{opacity:.6}"
            ".chart text{font-variant-numeric:tabular-nums}"
            ".chart .halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}")


def _scheme(colours: dict[str, str]) -> str:
    return "svg.chart{" + "".join(f"--c-{n}:{c};" for n, c in colours.items()) + "}"
