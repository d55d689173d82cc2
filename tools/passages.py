"""What the documents say in numbers: each computed from the package and the cases in data/."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import scoreboard
from scoreboard import table

from figures import phrases
from figures.bounds import MOST_CONFLICTS
from figures.calibration.lesson import WINKLER_WEIGHT
from figures.calibration.resolved import FOLDS
from figures.case import load
from figures.checks.phrasing import computed, percent
from figures.checks.thresholds import thresholds
from figures.checks.worked import worked
from figures.conflation.told import SMALLEST
from figures.estimate import LEVELS, Estimate
from figures.joint.shares import splits
from figures.judged import Judged, judge
from figures.literal import ABOUT_SHARE, literal_interval
from figures.origins import NEAR_DAYS
from figures.paths.steps import movements
from figures.posterior import constants_file
from figures.precision import NEAR_SHARE, place_of
from figures.units import SHARE

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CASE, QUANTITY = "kursk-2024", "killed"
ARTICLE = "ar-"  # claims of the article that started the project
FIGURES = {"sent": "ar-01", "casualties": "ar-02", "two_thirds": "ar-03", "nis": "nk-332",
           "western": "nk-360"}  # claims that README.md names
PLAIN = 4000.0  # a round number, to show what it allows
COUNTED = re.compile(r"^\| cases whose truth lies outside all of its claims \| (\d+) \|$", re.M)


@cache
def kursk() -> Judged:
    """Return the case that README.md shows, judged."""
    return judge(load(DATA / CASE))


def estimate() -> Estimate:
    """Return the estimate that README.md shows.

    Raises: LookupError where the case has none of that quantity.
    """
    found = kursk().answer.of(QUANTITY)
    if found is None or found.intervals is None or found.point is None:
        raise LookupError(f"{CASE} leaves no estimate of {QUANTITY}")
    return found


def reported() -> list[float]:
    """Return the figures that the estimate rests on, from the least up."""
    rows = kursk().claims.table.loc[list(estimate().claim_ids), "figure"]
    return sorted(float(figure) for figure in rows.dropna())


def interval(level: str) -> str:
    """Return a range of the estimate, as pages show it."""
    low, high = (estimate().intervals or {})[level]
    return phrases.rough_between(low, high, estimate().unit)


def size(name: str) -> float:
    """Return the size that a claim tells, by its name in FIGURES."""
    sizes = kursk().claims.table["figure"].astype(float)
    return float(sizes[FIGURES[name]])


def figure(name: str) -> str:
    """Return the size that a claim tells, as pages show it."""
    return phrases.number(size(name))


def article_share() -> str:
    """Return the article's casualties as a share of those sent."""
    return phrases.rough_amount(size("casualties") / size("sent"), SHARE)


def plain(end: str) -> str:
    """Return a plain round number, or an end of what it allows when taken literally."""
    least, most = literal_interval("exact", (PLAIN, PLAIN, PLAIN), place_of(PLAIN))
    return phrases.number({"number": PLAIN, "least": least, "most": most}[end])


def middle() -> str:
    """Return the middle of the estimate at two significant digits."""
    return phrases.rough(estimate().point or 0.0)


def known_bounds() -> str:
    """Return what the claims say when taken literally, as the end of a sentence."""
    ends = estimate().bounds
    return f"would mean {phrases.between(*ends, estimate().unit)}" if ends else \
        "contradict each other"


def resolved() -> list[Path]:
    """Return the folders of the settled events."""
    return sorted(path.parent for path in (DATA / "resolved").glob("*/case.yml"))


def outside() -> str:
    """Return how many settled events have a truth outside all claims, as their README counts.

    Raises: LookupError where the README no longer says so.
    """
    found = COUNTED.search((DATA / "resolved" / "README.md").read_text(encoding="utf-8"))
    if found is None:
        raise LookupError("data/resolved/README.md counts no truth outside all claims")
    return found[1]


def rows_of(folders: Sequence[Path]) -> str:
    """Return how many claims stand in some case folders."""
    return phrases.number(sum(len(load(folder).ledger) for folder in folders))


def threshold(name: str) -> str:
    """Return a threshold of the checks as a whole number or a percentage."""
    value = float(getattr(thresholds(), name))
    return percent(value) if value < 1 else phrases.number(value)


def movement(group: str, name: str) -> str:
    """Return a number of how sizes move from day to day."""
    return str(movements()[group][name])


VALUES: Mapping[str, Callable[[], str]] = {
    "about_share": lambda: percent(ABOUT_SHARE),
    "near_share": lambda: percent(NEAR_SHARE),
    "near_days": lambda: str(NEAR_DAYS),
    "smallest": lambda: str(SMALLEST),
    "winkler_weight": lambda: str(WINKLER_WEIGHT),
    "folds": lambda: str(FOLDS),
    "ratio_nodes": lambda: str(splits()["ratios"]["nodes"]),
    "enough_draws": lambda: phrases.number(splits()["sampling"]["enough"]),
    "most_conflicts": lambda: str(MOST_CONFLICTS),
    "split_degrees": lambda: str(splits()["degrees"]["value"]),
    "split_unknown": lambda: str(splits()["unknown"]["scale"]),
    "split_ratio": lambda: str(splits()["wounded_to_killed"]["ratio"]),
    "split_wounded": lambda: str(splits()["wounded_to_killed"]["scale"]),
    "split_share": lambda: str(splits()["share"]["scale"]),
    **{f"{group}_{name}": partial(movement, group, name) for group, name in (
        ("growth", "mean"), ("growth", "variance"), ("weight", "path"), ("drift", "degrees"),
        ("drift", "inside"), ("drift", "outside"), ("wander", "degrees"), ("wander", "scale"),
        ("wander", "days"), ("measured", "degrees"), ("measured", "error"),
        ("measured", "meaning"))},
    "curve_days": lambda: str(splits()["series"]["fewest_days"]),
    "curve_most": lambda: str(splits()["series"]["most_days"]),
    **{name: partial(threshold, name) for name in
       ("pair_slight", "rounding_slight", "other_carriers", "stale_days")},
    "cases_resolved": lambda: str(len(resolved())),
    "cases_outside": outside,
    "rows_resolved": lambda: rows_of(resolved()),
    "rows_kursk": lambda: rows_of([DATA / CASE]),
    "rows_russia": lambda: rows_of([DATA / "russian-losses-2022"]),
    "sources_kursk": lambda: phrases.number(len(kursk().claims.case.sources.by_name)),
    "killed_claims": lambda: str(estimate().claims),
    "killed_origins": lambda: str(estimate().origins),
    "killed_left_out": lambda: str(len(estimate().left_out)),
    "killed_least": lambda: phrases.number(reported()[0]),
    "killed_most": lambda: phrases.number(reported()[-1]),
    "killed_status": lambda: phrases.word("statuses", estimate().status),
    "killed_day": lambda: phrases.day(estimate().as_of),
    "killed_middle": middle,
    "killed_bounds": known_bounds,
    **{f"killed_{level}": partial(interval, level) for level in LEVELS},
    **{f"figure_{name}": partial(figure, name) for name in FIGURES},
    "article_share": article_share,
    **{f"plain_{name}": partial(plain, name) for name in ("number", "least", "most")},
    "level_wide": lambda: percent(max(LEVELS.values())),
    **scoreboard.VALUES,
    "level_close": lambda: percent(min(LEVELS.values())),
}


def learned() -> Iterator[str]:
    """Yield the table of the learned constants."""
    rows = [(entry["means"], f"`{name}`", *(f"{entry[key]:g}" for key in
                                            ("value", "centre", "spread")))
            for name, entry in constants_file()["learned"].items()]
    return table(("what", "name", "learned", "centre", "spread"), rows, right=2)


def structure() -> Iterator[str]:
    """Yield the table of the chosen constants."""
    rows = [(entry["means"], f"`{name}`", f"{entry['value']:g}")
            for name, entry in constants_file()["structure"].items()]
    return table(("what", "name", "chosen"), rows, right=2)


def arithmetic() -> Iterator[str]:
    """Yield the arithmetic of the article that started the project, worked out."""
    rows = [(one.says, _result(one.printed), _result((one.low, one.high)))
            for one in worked(kursk().claims) if any(c.startswith(ARTICLE) for c in one.claims)]
    return table(("what", "from the printed numbers", "what the words allow"), rows, right=1)


def _result(ends: tuple[float, float]) -> str:
    low, high = (_short(end) for end in ends)
    return low if low == high else f"{low} to {high}"


def _short(value: float) -> str:
    """Return a result to three digits, or whole where it is above a thousand."""
    return phrases.number(value) if place_of(value) >= 1 else computed(value)


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "learned": learned, "structure": structure, "arithmetic": arithmetic,
    **scoreboard.TABLES,
}
