"""What joint answers hold on made wars of several quantities, and what they cost.

Losses by a generator that is not the estimate's model: the wounded are a gamma multiple of the
dead; each side tells of a war as such a side told of one of the settled events, drawn at random,
with gamma errors of its own; speakers are asked about some quantities, on some days, and print
floors and round figures. Run it as `python benchmarks/joint.py`.
"""

import csv
import json
import math
import os
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from figures.calibration.reading import read_resolved, resolved_folders
from figures.case import load
from figures.estimate import Answer, reconcile
from figures.meanings import claims_of

CASES, SEED = 200, 20240806
DAYS = 120
LEVELS = ("50", "80", "90")
SPEAKERS = {"the army": "red", "the enemy": "blue", "the ministry": "red", "the ally": "blue",
            "a monitor": "", "an agency": "", "a paper": ""}
IDENTITIES = ("casualties = killed + wounded + captured", "casualties <= deployed")
TRUTHS = ("killed", "wounded", "captured", "casualties", "deployed")
TOLD_BY = {"red": ("own_soldiers", "own_civilians", "government"), "blue": ("enemy", "perpetrator"),
           "": ("third",)}  # whose telling of settled events each party's is drawn from


def truth_of(random: np.random.Generator) -> dict[str, int]:
    """Return how many there were of each quantity."""
    killed = math.exp(random.normal(6, 1))
    found = {"killed": killed, "wounded": killed * random.gamma(6, 3 / 6),
             "captured": killed * random.gamma(1, .05) + 1}
    found["casualties"] = sum(map(round, found.values()))
    found["deployed"] = found["casualties"] * (1.5 + random.gamma(2, 2))
    return {name: max(1, round(size)) for name, size in found.items()}


@cache
def multiples() -> dict[str, list[float]]:
    """Return by what each party multiplied the truth, one for each settled event that it told of:
    the median over the truth of its claims of the later half of the days."""
    found: dict[str, list[float]] = {party: [] for party in TOLD_BY}
    for event in read_resolved(resolved_folders()):
        for party, relations in TOLD_BY.items():
            late = event.evidence.day >= np.median(event.evidence.day)
            told = [value for value, relation in zip(event.evidence.log_value[late], np.array(
                event.evidence.relation)[late], strict=True) if relation in relations]
            if told and event.truth > 0 and event.loss:
                found[party].append(float(np.exp(np.median(told))) / event.truth)
    return found


def rows_of(random: np.random.Generator, truth: dict[str, int]) -> list[dict[str, Any]]:
    """Return the claims of one war: a side errs in one direction, whatever it counts."""
    rows: list[dict[str, Any]] = []
    side = {party: float(random.choice(known)) for party, known in multiples().items()}
    for name in TRUTHS:
        for _ in range(1 + random.poisson(2)):
            speaker = str(random.choice(list(SPEAKERS)))
            party = SPEAKERS[speaker]
            biased = side[party] if name != "deployed" else random.gamma(10, 1 / 10)
            day = int(random.integers(5, DAYS + 1))
            size = truth[name] * biased * random.gamma(30, 1 / 30) * _counted(name, day)
            rows.append({"quantity": name, "speaker": speaker, "day": day,
                         **_printed(random, max(1.0, size))})
    return [{"id": f"c-{number}", "wording": "-", "publisher": "a paper", **row}
            for number, row in enumerate(rows)]


def _counted(name: str, day: int) -> float:
    """Return how much of what happened had happened by a day: losses in step with the days."""
    return 1.0 if name == "deployed" else day / DAYS


def _printed(random: np.random.Generator, size: float) -> dict[str, Any]:
    place = 10.0 ** max(0, math.floor(math.log10(size)) - int(random.integers(0, 3)))
    value = max(place, round(size / place) * place)
    hedge = str(random.choice(["exact", "at_least", "about", "up_to"], p=[.5, .25, .2, .05]))
    column = {"at_least": "low", "up_to": "high"}.get(hedge, "value")
    return {column: f"{value:g}", "hedge": hedge}


def written(folder: Path, rows: list[dict[str, Any]], identities: tuple[str, ...]) -> Path:
    """Write a case folder and return it."""
    people = {"unit": "person", "of": "red", "who": "soldiers", "accumulates": True}
    content = {"title": "A made war", "question": "How many?", "kind": "combat",
               "start": "2025-01-01", "parties": {"red": {"name": "Red"}, "blue": {"name": "Blue"}},
               "quantities": {name: {"counts": f"soldiers {name}", **people} for name in TRUTHS},
               "identities": list(identities)}
    folder.mkdir(parents=True)
    (folder / "case.yml").write_text(json.dumps(content), encoding="utf-8")
    first = np.datetime64("2025-01-01")
    claims = [{**{name: cell for name, cell in row.items() if name != "day"},
               "as_of": str(first + row["day"])} for row in rows]
    _write(folder / "claims.csv", claims)
    _write(folder / "sources.csv", [{"name": name, "party": party, "kind": "official"}
                                    for name, party in SPEAKERS.items()])
    return folder


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def held(answer: Answer, truth: dict[str, int]) -> list[list[float]]:
    """Return for each estimate whether each interval holds the truth of its day, and its log
    width."""
    found = []
    for one in answer.estimates:
        if one.intervals and one.as_of:
            day = (np.datetime64(one.as_of) - np.datetime64("2025-01-01")).astype(int)
            size = truth[one.quantity] * _counted(one.quantity, int(day))
            found.append([*(one.intervals[level][0] <= size <= one.intervals[level][1]
                            for level in LEVELS),
                          math.log(one.intervals["90"][1] / one.intervals["90"][0])])
    return found


def broken(answer: Answer) -> int:
    """Return how many identities the points break; those sent may be counted before the losses."""
    point = {one.quantity: one.point for one in answer.estimates if one.point}
    days = {one.quantity: one.as_of for one in answer.estimates}
    parts = [point.get(name) for name in ("killed", "wounded", "captured")]
    total, sent = point.get("casualties"), point.get("deployed")
    wrong = total and all(parts) and abs(math.log(total / sum(parts))) > 1e-9
    too_many = (total and sent and total > sent * (1 + 1e-9)
                and days["casualties"] <= days["deployed"])
    return int(bool(wrong)) + int(bool(too_many))


def main() -> None:
    """Print what the intervals of made wars hold, with their identities and without."""
    for identities in (IDENTITIES, ()):
        random = np.random.default_rng(SEED)
        rows, wrong, seconds = [], 0, 0.0
        with tempfile.TemporaryDirectory() as home:
            for number in range(CASES):
                truth = truth_of(random)
                folder = written(Path(home) / f"war-{number}", rows_of(random, truth), identities)
                claims = claims_of(load(folder))
                begun = time.process_time()
                answer = reconcile(claims)
                seconds += time.process_time() - begun
                rows += held(answer, truth)
                wrong += broken(answer) if identities else 0
        shares = np.array(rows).mean(axis=0)
        print(f"{'joined' if identities else 'apart':7} {len(rows)} estimates of {CASES} wars;",
              "held by the 50%, 80%, 90% interval:", *(f"{share:.3f}" for share in shares[:3]),
              f"; log width {shares[3]:.2f}; identities broken: {wrong};",
              f"{1000 * seconds / CASES:.0f} ms a war")


if __name__ == "__main__":
    main()
