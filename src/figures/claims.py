"""Claims with values: each row of the ledger joined with what its words say.

`read_claims` returns one table, indexed by claim id, in the order of the file, with the columns

quantity, wording, speaker, publisher, scope, share_of, seen_as, informant, url, note, quote: text
    (speaker, publisher and informant under their canonical names)
via, counts_as           tuples of text
line, use                the row's line in claims.csv; False where a ruling leaves it out
hedge                    one of the codebook's, "" where nothing is said
low, value, high         numbers in `unit`, NaN where not said
unit                     as read; the quantity's own where the wording has none
second_value, second_unit  the figure in brackets, NaN and "" where there is none
place, second_place      place of the last digit that is not zero, in the figure's own unit
likelihood               probability behind "likely" and the like, NaN where not said
foreseen                 words that fear, expect, estimate or forecast
vague                    the canonical vague word ("dozens"), or ""
counted                  what the wording itself says is counted ("killed"), or ""
readings                 how many figures the wording holds
fits                     False where the unit measures another kind of thing than the quantity
is_share                 a share of `share_of`
figure                   the principal number in the quantity's unit (a range's geometric middle)
size_low, size_value, size_high   low, value, high in the quantity's unit; shares times their whole
least, most              the literal interval in the quantity's unit
as_of_first, as_of_last, reported_first, reported_last, first, last, known   days, NaT where not
    said; `first` and `last` span the day of the claim: as_of, else reported_on
known_inferred           known only from as_of
period_first, period_last  the days of a period figure
"""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from figures import dates, units, wording
from figures.case import Case
from figures.codebook import NOT_SAID
from figures.definitions import Quantity
from figures.errors import UnitError
from figures.literal import UNBOUNDED, Interval, literal_interval, principal
from figures.precision import place_of
from figures.said import Said, said
from figures.shares import with_shares
from figures.sources import Sources, split

DAY_COLUMNS = ("as_of_first", "as_of_last", "reported_first", "reported_last", "first", "last",
               "known", "period_first", "period_last")
DATED = ("as_of", "reported_on", "period")  # the cells that give the days
TEXT = ("quantity", "wording", "scope", "share_of", "seen_as", "url", "note", "quote")
NAMED = ("speaker", "publisher", "informant", "via", "counts_as")
TOLD = ("quantity", "wording", "hedge", "low", "value", "high", "unit", "second_value",
        "second_unit", "likelihood")  # the cells that give the figure
NUMBERS = ("low", "value", "high", "second_value", "place", "second_place", "likelihood", "figure",
           "size_low", "size_value", "size_high", "least", "most", "readings", "line")
A_FIGURE = "12 killed"
FLAGS = ("use", "foreseen", "fits", "is_share", "known_inferred")

Cells = Mapping[str, str]


def read_claims(case: Case) -> pd.DataFrame:
    """Return the claims of a case with their values, as the module's docstring describes."""
    ledger = case.ledger
    table = pd.concat([ledger[["id", *TEXT, "line", "use"]],
                       _each(ledger, NAMED, lambda cells: _names(cells, case.sources)),
                       _each(ledger, TOLD, lambda cells: _told(cells, case)),
                       _each(ledger, DATED, _days)], axis=1)
    table = table.reindex(columns=list(COLUMNS))
    for column in DAY_COLUMNS:
        table[column] = pd.to_datetime(table[column])
    for column in NUMBERS:
        table[column] = table[column].astype(float)
    for column in FLAGS:
        table[column] = table[column].astype(bool)
    return with_shares(table)


def _each(ledger: pd.DataFrame, columns: tuple[str, ...],
          meaning: Callable[[Cells], Mapping[str, Any]]) -> pd.DataFrame:
    """Return what some cells of each row mean, worked out once for rows in which they are alike."""
    rows = list(zip(*(ledger[column].tolist() for column in columns), strict=True))
    known = {row: meaning(dict(zip(columns, row, strict=True))) for row in dict.fromkeys(rows)}
    names: Mapping[str, Any] = next(iter(known.values()), {})
    cells = {row: tuple(found.values()) for row, found in known.items()}
    return pd.DataFrame([cells[row] for row in rows], index=ledger.index, columns=list(names),
                        dtype=object)


def _told(cells: Cells, case: Case) -> dict[str, Any]:
    definition = case.definition
    quantity = definition.quantities[cells["quantity"]]
    readings = () if cells["wording"] == NOT_SAID else wording.read_alike(
        cells["wording"], definition.vague or None)
    says = said(cells, readings, (quantity.name, quantity.unit))
    return {**_figure(says, quantity), **_words(cells, says)}


def _names(cells: Cells, sources: Sources) -> dict[str, Any]:
    return {"speaker": sources.name(cells["speaker"]),
            "publisher": sources.name(cells["publisher"]),
            "informant": sources.name(cells["informant"]) if cells["informant"] else "",
            "via": tuple(map(sources.name, split(cells["via"]))),
            "counts_as": split(cells["counts_as"])
            or sources.get(cells["speaker"]).counts_as}


def _words(cells: Cells, says: Said) -> dict[str, Any]:
    reading = says.reading
    printed = _likelihood(cells["likelihood"])
    likely = printed if printed is not None else reading.likelihood if reading else None
    return {"likelihood": math.nan if likely is None else likely,
            "foreseen": bool(reading and reading.foreseen),
            "vague": (reading.vague if reading else None) or "",
            "counted": (reading.counted if reading else None) or "", "readings": says.readings}


def _likelihood(words: str) -> float | None:
    """Return the probability behind words of likelihood, read as if they stood before a figure."""
    readings = wording.read(f"{words} {A_FIGURE}") if words else ()
    return next((reading.likelihood for reading in readings), None)


class _Size(NamedTuple):
    factor: float  # to the quantity's unit; NaN where the kinds differ
    is_share: bool


def _size(unit: str, quantity: Quantity) -> _Size:
    try:
        if units.dimension(unit) == units.dimension(quantity.unit):
            return _Size(units.factor(unit, quantity.unit), False)
    except UnitError:
        pass
    return _Size(math.nan, unit == units.SHARE)


def _figure(says: Said, quantity: Quantity) -> dict[str, Any]:
    factor, is_share = _size(says.unit, quantity)
    least, most = literal_interval(says.hedge, says.numbers, says.place)
    if _is_only_a_word(says):
        most = math.inf
    low, value, high = says.numbers
    second = says.second_value
    return {"hedge": says.hedge, "low": low, "value": value, "high": high, "unit": says.unit,
            "second_value": second, "second_unit": says.second_unit, "place": says.place,
            "second_place": _second_place(says), "is_share": is_share,
            "fits": is_share or not math.isnan(factor), "figure": principal(says.numbers) * factor,
            "size_low": low * factor, "size_value": value * factor, "size_high": high * factor,
            **dict(zip(("least", "most"), _literal((least, most), factor), strict=True))}


def _is_only_a_word(says: Said) -> bool:
    """Tell whether the upper end of "hundreds" is a recorder's convention, and not the keeper's: a
    number by which such words are counted is no most that they say."""
    return bool(says.reading and says.reading.vague and says.numbers[2] == says.reading.high)


def _second_place(says: Said) -> float:
    second = says.reading.second if says.reading else None
    if second is not None and second.value == says.second_value:
        return second.place
    return place_of(says.second_value)


def _literal(interval: Interval, factor: float) -> Interval:
    """Convert an interval; a figure of another kind says nothing about the quantity."""
    return UNBOUNDED if math.isnan(factor) else (interval[0] * factor, interval[1] * factor)


def _days(cells: Cells) -> dict[str, date | bool | None]:
    as_of, reported = _span(cells["as_of"]), _span(cells["reported_on"])
    first, last = as_of if as_of[0] else reported
    begin, _, end = cells["period"].partition("/")
    return {"as_of_first": as_of[0], "as_of_last": as_of[1], "reported_first": reported[0],
            "reported_last": reported[1], "first": first, "last": last,
            "known": reported[1] or as_of[1], "known_inferred": not reported[1] and bool(as_of[1]),
            "period_first": _span(begin)[0], "period_last": _span(end)[1]}


def _span(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    span = dates.span(text)
    return span.first, span.last


COLUMNS = ("id", *TEXT, "speaker", "publisher", "informant", "via", "counts_as", "hedge", "unit",
           "second_unit", "vague", "counted", *NUMBERS, *FLAGS, *DAY_COLUMNS)
