"""Lines on standard error: what is wrong, and what is to be known beside the answer."""

import sys
from contextlib import suppress


def remark(text: str) -> None:
    """Print a line on standard error, as far as there is anybody who reads it."""
    with suppress(OSError):
        if sys.stderr:  # a closed one is None, and what is printed to None goes to the output
            print(text, file=sys.stderr, flush=True)
