"""What a page says in words: every sentence computed, every number led back to its claims."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from figures.codebook import SEVERITIES, nearest, one_of
from figures.definitions import Quantity
from figures.errors import CallError, Fault
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.links import claim_links, finding_address
from figures.meanings import Claims
from figures.phrases import (
    between,
    capital,
    day,
    number,
    plural,
    rough_between,
    word,
)

FEW_ORIGINS = 3  # below this, say beside the number that it rests on few statements
MOST_SHOWN = 8


@dataclass(frozen=True)
class Told:
    """Sentences as HTML; shown by a notebook, printed as plain text."""

    html: Markup

    def _repr_html_(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        """Return the sentences without markup."""
        return Markup(re.sub(r"<[^>]+>", "", str(self.html))).unescape()


@dataclass(frozen=True)
class Matter:
    """All that a sentence may be about."""

    claims: Claims
    answer: Answer
    findings: tuple[Finding, ...]


def tell(name: str, claims: Claims, answer: Answer, findings: Sequence[Finding] = ()) -> Told:
    """Return the sentences of a name: one of TOPICS.

    Raises: CallError where there are none of that name.
    """
    if name not in TOPICS:
        raise CallError([Fault("tell", 0, "name", name, one_of(TOPICS), nearest(name, TOPICS))])
    return Told(TOPICS[name](Matter(claims, answer, tuple(findings))))


def _paragraphs(*texts: Markup) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(text) for text in texts if text)


def _items(texts: Sequence[Markup]) -> Markup:
    inner = Markup("").join(Markup("<li>{}</li>\n").format(text) for text in texts)
    return Markup("<ul>\n{}</ul>").format(inner)


def _question(matter: Matter) -> Markup:
    definition = matter.claims.case.definition
    table = matter.claims.table
    known = matter.claims.known_by or _newest(table["known"])
    as_known = Markup("As known on {}.").format(day(known)) if known else Markup("")
    return _paragraphs(Markup("<em>{}</em>").format(definition.question), as_known)


def _newest(days: pd.Series) -> pd.Timestamp | None:
    newest = days.max()
    return None if pd.isna(newest) else newest


def _answer(matter: Matter) -> Markup:
    """One sentence for each headline quantity, the case's own order."""
    definition = matter.claims.case.definition
    names = definition.headline or tuple(definition.quantities)
    return _items([estimate_sentence(estimate, matter.claims) for name in names
                   if (estimate := matter.answer.of(name)) is not None])


def estimate_sentence(estimate: Estimate, claims: Claims) -> Markup:
    """Return what was reported of a quantity and what that leaves to believe: the range before the
    point, and never without its day and its grounds."""
    quantity = claims.case.definition.quantities[estimate.quantity]
    head = Markup("<strong>{}</strong>: ").format(capital(quantity.counts))
    grounds = Markup("{} from {}").format(plural(estimate.claims, "claim"),
                                          plural(estimate.origins, "statement"))
    if estimate.intervals is None or estimate.point is None:
        return head + Markup("can’t be known from this ledger ({}): {}.").format(
            grounds, estimate.why.rstrip("."))
    low, high = estimate.intervals["90"]
    left = Markup("{}, {}, leave <strong>{}</strong> to believe{}. {}").format(
        _reported(estimate, claims, quantity), grounds,
        rough_between(low, high, quantity.unit), _as_of(estimate), _status(estimate))
    return head + left + _outside(estimate, claims)


def _reported(estimate: Estimate, claims: Claims, quantity: Quantity) -> Markup:
    sizes = _sizes(estimate, claims)
    if sizes.empty:
        return Markup("what was reported")
    return Markup("reported figures {}").format(between(sizes.min(), sizes.max(), quantity.unit))


def _sizes(estimate: Estimate, claims: Claims) -> "pd.Series[float]":
    sizes: pd.Series[float] = claims.table.loc[list(estimate.claim_ids), "figure"].dropna()
    return sizes


def _as_of(estimate: Estimate) -> Markup:
    return Markup(" as of {}").format(day(estimate.as_of)) if estimate.as_of else Markup("")


def _status(estimate: Estimate) -> Markup:
    words = {"agreed": "One value fits all that was said.",
             "disputed": "Disputed: no one value fits all that was said.",
             "single": "All of it rests on one statement."}
    few = estimate.status != "single" and estimate.origins < FEW_ORIGINS
    return Markup(words[estimate.status] + (" It rests on few statements." if few else ""))


def _outside(estimate: Estimate, claims: Claims) -> Markup:
    """Say why, where the point lies beyond every claim."""
    sizes = _sizes(estimate, claims)
    point = estimate.point or math.nan
    if sizes.empty or sizes.min() <= point <= sizes.max():
        return Markup("")
    if point > sizes.max():
        return Markup(" The middle of the range lies above every claim, since counts like these "
                      "have grown after the last report in past events.")
    return Markup(" The middle of the range lies below every claim, since claims by such speakers "
                  "have run high in past events.")


def _article(matter: Matter) -> Markup:
    """Tell the findings about the figures that the case's shown arithmetic begins with."""
    ids = matter.claims.table.index
    worked = matter.claims.case.definition.worked
    named = [name for one in worked for name in ids if name in one.arithmetic.split()]
    if not named:
        return Markup("")
    publisher = matter.claims.table.at[named[0], "publisher"]
    own = set(ids[matter.claims.table["publisher"] == publisher])
    found = [f for f in matter.findings if own & set(f.claims) and f.severity != SEVERITIES[2]]
    if not found:
        return _paragraphs(Markup("No check speaks against the figures of the page that this case "
                                  "begins with ({}).").format(publisher))
    lead = Markup("Held against the ledger and against themselves, the figures of the page that "
                  "this case begins with ({}) show:").format(publisher)
    return _paragraphs(lead) + _items(list(map(finding_sentence, found)))


def finding_sentence(finding: Finding) -> Markup:
    """Return a finding as a sentence with its badge and the claims that it is about."""
    shape = Markup('<span class="badge {}">{}</span> {}. (<a href="{}">This finding</a>; {} {})')
    claims = (*finding.claims, *finding.against)
    return shape.format(
        finding.severity, finding.code, finding.message.rstrip("."), finding_address(finding.id),
        "claim" if len(claims) == 1 else "claims", claim_links(claims))


def _unknown(matter: Matter) -> Markup:
    """Tell what can't be known: the quantities without a usable claim."""
    quantities = matter.claims.case.definition.quantities
    texts = [Markup("<strong>{}</strong>: {}.").format(
        capital(quantities[e.quantity].counts), e.why.rstrip("."))
        for e in matter.answer.estimates if e.status == "unknowable"]
    claimed = {e.quantity for e in matter.answer.estimates}
    texts += [Markup("<strong>{}</strong>: nobody in this ledger gives a figure.").format(
        capital(quantity.counts)) for name, quantity in quantities.items() if name not in claimed]
    return _items(texts) if texts else _paragraphs(
        Markup("Every quantity of this case has at least one usable claim."))


def _summary(matter: Matter) -> Markup:
    """Tell the answer in one sentence: each headline quantity with its range and its status."""
    definition = matter.claims.case.definition
    parts = [Markup("{}: {}").format(capital(definition.quantities[name].counts), _brief(estimate))
             for name in definition.headline if (estimate := matter.answer.of(name)) is not None]
    return _items(parts)


def _brief(estimate: Estimate) -> Markup:
    if estimate.intervals is None:
        return Markup("<strong>can’t be known</strong>, {}").format(estimate.why.rstrip("."))
    shape = Markup("<strong>{}</strong>, {} ({})")
    return shape.format(rough_between(*estimate.intervals["90"], estimate.unit),
                        word("statuses", estimate.status), plural(estimate.origins, "statement"))


def _extent(matter: Matter) -> Markup:
    """Tell how much there is: claims, speakers, publications, statements, sides."""
    used = matter.claims.used()
    sides = used["side"].replace("", "none").nunique()
    shape = Markup("The ledger holds {} by {} in {}, which go back to {}; they speak from {}.")
    total = shape.format(
        plural(len(used), "claim"), plural(used["speaker"].nunique(), "speaker"),
        plural(used["publisher"].nunique(), "publication"),
        plural(used["origin"].nunique(), "statement"), plural(sides, "side"))
    return _paragraphs(total)


def _evidence(matter: Matter) -> Markup:
    """Tell how much there is, and whose removal matters most."""
    moved = [_mover(estimate, matter.claims) for name in matter.claims.case.definition.headline
             if (estimate := matter.answer.of(name)) is not None and estimate.influence]
    return _extent(matter) + (_items(moved) if moved else Markup(""))


def _mover(estimate: Estimate, claims: Claims) -> Markup:
    origin, moves = max(estimate.influence, key=lambda pair: abs(math.log(pair[1] or math.inf)))
    row = claims.table.loc[origin]
    counts = claims.case.definition.quantities[estimate.quantity].counts
    return Markup("<strong>{}</strong>: without the statement that moves it most ({}, “{}”, {}) "
                  "the middle of the range would be {} times as high.").format(
        capital(counts), row["speaker"], row["wording"], claim_links((origin,)),
        number(round(moves, 2)))


def _reading(matter: Matter) -> Markup:
    """How to read a range."""
    return _paragraphs(Markup(
        "A range says: of statements like these, in past events whose truth became known, ranges "
        "made in this way held the truth about nine times in ten. It is a summary of what was said "
        "under a stated model, and no count. Copies of one statement do not narrow it; what nobody "
        "reported is not in it."))


def _checks(matter: Matter) -> Markup:
    counts = {severity: sum(f.severity == severity for f in matter.findings)
              for severity in SEVERITIES}
    text = Markup("{}, {} and {} among {}.").format(
        *(plural(counts[severity], severity) for severity in SEVERITIES),
        plural(len(matter.claims.table), "claim"))
    worst = [f for f in matter.findings if f.severity == SEVERITIES[0]][:MOST_SHOWN]
    return _paragraphs(text) + (_items(list(map(finding_sentence, worst))) if worst else Markup(""))


def _ledger(matter: Matter) -> Markup:
    table = matter.claims.table
    carried = {str(name): int(count) for name, count
               in table.groupby("origin")["publisher"].nunique().items()}
    widest = max(carried, key=lambda name: carried[name], default="")
    text = Markup("{} in {}; {} go back to {}.").format(
        plural(len(table), "figure"), plural(table["publisher"].nunique(), "publication"),
        "they" if len(table) != 1 else "it", plural(table["origin"].nunique(), "statement"))
    if not widest:
        return _paragraphs(text)
    row = table.loc[widest].to_dict()
    most = Markup("The statement printed most often is {}’s “{}” ({}): {}.").format(
        row["speaker"], row["wording"], claim_links((widest,)),
        plural(carried[widest], "publication"))
    return _paragraphs(text, most)


def _balance(matter: Matter) -> Markup:
    """Each identity of the case, and what the claims say of its terms."""
    texts = []
    for identity in matter.claims.case.definition.identities:
        terms = [_term(name, matter) for name in identity.names()]
        texts.append(Markup("<code>{}</code>: {}.").format(identity.text, Markup("; ").join(terms)))
    return _items(texts) if texts else Markup("")


def _term(name: str, matter: Matter) -> Markup:
    estimate = matter.answer.of(name)
    quantity = matter.claims.case.definition.quantities[name]
    if estimate is None or estimate.intervals is None:
        return Markup("{}: no usable claim").format(quantity.counts)
    return Markup("{}: {}").format(quantity.counts,
                                   rough_between(*estimate.intervals["90"], quantity.unit))


def _conflicts(matter: Matter) -> Markup:
    """Tell the smallest sets of claims that can't all be literally true together."""
    table = matter.claims.table
    texts = [Markup("; ").join(
        Markup("{} “{}” ({})").format(table.at[name, "speaker"], table.at[name, "wording"],
                                      claim_links((name,))) for name in conflict)
        for conflict in matter.answer.conflicts]
    if not texts:
        return _paragraphs(Markup("All claims can be literally true together."))
    return _paragraphs(Markup("Taken literally, these can’t all be true together:")) + _items(texts)


TOPICS: dict[str, Callable[[Matter], Markup]] = {
    "question": _question, "answer": _answer, "article": _article, "unknown": _unknown,
    "evidence": _evidence, "summary": _summary, "extent": _extent, "reading": _reading, "checks": _checks, "ledger": _ledger,
    "balance": _balance, "conflicts": _conflicts,
}
