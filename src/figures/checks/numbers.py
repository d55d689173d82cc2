"""One speaker, one day, and a number that others print otherwise."""

from typing import Any

from figures.checks.digits import cause
from figures.checks.material import Material, Row, Rows, grouped, ids
from figures.checks.phrasing import computed, day, figure, meaning, printed
from figures.checks.spans import sized
from figures.checks.thresholds import thresholds
from figures.findings import Finding
from figures.precision import SAME_NUMBER, same_number

RISING = ("attack", "disaster")  # kinds of events whose toll rises within a day
UNEXPLAINED = "unexplained"
KEYS = ["quantity", "scope", "speaker", "first"]


def number_changed(material: Material) -> list[Finding]:
    """Return `number-changed`: a number that differs from what two or more other carriers print for
    the same speaker, quantity and day, and that can't be true beside it.

    Can't see: two statements of one day; slips that every carrier copied; claims without a day; in
    an attack or disaster a lower number that no slip explains, as tolls rise within a day.
    """
    rows = sized(material.standing())
    rows = rows[~rows["is_share"] & (rows["vague"] == "")]
    several = rows.groupby(KEYS, sort=False)["figure"].transform("nunique") > 1
    rising = material.claims.case.definition.kind in RISING
    return [found for group in grouped(rows[several], KEYS) for found in _changed(group, rising)]


def _changed(rows: Rows, rising: bool) -> list[Finding]:
    """Return the findings of one speaker, quantity and day: the number that most carriers print
    against those that few do. Where a toll is still `rising`, a lower number that no slip explains
    is one of earlier in the day."""
    by_number = _by_number(rows)
    if len(by_number) < 2:
        return []
    held, *others = sorted(by_number, key=_carriers, reverse=True)
    found = []
    for group in others:
        pages = {row.url for row in held if row.url}
        one_page = any(row.url in pages for row in group)
        known = cause(group[0].figure, held[0].figure)
        earlier = rising and known == UNEXPLAINED and group[0].figure < held[0].figure
        slip = one_page and known != UNEXPLAINED
        if _apart(group, held) and not earlier and (slip or _outvotes(held, group)):
            found.append(_finding(group, held, known, "error" if one_page else "warning"))
    return found


def _outvotes(held: Rows, group: Rows) -> bool:
    """Tell whether two or more carriers print a number, and twice as many as print another."""
    most = _carriers(held)
    return most >= thresholds().other_carriers * max(1, _carriers(group))


def _by_number(rows: Rows) -> list[Rows]:
    """Return the rows that print one number, or one that it is rounded to, together."""
    by_figure: dict[float, Rows] = {}
    for row in rows:
        by_figure.setdefault(row.figure, []).append(row)
    groups: list[tuple[list[float], Rows]] = []
    for figure_, met in by_figure.items():
        near = [group for group in groups if any(same_number(figure_, f) for f in group[0])]
        groups = [group for group in groups if group not in near]
        groups.append(([figure_, *(f for group in near for f in group[0])],
                       [*(row for group in near for row in group[1]), *met]))
    return [met for _, met in groups]


def _carriers(rows: Rows) -> int:
    return len({row.publisher for row in rows if row.seen_as != "copy"})


def _apart(group: Rows, held: Rows) -> bool:
    """Tell whether two numbers can't both be true when taken literally."""
    return all(one.most * (1 + SAME_NUMBER) < other.least
               or other.most * (1 + SAME_NUMBER) < one.least
               for one in group for other in held)


def _finding(rows: Rows, held: Rows, known: str, severity: str) -> Finding:
    row, other = rows[0], held[0]
    where = _where(row)
    told, count = meaning(known), _carriers(held)
    return Finding("number-changed", severity, "print", ids(rows),
                   f"{where} {figure(row)} for {row.speaker} on {day(row.first)}; "
                   f"{count} {'others have' if count > 1 else 'other has'} {figure(other)}, and "
                   f"{_number(row.figure)} against {_number(other.figure)} is "
                   f"{computed(row.figure / other.figure) if other.figure else 'any number of'} "
                   f"times it ({told})",
                   against=ids(held), stated=row.figure, expected=other.figure, cause=known)


def _where(row: Row) -> str:
    return f"a copy of {row.publisher} has" if row.seen_as == "copy" else f"{row.publisher} has"


def _number(value: Any) -> str:
    return printed(float(value))
