"""A text as sentences, each with where it stands."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from figures.extract.vocabulary import limit
from figures.wording.lists import word_list

ENDS = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”]*|\n[ \t]*\n\s*|\n")
OPENING = re.compile(r"[\"'“‘«„(\[¿¡–—-]*")
LONGEST_LINE = 100  # characters; texts set in lines have none longer
SHORTEST_LINE = 45  # and few shorter inside a paragraph
ABBREVIATION = limit("abbreviation_before")
INITIAL = re.compile(r"(?:^|[\s.(])[^\W\d_]$")


class Sentence(NamedTuple):
    """One sentence and the characters of the text that it takes, the end excluded."""

    text: str
    start: int
    end: int


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.lower() for word in word_list("extract")["und"]["abbreviations"])


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; a blank line ends one, and a line's end does too
    unless the text is set in lines."""
    wrapped = _is_wrapped(text)
    found = []
    start = 0
    for match in ENDS.finditer(text):
        if _is_end(text, match, wrapped):
            found.append((start, match.end()))
            start = match.end()
    found.append((start, len(text)))
    return tuple(_trimmed(text, *span) for span in found if text[slice(*span)].strip())


def _trimmed(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Sentence(text[start:end].rstrip(), start, start + len(text[start:end].rstrip()))


def _is_wrapped(text: str) -> bool:
    """Tell whether a text is set in lines of about one length, with paragraphs over several."""
    lines = list(_inner_lines(text))
    long = sum(SHORTEST_LINE <= len(line) <= LONGEST_LINE for line in lines)
    return len(lines) > 1 and 2 * long > len(lines) and max(map(len, lines)) <= LONGEST_LINE


def _inner_lines(text: str) -> Iterator[str]:
    """Yield the lines that another follows in their paragraph."""
    for paragraph in re.split(r"\n[ \t]*\n", text):
        yield from paragraph.strip("\n").split("\n")[:-1]


def _is_end(text: str, match: re.Match[str], wrapped: bool) -> bool:
    mark = match[0]
    if mark.startswith("\n"):
        return not (wrapped and mark == "\n")
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = text[max(0, match.start() - ABBREVIATION):match.start()]
    word = re.split(r"[\s(]", before)[-1].lower()
    after = OPENING.sub("", text[match.end():match.end() + ABBREVIATION].lstrip(), count=1)
    if "\n" in text[match.end():match.end() + limit("line_mark")] and not wrapped:
        return True
    if word in _abbreviations() or INITIAL.search(before):
        return False
    return not after[:1].islower() and not (word.isdigit() and after[:1].islower())
