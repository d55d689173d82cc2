"""Running totals: claims of many days on what grew from one to the next.

Two readings of the claims are held against each other. Either the total was settled at first, and
later figures put it right: then an old claim is a poor one of the same number. Or it went on
growing, at a steady rate or so, for as long as what is counted went on: then an old claim is a good
one of a smaller number, to which the newer ones of its side leave little to add.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from figures.definitions import Definition
from figures.paths.chain import Heard, known_by, told_on
from figures.paths.settled import once, settled
from figures.paths.steps import Growth, log_sum, movements
from figures.posterior import Constants, Evidence, chosen
from figures.posterior.evidence import Numbers
from figures.posterior.likelihood import (
    Origin,
    Side,
    claim_messages,
    newest_days,
    over_origins,
    over_sides,
)
from figures.posterior.replacing import claim_weights
from figures.posterior.scales import claim_scales

AT_ONCE = ("attack", "disaster")  # over on the day that they begin, where the case says no more


@dataclass(frozen=True)
class Growing:
    """For how many days after its start what is counted went on, and which claims have no day."""

    lasted: float
    undated: frozenset[str] = frozenset()


def lasted(definition: Definition, start: date | None) -> float:
    """Return for how many days after a start what a case counts went on; endless while open."""
    if definition.end is not None and start is not None:
        return float(max(0, (definition.end - start).days))
    return 0.0 if definition.kind in AT_ONCE else math.inf


@dataclass(frozen=True)
class Asked:
    """The grid and the numbers for an answer, its day (since the start), and how growth went on."""

    grid: Numbers
    numbers: Constants
    day: float
    growing: Growing

    @property
    def grown(self) -> float:
        """Return the day up to which there was growth."""
        return min(self.day, self.growing.lasted)

    def days(self, evidence: Evidence) -> Numbers:
        """Return for each claim the day of growth that it tells of; without a day, the last one."""
        blank = [name in self.growing.undated for name in evidence.ids]
        return np.where(blank, self.grown, np.minimum(evidence.day, self.grown))

    def grows(self, evidence: Evidence) -> bool:
        """Tell whether claims are of several days of growth."""
        return len(np.unique(self.days(evidence))) > 1


def likelihoods(evidence: Evidence, quantity: Sequence[int], asked: Asked) -> Numbers:
    """Return the log likelihood of each of several quantities on the day, quantities × cells: both
    readings, each as likely as the claims make it. Echoes are out.

    Where all claims are of one day of growth, both readings are one: the posterior's.
    """
    count = len(evidence)
    told = settled(evidence, quantity, (np.full(count, asked.day), claim_weights(
        evidence, quantity, asked.numbers)), asked.grid, asked.numbers)
    if not asked.grows(evidence):
        return told
    grown = _grown(evidence, quantity, asked)
    chances = _chances(evidence, quantity, grown, asked)
    return np.asarray(np.logaddexp(_mass(told) + chances[0][:, None],
                                   _mass(grown) + chances[1][:, None]))


def _chances(evidence: Evidence, quantity: Sequence[int], grown: Numbers, asked: Asked) -> Numbers:
    """Return the logs of how likely each reading is, readings × quantities; every claim counts in
    full here. What was settled may have been known well at once, or have been put right since."""
    path = float(movements()["weight"]["path"])
    every = np.ones(len(evidence))
    known, found = (log_sum(settled(evidence, quantity, (days, every), asked.grid, asked.numbers))
                    for days in (evidence.day, newest_days(evidence, quantity)))
    half = math.log(2)
    chances = np.array([math.log1p(-path) + np.logaddexp(known, found) - half,
                        math.log(path) + log_sum(grown)])
    return np.asarray(chances - np.logaddexp.reduce(chances))


def _mass(messages: Numbers) -> Numbers:
    """Return log messages whose exponentials sum to 1."""
    return messages - log_sum(messages)[:, None]


def _grown(evidence: Evidence, quantity: Sequence[int], asked: Asked) -> Numbers:
    """Return the log likelihood of each quantity on the day, if it went on growing.

    A side that tells the same of several quantities (as where they leave out an origin of another
    side) is walked once.
    """
    claims: dict[Side, list[int]] = {}
    for place, side in enumerate(zip(quantity, evidence.relation, evidence.side, strict=True)):
        claims.setdefault(side, []).append(place)
    told = {side: (*side[1:], tuple(evidence.ids[place] for place in places))
            for side, places in claims.items()}
    first = {told[side]: side for side in reversed(claims)}
    kept = [place for side in first.values() for place in claims[side]]
    heard, row = _heard(chosen(evidence, kept), [quantity[place] for place in kept], asked)
    last, = known_by(heard, [asked.grown], Growth(), asked.numbers.structure)
    return over_sides(last[[row[first[told[side]]] for side in claims]], list(claims),
                      asked.numbers)


def _heard(evidence: Evidence, quantity: Sequence[int], asked: Asked
           ) -> tuple[Heard, Mapping[Side, int]]:
    """Return what each side tells on each day of growth, and the row of each side.

    By as much as a claim is older than growth makes it, it is as wide as in the other reading.
    """
    days = asked.days(evidence)
    sides = zip(quantity, evidence.relation, evidence.side, strict=True)
    origins = zip(evidence.origin, days.tolist(), strict=True)
    named: list[Origin] = list(zip(sides, origins, strict=True))
    kept, like = once(named, list(zip(evidence.ids, days.tolist(), strict=True)))
    claims = chosen(evidence, kept)
    older = (1 + asked.day) / (1 + asked.grown) * (1 + days[kept]) / (1 + claims.day)
    scales = claim_scales(claims, (1 + claims.day) * older - 1, asked.numbers)
    messages, names = over_origins(claim_messages(claims, scales, asked.grid, asked.numbers),
                                   [named[place] for place in kept], asked.numbers)
    place = {name: number for number, name in enumerate(names)}
    row = {side: number for number, side in enumerate(dict.fromkeys(side for side, _ in like))}
    when = dict(zip(named, days.tolist(), strict=True))
    return Heard(np.array([row[side] for side, _ in like]),
                 np.array([when[name] for name in like]), messages,
                 np.array([place[other] for other in like.values()])), row


def by_day(evidence: Evidence, days: Sequence[float], asked: Asked) -> Numbers:
    """Return the log likelihood of one quantity on each of several days, days × cells, given all
    claims, those of later days too; on the day that is asked about, it is that of `likelihoods`.

    A reading that the claims make all but impossible is left out.
    """
    if not asked.grows(evidence):
        return _settled_by_day(evidence, days, asked)
    grown = _grown_by_day(evidence, [*days, asked.day], asked)
    chances = _chances(evidence, [0] * len(evidence), grown[-1:], asked)[:, 0]
    likely = chances > math.log(float(movements()["hardly"]["share"]))
    found = [_mass(grown[:-1]) + chances[1]] if likely[1] else []
    if likely[0]:
        found.append(_mass(_settled_by_day(evidence, days, asked)) + chances[0])
    return np.asarray(np.logaddexp.reduce(found))


def _settled_by_day(evidence: Evidence, days: Sequence[float], asked: Asked) -> Numbers:
    """Return the log likelihood on each day if the total was settled: what was told before it is
    old, what was told after it is as much too new."""
    count = len(evidence)
    return np.concatenate([
        settled(evidence, [0] * count, (np.full(count, day), _weights_on(
            evidence, day, asked.numbers)), asked.grid, asked.numbers) for day in days])


def _weights_on(evidence: Evidence, day: float, numbers: Constants) -> Numbers:
    """Return how much each claim counts on a day: the less, the more its speaker has told between
    it and the day."""
    weights = np.ones(len(evidence))
    for rows in (np.flatnonzero(evidence.day <= day), np.flatnonzero(evidence.day > day)):
        part = chosen(evidence, rows.tolist())
        away = np.abs(part.day - day)
        nearest_last = replace(part, day=away.max(initial=0) - away)
        if len(rows):
            weights[rows] = claim_weights(nearest_last, [0] * len(rows), numbers)
    return weights


def _grown_by_day(evidence: Evidence, days: Sequence[float], asked: Asked) -> Numbers:
    """Return the log likelihood on each day if the total went on growing: on every day what its
    sides had told by then and what they told later, each carried to the day."""
    heard, row = _heard(evidence, [0] * len(evidence), asked)
    when = [min(day, asked.grown) for day in days]
    told = told_on(heard, when, Growth(), asked.numbers.structure)
    sides = [(number, *side[1:]) for number in range(len(days)) for side in row]
    return over_sides(told.reshape(-1, told.shape[-1]), sides, asked.numbers)
