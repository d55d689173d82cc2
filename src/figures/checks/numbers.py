"""One speaker, one day, and a number that others print otherwise."""

import pandas as pd

from figures.checks.carriers import carriers, names_of
from figures.checks.digits import cause
from figures.checks.material import Material, Row, Rows, grouped, ids, matching, publishers
from figures.checks.phrasing import computed, day, figure, meaning, printed, says
from figures.checks.spans import SPEAKER, sized
from figures.checks.thresholds import thresholds
from figures.codebook import RISING_KINDS
from figures.findings import Finding
from figures.literal import HALF, principal
from figures.precision import SAME_NUMBER, equal, same_number

Before = dict[tuple[str, ...], "pd.Series[float]"]
UNEXPLAINED = "unexplained"
KEYS = ["quantity", "scope", "speaker", "first"]


def number_changed(material: Material) -> list[Finding]:
    """Return `number-changed`: a number that differs from what two or more other carriers print for
    the same speaker, quantity and day, and that can't be true beside it.

    Of two numbers the one that fewer carriers print has changed; where as many print either, nobody
    is blamed.

    Can't see: two statements of one day; slips that every carrier copied; claims without a day; a
    lower number that no slip explains, where a toll rose within the day.
    """
    rows = sized(material.standing())
    rows = rows[~rows["is_share"] & (rows["vague"] == "")]
    several = rows.groupby(KEYS, sort=False)["figure"].transform("nunique") > 1
    changed = list(grouped(rows[several], KEYS))
    before = _before(rows, changed, material)
    return [found for group in changed for found in _changed(group, before)]


def _before(rows: pd.DataFrame, changed: list[Rows], material: Material) -> Before:
    """Return, of quantities whose toll rises within a day, what each speaker gave on days before:
    a pair of days and the highest figures so far."""
    definition = material.claims.case.definition
    running = {name for name, quantity in definition.quantities.items()
               if quantity.accumulates} if definition.kind in RISING_KINDS else set()
    wanted = {_series(group[0]) for group in changed if group[0].quantity in running}
    found: Before = {}
    keys = [*SPEAKER, "quantity"]
    for series, met in matching(rows, keys, wanted).groupby(keys, sort=False):
        highest = met.groupby("first")["figure"].max().cummax()
        found[tuple(map(str, series))] = highest
    return found


def _series(row: Row) -> tuple[str, ...]:
    return row.speaker, row.scope, row.quantity


def _changed(rows: Rows, before: Before) -> list[Finding]:
    """Return the findings of one speaker, quantity and day: the number that most carriers print
    against those that fewer do."""
    by_number = _by_number(rows)
    if len(by_number) < 2:
        return []
    held, *others = sorted(by_number, key=lambda met: len(list(carriers(met))), reverse=True)
    found = []
    for group in others:
        pages = {row.url for row in held if row.url}
        one_page = any(row.url in pages for row in group)
        known = cause(group[0].figure, held[0].figure)
        slip = one_page and known != UNEXPLAINED
        if _apart(group, held, known) and (slip or _outvotes(held, group)) \
                and not (known == UNEXPLAINED and _earlier(group, held, before)):
            found.append(_finding(group, held, known, "error" if one_page else "warning"))
    return found


def _earlier(group: Rows, held: Rows, before: Before) -> bool:
    """Tell whether a lower number may be one of earlier in the day: where the other's words say
    that it is new, or where tolls rise within a day and it is not below that of a day before."""
    if group[0].figure >= held[0].figure:
        return False
    if says(held, "risen"):
        return True
    given = before.get(_series(group[0]))
    if given is None:
        return False
    earlier = given[given.index < group[0].first]
    return earlier.empty or bool(group[0].figure >= earlier.iloc[-1])


def _outvotes(held: Rows, group: Rows) -> bool:
    """Tell whether two or more carriers print a number, and more than print another. Of a number
    and its change under one agency each paper counts: what the others have is what it sent."""
    own = names_of(held) & names_of(group)
    most, few = (len({row.publisher for row in met} if own else list(carriers(met)))
                 for met in (held, group))
    return most >= thresholds().other_carriers and most > few


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


def _apart(group: Rows, held: Rows, known: str) -> bool:
    """Tell whether two numbers are not one: they are roundings of none, and, where they are hedged
    differently and no slip explains them, both can't be true ("over 1,100" may be 1,234)."""
    return all(_differ(one, other) and not _swapped(one, other) and (
        known != UNEXPLAINED or one.hedge == other.hedge or _contradict(one, other))
        for one in group for other in held)


def _swapped(one: Row, other: Row) -> bool:
    """Tell whether one number stands under two units, which is a finding of its own."""
    numbers = (principal((row.low, row.value, row.high)) for row in (one, other))
    return bool(one.unit != other.unit and equal(*numbers))


def _differ(one: Row, other: Row) -> bool:
    slack = HALF * (_place(one) + _place(other)) * (1 + SAME_NUMBER)
    return abs(float(one.figure) - float(other.figure)) > slack


def _place(row: Row) -> float:
    """Return the place of a figure's last digit, in the unit of its quantity."""
    number = principal((row.low, row.value, row.high))
    return float(row.place * row.figure / number) if number else 1.0


def _contradict(one: Row, other: Row) -> bool:
    return bool(one.most * (1 + SAME_NUMBER) < other.least
                or other.most * (1 + SAME_NUMBER) < one.least)


def _finding(rows: Rows, held: Rows, known: str, severity: str) -> Finding:
    row, other = rows[0], held[0]
    where = _where(row)
    told, count = meaning(known), publishers(held)
    return Finding("number-changed", severity, "print", ids(rows),
                   f"{where} {figure(row)} for {row.speaker} on {day(row.first)}; "
                   f"{count} {'others have' if count > 1 else 'other has'} {figure(other)}, and "
                   f"{_number(row)} against {_number(other)} is "
                   f"{computed(row.figure / other.figure) if other.figure else 'any number of'} "
                   f"times it ({told})",
                   against=ids(held), stated=row.figure, expected=other.figure, cause=known)


def _where(row: Row) -> str:
    return f"a copy of {row.publisher} has" if row.seen_as == "copy" else f"{row.publisher} has"


def _number(row: Row) -> str:
    """Return a claim's number in the unit of its quantity: as printed, or as it was converted."""
    own = principal((row.low, row.value, row.high))
    return printed(row.figure) if equal(row.figure, own) else computed(row.figure)
