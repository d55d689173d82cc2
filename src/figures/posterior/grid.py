"""Messages on a grid of equal log cells: what is left of a density when an offset is unknown."""

from collections.abc import Callable

import numpy as np
from scipy.fft import irfft, next_fast_len, rfft

from figures.posterior.constants import Structure
from figures.posterior.evidence import Numbers


def grid_around(log_values: Numbers, structure: Structure) -> Numbers:
    """Return the centres of the cells that hold all that the figures leave possible."""
    low = float(log_values.min()) - structure.below
    cells = (float(log_values.max()) + structure.above - low) / structure.cell
    return low + structure.cell * np.arange(np.ceil(cells - structure.slack), dtype=np.float64)


def smear(messages: Numbers, density: Callable[[Numbers], Numbers],
          structure: Structure) -> Numbers:
    """Return log messages about x + offset (rows) as log messages about x.

    L'(x) = log Σ exp L(m) f(m - x) h over the cells m, with f the density of the offset (one for
    all rows, or a row for each); by a real Fourier transform, so nothing is told below `floor` of
    each row's maximum.
    """
    cells = messages.shape[-1]
    length = next_fast_len(2 * cells, real=True)
    steps = np.arange(length)
    offsets = np.where(steps < cells, steps, steps - length) * structure.cell
    kernel = rfft(density(offsets) * structure.cell)
    top = messages.max(axis=-1, keepdims=True)
    spread = irfft(rfft(np.exp(messages - top), length) * kernel.conj(), length)[..., :cells]
    least = structure.floor * spread.max(axis=-1, keepdims=True)
    return np.asarray(np.log(np.maximum(spread, least)) + top)
