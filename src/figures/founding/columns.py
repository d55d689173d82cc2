"""Which column of a spreadsheet holds which column of claims.csv: by its name, else its content."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from rapidfuzz import fuzz

from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL
from figures.extract.vocabulary import limit
from figures.founding.cells import day_of, is_bare, is_blank, is_number, quantity_name
from figures.founding.sheets import Sheet
from figures.wording import read
from figures.wording.lists import word_list
from figures.wording.tokens import fold

SIDE, SOURCE, NOTE = "side", "source", "note"
MAPPED_TO = (*CLAIM_COLUMNS, *CLAIM_OPTIONAL, SIDE)
EXACT, WITHIN, ALIKE = 100.0, 80.0, 88.0  # how sure a name is; ALIKE is rapidfuzz's ratio, 0 to 100
RANK = 0.1  # each further synonym is a little less sure than the one before it
MOSTLY = 0.6  # of the filled cells
SHORTEST = limit("short_name")
SEEN = 300  # rows looked at
SIZES = ("low", "value", "high")
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


def plain(name: str) -> str:
    """Return a header as it is compared: lower case, no accents, words with one space between."""
    return " ".join(re.findall(r"[^\W_]+|#", fold(name)))


@cache
def synonyms() -> dict[str, tuple[str, float]]:
    """Map each name to the column that it means, and how sure that is."""
    found: dict[str, tuple[str, float]] = {}
    for column, names in word_list("columns")["names"].items():
        for rank, name in enumerate([column, *names]):
            found.setdefault(plain(name), (column, EXACT - rank * RANK))
    return found


@cache
def quantities() -> dict[str, str]:
    """Map each name of a quantity, as headers are compared, to the usual one."""
    return {plain(name): quantity for quantity, names in word_list("columns")["quantities"].items()
            for name in [quantity, *names]}


def counted_in(name: str) -> str:
    """Return the quantity that a header names besides words for numbers: of "how many killed" and
    "KIA min", killed; further words stay in it, as whose. "" where it names none."""
    words = f" {name} "
    for known in _fillers():
        words = words.replace(f" {known} ", " ")
    found = words.split()
    if " ".join(found) in quantities():
        return quantities()[" ".join(found)]
    named = any(" ".join(found[at:to]) in quantities() for at in range(len(found))
                for to in range(at + 1, len(found) + 1))
    return quantity_name(" ".join(found)) if named else ""


@cache
def _fillers() -> list[str]:
    """Return what headers say besides what is counted, the longest first."""
    sizes = [name for name, (meant, _) in synonyms().items() if meant in SIZES]
    return sorted({*sizes, *map(plain, word_list("columns")["fillers"])}, key=len, reverse=True)


def known_names(cells: Sequence[str]) -> int:
    """Return how many cells of a row name a column or a quantity, as a header's do; a row with a
    bare number is none."""
    if any(map(is_number, cells)):
        return 0
    return sum(bool(name) and bool(name in synonyms() or counted_in(name))
               for name in map(plain, cells))


def names_or(pairs: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """Return what counts the cells of a row that name a column, those that `pairs` name, as
    "theirs=ours", before all others."""
    asked = {plain(pair.rpartition("=")[0]) for pair in pairs} - {""}
    return lambda cells: (len(cells) * sum(plain(cell) in asked for cell in cells)
                          + known_names(cells))


def _sureness(header: str, column: str) -> float:
    """Return how sure it is that a header means one of our columns, 0 where it does not."""
    name = plain(header)
    own = {known: sure for known, (meant, sure) in synonyms().items() if meant == column}
    if name in own:
        return own[name]
    if turned := [sure for known, sure in own.items() if column in SIZES
                  and sorted(known.split()) == sorted(name.split())]:
        return max(turned)  # estimate_low for low estimate
    if not name or name in synonyms() or name in quantities() or (
            column in SIZES and counted_in(name)):
        return 0.0
    words = name.split()
    if column == SIDE or any(word in synonyms() and synonyms()[word][0] != column
                             for word in words):
        return 0.0  # a speaker's side is neither the speaker nor whose losses they are
    within = [sure for known, sure in own.items() if len(known) >= SHORTEST and known.split() in (
        words[-len(known.split()):], words[:len(known.split())])]
    if within:
        return max(within) - EXACT + WITHIN
    alike = max((fuzz.ratio(name, known) for known in own if len(known) > SHORTEST), default=0.0)
    return alike - EXACT + WITHIN if alike >= ALIKE else 0.0


def by_name(sheet: Sheet, places: dict[str, int]) -> None:
    """Add to the places those of the columns whose names give them away."""
    names = [*MAPPED_TO, SOURCE]
    scores = sorted(((_sureness(header, name), -at, name) for at, header in enumerate(sheet.header)
                     for name in names), reverse=True)
    for sure, at, name in scores:
        if sure and name not in places and -at not in places.values() and _may_hold(
                name, column(sheet, -at)):
            places[name] = -at


def column(sheet: Sheet, at: int) -> list[str]:
    """Return the filled cells of a column, of as many rows as are looked at."""
    return [cells[at] for _, cells in sheet.rows[:SEEN] if at < len(cells)
            and not is_blank(cells[at])]


def mostly(cells: list[str], test: Callable[[str], object]) -> bool:
    """Tell whether most of the cells pass a test."""
    return bool(cells) and sum(map(bool, map(test, cells))) >= MOSTLY * len(cells)


def _may_hold(name: str, cells: list[str]) -> bool:
    """Tell whether cells are of the kind that a column holds, so that "from" with names in it is no
    number and "paper" with addresses no publisher."""
    if name in ("low", "high", "value", "second_value"):
        return not cells or mostly(cells, lambda cell: is_bare(cell, True) or read(cell))
    if name in ("as_of", "reported_on"):
        return not cells or any(map(day_of, cells)) or mostly(
            cells, lambda cell: any(map(str.isdigit, cell)))
    if name in ("speaker", "publisher", "quantity", SIDE, SOURCE):
        return not mostly(cells, is_number)
    return name != "wording" or not cells or not mostly(cells, ADDRESS.fullmatch)


def resolve_source(sheet: Sheet, places: dict[str, int]) -> None:
    """Give a column called source to whichever of speaker and publisher has none."""
    at = places.pop(SOURCE, None)
    if at is None:
        return
    if mostly(column(sheet, at), ADDRESS.search) and "url" not in places:
        places["url"] = at
    elif "speaker" not in places:
        places["speaker"] = at
    elif "publisher" not in places:
        places["publisher"] = at


def by_content(sheet: Sheet, places: dict[str, int], counted: bool) -> None:
    """Find by what their cells hold the columns that no name gave away."""
    tests: dict[str, Callable[[str], object]] = {
        "url": ADDRESS.fullmatch, "reported_on": lambda cell: not is_number(cell) and day_of(cell),
        "quantity": lambda cell: plain(cell) in quantities(),
        "wording": lambda cell: not is_number(cell) and read(cell), "value": is_number}
    for name, test in tests.items():
        needed = name in ("url", "reported_on") or not (
            counted or (name in ("wording", "value") and {"wording", "value", "low", "high"} & {
                *places}))
        free = [at for at in range(len(sheet.header)) if at not in places.values()]
        fitting = [at for at in free if mostly(column(sheet, at), test)] if needed else []
        if name not in places and len(fitting) == 1:
            places[name] = fitting[0]


def quantity_of(text: str) -> str:
    """Return the name of the quantity that a cell names, a usual one where it is a synonym."""
    return quantities().get(plain(text)) or quantity_name(text)
