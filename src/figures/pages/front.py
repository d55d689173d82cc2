"""The pages above the cases: the front page and the documents."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from figures.links import RECORD_PAGE
from figures.pages import guides
from figures.pages.case_pages import INDEX, Summary
from figures.pages.layout import Frame, render
from figures.pages.request import Request
from figures.writing import write_whole

TITLE = "What is reported, and what is left to believe"
DESCRIPTION = "Reported war figures, reconciled, case by case"
NOTHING = Markup("")
LARGEST = 170_000  # characters: with more the cases' charts stand on their own pages alone


def write(summaries: Sequence[Summary], request: Request) -> set[str]:
    """Write the front page and the documents; return the names of the files."""
    has_record = bool(request.settled)
    frame = Frame(TITLE, DESCRIPTION, contact=request.contact, menu=guides.menu(has_record))
    quoted = {wording: code for one in summaries for wording, code in one.languages.items()}
    own = replace(frame.at(INDEX, TITLE), languages=quoted)
    pages = {INDEX: _front(summaries, own, has_record)}
    pages |= dict(guides.pages(replace(frame, description=guides.DESCRIPTION), has_record))
    for name, text in pages.items():
        write_whole(request.out / name, text)
    return set(pages)


def _front(summaries: Sequence[Summary], frame: Frame, has_record: bool) -> str:
    """Return the front page; of very many cases less of each, so that it stays small."""
    record = RECORD_PAGE if has_record else ""
    found = ""
    for cases in (summaries, *_smaller(summaries)):
        found = render("index.html.j2", frame, {"cases": cases, "record": record})
        if len(found) <= LARGEST:
            break
    return found


def _smaller(summaries: Sequence[Summary]) -> tuple[list[Summary], ...]:
    plain = [replace(one, strip=NOTHING) for one in summaries]
    short = [replace(one, changed=NOTHING, facts=NOTHING) for one in plain]
    return plain, short, [replace(one, answer=one.lead) for one in short]
