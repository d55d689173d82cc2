"""The languages that words are printed in: screen readers, hyphenation and the choice of glyphs
need to be told where a page quotes another language than its own."""

import re
from collections.abc import Mapping

from markupsafe import escape

from figures.extract.vocabulary import language
from figures.meanings import Claims
from figures.pages.directions import END, FIRST_STRONG

PAGES_OWN = "en"
# Nothing is marked inside tags, nor where an element for words may not stand.
APART = re.compile(r"(<(script|style|svg|title)\b.*?</\2>|<[^>]*>)", re.DOTALL)
QUOTED = re.compile(f"(?<=“)({FIRST_STRONG}?)([^“”]+?)({END}?)(?=”)")


def foreign(text: str) -> str:
    """Return the language of a text, "" where it is the pages' own."""
    code = language(text)
    return "" if code == PAGES_OWN else code


def of_wordings(claims: Claims) -> dict[str, str]:
    """Return the language of each wording that is not in the pages' own, by the wording as HTML."""
    found = {str(escape(wording)): foreign(wording) for wording in set(claims.table["wording"])}
    return {wording: code for wording, code in sorted(found.items()) if code}


def marked(html: str, languages: Mapping[str, str]) -> str:
    """Return a page whose quotations, of the wordings known by `languages`, say what language they
    are in; no text is changed."""
    if not languages:
        return html

    def _spoken(found: re.Match[str]) -> str:
        code = languages.get(found[2])
        return found[0] if code is None else f'<span lang="{code}">{found[0]}</span>'

    pieces, at = [], 0
    for apart in APART.finditer(html):
        pieces += [QUOTED.sub(_spoken, html[at:apart.start()]), apart[0]]
        at = apart.end()
    return "".join([*pieces, QUOTED.sub(_spoken, html[at:])])
