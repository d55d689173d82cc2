"""How fast and how rightly wordings are read, beside quantulum3 where it is installed.

    python benchmarks/parse.py [LARGEST]

Times 10³, 10⁴ … LARGEST (100,000) wordings, all different: those of the cases in data/ with their
digits changed. Then both readers read the English rows of tests/wordings.csv: a value is right
where exactly one figure is given and it is the row's; a hedge and a unit where they are too.
"""

import csv
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from figures.wording import read

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 100_000
SEED = 1
UNFIT = ("two", "vague", "none")  # hedges of rows without one figure of its own
NEAR = 1e-3  # a third is printed as 0.3333
UNIT_NAMES = {"square kilometre": "km^2", "square mile": "mi^2", "kilometre": "km", "mile": "mi",
              "percentage": "share"}  # quantulum3's own


def wordings(count: int) -> list[str]:
    """Return so many different wordings: those of the ledgers, with other digits."""
    said = [row["wording"] for ledger in sorted(ROOT.glob("data/**/claims.csv"))
            for row in csv.DictReader(ledger.read_text("utf-8").splitlines())]
    source, found = random.Random(SEED), dict.fromkeys(said)
    while len(found) < count:
        wording = source.choice(said)
        found["".join(str(source.randint(1, 9)) if c in "123456789" else c for c in wording)
              if any(c.isdigit() for c in wording) else f"{wording} {len(found):,}"] = None
    return list(found)[:count]


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def english() -> list[dict[str, str]]:
    """Return the English rows with one figure and a value of its own."""
    rows = csv.DictReader((ROOT / "tests/wordings.csv").read_text("utf-8").splitlines())
    return [row for row in rows if row["language"] == "en" and row["hedge"] not in UNFIT]


def ours(wording: str) -> list[tuple[set[float], str, str]]:
    """Return the figures that this package reads: their values, hedge and unit."""
    return [({end for end in (reading.low, reading.value, reading.high) if end is not None},
             reading.hedge, reading.unit or "") for reading in read(wording)]


def theirs(parse: Callable[[str], list[Any]]) -> Callable[[str], list[tuple[set[float], str, str]]]:
    """Return a reader of the same kind around quantulum3, which knows no hedge but "about"."""
    def reader(wording: str) -> list[tuple[set[float], str, str]]:
        found = []
        for quantity in parse(wording):
            low, high = quantity.value, quantity.value
            if quantity.uncertainty:  # it reads a range as its middle, give or take the half
                low, high = low - quantity.uncertainty, high + quantity.uncertainty
            unit = UNIT_NAMES.get(quantity.unit.name, "person")
            part = 1 / 100 if unit == "share" else 1
            hedge = "exact" if low == high else "range"
            found.append(({low * part, high * part}, hedge, unit))
        return found
    return reader


def right(reader: Callable[[str], list[tuple[set[float], str, str]]]) -> str:
    """Return how many rows a reader has right in value, in hedge and in unit."""
    rows, value, hedge, unit = english(), 0, 0, 0
    for row in rows:
        figures = reader(row["wording"])
        expected = [float(end) for end in row["figure"].split("-")]
        fits = len(figures) == 1 and all(
            any(abs(end - found) <= NEAR * max(1, end) for found in figures[0][0])
            for end in expected)
        value += fits
        hedge += fits and figures[0][1] == row["hedge"]
        unit += fits and (figures[0][2] == row["unit"] or not row["unit"])
    return f"value {value}, hedge {hedge}, unit {unit} of {len(rows)}"


def quantulum() -> Callable[[str], list[Any]] | None:
    """Return quantulum3's reader, None where it is not installed."""
    try:
        from quantulum3 import parser  # type: ignore[import-not-found]
    except ImportError:
        return None
    return parser.parse  # type: ignore[no-any-return]


def main() -> None:
    """Print the tables."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else LARGEST
    peer = quantulum()
    print(f"figures: {seconds(lambda: read('one soldier')):.2f} s to load the word lists")
    count = 1000
    while count <= largest:
        read.cache_clear()
        batch = wordings(count)
        taken = seconds(partial(list, map(read, batch)))
        print(f"figures: {count:>7,} wordings in {taken:6.2f} s, {count / taken:8,.0f} a second")
        count *= 10
    print("figures:", right(ours))
    if peer is None:
        print("quantulum3 is not installed")
        return
    batch = wordings(1000)
    taken = seconds(lambda: [peer(wording) for wording in batch])
    print(f"quantulum3: {1000:>4,} wordings in {taken:6.2f} s, {1000 / taken:8,.0f} a second")
    print("quantulum3:", right(theirs(peer)))


if __name__ == "__main__":
    main()
