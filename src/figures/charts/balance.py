"""Chart 4, taken, lost, held: the terms of a sum, and the series measured day by day."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
from markupsafe import Markup

from figures.charts import bands, svg
from figures.charts.key import key_row
from figures.charts.matter import Matter, Statement, as_of_words, hollow_words, statements
from figures.charts.measured_panel import in_unit, measured_panel
from figures.charts.picture import Body, Picture, nothing
from figures.charts.statement_tables import statements_table
from figures.charts.theme import Sheet, look
from figures.charts.waterfall import Step, measured_step, steps, waterfall
from figures.identities import Identity
from figures.phrases import day, plural, rough_between

NAME = "balance"
MEASURED_CODE = "measured"
WATERFALL = "What was taken and lost, and what that leaves. "
SERIES = "The band is what was measured for each day, marks are statements about that day. "
READING = "Bars are the middles of what is left to believe, thin lines its range."


@dataclass(frozen=True)
class Sum:
    """An identity, the quantity of it that was measured ("" for none), the statements about that,
    and the steps of its waterfall."""

    identity: Identity
    measured: str
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]


def picture(matter: Matter) -> Picture:
    """Return the first sum of the case of which a term was measured, else its first sum; with a
    quantity asked for, the first sum that has it."""
    sums = [identity for identity in matter.claims.case.definition.identities
            if identity.relation == "=" and len(identity.names()) >= look("balance terms")
            and matter.quantity in ("", *identity.names())]
    measured = [one for one in sums if _measured_name(matter, one)]
    if not sums:
        return nothing(NAME, "No sum of this case can be drawn as a balance.")
    return _picture(matter, _sum(matter, (measured or sums)[0]))


def _measured_name(matter: Matter, identity: Identity) -> str:
    return next((n for n in identity.names() if matter.defined(n).measured is not None), "")


def _sum(matter: Matter, identity: Identity) -> Sum:
    name = _measured_name(matter, identity)
    told = tuple(s for s in statements(matter, name) if s.day is not None) if name else ()
    found = steps(matter, identity)
    day_measured = _on_the_day(matter, name)
    if day_measured is not None:
        found.append(day_measured)
    return Sum(identity, name, told, tuple(found))


def _on_the_day(matter: Matter, name: str) -> Step | None:
    """Return what was measured on the day of the estimate, None where that day was not."""
    series, estimate = _series(matter, name), matter.estimate(name) if name else None
    if series is None or estimate is None or estimate.as_of is None:
        return None
    row = series.loc[series.index == pd.Timestamp(estimate.as_of)]
    if row.empty:
        return None
    quantity = matter.defined(name)
    return measured_step("the same, as measured", (row["low"].iloc[0], row["high"].iloc[0]),
                         quantity.unit, day(estimate.as_of))


def _series(matter: Matter, name: str) -> pd.DataFrame | None:
    measured = matter.defined(name).measured if name else None
    return None if measured is None else in_unit(measured, matter.defined(name).unit)


def _picture(matter: Matter, found: Sum) -> Picture:
    table = statements_table(matter, _every(matter, found), "Every statement about these terms")
    reading = (SERIES if found.measured else "") + WATERFALL + READING
    return Picture(NAME, _title(matter, found), reading, partial(_paint, matter, found),
                   _alt(matter, found), _note(matter, found), table)


def _every(matter: Matter, found: Sum) -> list[Statement]:
    return [one for name in found.identity.names() for one in statements(matter, name)]


def _title(matter: Matter, found: Sum) -> str:
    """Say how many statements lie outside what was measured, else what is left of the whole."""
    about = {one.claim for one in found.statements}
    outside = {name for finding in matter.findings if finding.code == MEASURED_CODE
               for name in finding.claims if name in about}
    if found.measured and matter.findings:
        verb = "lies" if len(outside) == 1 else "lie"
        return (f"{matter.counts(found.measured)}: {len(outside) or 'none'} of "
                f"{plural(len(found.statements), 'statement')} {verb} outside what was measured "
                "for the day")
    whole = found.identity.names()[0]
    estimate = matter.estimate(whole)
    return f"{matter.counts(whole)}: {bands.in_words(estimate)} left to believe" if estimate \
        else f"{matter.counts(whole)}: what its parts leave"


def _alt(matter: Matter, found: Sum) -> str:
    """Say the title, the ends of the measured series, and each step with its range."""
    parts = [f"{_title(matter, found)}."]
    series = _series(matter, found.measured)
    if series is not None:
        peak = series.sort_values("high", kind="stable").index[-1]
        unit = matter.defined(found.measured).unit
        most = rough_between(float(series["low"][peak]), float(series["high"][peak]), unit)
        last = rough_between(series["low"].iloc[-1], series["high"].iloc[-1], unit)
        parts.append(f"Most was measured on {day(peak)}: {most}; the last, on "
                     f"{day(series.index[-1])}, is {last}.")
    parts += [f"{step.name}: {step.words}." for step in found.steps]
    return "Balance. " + " ".join(parts)


def _note(matter: Matter, found: Sum) -> str:
    measured = matter.defined(found.measured).measured if found.measured else None
    source = f" and the series {measured.file}" if measured else ""
    return (f"Source: the ledger “{matter.claims.case.name}”{source}{as_of_words(matter)}. "
            f"By definition {_in_words(found.identity)}; the middles add up before they are "
            "rounded where each term has a figure, the ends of the ranges need not."
            f"{hollow_words(found.statements)}")


def _in_words(identity: Identity) -> str:
    return identity.text.replace("_", " ").replace(" - ", " − ")


def _paint(matter: Matter, found: Sum, sheet: Sheet) -> Body:
    shapes: list[Markup] = []
    top = 0.0
    unit = matter.defined(found.identity.names()[0]).unit
    if found.measured:
        shapes, top = key_row(sheet, upright=True)
        more, height = measured_panel(matter, found.measured, found.statements, sheet)
        shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
        top += height + sheet.line
    more, height = waterfall(found.steps, unit, sheet)
    shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
    return Body(shapes, top + height)
