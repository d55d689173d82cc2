"""The page of an audit: the article with its figures marked in place, the verdicts beside."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from figures.audit import Audit, Audited
from figures.codebook import SEVERITIES, VERDICTS
from figures.pages.layout import ASSETS, Frame, render
from figures.phrases import capital, joined, plural

TEMPLATE = "audit.html.j2"
TITLE = "An article held against the ledger"


@dataclass(frozen=True)
class Shown:
    """One figure as the page shows it."""

    number: int
    verdict: str
    word: str
    wording: str
    meant: str
    why: str
    correct: str
    messages: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `figure` where it is one."""

    text: str
    figure: Shown | None = None


def page(found: Audit) -> str:
    """Return the audit of an article as one HTML page that needs no other file; all text that comes
    from the article and the ledger is escaped."""
    case = found.claims.case
    shown = [_shown(number, one, found) for number, one in enumerate(found.figures, 1)]
    frame = Frame(TITLE, f"The figures of an article held against the ledger “{case.name}”",
                  inputs=case.inputs)
    style = Markup((ASSETS / "style.css").read_text("utf-8").replace("</", "<\\/"))
    languages = [one.draft.language for one in found.figures]
    return render(TEMPLATE, frame, {
        "style": style, "case_title": case.definition.title, "summary": _summary(found),
        "language": max(languages, key=languages.count, default="en"), "figures": shown,
        "paragraphs": list(_paragraphs(found, shown))})


def _word(verdict: str) -> str:
    return verdict.replace("-", " ")


def _summary(found: Audit) -> str:
    if not found.figures:
        return "No figure was found in this article that the ledger could hold."
    counts = found.counts()
    parts = [f"{counts[verdict]} {_word(verdict)}" for verdict in VERDICTS
             if counts[verdict]]
    return f"{plural(len(found.figures), 'figure')}: {joined(parts)}."


def _shown(number: int, one: Audited, found: Audit) -> Shown:
    quantities = found.claims.case.definition.quantities
    meant = quantities[one.quantity].counts if one.quantity else "nothing that the case counts"
    spoken = one.speaker or "nobody is named"
    messages = tuple(finding.message for finding in one.findings
                     if finding.severity != SEVERITIES[-1] and finding.message != one.verdict.why)
    return Shown(number, one.verdict.verdict, _word(one.verdict.verdict),
                 one.draft.wording, f"Read as: {meant} ({spoken})", capital(one.verdict.why),
                 one.verdict.correct, messages, one.verdict.claims)


def _paragraphs(found: Audit, shown: list[Shown]) -> Iterator[list[Piece]]:
    """Yield the text by lines, each as pieces of plain text and figures."""
    at = 0
    for line in found.article.text.split("\n"):
        if line.strip():
            yield list(_pieces(line, at, found, shown))
        at += len(line) + 1


def _pieces(line: str, begin: int, found: Audit, shown: list[Shown]) -> Iterator[Piece]:
    at = 0
    for one, figure in zip(found.figures, shown, strict=True):
        start, end = max(one.draft.start - begin, 0), min(one.draft.end - begin, len(line))
        if start < at or end <= start:
            continue
        yield Piece(line[at:start])
        yield Piece(line[start:end], figure)
        at = end
    yield Piece(line[at:])
