"""How many wordings of claims tables are read as their rows have them, and each one missed.

    python benchmarks/wordings.py FILE.csv… [--longest WORDS] [--reasons FILE.csv]

Reads each distinct wording of the tables once: of claims.csv (`wording`, `hedge`, …) or of a
gatherer's sheet (`figure_words`, `qualifier`, `value_low`, …). A value is right where exactly one
reading gives the row's numbers. No other reading may be given, unless the words say more than one
figure: a person says so in `wordings_missed.csv`, kind `figures`. A hedge and a unit are right
where that reading has the row's; a wording without a noun has no unit, and a blank cell asks for
nothing. A claims.csv is taken after the rulings that stand beside it.

`wordings_missed.csv` gives a person's reason for each miss that lies in the row, with its kind (of
several, with `;`): `figures`, the words say further figures as well; `span`, the words say the
row's number and not how far it may be off; `elsewhere`, the row's number is worked out or taken
from elsewhere; `hedge`, the row's hedge is in no word or against the contract; `cut`, the wording
stops short; `unit`, the row's unit is not what the words count. Any other miss is ours. The last
lines count what is right, further figures that the words say among it, and the misses by kind.
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
FIGURES = "figures"  # the kind of miss that is none: the words say more than the row
NEAR = 5e-3  # relative; two-thirds is entered as 0.67
BLANK = (None, None, None)  # as the wording reads
COLUMNS = ("wording", "hedge", "low", "value", "high", "unit")
Cells = dict[str, str]


@dataclass(frozen=True)
class Row:
    """One row: where it stands, its words, and what it says they say."""

    place: str
    wording: str
    hedge: str
    numbers: tuple[float | None, float | None, float | None]
    unit: str


def rows(path: Path, longest: int) -> Iterator[Row]:
    """Yield the rows of a table whose wording is short enough, each as it stands after rulings."""
    ruled = rulings(path.with_name("rulings.csv")) if path.name == "claims.csv" else {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, cells in enumerate(csv.DictReader(file), 2):
            named = {name: cells.get(name, cells.get(NAMES.get(name, name), "")) or ""
                     for name in COLUMNS} | ruled.get(cells.get("id", ""), {})
            wording, unit = named["wording"], UNITS.get(named["unit"], named["unit"])
            if wording not in ("", "-") and len(wording.split()) <= longest and "use" not in named:
                low, value, high = (float(named[end]) if named[end] not in ("", "-") else None
                                    for end in ("low", "value", "high"))
                yield Row(f"{path.parent.name}/{path.name}:{line}", wording, named["hedge"],
                          (low, value, high), unit if unit in KNOWN or not unit else "count")


def rulings(path: Path) -> dict[str, Cells]:
    """Return the cells that rulings set, by claim; `use` stands where one leaves its claim out."""
    ruled: dict[str, Cells] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for cells in csv.DictReader(file):
                ruled.setdefault(cells["claim"], {})[cells["column"]] = cells["now"]
    return ruled


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
    asked = row.hedge == "vague" or row.numbers != BLANK
    fitting = [reading for reading in readings if fits(reading, row)] if asked else readings[:1]
    if not fitting:
        return ["value", "hedge", "unit"]
    hedged = row.hedge in BY_WORDING or any(found.hedge == row.hedge for found in fitting)
    unit = not row.unit or any(
        found.unit in (None, row.unit) or (found.second and found.second.unit == row.unit)
        for found in fitting)
    right = {"value": len(fitting) == 1, "others": len(readings) == len(fitting),
             "hedge": hedged, "unit": unit}
    return [name for name, as_it_stands in right.items() if not as_it_stands]


def reasons(path: Path) -> dict[str, Cells]:
    """Return kind and reason of each miss that lies in the row, by its wording."""
    with path.open(encoding="utf-8", newline="") as file:
        return {cells["wording"]: cells for cells in csv.DictReader(file)}


def shown(reading: Reading) -> str:
    """Return a reading in a few words."""
    ends = " ".join("·" if end is None else f"{end:g}"
                    for end in (reading.low, reading.value, reading.high))
    return f"{reading.hedge} {ends} {reading.unit or '-'}"


def told(row: Row, names: list[str], why: Cells) -> str:
    """Return a line about a row that is not read as it stands: what it has, what is read, why."""
    wanted = " ".join("·" if end is None else f"{end:g}" for end in row.numbers)
    return (f"{','.join(names)}\t{row.place}\t{row.wording!r}\trow: {row.hedge} {wanted} "
            f"{row.unit or '-'}\tread: {'; '.join(map(shown, read(row.wording))) or 'none'}"
            f"\t{why.get('kind', 'OURS')}\t{why.get('reason', '')}")


def main() -> None:
    """Print each miss and the shares read right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--longest", type=int, default=LONGEST, help="words (%(default)s)")
    parser.add_argument("--reasons", type=Path, default=REASONS, help="default: %(default)s")
    asked = parser.parse_args()
    known = reasons(asked.reasons)
    found = {row.wording: row for path in asked.files for row in rows(path, asked.longest)}
    count: Counter[tuple[str, str]] = Counter()  # by name of the miss and its kind
    for row in found.values():
        why = known.get(row.wording, {})
        names = missed(row)
        count.update((name, kind_of(name, why)) for name in names)
        if names:
            print(told(row, names, why))
    print(*summary(count, len(found)), sep="\n")


def kind_of(name: str, why: Cells) -> str:
    """Return the kind of a miss: of several, `figures` explains only that others are given."""
    kinds = why.get("kind", "ours").split(";")
    return next((kind for kind in kinds if (kind == FIGURES) == (name == "others")), kinds[0])


def summary(count: Counter[tuple[str, str]], total: int) -> list[str]:
    """Return a line for each name: right by the rows, and the misses by kind."""
    if not total:
        return ["no wording to read"]
    lines = []
    for name in ("value", "others", "hedge", "unit"):
        kinds = {kind: some for (missed_name, kind), some in sorted(count.items())
                 if missed_name == name}
        right = total - sum(some for kind, some in kinds.items()
                            if (name, kind) != ("others", FIGURES))
        lines.append(f"{name:>6}: right {right} of {total}, {right / total:.1%}; missed: " + (
            ", ".join(f"{kind} {some}" for kind, some in kinds.items()) or "none"))
    return lines


if __name__ == "__main__":
    main()
