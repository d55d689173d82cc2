"""The reading of a claim's wording: number, hedge, unit, second figure and precision."""

from figures.wording.alike import read_alike
from figures.wording.conventions import conventions
from figures.wording.reader import read
from figures.wording.reading import Reading, Second

__all__ = ["Reading", "Second", "conventions", "read", "read_alike"]
