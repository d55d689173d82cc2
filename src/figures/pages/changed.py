"""What changed since a day: a page of its own, and in brief on the front page."""

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from figures.case import Case
from figures.changes import Changes, changes, usual_since
from figures.judged import Judged
from figures.links import LEDGER_PAGE
from figures.news import tell_changes, tell_in_short, tell_moves
from figures.phrases import day, plural

PAGE, TITLE = "changes.html", "What changed"
LEAD = ("Computed from the ledger alone: what had been printed by one day, held against what had "
        "been printed by the other.")


def what_changed(judged: Judged, since: date | None) -> Changes | None:
    """Return what became known since a day, without one since the usual; None where the ledger
    gives no day."""
    case: Case = judged.claims.case
    first = since or usual_since(judged.claims)
    if first is None:
        return None
    found = changes(case, first, judged.claims.known_by)
    shown = {finding.id for finding in judged.findings}  # others have no place to lead to
    return replace(found, findings=tuple(f for f in found.findings if f.id in shown))


def body(changed: Changes) -> Markup:
    """Return the body of the page."""
    return Markup('<h1>{}</h1>\n<p class="lead">{}</p>\n<h2>Since {}</h2>\n{}{}').format(
        TITLE, LEAD, day(changed.since), _aside(changed), tell_changes(changed).html)


def brief(changed: Changes | None) -> Markup:
    """Return how much changed and how the headline figures moved, for the front page."""
    return tell_moves(changed).html + _aside(changed) if changed else Markup("")


def in_short(changed: Changes | None) -> Markup:
    """Return in one line what changed, with the way to all of it; nothing where no day is known."""
    if changed is None:
        return Markup("")
    return Markup('<div class="changed"><p>{} <a href="{}">{}</a></p>{}</div>').format(
        tell_in_short(changed), PAGE, TITLE, _aside(changed))


def _aside(changed: Changes) -> Markup:
    """Say where the comparison must differ from the figures beside it."""
    undated = len(changed.judged.claims.undated)
    if not undated:
        return Markup("")
    shape = Markup('<p class="soft"><a href="{}">{}</a> without a date {} no part in this '
                   "comparison, so that its ranges may differ from those of the whole ledger.</p>")
    return shape.format(LEDGER_PAGE, plural(undated, "claim"), "takes" if undated == 1 else "take")
