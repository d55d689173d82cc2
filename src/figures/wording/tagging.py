"""Tokens as tags: what each word or phrase is, in the language of the wording."""

from typing import Any, NamedTuple

from figures.wording.compounds import split_number
from figures.wording.lexicon import Lexicon, Phrase
from figures.wording.tokens import NAME, NONE, NUMBER, RUN, SIGN, Token

BETWEEN = {".", "-"}  # may stand between the words of a phrase: "sq. km", "two-thirds"
SHORTEST_STEM = 2
LONGEST_IDEOGRAMS = 8


class Tag(NamedTuple):
    """A word or phrase with its kind (one letter, as in `lexicon`) and meaning."""

    kind: str
    value: Any
    key: str
    start: int
    end: int
    foreseen: bool = False


def _agrees(element: str, key: str) -> bool:
    return key.startswith(element[:-1]) if element.endswith("*") else element == key


def _follow(tokens: list[Token], at: int, phrase: Phrase) -> int:
    """Return the index behind a phrase whose first word stands at `at`, or 0 if it is not here."""
    at += 1
    for element in phrase.rest:
        while at < len(tokens) and tokens[at].key in BETWEEN:
            at += 1
        if at >= len(tokens) or not _agrees(element, tokens[at].key):
            return 0
        at += 1
    return at


def _candidates(key: str, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases that may begin with a word: those it begins, then those of its stem."""
    found = lexicon.heads.get(key, [])
    for length in range(len(key), SHORTEST_STEM - 1, -1) if lexicon.stems else ():
        stem = lexicon.stems.get(key[:length])
        if stem:
            return [*found, *stem]
    return found


def _longest(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Phrase, int] | None:
    """Return the longest phrase that begins here, with the index behind it."""
    best: tuple[Phrase, int] | None = None
    for phrase in _candidates(tokens[at].key, lexicon):
        if best is None or len(phrase.rest) > len(best[0].rest):
            behind = _follow(tokens, at, phrase)
            best = (phrase, behind) if behind else best
    return best


def _spelled(token: Token, lexicon: Lexicon) -> list[Tag]:
    """Return a word without a phrase: number words written together, or its stem behind a prefix."""
    parts = split_number(token.key, lexicon)
    if parts:
        return [Tag(kind, value, token.key, token.start, token.end) for kind, value in parts]
    for prefix in lexicon.prefixes:
        if token.key.startswith(prefix) and len(token.key) > len(prefix) + 1:
            inner = _whole(token._replace(key=token.key[len(prefix):]), lexicon)
            if inner:
                joint = [Tag(p.kind, p.value, prefix, token.start, token.start + 1)
                         for p in lexicon.heads.get(prefix, [])[:1]]
                return [*joint, *inner]
    return [Tag("w", None, token.key, token.start, token.end)]


def _whole(token: Token, lexicon: Lexicon) -> list[Tag]:
    single = [phrase for phrase in _candidates(token.key, lexicon) if not phrase.rest]
    if single:
        phrase = single[0]
        return [Tag(phrase.kind, phrase.value, token.key, token.start, token.end, phrase.foreseen)]
    parts = split_number(token.key, lexicon)
    return [Tag(kind, value, token.key, token.start, token.end) for kind, value in parts]


def _run(token: Token, lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a run without spaces, the longest known piece first at each place.

    In a spaced script (Korean) what is not known ends the word: its tail is an ending.
    """
    tags, at, text = [], 0, token.key
    while at < len(text):
        for length in range(min(LONGEST_IDEOGRAMS, len(text) - at), 0, -1):
            phrases = lexicon.heads.get(text[at:at + length])
            if phrases and not phrases[-1].rest:
                phrase, start = phrases[-1], token.start + at
                tags.append(Tag(phrase.kind, phrase.value, text[at:at + length], start,
                                start + length, phrase.foreseen))
                break
        else:
            length = 1
            tags.append(Tag("w", None, text[at], token.start + at, token.start + at + 1))
        at += length
    return tags


def tag(tokens: list[Token], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a wording in order, one a phrase."""
    tags: list[Tag] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = _longest(tokens, at, lexicon) if token.kind not in (NUMBER, NONE) else None
        if found:
            phrase, behind = found
            tags.append(Tag(phrase.kind, phrase.value, token.key, token.start,
                            tokens[behind - 1].end, phrase.foreseen))
            at = behind
            continue
        tags.extend(_other(token, lexicon))
        at += 1
    return tags


def _other(token: Token, lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a token that begins no phrase."""
    if token.kind == RUN:
        return _run(token, lexicon)
    if token.kind == NUMBER:
        return [Tag("n", token.text, token.key, token.start, token.end)]
    if token.kind in (NONE, NAME):
        return [Tag("x", None, token.key, token.start, token.end)]
    if token.kind == SIGN:
        return [Tag("?", None, token.key, token.start, token.end)]
    return _spelled(token, lexicon)
