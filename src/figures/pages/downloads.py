"""A case's figures to take away: the ledger, the findings, the estimates."""

import csv
import io
from pathlib import Path

from markupsafe import Markup

from figures.estimate import as_json
from figures.judged import Judged
from figures.ledger import TEXT_COLUMNS
from figures.outputs import document, to_json
from figures.writing import write_whole

PAGE = "downloads.html"
FOLDER = "downloads"
CLAIMS, FINDINGS, ESTIMATES = "claims.csv", "findings.json", "estimates.json"
FILES = {
    CLAIMS: "every claim as it stands after the keepers’ rulings",
    FINDINGS: "every finding, with the claims that it is about",
    ESTIMATES: "what is left to believe of each quantity, numbers not rounded",
}
INDENT = 1


def write(judged: Judged, folder: Path) -> set[str]:
    """Write the downloads of a case; return their names inside the case's folder."""
    case = judged.claims.case
    findings = {"case": case.name, "findings": [f.as_json() for f in judged.findings]}
    contents = {
        CLAIMS: claims_csv(judged),
        FINDINGS: to_json(document("check", case.inputs, findings), INDENT) + "\n",
        ESTIMATES: to_json(document("reconcile", case.inputs, as_json(judged.answer)),
                           INDENT) + "\n"}
    for name, text in contents.items():
        write_whole(folder / FOLDER / name, text)
    return {f"{FOLDER}/{name}" for name in contents}


def claims_csv(judged: Judged) -> str:
    """Return the ledger as CSV: the columns of claims.csv, as ruled."""
    table = judged.claims.case.ledger.loc[judged.claims.table.index]
    text = io.StringIO()
    writer = csv.DictWriter(text, TEXT_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({str(k): v for k, v in row.items()} for row in table.to_dict("records"))
    return text.getvalue()


def listing(case: str) -> Markup:
    """Return the body of the page that lists the downloads of a case."""
    items = Markup("").join(
        Markup('<li><a href="{}/{}" download>{}</a>: {}</li>\n').format(FOLDER, name, name, says)
        for name, says in FILES.items())
    return Markup("<h1>Figures to take away</h1>\n<ul>\n{}</ul>\n<p>The notebooks as they were run "
                  "stand in <code>{}/notebooks/</code>.</p>").format(items, case)
