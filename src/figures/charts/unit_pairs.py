"""Chart 6, unit pairs: each second figure against the exact conversion of the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from figures.charts import svg
from figures.charts.axes import across_axis, head
from figures.charts.matter import Matter, as_of_words
from figures.charts.picture import Body, Picture, nothing
from figures.charts.rows import Row, drawing_left, stacked
from figures.charts.scales import Scale, fitted
from figures.charts.theme import MARGIN, ROOM, THICK, Sheet, look
from figures.checks.phrasing import computed, meaning, printed, with_unit
from figures.errors import UnitError
from figures.findings import Finding
from figures.links import claim_page
from figures.literal import HALF, principal
from figures.phrases import plural
from figures.tables.table import Show, Table, as_claim, as_quotation, as_rounded, table_of
from figures.units import factor

NAME = "unit-pairs"
CODES = ("unit-pair", "unit-rounding")
LEAST_SPAN: list[float] = look("pairs axis")
MOST_SHOWN: int = look("pairs rows")
TICK: float = look("pairs tick")
SIGN: float = look("sign")
SUBTITLE = ("Where a page gives a figure in two units: the second, divided by the exact conversion "
            "of the first. The line through a sign is how far rounding reaches; it should meet 1.")
AXIS = "The second figure ÷ the exact conversion"
FITTING = "without a finding"
SHOWS: dict[str, Show] = {"Claim": as_claim, "As printed": as_quotation, "Exactly": as_rounded,
                          "Printed": as_rounded, "Printed ÷ exact": as_rounded}


@dataclass(frozen=True)
class Pair:
    """A claim with a figure in two units: what the first one is exactly, what is printed for it,
    half a unit of its last digit, and the finding about it, if any."""

    claim: str
    wording: str
    unit: str
    exact: float
    printed: float
    slack: float
    finding: Finding | None

    @property
    def ratio(self) -> float:
        """Return the printed figure ÷ the exact one."""
        return self.printed / self.exact


def picture(matter: Matter) -> Picture:
    """Return every printed pair of units, of the case or of the quantity asked for."""
    found = _pairs(matter)
    if not found:
        return nothing(NAME, "No figure in this ledger is printed in two units.")
    wrong = _told(found)
    return Picture(NAME, _title(found), SUBTITLE, partial(_paint, found), _alt(found),
                   _note(matter, len(wrong)), _table(found))


def _pairs(matter: Matter) -> list[Pair]:
    about = {name: finding for finding in reversed(matter.findings) if finding.code in CODES
             for name in finding.claims}
    rows = matter.claims.used()
    rows = rows[rows["second_value"].notna() & (rows["second_value"] > 0)]
    if matter.quantity:
        rows = rows[rows["quantity"] == matter.quantity]
    found = [_pair(row, about.get(str(row.Index))) for row in rows.itertuples()]
    return [pair for pair in found if pair is not None and pair.exact > 0]


def _pair(row: Any, finding: Finding | None) -> Pair | None:
    """Return a row's pair, None where the two units measure different things."""
    try:
        exact = principal((row.low, row.value, row.high)) * factor(row.unit, row.second_unit)
    except UnitError:
        return None
    return Pair(str(row.Index), row.wording, row.second_unit, exact, row.second_value,
                HALF * row.second_place, finding)


def _told(found: Sequence[Pair]) -> list[Pair]:
    """Return a pair for each finding, the furthest off first."""
    first = {pair.finding.id: pair for pair in reversed(found) if pair.finding is not None}
    return sorted(first.values(), key=lambda pair: (-abs(pair.ratio - 1), pair.claim))


def _title(found: Sequence[Pair]) -> str:
    wrong = [pair for pair in found if pair.finding is not None]
    if not wrong:
        return f"All {plural(len(found), 'printed pair')} of units convert"
    worst = _told(found)[0]
    return (f"{len(wrong)} of {plural(len(found), 'printed pair')} of units do not convert cleanly;"
            f" furthest off is {with_unit(printed(worst.printed), worst.unit)} for "
            f"{with_unit(computed(worst.exact), worst.unit)}")


def _alt(found: Sequence[Pair]) -> str:
    told = " ".join(f"{_words(pair)}." for pair in _told(found))
    return f"Unit pairs. {_title(found)}. {told}"


def _words(pair: Pair) -> str:
    """Return what is printed, what would be exact, and the slip that explains it."""
    cause = pair.finding.cause if pair.finding else ""
    why = f": {meaning(cause)}" if cause else ""
    return (f"{with_unit(printed(pair.printed), pair.unit)} printed, {computed(pair.exact)} "
            f"exact{why}")


def _note(matter: Matter, findings: int) -> str:
    more = findings - MOST_SHOWN
    rest = f" {plural(more, 'more finding')} in the table." if more > 0 else ""
    return (f"Source: the ledger “{matter.claims.case.name}”{as_of_words(matter)}. "
            f"Cross: error; triangle: warning; dot: note. Pages are said to differ, not to be at "
            f"fault.{rest}")


def _table(found: Sequence[Pair]) -> Table:
    rows = [{"Claim": pair.claim, "As printed": pair.wording, "Printed": pair.printed,
             "Exactly": pair.exact, "Unit": with_unit("", pair.unit).strip(),
             "Printed ÷ exact": pair.ratio,
             "Finding": pair.finding.code if pair.finding else "",
             "Cause": meaning(pair.finding.cause) if pair.finding else ""} for pair in found]
    return table_of(rows, "Every figure printed in two units", SHOWS)


def _paint(found: Sequence[Pair], sheet: Sheet) -> Body:
    shown = _told(found)[:MOST_SHOWN]
    fitting = [pair for pair in found if pair.finding is None]
    rows = [Row(f"“{pair.wording}”", claim_page(pair.claim), _words(pair),
                pair.finding.severity if pair.finding else "ink", _words(pair)) for pair in shown]
    top = head(sheet) + MARGIN
    scale = _scale(found, sheet)
    rug, height = _rug(fitting, scale, top, sheet)
    names, middles, bottom = stacked(rows, sheet, top + height)
    signs = [_sign(pair, scale, middle)
             for pair, middle in zip(shown, middles, strict=True)]
    axis = across_axis(scale, sheet, bottom, AXIS)
    rule = svg.line((scale(1), top - MARGIN, scale(1), bottom), **svg.stroked("ink"))
    return Body([axis, rule, *rug, *names, *signs], bottom + sheet.line)


def _scale(found: Sequence[Pair], sheet: Sheet) -> Scale:
    low = min(LEAST_SPAN[0], *(pair.ratio for pair in found))
    high = max(LEAST_SPAN[1], *(pair.ratio for pair in found))
    start, end = drawing_left(sheet) + SIGN, sheet.width - 2 * SIGN
    return fitted([low, high], start, end) if high / low > 10 else Scale(
        low, high, start, end, log=True)


def _rug(fitting: Sequence[Pair], scale: Scale, top: float, sheet: Sheet
         ) -> tuple[list[Markup], float]:
    """Return the pairs without a finding as ticks in one row."""
    if not fitting:
        return [], 0
    name = f"{plural(len(fitting), 'pair')} {FITTING}"
    below = 0.0 if sheet.wide else sheet.line
    middle = top + below + sheet.text - sheet.drop
    ticks = [svg.link(claim_page(pair.claim), _words(pair), svg.line(
        (scale(pair.ratio), middle - TICK, scale(pair.ratio), middle + TICK),
        **svg.stroked("soft"), stroke_opacity="0.5")) for pair in fitting]
    font = svg.Font(sheet.text, colour="soft", halo=True)
    return [*ticks, svg.text(MARGIN, top + sheet.text, name, font)], below + sheet.line + ROOM


def _sign(pair: Pair, scale: Scale, middle: float) -> Markup:
    """Return a finding's sign at its ratio, with the reach of rounding."""
    severity = pair.finding.severity if pair.finding else "note"
    low, high = ((pair.printed + way * pair.slack) / pair.exact for way in (-1, 1))
    reach = svg.line((scale(low), middle, scale(high), middle), **svg.stroked(severity))
    return svg.group((reach, _shape(severity, scale(pair.ratio), middle)))


def _shape(severity: str, x: float, y: float) -> Markup:
    """Return a cross for an error, a triangle for a warning, a dot for a note."""
    if severity == "note":
        return svg.element("circle", cx=x, cy=y, r=SIGN - 1, **svg.filled(severity))
    if severity == "warning":
        path = f"M{svg.decimal(x)} {svg.decimal(y - SIGN)}l{SIGN:g} {2 * SIGN:g}h{-2 * SIGN:g}z"
        return svg.element("path", d=path, **svg.filled(severity))
    path = (f"M{svg.decimal(x - SIGN)} {svg.decimal(y - SIGN)}l{2 * SIGN:g} {2 * SIGN:g}"
            f"m0 {-2 * SIGN:g}l{-2 * SIGN:g} {2 * SIGN:g}")
    return svg.element("path", d=path, **svg.stroked(severity, THICK))
