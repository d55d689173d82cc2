"""What pages say to machines, in the words of schema.org: data sets, and reviews of claims.

A review is published only of a finding that a named person has confirmed on a day: nothing about a
named publisher is said to be a fault before that.
"""

from collections.abc import Sequence
from typing import Any

from figures.case import Case
from figures.checks.phrasing import figure
from figures.codebook import FINDING_STATES
from figures.findings import Finding
from figures.judged import Judged
from figures.links import claim_page
from figures.pages.manifest import WAY_IN
from figures.pages.schemas import SHEET_TYPE
from figures.phrases import day_span, plural
from figures.rulings import Ruling

CONTEXT = "https://schema.org"
CONFIRMED = FINDING_STATES[1]
FORMATS = {".csv": "text/csv", ".json": "application/json",
           ".xlsx": SHEET_TYPE}


def dataset(judged: Judged, downloads: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the description of a case as a data set; `downloads` are its files with their
    addresses."""
    definition, table = judged.claims.case.definition, judged.claims.table
    days = [moment for name in ("first", "last") for moment in table[name].dropna()]
    covered = {"temporalCoverage": f"{min(days).date()}/{max(days).date()}"} if days else {}
    return {
        "@context": CONTEXT, "@type": "Dataset", "name": definition.title,
        "description": f"{definition.question} {plural(len(table), 'reported figure')}, each with "
                       "who said it, who printed it, and what it counts.", "url": WAY_IN,
        "isAccessibleForFree": True, "version": judged.claims.case.inputs, **covered,
        "variableMeasured": [{"@type": "PropertyValue", "name": name, "description": one.counts,
                              "unitText": one.unit}
                             for name, one in definition.quantities.items()],
        "distribution": [{"@type": "DataDownload", "name": name, "contentUrl": address,
                          "encodingFormat": FORMATS[ending]}
                         for name, address in downloads
                         if (ending := "." + name.rpartition(".")[2]) in FORMATS]}


def claim_review(row: Any, findings: Sequence[Finding], case: Case) -> dict[str, Any] | None:
    """Return a ClaimReview of a claim's row, None where no ruling with a name and a day confirms
    a finding about it."""
    for finding in findings:
        ruling = _confirmation(finding, case)
        if ruling is not None and str(row.Index) in finding.claims:
            return _review(row, finding, ruling)
    return None


def _confirmation(finding: Finding, case: Case) -> Ruling | None:
    """Return the ruling by which the finding stands confirmed."""
    if finding.ruling != CONFIRMED:
        return None
    named = ((finding.code, ""), (finding.code, finding.id))
    found = [ruling for ruling in case.rulings if ruling.finding() in named
             and ruling.claim in finding.claims and ruling.now == CONFIRMED
             and ruling.by.strip() and ruling.on.strip()]
    return found[-1] if found else None


def _review(row: Any, finding: Finding, ruling: Ruling) -> dict[str, Any]:
    printed = day_span(row.reported_first, row.reported_last)
    appearance = {"appearance": {"@type": "CreativeWork", "url": row.url,
                                 "publisher": {"@type": "Organization", "name": row.publisher}}} \
        if row.url.lower().startswith("http") else {}
    return {
        "@context": CONTEXT, "@type": "ClaimReview", "claimReviewed": figure(row),
        "url": claim_page(str(row.Index)).rpartition("/")[2],
        "datePublished": ruling.on, "author": {"@type": "Person", "name": ruling.by},
        "reviewBody": finding.message,
        "reviewRating": {"@type": "Rating", "alternateName": finding.message},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Thing", "name": row.speaker},
                         **({"datePublished": row.reported_first.date().isoformat()}
                            if printed else {}), **appearance}}
