"""figures export: the ledger in another form."""

from argparse import Namespace
from pathlib import Path

from figures.case import load
from figures.interchange import export


def run(given: Namespace) -> int:
    """Write the file; return the exit status."""
    export(load(given.case), Path(given.file))
    print(given.file)
    return 0
