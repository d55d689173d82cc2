"""Change the program in small ways and see whether its tests notice.

    python tests/mutants.py [AREA …] [--mutants 150] [--seed 1] [--again REPORT]

`make mutants` installs cosmic-ray, whose operators make the changes, and runs this. Of an area's
places that an operator can change, so many are drawn by the seed, and one change at each
(mutant_changes.py); a change that can't even be imported is no mutant and another is drawn. Each
gets a process of its own and the area's tests that reach it, until one fails (mutant_trials.py). A
test that outlasts thrice its usual time notices too.

The report lists the survivors; tests/survivors.yml gives the reason of each that no test can kill.
With `--again`, only the survivors of an earlier report are tried, wherever their lines stand now.
Exit status: 1 where fewer than 85% of an area's mutants were killed.
"""

import argparse
import functools
import importlib
import itertools
import random
import sys
import time
from pathlib import Path

from mutant_changes import drawn, told_again
from mutant_trials import NO_MODULE, Warm, cold, forked, silence

TESTS = Path(__file__).resolve().parent
ENOUGH = 0.85
AREAS = {  # modules changed, and the tests held against them
    "wording": ("wording", ("test_wording*.py",)),
    "units": ("units", ("test_units*.py",)),
    "checks": ("checks", ("test_checks*.py", "test_worked.py")),
    "estimate": ("estimate posterior", ("test_estimate*.py", "test_posterior*.py",
                                        "test_densities*.py", "test_grid*.py", "test_scales*.py",
                                        "test_replacing*.py", "test_series*.py",
                                        "test_influence*.py")),
}
LOADED = ("pytest", "hypothesis", "numpy", "pandas", "scipy.stats", "scipy.optimize", "yaml",
          "pint", "pydantic", "rapidfuzz", "openpyxl", "pyarrow", "_pytest.assertion.rewrite")


@functools.cache
def reasons():
    """Return why no test can kill some mutants, by file, line before and line after."""
    import yaml
    known = yaml.safe_load((TESTS / "survivors.yml").read_text(encoding="utf-8"))
    return {(one["file"], one["before"], one["after"]): one["why"] for one in known}


def tests_of(area):
    """Return an area's test files."""
    return sorted({path for pattern in AREAS[area][1] for path in TESTS.glob(pattern)})


class Area:
    """An area's mutants as they are tried: how many were, and which nothing noticed."""

    def __init__(self, name, limits):
        self.name, self.wanted = name, limits.mutants
        self.drawn = drawn(AREAS[name][0], random.Random(limits.seed)) if not limits.again else \
            iter(told_again(Path(limits.again).read_text(encoding="utf-8"), AREAS[name][0]))
        self.tried, self.survivors, self.begun = 0, [], time.monotonic()

    def judge(self):
        """Try mutants until so many as wanted have been; return the share that tests notice."""
        while self.tried < self.wanted:
            batch = list(itertools.islice(self.drawn, self.wanted - self.tried))
            if not batch or not self._try(batch):
                break
        share = 1 - len(self.survivors) / self.tried if self.tried else 0.0
        print(f"{self.name}: {self.tried - len(self.survivors)} of {self.tried} mutants killed "
              f"({share:.1%}) in {time.monotonic() - self.begun:.0f} s of the clock", flush=True)
        return share

    def _try(self, batch):
        with silence() as aloud:
            reach, answers, kills = forked(Warm(
                tests_of(self.name), batch, lambda *told: self._tell(aloud, batch, *told)).outcome)
        if not reach or reach.failed:
            print(f"{self.name}: a test fails without any change: {reach and reach.failed}")
            return False
        for number, mutant in enumerate(batch):
            noticed, begun = answers.get(number), time.monotonic()
            if noticed is None:
                noticed = cold(mutant, reach, kills)
                kills[noticed] += 1
                self._tell(sys.stdout, batch, number, noticed, time.monotonic() - begun)
            self.tried += noticed != NO_MODULE
            if not noticed:
                self.survivors.append(mutant)
        return True

    def _tell(self, aloud, batch, number, noticed, seconds):
        mutant = batch[number]
        why = reasons().get((mutant.file(), mutant.before, mutant.after), "")
        what = noticed or "SURVIVES" + (f" ({why})" if why else "")
        print(f"  {self.name} {number}: {mutant}: {what}, {seconds:.1f} s", file=aloud, flush=True)


def main():
    """Judge the areas asked for."""
    parser = argparse.ArgumentParser(description="Change the program and see what tests notice.")
    parser.add_argument("areas", nargs="*", metavar="AREA", help="one of " + ", ".join(AREAS))
    parser.add_argument("--mutants", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", metavar="REPORT", help="an earlier report")
    limits = parser.parse_args()
    if wrong := set(limits.areas) - set(AREAS):
        parser.error(f"no area {', '.join(sorted(wrong))}")
    for name in LOADED:
        importlib.import_module(name)
    shares = [Area(name, limits).judge() for name in limits.areas or AREAS]
    return int(min(shares) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
