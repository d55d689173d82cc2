"""A size from day to day: what claims of many days tell of each day, forth and back on one grid.

What one side tells is the size times an error of its own that stays. So that product walks as the
size does, and one chain a side is exact (the forward-backward recursions of Rabiner, Proceedings of
the IEEE 77 (1989), 257-286).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from figures.posterior.constants import Structure
from figures.posterior.evidence import Numbers
from figures.posterior.grid import Spectrum, through


class Walk(Protocol):
    """How a log size moves between two days."""

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""


@dataclass(frozen=True)
class Heard:
    """Log messages on a grid, messages × cells, each of a row (a side) and of a day."""

    row: NDArray[np.int_]
    day: Numbers
    messages: Numbers

    def rows(self) -> int:
        """Return the number of rows."""
        return int(self.row.max()) + 1


def known_by(heard: Heard, asked: Sequence[float], walk: Walk, structure: Structure) -> Numbers:
    """Return what was told up to each day asked for, with that day: days × rows × cells."""
    return _swept(heard, asked, walk, structure, back=False)


def told_after(heard: Heard, asked: Sequence[float], walk: Walk, structure: Structure) -> Numbers:
    """Return what was told after each day asked for, without that day: days × rows × cells."""
    return _swept(heard, asked, walk, structure, back=True)


def told_on(heard: Heard, asked: Sequence[float], walk: Walk, structure: Structure) -> Numbers:
    """Return all that was told of each day asked for, before, on and after it."""
    return (known_by(heard, asked, walk, structure)
            + told_after(heard, asked, walk, structure))


def _swept(heard: Heard, asked: Sequence[float], walk: Walk, structure: Structure, back: bool
           ) -> Numbers:
    at: dict[float, list[int]] = {day: [] for day in asked}
    for place, day in enumerate(heard.day.tolist()):
        at.setdefault(day, []).append(place)
    state = np.zeros((heard.rows(), heard.messages.shape[1]))
    known = np.zeros(heard.rows(), dtype=bool)
    found, before = {}, None
    for day in sorted(at, reverse=back):
        if before is not None and known.any():
            state[known] = _moved(state[known], (before, day), walk, structure)
        if back:
            found[day] = state.copy() if day in asked else state
        np.add.at(state, heard.row[at[day]], heard.messages[at[day]])
        known[heard.row[at[day]]] = True
        if not back:
            found[day] = state.copy() if day in asked else state
        before = day
    return np.array([found[day] for day in asked])


def _moved(messages: Numbers, days: tuple[float, float], walk: Walk, structure: Structure
           ) -> Numbers:
    """Return messages about the first day as messages about the second, earlier or later."""
    spectrum = walk.spectrum((min(days), max(days)), messages.shape[1], structure.cell)
    return through(messages, spectrum if days[0] < days[1] else spectrum.conj(), structure)
