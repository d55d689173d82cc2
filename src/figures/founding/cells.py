"""Cells of anybody's spreadsheet as claims.csv writes them: days, numbers, hedges, units, names."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from figures.cell_kinds import PLAIN_NUMBER
from figures.codebook import HEDGES, one_of
from figures.dates import LAST_MONTH, span
from figures.errors import UnitError
from figures.units import dimension
from figures.wording import read
from figures.wording.lists import word_list
from figures.wording.tokens import REMEMBERED, fold
from figures.written_days import days_in

# Day 0 of spreadsheets (ECMA-376, part 1, section 18.17.4.1).
EPOCH = date.fromisoformat("1899-12-30")
SERIALS = (10_000, 80_000)  # the days from 1927 to 2119, as spreadsheets count them
GROUPED = re.compile(r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
DECIMAL = re.compile(r"\d+,\d+")
MISTYPED = re.compile(r"(?=.*\d)(?=.*[oOlI])[\doOlI.,]+")  # 4oo
TWO_WAYS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
CENTURY = 2000
PROBE = "12"


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold, word_list("columns")["blank"]))


def is_blank(cell: str) -> bool:
    """Tell whether a cell says nothing: empty, "n/a", "unknown", "?"."""
    return fold(cell.strip()) in _blanks()


def is_number(cell: str) -> bool:
    """Tell whether a cell is a bare number, thousands grouped or not."""
    return bool(PLAIN_NUMBER.fullmatch(cell) or GROUPED.fullmatch(cell) or DOTTED.fullmatch(cell))


def is_bare(cell: str, decimal_comma: bool) -> bool:
    """Tell whether a cell is meant as a number without words: decimal commas too where the file has
    them, and digits with a letter typed for one among them."""
    return is_number(cell) or bool(MISTYPED.fullmatch(cell)) or (
        decimal_comma and bool(DECIMAL.fullmatch(cell)))


def number_of(cell: str, decimal_comma: bool = False) -> str:
    """Return a number as claims.csv has it.

    Raises: ValueError, with what to write, where the cell is none or may be read two ways.
    """
    if DOTTED.fullmatch(cell) and (decimal_comma or cell.count(".") > 1):
        return cell.replace(".", "")
    if DOTTED.fullmatch(cell):
        raise ValueError(f"a number that reads one way: {cell.replace('.', '')} or "
                         f"{cell.rstrip('0').rstrip('.')}")
    if decimal_comma and DECIMAL.fullmatch(cell):
        return cell.replace(",", ".")
    text = re.sub(r"[,'’ \u00a0\u202f]", "", cell) if GROUPED.fullmatch(cell) else cell
    if not PLAIN_NUMBER.fullmatch(text) or float(text) < 0:
        raise ValueError("a number such as 1300, not negative")
    return text


@lru_cache(maxsize=REMEMBERED)
def day_of(cell: str, day_first: bool | None = None) -> str:
    """Return a day in ISO form, "" where the cell says none; of 3/4/2025 the day stands first or
    second as `day_first` says, and it says none where that is not known."""
    text = cell.strip()
    try:
        span(text[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", text) else text)
        return text[:10]
    except ValueError:
        pass
    if text.isdecimal() and SERIALS[0] <= int(text) <= SERIALS[1]:
        return (EPOCH + timedelta(days=int(text))).isoformat()
    if match := TWO_WAYS.fullmatch(text):
        return _slashed(match, day_first)
    found = [day.iso() for language in _month_languages() for day in days_in(text, language)]
    return next(filter(None, found), "")


def _slashed(match: re.Match[str], day_first: bool | None) -> str:
    one, other, year = (int(part) for part in match.groups())
    year += CENTURY if year < 100 else 0
    if one > LAST_MONTH or other > LAST_MONTH or one == other:
        day_first = one > LAST_MONTH
    if day_first is None:
        return ""
    day, month = (one, other) if day_first else (other, one)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def order_of_days(cells: list[str]) -> bool | None:
    """Return whether a column writes the day before the month, None where no cell tells."""
    pairs = [tuple(map(int, match.groups()[:2])) for cell in cells
             if (match := TWO_WAYS.fullmatch(cell.strip()))]
    first = any(one > LAST_MONTH for one, _ in pairs)
    second = any(other > LAST_MONTH for _, other in pairs)
    return first if first != second else None


@cache
def _month_languages() -> tuple[str, ...]:
    return tuple(word_list("months"))


@cache
def hedge_of(cell: str) -> str:
    """Return the hedge that a cell names, in the codebook's word or any that the reader knows.

    Raises: ValueError where it names none.
    """
    text = fold(cell.strip(" .:"))
    plain = text.replace(" ", "_").replace("-", "_")
    if plain in HEDGES:
        return plain
    readings = read(f"{text} {PROBE}")
    if readings and readings[0].hedge != HEDGES[0]:
        return readings[0].hedge
    raise ValueError(one_of(HEDGES))


@cache
def unit_of(cell: str) -> str:
    """Return the unit that a cell names, in pint's words or any that the reader knows.

    Raises: ValueError where it names none.
    """
    text = cell.strip()
    readings = read(f"{PROBE} {text}")
    if readings and readings[0].unit and readings[0].value == float(PROBE):
        return readings[0].unit
    try:
        dimension(text)
    except UnitError:
        raise ValueError("a unit such as person, km^2, mi^2, km, share or count") from None
    return text


def quantity_name(text: str) -> str:
    """Return a name for a quantity: the words in lower case with underscores between."""
    return "_".join(re.findall(r"[^\W_]+", fold(text)))
