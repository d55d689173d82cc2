"""The record on settled events as the documents show it: computed, none of it typed."""

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from figures.calibration import OURS, SURE, Judged, Record, Score, by_case
from figures.calibration.scores import mean_of
from figures.calibration.scoring import score
from figures.estimate import LEVELS
from figures.folders import RESOLVED_FOLDER
from figures.peers import METHODS
from figures.tables.scores import between_shares, method_name
from figures.tables.table import as_percent

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
RUMOURS = re.compile(r"^The rumour cases are (.+)$", re.M)
NAMED = re.compile(r"`([\w-]+)`")
SCORES = ("winkler", "crps")


@cache
def record() -> Record:
    """Return the record on all settled events of this repository."""
    return score([path.parent for path in sorted((DATA / RESOLVED_FOLDER).glob("*/case.yml"))])


def rumours() -> frozenset[str]:
    """Return the settled events that were gathered for a famous error.

    Raises: LookupError where their README no longer lists them.
    """
    found = RUMOURS.search((DATA / RESOLVED_FOLDER / "README.md").read_text(encoding="utf-8"))
    if found is None:
        raise LookupError("data/resolved/README.md names no rumour cases")
    return frozenset(NAMED.findall(found[1]))


def scores() -> Iterator[str]:
    """Yield every method's scores, ours first."""
    head = ("method", "held", "between", "Winkler", "CRPS", "ours lower", "early: held", "Winkler",
            "CRPS", "ours lower")
    rows = []
    for row in record().methods:
        early, wins = row["early"], (row["ours_better"], row["early_ours_better"])
        lower = [as_percent(won["crps"]) if won else "" for won in wins]
        rows.append((method_name(row["method"]), as_percent(row["coverage"]),
                     between_shares(*row["intervals"]["coverage"]), f"{row['winkler']:.2f}",
                     f"{row['crps']:.2f}", lower[0], as_percent(early["coverage"]),
                     f"{early['winkler']:.2f}", f"{early['crps']:.2f}", lower[1]))
    return table(head, rows, right=1)


def parts() -> Iterator[str]:
    """Yield our scores on the ordinary and on the rumour cases, beside the best of the others."""
    head = ("events", "when", "number", "held", "Winkler", "CRPS", "least Winkler of the others",
            "least CRPS of the others")
    rows = [row for name, chosen in (("ordinary", False), ("gathered for a famous error", True))
            for row in _part(name, chosen)]
    return table(head, rows, right=2)


def _part(name: str, rumoured: bool) -> Iterator[tuple[str, ...]]:
    answers = [one for one in record().answers if (one.case in rumours()) == rumoured]
    for early in (False, True):
        ours = _mean(answers, OURS, early)
        others = [_mean(answers, method, early) for method in METHODS]
        yield (name, "early" if early else "all claims", str(len(by_case(answers, OURS, early))),
               as_percent(ours.coverage), *(f"{getattr(ours, one):.2f}" for one in SCORES),
               *(f"{min(getattr(other, one) for other in others):.2f}" for one in SCORES))


def _mean(answers: Iterable[Judged], method: str, early: bool) -> Score:
    return mean_of(list(by_case(answers, method, early).values()))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: int) -> Iterator[str]:
    """Yield a Markdown table whose columns from `right` on hold numbers."""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---:' if place >= right else '---' for place in range(len(head)))} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


@cache
def shares_held() -> Mapping[str, Sequence[float]]:
    """Return how many made events there are of each age, and what ranges of each level held."""
    sys.path.append(str(ROOT / "benchmarks"))
    # by name and here, since benchmarks are no package
    made, held = import_module("simulated").all_made(), import_module("estimate").held
    shares: Mapping[str, Sequence[float]] = held(made)
    return shares


def made() -> Iterator[str]:
    """Yield what our ranges hold of events made by a generator that is not our model."""
    head = ("newest claim", "events", *(f"meant for {level}%" for level in LEVELS))
    rows = [(age, f"{count:.0f}", *map(as_percent, shares))
            for age, (count, *shares) in shares_held().items()]
    return table(head, rows, right=1)


def off(early: bool) -> str:
    """Return the factor by which our middle is off on average (the geometric mean)."""
    return f"{math.exp(_mean(record().answers, OURS, early).abs_log_error):.1f}"


def lower(method: str) -> str:
    """Return in how many resamples the CRPS of ours was lower than another method's."""
    row, = (row for row in record().methods if row["method"] == method)
    return as_percent(row["ours_better"]["crps"])


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "scores": scores, "score_parts": parts, "made": made}
VALUES: Mapping[str, Callable[[], str]] = {
    "cases_held": lambda: str(sum(row["covered"] for row in record().cases)),
    "cases_rumour": lambda: str(len(rumours())),
    "held_early": lambda: as_percent(record().methods[0]["early"]["coverage"]),
    "middle_off": lambda: off(early=False),
    "middle_off_early": lambda: off(early=True),
    "lower_than_last": lambda: lower("last ×/÷ 2"),
    "sure": lambda: as_percent(SURE),
    "made_events": lambda: f"{shares_held()['all'][0]:.0f}",
    "held_between": lambda: between_shares(*record().methods[0]["intervals"]["coverage"]),
}
