"""What each figure rests on: a section a quantity, a line a statement."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.estimate import Estimate
from figures.judged import Judged
from figures.links import GROUNDS_PAGE, claim_link, claim_links, quantity_anchor
from figures.meanings import Claims
from figures.pages.leaves import Leaf, leaves
from figures.phrases import capital, day_span
from figures.sentences import grounds_sentence, moved_by
from figures.tables.table import packed

TITLE = "What each figure rests on"
LEAD = ("One line a statement; the publications that repeat it stand together, and count once.")
SECTION = 100_000  # characters of one section's list; a longer one goes on in another


def pages(judged: Judged) -> list[Leaf]:
    """Return the pages of all figures that have a claim, the headline's first."""
    headline = judged.claims.case.definition.headline
    place = {name: number for number, name in enumerate(headline)}
    ordered = sorted(judged.answer.estimates,
                     key=lambda estimate: place.get(estimate.quantity, len(place)))
    lead = Markup('<p class="lead">{}</p>').format(LEAD)
    return leaves(GROUNDS_PAGE, TITLE, lead, [section for estimate in ordered
                                              for section in _sections(estimate, judged)])


def _sections(estimate: Estimate, judged: Judged) -> Iterator[Markup]:
    """Yield a figure's sentence with its statements, in more than one section where they are very
    many."""
    claims, anchor = judged.claims, quantity_anchor(estimate.quantity)
    counts = capital(claims.case.definition.quantities[estimate.quantity].counts)
    first, *others = packed(_statements(estimate, claims), SECTION) or [[]]
    yield Markup('<section id="{}"><h2>{}</h2>\n<p>{}</p>\n{}</section>').format(
        anchor, counts, capital_markup(grounds_sentence(estimate, claims, judged.answer)),
        _list(first))
    yield from (Markup("<section><h2>{}, continued</h2>\n{}</section>").format(counts, _list(lines))
                for lines in others)
    for lines in packed(_left_out(estimate, claims), SECTION):
        yield Markup("<details><summary>{}: taking no part, {}</summary>\n{}</details>").format(
            counts, len(lines), _list(lines))


def capital_markup(text: Markup) -> Markup:
    """Return a sentence that begins with a capital, a link at its beginning as it stands."""
    return Markup(capital(str(text)))


def _list(lines: list[Markup]) -> Markup:
    inner = Markup("\n").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="statements">\n{}\n</ul>').format(inner) if lines else Markup("")


def _statements(estimate: Estimate, claims: Claims) -> list[Markup]:
    """Return a line for each origin, the claims that repeat it together."""
    together: dict[str, list[str]] = {}
    for name in estimate.claim_ids:
        together.setdefault(str(claims.table.at[name, "origin"]), []).append(name)
    moves = dict(estimate.influence)
    return [_statement(origin, tuple(names), claims, moves) for origin, names in together.items()]


def _statement(origin: str, names: tuple[str, ...], claims: Claims, moves: Mapping[str, float]
               ) -> Markup:
    row = claims.table.loc[origin if origin in names else names[0]]
    days = day_span(row["as_of_first"], row["as_of_last"])
    without = moved_by(moves.get(origin, 1))
    moved = f"; without it the middle would be {without}" if without else ""
    return Markup("{}, {}{}: {}{}").format(
        row["speaker"], figure(row), f", {days}" if days else "",
        claim_links(names, len(names)), moved)


def _left_out(estimate: Estimate, claims: Claims) -> list[Markup]:
    """Return a line for each claim that takes no part, with the reason."""
    table = claims.table
    return [Markup("{}, {}: {}, since {}").format(
        table.at[name, "speaker"], figure(table.loc[name]), claim_link(name), why)
        for name, why in estimate.left_out if name in table.index]
