"""The files of a new case folder, written whole or not at all."""

import csv
import io
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml

from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL, SOURCE_COLUMNS
from figures.errors import UnitError
from figures.folders import CASE_FILE, README_FILE
from figures.founding.cells import quantity_name
from figures.founding.entries import Entry
from figures.ledger import CLAIMS_FILE
from figures.rows import csv_text
from figures.sources import SOURCES_FILE, split
from figures.units import COUNT, PERSON, dimension
from figures.wording import read
from figures.wording.lists import word_list
from figures.writing import told_of

WIDTH = 100  # characters of a line of case.yml


@dataclass(frozen=True)
class Outline:
    """What a case is about, as asked for; blank where not said."""

    name: str
    title: str = ""
    question: str = ""
    kind: str = ""
    start: str = ""
    quantities: tuple[str, ...] = ()


def contents(outline: Outline, rows: Sequence[Entry], left_out: Sequence[str]) -> dict[str, str]:
    """Return each file of the case folder with its text."""
    return {CASE_FILE: _case(outline, rows), CLAIMS_FILE: _claims(rows),
            SOURCES_FILE: _sources(rows), README_FILE: _readme(outline, left_out)}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write a folder with its files at once: none of it stands if one can't be written.

    Raises: OSError where the folder can't be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with told_of(folder):
        _write_beside(folder, files)


def _write_beside(folder: Path, files: Mapping[str, str]) -> None:
    beside = Path(mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        for name, text in files.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_text(text, encoding="utf-8", newline="\n")
        beside.chmod(0o755)
        beside.rename(folder)
    except OSError:
        shutil.rmtree(beside)
        raise


def _case(outline: Outline, rows: Sequence[Entry]) -> str:
    quantities = _quantities(outline, rows)
    title = outline.title or outline.name.replace("-", " ").replace("_", " ").capitalize()
    question = outline.question or _question([entry["counts"] for entry in quantities.values()
                                              if entry["unit"] == PERSON])
    sides = dict.fromkeys(entry.side for entry in rows if entry.side)
    content: dict[str, Any] = {"title": title, "question": question, "kind": outline.kind,
                               "start": outline.start,
                               "parties": {quantity_name(side): {"name": side} for side in sides},
                               "quantities": quantities, "scopes": list(dict.fromkeys(
                                   scope for entry in rows if (scope := entry.cells.get("scope"))))}
    filled = {key: value for key, value in content.items() if value}
    return yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=WIDTH)


def _question(counted: Sequence[str]) -> str:
    """Return the question that a case answers where nobody says it."""
    if not counted:
        return "What was counted?"
    if any(" " in words for words in counted):
        return f"What was the number of {', and of '.join(counted)}?"
    return f"How many were {' and how many were '.join(counted)}?"


def _quantities(outline: Outline, rows: Sequence[Entry]) -> dict[str, dict[str, Any]]:
    """Return the quantities of case.yml: those asked for, then those of the rows."""
    found: dict[str, dict[str, Any]] = {}
    for asked in outline.quantities:
        name, counts, unit = parts_of(asked)
        found[name] = _quantity(name, counts, unit, "")
    for entry in rows:
        name = entry.cells["quantity"]
        if name not in found:
            units = _units(row for row in rows if row.cells["quantity"] == name)
            found[name] = _quantity(name, "", units, entry.side)
    return found


def parts_of(asked: str) -> tuple[str, str, str]:
    """Return name, what is counted and unit of a quantity asked for as NAME, NAME=COUNTS or
    NAME=COUNTS [UNIT]; a text of several words is what is counted, and gives the name."""
    name, _, counts = (part.strip() for part in asked.partition("="))
    counts, _, unit = counts.partition("[")
    said = counts.strip() or ("" if name.isidentifier() else name)
    return quantity_name(name), said, unit.rstrip("] ").strip()


def _quantity(name: str, counts: str, unit: str, side: str) -> dict[str, Any]:
    usual = word_list("columns")["counts"]
    own = next((part for part in usual if f"_{name}".endswith(f"_{part}")), "")
    known = usual.get(own, {})
    whose = side or name.removesuffix(own).replace("_", " ").strip()
    worded = counts or " ".join(filter(None, [whose, known.get("counts", "")]))
    entry: dict[str, Any] = {"counts": worded, "unit": unit or known.get("unit", PERSON)}
    if side:
        entry["of"] = quantity_name(side)
    if own in word_list("columns")["running"]:
        entry["accumulates"] = True
    return entry


def _units(rows: Iterable[Entry]) -> str:
    """Return the unit that most rows of a quantity have: of their cells, else of their words."""
    units = Counter(unit for row in rows if (unit := row.cells.get("unit") or _unit(
        row.cells["wording"])) and _is_size(unit))
    return units.most_common(1)[0][0] if units else ""


def _unit(wording: str) -> str:
    return next((reading.unit for reading in read(wording) if reading.unit), "")


def _is_size(unit: str) -> bool:
    """Tell whether a unit is that of a quantity: a share is one of something else."""
    try:
        return dimension(unit) != "dimensionless" or unit == COUNT
    except UnitError:
        return False


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    return csv_text([columns, *([row.get(name, "") for name in columns] for row in rows)])


def _claims(rows: Sequence[Entry]) -> str:
    extra = [name for name in CLAIM_OPTIONAL if any(name in entry.cells for entry in rows)]
    return _table([*CLAIM_COLUMNS, *extra], (entry.cells for entry in rows))


def _sources(rows: Sequence[Entry]) -> str:
    return _table(SOURCE_COLUMNS, ({"name": name} for name in _named(rows)))


def _named(rows: Sequence[Entry]) -> list[str]:
    """Return whom the rows name, each once."""
    return list(dict.fromkeys(name for entry in rows for name in (
        entry.cells["speaker"], entry.cells["publisher"], *split(entry.cells.get("via", "")),
        *split(entry.cells.get("informant", "")))))


def with_names(text: str, rows: Sequence[Entry]) -> tuple[str, list[str]]:
    """Return the text of a sources.csv with a row more for each name of the rows that it lacks, by
    no spelling, and these names."""
    header, *known = list(csv.reader(io.StringIO(text))) or [list(SOURCE_COLUMNS)]
    spelt = {name for cells in known for field, cell in zip(header, cells, strict=False)
             if field in ("name", "also") for name in split(cell)}
    new = [name for name in _named(rows) if name not in spelt]
    return _appended(text or ",".join(header), header, [{"name": name} for name in new]), new


def with_claims(text: str, rows: Sequence[Entry]) -> str:
    """Return the text of a claims.csv with the rows behind its own; it is written anew only where
    they need a further column."""
    old = list(csv.DictReader(io.StringIO(text)))
    header = next(csv.reader(io.StringIO(text)))
    more = [name for name in (*CLAIM_COLUMNS, *CLAIM_OPTIONAL)
            if name not in header and any(entry.cells.get(name) for entry in rows)]
    cells = [entry.cells for entry in rows]
    return _table([*header, *more], [*old, *cells]) if more else _appended(text, header, cells)


def _appended(text: str, header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    begun = text if text.endswith("\n") else text + "\n"
    return begun + _table(header, rows).partition("\n")[2]


def _readme(outline: Outline, left_out: Sequence[str]) -> str:
    lines = [f"# {outline.title or outline.name}", "", "## In dispute", "",
             "(What is claimed here, and by whom.)", "", "## Left out, and why", ""]
    return "\n".join([*lines, *(f"- {line}" for line in left_out or ["nothing"])]) + "\n"
