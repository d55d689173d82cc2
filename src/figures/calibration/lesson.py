"""All moments of all settled events as one batch, so that a trial of constants takes little."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figures.calibration.resolved import FULL, Resolved, snapshots
from figures.calibration.scores import TAIL
from figures.peers import LEAST, LEVEL
from figures.peers.chosen import chosen
from figures.posterior import Constants, Evidence, Setting, log_posteriors, setting_of
from figures.posterior import without_echoes as heard_of
from figures.posterior.constants import Structure
from figures.posterior.evidence import Numbers

WINKLER_WEIGHT = float(chosen("winkler_weight"))
COARSE: dict[str, float] = chosen("coarse")


@dataclass(frozen=True)
class Lesson:
    """What is learned from: the claims of all moments, their log values from the grid's start.

    `moment` is by claim, `setting` by moment, `truth` (log, from the grid's start) and `event` by
    moment; `weights` turns scores by moment into scores by event (events × moments).
    """

    evidence: Evidence
    moment: tuple[int, ...]
    setting: Setting
    grid: Numbers
    truth: Numbers
    least: Numbers
    weights: Numbers
    structure: Structure


def lesson(events: Sequence[Resolved], structure: Structure) -> Lesson:
    """Return the events as a batch; an event's score is half its full, half its early moments'."""
    coarse = replace(structure, **COARSE)
    parts: list[Evidence] = []
    settings: list[Setting] = []
    starts: list[float] = []
    weights = []
    for number, event in enumerate(events):
        moments = snapshots(event)
        for name, moment in moments.items():
            heard = heard_of(moment.evidence, structure)
            start = float(heard.log_value.min()) - coarse.below
            parts.append(replace(heard, log_value=heard.log_value - start))
            settings.append(setting_of(heard, event.kind, structure))
            starts.append(start)
            weights.append((number, _weight(name, len(moments) - 1)))
    evidence = _joined(parts)
    cells = np.ceil((evidence.log_value.max() + coarse.above) / coarse.cell)
    moment_of = [place for place, part in enumerate(parts) for _ in part.ids]
    truths = np.array([events[number].truth for number, _ in weights])
    return Lesson(evidence, tuple(moment_of), _joined(settings),
                  coarse.cell * np.arange(cells), np.log(np.maximum(truths, LEAST)) - starts,
                  np.log(LEAST) - np.array(starts), _matrix(weights, len(events)), coarse)


def _weight(name: str, early: int) -> float:
    if name == FULL:
        return 1 / 2 if early else 1.0
    return 1 / 2 / early


def _matrix(weights: Sequence[tuple[int, float]], events: int) -> Numbers:
    matrix = np.zeros((events, len(weights)))
    for place, (event, weight) in enumerate(weights):
        matrix[event, place] = weight
    return matrix


def _joined(parts: Sequence[Any]) -> Any:
    """Return several of a kind as one, each column joined."""
    columns = {field.name: [getattr(part, field.name) for part in parts]
               for field in fields(parts[0])}
    return type(parts[0])(**{name: sum(column, ()) if isinstance(column[0], tuple)
                             else np.concatenate(column) for name, column in columns.items()})


def losses(taught: Lesson, numbers: Constants) -> Numbers:
    """Return for each event its CRPS and a tenth of its interval score, half of them early."""
    numbers = replace(numbers, structure=taught.structure)
    logs = log_posteriors(taught.evidence, taught.moment, taught.setting, taught.grid, numbers)
    mass = np.exp(logs - logs.max(axis=1, keepdims=True))
    mass /= mass.sum(axis=1, keepdims=True)
    below = np.cumsum(mass, axis=1) - mass / 2
    scores = _crps(below, taught) + WINKLER_WEIGHT * _winkler(below, taught)
    return np.asarray(taught.weights @ scores)


def _winkler(below: Numbers, taught: Lesson) -> Numbers:
    low, high = (np.array([np.interp(share, row, taught.grid) for row in below])
                 for share in (TAIL, TAIL + LEVEL))
    low = np.maximum(low, taught.least)
    missed = np.maximum(np.maximum(low - taught.truth, taught.truth - high), 0)
    return np.asarray(high - low + missed / TAIL)


def _crps(below: Numbers, taught: Lesson) -> Numbers:
    under, over = _areas(below**2, taught), _areas((1 - below) ** 2, taught)
    rows = np.arange(len(below))
    place = (taught.truth - taught.grid[0]) / taught.structure.cell
    cell = np.clip(place.astype(int), 0, len(taught.grid) - 2)
    part = place - cell
    return _at(under, rows, cell, part) + over[:, -1] - _at(over, rows, cell, part)


def _areas(heights: Numbers, taught: Lesson) -> Numbers:
    """Return the area under each row up to each cell's centre."""
    steps = (heights[:, 1:] + heights[:, :-1]) / 2 * taught.structure.cell
    return np.concatenate([np.zeros((len(heights), 1)), np.cumsum(steps, axis=1)], axis=1)


def _at(areas: Numbers, rows: NDArray[np.int_], cell: NDArray[np.int_], part: Numbers) -> Numbers:
    return np.asarray(areas[rows, cell] * (1 - part) + areas[rows, cell + 1] * part)
