"""What the downloads hold, for machines: JSON Schemas and a Frictionless data package."""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

from figures.case import Case
from figures.codebook import (
    CAUSES,
    CLAIM_NEEDED,
    FAULT_KINDS,
    FINDING_CODES,
    HEDGES,
    NOT_SAID,
    SEEN_AS,
    SEVERITIES,
    STATUSES,
)
from figures.findings import ID_LENGTH

DRAFT = "https://json-schema.org/draft/2020-12/schema"
COLUMNS_FILE = "words/ledger_columns.yml"
WORDS = {"hedge": ("", NOT_SAID, *HEDGES), "seen_as": ("", *SEEN_AS)}
TEXT = {"type": "string"}
NUMBER, NUMBER_OR_NULL = {"type": "number"}, {"type": ["number", "null"]}
COUNT = {"type": "integer", "minimum": 0}
DAY = {"type": ["string", "null"], "format": "date"}
IDS = {"type": "array", "items": TEXT}
PAIR = {"type": "array", "items": NUMBER_OR_NULL, "minItems": 2, "maxItems": 2}
PAIR_OR_NULL = {**PAIR, "type": ["array", "null"]}
LEVELS = ("50", "80", "90")
Schema = dict[str, Any]

@cache
def column_descriptions() -> dict[str, str]:
    """Return what each column of claims.csv holds, in words."""
    text = resources.files("figures").joinpath(COLUMNS_FILE).read_text(encoding="utf-8")
    described: dict[str, str] = yaml.safe_load(text)["columns"]
    return described

def claims_schema(columns: Sequence[str]) -> Schema:
    """Return the schema of claims.json, of a ledger with these columns."""
    described = column_descriptions()
    cells = {name: {**TEXT, "description": described[name],
                    **({"enum": list(WORDS[name])} if name in WORDS else {})} for name in columns}
    return _document("The ledger as it stands after rulings", {
        "version": TEXT, "inputs": TEXT, "case": TEXT,
        "claims": _list(_object(cells, [name for name in CLAIM_NEEDED if name in cells]))})

def findings_schema() -> Schema:
    """Return the schema of findings.json."""
    stated = {"type": ["number", "string"]}
    finding = {"code": _one_of(FINDING_CODES), "severity": _one_of(SEVERITIES),
               "fault": _one_of(FAULT_KINDS), "claims": IDS, "against": IDS, "message": TEXT,
               "where": TEXT, "id": TEXT, "stated": stated, "expected": stated,
               "cause": _one_of(CAUSES), "ruling": TEXT}
    needed = ("code", "severity", "fault", "claims", "against", "message", "where", "id")
    return _document("Every finding about a ledger", {
        **_HEAD, "case": TEXT, "findings": _list(_object(finding, needed))})

def estimates_schema() -> Schema:
    """Return the schema of estimates.json."""
    estimate = {
        "quantity": TEXT, "unit": TEXT, "as_of": DAY, "status": _one_of(STATUSES), "why": TEXT,
        "point": NUMBER_OR_NULL, "bounds": PAIR_OR_NULL,
        "intervals": {"type": ["object", "null"], "properties": dict.fromkeys(LEVELS, PAIR)},
        "claims": COUNT, "claim_ids": IDS, "origins": COUNT, "undated": COUNT,
        "left_out": _list(_object({"id": TEXT, "why": TEXT}, ("id", "why"))),
        "influence": _list(_object({"origin": TEXT, "moves": NUMBER}, ("origin", "moves")))}
    needed = [name for name in estimate if name != "as_of"]
    return _document("What is left to believe of each quantity", {
        **_HEAD, "case": TEXT, "as_of": DAY, "known_by": DAY,
        "estimates": _list(_object(estimate, needed)), "conflicts": _list(IDS)})

_HEAD: Schema = {"schema": TEXT, "version": TEXT, "inputs": TEXT}

def _document(title: str, properties: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **_object(properties, tuple(properties))}

def _object(properties: Schema, required: Sequence[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}

def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}

def _one_of(words: Sequence[str]) -> Schema:
    return {"enum": list(words)}

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def data_package(case: Case, columns: Sequence[str], documents: Sequence[str]) -> dict[str, Any]:
    """Return the description of the downloads: the claims as CSV and as a spreadsheet with what
    their columns hold, and the JSON `documents`, each with the name of its JSON Schema.

    A schema is no resource of its own: validators would take it for a table's.
    """
    named = [{"name": name.replace(".", "-"), "path": name, "format": "json",
              "mediatype": "application/json",
              "jsonSchema": name.replace(".json", ".schema.json")} for name in documents]
    return {"profile": "data-package", "name": "claims-" + case.inputs[:ID_LENGTH],
            "title": case.definition.title, "description": case.definition.question,
            "version": case.inputs, "resources": [
                _table("claims", "claims.csv", "text/csv", columns),
                _table("claims-xlsx", "claims.xlsx", SHEET_TYPE, columns), *named]}


def _table(name: str, path: str, mediatype: str, columns: Sequence[str]) -> dict[str, Any]:
    described = column_descriptions()
    fields = [{"name": column, "type": "string", "description": described[column],
               **({"constraints": {"required": True}} if column in CLAIM_NEEDED else {})}
              for column in columns]
    return {"name": name, "path": path, "profile": "tabular-data-resource",
            "format": path.rpartition(".")[2], "mediatype": mediatype, "encoding": "utf-8",
            "schema": {"fields": fields, "primaryKey": "id"}}
