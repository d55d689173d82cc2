"""Chart 8, claims ÷ the truth on settled events: by who told them and how long after the event."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from figures.calibration import Record, Told
from figures.charts import svg
from figures.charts.axes import across_axis, head
from figures.charts.picture import Body, Picture
from figures.charts.rows import Row, drawing_left, stacked
from figures.charts.scales import Scale, fitted
from figures.charts.theme import MARGIN, ROOM, SPACE, Sheet, look
from figures.phrases import capital, plural, rough, word
from figures.tables.scores import days_words, told_table

NAME = "claims-and-truth"
AXIS = "The claim ÷ the truth (logarithmic scale)"
SUBTITLE = ("Each tick is a claim about an event whose truth came out later; on the upright line "
            "it was right, left of it too low, right of it too high. The thick bar holds the "
            "middle half of the claims, the thin one nine in ten.")
RUG: float = look("record rug")
FEWEST: int = look("record fewest")
BARS: dict[str, float] = look("bars")
DOT: float = look("dot")


def picture(record: Record) -> Picture:
    """Return the claims of all settled events of a record over their truths."""
    told = record.told()
    return Picture(NAME, _title(told), SUBTITLE, partial(_paint, told), _alt(told),
                   _note(record), told_table(told))


def _title(told: Sequence[Told]) -> str:
    """Say how far off the middle claim was at first and at last."""
    every = [one for one in told if not one.relation]
    first = _middle(every[0])
    if len(every) == 1:
        return f"The middle claim was {first} of the truth"
    return (f"Early counts are low: up to {_day(every[0])} the middle claim was {first} of the "
            f"truth, from day {every[-1].first} on {_middle(every[-1])}") \
        if _quantile(every[0]) < _quantile(every[-1]) else (
            f"The middle claim was {first} of the truth up to {_day(every[0])}, and "
            f"{_middle(every[-1])} from day {every[-1].first} on")


def _day(one: Told) -> str:
    return f"day {one.last:g} after the event"


def _quantile(one: Told) -> float:
    quantiles = one.quantiles()
    return quantiles[len(quantiles) // 2]


def _middle(one: Told) -> str:
    return f"{_quantile(one):.0%}"


def _alt(told: Sequence[Told]) -> str:
    lines = [f"{capital(word('tellers', one.relation))}, days {days_words(one)}: "
             f"{plural(len(one.ratios), 'claim')}, the middle one {rough(_quantile(one))} times "
             "the truth." for one in told]
    return f"Claims and truth. {_title(told)}. {' '.join(lines)}"


def _note(record: Record) -> str:
    claims = sum(len(event.evidence) for event in record.events)
    return (f"Source: {plural(claims, 'claim')} on {plural(len(record.cases), 'settled event')}, "
            "by the day up to which each counts. Of few claims no bar is drawn.")


def _paint(told: Sequence[Told], sheet: Sheet) -> Body:
    scale = _scale(told, sheet)
    shapes, top = [], head(sheet) + MARGIN
    for relation in dict.fromkeys(one.relation for one in told):
        own = [one for one in told if one.relation == relation]
        name = capital(word("tellers", relation))
        shapes.append(svg.text(MARGIN, top + sheet.text, name,
                               svg.Font(sheet.text, bold=True, halo=True)))
        more, middles, top = stacked(list(map(_row, own)), sheet, top + sheet.line)
        shapes += more
        shapes += [_ratios(one, scale, middle)
                   for one, middle in zip(own, middles, strict=True)]
        top += SPACE
    rule = svg.line((scale(1), head(sheet), scale(1), top), **svg.stroked("ink"))
    return Body([across_axis(scale, sheet, top, AXIS), rule, *shapes], top + sheet.line)


def _row(one: Told) -> Row:
    words = f"days {days_words(one)}: {plural(len(one.ratios), 'claim')}"
    return Row(words if len(one.ratios) < FEWEST else f"{words}, middle {rough(_quantile(one))}",
               "", words)


def _scale(told: Sequence[Told], sheet: Sheet) -> Scale:
    ratios = [ratio for one in told for ratio in one.ratios]
    return ratio_scale(ratios, sheet)


def ratio_scale(ratios: Sequence[float], sheet: Sheet) -> Scale:
    """Return a logarithmic axis of values ÷ the truth that holds these and 1."""
    start, end = drawing_left(sheet) + SPACE, sheet.width - ROOM
    found = fitted([*ratios, 1.0], start, end)
    return found if found.log else Scale(min(*ratios, 1.0), max(*ratios, 1.0), start, end, True)


def rug(ratios: Sequence[float], scale: Scale, middle: float) -> Markup:
    """Return a tick for each claim, in one path."""
    path = "".join(f"M{svg.decimal(scale(ratio))} {svg.decimal(middle - RUG)}v{2 * RUG:g}"
                   for ratio in ratios)
    return svg.element("path", d=path, **svg.stroked("soft"),
                       stroke_opacity=str(look("record rug soft")))


def _ratios(one: Told, scale: Scale, middle: float) -> Markup:
    ticks = rug(one.ratios, scale, middle)
    if len(one.ratios) < FEWEST:
        return ticks
    low, lower, point, upper, high = one.quantiles()
    bars = [svg.bar((scale(left), middle - BARS[level] / 2, scale(right),
                     middle + BARS[level] / 2), **svg.filled("ink"), fill_opacity="0.5")
            for left, right, level in ((low, high, "90"), (lower, upper, "50"))]
    dot = svg.element("circle", cx=scale(point), cy=middle, r=DOT, **svg.filled("ink"))
    return svg.group((ticks, *bars, dot))
