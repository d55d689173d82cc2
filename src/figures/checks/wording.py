"""Our own cells: whether they say what the wording says, and can stand together."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from figures.checks.cells import NUMBER_COLUMNS, disagreements, is_filled, readings_of
from figures.checks.material import Material
from figures.checks.phrasing import printed, spaced
from figures.codebook import CLAIM_CELLS, LOWER_BOUNDS, NOT_SAID
from figures.findings import Finding

SEVERITY = {"wording-number": "error", "wording-hedge": "warning", "wording-unit": "error"}
CAPPED = ("under", "up_to", "nearly")
ALLOWED = {"exact": NUMBER_COLUMNS, "about": ("value",), "range": NUMBER_COLUMNS,
           "vague": NUMBER_COLUMNS, "": NUMBER_COLUMNS,
           **dict.fromkeys(LOWER_BOUNDS, ("low", "value")),
           **dict.fromkeys(CAPPED, ("value", "high"))}
SEVERAL = 2  # numbers that can disagree
ALL_EQUAL = ("exact", *LOWER_BOUNDS, *CAPPED)  # hedges with one number


def wording(material: Material) -> list[Finding]:
    """Return `wording-number`, `wording-hedge` and `wording-unit`: filled cells against the words.

    Can't see: words that the grammar can't read; vague words, for which a keeper may have a number
    of his own; second figures that the words leave out.
    """
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    origins = material.table["origin"]
    for name, cells in _filled(material):
        for wrong in _disagreements(cells, material):
            found[(*wrong, origins[name], cells["wording"])].append(name)
    return [Finding(str(code), SEVERITY[str(code)], "ledger", tuple(rows),
                    f"the cell {column} has {_told(stated)}, the wording “{words}” says "
                    f"{_told(expected)}", stated=stated, expected=expected)  # type: ignore[arg-type]
            for (code, column, stated, expected, _, words), rows in found.items()]


def _filled(material: Material) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the rows whose keeper has filled a cell, with their cells."""
    ledger = material.claims.case.ledger.loc[material.table.index]
    some = (~ledger[list(CLAIM_CELLS)].isin(("", NOT_SAID))).any(axis=1)
    wanted = [*CLAIM_CELLS, "wording", "quantity"]
    rows = ledger.loc[some, wanted]
    columns = [rows[column].tolist() for column in wanted]
    for name, *values in zip(rows.index, *columns, strict=True):
        yield str(name), dict(zip(wanted, values, strict=True))


def _disagreements(cells: Mapping[str, str], material: Material) -> list[tuple[object, ...]]:
    definition = material.claims.case.definition
    readings = readings_of(cells["wording"], definition.vague)
    quantity = definition.quantities[cells["quantity"]]
    return list(disagreements(cells, readings, (quantity.name, quantity.unit))) if readings else []


def _told(value: object) -> str:
    return printed(value) if isinstance(value, float) else spaced(str(value))


def order(material: Material) -> list[Finding]:
    """Return `order`: cells that are not low ≤ value ≤ high, or that the hedge forbids.

    Can't see: cells left blank, which are as the wording reads.
    """
    hedges, origins = material.table["hedge"], material.table["origin"]
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, cells in _filled(material):
        hedge = cells["hedge"] or ("" if cells["wording"] == NOT_SAID else str(hedges[name]))
        if reason := _disorder(cells, hedge):
            found[(reason, str(origins[name]))].append(name)
    return [Finding("order", "error", "ledger", tuple(rows), reason)
            for (reason, _), rows in found.items()]


def _disorder(cells: Mapping[str, str], hedge: str) -> str:
    """Return in words what is wrong with the number cells, or ""."""
    filled = [column for column in NUMBER_COLUMNS if is_filled(cells[column])]
    allowed = ALLOWED.get(hedge, NUMBER_COLUMNS)
    if len(filled) < SEVERAL and set(filled) <= set(allowed):
        return ""
    numbers = {column: float(cells[column]) for column in filled}
    for lower, upper in (("low", "value"), ("value", "high"), ("low", "high")):
        if numbers.get(lower, -math.inf) > numbers.get(upper, math.inf):
            return (f"the cell {lower} has {printed(numbers[lower])}, more than {upper}, "
                    f"{printed(numbers[upper])}")
    forbidden = [column for column in filled if column not in allowed]
    word = spaced(hedge)
    if forbidden:
        return f"the hedge is “{word}”, and the cell {forbidden[0]} is filled"
    if hedge in ALL_EQUAL and len(set(numbers.values())) > 1:
        stated = " and ".join(map(printed, dict.fromkeys(numbers.values())))
        return f"the hedge is “{word}”, which has one number, and the cells have {stated}"
    return ""
