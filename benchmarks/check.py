"""How long `check` takes on ledgers of a thousand, ten thousand and a hundred thousand claims.

    python benchmarks/check.py [--words] [--harsh] [--quantities 200] [--claims 1000 10000 100000]

Each ledger is drawn by seed: forty speakers, three hundred publishers, running totals with their
parts, echoes, honest noise; one publisher in ten changes the hedge. A line each: claims, seconds to
load the folder, to give the claims their meaning, to check them, by the clock; seconds of the
processor for all three, copies of the process included; findings; peak memory of one process.
`--words` puts each figure in words, so that reading wordings is timed too; `--harsh` makes nearly
every wording another, in several languages and with a second unit, has two thousand speakers and
five thousand publishers, and every publisher choose his own hedge.
"""

import argparse
import csv
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from figures.case import load
from figures.checks import check
from figures.meanings import claims_of

BASES = {"casualties": 300, "killed": 100, "wounded": 200, "held": 5000}
NOUNS = {"casualties": "casualties", "killed": "killed", "wounded": "wounded",
         "held": "square kilometers"}
HEDGES = ("", "", "about ", "more than ", "up to ")
SPEAKERS, PUBLISHERS, DAYS, NOISE = 40, 300, 700, 0.02
CARRIERS = (1, 1, 1, 2, 3, 6)
CHANGED = 0.1  # publishers who change the hedge
HARSH_SPEAKERS, HARSH_PUBLISHERS = 2000, 5000
SQUARE_MILES = 0.386102
HARSH = {"casualties": ("{h}{v} casualties of {n}", "{h}{v} втрат", "{v} bajas en {n} lugares"),
         "killed": ("{h}{v} soldiers killed", "{h}{v} загиблих", "{v} muertos", "{v}명 사망"),
         "wounded": ("{h}{v} were wounded in {n} places", "{v} blessés", "{v} heridos"),
         "held": ("{h}{v} square kilometers ({m} square miles)", "{v} km² ({m} sq mi)")}
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
MEGABYTE = 1024  # ru_maxrss is in kilobytes


def write(folder: Path, claims: int, quantities: int, words: bool, harsh: bool = False) -> Path:
    """Write a drawn case folder and return its path."""
    speakers, publishers = (HARSH_SPEAKERS, HARSH_PUBLISHERS) if harsh else (SPEAKERS, PUBLISHERS)
    counted, identities = {}, []
    for number in range(quantities // len(BASES)):
        for name in BASES:
            land = name == "held"
            counted[f"{name}_{number}"] = {
                "counts": name, "unit": "km^2" if land else "person", "of": "red",
                "who": "soldiers", "accumulates": not land}
        identities += [f"casualties_{number} = killed_{number} + wounded_{number}",
                       f"killed_{number} <= casualties_{number}"]
    content = {"title": "Drawn", "question": "How many?", "kind": "combat",
               "start": "2022-01-01", "parties": {"red": {"name": "Red"}, "blue": {"name": "Blue"}},
               "quantities": counted, "identities": identities}
    (folder / "case.yml").write_text(json.dumps(content), encoding="utf-8")
    sources = [{"name": f"Speaker {n}", "kind": "military", "party": ("red", "blue")[n % 2]}
               for n in range(speakers)]
    sources += [{"name": f"Paper {n}", "kind": "media", "party": ""} for n in range(publishers)]
    _table(folder / "sources.csv", sources)
    _table(folder / "claims.csv", list(_rows(claims, quantities, (words, harsh))))
    return folder


def _table(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _rows(claims: int, quantities: int, style: tuple[bool, bool]) -> Iterator[dict[str, str]]:
    words, harsh = style
    speakers, publishers = (HARSH_SPEAKERS, HARSH_PUBLISHERS) if harsh else (SPEAKERS, PUBLISHERS)
    draw, made = random.Random(1), 0
    while made < claims:
        name, day = draw.choice(list(BASES)), draw.randrange(DAYS)
        growth = 1 if name == "held" else day + 10
        value = round(BASES[name] * growth * draw.uniform(1 - NOISE, 1 + NOISE))
        when = time.strftime("%Y-%m-%d", time.gmtime((19000 + day) * 86400))
        common = {"quantity": f"{name}_{draw.randrange(quantities // len(BASES))}",
                  "speaker": f"Speaker {draw.randrange(speakers)}", "as_of": when}
        hedge = draw.choice(HEDGES)
        for _ in range(min(draw.choice(CARRIERS), claims - made)):
            made += 1
            own = draw.choice(HEDGES) if harsh or draw.random() < CHANGED else hedge
            text = _worded(name, value, own, draw if harsh else None) if words or harsh else "-"
            yield {"id": f"d-{made}", **common, "wording": text,
                   "value": "" if words or harsh else str(value), "reported_on": when,
                   "publisher": f"Paper {draw.randrange(publishers)}"}


def _worded(name: str, value: int, hedge: str, draw: random.Random | None) -> str:
    """Return a figure in words; with a random source, in one of many ways."""
    if draw is None:
        return f"{hedge}{value:,} {NOUNS[name]}"
    return draw.choice(HARSH[name]).format(h=hedge, v=f"{value:,}", n=draw.randrange(2, 400),
                                           m=f"{value * SQUARE_MILES:,.0f}")


def timed(folder: Path) -> str:
    """Return one line: what loading, reading and checking a case took."""
    moments, begun = [time.perf_counter()], _processor()
    case = load(folder)
    moments.append(time.perf_counter())
    claims = claims_of(case)
    moments.append(time.perf_counter())
    findings = check(claims)
    moments.append(time.perf_counter())
    loaded, meant, checked = (b - a for a, b in pairwise(moments))
    peak = max(resource.getrusage(who).ru_maxrss for who in WHO) // MEGABYTE
    return (f"{len(claims.table):>8,} {loaded:>8.2f} {meant:>8.2f} {checked:>8.2f} "
            f"{_processor() - begun:>10.2f} {len(findings):>9,} {peak:>7,}")


def _processor() -> float:
    """Return the seconds of the processor that this process and its copies took so far."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, WHO))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--quantities", type=int, default=200)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--harsh", action="store_true")
    given = parser.parse_args()
    print("  claims     load   claims    check  processor  findings      MB")
    for count in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            print(timed(write(Path(folder), count, given.quantities, given.words,
                              given.harsh)), flush=True)


if __name__ == "__main__":
    main()
