"""What was judged, as tables: findings, estimates, worked arithmetic, claims left out."""

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from figures.checks.worked import Worked
from figures.definitions import Quantity
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.links import finding_anchor, grounds_address
from figures.meanings import Claims
from figures.phrases import WHOLE, capital, plural, with_unit, word
from figures.tables.table import (
    Show,
    Table,
    as_claim,
    as_claims,
    as_day,
    as_interval,
    as_number,
    as_quotation,
    as_rough,
    as_rounded,
    as_sentence,
    table_of,
)

NAN = math.nan


def findings_table(findings: Sequence[Finding]) -> Table:
    """Return findings, the surest first, each with its badge, sentence and claims."""
    rows = [{"Finding": (finding.code, finding.severity), "What": finding.message,
             "Claims": finding.claims, "Held against": finding.against,
             "Severity": finding.severity, "Whose": word("faults", finding.fault),
             "Ruling": finding.ruling} for finding in findings]
    shows: dict[str, Show] = {"Finding": _badge, "What": as_sentence, "Claims": as_claims,
                              "Held against": as_claims}
    caption = plural(len(rows), "finding") if rows else "Findings"
    return table_of(rows, caption, shows, tuple(finding_anchor(finding.id) for finding in findings))


def _badge(value: tuple[str, str]) -> Markup:
    code, severity = value
    return Markup('<span class="badge {}">{}</span> <small>{}</small>').format(
        severity, word("codes", code), code)


def answer_table(answer: Answer, claims: Claims | None = None) -> Table:
    """Return what is left to believe of each quantity: ranges at two significant digits, the middle
    after them; with the claims, each by what it counts."""
    quantities = claims.case.definition.quantities if claims else {}
    rows = [_estimate(estimate) for estimate in answer.estimates]
    numbers = ("From", "To", "Likelier from", "Likelier to", "Middle")
    shows: dict[str, Show] = {**dict.fromkeys(numbers, as_rough), "As of": as_day,
                              "Quantity": partial(as_quantity, quantities), "Claims": as_number,
                              "Statements": as_number}
    return table_of(rows, "What is left to believe: nine in ten such ranges hold the truth "
                    "(from, to), half of the narrower ones (likelier)", shows)


def as_quantity(quantities: Mapping[str, Quantity], name: str) -> Markup:
    """Show what a quantity counts, its name in words where that is not known, as the link to what
    its figure rests on."""
    words = quantities[name].counts if name in quantities else name.replace("_", " ")
    return Markup('<a href="{}">{}</a>').format(grounds_address(name), capital(words))


def _estimate(estimate: Estimate) -> dict[str, Any]:
    wide = _whole((estimate.intervals or {}).get("90", (NAN, NAN)), estimate.unit)
    close = _whole((estimate.intervals or {}).get("50", (NAN, NAN)), estimate.unit)
    middle, = _whole((NAN if estimate.point is None else estimate.point,), estimate.unit)
    return {"Quantity": estimate.quantity, "From": wide[0],
            "To": wide[1], "Unit": with_unit(" ", estimate.unit).strip(),
            "Likelier from": close[0], "Likelier to": close[1], "Middle": middle,
            "Status": word("statuses", estimate.status), "As of": estimate.as_of,
            "Claims": estimate.claims, "Statements": estimate.origins, "Why": estimate.why}


def _whole(values: tuple[float, ...], unit: str) -> tuple[float, ...]:
    """Return numbers of what there is no half of as whole numbers."""
    if unit not in WHOLE:
        return values
    return tuple(float(round(value)) if math.isfinite(value) else value for value in values)


def worked_table(worked: Sequence[Worked]) -> Table:
    """Return arithmetic over claims, each result with what the printed precision allows."""
    rows = [{"What": one.says, "As printed": one.printed, "At least": one.low,
             "At most": one.high, "From the claims": one.claims} for one in worked]
    shows: dict[str, Show] = {"What": as_sentence, "As printed": as_interval,
                              "At least": as_rounded, "At most": as_rounded,
                              "From the claims": as_claims}
    return table_of(rows, "Arithmetic over the claims, with what their precision allows", shows)


def left_out_table(claims: Claims, answer: Answer) -> Table:
    """Return the claims that take no part in an estimate, and why."""
    table = claims.table
    rows = [{"Claim": name, "As printed": table.at[name, "wording"],
             "Speaker": table.at[name, "speaker"], "Why": why}
            for estimate in answer.estimates for name, why in estimate.left_out
            if name in table.index]
    return table_of(rows, "Claims that take no part in the estimates",
                    {"Claim": as_claim, "As printed": as_quotation})
