"""Who carries a figure: publishers with a common agency are one carrier, copies are none."""

from collections.abc import Collection, Iterator

from figures.checks.material import Row, Rows

COPY = "copy"


def carriers(rows: Collection[Row]) -> Iterator[Rows]:
    """Yield the rows of each carrier: of one publisher, or of several whom agencies join."""
    above: dict[str, str] = {}  # each name's carrier, by the first name of it
    carrying = [row for row in rows if row.seen_as != COPY]
    for row in carrying:
        if row.via:
            known = {_root(name, above) for name in (row.publisher, *row.via)}
            above |= dict.fromkeys(known, min(known))
    met: dict[str, Rows] = {}
    for row in carrying:
        met.setdefault(_root(row.publisher, above), []).append(row)
    yield from met.values()


def _root(name: str, above: dict[str, str]) -> str:
    """Return the first name of a name's carrier, and remember it on the way."""
    here = name
    while (next_name := above.setdefault(here, here)) != here:
        here = next_name
    above[name] = here
    return here


def names_of(rows: Collection[Row]) -> frozenset[str]:
    """Return all who print figures or bring them, copies left out."""
    return frozenset(name for row in rows if row.seen_as != COPY
                     for name in (row.publisher, *row.via))
