"""The pages above the cases: the front page and the method."""

from collections.abc import Sequence

from markupsafe import Markup

from figures.links import METHOD_PAGE, RECORD_PAGE
from figures.pages import notebook
from figures.pages.case_pages import INDEX, Summary
from figures.pages.layout import PAGE, Frame, render
from figures.pages.manifest import method_file
from figures.pages.request import Request
from figures.writing import write_whole

TITLE = "What is reported, and what is left to believe"
METHOD_TITLE = "How these figures are made"


def write(summaries: Sequence[Summary], request: Request) -> set[str]:
    """Write the front page and the method; return the names of the files."""
    front = Frame(TITLE, "Reported war figures, reconciled, case by case", contact=request.contact)
    method = Frame(METHOD_TITLE, "The method, its record and its limits", contact=request.contact)
    record = RECORD_PAGE if request.settled else ""
    body = _record_link(record) + notebook.prose(method_file().read_text(encoding="utf-8"))
    write_whole(request.out / INDEX, render("index.html.j2", front,
                                            {"cases": summaries, "record": record}))
    write_whole(request.out / METHOD_PAGE, render(PAGE, method, {"body": body}))
    return {INDEX, METHOD_PAGE}


def _record_link(record: str) -> Markup:
    """Return the link to the page on settled events, where there is one."""
    return Markup('<p class="lead"><a href="{}">What such ranges have been worth</a> on past '
                  "events whose truth came out later.</p>").format(record) if record else Markup("")
