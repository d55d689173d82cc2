"""A size from day to day: what claims of many days tell of each day, forth and back on one grid.

What one side tells is the size times an error of its own that stays. So that product walks as the
size does, and one chain a side is exact (the forward-backward recursions of Rabiner, Proceedings of
the IEEE 77 (1989), 257-286).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from figures.posterior.constants import Structure
from figures.posterior.evidence import Numbers
from figures.posterior.grid import Spectrum, through

Places = NDArray[np.int_]


class Walk(Protocol):
    """How a log size moves between two days."""

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""


@dataclass(frozen=True)
class Heard:
    """Log messages on a grid, each of a row (a side) and of a day: `told` is for each row and day
    the place of its message in `messages` (messages × cells), its own if none is given."""

    row: Places
    day: Numbers
    messages: Numbers
    told: Places | None = None

    def rows(self) -> int:
        """Return the number of rows."""
        return int(self.row.max()) + 1

    def by_day(self) -> dict[float, dict[int, tuple[int, ...]]]:
        """Return for each day the places of the messages of each row that has any."""
        told = range(len(self.row)) if self.told is None else self.told.tolist()
        found: dict[float, dict[int, tuple[int, ...]]] = {}
        for row, day, place in zip(self.row.tolist(), self.day.tolist(), told, strict=True):
            rows = found.setdefault(day, {})
            rows[row] = (*rows.get(row, ()), place)
        return found


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
    """Return what rows were told so far on each day asked for, going forth or back in time.

    Rows that were told the same so far are one state, and a state is moved only to days on which
    it is told more, or asked for.
    """
    told, wanted, rows = heard.by_day(), set(asked), range(heard.rows())
    states = _States(np.zeros((1, heard.messages.shape[1])), walk, structure)
    state = dict.fromkeys(rows, NOTHING_YET)  # of each row, by number
    found: dict[float, Numbers] = {}
    for day in sorted(wanted | told.keys(), reverse=back):
        news = told.get(day, {})
        states.move({state[row] for row in (rows if day in wanted else news)}, day)
        if back and day in wanted:
            found[day] = states.of(state.values())
        state |= states.told({row: (state[row], places) for row, places in news.items()},
                             heard.messages, day)
        if not back and day in wanted:
            found[day] = states.of(state.values())
    return np.array([found[day] for day in asked])


NOTHING_YET = 0


class _States:
    """What rows may have been told so far, each as of a day: log messages by number."""

    def __init__(self, nothing: Numbers, walk: Walk, structure: Structure) -> None:
        self.messages = list(nothing)
        self.days: list[float | None] = [None]
        self.walk, self.structure = walk, structure

    def of(self, numbers: Iterable[int]) -> Numbers:
        """Return the messages of states."""
        return np.array([self.messages[number] for number in numbers])

    def move(self, numbers: Iterable[int], day: float) -> None:
        """Carry states to a day, those of one day together."""
        apart: dict[float, list[int]] = {}
        for number in sorted(numbers):
            before = self.days[number]
            if before is not None and before != day:
                apart.setdefault(before, []).append(number)
        for before, together in apart.items():
            moved = _moved(self.of(together), (before, day), self.walk, self.structure)
            for number, message in zip(together, moved, strict=True):
                self.messages[number], self.days[number] = message, day

    def told(self, news: Mapping[int, tuple[int, tuple[int, ...]]], messages: Numbers, day: float
             ) -> dict[int, int]:
        """Return the new state of each row that is told more in an old one, one for those alike."""
        made: dict[tuple[int, tuple[int, ...]], int] = {}
        for old, places in news.values():
            if (old, places) not in made:
                made[old, places] = len(self.messages)
                self.messages.append(self.messages[old] + messages[list(places)].sum(axis=0))
                self.days.append(day)
        return {row: made[each] for row, each in news.items()}


def _moved(messages: Numbers, days: tuple[float, float], walk: Walk, structure: Structure
           ) -> Numbers:
    """Return messages about the first day as messages about the second, earlier or later."""
    spectrum = walk.spectrum((min(days), max(days)), messages.shape[1], structure.cell)
    return through(messages, spectrum if days[0] < days[1] else spectrum.conj(), structure)
