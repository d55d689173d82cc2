"""What sentences are about, and how they are put on a page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.estimate import Answer
from figures.findings import Finding
from figures.meanings import Claims
from figures.phrases import shown


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

    def headline(self) -> tuple[str, ...]:
        """Return the quantities to tell first: the case's headline, without one all it counts."""
        definition = self.claims.case.definition
        return definition.headline or tuple(definition.quantities)


def paragraphs(*texts: Markup) -> Markup:
    """Return paragraphs of the texts that say anything."""
    return Markup("\n").join(Markup("<p>{}</p>").format(text) for text in texts if text)


def facts(named: Sequence[tuple[str, Markup]]) -> Markup:
    """Return the texts that say anything, each beside its name."""
    inner = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>\n").format(name, text)
                            for name, text in named if text)
    return Markup('<dl class="facts">\n{}</dl>').format(inner)


def items(texts: Sequence[Markup]) -> Markup:
    """Return texts as a list, nothing where there are none."""
    inner = Markup("").join(Markup("<li>{}</li>\n").format(text) for text in texts)
    return Markup("<ul>\n{}</ul>").format(inner) if texts else Markup("")


def folded(texts: Sequence[Markup], put: Callable[[Sequence[Markup]], Markup]) -> Markup:
    """Return texts put together, of very many the first; the rest stand in a closed part."""
    most = int(shown()["limits"]["quantities"])
    first, rest = put(texts[:most]), texts[most:]
    if not rest:
        return first
    shape = Markup('{}\n<details class="folded"><summary>{:,} more</summary>\n{}</details>')
    return shape.format(first, len(rest), put(rest))
