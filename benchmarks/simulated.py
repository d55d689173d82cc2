"""Events made up by a generator that is not the estimate's model, to see what its intervals hold.

A toll becomes known along a curve that saturates (a gamma time, or at once), counted by officials
with gamma errors who print floors and round figures; in some events they count the missing as dead
until those come back. Papers copy the officials, print rumours of a Pareto factor in the first days
and repeat them; in combat an enemy claims a gamma multiple and the army owns to a beta share.
Nothing here is a t, and no constant comes from words/constants.yml. The numbers below were set so
that claims over truth are spread as in data/resolved (`python benchmarks/simulated.py` prints
both), not by what the estimate makes of them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figures.calibration import read_resolved, resolved_folders
from figures.posterior import Evidence

EVENTS, SEED = 500, 20240806
KINDS = ("combat", "attack", "disaster")
KNOWN_AT_ONCE = {"combat": 0.4, "attack": 0.3, "disaster": 0.2}  # of the toll, on average
SPREAD_AT_ONCE = 0.8
MISSING_COUNTED = 0.15  # of events
SLOWEST = {"combat": 3.0, "attack": 1.0, "disaster": 4.0}  # mean days until most is known
LAST_DAYS = (0, 1, 2, 3, 7, 14, 30, 90)
PAPERS = 3


@dataclass(frozen=True)
class Made:
    """One made event: what was claimed, of what kind it is, how many there were."""

    kind: str
    evidence: Evidence
    truth: int


@dataclass(frozen=True)
class Told:
    """One made claim."""

    value: float
    day: int
    relation: str
    hedge: str
    origin: str
    speaker: str
    foreseen: bool = False


def all_made() -> list[Made]:
    """Return the events that are scored, the same each time."""
    random = np.random.default_rng(SEED)
    return [made(random) for _ in range(EVENTS)]


def made(random: np.random.Generator) -> Made:
    """Return one event, drawn."""
    kind = str(random.choice(KINDS))
    truth = max(3, round(math.exp(random.normal(4.8, 1.3))))
    last = int(random.choice(LAST_DAYS))
    told = _counts(random, kind, truth, last) + _rumours(random, truth, last)
    if kind == "combat" and random.random() < 0.6:
        told += _enemy(random, truth, last)
    return Made(kind, _evidence(told), truth)


def _counts(random: np.random.Generator, kind: str, truth: int, last: int) -> list[Told]:
    """Return what the side whose people died has counted on some days."""
    relation = "own_soldiers" if kind == "combat" else "government"
    slow, at_once = random.gamma(2, SLOWEST[kind] / 2), random.beta(
        SPREAD_AT_ONCE, SPREAD_AT_ONCE * (1 / KNOWN_AT_ONCE[kind] - 1))
    admitted = random.beta(5, 2) if relation == "own_soldiers" else random.triangular(.7, 1, 1.2)
    excess = random.pareto(1.0) if random.random() < MISSING_COUNTED else 0.0
    missing_for = random.gamma(2, 5)
    days = {last, *random.integers(0, last + 1, random.integers(1, 7)).tolist()}
    found = []
    for number, day in enumerate(sorted(days)):
        known = at_once + (1 - at_once) * (1 - math.exp(-(day + 0.3) / slow))
        missing = 1 + excess * math.exp(-day / missing_for)
        value = max(1.0, truth * admitted * known * missing * random.gamma(20, 1 / 20))
        hedge = str(random.choice(["exact", "at_least", "over", "about"], p=[.55, .25, .1, .1]))
        found.append(Told(_printed(random, value, hedge), day, relation, hedge, f"count {number}",
                          "officials"))
        if random.random() < 0.6:
            found.append(Told(found[-1].value, day, "third", hedge, f"copy {number}",
                              f"paper {number % PAPERS}"))
    return found


def _rumours(random: np.random.Generator, truth: int, last: int) -> list[Told]:
    found = []
    for number in range(random.poisson(1.0)):
        day = int(random.integers(0, min(last, 5) + 1))
        factor = random.pareto(1.2) + 1 if random.random() < 0.6 else random.beta(2, 3)
        for paper in range(random.geometric(0.6)):
            told = max(1.0, truth * factor * random.gamma(100, 1 / 100))
            found.append(Told(_printed(random, told, "about"), day, "third",
                              str(random.choice(["about", "up_to"])), f"rumour {number}-{paper}",
                              f"paper {paper % PAPERS}", bool(random.random() < 0.3)))
    return found


def _enemy(random: np.random.Generator, truth: int, last: int) -> list[Told]:
    boast = random.gamma(3, 2 / 3)
    return [Told(_printed(random, max(1.0, truth * boast * random.gamma(40, 1 / 40)), "over"),
                 int(random.integers(0, last + 1)), "enemy", "over", f"boast {number}",
                 "enemy")
            for number in range(random.integers(1, 4))]


def _printed(random: np.random.Generator, value: float, hedge: str) -> float:
    """Return a figure as printed: exact ones whole, others to a digit or two."""
    if hedge == "exact":
        return float(round(value))
    place = 10.0 ** max(0, math.floor(math.log10(value)) - int(random.integers(0, 2)))
    return max(place, round(value / place) * place)


def _evidence(told: list[Told]) -> Evidence:
    values = np.array([one.value for one in told])
    count = len(told)
    return Evidence(
        ids=tuple(f"c{number}" for number in range(count)), log_value=np.log(values),
        log_width=np.zeros(count), hedge=tuple(one.hedge for one in told),
        day=np.array([one.day for one in told], dtype=float),
        relation=tuple(one.relation for one in told), side=tuple(one.relation for one in told),
        speaker=tuple(one.speaker for one in told), origin=tuple(one.origin for one in told),
        roundness=np.array([_roundness(int(one.value)) for one in told]),
        foreseen=np.array([one.foreseen or one.hedge == "up_to" for one in told], dtype=bool),
        likelihood=np.full(count, math.nan), other_scope=np.zeros(count, dtype=bool))


def _roundness(value: int) -> float:
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return 10**zeros / 2 / value if zeros else 0.0


RATIO_SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
OWN = ("own_soldiers", "own_civilians", "government")
STAGES = ((0, 0), (1, 3), (4, 14), (15, math.inf))


def ratios(events: Iterable[tuple[Evidence, float]], stage: tuple[float, float]
           ) -> NDArray[np.float64]:
    """Return shares of figure over truth, of counts by the dead's own side in a stage (days)."""
    found = [value - math.log(truth) for evidence, truth in events
             for value, day, relation, foreseen in zip(
                 evidence.log_value, evidence.day, evidence.relation, evidence.foreseen,
                 strict=True)
             if relation in OWN and not foreseen and stage[0] <= day <= stage[1]]
    return np.exp(np.quantile(found, RATIO_SHARES))


def main() -> None:
    """Print how far claims lie from the truth, in settled events and in made ones."""
    both = {"settled": [(event.evidence, event.truth) for event in read_resolved(
                resolved_folders()) if event.loss],
            "made": [(event.evidence, event.truth) for event in all_made()]}
    print("own side's counts over the truth: 5, 25, 50, 75, 95%")
    for stage in STAGES:
        for name, events in both.items():
            shares = "  ".join(f"{share:5.2f}" for share in ratios(events, stage))
            print(f"  {stage[0]:2} to {stage[1]:3.0f} days  {name:8} {shares}")


if __name__ == "__main__":
    main()
