"""An article's figures put into the ledger beside its claims, so that the checks judge them too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from figures.case import Case
from figures.checks import check
from figures.extract import Draft
from figures.findings import Finding
from figures.ledger import TEXT_COLUMNS
from figures.meanings import claims_of
from figures.sources import Source, Sources

THIS_ARTICLE = "the article"
UNATTRIBUTED = "unattributed"
NOT_ABOUT_IT = ("unknown-source", "echo", "definition", "wording-number", "wording-hedge",
                "wording-unit", "order")  # what is said of ledgers, not of articles

UNDATED = ("date", "note")  # that claims without a day are among them


@dataclass(frozen=True)
class Entered:
    """One figure as it is put into the ledger."""

    draft: Draft
    quantity: str
    speaker: str
    origin: str
    share_of: str


def findings(case: Case, entered: Sequence[Entered], own: frozenset[str],
             printed: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what the checks find about an article's figures: those put in, and the claims of the
    ledger that are its `own`; `printed` holds what all have in common: publisher, url, day."""
    ours = {*own, *(one.draft.id for one in entered)}
    if not ours:
        return ()
    joined = _joined(case, entered, printed) if entered else case
    return tuple(finding for finding in check(claims_of(joined))
                 if ours & {*finding.claims, *finding.against} and finding.code not in NOT_ABOUT_IT
                 and (finding.code, finding.severity) != UNDATED)


def _joined(case: Case, entered: Sequence[Entered], printed: Mapping[str, str]) -> Case:
    rows = pd.DataFrame([_row(one, printed, case) for one in entered])
    rows = rows.set_index("id", drop=False).rename_axis(None)
    ledger = pd.concat([case.ledger, rows.astype(object)])
    ledger["use"] = ledger["use"].astype(bool)
    ledger["line"] = ledger["line"].astype(int)
    names = {printed["publisher"], *(one.speaker or UNATTRIBUTED for one in entered)}
    return replace(case, ledger=ledger, printed=ledger, sources=_with(case.sources, names))


def _row(one: Entered, printed: Mapping[str, str], case: Case) -> dict[str, object]:
    cells: dict[str, object] = dict.fromkeys(TEXT_COLUMNS, "")
    return {**cells, **printed, "id": one.draft.id, "quantity": one.quantity,
            "wording": one.draft.wording, "speaker": one.speaker or UNATTRIBUTED,
            "as_of": one.draft.as_of, "origin": one.origin, "share_of": one.share_of,
            "seen_as": "report", "line": len(case.ledger) + 2, "use": True}


def _with(sources: Sources, names: set[str]) -> Sources:
    """Return the sources with these names as well."""
    new = {name: Source(name, kind="media" if name == THIS_ARTICLE else "unknown")
           for name in names if not sources.known(name)}
    return Sources({**sources.by_name, **new},
                   {**sources.canonical, **{name: name for name in new}})
