"""Rows of claims.csv from the rows of a spreadsheet, and every cell that can't be read as meant."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from figures.codebook import CLAIM_CELLS, NOT_SAID
from figures.errors import Fault
from figures.extract import extract
from figures.extract.vocabulary import limit
from figures.founding.cells import (
    day_of,
    hedge_of,
    is_bare,
    is_blank,
    number_of,
    order_of_days,
    quantity_name,
    unit_of,
)
from figures.founding.columns import (
    NOTE,
    SIDE,
    SIZES,
    column,
    plain,
    quantity_of,
)
from figures.founding.mapping import Mapping_
from figures.founding.naming import fill_names
from figures.founding.sheets import Sheet
from figures.wording import Reading, read
from figures.wording.lists import word_list

DAYS = ("as_of", "reported_on")
NUMBERS = (*SIZES, "second_value")
LONGEST_WORDING = limit("wording_words")
NOT_SAID_IN = ("wording", *CLAIM_CELLS)


@dataclass(frozen=True)
class Entry:
    """One row of claims.csv to be, and the line of the spreadsheet that it comes from."""

    line: int
    cells: dict[str, str]
    side: str = ""


@dataclass(frozen=True)
class Grasp:
    """How a sheet is understood: its columns, the only quantity where no column names one, the
    quantities that the case has already, and the order of days."""

    sheet: Sheet
    mapping: Mapping_
    quantity: str
    known: frozenset[str]
    day_first: bool | None


def grasp(sheet: Sheet, mapping: Mapping_, quantity: str, known: frozenset[str]) -> Grasp:
    """Return how a sheet is understood, the order of its days looked up in all of them."""
    days = [cell for name in DAYS if name in mapping.places
            for cell in column(sheet, mapping.places[name])]
    return Grasp(sheet, mapping, quantity, known, order_of_days(days))


def entries(how: Grasp) -> tuple[list[Entry], list[Fault], list[str]]:
    """Return the rows of claims.csv, a fault for each cell that can't be read, and a line for each
    row that is left out."""
    made: list[Entry] = []
    faults: list[Fault] = []
    left_out: list[str] = []
    for line, cells in how.sheet.rows:
        first = next((cell for cell in cells if cell), "")
        if plain(first) in map(plain, word_list("columns")["totals"]):
            left_out.append(f"line {line} adds up others ({first})")
            continue
        found = [entry for entry in _of_row(line, cells, how, faults) if entry]
        if not found:
            left_out.append(f"line {line} gives no figure")
        made += found
    return made, faults, left_out


def numbered(made: Sequence[Entry], prefix: str, taken: Collection[str] = ()) -> list[Entry]:
    """Return entries each with an id: its own, else the prefix and the next number that is free
    beside the ids `taken`."""
    used = {*taken, *(entry.cells.get("id", "") for entry in made)}
    free = (name for number in count(len(taken) + 1) if (name := f"{prefix}-{number}") not in used)
    return [entry if entry.cells.get("id") else
            Entry(entry.line, {**entry.cells, "id": next(free)}, entry.side) for entry in made]


def _of_row(line: int, cells: tuple[str, ...], how: Grasp, faults: list[Fault]
            ) -> Iterator[Entry | None]:
    """Yield one entry for a row, or one for each column that is named for what it counts."""
    shared = {**_shared(line, cells, how, faults), **how.mapping.fixed}
    groups: dict[str, dict[str, str]] = {}
    for quantity, end, at in how.mapping.counted:
        if not is_blank(cells[at]):
            unit = how.mapping.units.get(at, shared.get("unit", ""))
            groups.setdefault(quantity, {"unit": unit})[end] = cells[at]
    for quantity, figures in groups.items():
        found = {**shared, "quantity": quantity, **figures}
        if shared.get("id") and len(groups) > 1:  # one row's id can't name several
            found["id"] = f"{shared['id']}-{quantity}"
        yield _filled(line, found, how, faults)
    if how.mapping.each is not None and not how.quantity:
        shared["quantity"] = f"{shared.get('quantity', '')} {cells[how.mapping.each]}"
    if how.mapping.counted:
        return
    for found in _told_apart(shared, how):
        yield _filled(line, found, how, faults)


def _told_apart(shared: dict[str, str], how: Grasp) -> Iterator[dict[str, str]]:
    """Yield a row, or one for each figure of its words, where no column says what is counted and
    the words tell of several things."""
    words = shared.get("quote") or shared.get("wording", "")
    named = how.quantity or "quantity" in how.mapping.places or _counted(words)
    drafts = [] if named or not words else [one for one in extract(words) if one.quantity]
    if not drafts:
        yield shared
    for draft in drafts:
        suffix = f"-{draft.quantity}" if len(drafts) > 1 and shared.get("id") else ""
        yield {**shared, "quantity": draft.quantity, "wording": draft.wording, "quote": words,
               **({"id": shared["id"] + suffix} if shared.get("id") else {})}


def _shared(line: int, cells: tuple[str, ...], how: Grasp, faults: list[Fault]) -> dict[str, str]:
    """Return the cells of a row under our names, days and notes as claims.csv writes them."""
    found = {name: "" if is_blank(cells[at]) and not _says_so(name, at, cells, how) else cells[at]
             for name, at in how.mapping.places.items()}
    for name in DAYS:
        text = found.get(name, "")
        found[name] = day_of(text, how.day_first) if text else ""
        if text and not found[name]:
            faults.append(_fault(line, name, text, how, "a day that reads one way, such as "
                                                        "2025-01-09, 2025-01 or 2025"))
    rest = [f"{how.sheet.header[at] or 'more'}: {cells[at]}" for at in how.mapping.noted
            if not is_blank(cells[at])]
    rest += list(cells[len(how.sheet.header):])
    found[NOTE] = "; ".join(filter(None, [found.get(NOTE, ""), *rest]))
    return found


def _says_so(name: str, at: int, cells: tuple[str, ...], how: Grasp) -> bool:
    """Tell whether a cell of a column by our own name says that something is not said."""
    return how.sheet.header[at] == name and name in NOT_SAID_IN and cells[at] == NOT_SAID


def _fault(line: int, name: str, found: str, how: Grasp, expected: str) -> Fault:
    at = how.mapping.places.get(name)
    header = how.sheet.header[at] if at is not None else name
    return Fault(how.sheet.file, line, header, found or "(blank)", expected)


def _filled(line: int, found: dict[str, str], how: Grasp, faults: list[Fault]) -> Entry | None:
    """Return an entry with its figure, quantity and names; None where the row says no figure."""
    side = found.pop(SIDE, "")
    if not _figure(line, found, how, faults):
        return None
    words = found.get("quote") or found["wording"]
    said = found.get("quantity") or _counted(words) or how.quantity
    quantity = said if said in how.known else quantity_of(said)
    if side and quantity and not how.quantity and quantity not in how.known:
        quantity = f"{quantity_name(side)}_{quantity}"
    if not quantity and "quantity" in how.mapping.places:
        faults.append(_fault(line, "quantity", "", how, "what is counted"))
    elif not quantity:  # one fault for all rows
        faults.append(Fault(how.sheet.file, 0, "quantity", "(no column says what is counted)",
                            "--quantity NAME where all rows count the same, or --map "
                            "COLUMN=quantity"))
    found["quantity"] = quantity
    fill_names(found, "speaker" in how.mapping.places)
    if not found["publisher"]:
        faults.append(_fault(line, "publisher", "", how, "who printed it"))
    return Entry(line, {name: cell for name, cell in found.items() if cell},
                 "" if how.quantity else side)


def _counted(wording: str) -> str:
    """Return what a wording itself says is counted, where all its figures say the same."""
    said = {reading.counted for reading in read(wording)} if wording != NOT_SAID else set()
    return (said.pop() or "") if len(said) == 1 else ""


def _figure(line: int, found: dict[str, str], how: Grasp, faults: list[Fault]) -> bool:
    """Fill wording and number cells; tell whether there is a figure at all."""
    printed = "" if found.get("wording") == NOT_SAID else found.get("wording", "")
    if not printed:
        printed = next((found.pop(name) for name in ("value", "low", "high")
                        if found.get(name) and not is_bare(found[name], how.sheet.decimal_comma)
                        and read(found[name])), "")
    for name in (*NUMBERS, "hedge", "unit", "second_unit"):
        if found.get(name):
            found[name] = _cell(line, name, found[name], how, faults)
    if printed and not is_bare(printed, how.sheet.decimal_comma):
        _cut(printed, found)
        return True
    if printed and not found.get("value"):
        found["value"] = _cell(line, "wording", printed, how, faults)
    found["wording"] = printed or NOT_SAID
    _best(found)
    return any(found.get(name) for name in SIZES) or bool(printed)


def _best(found: dict[str, str]) -> None:
    """Keep to what the contract lets bare numbers say: of a best figure and one end the end stands
    in the cells, the best in the note; a best figure between both ends is their middle."""
    low, value, high = (found.get(name, "") for name in SIZES)
    if value and bool(low) != bool(high) and not found.get("hedge"):
        found["note"] = "; ".join(filter(None, [found.get("note", ""), f"best estimate: {value}"]))
        found["value"] = ""


def _cell(line: int, name: str, cell: str, how: Grasp, faults: list[Fault]) -> str:
    if cell == NOT_SAID:
        return cell
    try:
        if name == "hedge":
            return hedge_of(cell)
        if name in ("unit", "second_unit"):
            return unit_of(cell)
        return number_of(cell, how.sheet.decimal_comma)
    except ValueError as expected:
        faults.append(_fault(line, name, cell, how, str(expected)))
        return ""


def _cut(printed: str, found: dict[str, str]) -> None:
    """Keep of a long text the words that carry the figure, the whole as its quotation."""
    readings = read(printed)
    found["wording"] = printed
    if len(printed.split()) > LONGEST_WORDING and readings:
        fitting = [r for r in readings if _agrees(r, found)]
        reading = (fitting or list(readings))[0]
        found["wording"] = printed[reading.start:reading.end]
        found.setdefault("quote", printed)


def _agrees(reading: Reading, found: dict[str, str]) -> bool:
    cells = {found.get(name, "") for name in CLAIM_CELLS}
    numbers = {str(int(n)) for n in (reading.low, reading.value, reading.high) if n is not None}
    return bool(cells & numbers) or reading.counted == quantity_of(found.get("quantity", ""))
