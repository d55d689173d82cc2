"""What the estimate of one quantity costs, and what its intervals hold on made events.

Run it as `python benchmarks/estimate.py`.
"""

import math
import os
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from simulated import EVENTS, SEED, Made, all_made

from figures.posterior import Evidence, posterior, without

REPEATS = 7
LEVELS = (0.5, 0.8, 0.9)
AGES = {"all": (0, math.inf), "0 to 3 days": (0, 3), "4 to 14 days": (4, 14),
        "15 days and more": (15, math.inf)}
SIDES = ("own_soldiers", "enemy", "government", "third")


def seconds(work: Callable[[], object]) -> float:
    """Return the least of several runs' seconds of one processor: other work on the machine does
    not count."""
    work()
    taken = []
    for _ in range(REPEATS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def many(claims: int) -> Evidence:
    """Return evidence of so many claims, each an origin of its own, four sides, sixty days."""
    random = np.random.default_rng(SEED)
    values = np.repeat(np.linspace(3.0, 9.5, -(-claims // len(SIDES))), len(SIDES))[:claims]
    sides = tuple(SIDES[number % len(SIDES)] for number in range(claims))
    names = tuple(f"c{number}" for number in range(claims))
    return Evidence(names, values, np.zeros(claims), ("about",) * claims,
                    random.integers(0, 60, claims).astype(float), sides, sides, names, names,
                    random.uniform(0, 0.3, claims), np.zeros(claims, dtype=bool),
                    np.full(claims, math.nan), np.zeros(claims, dtype=bool))


def held(events: list[Made]) -> dict[str, list[float]]:
    """Return for each age of the newest claim how many events, and the share held by each level."""
    rows = []
    for event in events:
        found = posterior(event.evidence, event.kind)
        rows.append([float(event.evidence.day.max()), *(
            found.interval(level)[0] <= event.truth <= found.interval(level)[1]
            for level in LEVELS)])
    table = np.array(rows)
    chosen = {name: table[(table[:, 0] >= low) & (table[:, 0] <= high)]
              for name, (low, high) in AGES.items()}
    return {name: [len(part), *part[:, 1:].mean(axis=0).tolist()] for name, part in chosen.items()}


def main() -> None:
    """Print the times and the shares held."""
    for claims in (20, 200, 2000):
        evidence = many(claims)
        print(f"{claims:5} claims, as many origins  "
              f"{1000 * seconds(lambda one=evidence: posterior(one, 'combat')):8.2f} ms")
    forty = replace(many(400), origin=tuple(f"o{number % 40}" for number in range(400)))
    taken = seconds(lambda: [posterior(without(forty, f"o{n}"), "combat") for n in range(40)])
    print(f"influence of 40 origins, 400 claims {1000 * taken:8.2f} ms")
    print(f"{EVENTS} made events: held by the 50%, 80%, 90% interval")
    for name, (count, *shares) in held(all_made()).items():
        print(f"  {name:16} {count:4.0f}  " + "  ".join(f"{share:.2f}" for share in shares))


if __name__ == "__main__":
    main()
