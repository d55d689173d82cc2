"""Tables of whatever was read or judged: reader-first words, nothing computed."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from figures.calibration import Held, Record, Settled, Told
from figures.checks.worked import Worked
from figures.errors import CallError, Fault
from figures.estimate import Answer
from figures.findings import Finding
from figures.meanings import Claims
from figures.rulings import Ruling
from figures.sources import Sources
from figures.tables.judged import answer_table, findings_table, left_out_table, worked_table
from figures.tables.ledger import claims_table, rulings_table, sources_table
from figures.tables.scores import held_table, methods_table, settled_table, told_table
from figures.tables.table import Table

EXPECTED = "claims, findings, an answer, worked arithmetic, sources, rulings or a record"
SEQUENCES: dict[type, Callable[[Sequence[Any]], Table]] = {
    Finding: findings_table, Ruling: rulings_table, Worked: worked_table, Settled: settled_table,
    Held: held_table, Told: told_table}
NOTHING = "Nothing of this kind was found."

__all__ = ["Table", "left_out_table", "tabulate"]


def tabulate(thing: Any, beside: Claims | Sequence[Finding] = ()) -> Table:
    """Return a table of claims (`beside`: the findings, as badges), of an answer (`beside`: the
    claims, which know what is counted), of sources, or of a sequence of findings, of worked
    arithmetic or of rulings, or of a record on settled events or one of its parts; an empty
    sequence says so.

    Raises: CallError where the thing is none of these.
    """
    if isinstance(thing, Claims):
        return claims_table(thing, () if isinstance(beside, Claims) else beside)
    if isinstance(thing, Answer):
        return answer_table(thing, beside if isinstance(beside, Claims) else None)
    if isinstance(thing, Sources):
        return sources_table(thing)
    if isinstance(thing, Record):
        return methods_table(thing)
    return _sequence(thing)


def _sequence(thing: Any) -> Table:
    rows = list(thing) if isinstance(thing, Sequence) and not isinstance(thing, str) else [thing]
    if not rows:
        return Table(pd.DataFrame(), NOTHING)
    for kind, table in SEQUENCES.items():
        if all(isinstance(row, kind) for row in rows):
            return table(rows)
    raise CallError([Fault("tabulate", 0, "thing", type(thing).__name__, EXPECTED)])
