"""figures rule: a decision of the ledger's keepers, written down."""

from argparse import Namespace
from dataclasses import replace

from figures.case import Case, load
from figures.cli.output import days
from figures.deciding import decide, held
from figures.errors import together
from figures.rulings import Ruling


def run(given: Namespace) -> int:
    """Write the ruling and say what it changes; return the exit status.

    Raises: CallError or InputError with all that can't be meant; then nothing is written.
    """
    ruling = Ruling(0, given.claim, given.column, "", given.now, given.why, given.by, "")
    case, _ = together(lambda: _fitting(given.case, ruling), lambda: days({"--on": given.on}))
    made = decide(case, replace(ruling, on=given.on))
    print(f"{made.claim}: {made.column} from '{made.was}' to '{made.now}', since {made.why}")
    return 0


def _fitting(name: str, ruling: Ruling) -> Case:
    """Return the case, once the ruling has been held against it."""
    case = load(name)
    held(case, ruling)
    return case
