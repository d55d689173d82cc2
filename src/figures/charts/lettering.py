"""How wide a text will be: to break lines and to keep labels apart.

The reader's browser chooses the font, so the broadest of those that it may choose is measured,
DejaVu Sans, which comes with matplotlib: a text is never wider than is thought.
"""

from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

from figures.charts.theme import look

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
PLAIN, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
SQUARE_SHARE: float = look("square letter")
POINTS = 100  # the size at which letters are measured
FIXED_POINT = 65536  # FreeType counts advances in such parts
ELLIPSIS = "…"


@cache
def _font(name: str) -> FT2Font:
    font = FT2Font(str(FONTS / name))
    font.set_size(POINTS, 72)  # at 72 dots an inch a point is a dot
    return font


@cache
def _share(letter: str, bold: bool) -> float:
    """Return a letter's width as a share of the font's size."""
    font = _font(BOLD if bold else PLAIN)
    if not font.get_char_index(ord(letter)):
        return SQUARE_SHARE
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / FIXED_POINT / POINTS


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how many pixels a text takes at most."""
    return sum(_share(letter, bold) for letter in text) * size


def wrapped(text: str, size: float, most: float, bold: bool = False) -> list[str]:
    """Return the text in lines of at most `most` pixels; a word that is longer stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(text: str, size: float, most: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than `most` pixels: between words
    where that leaves half of what would fit."""
    if width(text, size) <= most:
        return text
    end = len(text)
    while end and width(text[:end] + ELLIPSIS, size) > most:
        end -= 1
    word = text.rfind(" ", 0, end + 1)
    kept = text[:word] if word >= end / 2 else text[:end]
    return kept.rstrip(" (,;:") + ELLIPSIS
