"""The page on settled events: what such ranges have been worth. It is about no case of the site."""

import hashlib
from collections.abc import Sequence

from figures.folders import inputs_hash
from figures.links import RECORD_PAGE
from figures.pages import guides, notebook
from figures.pages.layout import PAGE, Frame, render
from figures.pages.request import Request
from figures.run import Outcome, Run, site_notebooks
from figures.writing import write_whole

DESCRIPTION = "How often such ranges held the truth of past events, and where they fail"


def runs(request: Request) -> list[tuple[Run, str]]:
    """Return the run that makes the page, with the hash of the settled events; none without any."""
    if not request.settled:
        return []
    digest = hashlib.sha256()
    for folder in request.settled:
        digest.update(f"{folder.name} {inputs_hash(folder)} ".encode())
    return [(Run(path), digest.hexdigest()) for path in site_notebooks()]


def write(outcomes: Sequence[Outcome], request: Request) -> set[str]:
    """Write the page of each run about no case; return the names of the files."""
    written = set()
    for outcome in outcomes:
        name = outcome.run.notebook.stem
        frame = Frame(notebook.title(outcome.notebook, name), DESCRIPTION,
                      contact=request.contact, menu=guides.menu(True)).at(RECORD_PAGE)
        body = notebook.page(outcome)
        write_whole(request.out / RECORD_PAGE, render(PAGE, frame, {"body": body}))
        written.add(RECORD_PAGE)
    return written
