"""The report's section "what changed": claims, findings and estimates since a day, in sentences."""

from collections import Counter
from collections.abc import Callable

from markupsafe import Markup

from figures.changes import Changes, Move
from figures.checks.phrasing import figure
from figures.codebook import SEVERITIES
from figures.definitions import Quantity
from figures.estimate import Estimate
from figures.extract.vocabulary import limit
from figures.links import claim_link, grounds_address
from figures.meanings import Claims
from figures.phrases import capital, day, number, plural, rough_between
from figures.sentences import Told, finding_sentence, moved_by

MOST_LISTED = limit("listed")


def tell_changes(found: Changes) -> Told:
    """Return what became known between two days: how the headline estimates moved, the new claims
    and the new findings but for notes."""
    return Told(Markup("\n").join(filter(None, (
        _lead(found), _moved(found, _move), _claims(found), _findings(found)))))


def tell_moves(found: Changes) -> Told:
    """Return how much became known between two days and how the headline estimates moved."""
    return Told(Markup("\n").join(filter(None, (_lead(found), _moved(found, _beside(found))))))


def tell_in_short(found: Changes) -> Markup:
    """Return in one or two sentences what became known and how the headline estimates moved."""
    moves = Markup("; ").join(_moves(found, _beside(found)))
    return Markup("{} {}.").format(_told(found), moves) if moves else _told(found)


def _lead(found: Changes) -> Markup:
    return Markup("<p>{}</p>").format(_told(found))


def _told(found: Changes) -> Markup:
    span = Markup("after {} and up to {}").format(day(found.since), day(found.until))
    if not found.claims:
        return Markup("Nothing new became known {}.").format(span)
    came = plural(len(found.findings), "finding") if found.findings else "no finding"
    return Markup("{} became known {}, and {} came of {}.").format(
        plural(len(found.claims), "claim"), span, came,
        "it" if len(found.claims) == 1 else "them")


Telling = Callable[[Move, Quantity], Markup]


def _beside(found: Changes) -> Telling:
    """Return how moves are told beside the figures of the whole ledger: where claims without a day
    take no part in the comparison its ranges are others, and one page shall not give two."""
    return _shift if len(found.judged.claims.undated) else _move


def _moves(found: Changes, tell: Telling) -> list[Markup]:
    """Return a line for each headline estimate that a reader sees to stand otherwise."""
    definition = found.judged.claims.case.definition
    headline = definition.headline or tuple(definition.quantities)
    seen = [(move, definition.quantities[move.quantity]) for move in found.moves
            if move.quantity in headline]
    return [tell(move, quantity) for move, quantity in seen if _shown_otherwise(move, quantity)]


def _moved(found: Changes, tell: Telling) -> Markup:
    texts = _moves(found, tell)
    if not texts and found.claims:
        return Markup("<p>No headline figure moved so far that it is shown otherwise.</p>")
    return _items("How the figures moved", texts)


def _shown_otherwise(move: Move, quantity: Quantity) -> bool:
    """Tell whether a reader sees another range, at the digits that are shown."""
    return move.before is None or _range(move.before, quantity) != _range(move.after, quantity)


def _move(move: Move, quantity: Quantity) -> Markup:
    before, after = _range(move.before, quantity), _range(move.after, quantity)
    head = _named(quantity)
    if move.before is None:
        return Markup("{}: {}, where nothing had been claimed").format(head, after)
    return Markup("{}: {}, before {}").format(head, after, before)


def _named(quantity: Quantity) -> Markup:
    """Return what is counted, as the link to what its figure rests on."""
    return Markup('<a href="{}"><strong>{}</strong></a>').format(
        grounds_address(quantity.name), capital(quantity.counts))


def _shift(move: Move, quantity: Quantity) -> Markup:
    """Return whether a range is now higher or lower, wider or narrower, without its ends."""
    head = _named(quantity)
    ends = [_ends(estimate) for estimate in (move.before, move.after)]
    if not all(ends):
        return Markup("{}: {}").format(head, "a first range" if ends[1] else "no range any more")
    (low, middle, high), (now_low, now_middle, now_high) = ends
    moved = moved_by(now_middle / middle)
    spread = "narrower" if now_high * low < high * now_low else "wider"
    return Markup("{}: the range is {}{}").format(
        head, spread, f", its middle {moved}" if moved else "")


def _ends(estimate: Estimate | None) -> tuple[float, ...]:
    """Return the least end, the middle and the greatest end of a range, nothing without one."""
    if estimate is None or estimate.intervals is None or not estimate.point:
        return ()
    low, high = estimate.intervals["90"]
    return low, estimate.point, high


def _range(estimate: Estimate | None, quantity: Quantity) -> str:
    if estimate is None or estimate.intervals is None:
        return "can’t be known"
    return rough_between(*estimate.intervals["90"], quantity.unit)


def _claims(found: Changes) -> Markup:
    """List the new claims: those of the headline's quantities first, a statement once."""
    claims = found.judged.claims
    rows = claims.table.loc[list(found.claims)]
    headline = claims.case.definition.headline
    counts = Counter(rows["origin"])
    first = rows[~rows["origin"].duplicated()]
    ranked = sorted(first.index, key=lambda name: first.at[name, "quantity"] not in headline)
    texts = [_claim(str(name), counts[first.at[name, "origin"]], claims)
             for name in ranked[:MOST_LISTED]]
    more = len(ranked) - len(texts)
    return _items("New claims", [*texts, Markup("and {} more").format(number(more))]
                  if more > 0 else texts)


def _claim(name: str, printed: int, claims: Claims) -> Markup:
    row = claims.table.loc[name]
    counts = claims.case.definition.quantities[str(row["quantity"])].counts
    carried = Markup(", printed {} times").format(number(printed)) if printed > 1 else Markup("")
    return Markup("{}, {} ({}{}): {}").format(row["speaker"], figure(row), counts, carried,
                                                claim_link(name))


def _findings(found: Changes) -> Markup:
    kept = [f for f in found.findings if f.severity != SEVERITIES[-1]]
    return _items("New findings", list(map(finding_sentence, kept[:MOST_LISTED])))


def _items(title: str, texts: list[Markup]) -> Markup:
    if not texts:
        return Markup("")
    inner = Markup("\n").join(Markup("<li>{}</li>").format(text) for text in texts)
    return Markup("<h3>{}</h3>\n<ul>\n{}\n</ul>").format(title, inner)
