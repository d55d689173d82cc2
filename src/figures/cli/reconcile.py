"""figures reconcile: what is left to believe."""

from argparse import Namespace

from figures.case import load
from figures.cli.output import days, print_json
from figures.errors import together
from figures.estimate import as_json, reconcile
from figures.meanings import claims_of
from figures.phrases import estimate_in_words


def run(given: Namespace) -> int:
    """Print the estimates of a case; return the exit status."""
    case, asked = together(lambda: load(given.case), lambda: days(
        {"--as-of": given.as_of, "--known-by": given.known_by}))
    answer = reconcile(claims_of(case, asked["--known-by"]), asked["--as-of"],
                       series=given.series)
    if given.json:
        print_json("reconcile", case.inputs, as_json(answer))
        return 0
    for estimate in answer.estimates:
        print(f"{estimate.quantity}: {estimate_in_words(estimate)}")
    return 0
