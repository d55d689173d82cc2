"""claims.csv as a table of text: one row a claim, checked, with the line on which it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from figures.codebook import CLAIM_COLUMNS, CLAIM_NEEDED, CLAIM_OPTIONAL, suggestions
from figures.errors import Fault
from figures.models import ClaimRow
from figures.rows import Row, Shape, read_rows
from figures.validation import row_faults

CLAIMS_FILE = "claims.csv"
SHAPE = Shape(CLAIM_NEEDED, (*CLAIM_COLUMNS, *CLAIM_OPTIONAL))
TEXT_COLUMNS = (*CLAIM_COLUMNS, *CLAIM_OPTIONAL)


@dataclass(frozen=True)
class Allowed:
    """The names that the case defines and its claims may use."""

    quantities: tuple[str, ...]
    scopes: tuple[str, ...]


def read_ledger(folder: Path, allowed: Allowed) -> tuple[list[Row], list[Fault]]:
    """Return the rows of claims.csv as printed, and every fault of the file."""
    rows, faults = read_rows(folder / CLAIMS_FILE, SHAPE)
    more = row_faults(ClaimRow, rows, CLAIMS_FILE)
    return rows, [*faults, *more, *_double_faults(rows), *name_faults(rows, allowed)]


def as_table(rows: list[Row], left_out: frozenset[str]) -> pd.DataFrame:
    """Return rows as a table indexed by id: all columns of text, blank where not given, `line`,
    and `use`, false for a claim that a ruling leaves out."""
    cells = [row.cells for row in rows]
    given = set().union(*cells)
    table = pd.DataFrame({name: [row.get(name, "") for row in cells] if name in given else ""
                          for name in TEXT_COLUMNS}, index=range(len(rows)), dtype=object)
    table["line"] = [row.line for row in rows]
    table = table.set_index("id", drop=False).rename_axis(None)
    table["use"] = [name not in left_out for name in table.index]
    return table


def _double_faults(rows: list[Row]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for line, cells in rows:
        name = cells.get("id", "")
        if name in first:
            faults.append(Fault(CLAIMS_FILE, line, "id", name,
                                f"an id that no other row has (line {first[name]} has it)"))
        if name:
            first.setdefault(name, line)
    return faults


def name_faults(rows: list[Row], allowed: Allowed) -> list[Fault]:
    """Return a fault for each quantity or scope that case.yml does not define, and for each share
    of nothing or of itself."""
    faults = []
    for column, names in (("quantity", allowed.quantities), ("scope", allowed.scopes)):
        wrong = _unknown(rows, column, names)
        near = suggestions((word for _, word in wrong), names)
        faults += [Fault(CLAIMS_FILE, line, column, word, f"one of the {column} names of case.yml",
                         near.get(word, "")) for line, word in wrong]
    return faults + _share_faults(rows, allowed.quantities)


def _unknown(rows: list[Row], column: str, names: Iterable[str]) -> list[tuple[int, str]]:
    """Return the line and the word of each row whose word in a column is none of the names."""
    known = {"", *names}
    return [(line, word) for line, cells in rows if (word := cells.get(column, "")) not in known]


def _share_faults(rows: list[Row], quantities: tuple[str, ...]) -> list[Fault]:
    """Find shares of nothing that is known, and shares that are shares of themselves."""
    whole = {cells["id"]: cells.get("share_of", "") for _, cells in rows if "id" in cells}
    names = (*whole, *quantities)
    wrong = _unknown(rows, "share_of", names)
    near = suggestions((word for _, word in wrong), names)
    faults = [Fault(CLAIMS_FILE, line, "share_of", word, "the id of a claim, or a quantity",
                    near.get(word, "")) for line, word in wrong]
    return faults + [Fault(CLAIMS_FILE, line, "share_of", cells["share_of"],
                           "no claim that is a share of itself")
                     for line, cells in rows
                     if cells.get("share_of") and _in_cycle(cells.get("id", ""), whole)]


def _in_cycle(start: str, whole: Mapping[str, str]) -> bool:
    seen, here = {start}, whole.get(start, "")
    while here in whole and here not in seen:
        seen.add(here)
        here = whole[here]
    return bool(here) and here == start
