"""How a log size steps from day to day: up only, as a running total, or either way."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
import yaml
from scipy.fft import rfft
from scipy.special import gammainc, stdtr

from figures.posterior.evidence import Numbers
from figures.posterior.grid import Spectrum, length_for

PATHS_FILE = "words/paths.yml"
KEPT = 4096  # spectra of steps that are kept for the next side and quantity


@cache
def movements() -> dict[str, Any]:
    """Return words/paths.yml: how sizes move from day to day."""
    text = resources.files("figures").joinpath(PATHS_FILE).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


class Growth:
    """Steps of a running total: gamma, so that none is below zero and days without claims change
    nothing. Days are days since the start."""

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""
        return _growth(math.log((1 + days[1]) / (1 + days[0])), cells, cell)


@lru_cache(KEPT)
def _growth(span: float, cells: int, cell: float) -> Spectrum:
    """Return the transform of gamma steps, each shared between the two cells that it lies between
    so that their mean is kept."""
    mean, variance = (float(movements()["growth"][name]) for name in ("mean", "variance"))
    scale = variance / mean
    shape = mean * span / scale
    edges = np.arange(cells + 1) * cell
    mass = np.diff(gammainc(shape, edges / scale))
    moment = np.diff(gammainc(shape + 1, edges / scale)) * shape * scale
    upper = (moment - edges[:-1] * mass) / cell
    steps = mass - upper
    steps[1:] += upper[:-1]
    return np.asarray(rfft(steps, length_for(cells)))


@dataclass(frozen=True)
class Drift:
    """Steps either way, each day's independent of the others', heavy-tailed: of one scale between
    two days inside which there is a measured series, and of a wider one outside."""

    inside: tuple[float, float]

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""
        low, high = (min(max(day, self.inside[0]), self.inside[1]) for day in days)
        near, far = high - low, days[1] - days[0] - (high - low)
        daily = {name: float(value) for name, value in movements()["drift"].items()
                 if name != "means"}
        inner, outer = (_even(daily[where], daily["degrees"], cells, cell)
                        for where in ("inside", "outside"))
        return np.asarray(inner**near * outer**far)


class Wander:
    """Steps of what a side adds to what it tells of, which does not stay the same for long."""

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""
        slow = movements()["wander"]
        daily = float(slow["scale"]) / math.sqrt(float(slow["days"]))
        return np.asarray(_even(daily, float(slow["degrees"]), cells, cell) ** (days[1] - days[0]))


@dataclass(frozen=True)
class Both:
    """Steps of what drifts and of what a side adds to it."""

    drift: Drift

    def spectrum(self, days: tuple[float, float], cells: int, cell: float) -> Spectrum:
        """Return the Fourier transform of the mass of steps by cell, from one day to a later."""
        return np.asarray(self.drift.spectrum(days, cells, cell)
                          * Wander().spectrum(days, cells, cell))


@lru_cache(KEPT)
def _even(scale: float, degrees: float, cells: int, cell: float) -> Spectrum:
    """Return the transform of a day's steps, a t: real since they are even, and never below zero,
    so that several days have its powers."""
    length = length_for(cells)
    places = np.arange(length)
    offsets = np.minimum(places, length - places) * cell
    mass = (stdtr(degrees, (offsets + cell / 2) / scale)
            - stdtr(degrees, (offsets - cell / 2) / scale))
    return np.asarray(np.maximum(rfft(mass / mass.sum()).real, 0).astype(complex))


def log_sum(messages: Numbers) -> Numbers:
    """Return the log of the sum over cells of each message's exponential."""
    top = messages.max(axis=-1)
    return np.asarray(np.log(np.exp(messages - top[..., None]).sum(axis=-1)) + top)
