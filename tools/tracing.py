"""Hold the settled events in data/resolved against the raw rows that they were made from.

    python tools/tracing.py COLLECTION.csv…

A collection has one row a figure: `case_id`, `role` (claim or truth), `figure_words`, `value_low`,
`value`, `value_high`, `as_of`, `reported_on`, `retrieved_from`, `note`. The rows of a case are
numbered from 1 in their order, and a claim bears the number of its row. Prints a line for each row
without a claim, claim without a row, truth that no row gives, and cell that differs from its row;
ends with 1 where there is one.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from figures.case import Case, load

RESOLVED = Path(__file__).resolve().parent.parent / "data" / "resolved"
SAME = {"as_of": "as_of", "reported_on": "reported_on", "url": "retrieved_from"}
ENDS = ("low", "value", "high")
TOLD_OTHERWISE = ("the gatherer", "same sentence", "same words", "the missing of", "the dead of")
Rows = Mapping[int, Mapping[str, str]]


def collected(files: Iterable[str]) -> dict[str, Rows]:
    """Return the rows of each case by number."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for name in files:
        with Path(name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["case_id"], []).append(row)
    return {case: dict(enumerate(rows, 1)) for case, rows in found.items()}


def faults(case: Case, rows: Rows) -> Iterator[str]:
    """Yield what of a case does not go back to its rows."""
    placed = set()
    for claim, cells in case.ledger.to_dict("index").items():
        number = int(re.sub(r"\D", "", str(claim).removeprefix(case.name)))
        placed.add(number)
        if number not in rows or rows[number]["role"] != "claim":
            yield f"{claim}: no row"
        else:
            yield from (f"{claim}: {fault}" for fault in _changed(cells, rows[number]))
    yield from (f"{case.name}: row {number} is no claim" for number, row in rows.items()
                if row["role"] == "claim" and number not in placed)
    yield from _truths(case, [row for row in rows.values() if row["role"] == "truth"])


def _changed(cells: Mapping[Any, str], row: Mapping[str, str]) -> Iterator[str]:
    """Yield the cells of a claim that are not its row's, and whose note does not say why."""
    for ours, theirs in SAME.items():
        if cells[ours] != row[theirs].strip():
            yield f"{ours} {cells[ours]}, collected {row[theirs]}"
    told, gathered = _sizes(cells, ENDS), _sizes(row, ("value_low", "value", "value_high"))
    if told and gathered and told.isdisjoint(gathered) and not any(
            words in cells["note"] for words in TOLD_OTHERWISE):
        yield f"{sorted(told)}, collected {sorted(gathered)}"
    words, source = _bare(cells["wording"]), _bare(row["figure_words"] + row["note"])
    if words not in source:
        yield f"{cells['wording']!r} is not in {row['figure_words']!r}"


def _truths(case: Case, rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for quantity, truth in case.definition.truth.items():
        given = [row for row in rows if row["retrieved_from"].strip() == truth.url]
        if not any(truth.value in _sizes(row, ("value_low", "value", "value_high"))
                   for row in given):
            yield f"{case.name}: no row gives the truth {truth.value:g} of {quantity}"


def _sizes(cells: Mapping[Any, str], names: Iterable[str]) -> set[float]:
    return {float(cells[name]) for name in names if cells[name] not in ("", "-")}


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def main(files: Sequence[str]) -> int:
    """Print every fault of every case, and how many rows were held against how many claims."""
    rows = collected(files)
    cases = [load(path.parent) for path in sorted(RESOLVED.glob("*/case.yml"))]
    found = [fault for case in cases for fault in faults(case, rows.get(case.name, {}))]
    found += [f"{name}: no folder" for name in rows.keys() - {case.name for case in cases}]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{sum(map(len, rows.values()))} rows, {sum(len(case.ledger) for case in cases)} claims "
          f"of {len(cases)} cases: {len(found)} do not fit")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
