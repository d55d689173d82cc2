"""Chart 7, influence: how far the middle of the range moves without each statement."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.axes import across_axis, axis_words, head
from figures.charts.matter import Matter, Statement, sides, statements
from figures.charts.picture import Body, Picture, nothing
from figures.charts.rows import Row, drawing_left, stacked
from figures.charts.scales import Scale, fitted
from figures.charts.theme import GAP, MARGIN, THIN, Sheet, look
from figures.checks.phrasing import percent
from figures.estimate import Estimate
from figures.phrases import day, plural, rough, rough_amount
from figures.tables.table import Show, as_claim, as_number, as_rough, table_of

NAME = "influence"
MOST_SHOWN: int = look("influence rows")
NOTHING_MOVES: float = look("influence least")
THICK: float = look("influence bar")
SUBTITLE = ("Each bar runs from the middle of the range with all statements to the middle without "
            "that one.")
SHOWS: dict[str, Show] = {"Claim": as_claim, "Middle without it": as_rough, "Times": as_number}


@dataclass(frozen=True)
class Mover:
    """A statement, and the middle of the range without it."""

    statement: Statement
    without: float


def picture(matter: Matter) -> Picture:
    """Return what moves the quantity asked for, else the first one that anything moves."""
    for name in matter.quantities():
        estimate = matter.estimate(name)
        movers = _movers(matter, estimate) if estimate is not None else []
        if estimate is not None and movers:
            return _picture(matter, estimate, movers)
    return nothing(NAME, "No single statement moves any figure of this case.")


def _movers(matter: Matter, estimate: Estimate) -> list[Mover]:
    """Return the statements that move the middle, the strongest first."""
    told = {one.claim: one for one in statements(matter, estimate.quantity)}
    moved = sorted(estimate.influence, key=lambda pair: (-_size(pair[1]), pair[0]))
    return [Mover(told[origin], (estimate.point or math.nan) * moves) for origin, moves in moved
            if origin in told and _size(moves) > NOTHING_MOVES]


def _size(moves: float) -> float:
    return abs(math.log(moves)) if moves > 0 and math.isfinite(moves) else 0.0


def _picture(matter: Matter, estimate: Estimate, movers: list[Mover]) -> Picture:
    point = estimate.point or math.nan
    rows = [{"Claim": one.statement.claim, "Speaker": one.statement.speaker,
             "Says": one.statement.told, "Middle without it": one.without,
             "Times": one.without / point} for one in movers]
    table = table_of(rows, f"What moves the middle of {matter.counts(estimate.quantity)}", SHOWS)
    return Picture(NAME, _title(matter, estimate, movers), SUBTITLE,
                   partial(_paint, matter, estimate, movers[:MOST_SHOWN]),
                   _alt(matter, estimate, movers), _note(matter, estimate, movers), table)


def _title(matter: Matter, estimate: Estimate, movers: Sequence[Mover]) -> str:
    """Name the statement that matters most, and by how much."""
    first, name = movers[0], matter.counts(estimate.quantity)
    point = estimate.point or math.nan
    if rough(first.without) == rough(point):
        most = percent(abs(first.without / point - 1))
        return f"{name}: no single statement moves the middle by more than {most}"
    return (f"{name}: without “{first.statement.told}” ({first.statement.speaker}) the middle "
            f"would be {rough(first.without)}, not {rough_amount(point, estimate.unit)}")


def _alt(matter: Matter, estimate: Estimate, movers: Sequence[Mover]) -> str:
    told = "; ".join(f"without {one.statement.speaker} ({one.statement.told}): "
                     f"{rough(one.without)}" for one in movers[:MOST_SHOWN])
    return f"Influence. {_title(matter, estimate, movers)}. {told}."


def _note(matter: Matter, estimate: Estimate, movers: Sequence[Mover]) -> str:
    still = estimate.origins - len(movers[:MOST_SHOWN])
    rest = f" The other {plural(still, 'statement')} move it less." if still > 0 else ""
    return (f"Source: the ledger “{matter.claims.case.name}”, as of "
            f"{day(estimate.as_of)}. A middle never stands alone: see the ranges.{rest}")


def _paint(matter: Matter, estimate: Estimate, movers: Sequence[Mover], sheet: Sheet) -> Body:
    point = estimate.point or math.nan
    known = sides(matter)
    rows = [Row(f"{one.statement.speaker}: {one.statement.told}", one.statement.href,
                one.statement.tooltip, known[one.statement.side].colour) for one in movers]
    top = head(sheet) + MARGIN
    names, middles, bottom = stacked(rows, sheet, top)
    room = lettering.width(rough(max(one.without for one in movers)), sheet.text) + 10
    scale = _scale([point, *(one.without for one in movers)], drawing_left(sheet) + room,
                   sheet.width - room)
    axis = across_axis(scale, sheet, bottom, axis_words(estimate.unit, scale))
    bars = [_bar(one, scale(point), scale, (middle, sheet), known[one.statement.side].colour)
            for one, middle in zip(movers, middles, strict=True)]
    rule = svg.line((scale(point), top - MARGIN, scale(point), bottom), **svg.stroked("ink", THIN))
    return Body([axis, rule, *names, *bars], bottom + sheet.line)


def _scale(values: Sequence[float], start: float, end: float) -> Scale:
    """Return an axis around the values: a plain one need not begin at 0, since bars begin at the
    middle."""
    found = fitted(values, start, end)
    low, high = min(values), max(values)
    pad = (high - low) / 10
    return found if found.log else Scale(low - pad, high + pad, start, end)


def _bar(one: Mover, origin: float, scale: Scale, row: tuple[float, Sheet], colour: str) -> Markup:
    """Return a bar from the middle with all statements to that without one, with its number."""
    middle, sheet = row
    end = scale(one.without)
    left, right = sorted((origin, end))
    after = end >= origin
    font = svg.Font(sheet.text, anchor="start" if after else "end", halo=True)
    return svg.group((
        svg.bar((left, middle - THICK / 2, right, middle + THICK / 2), **svg.filled(colour)),
        svg.text(end + (GAP if after else -GAP), middle + sheet.drop, rough(one.without), font)))
