"""A case's figures to take away: the ledger, the findings, the estimates, what describes them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from figures import interchange
from figures.case import Case
from figures.estimate import as_json
from figures.judged import Judged
from figures.outputs import document, to_json
from figures.pages import citation, schemas

PAGE, TITLE, TEMPLATE = "downloads.html", "Downloads", "downloads.html.j2"
FOLDER = "downloads"
CLAIMS, FINDINGS, ESTIMATES = "claims.csv", "findings.json", "estimates.json"
FILES = {
    CLAIMS: "every claim as it stands after the keepers’ rulings",
    "claims.xlsx": "the same for spreadsheets, all cells text",
    "claims.json": "the same as JSON",
    "claims.schema.json": "its JSON Schema",
    FINDINGS: "every finding, with the claims that it is about",
    "findings.schema.json": "its JSON Schema",
    ESTIMATES: "what is left to believe of each quantity, numbers not rounded",
    "estimates.schema.json": "its JSON Schema",
    "datapackage.json": "a Frictionless data package of all these",
    "citation.bib": "how to cite, for BibTeX",
    "citation.txt": "how to cite, in words",
}
INDENT = 1


def files(judged: Judged) -> dict[str, str | bytes]:
    """Return the downloads of a case by their names."""
    known = _known(judged)
    columns = [str(name) for name in interchange.table(known)]
    findings = {"case": known.name, "findings": [f.as_json() for f in judged.findings]}
    documents = [name for name in FILES if name.replace(".json", ".schema.json") in FILES
                 and name.endswith(".json")]
    return {
        CLAIMS: interchange.FORMS["csv"](known),
        "claims.xlsx": interchange.FORMS["xlsx"](known),
        "claims.json": interchange.FORMS["json"](known),
        "claims.schema.json": _text(schemas.claims_schema(columns)),
        FINDINGS: _text(document("check", known.inputs, findings)),
        "findings.schema.json": _text(schemas.findings_schema()),
        ESTIMATES: _text(document("reconcile", known.inputs, as_json(judged.answer))),
        "estimates.schema.json": _text(schemas.estimates_schema()),
        "datapackage.json": _text(schemas.data_package(known, columns, documents)),
        "citation.bib": citation.bibtex(judged),
        "citation.txt": citation.plain(judged) + "\n"}


def _known(judged: Judged) -> Case:
    """Return the case with the claims alone that had been printed by the day asked for."""
    case = judged.claims.case
    return replace(case, ledger=case.ledger.loc[judged.claims.table.index])


def _text(content: dict[str, Any]) -> str:
    return to_json(content, INDENT) + "\n"


def content(judged: Judged, notebooks: Sequence[str]) -> dict[str, Any]:
    """Return what the page of downloads shows."""
    return {"files": list(FILES.items()), "folder": FOLDER, "notebooks": notebooks,
            "citation": citation.plain(judged), "bibtex": citation.bibtex(judged)}


def addresses() -> list[tuple[str, str]]:
    """Return the downloads with their addresses inside the case's folder."""
    return [(name, f"{FOLDER}/{quote(name)}") for name in FILES]
