"""Tokens as tags: what each word or phrase is, in the language of the wording."""

from typing import Any, NamedTuple

from figures.wording.compounds import split_number
from figures.wording.lexicon import Lexicon, Phrase
from figures.wording.tokens import NAME, NONE, NUMBER, RUN, SIGN, Token

BETWEEN = {".", "-", "'"}  # may stand between the words of a phrase: "sq. km", "two-thirds"
SHORTEST_STEM = 2
UNKNOWN = (NUMBER, NONE, RUN)  # kinds of token that begin no phrase
HANGUL = ("\uac00", "\ud7af")
LONGEST_IDEOGRAMS = 8
LONGEST_NUMERAL = 24  # syllables: a number below a quadrillion has fewer


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


def _run(token: Token, lexicon: Lexicon, behind_digits: bool) -> list[Tag]:
    """Return the tags of a run without spaces, the longest known piece first at each place.

    In Hangul, which is spaced, what is not known ends the word, for its tail is an ending; and
    its one-syllable numerals count only behind digits or where several stand together.
    """
    spaced = HANGUL[0] <= token.key[0] <= HANGUL[1]
    tags, at, text = [], 0, token.key
    while at < len(text):
        numerals = _numerals(text, at, lexicon, behind_digits and not at) if spaced else 0
        length, phrase = _piece(text, at, lexicon, numerals)
        start = token.start + at
        if phrase is None and spaced:
            break
        kind, value, foreseen = (phrase.kind, phrase.value, phrase.foreseen) if phrase else (
            "w", None, False)
        tags.append(Tag(kind, value, text[at:at + length], start, start + length, foreseen))
        at += length
    return tags


def _piece(text: str, at: int, lexicon: Lexicon, numerals: int) -> tuple[int, Phrase | None]:
    """Return the longest known piece of a run at a place; numerals only within `numerals`."""
    for length in range(min(LONGEST_IDEOGRAMS, len(text) - at), 0, -1):
        for phrase in lexicon.heads.get(text[at:at + length], ()):
            spoken = phrase.kind in "dmV" and HANGUL[0] <= text[at] <= HANGUL[1]
            if not phrase.rest and (not spoken or length <= numerals):
                return length, phrase
    return 1, None


def _numerals(text: str, at: int, lexicon: Lexicon, behind_digits: bool) -> int:
    """Return for how many syllables numerals go on here, 0 where a single one may be a syllable."""
    end = at
    while end - at < LONGEST_NUMERAL and end < len(text) and any(p.kind in "dmV" for p in lexicon.heads.get(text[end], ())):
        end += 1
    return end - at if behind_digits or end - at > 1 or len(text) == 1 else 0


def tag(tokens: list[Token], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a wording in order, one a phrase."""
    tags: list[Tag] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = _longest(tokens, at, lexicon) if token.kind not in UNKNOWN else None
        if found:
            phrase, behind = found
            tags.append(Tag(phrase.kind, phrase.value, token.key, token.start,
                            tokens[behind - 1].end, phrase.foreseen))
            at = behind
            continue
        digits = at > 0 and tokens[at - 1].kind == NUMBER and tokens[at - 1].end == token.start
        tags.extend(_other(token, lexicon, digits))
        at += 1
    return tags


def _other(token: Token, lexicon: Lexicon, behind_digits: bool) -> list[Tag]:
    """Return the tags of a token that begins no phrase."""
    if token.kind == RUN:
        return _run(token, lexicon, behind_digits)
    if token.kind == NUMBER:
        return [Tag("n", token.text, token.key, token.start, token.end)]
    if token.kind in (NONE, NAME):
        return [Tag("x", None, token.key, token.start, token.end)]
    if token.kind == SIGN:
        return [Tag("?", None, token.key, token.start, token.end)]
    return _spelled(token, lexicon)
