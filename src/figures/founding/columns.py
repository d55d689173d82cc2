"""Which column of a spreadsheet holds which column of claims.csv: by its name, else its content."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL, nearest, one_of
from figures.errors import CallError, Fault
from figures.extract.vocabulary import limit
from figures.founding.cells import day_of, is_blank, is_number, quantity_name
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
SEEN = 200  # rows looked at
SIZES = ("low", "value", "high")
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Mapping_:
    """What was found: for each of our columns the place of theirs; columns that are themselves a
    quantity, as (quantity, end, place); the places of all that goes into the note; cells that are
    the same in every row; and the place of the column whose cells name events that differ."""

    places: Mapping[str, int] = field(default_factory=dict)
    counted: tuple[tuple[str, str, int], ...] = ()
    noted: tuple[int, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    each: int | None = None


def plain(name: str) -> str:
    """Return a header as it is compared: lower case, no accents, words with one space between."""
    return " ".join(re.findall(r"[^\W_]+|#", fold(name)))


@cache
def _synonyms() -> dict[str, tuple[str, float]]:
    """Map each name to the column that it means, and how sure that is."""
    found: dict[str, tuple[str, float]] = {}
    for column, names in word_list("columns")["names"].items():
        for rank, name in enumerate([column, *names]):
            found.setdefault(plain(name), (column, EXACT - rank * RANK))
    return found


@cache
def _quantities() -> dict[str, str]:
    return {plain(name): quantity for quantity, names in word_list("columns")["quantities"].items()
            for name in [quantity, *names]}


def known_names(cells: Sequence[str]) -> int:
    """Return how many cells of a row name a column or a quantity, as a header's do; a row with a
    bare number is none."""
    if any(map(is_number, cells)):
        return 0
    return sum(bool(name) and (name in _synonyms() or name in _quantities())
               for name in map(plain, cells))


def _sureness(header: str, column: str) -> float:
    """Return how sure it is that a header means one of our columns, 0 where it does not."""
    name = plain(header)
    own = {known: sure for known, (meant, sure) in _synonyms().items() if meant == column}
    if name in own:
        return own[name]
    if turned := [sure for known, sure in own.items() if column in SIZES
                  and sorted(known.split()) == sorted(name.split())]:
        return max(turned)  # estimate_low for low estimate
    if not name or name in _synonyms() or name in _quantities():
        return 0.0
    words = name.split()
    if column == SIDE or any(word in _synonyms() and _synonyms()[word][0] != column
                             for word in words):
        return 0.0  # a speaker's side is neither the speaker nor whose losses they are
    within = [sure for known, sure in own.items() if len(known) >= SHORTEST and known.split() in (
        words[-len(known.split()):], words[:len(known.split())])]
    if within:
        return max(within) - EXACT + WITHIN
    alike = max((fuzz.ratio(name, known) for known in own if len(known) > SHORTEST), default=0.0)
    return alike - EXACT + WITHIN if alike >= ALIKE else 0.0


def asked_for(pairs: Sequence[str], sheet: Sheet) -> dict[str, int]:
    """Return the places that --map gives, theirs=ours; either order is understood.

    Raises: CallError with every pair that names no column of theirs or of ours.
    """
    places: dict[str, int] = {}
    faults: list[Fault] = []
    headers = {plain(name): at for at, name in reversed(list(enumerate(sheet.header)))}
    for pair in pairs:
        theirs, _, ours = (part.strip() for part in pair.rpartition("="))
        if plain(theirs) not in headers and theirs in MAPPED_TO:
            theirs, ours = ours, theirs
        if plain(theirs) not in headers:
            faults.append(Fault("figures new", 0, "--map", theirs or pair, one_of(sheet.header),
                                nearest(theirs, sheet.header)))
        elif ours not in MAPPED_TO:
            faults.append(Fault("figures new", 0, "--map", ours, one_of(MAPPED_TO),
                                nearest(ours, MAPPED_TO)))
        else:
            places[ours] = headers[plain(theirs)]
    if faults:
        raise CallError(faults)
    return places


def map_columns(sheet: Sheet, asked: Mapping[str, int]) -> Mapping_:
    """Return where each of our columns stands in a sheet: as asked, then by name, then by content;
    what is left over goes into the note."""
    places = dict(asked)
    _by_name(sheet, places)
    counted = _wide(sheet, places, asked)
    _resolve_source(sheet, places)
    if SIDE in places and SIDE not in asked and len({*column(sheet, places[SIDE])}) < 2:
        places.pop(SIDE)  # where all is of one side, its name tells nothing apart
    _by_content(sheet, places, bool(counted))
    used = {*places.values(), *(at for _, _, at in counted)}
    noted = tuple(at for at, name in enumerate(sheet.header) if at not in used
                  and any(map(bool, column(sheet, at))))
    return Mapping_(places, counted, noted)


def _wide(sheet: Sheet, places: dict[str, int], asked: Mapping[str, int]
          ) -> tuple[tuple[str, str, int], ...]:
    """Return the columns that are named for what they count, where the table is made so: none
    where another column says what is counted, or holds the low, best and high of it."""
    named = places.get("quantity")
    if "quantity" in asked or (named is not None and _mostly(
            column(sheet, named), lambda cell: plain(cell) in _quantities())):
        return ()
    found = tuple(_counted(sheet, places))
    exact = any(plain(sheet.header[at]) in _quantities() for _, _, at in found)
    sized = len({*SIZES} & {*places}) > 1
    if not found or (named is not None and not exact) or (sized and not exact):
        return ()
    for name in ("quantity", *SIZES):
        if name not in asked:
            places.pop(name, None)
    return found


def _by_name(sheet: Sheet, places: dict[str, int]) -> None:
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


def _mostly(cells: list[str], test: Callable[[str], object]) -> bool:
    return bool(cells) and sum(map(bool, map(test, cells))) >= MOSTLY * len(cells)


def _may_hold(name: str, cells: list[str]) -> bool:
    """Tell whether cells are of the kind that a column holds, so that "from" with names in it is no
    number and "paper" with addresses no publisher."""
    if name in ("low", "high", "value", "second_value"):
        return not cells or _mostly(cells, lambda cell: is_number(cell) or read(cell))
    if name in ("as_of", "reported_on"):
        return not cells or any(map(day_of, cells)) or _mostly(
            cells, lambda cell: any(map(str.isdigit, cell)))
    if name in ("speaker", "publisher", "quantity", SIDE, SOURCE):
        return not _mostly(cells, is_number)
    return name != "wording" or not cells or not _mostly(cells, ADDRESS.fullmatch)


def _counted(sheet: Sheet, places: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Return the columns that are named for what they count: quantity, end, place."""
    found = []
    for at, header in enumerate(sheet.header):
        if at in places.values() and plain(header) not in _quantities():
            continue
        words = plain(header).split()
        end = next((name for word in words if (name := _synonyms().get(word, ("", 0))[0])
                    in SIZES and plain(header) not in _quantities()), "value")
        rest = [word for word in words if _synonyms().get(word, ("", 0))[0] not in SIZES] or words
        quantity = _quantity_in(rest)
        if quantity and _mostly(column(sheet, at), lambda cell: is_number(cell) or read(cell)):
            found.append((quantity, end, at))
    return found


def _quantity_in(words: list[str]) -> str:
    """Return the quantity that a header's words name; further words stay in the name, as whose."""
    if " ".join(words) in _quantities():
        return _quantities()[" ".join(words)]
    known = any(" ".join(words[at:to]) in _quantities() for at in range(len(words))
                for to in range(at + 1, len(words) + 1))
    return quantity_name(" ".join(words)) if known else ""


def _resolve_source(sheet: Sheet, places: dict[str, int]) -> None:
    """Give a column called source to whichever of speaker and publisher has none."""
    at = places.pop(SOURCE, None)
    if at is None:
        return
    if _mostly(column(sheet, at), ADDRESS.search) and "url" not in places:
        places["url"] = at
    elif "speaker" not in places:
        places["speaker"] = at
    elif "publisher" not in places:
        places["publisher"] = at


def _by_content(sheet: Sheet, places: dict[str, int], counted: bool) -> None:
    """Find by what their cells hold the columns that no name gave away."""
    tests: dict[str, Callable[[str], object]] = {
        "url": ADDRESS.fullmatch, "reported_on": lambda cell: not is_number(cell) and day_of(cell),
        "quantity": lambda cell: plain(cell) in _quantities(),
        "wording": lambda cell: not is_number(cell) and read(cell), "value": is_number}
    for name, test in tests.items():
        needed = name in ("url", "reported_on") or not (
            counted or (name in ("wording", "value") and {"wording", "value", "low", "high"} & {
                *places}))
        free = [at for at in range(len(sheet.header)) if at not in places.values()]
        fitting = [at for at in free if _mostly(column(sheet, at), test)] if needed else []
        if name not in places and len(fitting) == 1:
            places[name] = fitting[0]


def quantity_of(text: str) -> str:
    """Return the name of the quantity that a cell names, a usual one where it is a synonym."""
    return _quantities().get(plain(text)) or quantity_name(text)
