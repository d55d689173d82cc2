"""What a page says in words: every sentence computed, every number led back to its claims."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from figures.calibration import Record
from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.meanings import Claims
from figures.sentences import ground, minds, moves, record, story, wrong
from figures.sentences.figure import (
    brief,
    estimate_sentence,
    grounds_sentence,
    lead_sentence,
    moved_by,
)
from figures.sentences.matter import Matter, Told, folded, items
from figures.sentences.wrong import finding_sentence

__all__ = ["Told", "finding_sentence", "grounds_sentence", "moved_by", "tell"]


def tell(name: str, claims: Claims | Record, answer: Answer | None = None,
         findings: Sequence[Finding] = ()) -> Told:
    """Return the sentences of a name: one of TOPICS about claims and the answer to them, or one of
    RECORD_TOPICS about a record on settled events.

    Raises: CallError where there are none of that name, or no answer to claims.
    """
    topics = RECORD_TOPICS if isinstance(claims, Record) else TOPICS
    if name not in topics:
        raise CallError([Fault("tell", 0, "name", name, one_of(topics), nearest(name, topics))])
    if isinstance(claims, Record):
        return Told(RECORD_TOPICS[name](claims))
    if answer is None:
        raise CallError([Fault("tell", 0, "answer", "(nothing)", "what `reconcile` returns")])
    return Told(TOPICS[name](Matter(claims, answer, tuple(findings))))


def _told(matter: Matter) -> list[Estimate]:
    """Return the estimates to tell first: those with a range, then those that can't be known, each
    in the case's own order."""
    found = (matter.answer.of(name) for name in matter.headline())
    return sorted((estimate for estimate in found if estimate is not None),
                  key=lambda estimate: estimate.intervals is None)


def _answer(matter: Matter) -> Markup:
    """Return one sentence for each headline quantity."""
    return folded([estimate_sentence(estimate, matter.claims, matter.answer)
                   for estimate in _told(matter)], items)


def _lead(matter: Matter) -> Markup:
    """Return the answer in one sentence, of the first headline quantity that anybody speaks of."""
    told = _told(matter)
    text = lead_sentence(told[0], matter.claims, matter.answer) if told else NOBODY
    return Markup('<p class="lead">{}</p>').format(text)


def _summary(matter: Matter) -> Markup:
    """Return the answer in one sentence, and a line for each of the other headline quantities."""
    lines = [brief(estimate, matter.claims, matter.answer) for estimate in _told(matter)[1:]]
    return _lead(matter) + folded(lines, items)


NOBODY = Markup("Can’t be known: nobody in this ledger gives a figure.")
TOPICS: dict[str, Callable[[Matter], Markup]] = {
    "question": ground.question, "answer": _answer, "article": wrong.article,
    "stories": story.stories, "would-change": minds.would_change, "unknown": ground.unknown,
    "evidence": ground.evidence, "summary": _summary,
    "extent": ground.extent, "lead": _lead, "reading": ground.reading, "checks": wrong.checks,
    "ledger": ground.ledger, "balance": ground.balance, "conflicts": wrong.conflicts,
    "contributions": moves.contributions, "distrust": moves.distrusted, "came-in": moves.came_in,
}
RECORD_TOPICS: dict[str, Callable[[Record], Markup]] = {
    "worth": record.worth, "compared": record.compared, "misled": record.misled,
}
