"""figures verify: a published site against its own hashes."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from figures.cli.output import print_json
from figures.pages.manifest import site_hash, verify
from figures.phrases import plural

DONE, NOT_AS_PUBLISHED = 0, 1


def run(given: Namespace) -> int:
    """Print every file that is not as it was published; return 1 where there is one."""
    folder = Path(given.folder)
    found = verify(folder)
    if given.json:
        print_json("verify", site_hash(folder), {"files": [asdict(file) for file in found]})
    else:
        for file in found:
            concerned = ", ".join(file.figures) or "no figure"
            print(f"{file.path}: {file.state}; it concerns {concerned}")
        print(f"{plural(len(found), 'file')} not as published")
    return NOT_AS_PUBLISHED if found else DONE
