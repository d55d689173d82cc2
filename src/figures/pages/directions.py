"""Words of either direction beside one another: what is written from right to left stands apart, so
that the text around it keeps its own order.

An Arabic name before a colon and a number would otherwise change places with them. Isolating signs
do it in HTML and in SVG alike, where an element could not.
"""

import re

FIRST_STRONG, END = "\u2068", "\u2069"  # the isolates of Unicode (UAX 9)
RIGHT_TO_LEFT = ("\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
                 "\U0001e800-\U0001efff")
ANY = re.compile(f"[{RIGHT_TO_LEFT}]")
# What is quoted stands apart whole; else from the first such letter to the last before a letter of
# another direction, a bracket or the end.
APART = re.compile(f"(?<=“)[^“”<>]*[{RIGHT_TO_LEFT}][^“”<>]*(?=”)"
                   f"|[{RIGHT_TO_LEFT}](?:[^A-Za-z<>“”()]*[{RIGHT_TO_LEFT}])?")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # what data bring; ours come after
MARKUP = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>)", re.DOTALL)


def isolated(html: str) -> str:
    """Return HTML in whose text all that is written from right to left is isolated; nothing inside
    a tag, a script or a style changes. Signs that turn other text round are left out: with them a
    ledger could show a reader another number than it holds.
    """
    html = TURNING.sub("", html)
    if not ANY.search(html):
        return html
    parts = MARKUP.split(html)
    return "".join(part if place % 2 else APART.sub(_apart, part)
                   for place, part in enumerate(parts))


def _apart(found: re.Match[str]) -> str:
    return f"{FIRST_STRONG}{found[0]}{END}"
