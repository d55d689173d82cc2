"""Chart 8, ours against the others: how far each method missed, with all claims and early."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from figures.calibration import LEADING, SURE, Record
from figures.charts import svg
from figures.charts.axes import across_axis, head
from figures.charts.calibration_levels import EARLY_NAMED, FULL_NAMED
from figures.charts.picture import Body, Picture
from figures.charts.rows import Row, drawing_left, stacked
from figures.charts.scales import Scale, fitted
from figures.charts.theme import GAP, MARGIN, ROOM, SPACE, Sheet, look
from figures.phrases import capital, joined, plural
from figures.tables.scores import method_name, methods_table

NAME = "methods"
SUBTITLE = ("How far the answers lay from the truth, ranges and all (CRPS): further to the left is "
            "better. To name with certainty half of the truth, or twice as much, would cost 0.69. "
            "Full dots: with all claims; rings: early.")
AXIS = "Mean distance from the truth, in natural logs"
OURS, THEIRS = "side1", "ink"
MOST_NAMED = 2
DOT: float = look("dot")


def picture(record: Record) -> Picture:
    """Return the mean distance from the truth of every method of a record."""
    return Picture(NAME, _title(record), SUBTITLE, partial(_paint, record.methods), _alt(record),
                   _note(record), methods_table(record))


def _title(record: Record) -> str:
    """Say which methods can't be told from ours, with all claims and early."""
    said = [_compared(words, record.level(early), len(record.methods) - 1)
            for words, early in ((FULL_NAMED, False), (EARLY_NAMED, True))]
    return capital("; ".join(said))


def _compared(words: str, level: Sequence[str], others: int) -> str:
    if not level:
        return f"{words} ours came nearer to the truth than each of the {others} others"
    if len(level) <= MOST_NAMED:
        return f"{words} “{joined(tuple(level))}” did about as well as ours"
    return f"{words} {len(level)} of {others} others did about as well as ours"


def _alt(record: Record) -> str:
    lines = " ".join(f"{method_name(row['method'])}: {row[LEADING]:.2f}, {_held(row)}."
                     for row in record.methods)
    return f"Methods. {_title(record)}. {lines}"


def _held(row: Mapping[str, Any]) -> str:
    soon = row["early"]["coverage"]
    return f"held {row['coverage']:.0%}" + ("" if soon is None else f", early {soon:.0%}")


def _note(record: Record) -> str:
    return (f"Source: {plural(record.methods[0]['cases'], 'settled event')}. Lines: nine in ten "
            "resamples of the events. “About as well”: ours was nearer in fewer than "
            f"{SURE:.0%} of the resamples. Held: of the ranges meant to hold nine in ten truths.")


def _paint(methods: Sequence[Mapping[str, Any]], sheet: Sheet) -> Body:
    rows = [Row(method_name(row["method"]), "", "", _colour(row), _held(row)) for row in methods]
    names, middles, bottom = stacked(rows, sheet, head(sheet) + MARGIN)
    ends = [end for row in methods for part in ("intervals", "early_intervals")
            if row[part] for end in row[part][LEADING]]
    scale = Scale(0, fitted([0, max(ends)], 0, 1).high, drawing_left(sheet) + SPACE,
                  sheet.width - ROOM)
    marks = [mark for row, middle in zip(methods, middles, strict=True)
             for mark in _marks(row, scale, middle)]
    return Body([across_axis(scale, sheet, bottom, AXIS), *names, *marks], bottom + sheet.line)


def _colour(row: Mapping[str, Any]) -> str:
    return THEIRS if row["ours_better"] else OURS


def _marks(row: Mapping[str, Any], scale: Scale, middle: float) -> list[Markup]:
    """Return a dot with all claims and a ring early, each with the line of its resamples."""
    told = [(row[LEADING], row["intervals"][LEADING], middle - GAP / 2, True)]
    if row["early_intervals"]:
        told.append((row["early"][LEADING], row["early_intervals"][LEADING], middle + GAP, False))
    shapes = []
    for value, (low, high), y, whole in told:
        shapes.append(svg.line((scale(low), y, scale(high), y), **svg.stroked(_colour(row))))
        look_of = svg.filled(_colour(row)) if whole else {
            **svg.stroked(_colour(row), fill="none"), **_paper(_colour(row))}
        shapes.append(svg.element("circle", cx=scale(value), cy=y, r=DOT, **look_of))
    return shapes


def _paper(colour: str) -> dict[str, svg.Value]:
    """Return the look of a ring: paper inside, so that the line does not run through it."""
    return {**svg.filled("paper"), "class": f"f-paper s-{colour}"}
