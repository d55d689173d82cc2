"""Chart 2, the timeline: who said what of which day, and what is left to believe at the end."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from markupsafe import Markup

from figures.charts import bands, lettering, panels, ribbon, svg
from figures.charts.axes import axis_words, day_axis, scale_left, up_axis
from figures.charts.key import key_row
from figures.charts.marks import ARROW
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
)
from figures.charts.panels import Panel
from figures.charts.picture import Body, Picture, nothing
from figures.charts.scales import Scale, fitted
from figures.charts.statement_tables import statements_table
from figures.charts.theme import MARGIN, SPACE, Sheet, look
from figures.phrases import day, day_span, plural

NAME = "timeline"
HEIGHT: float = look("panel height")
RIGHT: float = look("panel margin")
PAD_SHARE: float = look("day pad")
Rows = tuple[Statement, ...]
SUBTITLE = ("Each mark stands at the day that the figure counts up to; a thin tail runs from there "
            "to the day on which it was printed. A line joins one speaker’s figures, dashed by "
            "side. The bar at the right is what is left to believe.")
RIBBON = "The grey ribbon is what was left to believe as of each day, claims counted later aside."


def picture(matter: Matter) -> Picture:
    """Return the timeline of the headline quantities in the first one's unit, or of the one asked
    for; quantities that are told of one day only are left out where others are not."""
    told = {name: tuple(one for one in statements(matter, name) if one.day is not None)
            for name in matter.drawn()}
    units = [matter.defined(name).unit for name, rows in told.items() if rows]
    shown = {name: rows for name, rows in told.items()
             if rows and matter.defined(name).unit == units[0]}
    moving = {name: rows for name, rows in shown.items() if len({one.day for one in rows}) > 1}
    if not shown:
        return nothing(NAME, "No figure in this ledger has a day, so none can be put in time.")
    return _picture(matter, moving or shown)


def _picture(matter: Matter, shown: dict[str, Rows]) -> Picture:
    first = next(iter(shown))
    among = sum(map(len, shown.values()))
    told = [one for rows in shown.values() for one in drawable(rows, log=False, among=among)]
    table = statements_table(matter, told, "Every statement in the timeline")
    by_day = any(ribbon.extent(matter.estimate(name)) for name in shown)
    reading = f"{SUBTITLE} {RIBBON}" if by_day else SUBTITLE
    return Picture(NAME, _title(matter, first, shown[first]), reading,
                   partial(_paint, matter, shown), _alt(matter, shown), _note(matter, shown), table)


def _title(matter: Matter, name: str, rows: Rows) -> str:
    """Say of the first quantity what was told of its first and of its last day."""
    old, new = _ends([one for one in rows if one.label == one.number] or rows)
    told = f"{matter.counts(name)}: {old.told} {_when(old)}"
    return told if old.day == new.day else f"{told}, {new.told} {_when(new)}"


def _when(one: Statement) -> str:
    days = day_span(one.first, one.last)
    return f"on {days}" if one.first == one.last else f"in {days}"


def _ends(rows: Sequence[Statement]) -> tuple[Statement, Statement]:
    return (min(rows, key=lambda one: (one.day, one.claim)),
            max(rows, key=lambda one: (one.day, one.claim)))


def _alt(matter: Matter, shown: dict[str, Rows]) -> str:
    parts = []
    for name, rows in shown.items():
        estimate = matter.estimate(name)
        left = f"; left to believe {bands.in_words(estimate)} as of {day(estimate.as_of)}" \
            if estimate else ""
        parts.append(f"{_title(matter, name, rows)} ({plural(len(rows), 'statement')}){left}.")
    return "Timeline. " + " ".join(parts)


def _note(matter: Matter, shown: dict[str, Rows]) -> str:
    every = sum(len(statements(matter, name)) for name in shown)
    undated = every - sum(map(len, shown.values()))
    missing = f" {plural(undated, 'statement')} without a day can’t be shown." if undated else ""
    told = [one for rows in shown.values() for one in rows]
    kept = sum(len(drawable(rows, log=False, among=len(told))) for rows in shown.values())
    return (f"Source: the ledger “{matter.claims.case.name}”{as_of_words(matter)}."
            f"{missing}{undrawn_words(len(told) - kept)}{hollow_words(told)}{others_words(matter)}")


def _paint(matter: Matter, shown: dict[str, Rows], sheet: Sheet) -> Body:
    """Draw a panel for each quantity, each over its own days."""
    shapes, top = key_row(sheet, upright=True)
    top += sheet.line / 2
    among = sum(map(len, shown.values()))
    for name, rows in shown.items():
        more, height = _panel(matter, name, (rows, among), sheet)
        shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
        top += height
    return Body(shapes, top)


def day_scale(rows: Sequence[Statement], left: float, right: float) -> Scale:
    """Return an axis of days (ordinals) between two places, which holds the statements and the days
    on which they were printed."""
    found = [one.day for one in rows]
    found += [one.printed for one in rows if one.printed is not None]
    pad = max(1.0, PAD_SHARE * (max(found) - min(found)))
    earliest, latest = date.min.toordinal(), date.max.toordinal()
    return Scale(max(earliest, min(found) - pad), min(latest, max(found) + pad),
                 left, right)


def _panel(matter: Matter, name: str, told: tuple[Rows, int], sheet: Sheet
           ) -> tuple[list[Markup], float]:
    """Draw the statements of one quantity, of which the whole chart is asked to show so many."""
    (rows, among), estimate = told, matter.estimate(name)
    shapes, top = heading(matter, name, len(rows), sheet)
    ends = (estimate.intervals or {}).get("90", ()) if estimate else ()
    values = [value for one in rows for value in (one.low, one.figure, one.high)]
    top += sheet.line + ARROW
    unit = matter.defined(name).unit
    sizes = fitted([*values, *ends, *ribbon.extent(estimate)], top + HEIGHT, top, unit)
    rows = drawable(rows, sizes.log, among)
    days = day_scale(rows, scale_left(sizes, sheet), sheet.width - RIGHT)
    shapes.append(up_axis(sizes, sheet, days.end, axis_words(unit, sizes)))
    shapes.append(day_axis(days, sheet, top, top + HEIGHT))
    shapes.append(ribbon.ribbon(estimate, days, sizes))
    shapes += panels.drawn(Panel(rows, days, sizes, sides(matter)), sheet)
    if estimate is not None:
        shapes.append(bands.band(estimate, sizes, sheet.width - RIGHT / 2, upright=True))
    return shapes, top + HEIGHT + 2 * sheet.line + SPACE


def heading(matter: Matter, name: str, count: int, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return a panel's name, how many statements it shows, and what they leave to believe."""
    estimate = matter.estimate(name)
    told = plural(count, "statement")
    if estimate is not None:
        told += f"; {bands.in_words(estimate)} left to believe"
    shapes, top = [], 0.0
    for words, font in ((matter.counts(name), svg.Font(sheet.text + 1, bold=True)),
                        (told, svg.Font(sheet.text, colour="soft"))):
        for row in lettering.wrapped(words, font.size, sheet.width - SPACE, font.bold):
            shapes.append(svg.text(MARGIN, top + font.size, row, font))
            top += sheet.line
    return shapes, top
