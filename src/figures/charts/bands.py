"""An estimate as nested bars: the surer the darker, with the middle as a notch."""

from collections.abc import Mapping

from markupsafe import Markup

from figures.charts import svg
from figures.charts.scales import Scale
from figures.charts.theme import BANDS, THIN, look
from figures.estimate import Estimate
from figures.phrases import rough_between

NOTCH: float = look("notch")


def band(estimate: Estimate, scale: Scale, across: float, upright: bool = False) -> Markup:
    """Return the intervals of an estimate along a scale, at a place across it.

    `upright` where the scale runs upwards; the estimate must have intervals.
    """
    intervals: Mapping[str, tuple[float, float]] = estimate.intervals or {}
    shapes = [_bar(scale, intervals[level], across, look("bars")[level], upright)
              for level in BANDS if level in intervals]
    if estimate.point is not None:
        shapes.append(_notch(scale(estimate.point), across, upright))
    return svg.group(shapes)


def _bar(scale: Scale, ends: tuple[float, float], across: float, thick: float,
         upright: bool) -> Markup:
    first, last = sorted((scale(ends[0]), scale(ends[1])))
    half = thick / 2
    corners = (across - half, first, across + half, last) if upright else (
        first, across - half, last, across + half)
    return svg.bar(corners, **svg.filled("ink"))


def _notch(at: float, across: float, upright: bool) -> Markup:
    ends = (across - NOTCH, at, across + NOTCH, at) if upright else (
        at, across - NOTCH, at, across + NOTCH)
    return svg.group((svg.line(ends, **svg.stroked("paper", look("notch halo"))),
                      svg.line(ends, **svg.stroked("ink", THIN))))


def in_words(estimate: Estimate) -> str:
    """Return the ends of the widest interval: "330 to 4,100"."""
    low, high = (estimate.intervals or {})["90"]
    return rough_between(low, high, estimate.unit)
