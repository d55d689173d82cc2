"""What the ledger's keepers decide: rulings, and the ledger's rows with them applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from figures.codebook import (
    CLAIM_COLUMNS,
    CLAIM_OPTIONAL,
    FINDING_CODES,
    FINDING_STATES,
    RULING_COLUMNS,
    RULING_FINDING,
    RULING_USE,
    nearest,
    one_of,
)
from figures.errors import Fault
from figures.models import ClaimRow, RulingRow
from figures.rows import Row, Shape, read_rows
from figures.validation import row_faults

RULINGS_FILE = "rulings.csv"
CARRIED_OUT_FILE = "rulings_before.csv"  # those that an exported ledger holds already, as history
RULED_COLUMNS = tuple(c for c in (*CLAIM_COLUMNS, *CLAIM_OPTIONAL, RULING_USE) if c != "id")
SHAPE = Shape(RULING_COLUMNS, RULING_COLUMNS)
USED, NOT_USED = "yes", "no"


@dataclass(frozen=True)
class Ruling:
    """One decision, on which line it stands, and when, why and by whom it was taken."""

    line: int
    claim: str
    column: str
    was: str
    now: str
    why: str
    by: str
    on: str

    def finding(self) -> tuple[str, str]:
        """Return the finding's code and, where one is named, its id; blanks where none is."""
        if not self.column.startswith(RULING_FINDING):
            return "", ""
        code, _, name = self.column.removeprefix(RULING_FINDING).partition(":")
        return code, name


def read_rulings(folder: Path) -> tuple[tuple[Ruling, ...], list[Fault]]:
    """Return the rulings of a case folder, none where there is no such file, and its faults; those
    with a fault too, since others may rest on them."""
    path = folder / RULINGS_FILE
    if not path.exists():
        return (), []
    rows, faults = read_rows(path, SHAPE)
    more = row_faults(RulingRow, rows, RULINGS_FILE)
    found = (Ruling(line, *(cells.get(column, "") for column in RULING_COLUMNS))
             for line, cells in rows)
    return tuple(found), [*faults, *more]


def apply_rulings(claims: Sequence[Row], rulings: Sequence[Ruling]
                  ) -> tuple[list[Row], frozenset[str], list[Fault]]:
    """Return the rows as ruled, the ids that are left out, and a fault for each ruling that can't
    be meant: on no claim, on no column, or whose `was` is not what stands there."""
    ruled_on = {ruling.claim for ruling in rulings}
    cells = {row.cells["id"]: dict(row.cells) if row.cells["id"] in ruled_on else row.cells
             for row in claims}
    states: dict[tuple[str, str], str] = {}
    faults = []
    for ruling in rulings:
        fault = _fault(ruling, cells, states)
        if fault:
            faults.append(fault)
        elif ruling.column in RULED_COLUMNS and ruling.column != RULING_USE:
            cells[ruling.claim][ruling.column] = ruling.now
        else:
            states[(ruling.claim, ruling.column)] = ruling.now
    left_out = frozenset(claim for (claim, column), now in states.items()
                         if column == RULING_USE and now == NOT_USED)
    ruled = [row._replace(cells=cells[row.cells["id"]]) if row.cells["id"] in ruled_on else row
             for row in claims]
    return ruled, left_out, [*faults, *_cell_faults(ruled, rulings, faults)]


def as_ruled(faults: Iterable[Fault], rows: Sequence[Row], rulings: Iterable[Ruling]
             ) -> list[Fault]:
    """Return the faults of ledger rows as ruled; where a ruling wrote the cell, as the ruling's."""
    lines = {row.cells["id"]: row.line for row in rows}
    wrote = {(lines[ruling.claim], ruling.column): ruling.line for ruling in rulings
             if ruling.claim in lines}
    return [replace(fault, file=RULINGS_FILE, line=wrote[fault.line, fault.column], column="now")
            if (fault.line, fault.column) in wrote else fault for fault in faults]


def _cell_faults(ruled: Sequence[Row], rulings: Sequence[Ruling],
                 known: Sequence[Fault]) -> list[Fault]:
    """Find rulings that write into a cell what it can't hold."""
    lines = {(ruling.claim, ruling.column): ruling.line for ruling in rulings}
    touched = {ruling.claim for ruling in rulings} if not known else set()
    faults = []
    for row in ruled:
        if row.cells["id"] in touched:
            wrong = row_faults(ClaimRow, [row], RULINGS_FILE)
            faults += [Fault(f.file, lines[(row.cells["id"], f.column)], "now", f.found,
                             f.expected, f.nearest)
                       for f in wrong if (row.cells["id"], f.column) in lines]
    return faults


def _fault(ruling: Ruling, cells: Mapping[str, Mapping[str, str]],
           states: Mapping[tuple[str, str], str]) -> Fault | None:
    if ruling.claim not in cells:
        return Fault(RULINGS_FILE, ruling.line, "claim", ruling.claim, "the id of a claim",
                     nearest(ruling.claim, cells))
    if ruling.column.startswith(RULING_FINDING):
        return _finding_fault(ruling, states)
    if ruling.column not in RULED_COLUMNS:
        return Fault(RULINGS_FILE, ruling.line, "column", ruling.column,
                     "a column of claims.csv, origin, use or finding:CODE",
                     nearest(ruling.column, RULED_COLUMNS))
    if ruling.column == RULING_USE:
        stands = states.get((ruling.claim, RULING_USE), USED)
        return _state_fault(ruling, stands, (USED, NOT_USED))
    stands = cells[ruling.claim].get(ruling.column, "")
    if ruling.was != stands:
        return Fault(RULINGS_FILE, ruling.line, "was", ruling.was,
                     f"what stands there, '{stands}'")
    return None


def _finding_fault(ruling: Ruling, states: Mapping[tuple[str, str], str]) -> Fault | None:
    code, _ = ruling.finding()
    if code not in FINDING_CODES or ruling.column.endswith(":"):
        return Fault(RULINGS_FILE, ruling.line, "column", ruling.column,
                     "finding: and a code of a finding, behind it an id or nothing",
                     nearest(code, FINDING_CODES))
    stands = states.get((ruling.claim, ruling.column), FINDING_STATES[0])
    return _state_fault(ruling, stands, FINDING_STATES)


def _state_fault(ruling: Ruling, stands: str, allowed: tuple[str, ...]) -> Fault | None:
    if ruling.was != stands:
        return Fault(RULINGS_FILE, ruling.line, "was", ruling.was,
                     f"what stands there, '{stands}'")
    if ruling.now not in allowed:
        return Fault(RULINGS_FILE, ruling.line, "now", ruling.now, one_of(allowed),
                     nearest(ruling.now, allowed))
    return None
