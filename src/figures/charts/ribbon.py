"""What was left to believe as of each day, as a ribbon behind the claims."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from figures.charts import svg
from figures.charts.scales import Scale
from figures.charts.theme import look
from figures.estimate import Estimate
from figures.joint import Moment

End = Callable[[Moment], float]
ENDS: tuple[End, ...] = (lambda one: one.low, lambda one: one.point, lambda one: one.high)
LEAST: float = look("ribbon least")
Corner = tuple[str, str]


def extent(estimate: Estimate | None) -> list[float]:
    """Return the values that an axis must hold for a ribbon; none where there is no ribbon."""
    moments = estimate.series or () if estimate is not None else ()
    return [end for moment in moments for end in (moment.low, moment.high)]


def ribbon(estimate: Estimate | None, days: Scale, sizes: Scale) -> Markup:
    """Return the 90% interval day by day with its middle as a line, in steps, since days without
    claims change nothing; nothing where the series was not asked for."""
    moments = estimate.series or () if estimate is not None else ()
    if not moments:
        return svg.EMPTY
    low, middle, high = (_steps(_seen(moments, sizes), end, days, sizes) for end in ENDS)
    return svg.group((
        svg.element("path", d=_path([*high, *reversed(low)]) + "Z", **svg.filled("ink"),
                    fill_opacity=str(look("ribbon"))),
        svg.element("path", d=_path(middle), **svg.stroked("ink"),
                    stroke_opacity=str(look("faint")))), aria_hidden="true")


def _seen(moments: Sequence[Moment], sizes: Scale) -> list[Moment]:
    """Return the moments at which a reader sees an end or the middle move; the first is one."""
    kept: list[Moment] = []
    for moment in moments:
        if not kept or any(abs(sizes(end(moment)) - sizes(end(kept[-1]))) >= LEAST for end in ENDS):
            kept.append(moment)
    return kept


def _steps(moments: Sequence[Moment], end: End, days: Scale, sizes: Scale) -> list[Corner]:
    """Return the corners of a line that holds each value until the next day replaces it."""
    corners: list[Corner] = []
    following = [*(moment.day.toordinal() for moment in moments[1:]), days.high]
    for moment, until in zip(moments, following, strict=True):
        y = svg.decimal(sizes(end(moment)))
        corners += [(svg.decimal(days(moment.day.toordinal())), y), (svg.decimal(days(until)), y)]
    return corners


def _path(corners: Sequence[Corner]) -> str:
    """Return a line along corners of which each lies across from or above the last."""
    (x, y), *others = corners
    path = f"M{x} {y}"
    for to_x, to_y in others:
        path += (f"H{to_x}" if to_x != x else "") + (f"V{to_y}" if to_y != y else "")
        x, y = to_x, to_y
    return path
