"""Print how many branches of the program the tests take, and the files that have the fewest.

    python tools/branches.py REPORT.json

REPORT.json is what `coverage json` writes where branches were measured. Ends with 1 where fewer
branches are taken than the project asks for.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

WANTED = 0.95  # of all branches of the program
SPARSE = 0.9  # a file with fewer is named


def taken(summary: Mapping[str, int]) -> float:
    """Return the share of branches that were taken, 1 where there is none to take."""
    return summary["covered_branches"] / summary["num_branches"] if summary["num_branches"] else 1.0


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each sparse file, the sparsest first, then one for the whole program.

    A file's line ends with its missing branches, each as line->line; a line that a branch leads to
    is negative where it leaves the function that begins there.
    """
    files = sorted((taken(file["summary"]), name) for name, file in report["files"].items())
    for share, name in files:
        if share < SPARSE:
            missing = report["files"][name]["missing_branches"]
            yield f"{share:5.0%}  {name}: " + " ".join(f"{start}->{end}" for start, end in missing)
    whole = report["totals"]
    yield (f"{taken(whole):.1%} of branches are taken: "
           f"{whole['covered_branches']:,} of {whole['num_branches']:,}")


def main(path: str) -> int:
    """Print the lines of a report; return 1 where fewer branches than wanted are taken."""
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    print("\n".join(lines(report)))
    return int(taken(report["totals"]) < WANTED)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
