"""A spreadsheet of anybody's: which of its rows is the header, and the rows below it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from figures.codebook import CLAIM_COLUMNS, CLAIM_NEEDED, CLAIM_OPTIONAL, one_of
from figures.errors import Fault, InputError
from figures.founding.files import LOOKED_AT, Raw, read_raw
from figures.founding.workbooks import Rows
from figures.ledger import CLAIMS_FILE
from figures.models import ClaimRow
from figures.rows import Row
from figures.validation import row_faults

IsHeader = Callable[[Sequence[str]], int]
ID = "id"
NEEDED = frozenset(CLAIM_NEEDED) - {ID}
OWN_COLUMNS = frozenset((*CLAIM_COLUMNS, *CLAIM_OPTIONAL))


@dataclass(frozen=True)
class Sheet:
    """A table as found: its header, and its rows with the line on which each stands, cells with one
    space between words.

    `own` are its rows as they stand, where it is a ledger in the columns of claims.csv that reads
    as one; `files` those of a case that the file carries; `unread` the other sheets with anything
    in them.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    decimal_comma: bool = False
    own: tuple[Row, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def read_sheet(path: Path, known_names: IsHeader) -> Sheet:
    """Return the table of a file; `known_names` counts the cells of a row that name a column.

    Raises: InputError where the file can't be read as a table.
    """
    raw = read_raw(path)
    tables = [[(line, [" ".join(cell.split()) for cell in cells]) for line, cells in table]
              for table in raw.tables]
    found = [(_headed(table, known_names), -at) for at, table in enumerate(tables) if table]
    if not found:
        raise InputError([Fault(path.name, 0, "", "(no rows)", "a header and rows below it")])
    (_, header, rows), chosen = max(found, key=lambda one: (one[0][0], one[1]))
    unread = tuple(name for at, name in enumerate(raw.names) if at != -chosen and tables[at])
    return Sheet(path.name, tuple(header), tuple(rows), raw.decimal_comma,
                 tuple(_own_rows(raw)), raw.files, unread)


def _headed(table: Rows, known_names: IsHeader
            ) -> tuple[int, list[str], list[tuple[int, tuple[str, ...]]]]:
    """Return how many names a table's header holds, the header, and the rows below it."""
    scores = [(known_names(cells), sum(map(bool, cells)) > 1, -at)  # of several the first
              for at, (_, cells) in enumerate(table[:LOOKED_AT])]
    score, _, at = max(scores)
    header, below = table[-at][1], table[-at + 1:]
    above = table[-at - 1][1] if at else []
    if _goes_on(above, header, known_names) and any(
            name and not header[place] for place, name in enumerate(above)):
        header = _joined(above, header)
    elif below and _goes_on(header, below[0][1], known_names):
        header, below = _joined(header, below[0][1]), below[1:]
    width = len(header)
    rows = [(line, tuple([*cells, *[""] * width][:max(width, len(cells))]))
            for line, cells in below if any(cells)]
    return score, header, rows


def _goes_on(header: Sequence[str], below: Sequence[str], known_names: IsHeader) -> bool:
    """Tell whether a header has a second row: nothing but names of columns, some of them where the
    first row is blank or spans several columns."""
    filled = [at for at, cell in enumerate(below) if cell]
    blank = [at for at in filled if at >= len(header) or not header[at]]
    return len(filled) > 1 and bool(blank) and known_names(below) >= len(filled)


def _joined(header: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the names of a header of two rows: those of the second, with what spans them before
    those that occur more than once: "Russia" over killed and wounded."""
    names: list[str] = []
    above = ""
    for at, name in enumerate(below):
        above = header[at] if at < len(header) and header[at] else above
        twice = name and list(below).count(name) > 1
        names.append(f"{above} {name}" if twice else name or (
            header[at] if at < len(header) else ""))
    return [*names, *header[len(names):]]


def _own_rows(raw: Raw) -> list[Row]:
    """Return the rows of a ledger in the columns of claims.csv, as they stand; none where the first
    table is none, or a cell holds what no ledger can. Ids may be missing."""
    table = [(line, cells) for line, cells in next(iter(raw.tables), []) if any(cells)]
    header = [name.strip() for name in table[0][1]] if table else []
    if len({*header}) < len(header) or not NEEDED <= {*header} <= OWN_COLUMNS:
        return []
    rows = [Row(line, dict(zip(header, map(str.strip, cells), strict=False)))
            for line, cells in table[1:]]
    named = [Row(line, {**cells, ID: cells.get(ID) or str(line)}) for line, cells in rows]
    faults = row_faults(ClaimRow, named, CLAIMS_FILE)
    return [] if faults else rows


def missing_column(sheet: Sheet, column: str, advice: str) -> Fault:
    """Return the fault of a table in which no column holds what is needed."""
    names = one_of(name or "(blank)" for name in sheet.header)
    return Fault(sheet.file, 0, column, f"(no such column among {names.removeprefix('one of ')})",
                 advice)
