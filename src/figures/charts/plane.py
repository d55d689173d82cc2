"""Chart 3, the plane of two parts: every claim as a point, a line, a ray or a half-plane."""

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

from figures.charts import bands
from figures.charts.matter import Matter, as_of_words, statements
from figures.charts.picture import Picture, nothing
from figures.charts.plane_shapes import Plane, Ray, is_log, lines_of, painted
from figures.charts.statement_tables import statements_table
from figures.charts.theme import WIDE
from figures.links import claim_page
from figures.phrases import claim_in_words, day

NAME = "killed-wounded"
SUBTITLE = ("A dot is one speaker’s two figures of one day; a straight line one figure alone, with "
            "barbs towards where a bound leaves room; a curve a total of both; a ray a share. The "
            "dark field is what is left to believe of the two.")


@dataclass(frozen=True)
class Parts:
    """Two parts of a whole, by name."""

    whole: str
    across: str
    upward: str


def picture(matter: Matter) -> Picture:
    """Return the plane of the two most told parts of the case's first sum that has two of them,
    or of the sum that holds the quantity asked for."""
    for identity in matter.claims.case.definition.identities:
        names = [name for factor, name in identity.right if name and factor > 0]
        told = sorted((name for name in names if statements(matter, name)),
                      key=lambda name: -len(statements(matter, name)))
        if (identity.relation == "=" and len(identity.left) == 1 and len(told) > 1
                and matter.quantity in ("", *identity.names())):
            across, upward = sorted(told[:2], key=names.index)
            return _picture(matter, Parts(identity.left[0][1], across, upward))
    return nothing(NAME, "No sum of this case has two parts that anybody gives figures for.")


def _picture(matter: Matter, parts: Parts) -> Picture:
    plane = _plane(matter, parts)
    shown = [*plane.across, *plane.upward, *plane.totals]
    return Picture(NAME, _title(matter, parts, plane), SUBTITLE, partial(painted, matter, plane),
                   _alt(matter, parts, plane), _note(matter, plane),
                   statements_table(matter, shown, "Every statement in the plane"))


def _plane(matter: Matter, parts: Parts) -> Plane:
    """Sort the statements into pairs of one speaker and day, and those that stand alone."""
    across, upward = (statements(matter, name) for name in (parts.across, parts.upward))
    pairs = tuple((one, other) for one in across for other in upward
                  if one.speaker == other.speaker and one.day == other.day is not None)
    return Plane(across, upward, statements(matter, parts.whole), pairs, _rays(matter, parts),
                 (matter.counts(parts.across), matter.counts(parts.upward)),
                 (matter.estimate(parts.across), matter.estimate(parts.upward)))


def _rays(matter: Matter, parts: Parts) -> tuple[Ray, ...]:
    """Return the shares that the first part is said to have of the whole, once a statement."""
    table = matter.claims.used()
    rows: list[Any] = list(table[(table["quantity"] == parts.across)
                                 & table["is_share"]].itertuples())
    found = [_ray(row) for row in rows if row.Index == row.origin
             and _whole(row.share_of, matter) == parts.whole]
    return tuple(ray for ray in found if 0 < ray.share < 1)


def _whole(share_of: str, matter: Matter) -> str:
    """Return the quantity that a share is of; a claim stands for its own."""
    table = matter.claims.table
    return str(table.at[share_of, "quantity"]) if share_of in table.index else share_of


def _ray(row: Any) -> Ray:
    share = next(filter(math.isfinite, (row.value, row.low, row.high)), 0.0)
    return Ray(share, row.speaker, row.side, claim_page(str(row.Index)), claim_in_words(row))


def _title(matter: Matter, parts: Parts, plane: Plane) -> str:
    """Say how far apart the shares are that follow from the statements."""
    shares = [ray.share for ray in plane.rays]
    shares += [one.figure / (one.figure + other.figure) for one, other in plane.pairs
               if one.figure + other.figure > 0]
    name = matter.counts(parts.across)
    if len(shares) < 2:
        return f"{name}, against {matter.defined(parts.upward).counts}"
    return (f"{name}: from {min(shares):.0%} to {max(shares):.0%} of the losses, "
            "depending on who speaks")


def _alt(matter: Matter, parts: Parts, plane: Plane) -> str:
    told = [f"{_title(matter, parts, plane)}."]
    told += [f"{one.speaker}, {day(one.last)}: {one.told} and {other.told}."
             for one, other in plane.pairs]
    told += [f"{ray.speaker}: {ray.share:.0%}." for ray in plane.rays]
    for name in (parts.across, parts.upward):
        estimate = matter.estimate(name)
        if estimate is not None:
            told.append(f"{matter.counts(name)}: {bands.in_words(estimate)} left to believe.")
    return "Plane. " + " ".join(told)


def _note(matter: Matter, plane: Plane) -> str:
    log = " Both axes are logarithmic." if is_log(plane) else ""
    drawn, told = lines_of(plane, WIDE), {one.claim for pair in plane.pairs for one in pair}
    alone = [one for one in (*plane.across, *plane.upward, *plane.totals) if one.claim not in told]
    missing = len(alone) - sum(map(len, (drawn.across, drawn.upward, drawn.totals)))
    others = f" Of the figures alone the most printed are drawn; the table has {missing} more." \
        if missing else ""
    return (f"Source: the ledger “{matter.claims.case.name}”{as_of_words(matter)}. "
            "The field takes each part by itself; further parts of the total are not in it."
            f"{log}{others}")
