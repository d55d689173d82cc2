"""What was left to believe as of each day, as a ribbon behind the claims."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from figures.charts import svg
from figures.charts.scales import Scale
from figures.charts.theme import look
from figures.estimate import Estimate
from figures.joint import Moment

End = Callable[[Moment], float]


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
    upper = _steps(moments, lambda moment: moment.high, days, sizes)
    lower = _steps(moments, lambda moment: moment.low, days, sizes)
    middle = _steps(moments, lambda moment: moment.point, days, sizes)
    return svg.group((
        svg.element("polygon", points=" ".join([*upper, *reversed(lower)]), **svg.filled("ink"),
                    fill_opacity=str(look("ribbon"))),
        svg.element("polyline", points=" ".join(middle), **svg.stroked("ink"),
                    stroke_opacity=str(look("faint")))), aria_hidden="true")


def _steps(moments: Sequence[Moment], end: End, days: Scale, sizes: Scale) -> list[str]:
    """Return the corners of a line that holds each value until the next day replaces it."""
    corners: list[str] = []
    following = [*(moment.day.toordinal() for moment in moments[1:]), days.high]
    for moment, until in zip(moments, following, strict=True):
        y = svg.decimal(sizes(end(moment)))
        corners += [f"{svg.decimal(days(moment.day.toordinal()))},{y}",
                    f"{svg.decimal(days(until))},{y}"]
    return corners
