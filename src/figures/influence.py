"""Which origin moves the figure: the estimate without each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain

import numpy as np

from figures.evidence import joined, joined_columns
from figures.posterior import (
    Constants,
    Evidence,
    Setting,
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
from figures.posterior.likelihood import log_likelihoods

MOST_ORIGINS = 150  # with more no single one moves the figure by what a reader could see
MOST_ROWS = 3000  # claims in one batch: some ten million numbers at a time

Influence = tuple[str, float]


@dataclass(frozen=True)
class Outside:
    """What other quantities tell of one: log likelihoods on a grid, None where nothing is told.

    `is_common`: the error that all claims share is theirs too, and is summed over with theirs.
    `day` is the one that all are told as of, in days since the event.
    """

    grid: Numbers
    logs: Numbers | None
    is_common: bool
    day: float


def influence(evidence: Evidence, kind: str, numbers: Constants, point: float,
              outside: Outside | None = None) -> tuple[Influence, ...]:
    """Return each origin with the point without it ÷ the point, in the order of the evidence.

    `point` is the median with all of them. Nothing is returned for a single origin, without which
    there is no point, and for more than MOST_ORIGINS.
    """
    origins = tuple(dict.fromkeys(evidence.origin))
    if not 1 < len(origins) <= MOST_ORIGINS:
        return ()
    told = outside or Outside(grid_around(evidence.log_value, numbers.structure), None, True, 0.0)
    at_once = max(1, MOST_ROWS // len(evidence))
    batches = (origins[first:first + at_once] for first in range(0, len(origins), at_once))
    points = chain.from_iterable(_points(evidence, batch, kind, numbers, told) for batch in batches)
    return tuple((origin, found / point) for origin, found in zip(origins, points, strict=True))


def _points(evidence: Evidence, origins: Sequence[str], kind: str, numbers: Constants,
            outside: Outside) -> Iterator[float]:
    """Yield the point without each origin, all found on one grid at once."""
    heard = [without_echoes(without(evidence, origin), numbers.structure) for origin in origins]
    settings = [setting_of(each, kind, numbers.structure, newest=outside.day) for each in heard]
    place = [number for number, each in enumerate(heard) for _ in each.ids]
    logs = log_likelihoods(joined(heard), place, outside.grid, numbers,
                           np.full(len(heard), outside.day))
    others = 0.0 if outside.logs is None else outside.logs
    common = partial(common_density, scales=common_scales(_joined_settings(settings), numbers),
                     constants=numbers)
    if outside.is_common:
        logs = smear(logs + others, common, numbers.structure)
    else:
        logs = smear(logs, common, numbers.structure) + others
    return (from_log(outside.grid, row).point for row in logs)


def _joined_settings(parts: Sequence[Setting]) -> Setting:
    return Setting(**{field.name: joined_columns([getattr(part, field.name) for part in parts])
                      for field in fields(Setting)})
