"""Rulings written: one decision more, its `was` filled in from what stands there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from figures.case import Case
from figures.codebook import RULING_COLUMNS, RULING_FINDING, RULING_USE
from figures.errors import InputError
from figures.ledger import TEXT_COLUMNS, Allowed, name_faults
from figures.models import RulingRow
from figures.rows import Row, csv_text
from figures.rulings import RULINGS_FILE, USED, Ruling, apply_rulings, as_ruled
from figures.validation import row_faults
from figures.writing import write_whole

OPEN = "open"


def decide(case: Case, ruling: Ruling) -> Ruling:
    """Write one ruling more into the case folder and return it with what stood there before.

    Raises: InputError where it can't be meant; then nothing is written.
    """
    filled = held(case, ruling)
    write_whole(case.folder / RULINGS_FILE, _as_csv((*case.rulings, filled)))
    return filled


def held(case: Case, ruling: Ruling) -> Ruling:
    """Return a ruling as it would be written, with what stands there before, and the day.

    Raises: InputError where it can't be meant: no such claim or column, or a word that the cell
    can't hold.
    """
    filled = replace(ruling, line=len(case.rulings) + 2, was=_stands(case, ruling),
                     on=ruling.on or date.today().isoformat())
    cells = {column: getattr(filled, column) for column in RULING_COLUMNS}
    unreadable = row_faults(RulingRow, [Row(filled.line, cells)], RULINGS_FILE)
    decided = (*case.rulings, filled)
    ruled, _, faults = apply_rulings(_printed(case), decided)
    faults = [*unreadable, *faults]
    definition = case.definition
    allowed = Allowed(tuple(definition.quantities), definition.scopes)
    faults = faults or as_ruled(name_faults(ruled, allowed), ruled, decided)
    if faults:
        raise InputError(faults)
    return filled


def remaining(rulings: Sequence[Ruling]) -> str:
    """Return as CSV the rulings that the cells of a ledger as ruled do not hold: on the use of a
    claim, and on findings; "" where there are none."""
    kept = [ruling for ruling in rulings
            if ruling.column == RULING_USE or ruling.column.startswith(RULING_FINDING)]
    return _as_csv(kept) if kept else ""


def carried_out(rulings: Sequence[Ruling]) -> str:
    """Return as CSV the rulings that the cells of a ledger as ruled do hold, so that the reasons
    travel with them; "" where there are none."""
    kept = [ruling for ruling in rulings
            if ruling.column != RULING_USE and not ruling.column.startswith(RULING_FINDING)]
    return _as_csv(kept) if kept else ""


def _stands(case: Case, ruling: Ruling) -> str:
    """Return what stands where the ruling writes: a cell, a use, the state of a finding."""
    earlier = [r.now for r in case.rulings
               if (r.claim, r.column) == (ruling.claim, ruling.column)]
    if ruling.column == RULING_USE or ruling.column.startswith(RULING_FINDING):
        return earlier[-1] if earlier else USED if ruling.column == RULING_USE else OPEN
    known = ruling.claim in case.ledger.index and ruling.column in TEXT_COLUMNS
    return str(case.ledger.at[ruling.claim, ruling.column]) if known else ""


def _printed(case: Case) -> list[Row]:
    """Return the rows as printed, as the rulings are applied to them."""
    return [Row(int(cells["line"]), {name: str(cells[name]) for name in TEXT_COLUMNS})
            for cells in case.printed.to_dict("records")]


def _as_csv(rulings: Sequence[Ruling]) -> str:
    return csv_text([RULING_COLUMNS, *([getattr(ruling, column) for column in RULING_COLUMNS]
                                       for ruling in rulings)])
