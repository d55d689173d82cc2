"""Messages on a grid of equal log cells: what is left of a density when an offset is unknown."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft

from figures.posterior.constants import Structure
from figures.posterior.evidence import Numbers

Spectrum = NDArray[np.complex128]
ROWS_AT_ONCE = 96  # of messages: more do not stay in a processor's cache


def grid_around(log_values: Numbers, structure: Structure) -> Numbers:
    """Return the centres of the cells that hold all that the figures leave possible."""
    low = float(log_values.min()) - structure.below
    cells = (float(log_values.max()) + structure.above - low) / structure.cell
    return low + structure.cell * np.arange(np.ceil(cells - structure.slack), dtype=np.float64)


def smear(messages: Numbers, density: Callable[[Numbers], Numbers],
          structure: Structure) -> Numbers:
    """Return log messages about x + offset (rows) as log messages about x.

    L'(x) = log Σ exp L(m) f(m - x) h over the cells m, with f the density of the offset (one for
    all rows, or a row for each).
    """
    return through(messages, spectrum_of(density, messages.shape[-1], structure), structure)


def spectrum_of(density: Callable[[Numbers], Numbers], cells: int, structure: Structure
                ) -> Spectrum:
    """Return what leads `through` an offset of this density, from x + offset to x."""
    steps = np.arange(length_for(cells))
    offsets = np.where(steps < cells, steps, steps - len(steps)) * structure.cell
    return np.asarray(rfft(density(offsets) * structure.cell).conj())


def length_for(cells: int) -> int:
    """Return how long a Fourier transform of so many cells is, so that ends don't meet."""
    return int(next_fast_len(2 * cells, real=True))


def through(messages: Numbers, spectrum: Spectrum, structure: Structure) -> Numbers:
    """Return log messages (rows) about x as log messages about x + step.

    `spectrum` is the real Fourier transform, `length_for` the cells long, of the mass of steps by
    cell; its conjugate goes back, from x + step to x. Nothing is told below `floor` of each row's
    maximum.
    """
    if len(messages) <= ROWS_AT_ONCE:
        return _through(messages, spectrum, structure)
    own = np.broadcast_to(spectrum, (len(messages), spectrum.shape[-1]))
    return np.concatenate([
        _through(messages[first:first + ROWS_AT_ONCE], own[first:first + ROWS_AT_ONCE], structure)
        for first in range(0, len(messages), ROWS_AT_ONCE)])


def _through(messages: Numbers, spectrum: Spectrum, structure: Structure) -> Numbers:
    cells = messages.shape[-1]
    length = length_for(cells)
    top = messages.max(axis=-1, keepdims=True)
    spread = irfft(rfft(np.exp(messages - top), length) * spectrum, length)[..., :cells]
    least = structure.floor * spread.max(axis=-1, keepdims=True)
    return np.asarray(np.log(np.maximum(spread, least)) + top)
