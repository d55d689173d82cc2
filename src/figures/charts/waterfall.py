"""The terms of an identity as a waterfall: what each adds or takes away, and what that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from figures.charts import bands, lettering, svg
from figures.charts.axes import across_axis, axis_words, head
from figures.charts.matter import Matter
from figures.charts.scales import Scale, fitted
from figures.charts.theme import MARGIN, ROOM, SPACE, Sheet, look
from figures.charts.theme import THICK as BOLD
from figures.estimate import Estimate
from figures.identities import Identity, Term
from figures.phrases import capital, day, number, rough_between

THICK: float = look("waterfall bar")
NOBODY = "nobody gives a figure"
GIVEN = "a number of the sum itself"
SOFT = {"fill_opacity": str(look("soft"))}


@dataclass(frozen=True)
class Step:
    """One bar: its name, the running level before and after it (None where there is no figure), the
    range that goes with it, whether it takes away, and its colour."""

    name: str
    begin: float | None
    end: float | None
    interval: tuple[float, float] | None
    words: str
    colour: str


def steps(matter: Matter, identity: Identity) -> list[Step]:
    """Return a step for each term right of the sign in its order, then one for the whole on the
    left, which begins at nothing; only the points of the estimates are stacked."""
    found: list[Step] = []
    level = 0.0
    for factor, name in identity.right:
        step = _term(matter, (factor, name), level)
        level = level if step.end is None else step.end
        found.append(step)
    for _, name in identity.left:
        estimate = matter.estimate(name) if name else None
        if estimate is not None and estimate.point is not None:
            found.append(_step(f"= {matter.counts(name)}, as claimed", (0.0, estimate.point),
                               estimate, "ink"))
    return found


def _term(matter: Matter, term: Term, level: float) -> Step:
    """Return the step of one term from the level that those before it have reached."""
    factor, name = term
    colour = "side1" if factor > 0 else "side0"
    if not name:
        return Step(_name(matter, term), level, level + factor, None, GIVEN, colour)
    estimate = matter.estimate(name)
    if estimate is None or estimate.point is None:
        return Step(_name(matter, term), None, None, None, NOBODY, "soft")
    step = _step(_name(matter, term), (level, level + factor * estimate.point), estimate, colour)
    low, high = step.interval or (0.0, 0.0)
    return replace(step, interval=(abs(factor) * low, abs(factor) * high))


def _name(matter: Matter, term: Term) -> str:
    factor, name = term
    return f"{'+' if factor > 0 else '−'} {matter.counts(name) if name else number(abs(factor))}"


def _step(name: str, ends: tuple[float, float], estimate: Estimate, colour: str) -> Step:
    interval = (estimate.intervals or {}).get("90")
    as_of = f", as of {day(estimate.as_of)}" if estimate.as_of else ""
    return Step(name, *ends, interval, f"{bands.in_words(estimate)}{as_of}", colour)


def waterfall(found: Sequence[Step], unit: str, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return the steps as bars below one another, each with its range in words."""
    left = look("waterfall gutter") * sheet.width if sheet.wide else SPACE
    ends = [end for step in found for end in (step.begin, step.end) if end is not None]
    ends += [step.interval[1] for step in found if step.interval and step.begin == 0]
    plain = fitted([0, max(ends, default=1)], left, sheet.width - look("wide room"))
    shapes: list[Markup] = []
    top = head(sheet)
    for step in found:
        more, height = _bar(step, plain, sheet)
        shapes.append(svg.group(more, transform=f"translate(0 {svg.decimal(top)})"))
        top += height
    axis = across_axis(plain, sheet, top, axis_words(unit, plain))
    return [axis, *shapes], top + sheet.line + MARGIN


def _bar(step: Step, scale: Scale, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return one row: name, bar, the range of the term itself as a thin line, words."""
    room = scale.start - ROOM if sheet.wide else sheet.width - SPACE
    lines = lettering.wrapped(step.name, sheet.text, room)
    words = svg.Font(sheet.text, step.begin is not None, halo=True)
    shapes = [svg.text(MARGIN, sheet.text + n * sheet.line, line, svg.Font(sheet.text, halo=True))
              for n, line in enumerate(lines)]
    under = len(lines) * sheet.line if not sheet.wide else 0.0
    at = under + sheet.text / 2 + MARGIN
    told = lettering.wrapped(step.words, sheet.text, sheet.width - scale.start, words.bold)
    height = max(under + 2 * sheet.line + SPACE, len(lines) * sheet.line + ROOM)
    if step.begin is None or step.end is None:
        return [*shapes, svg.text(scale.start, at + sheet.drop, told[0],
                                  svg.Font(sheet.text, colour="soft"))], height
    low, high = sorted((step.begin, step.end))
    shapes.append(svg.bar((scale(low), at - THICK / 2, scale(high), at + THICK / 2),
                          **svg.filled(step.colour), **SOFT))
    shapes.append(_edge(scale(step.end), at, step.colour))
    if step.interval:
        shapes.append(_whisker(step, scale, at))
    wide = lettering.width(step.words, sheet.text, True)
    x = min(scale(low), sheet.width - wide) if sheet.wide else MARGIN
    shapes.append(svg.text(max(x, MARGIN), at + THICK / 2 + sheet.text + 2, step.words, words))
    return shapes, height + sheet.line / 2


def _edge(x: float, at: float, colour: str) -> Markup:
    return svg.line((x, at - THICK / 2 - MARGIN, x, at + THICK / 2 + MARGIN),
                    **svg.stroked(colour, BOLD))


def _whisker(step: Step, scale: Scale, at: float) -> Markup:
    """Return where the step's end may lie, by its own range alone."""
    low, high = step.interval or (0.0, 0.0)
    begin = step.begin or 0.0
    way = 1 if (step.end or 0.0) >= begin else -1
    ends = sorted((scale(begin + way * low), scale(begin + way * high)))
    return svg.line((ends[0], at, ends[1], at), **svg.stroked(step.colour))


def measured_step(name: str, ends: tuple[float, float], unit: str, as_of: str) -> Step:
    """Return the bar of what was measured on a day, between its two ends."""
    return Step(capital(name), ends[0], ends[1], None,
                f"{rough_between(*ends, unit)}, measured on {as_of}", "measured")
