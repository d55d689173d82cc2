"""figures rule: a decision of the ledger's keepers, written down."""

from argparse import Namespace

from figures.case import load
from figures.cli.output import days
from figures.deciding import decide
from figures.errors import together
from figures.rulings import Ruling


def run(given: Namespace) -> int:
    """Write the ruling and say what it changes; return the exit status."""
    case, _ = together(lambda: load(given.case), lambda: days({"--on": given.on}))
    made = decide(case, Ruling(0, given.claim, given.column, "", given.now, given.why, given.by,
                                given.on))
    print(f"{made.claim}: {made.column} from '{made.was}' to '{made.now}', since {made.why}")
    return 0
