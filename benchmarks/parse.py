"""How fast and how rightly wordings are read, beside quantulum3 where it is installed.

    python benchmarks/parse.py [LARGEST] [FILE.csv…]

Times 10³, 10⁴ … LARGEST (100,000) wordings, all different: those of the cases in data/ with their
digits changed; seconds are the processor's. Then both readers read the English wordings of tests/,
and the raw rows of any FILE that `wordings.py` reads: a value is right where exactly one figure is
given and it is the row's; a hedge and a unit where they are too; what holds no figure is right
where none is given. Where quantulum3 is missing, that is said, and nothing stands in for it.
"""

import csv
import random
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from wordings import LONGEST, Row, near, rows

from figures.wording import read

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 100_000
PEER_BATCH = 1000
SEED = 1
UNIT_NAMES = {"square kilometre": "km^2", "square mile": "mi^2", "kilometre": "km", "mile": "mi",
              "percentage": "share"}  # quantulum3's own


class Figure(NamedTuple):
    """One figure as a reader gives it."""

    ends: set[float]
    hedge: str
    unit: str


Reader = Callable[[str], list[Figure]]


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
    """Return how much of the processor's time some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def english() -> list[Row]:
    """Return the English wordings of the tests that say one figure with a number, or none."""
    table = csv.DictReader((ROOT / "tests/wordings.csv").read_text("utf-8").splitlines())
    said = [(row["wording"], row["hedge"], row["figure"], row["unit"]) for row in table
            if row["language"] == "en"]
    press = yaml.load((ROOT / "tests/press_wordings.yml").read_text("utf-8"), yaml.BaseLoader)
    said += [(wording, *text.partition(" (")[0].split(" ")[:3], *[""] * (3 - len(text.split(" "))))
             for wording, text in press["en"].items() if ";" not in text]
    return [_row(*row[:4]) for row in said if row[1] not in ("two", "vague")]


def _row(wording: str, hedge: str, figure: str, unit: str) -> Row:
    ends = [float(end) for end in figure.split("-")] if hedge != "none" else []
    numbers = (ends[0], None, ends[-1]) if len(ends) > 1 else (None, *ends, None)
    return Row("tests", wording, hedge, numbers, unit)  # type: ignore[arg-type]


def ours(wording: str) -> list[Figure]:
    """Return the figures that this package reads."""
    return [Figure({end for end in (reading.low, reading.value, reading.high) if end is not None},
                   reading.hedge, reading.unit or "") for reading in read(wording)]


def theirs(parse: Callable[[str], list[Any]]) -> Reader:
    """Return a reader around quantulum3, which knows no hedge but a range."""
    def reader(wording: str) -> list[Figure]:
        found = []
        for quantity in parse(wording):
            slack = quantity.uncertainty or 0  # it reads a range as its middle and the half of it
            unit = UNIT_NAMES.get(quantity.unit.name, "person")
            part = 1 / 100 if unit == "share" else 1
            ends = {(quantity.value - slack) * part, (quantity.value + slack) * part}
            found.append(Figure(ends, "range" if slack else "exact", unit))
        return found
    return reader


def right(reader: Reader, table: Iterable[Row]) -> str:
    """Return how many rows a reader has right: value, hedge, unit, and what is no figure."""
    counts = dict.fromkeys(("value", "hedge", "unit"), 0)
    said = nothing = silent = 0
    for row in table:
        figures = reader(row.wording)
        if row.hedge == "none":
            nothing, silent = nothing + 1, silent + (not figures)
            continue
        said += 1
        wanted = [end for end in row.numbers if end is not None]
        if len(figures) == 1 and all(any(near(end, one) for end in figures[0].ends)
                                     for one in wanted):
            counts["value"] += 1
            counts["hedge"] += figures[0].hedge == row.hedge
            counts["unit"] += figures[0].unit in (row.unit, "") or not row.unit
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"{told} of {said}" + (f"; no figure {silent} of {nothing}" if nothing else "")


def quantulum() -> Callable[[str], list[Any]] | None:
    """Return quantulum3's reader, None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    return parser.parse  # type: ignore[no-any-return]


def main() -> None:
    """Print the tables."""
    numbers = [int(given) for given in sys.argv[1:] if given.isdigit()]
    files = [Path(given) for given in sys.argv[1:] if not given.isdigit()]
    print(f"figures: {seconds(lambda: read('one soldier')):.2f} s to load the word lists")
    count = PEER_BATCH
    while count <= (numbers or [LARGEST])[0]:
        read.cache_clear()
        taken = seconds(partial(list, map(read, wordings(count))))
        print(f"figures: {count:>7,} wordings in {taken:6.2f} s, {count / taken:8,.0f} a second")
        count *= 10
    tables = {"tests": english()} | {path.name: list(rows(path, LONGEST)) for path in files}
    for name, table in tables.items():
        print(f"figures, {name}: {right(ours, table)}")
    peer = quantulum()
    if peer is None:
        print("quantulum3 is not installed: nothing to compare with")
        return
    taken = seconds(partial(list, map(peer, wordings(PEER_BATCH))))
    print(f"quantulum3: {PEER_BATCH:>4,} wordings in {taken:6.2f} s, "
          f"{PEER_BATCH / taken:8,.0f} a second")
    for name, table in tables.items():
        print(f"quantulum3, {name}: {right(theirs(peer), table)}")


if __name__ == "__main__":
    main()
