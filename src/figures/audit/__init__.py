"""An article held against a case, figure by figure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from figures.audit.joined import THIS_ARTICLE, Entered, findings
from figures.audit.matching import Row, rows_by_quantity, same, size
from figures.audit.matters import Held, Verdict, matter
from figures.audit.names import canonical
from figures.audit.own import own_rows
from figures.audit.quantities import Ground_, Profile, profiles, quantity_of
from figures.audit.verdicts import judge
from figures.case import Case
from figures.conflation import explained
from figures.dates import span
from figures.extract import Article, Draft, extract
from figures.findings import Finding
from figures.meanings import Claims, claims_of
from figures.units import PERSON, SHARE

__all__ = ["Audit", "Audited", "audit"]

NO_QUANTITY = Verdict("not-in-ledger", (), "the case counts nothing that this figure's words name")


@dataclass(frozen=True)
class Audited:
    """One figure of an article with its verdict; `quantity` and `speaker` are the case's names, the
    speaker as the article names him where the case has none such."""

    draft: Draft
    quantity: str
    speaker: str
    verdict: Verdict
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Audit:
    """All figures of an article held against a case."""

    article: Article
    claims: Claims
    figures: tuple[Audited, ...]

    def counts(self) -> Counter[str]:
        """Return how many figures have each verdict."""
        return Counter(one.verdict.verdict for one in self.figures)


@dataclass(frozen=True)
class _Placed:
    """A draft with its quantity and speaker in the case, and its row where the ledger has it."""

    draft: Draft
    quantity: str
    speaker: str
    own: Row | None = None


def audit(article: Article, case: Case) -> Audit:
    """Return every figure of an article with the verdict of the case's ledger on it.

    Can't see: figures that `extract` can't; which of two quantities a vague sentence means.
    """
    claims = claims_of(case)
    held = Held(claims, rows_by_quantity(claims.table), explained(claims), _day(article))
    drafts = extract(article.text, article.day)
    rows = own_rows(drafts, article, claims)
    known = profiles(case.definition)
    placed: list[_Placed] = []
    party = ""
    for draft in drafts:
        placed.append(_placed(draft, rows.get(draft.id), known, (held, party)))
        quantity = case.definition.quantities.get(placed[-1].quantity)
        party = quantity.of if quantity and quantity.unit.startswith(PERSON) else party
    placed = _with_wholes(placed)
    own = frozenset(str(row.id) for row in rows.values())
    found = findings(case, _entered(placed, held), own, _printed(article))
    return Audit(article, claims, tuple(
        _audited(one, held, found) for one in placed))


def _day(article: Article) -> date | None:
    return span(article.day).last if article.day else None


def _printed(article: Article) -> dict[str, str]:
    return {"publisher": article.publisher or THIS_ARTICLE, "url": article.url,
            "reported_on": article.day}


def _placed(draft: Draft, own: Row | None, known: Sequence[Profile],
            around: tuple[Held, str]) -> _Placed:
    held, party = around
    if own is not None:
        return _Placed(draft, str(own.quantity), str(own.speaker), own)
    case = held.claims.case
    definition = case.definition
    speaker = canonical(draft.speaker, case.sources) if draft.speaker else ""
    met = {name: [row for row in held.rows.get(name, ())
                  if same(row, size(draft.reading, quantity))]
           for name, quantity in definition.quantities.items()}
    spoken = [name for name, rows in met.items() if any(row.speaker == speaker for row in rows)]
    numbered = frozenset(name for name, rows in met.items() if rows)
    ground = Ground_(numbered, frozenset(spoken), party)
    return _Placed(draft, quantity_of(draft, tuple(known), definition, ground), speaker)


def _with_wholes(placed: list[_Placed]) -> list[_Placed]:
    """Return the figures with each share's whole under the id that it has here."""
    ids = {one.draft.id: str(one.own.id) if one.own is not None else one.draft.id
           for one in placed if one.quantity}
    return [replace(one, draft=replace(one.draft, share_of=ids.get(
        one.draft.share_of, "" if one.draft.share_of.startswith("draft-") else
        one.draft.share_of))) for one in placed]


def _entered(placed: Sequence[_Placed], held: Held) -> list[Entered]:
    """Return the figures that are put into the ledger: all that it has not yet, and can hold."""
    claims = held.claims
    quantities = claims.case.definition.quantities
    entered = []
    for one in placed:
        share = one.draft.share_of
        known = share in quantities or share in claims.table.index or share.startswith("draft-")
        if one.own is None and one.quantity and (one.draft.reading.unit != SHARE or known):
            meant = matter(one.draft, quantities[one.quantity], one.speaker, held).own
            origin = str(meant[0].origin) if meant else ""
            entered.append(Entered(one.draft, one.quantity, one.speaker or one.draft.speaker,
                                   origin, share if one.draft.reading.unit == SHARE else ""))
    return entered


def _audited(one: _Placed, held: Held, found: Sequence[Finding]) -> Audited:
    name = str(one.own.id) if one.own is not None else one.draft.id
    about = tuple(f for f in found if name in (*f.claims, *f.against))
    speaker = one.speaker or one.draft.speaker
    if not one.quantity:
        return Audited(one.draft, "", speaker, NO_QUANTITY, about)
    draft = replace(one.draft, id=name)
    named = "" if one.own is not None and not one.draft.speaker else one.speaker
    quantity = held.claims.case.definition.quantities[one.quantity]
    verdict = judge(matter(draft, quantity, named, held, about))
    return Audited(one.draft, one.quantity, speaker, verdict, about)


def as_json(found: Audit) -> list[dict[str, Any]]:
    """Return the figures as the contract's document has them, with why, and what would be right."""
    return [_as_json(one) for one in found.figures]


def _as_json(one: Audited) -> dict[str, Any]:
    reading = one.draft.reading
    second = reading.second
    return {"sentence": one.draft.sentence, "start": one.draft.start, "end": one.draft.end,
            "wording": one.draft.wording,
            "reading": {"low": reading.low, "value": reading.value, "high": reading.high,
                        "hedge": reading.hedge, "unit": reading.unit,
                        "second": {"value": second.value, "unit": second.unit} if second else None},
            "quantity": one.quantity or None, "speaker": one.speaker or None,
            "claims": list(one.verdict.claims), "verdict": one.verdict.verdict,
            "findings": [finding.as_json() for finding in one.findings],
            "why": one.verdict.why, "correct": one.verdict.correct}
