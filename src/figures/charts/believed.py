"""What is left to believe, drawn below the lanes of statements: the range, and the bounds that
follow if all that was said is taken literally."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from figures.charts import bands, lettering, svg
from figures.charts.lanes import lane_name
from figures.charts.scales import Scale
from figures.charts.theme import MARGIN, SPACE, THIN, Sheet
from figures.estimate import Estimate
from figures.phrases import capital, rough_between

BELIEVED, LITERAL, NO_VALUE = "left to believe", "taken literally", "no one value fits all"
TICK = MARGIN  # half the height of a bracket's end


def believed(estimate: Estimate | None, scale: Scale, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return the estimate's bars and the literal bounds with their ends in words, or why there is
    no estimate; nothing where nobody claims the quantity."""
    if estimate is None:
        return [], 0
    row = sheet.line + MARGIN
    if estimate.intervals is None:
        font = svg.Font(sheet.text, colour="soft")
        lines = lettering.wrapped(capital(estimate.why), sheet.text, sheet.width - scale.start)
        return [svg.text(scale.start, row + n * sheet.line, line, font)
                for n, line in enumerate(lines)], row + len(lines) * sheet.line
    shapes = [bands.band(estimate, scale, row)]
    words, below = bands.in_words(estimate), row
    if sheet.wide:
        shapes.append(lane_name(BELIEVED, "ink", row, sheet))
    else:
        words, below = f"{words} {BELIEVED}", row + sheet.line
    shapes.append(_beside(words, scale, estimate.intervals["90"], (below, sheet), True))
    more, height = _literal(estimate, scale, sheet, below)
    return [*shapes, *more], height


def with_room(estimates: Sequence[Estimate], scale: Scale, sheet: Sheet) -> Scale:
    """Return an axis short enough for the words of each range, where some would find no room on
    either side of their bars."""
    told = [(bands.in_words(one), one.intervals["90"], True) for one in estimates if one.intervals]
    told += [(rough_between(*one.bounds, one.unit), one.bounds, False) for one in estimates
             if one.intervals and one.bounds]
    wide = [(lettering.width(words, sheet.text, bold) + SPACE, ends) for words, ends, bold in told]
    lacking = [room for room, (low, high) in wide if scale(high) + room > sheet.width
               and scale(low) - room < scale.start]
    return scale.moved(scale.start, sheet.width - max(lacking)) if lacking else scale


def _beside(words: str, scale: Scale, ends: tuple[float, float], row: tuple[float, Sheet],
            bold: bool = False) -> Markup:
    """Return words right of a range, or left of it where there is no room; on a narrow sheet, where
    they stand below it, begin where it begins if they can."""
    middle, sheet = row
    wide = lettering.width(words, sheet.text, bold)
    left = scale(ends[1]) + SPACE if sheet.wide else scale(ends[0])
    if left + wide > sheet.width + 1:
        left = scale(ends[0]) - SPACE - wide if sheet.wide else sheet.width - wide
    font = svg.Font(sheet.text, bold, "start", "ink" if bold else "soft")
    return svg.text(max(0.0, left), middle + sheet.drop, words, font)


def _literal(estimate: Estimate, scale: Scale, sheet: Sheet, above: float
             ) -> tuple[list[Markup], float]:
    """Return the bracket of the literal bounds, or that no value fits all claims."""
    middle = above + sheet.line
    name = [lane_name(LITERAL, "soft", middle, sheet)] if sheet.wide else []
    if estimate.bounds is None:
        words = NO_VALUE if sheet.wide else f"{LITERAL}, {NO_VALUE}"
        font = svg.Font(sheet.text, colour="soft")
        start = scale.start if sheet.wide else MARGIN
        return [*name, svg.text(start, middle + sheet.drop, words, font)], \
            middle + sheet.line / 2
    low, high = estimate.bounds
    shapes = [*name, _bracket(scale(low), scale(high), math.isinf(high), middle)]
    words = rough_between(low, high, estimate.unit)
    if not sheet.wide:
        words, middle = f"{words}, {LITERAL}", middle + sheet.text
    return [*shapes, _beside(words, scale, (low, high), (middle, sheet))], middle + sheet.line / 2


def _bracket(left: float, right: float, endless: bool, middle: float) -> Markup:
    """Return a thin line with a bar at each end, or an arrow where it has no end."""
    end = (f"l{-TICK:g} {-TICK:g}m{TICK:g} {TICK:g}l{-TICK:g} {TICK:g}" if endless
           else f"m0 {-TICK:g}v{2 * TICK:g}")
    path = (f"M{svg.decimal(left)} {svg.decimal(middle - TICK)}v{2 * TICK:g}m0 {-TICK:g}"
            f"H{svg.decimal(right)}{end}")
    return svg.element("path", d=path, **svg.stroked("soft", THIN))
