"""How many raw wordings of claims tables are read as their rows have them, and each one missed.

    python benchmarks/wordings.py FILE.csv… [--longest WORDS] [--reasons FILE.csv]

Reads each distinct wording of the tables once: of claims.csv (`wording`, `hedge`, …) or of a
gatherer's sheet (`figure_words`, `qualifier`, `value_low`, …). A value is right where exactly one
reading gives the row's numbers and no other reading is given; where others are, the row is printed
for a person to say whether the words hold two figures. A hedge and a unit are right where that
reading has the row's; a wording without a noun has no unit, and a blank cell asks for nothing.

`wordings_missed.csv` gives a person's reason for each miss that lies in the row: it is the sum of
two figures, has a hedge that no word says, or its wording holds two figures. Any other is ours. The
last lines count both, and the rest.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from figures.wording import Reading, read

NAMES = {"wording": "figure_words", "hedge": "qualifier", "low": "value_low", "high": "value_high"}
UNITS = {"persons": "person", "people": "person", "km2": "km^2", "mi2": "mi^2",
         "fraction": "share", "persons_per_day": "person/day", "persons_per_battalion": "person"}
KNOWN = ("person", "km^2", "mi^2", "km", "mi", "share", "count", "person/day")
BY_WORDING = ("fraction", "implied", "")  # hedges that only the words tell
LONGEST = 12
REASONS = Path(__file__).with_name("wordings_missed.csv")
NEAR = 5e-3  # relative; two-thirds is entered as 0.67


@dataclass(frozen=True)
class Row:
    """One row: where it stands, its words, and what it says they say."""

    place: str
    wording: str
    hedge: str
    numbers: tuple[float | None, float | None, float | None]
    unit: str


def rows(path: Path, longest: int) -> Iterator[Row]:
    """Yield the rows of a table whose wording is short enough."""
    with path.open(encoding="utf-8", newline="") as file:
        for line, cells in enumerate(csv.DictReader(file), 2):
            named = {name: cells.get(name, cells.get(other, "")) or ""
                     for name, other in {**NAMES, "value": "value", "unit": "unit"}.items()}
            wording, unit = named["wording"], UNITS.get(named["unit"], named["unit"])
            if wording not in ("", "-") and len(wording.split()) <= longest:
                low, value, high = (float(named[end]) if named[end] not in ("", "-") else None
                                    for end in ("low", "value", "high"))
                yield Row(f"{path.name}:{line}", wording, named["hedge"], (low, value, high),
                          unit if unit in KNOWN or not unit else "count")


def fits(reading: Reading, row: Row) -> bool:
    """Tell whether a reading has the row's numbers: both ends of a range, else the one number."""
    low, value, high = row.numbers
    if row.hedge == "vague" or reading.hedge == "vague":
        return reading.hedge == row.hedge
    if row.hedge == "range" or (value is None and None not in (low, high) and low != high):
        return near(reading.low, low) and near(reading.high, high)
    wanted = next((end for end in (value, low, high) if end is not None), None)
    if reading.second and near(reading.second.value, wanted):  # the gatherer turned the pair round
        return reading.second.unit == row.unit
    return near(next(end for end in (reading.value, reading.low) if end is not None), wanted)


def near(found: float | None, wanted: float | None) -> bool:
    """Tell whether two numbers are one but for how a share is written."""
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= (NEAR * abs(wanted) if 0 < wanted < 1 else 1e-9 * abs(wanted))


def missed(row: Row) -> list[str]:
    """Return what is not read as the row has it: value, others, hedge, unit."""
    readings = read(row.wording)
    fitting = [reading for reading in readings if fits(reading, row)]
    if not fitting:
        return ["value", "hedge", "unit"]
    hedged = row.hedge in BY_WORDING or any(found.hedge == row.hedge for found in fitting)
    unit = not row.unit or any(
        found.unit in (None, row.unit) or (found.second and found.second.unit == row.unit)
        for found in fitting)
    told = {"value": len(fitting) == 1, "others": len(readings) == len(fitting),
            "hedge": hedged, "unit": unit}
    return [name for name, right in told.items() if not right]


def reasons(path: Path) -> dict[str, str]:
    """Return the reason of each miss that lies in the row, by its wording."""
    with path.open(encoding="utf-8", newline="") as file:
        return {cells["wording"]: cells["reason"] for cells in csv.DictReader(file)}


def shown(reading: Reading) -> str:
    """Return a reading in a few words."""
    ends = " ".join("·" if end is None else f"{end:g}"
                    for end in (reading.low, reading.value, reading.high))
    return f"{reading.hedge} {ends} {reading.unit or '-'}"


def main() -> None:
    """Print each miss and the shares read right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--longest", type=int, default=LONGEST, help="words (%(default)s)")
    parser.add_argument("--reasons", type=Path, default=REASONS, help="default: %(default)s")
    asked = parser.parse_args()
    known = reasons(asked.reasons)
    distinct = {row.wording: row for path in asked.files for row in rows(path, asked.longest)}
    count: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for row in distinct.values():
        names = missed(row)
        count.update(names)
        ours.update(() if row.wording in known else names)
        if names:
            wanted = " ".join("·" if end is None else f"{end:g}" for end in row.numbers)
            print(f"{','.join(names)}\t{row.place}\t{row.wording!r}\trow: {row.hedge} {wanted} "
                  f"{row.unit or '-'}\tread: {'; '.join(map(shown, read(row.wording))) or 'none'}"
                  f"\t{known.get(row.wording, 'OURS')}")
    total = len(distinct)
    if not total:
        print("no wording to read")
        return
    for name in ("value", "others", "hedge", "unit"):
        print(f"{name:>6}: right {total - count[name]} of {total}, {1 - count[name] / total:.1%}; "
              f"the row's {count[name] - ours[name]}, ours {ours[name]}")


if __name__ == "__main__":
    main()
