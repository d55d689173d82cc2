"""Which origin moves the figure: the estimate without each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

import numpy as np

from figures.evidence import joined, joined_columns
from figures.paths import Way
from figures.posterior import (
    Constants,
    Evidence,
    Posterior,
    Setting,
    chosen,
    common_density,
    common_scales,
    from_log,
    grid_around,
    setting_of,
    without,
    without_echoes,
)
from figures.posterior.evidence import Numbers
from figures.posterior.grid import smear

MOST_ORIGINS = 150  # with more no single one moves the figure by what a reader could see
MOST_ROWS = 3000  # claims in one batch: some ten million numbers at a time

COUNT = "(a count)"
WIDEST = 90  # the interval whose width is compared, in percent
OTHER_SIDE = {"enemy": "own_soldiers", "own_soldiers": "enemy", "perpetrator": "own_civilians",
              "own_civilians": "perpetrator"}
Influence = tuple[str, float]


@dataclass(frozen=True)
class Outside:
    """What a quantity is told besides its claims: log likelihoods on a grid by others, None where
    none tells any, and the way in which it moves up to its day.

    `is_common`: the error that all claims share is theirs too, and is summed over with theirs.
    """

    grid: Numbers
    logs: Numbers | None
    is_common: bool
    way: Way


@dataclass(frozen=True)
class Sensitivity:
    """What a figure owes to what: each claim and each relation with the point without it ÷ the
    point, and each relation with the log width of the 90% interval, if it gave an exact count of
    the point on the newest day, ÷ the width now."""

    claims: tuple[Influence, ...]
    relations: tuple[Influence, ...]
    counts: tuple[Influence, ...]


def influence(evidence: Evidence, kind: str, numbers: Constants, point: float,
              outside: Outside | None = None) -> tuple[Influence, ...]:
    """Return each origin with the point without it ÷ the point, in the order of the evidence.

    `point` is the median with all of them. Nothing is returned for a single origin, without which
    there is no point, and for more than MOST_ORIGINS.
    """
    origins = tuple(dict.fromkeys(evidence.origin))
    if not 1 < len(origins) <= MOST_ORIGINS:
        return ()
    left = [without(evidence, origin) for origin in origins]
    points = (each.point for each in believed(left, kind, numbers, outside))
    return tuple((origin, found / point) for origin, found in zip(origins, points, strict=True))


def from_others(evidence: Evidence, kind: str, numbers: Constants, outside: Outside) -> Posterior:
    """Return what is believed of a quantity without any of its claims, by what others tell of it.

    Raises: ValueError where others tell nothing.
    """
    if outside.logs is None:
        raise ValueError("nothing is told of it by others")
    if not outside.is_common:
        return from_log(outside.grid, outside.logs)
    setting = setting_of(evidence, kind, numbers.structure, newest=outside.way.day)
    common = partial(common_density, scales=common_scales(setting, numbers), constants=numbers)
    return from_log(outside.grid, smear(outside.logs[None], common, numbers.structure)[0])


def sensitivity(evidence: Evidence, kind: str, numbers: Constants, outside: Outside | None = None
                ) -> Sensitivity:
    """Return what the figure owes to each claim (of MOST_ORIGINS at most) and each relation, and
    what a count by each kind of speaker would add."""
    whole, = believed([evidence], kind, numbers, outside)
    rows = range(len(evidence) if len(evidence) <= MOST_ORIGINS else 0)
    others = {evidence.ids[place]: [row for row in rows if row != place] for place in rows}
    kinds = {name: [row for row, other in enumerate(evidence.relation) if other != name]
             for name in dict.fromkeys(evidence.relation)}
    asked = dict.fromkeys([*kinds, *(OTHER_SIDE[name] for name in kinds if name in OTHER_SIDE),
                           "third"])
    counted = [joined([evidence, _count(evidence, name, whole.point)]) for name in asked]

    def moves(left: Mapping[str, list[int]]) -> tuple[Influence, ...]:
        some = {name: rows for name, rows in left.items() if rows}
        found = believed([chosen(evidence, rows) for rows in some.values()], kind, numbers, outside)
        return tuple((name, one.point / whole.point) for name, one in zip(some, found, strict=True))

    widths = [_width(one) / _width(whole) for one in believed(counted, kind, numbers, outside)]
    return Sensitivity(moves(others), moves(kinds), tuple(zip(asked, widths, strict=True)))


def _count(evidence: Evidence, relation: str, size: float) -> Evidence:
    """Return a new exact count of this size, by another origin of this relation, on the last
    day."""
    sides = dict(zip(evidence.relation, evidence.side, strict=True))
    return replace(chosen(evidence, [0]), ids=(COUNT,), origin=(COUNT,), relation=(relation,),
                   side=(sides.get(relation, COUNT),), speaker=(COUNT,), log_value=np.log([size]),
                   hedge=("exact",), log_width=np.zeros(1), roundness=np.zeros(1),
                   day=evidence.day.max(keepdims=True), foreseen=np.zeros(1, dtype=bool),
                   likelihood=np.full(1, np.nan), other_scope=np.zeros(1, dtype=bool))


def _width(believed: Posterior) -> float:
    low, high = believed.interval(WIDEST / 100)
    return float(np.log(high / low))


def believed(variants: Sequence[Evidence], kind: str, numbers: Constants,
             outside: Outside | None = None) -> list[Posterior]:
    """Return what is believed given each of several variants of the evidence, on one grid."""
    if not variants:
        return []
    values = np.concatenate([each.log_value for each in variants])
    newest = max(float(each.day.max()) for each in variants)
    told = outside or Outside(grid_around(values, numbers.structure), None, True, Way(newest))
    at_once = max(1, MOST_ROWS // max(map(len, variants)))
    return [one for first in range(0, len(variants), at_once)
            for one in _believed(variants[first:first + at_once], kind, numbers, told)]


def _believed(variants: Sequence[Evidence], kind: str, numbers: Constants, outside: Outside
              ) -> Iterator[Posterior]:
    heard = [without_echoes(each, numbers.structure) for each in variants]
    settings = [setting_of(each, kind, numbers.structure, newest=outside.way.day)
                for each in heard]
    place = [number for number, each in enumerate(heard) for _ in each.ids]
    claimed, measured = outside.way.told(joined(heard), place, outside.grid, numbers)
    others = measured if outside.logs is None else measured + outside.logs
    common = partial(common_density, scales=common_scales(_joined_settings(settings), numbers),
                     constants=numbers)
    if outside.is_common:
        logs = smear(claimed + others, common, numbers.structure)
    else:
        logs = smear(claimed, common, numbers.structure) + others
    return (from_log(outside.grid, row) for row in logs)


def _joined_settings(parts: Sequence[Setting]) -> Setting:
    return Setting(**{field.name: joined_columns([getattr(part, field.name) for part in parts])
                      for field in fields(Setting)})
