"""What the ledger holds, as tables: claims, sources, rulings."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from figures.findings import Finding
from figures.links import claim_anchor, finding_address, source_anchor
from figures.meanings import Claims
from figures.phrases import claim_in_words, day_span, iso_in_words, plural, with_unit, word
from figures.rulings import Ruling
from figures.sources import Sources
from figures.tables.table import (
    Show,
    Table,
    as_claim,
    as_days,
    as_number,
    as_quotation,
    table_of,
)


def claims_table(claims: Claims, findings: Sequence[Finding] = ()) -> Table:
    """Return every claim, the wording beside what it says, with the findings about it as badges."""
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in finding.claims:
            about.setdefault(name, []).append(finding)
    rows = [_claim(row, claims, tuple(about.get(str(row.Index), ())))
            for row in claims.table.itertuples()]
    shows: dict[str, Show] = {"Claim": as_claim, "As printed": as_quotation,
                              "Number": as_number, "As of": as_days, "Printed": as_days,
                              "Statement": as_claim, "Findings": badges}
    caption = f"{plural(len(rows), 'claim')}, as printed and as read"
    return table_of(rows, caption, shows, tuple(claim_anchor(row["Claim"]) for row in rows))


def _claim(row: Any, claims: Claims, about: tuple[Finding, ...]) -> dict[str, Any]:
    quantity = claims.case.definition.quantities[row.quantity]
    return {"Claim": str(row.Index), "As printed": row.wording,
            "What it says": claim_in_words(row), "Speaker": row.speaker,
            "What is counted": quantity.counts, "Publisher": row.publisher,
            "As of": day_span(row.as_of_first, row.as_of_last),
            "Printed": day_span(row.reported_first, row.reported_last),
            "Number": row.figure, "Unit": with_unit(" ", quantity.unit).strip(),
            "Statement": row.origin,
            "Used": "" if row.use else "left out by a ruling", "Findings": about}


def badge(finding: Finding) -> Markup:
    """Return a finding as a badge that leads to it."""
    return Markup('<a class="badge {}" href="{}">{}</a>').format(
        finding.severity, finding_address(finding.id), word("codes", finding.code))


def badges(findings: Sequence[Finding]) -> Markup:
    """Show findings as badges."""
    return Markup(" ").join(map(badge, findings))


def sources_table(sources: Sources) -> Table:
    """Return every speaker and publisher with what is known of it."""
    rows = [{"Name": source.name, "Kind": source.kind, "Party": sources.party(source.name),
             "Belongs to": source.part_of, "Counts as": source.counts_as,
             "Reliability": source.reliability, "Also written": source.also}
            for source in sources.by_name.values()]
    ids = tuple(map(source_anchor, sources.by_name))
    return table_of(rows, f"{plural(len(rows), 'speaker')} and publishers", {}, ids)


def rulings_table(rulings: Sequence[Ruling]) -> Table:
    """Return what the ledger's keepers decided, and why."""
    rows = [{"Claim": ruling.claim, "What": ruling.column, "Was": ruling.was, "Now": ruling.now,
             "Why": ruling.why, "By": ruling.by, "On": ruling.on} for ruling in rulings]
    return table_of(rows, "What the ledger’s keepers decided",
                    {"Claim": as_claim, "On": iso_in_words})


