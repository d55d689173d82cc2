"""A case folder tried out before it stands: what can't be read, and what contradicts itself."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from figures.case import Case, load
from figures.checks import check
from figures.errors import Fault, InputError
from figures.findings import Finding
from figures.founding.entries import Entry
from figures.ledger import CLAIMS_FILE, SHAPE
from figures.meanings import claims_of
from figures.rows import read_rows

OWN_FAULT = "ledger"


def tried(folder: Path, rows: Sequence[Entry], file: str) -> Case:
    """Return the case of a folder; faults of rows that come from a file are that file's.

    Raises: InputError with every fault.
    """
    try:
        return load(folder)
    except InputError as error:
        origin = {entry.cells["id"]: entry.line for entry in rows}
        written, _ = read_rows(folder / CLAIMS_FILE, SHAPE)
        lines = {row.line: origin[name] for row in written
                 if (name := row.cells.get("id", "")) in origin}
        raise InputError(replace(fault, file=file, line=lines[fault.line])
                         if fault.file == CLAIMS_FILE and fault.line in lines else fault
                         for fault in error.faults) from None


def errors_of(case: Case) -> list[Finding]:
    """Return the findings of a case that are errors and that no ruling answers."""
    return [finding for finding in check(claims_of(case)) if finding.stands()]


def own_faults(errors: Sequence[Finding], rows: Sequence[Entry], file: str) -> list[Fault]:
    """Return a fault for each row of a file whose cells disagree with its own words."""
    lines = {entry.cells["id"]: entry.line for entry in rows}
    return [Fault(file, lines[finding.claims[0]], finding.code, f"({finding.message})",
                  "cells that say what the words say: correct the cell, or leave it blank")
            for finding in errors if finding.fault == OWN_FAULT and finding.claims[0] in lines]
