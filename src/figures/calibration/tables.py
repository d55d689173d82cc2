"""The record in rows: each case as we answered it, and each method's scores over all cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from figures.calibration.record import OURS, Judged
from figures.calibration.resolved import FULL
from figures.calibration.scores import Score, mean_of
from figures.peers import LEVEL
from figures.peers.chosen import chosen
from figures.posterior.evidence import Numbers

RESAMPLES = int(chosen("resamples"))
SEED = int(chosen("seed"))
EARLY_SCORES = ("coverage", "winkler", "crps")
SURE = float(chosen("sure"))
LEADING = "crps"  # by which methods are said to be level
Ends = tuple[float, float]
LOSSES = ("winkler", "crps")


def case_rows(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    """Return each case and quantity as we answered it with all its claims (contract, `score`)."""
    return [{"case": one.case, "quantity": one.quantity, "truth": one.truth,
             "point": one.answer.point, "90": [one.answer.low, one.answer.high],
             "covered": bool(one.score.coverage)}
            for one in judged if one.method == OURS and one.moment == FULL]


def method_rows(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    """Return each method's mean scores, early ones too, with bootstrap intervals over the cases.

    `ours_better` is the share of resamples of the cases in which ours scored lower, of the cases
    that both answer; `early_ours_better` the same, early.
    """
    names = list(dict.fromkeys(one.method for one in judged))
    full, early = ({name: by_case(judged, name, early=soon) for name in names}
                   for soon in (False, True))
    return [_row(name, full[name], early[name])
            | {"ours_better": _beaten(name, full), "early_ours_better": _beaten(name, early)}
            for name in names]


def by_case(judged: Iterable[Judged], method: str, early: bool = False) -> dict[str, Score]:
    """Return a method's mean score in each case: moments averaged, then quantities."""
    found: dict[str, dict[str, list[Score]]] = {}
    for one in judged:
        if one.method == method and (one.moment != FULL) == early:
            found.setdefault(one.case, {}).setdefault(one.quantity, []).append(one.score)
    return {case: mean_of([mean_of(scores) for scores in quantities.values()])
            for case, quantities in found.items()}


def _row(name: str, full: Mapping[str, Score], early: Mapping[str, Score]) -> dict[str, Any]:
    means = asdict(mean_of(list(full.values())))
    soon = asdict(mean_of(list(early.values()))) if early else {}
    spread = {score: bootstrap(np.array([getattr(each, score) for each in full.values()]))
              for score in means}
    return {"method": name, **means, "cases": len(full), "intervals": spread,
            "early": {score: soon.get(score) for score in EARLY_SCORES},
            "early_intervals": {score: bootstrap(np.array([getattr(each, score)
                                                       for each in early.values()]))
                                for score in EARLY_SCORES} if early else None}


def _draws(count: int) -> np.ndarray[Any, np.dtype[np.int_]]:
    """Return the cases of each resample: the same for every method, so that pairs stay pairs."""
    return np.random.default_rng(SEED).integers(0, count, (RESAMPLES, count))


def bootstrap(values: Numbers) -> Ends:
    """Return the ends between which the means of nine in ten resamples of the cases lie."""
    means = values[_draws(len(values))].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _beaten(name: str, scores: Mapping[str, Mapping[str, Score]]) -> dict[str, float] | None:
    """Return for each loss the share of resamples in which ours was lower; None where there is no
    case that both answer, or for ours.
    """
    theirs, ours = scores[name], scores[OURS]
    shared = [case for case in theirs if case in ours]
    if name == OURS or not shared:
        return None
    draws = _draws(len(shared))
    return {loss: float((np.array([getattr(theirs[case], loss) - getattr(ours[case], loss)
                                   for case in shared])[draws].mean(axis=1) > 0).mean())
            for loss in LOSSES}


def level(methods: Iterable[Mapping[str, Any]], early: bool = False) -> tuple[str, ...]:
    """Return the methods that can't be told from ours: ours is lower in too few resamples."""
    when = "early_ours_better" if early else "ours_better"
    return tuple(row["method"] for row in methods if row[when] and row[when][LEADING] < SURE)
