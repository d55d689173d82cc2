"""Hedges that change between a speaker and those who print him."""

from collections import Counter
from collections.abc import Iterator

from figures.checks.carriers import COPY, carriers
from figures.checks.cells import readings_of
from figures.checks.material import Material, Row, Rows, grouped, ids
from figures.checks.phrasing import figure, joined, names, spaced, whose
from figures.checks.thresholds import thresholds
from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS
from figures.findings import Finding
from figures.precision import SAME_NUMBER, equal

OWN, QUOTED = "original", "quotation"
UNSETTLED = "unsettled"


def hedge_flip(material: Material) -> list[Finding]:
    """Return `hedge-flip`: publishers whose hedge differs from the speaker's own.

    The speaker's own is what a ruling says against the printed words, else what he publishes
    himself, else a quotation, else what more than half of three or more carriers print.

    Can't see: what a speaker said that nobody here prints; hedges of numbers that were rounded so
    that both are true.
    """
    table = material.table[(material.table["hedge"] != "") & (material.table["vague"] == "")
                           & ~material.table["is_share"] & material.table["figure"].notna()]
    several = table.groupby("origin", sort=False)["hedge"].transform("nunique") > 1
    return [found for group in grouped(table[several], ["origin"])
            for found in _flips(group, material)]


def _flips(rows: Rows, material: Material) -> Iterator[Finding]:
    own = _own(rows, material)
    if not own:
        yield from _unsettled(rows, material)
        return
    said = {row.hedge for row in own}
    differing = [row for row in rows if row.hedge not in said and not _rounded_true(row, own)]
    grave = [row for row in differing if any(_is_grave(row.hedge, hedge) for hedge in said)]
    slight = [row for row in differing if row not in grave]
    for group, severity in ((grave, "warning"), (slight, "note")):
        if group:
            yield _finding(group, own, severity)


def _own(rows: Rows, material: Material) -> Rows:
    """Return the rows that have the speaker's own hedge; none where nothing settles it."""
    for settles in (_ruled, _published, _quoted):
        if own := [row for row in rows if settles(row, material)]:
            return own
    hedges = list(_hedges(rows))
    if len(hedges) < thresholds().own_majority:
        return []
    hedge, count = Counter(hedges).most_common(1)[0]
    return [row for row in rows if row.hedge == hedge] if 2 * count > len(hedges) else []


def _ruled(row: Row, material: Material) -> bool:
    """Tell whether a ruling gives the hedge against the printed words; one that says what the
    words say corrects our cell, not the speaker."""
    ruled = any(ruling.claim == row.id and ruling.column == "hedge" and ruling.now == row.hedge
                for ruling in material.claims.case.rulings)
    return ruled and all(reading.hedge != row.hedge for reading in
                         readings_of(row.wording, material.claims.case.definition.vague))


def _published(row: Row, material: Material) -> bool:
    """Tell whether the speaker publishes it himself, or the body that he belongs to does."""
    chains = material.chains
    return row.seen_as == OWN or (row.seen_as != COPY and (
        row.publisher in chains[row.speaker] or row.speaker in chains[row.publisher]))


def _quoted(row: Row, _: Material) -> bool:
    return bool(row.seen_as == QUOTED)


def _hedges(rows: Rows) -> Iterator[str]:
    """Yield each carrier's hedge: the agency's own where it prints one."""
    for group in carriers(rows):
        agencies = {name for row in group for name in row.via}
        wires = [row for row in group if row.publisher in agencies] or group
        met = {row.hedge for row in wires}
        yield met.pop() if len(met) == 1 else \
            Counter(row.hedge for row in wires).most_common(1)[0][0]


def _rounded_true(row: Row, own: Rows) -> bool:
    """Tell whether a hedge goes with a number that was rounded, and the two agree: "more than
    1,250" for 1,263."""
    return any(not equal(row.figure, other.figure)
               and row.least * (1 - SAME_NUMBER) <= other.figure <= row.most * (1 + SAME_NUMBER)
               for other in own)


def _is_grave(printed: str, own: str) -> bool:
    """Tell whether a bound is turned round or becomes a bare number."""
    if own in LOWER_BOUNDS:
        return printed in UPPER_BOUNDS or printed == "exact"
    return own in UPPER_BOUNDS and (printed in LOWER_BOUNDS or printed == "exact")


def _finding(rows: Rows, own: Rows, severity: str) -> Finding:
    other = own[0]
    by_hedge = {row.hedge: row for row in reversed(rows)}
    told = [f"{_who([r for r in rows if r.hedge == hedge])} {figure(row)}"
            for hedge, row in by_hedge.items()]
    changes = joined([f"“{spaced(hedge)}”" for hedge in by_hedge])
    return Finding("hedge-flip", severity, "print", ids(rows),
                   f"{joined(told)}; {whose(other.speaker)} own is {figure(other)}: "
                   f"“{spaced(other.hedge)}” has become {changes}",
                   against=ids(own), stated=rows[0].hedge, expected=other.hedge)


def _who(rows: Rows) -> str:
    publishers = dict.fromkeys(f"a copy of {row.publisher}" if row.seen_as == COPY
                               else row.publisher for row in rows)
    return f"{names(publishers)} {'have' if len(publishers) > 1 else 'has'}"


def _unsettled(rows: Rows, material: Material) -> Iterator[Finding]:
    """Yield the one note where publishers differ and nothing settles who is right; none where they
    differ only by rounding."""
    first = rows[0]
    if len({row.publisher for row in rows}) < 2 or all(
            row.hedge == first.hedge or _rounded_true(row, [first])
            or _rounded_true(first, [row]) for row in rows):
        return
    hedges = ", ".join(f"“{spaced(hedge)}” ({count})" for hedge, count in
                       Counter(row.hedge for row in rows).most_common())
    yield Finding("hedge-flip", "note", "print", ids(rows),
                  f"{whose(first.speaker)} {figure(first)} is printed with different hedges, "
                  f"{hedges}, and nothing here settles which is the speaker's own",
                  cause=UNSETTLED)

