"""Chart 1, the range strip: all that was said of each quantity on one axis, and what it leaves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from figures.charts import bands, lettering, marks, svg
from figures.charts.axes import across_axis, axis_words, head
from figures.charts.believed import believed, with_room
from figures.charts.key import key_row
from figures.charts.lanes import GUTTER, lane
from figures.charts.matter import (
    Matter,
    Statement,
    as_of_words,
    drawable,
    hollow_words,
    others_words,
    sides,
    statements,
    undrawn_words,
    unsized,
)
from figures.charts.picture import Body, Picture, nothing
from figures.charts.scales import Scale, fitted, short_month
from figures.charts.statement_tables import statements_table
from figures.charts.theme import MARGIN, SPACE, Sheet
from figures.phrases import between, plural, word

NAME = "range-strip"
SUBTITLE = ("Each mark is one statement, however many publications repeat it; the larger, the more "
            "did. The bar below is the range that they leave to believe: thicker is likelier.")


@dataclass(frozen=True)
class Strip:
    """One quantity: its statements, and those of them that its axis shows."""

    quantity: str
    statements: tuple[Statement, ...]
    shown: tuple[Statement, ...] = ()


def picture(matter: Matter) -> Picture:
    """Return the range strip of the case's headline quantities, or of the one asked for."""
    strips = _strips(matter)
    if not strips:
        return nothing(NAME, "Nobody in this ledger gives a figure that could be drawn.")
    shown = [one for strip in strips for one in strip.shown]
    table = statements_table(matter, shown, "Every statement in the range strip")
    return Picture(NAME, _title(matter, strips[0]), SUBTITLE, partial(_paint, matter, strips),
                   _alt(matter, strips), _note(matter, strips), table)


def _strips(matter: Matter) -> list[Strip]:
    """Return a strip for each quantity that has statements; those of one unit share an axis."""
    found = [Strip(name, told) for name in matter.drawn()
             if (told := statements(matter, name))]
    units = dict.fromkeys(matter.defined(strip.quantity).unit for strip in found)
    log = {unit: fitted([value for strip in found if matter.defined(strip.quantity).unit == unit
                         for value in _extent(matter, strip)], 0, 1).log for unit in units}
    among = sum(len(strip.statements) for strip in found)
    return [replace(strip, shown=drawable(
        strip.statements, log[matter.defined(strip.quantity).unit], among)) for strip in found]


def _title(matter: Matter, strip: Strip) -> str:
    """Say of the first quantity how far apart the statements are, and what they leave."""
    said = reported(matter, strip)
    estimate = matter.estimate(strip.quantity)
    count = estimate.origins if estimate else len(strip.statements)
    one = "of " if count == 1 and not said.startswith("from ") else ""
    head = f"{matter.counts(strip.quantity)}: {plural(count, 'statement')}, {one}{said}"
    leave = "leaves" if count == 1 else "leave"
    return f"{head}, {leave} {bands.in_words(estimate)} to believe" if estimate else head


def reported(matter: Matter, strip: Strip) -> str:
    """Return the least and the greatest figure of a strip, ends of ranges too: "from 100 to
    6,000", or the only one."""
    sizes = list(filter(math.isfinite, (end for one in strip.statements
                                        for end in (one.low, one.figure, one.high))))
    ends = between(min(sizes), max(sizes), matter.defined(strip.quantity).unit)
    return f"from {ends}" if min(sizes) < max(sizes) else ends


def _alt(matter: Matter, strips: Sequence[Strip]) -> str:
    parts = []
    for strip in strips:
        estimate = matter.answer.of(strip.quantity)
        said = f"{plural(len(strip.statements), 'statement')} {reported(matter, strip)}"
        if estimate is not None and estimate.intervals is not None:
            said += (f"; left to believe {bands.in_words(estimate)}, "
                     f"{word('statuses', estimate.status)}")
        parts.append(f"{matter.counts(strip.quantity)}: {said}.")
    return "Range strip. " + " ".join(parts)


def _note(matter: Matter, strips: Sequence[Strip]) -> str:
    """Say what the picture rests on, up to which day, and what it could not draw."""
    shown = [one for strip in strips for one in strip.statements]
    claims = sum(one.claims for one in shown)
    missing = sum(unsized(matter, strip.quantity) for strip in strips)
    unable = f" {plural(missing, 'claim')} without a size of that kind can’t be drawn." \
        if missing else ""
    undrawn = undrawn_words(sum(len(s.statements) - len(s.shown) for s in strips))
    return (f"Source: {plural(claims, 'claim')} of the ledger “{matter.claims.case.name}”"
            f"{as_of_words(matter)}. The bars hold nine in ten, four in five and half of what is "
            f"left to believe.{unable}{undrawn}{hollow_words(shown)}{others_words(matter)}")


def _paint(matter: Matter, strips: Sequence[Strip], sheet: Sheet) -> Body:
    """Draw the strips, those of one unit on one axis."""
    shapes, top = key_row(sheet)
    for unit in dict.fromkeys(matter.defined(strip.quantity).unit for strip in strips):
        together = [s for s in strips if matter.defined(s.quantity).unit == unit]
        more, height = _together(matter, together, sheet)
        shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
        top += height + sheet.line
    return Body(shapes, top)


def _together(matter: Matter, strips: Sequence[Strip], sheet: Sheet) -> tuple[list[Markup], float]:
    values = [value for strip in strips for value in _extent(matter, strip)]
    left = GUTTER if sheet.wide else 2 * marks.MOST_RADIUS
    unit = matter.defined(strips[0].quantity).unit
    scale = fitted(values, left, sheet.width - 2 * marks.ARROW, unit)
    if sheet.wide:
        found = [matter.answer.of(strip.quantity) for strip in strips]
        scale = with_room([one for one in found if one is not None], scale, sheet)
    shapes, top = [], head(sheet)
    for strip in strips:
        more, height = _strip(matter, strip, scale, sheet)
        shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
        top += height + sheet.line
    axis = across_axis(scale, sheet, top, axis_words(unit, scale))
    return [axis, *shapes], top + sheet.line


def _extent(matter: Matter, strip: Strip) -> list[float]:
    """Return the values that an axis must hold: every statement's, and the estimate's ends."""
    ends = [value for one in strip.statements for value in (one.low, one.figure, one.high)]
    estimate = matter.estimate(strip.quantity)
    return [*ends, *((estimate.intervals or {}).get("90", ()) if estimate else ())]


def _strip(matter: Matter, strip: Strip, scale: Scale, sheet: Sheet
           ) -> tuple[list[Markup], float]:
    """Return one quantity: its name, a lane for each side that speaks, and the estimate."""
    shapes, top = _heading(matter, strip, sheet)
    for side in sides(matter).values():
        spoken = [one for one in strip.shown if one.side == side.key]
        if spoken:
            more, height = lane(spoken, side, scale, sheet)
            shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
            top += height
    more, height = believed(matter.answer.of(strip.quantity), scale, sheet)
    shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
    return shapes, top + height


def _heading(matter: Matter, strip: Strip, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return a strip's name with how many statements it shows, of which days."""
    days = [one for one in strip.statements if one.day is not None]
    told = plural(len(strip.statements), "statement")
    taking_part = sum(not one.left_out for one in strip.statements)
    if taking_part < len(strip.statements):
        told += f", {taking_part} of them taking part"
    if days:
        first, last = min(days, key=lambda one: one.day), max(days, key=lambda one: one.day)
        ends = dict.fromkeys((short_month(first.first), short_month(last.last)))
        told += f", {' to '.join(ends)}"
    shapes, top = [], 0.0
    for words, font in ((matter.counts(strip.quantity), svg.Font(sheet.text + 1, bold=True)),
                        (told, svg.Font(sheet.text, colour="soft"))):
        for line in lettering.wrapped(words, font.size, sheet.width - SPACE, font.bold):
            shapes.append(svg.text(MARGIN, top + font.size, line, font))
            top += sheet.line
    return shapes, top
