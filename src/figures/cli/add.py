"""figures add: the rows of a spreadsheet behind those of a case's ledger."""

from argparse import Namespace
from pathlib import Path

from figures.case import load
from figures.cli.output import print_json
from figures.cli.remarks import remark
from figures.folders import inputs_hash
from figures.founding.adding import add
from figures.phrases import plural


def run(given: Namespace) -> int:
    """Write the rows and say what was added; return the exit status.

    Raises: CallError or InputError where something can't be read as meant; then nothing is written.
    """
    case = load(given.case)
    added = add(case, Path(given.source), tuple(given.map))
    for note in added.notes:
        remark(note)
    if given.json:
        print_json("add", inputs_hash(case.folder), {
            "case": case.name, "claims": list(added.claims), "sources": list(added.sources)})
    else:
        print(f"{plural(len(added.claims), 'claim')} added to {case.name}")
    return 0
