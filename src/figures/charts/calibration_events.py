"""Chart 8, each settled event: its claims and the range that they left, over the truth."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from figures.calibration import Record, Settled, ratios_of
from figures.charts import svg
from figures.charts.axes import across_axis, head
from figures.charts.calibration_ratios import ratio_scale, rug
from figures.charts.picture import Body, Picture
from figures.charts.rows import Row, stacked
from figures.charts.scales import Scale
from figures.charts.theme import MARGIN, Sheet, look
from figures.phrases import number, plural, rough
from figures.tables.scores import settled_table

NAME = "settled-events"
AXIS = "Claims and ranges ÷ the truth (logarithmic scale)"
SUBTITLE = ("Each row is an event whose truth came out later: ticks are its claims, the bar is the "
            "range that they left, the dot its middle. The upright line is the truth. Red: the "
            "range missed it.")
BAR: float = look("bars")["80"]
DOT: float = look("dot")
MISSED = "error"
MOST_NAMED: int = look("record named")


def picture(record: Record) -> Picture:
    """Return every settled event of a record, those first whose range was highest."""
    events = sorted(record.settled(), key=lambda one: (-one.range[1],
                                                       one.event.case))
    return Picture(NAME, _title(events), SUBTITLE, partial(_paint, events), _alt(events),
                   _note(events), settled_table(events))


def _title(events: Sequence[Settled]) -> str:
    missed = [one for one in events if not one.held]
    head = (f"The range held the truth in {len(events) - len(missed)} of "
            f"{plural(len(events), 'event')}")
    if not missed or len(missed) > MOST_NAMED:
        return head
    return f"{head}; it missed: {'; '.join(one.event.title for one in missed)}"


def _alt(events: Sequence[Settled]) -> str:
    lines = " ".join(f"{one.event.title}: {rough(one.ours.answer.low)} to "
                     f"{rough(one.ours.answer.high)}, truth {number(one.event.truth)}."
                     for one in events)
    return f"Settled events. {_title(events)}. {lines}"


def _note(events: Sequence[Settled]) -> str:
    claims = sum(len(one.event.evidence) for one in events)
    return (f"Source: {plural(claims, 'claim')} on events whose truth is known. Each range was "
            "made by numbers that were learned without the event.")


def _paint(events: Sequence[Settled], sheet: Sheet) -> Body:
    rows = [Row(one.event.title, "", "", "ink" if one.held else MISSED)
            for one in events]
    top = head(sheet) + MARGIN
    names, middles, bottom = stacked(rows, sheet, top)
    scale = ratio_scale([value for one in events for value in _values(one)], sheet)
    shapes = [_event(one, scale, middle)
              for one, middle in zip(events, middles, strict=True)]
    rule = svg.line((scale(1), top - MARGIN, scale(1), bottom), **svg.stroked("ink"))
    axis = across_axis(scale, sheet, bottom, AXIS)
    return Body([axis, rule, *names, *shapes], bottom + sheet.line)


def _values(one: Settled) -> list[float]:
    return [*ratios_of(one.event).tolist(), *one.range]


def _event(one: Settled, scale: Scale, middle: float) -> Markup:
    colour = "ink" if one.held else MISSED
    left, at, right = map(scale, one.range)
    bar = svg.bar((left, middle - BAR / 2, right, middle + BAR / 2), **svg.filled(colour),
                  fill_opacity=str(look("soft")))
    dot = svg.element("circle", cx=at, cy=middle, r=DOT, **svg.filled(colour))
    return svg.group((rug(ratios_of(one.event).tolist(), scale, middle), bar, dot))
