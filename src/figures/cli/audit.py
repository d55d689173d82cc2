"""figures audit: an article held against a case."""

from argparse import Namespace
from pathlib import Path

from figures.audit import Audit, as_json, audit
from figures.case import load, refuse_inputs
from figures.cli.output import print_json
from figures.errors import together
from figures.extract import TEXT, read_article
from figures.writing import write_whole

LEAST_WIDTH = 80


def run(given: Namespace) -> int:
    """Print the verdict on each figure of an article; return the exit status.

    Raises: CallError or InputError where the case or the article can't be read, or the page would
    be written over one of them.
    """
    if given.html:
        refuse_inputs(Path(given.html), "figures audit", given.file)
    case, article = together(lambda: load(given.case), lambda: read_article(given.file))
    found = audit(article, case)
    if given.html:
        from figures.pages.audited import page
        write_whole(Path(given.html), page(found))
    if given.json:
        text = {"text": found.article.text} if found.article.kind != TEXT else {}
        print_json("audit", case.inputs, {"figures": as_json(found), **text})
    else:
        _print(found)
    return 0


def _print(found: Audit) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text
    table = Table("figure", "verdict", "why", "claims")
    for one in found.figures:
        right = f"\nRight: {one.verdict.correct}" if one.verdict.correct else ""
        cells = (one.draft.wording, one.verdict.verdict, one.verdict.why + right,
                 " ".join(one.verdict.claims))
        table.add_row(*map(Text, cells), end_section=True)
    console = Console()
    if not console.width:  # COLUMNS=0: a width of nothing would print nothing
        console = Console(width=LEAST_WIDTH)
    console.print(table)
    console.print(", ".join(f"{count} {verdict}" for verdict, count
                            in found.counts().most_common()) or "no figures", markup=False)
