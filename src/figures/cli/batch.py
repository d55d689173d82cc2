"""figures batch: where all is new the warm server starts first, and imports as the plan is read."""

from argparse import Namespace
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path

from figures.warm import serving


def run(given: Namespace) -> int:
    """Make the runs of a plan that are to be made; return 1 where one failed.

    Raises: InputError or CallError where the plan or an option is wrong; then nothing is run.
    """
    begun: AbstractContextManager[object] = serving() if _all_is_new(given) else nullcontext()
    with begun:
        status: int = import_module("figures.cli.batch_runs").run(given)
    return status


def _all_is_new(given: Namespace) -> bool:
    """Tell whether there are runs to make here for sure, if the plan is right."""
    out = Path(given.out)
    elsewhere = given.dry_run or given.cluster
    return not elsewhere and not (out.is_dir() and any(out.iterdir()))
