"""figures diff: what became known between two days."""

from argparse import Namespace
from datetime import date

from figures.case import load
from figures.changes import Changes, Move, as_json, changes
from figures.cli.output import days, print_json
from figures.errors import CallError, Fault, together
from figures.estimate import Estimate
from figures.phrases import estimate_in_words, plural

NOTHING = "no estimate"


def run(given: Namespace) -> int:
    """Print what became known of a case between two days; return the exit status.

    Raises: CallError where a day is missing, is none, or the days stand the wrong way round.
    """
    case, (since, until) = together(lambda: load(given.case), lambda: _asked(given))
    found = changes(case, since, until)
    if given.json:
        print_json("diff", case.inputs, as_json(found))
    else:
        _print(found)
    return 0


def _asked(given: Namespace) -> tuple[date, date | None]:
    asked = days({"--since": given.since, "--until": given.until})
    since = asked["--since"]
    if since is None:
        raise CallError([Fault("figures diff", 0, "--since", "(nothing)", "a day")])
    return since, asked["--until"]


def _print(found: Changes) -> None:
    print(f"after {found.since} and up to {found.until}: {plural(len(found.claims), 'claim')}, "
          f"{plural(len(found.findings), 'finding')}")
    for finding in found.findings:
        print(f"{finding.where}: {finding.severity}: {finding.code}: {finding.message}")
    for move in filter(Move.moved, found.moves):
        print(f"{move.quantity}: {_worded(move.before)}\n  now {_worded(move.after)}")


def _worded(estimate: Estimate | None) -> str:
    return estimate_in_words(estimate) if estimate else NOTHING
