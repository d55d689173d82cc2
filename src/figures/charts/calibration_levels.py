"""Chart 8, nominal against actual coverage: how many of our ranges of each level held the truth."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from markupsafe import Markup

from figures.calibration import Held, Record
from figures.charts import svg
from figures.charts.axes import head, scale_left, under_axis, up_axis
from figures.charts.picture import Body, Picture
from figures.charts.scales import Scale
from figures.charts.theme import GAP, SPACE, THICK, Sheet, look
from figures.phrases import plural
from figures.tables.scores import between_shares, held_table

NAME = "coverage"
SUBTITLE = ("Across: the share of ranges that should hold the truth. Upwards: the share that did. "
            "On the straight line both are the same; above it ranges were wider than they needed "
            "to be, below it too narrow.")
ACROSS, UPWARD = "meant to hold, per cent →", "↑ held, per cent"
WHOLE: Final[float] = look("record axis")
DOT: float = look("record dot")
FULL_NAMED, EARLY_NAMED = "with all claims", "early"


def picture(record: Record) -> Picture:
    """Return how many ranges of each level held the truth in a record's events."""
    levels = record.held()
    return Picture(NAME, _title(record), SUBTITLE, partial(_paint, levels), _alt(record, levels),
                   _note(record), held_table(levels))


def _title(record: Record) -> str:
    held = sum(row["covered"] for row in record.cases)
    early = record.methods[0]["early"]["coverage"]
    soon = "" if early is None else f"; early on, {early:.0%} of them did"
    return f"Of {len(record.cases)} ranges that should hold nine in ten truths, {held} did{soon}"


def _alt(record: Record, levels: Sequence[Held]) -> str:
    lines = " ".join(f"Meant to hold {one.level:.0%}: held {one.full:.0%} "
                     f"({between_shares(*one.full_ends)}), early {one.early:.0%}."
                     for one in levels)
    return f"Coverage. {_title(record)}. {lines}"


def _note(record: Record) -> str:
    return (f"Source: {plural(len(record.cases), 'settled event')}, by numbers learned without the "
            "event that is judged. Upright lines: nine in ten resamples of the events. "
            "Early: after a third and two-thirds of the claims, and by the first days.")


def _paint(levels: Sequence[Held], sheet: Sheet) -> Body:
    top = 2 * sheet.line
    bottom = top + sheet.pick("record square")
    y = Scale(0, WHOLE, bottom, top)
    left = scale_left(y, sheet)
    x = y.moved(left, left + sheet.pick("record square"))
    shapes = [up_axis(y, sheet, x.end, UPWARD), under_axis(x, sheet, (top, bottom), ACROSS),
              svg.line((x.start, y.start, x.end, y.end), **svg.stroked("soft"))]
    full = [(x(WHOLE * one.level), y(WHOLE * one.full)) for one in levels]
    early = [(x(WHOLE * one.level), y(WHOLE * one.early)) for one in levels]
    shapes += [_ends(one, x, y) for one in levels]
    shapes += [_line(early, "side0", "5 3"), _line(full, "ink", "")]
    return Body([*shapes, *_names(levels, (full, early), sheet)], bottom + head(sheet))


def _ends(one: Held, x: Scale, y: Scale) -> Markup:
    low, high = one.full_ends
    at = x(WHOLE * one.level)
    return svg.line((at, y(WHOLE * low), at, y(WHOLE * high)), **svg.stroked("ink"),
                    stroke_opacity=str(look("faint")))


def _line(points: Sequence[tuple[float, float]], colour: str, dash: str) -> Markup:
    path = "M" + "L".join(f"{svg.decimal(x)} {svg.decimal(y)}" for x, y in points)
    more: dict[str, svg.Value] = {"stroke_dasharray": dash} if dash else {}
    dots = [svg.element("circle", cx=x, cy=y, r=DOT, **svg.filled(colour)) for x, y in points]
    return svg.group((svg.element("path", d=path, **svg.stroked(colour, THICK), **more), *dots))


def _names(levels: Sequence[Held], lines: tuple[Sequence[tuple[float, float]], ...],
           sheet: Sheet) -> list[Markup]:
    """Return each line's name beside one of its points: the first above, the second below."""
    found = []
    for words, line, near, colour, anchor in (
            (FULL_NAMED, lines[0], look("record label")[0], "ink", "end"),
            (EARLY_NAMED, lines[1], look("record label")[1], "side0", "start")):
        place = min(range(len(levels)), key=lambda n: abs(levels[n].level - near))
        x, y = line[place]
        font = svg.Font(sheet.text, anchor=anchor, colour=colour, halo=True, bold=True)
        away = (-GAP, -SPACE) if anchor == "end" else (GAP, SPACE + sheet.text)
        found.append(svg.text(x + away[0], y + away[1], words, font))
    return found
