"""Chart 5, the echo tree: one statement, who carried it, and where on the way it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from figures.charts import lettering, svg
from figures.charts.matter import Matter
from figures.charts.picture import Body, Picture, nothing
from figures.charts.theme import MARGIN, ROOM, SPACE, Sheet, look
from figures.codebook import NOT_SAID, SEVERITIES
from figures.findings import Finding
from figures.links import claim_page
from figures.phrases import claim_in_words, day_span, joined, plural
from figures.tables.table import Show, Table, as_claim, as_quotation, table_of

NAME = "echo-tree"
CHANGES = ("hedge-flip", "number-changed", "conflation", "unit-pair", "unit-rounding", "unit-swap",
           "unit-dimension", "attribution", "stale")  # what can happen to a figure on its way
MOST_ROWS: int = look("tree rows")
DOT: float = look("dot")
DIAMOND: float = look("diamond")
SUBTITLE = ("From the speaker down to the pages, along the way that each names. A diamond marks "
            "the branch on which the hedge, number, unit or what is counted became another.")
About = dict[str, tuple[Finding, ...]]  # findings by claim
SHOWS: dict[str, Show] = {"Claim": as_claim, "As printed": as_quotation}


@dataclass(frozen=True)
class Line:
    """One line of the tree: how deep it stands, its words, where it leads, and the findings that
    begin here."""

    depth: int
    words: str
    claim: str
    findings: tuple[Finding, ...]


def picture(matter: Matter) -> Picture:
    """Return the tree of the statement with the most publications, in the quantities to show."""
    used = matter.claims.used()
    told = used[used["quantity"] == matter.quantity] if matter.quantity else used
    if told.empty:
        return nothing(NAME, "No statement is in this ledger.")
    printed = told.groupby("origin", sort=False)["publisher"].nunique()
    if printed.max() < 2:
        return nothing(NAME, "No statement of this ledger is printed by two publications.")
    rows = list(told[told["origin"] == str(printed.idxmax())].itertuples())
    about = _about(matter, {str(row.Index) for row in rows})
    return Picture(NAME, _title(rows, about), SUBTITLE, partial(_paint, rows, about),
                   _alt(rows, about), _note(matter, rows), _table(rows, about))


def _about(matter: Matter, claims: set[str]) -> About:
    """Return the findings of change about each claim."""
    found: About = {}
    for finding in matter.findings:
        for name in finding.claims if finding.code in CHANGES else ():
            if name in claims:
                found[name] = (*found.get(name, ()), finding)
    return found


def _first(rows: Sequence[Any]) -> Any:
    return next((row for row in rows if row.Index == row.origin), rows[0])


def _title(rows: Sequence[Any], about: About) -> str:
    pages = len({row.publisher for row in rows})
    changed = len({row.publisher for row in rows if str(row.Index) in about})
    first = _first(rows)
    end = f", {changed} of them with a change" if changed else ""
    return (f"One statement, {plural(pages, 'publication')}{end}: {first.speaker}, "
            f"“{claim_in_words(first) or first.wording}”")


def _alt(rows: Sequence[Any], about: About) -> str:
    told = "; ".join(f"{row.publisher} “{_wording(row)}”" + _codes(about.get(str(row.Index), ()))
                     for row in rows[:MOST_ROWS])
    return f"Echo tree. {_title(rows, about)}. {told}."


def _codes(findings: Sequence[Finding]) -> str:
    codes = list(dict.fromkeys(finding.code for finding in findings))
    return f" ({joined(codes)})" if codes else ""


def _wording(row: Any) -> str:
    return str(row.wording) if row.wording != NOT_SAID else claim_in_words(row)


def _note(matter: Matter, rows: Sequence[Any]) -> str:
    first = _first(rows)
    days = day_span(first.first, first.last) or "a day not given"
    more = len(rows) - MOST_ROWS
    rest = f" {plural(more, 'more claim')} in the table." if more > 0 else ""
    return (f"Source: {plural(len(rows), 'claim')} of the ledger “{matter.claims.case.name}”, a "
            f"statement of {days}. Pages are said to differ, not to be at fault.{rest}")


def _table(rows: Sequence[Any], about: About) -> Table:
    found = [{"Claim": str(row.Index), "Speaker": row.speaker, "Through": row.via,
              "Publisher": row.publisher, "As printed": row.wording,
              "What it says": claim_in_words(row),
              "Findings": tuple(f.code for f in about.get(str(row.Index), ()))} for row in rows]
    return table_of(found, "Every claim of the statement", SHOWS)


def _paint(rows: Sequence[Any], about: About, sheet: Sheet) -> Body:
    shapes: list[Markup] = []
    newest: dict[int, float] = {}  # the height of the newest line of each depth
    top = 0.0
    for line in _lines(_first(rows).speaker, rows, 0, about, frozenset())[:MOST_ROWS]:
        x, y = SPACE + line.depth * sheet.pick("tree indent"), _middle(top, sheet)
        newest[line.depth] = y
        if line.depth:
            shapes.append(_elbow(x, y, newest[line.depth - 1], sheet))
        more, height = _line(line, x, top, sheet)
        shapes += more
        top += height
    return Body(shapes, top)


def _way(row: Any) -> tuple[str, ...]:
    """Return who had the figure one after the other, from the first behind the speaker on."""
    return tuple(name for name in dict.fromkeys((*row.via, row.publisher)) if name != row.speaker)


def _lines(name: str, rows: Sequence[Any], depth: int, about: About, marked: frozenset[str]
           ) -> list[Line]:
    """Return a branch's line and, below it, those of its branches; a finding that all claims of a
    branch share began there."""
    began = tuple(f for f in _shared(rows, about) if f.id not in marked) if depth else ()
    own = [row for row in rows if len(_way(row)) == depth]
    words = "; ".join(f"“{_wording(row)}”" for row in own)
    found = [Line(depth, f"{name}: {words}" if words else name,
                  str(own[0].Index) if own else "", began)]
    below: dict[str, list[Any]] = {}
    for row in rows:
        if len(_way(row)) > depth:
            below.setdefault(_way(row)[depth], []).append(row)
    known = marked | {finding.id for finding in began}
    return found + [line for further, branch in below.items()
                    for line in _lines(further, branch, depth + 1, about, known)]


def _shared(rows: Sequence[Any], about: About) -> list[Finding]:
    """Return the findings that are about each of the claims."""
    return [finding for finding in about.get(str(rows[0].Index), ())
            if all(finding in about.get(str(row.Index), ()) for row in rows)]


def _middle(top: float, sheet: Sheet) -> float:
    """Return the middle of the first line of a text."""
    return top + sheet.text - sheet.drop


def _elbow(x: float, y: float, above: float, sheet: Sheet) -> Markup:
    left = x - sheet.pick("tree indent")
    return svg.element("path", d=f"M{svg.decimal(left)} {svg.decimal(above + DOT)}"
                       f"V{svg.decimal(y)}H{svg.decimal(x - DOT)}", **svg.stroked("soft"))


def _line(line: Line, x: float, top: float, sheet: Sheet) -> tuple[list[Markup], float]:
    """Return one line of the tree: dot or diamond, words as a link, what changed."""
    worst = min((f.severity for f in line.findings), key=SEVERITIES.index, default="")
    left, middle = x + ROOM, _middle(top, sheet)
    font = svg.Font(sheet.text, bold=not line.depth)
    words = [svg.text(left, top + sheet.text + n * sheet.line, text, font) for n, text in enumerate(
        lettering.wrapped(line.words, sheet.text, sheet.width - left - MARGIN, font.bold))]
    height = len(words) * sheet.line
    shapes = [_sign(x, middle, worst)]
    shapes += [svg.link(claim_page(line.claim), line.words, *words, reached=True)] \
        if line.claim else words
    if worst:
        told = "; ".join(dict.fromkeys(f"{f.code}: {f.message}" for f in line.findings))
        soft = svg.Font(sheet.text, colour=worst)
        more = lettering.wrapped(told, sheet.text, sheet.width - left - MARGIN)
        shapes += [svg.text(left, top + height + sheet.text + n * sheet.line, text, soft)
                   for n, text in enumerate(more)]
        height += len(more) * sheet.line
    return shapes, height + MARGIN


def _sign(x: float, y: float, severity: str) -> Markup:
    """Return a dot, or a diamond where something changed."""
    if not severity:
        return svg.element("circle", cx=x, cy=y, r=DOT, **svg.filled("soft"))
    path = (f"M{svg.decimal(x)} {svg.decimal(y - DIAMOND)}l{DIAMOND:g} {DIAMOND:g}"
            f"l{-DIAMOND:g} {DIAMOND:g}l{-DIAMOND:g} {-DIAMOND:g}z")
    return svg.element("path", d=path, **svg.filled(severity))
