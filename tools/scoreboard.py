"""The record on settled events as the documents show it: computed, none of it typed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from figures.calibration import OURS, Judged, Record, Score, by_case
from figures.calibration.scores import mean_of
from figures.calibration.scoring import score
from figures.folders import RESOLVED_FOLDER
from figures.peers import METHODS
from figures.tables.scores import between_shares, method_name
from figures.tables.table import as_percent

DATA = Path(__file__).resolve().parent.parent / "data"
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


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {"scores": scores, "score_parts": parts}
VALUES: Mapping[str, Callable[[], str]] = {
    "cases_held": lambda: str(sum(row["covered"] for row in record().cases)),
    "cases_rumour": lambda: str(len(rumours())),
    "held_early": lambda: as_percent(record().methods[0]["early"]["coverage"]),
    "held_between": lambda: between_shares(*record().methods[0]["intervals"]["coverage"]),
}
