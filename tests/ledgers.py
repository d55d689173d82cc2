"""Case folders for tests, written from rows given as dicts.

    case = write_case(tmp_path / "case", [{"quantity": "killed", "value": 300}], identities=[...])
    claims = claims_of(load(case))

or `claims_from(tmp_path, rows, ...)` for both steps at once.
"""

import csv
import json

from figures.case import load
from figures.meanings import claims_of

DEFAULTS = {"quantity": "killed", "wording": "-", "speaker": "General Staff",
            "publisher": "Gazette"}
QUANTITIES = {
    "killed": {"counts": "soldiers killed", "unit": "person", "of": "red", "who": "soldiers",
               "accumulates": True},
    "wounded": {"counts": "soldiers wounded", "unit": "person", "of": "red", "who": "soldiers",
                "accumulates": True},
    "casualties": {"counts": "soldiers killed or wounded", "unit": "person", "of": "red",
                   "who": "soldiers", "accumulates": True, "includes": ["killed", "wounded"]},
    "present": {"counts": "soldiers present", "unit": "person", "of": "red", "who": "soldiers"},
    "held": {"counts": "land held", "unit": "km^2", "of": "blue"},
    "depth": {"counts": "depth of the advance", "unit": "km", "of": "blue"},
}
PARTIES = {"red": {"name": "Red"}, "blue": {"name": "Blue"}}


def write_case(folder, rows, sources=None, rulings=(), measured=None, **case):
    """Write a case folder and return its path.

    `rows` are dicts of claims.csv's columns; what a row leaves out is taken from DEFAULTS, and its
    id is c-1, c-2, … . `sources` are dicts (or names) of sources.csv; without any, every speaker,
    publisher and carrier of the rows is one. `rulings` are dicts of rulings.csv; `measured` maps a
    file's name to its text; all else are keys of case.yml, `quantities` QUANTITIES where not given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"id": f"c-{number}", **DEFAULTS, **row} for number, row in enumerate(rows, 1)]
    content = {"title": "A case", "question": "How many?", "kind": "combat", "parties": PARTIES,
               "quantities": QUANTITIES, **case}
    (folder / "case.yml").write_text(json.dumps(content), encoding="utf-8")  # JSON is YAML
    write_rows(folder / "claims.csv", rows)
    named = sources if sources is not None else names_in(rows)
    write_rows(folder / "sources.csv", [{"name": s} if isinstance(s, str) else s for s in named])
    if rulings:
        blank = dict.fromkeys(("claim", "column", "was", "now", "why", "by", "on"), "")
        filled = {"why": "as decided", "by": "the keepers", "on": "2030-01-01"}
        write_rows(folder / "rulings.csv", [{**blank, **filled, **ruling} for ruling in rulings])
    for name, text in (measured or {}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_rows(path, rows):
    """Write dicts as a CSV file whose columns are all keys that occur; None is a blank cell."""
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["name"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def names_in(rows):
    """Return every speaker, publisher, informant and carrier of the rows, each once."""
    names = [row.get(key, "") for row in rows for key in ("speaker", "publisher", "informant")]
    names += [name.strip() for row in rows for name in row.get("via", "").split(";")]
    return list(dict.fromkeys(filter(None, names)))


def claims_from(folder, rows, known_by=None, **case):
    """Return the claims of a case written from rows (see write_case)."""
    return claims_of(load(write_case(folder / "case", rows, **case)), known_by)


def findings_in(folder, rows, code=None, **case):
    """Return the findings on a case written from rows, or those of one code."""
    from figures.checks import check  # late, so that tests of lower layers need no higher one

    return [found for found in check(claims_from(folder, rows, **case))
            if code in (None, found.code)]
