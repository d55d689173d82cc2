"""Figures that include different things, and are compared."""

from collections.abc import Mapping, Sequence

import pandas as pd

from figures.checks.material import Material, Rows, grouped, ids
from figures.checks.phrasing import joined, names, spaced
from figures.checks.spans import included
from figures.codebook import UNSTATED
from figures.definitions import Quantity
from figures.findings import Finding
from figures.sources import split


def definition(material: Material) -> list[Finding]:
    """Return `definition`: one note for each quantity whose speakers include different things.

    Can't see: what a figure includes where neither the row nor its source says so; then it is taken
    to include what the quantity does.
    """
    quantities = material.claims.case.definition.quantities
    table = material.standing()
    rows = table[table["quantity"].isin([n for n, q in quantities.items() if q.includes])
                 & table["figure"].notna()]
    rows = rows.assign(counted_as=included(rows, quantities))
    several = rows.groupby("quantity", sort=False)["counted_as"].transform("nunique") > 1
    return [_finding(group, quantities)
            for group in grouped(_first_of_origins(rows[several]), ["quantity"])]


def _first_of_origins(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~rows.duplicated(["origin", "counted_as"])]


def _finding(rows: Rows, quantities: Mapping[str, Quantity]) -> Finding:
    quantity = quantities[rows[0].quantity]
    by_words: dict[str, Rows] = {}
    for row in rows:
        by_words.setdefault(row.counted_as, []).append(row)
    whole = by_words.pop("", [])
    told = [f"{names(row.speaker for row in met)} {_counts(split(words))}"
            for words, met in by_words.items()]
    if whole:
        told.append(f"{names(row.speaker for row in whole)}, taken at the case's word, "
                    f"{_counts(quantity.includes)}")
    others = [row for met in by_words.values() for row in met]
    return Finding("definition", "note", "between", ids(others),
                   f"figures of “{quantity.counts}” include different things: "
                   f"{'; '.join(told)}", against=ids(whole))


def _counts(parts: Sequence[str]) -> str:
    if UNSTATED in parts:
        return "(not stated)"
    return f"({joined([spaced(part) for part in parts])})"
