"""Tokens as tags: what each word or phrase is, in the language of the wording."""

from typing import Any, NamedTuple

from figures.wording.compounds import split_number
from figures.wording.lexicon import Lexicon, Phrase
from figures.wording.tokens import NAME, NONE, NUMBER, RUN, SIGN, WORD, Token

BETWEEN = {".", "-", "'"}  # may stand between the words of a phrase: "sq. km", "two-thirds"
DOT = "."
SHORT = 5  # letters of the longest abbreviation that a dot ends
SHORTENED = "muthB"  # kinds of word that are abbreviated
SHORTEST_STEM = 2
UNKNOWN = (NUMBER, NONE, RUN)  # kinds of token that begin no phrase
HANGUL = ("\uac00", "\ud7af")
LONGEST_PHRASE = 8  # tokens
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
    return _affixed(token, lexicon) or [Tag("w", None, token.key, token.start, token.end)]


def _behind_prefix(tokens: list[Token], at: int,
                   lexicon: Lexicon) -> tuple[list[Tag], int] | None:
    """Return the phrase behind a prefix that is written with its first word, if there is one."""
    token = tokens[at]
    for prefix in lexicon.prefixes:
        if token.key.startswith(prefix) and len(token.key) > len(prefix) + 1:
            inner = token._replace(key=token.key.removeprefix(prefix))
            found = _longest([inner, *tokens[at + 1:at + LONGEST_PHRASE]], 0, lexicon)
            if found:
                phrase, behind = found
                end = tokens[at + behind - 1].end
                return [*_affix(prefix, token, lexicon), Tag(
                    phrase.kind, phrase.value, inner.key, token.start, end, phrase.foreseen,
                )], at + behind
    return None


def _affixed(token: Token, lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a number word before a case ending: "binden", "ათასზე"."""
    for suffix in lexicon.suffixes:
        if token.key.endswith(suffix):
            inner = _whole(token._replace(key=token.key.removesuffix(suffix)), lexicon)
            if inner and inner[-1].kind in "dmV":
                return [*inner, *_affix(suffix, token, lexicon)]
    return []


def _affix(affix: str, token: Token, lexicon: Lexicon) -> list[Tag]:
    single = [phrase for phrase in lexicon.heads.get(affix, ()) if not phrase.rest][:1]
    return [Tag(phrase.kind, phrase.value, affix, token.start, token.end) for phrase in single]


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
    numerals = _numerals(text, lexicon, behind_digits) if spaced else 0
    while at < len(text):
        length, phrase = _piece(text, at, lexicon, numerals - at)
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


def _numerals(text: str, lexicon: Lexicon, behind_digits: bool) -> int:
    """Return how many numerals a run begins with, 0 where a lone one may be any syllable."""
    end = 0
    while end < min(len(text), LONGEST_NUMERAL) and any(
            phrase.kind in "dmV" for phrase in lexicon.heads.get(text[end], ())):
        end += 1
    return end if behind_digits or end > 1 or len(text) == 1 else 0


def _abbreviates(tagged: Tag, dot: Token) -> bool:
    """Tell whether a dot belongs to the short word before it: "12 тыс.", "5 sq. mi."."""
    return tagged.end == dot.start and tagged.key.isalpha() and dot.start - tagged.start <= SHORT


def tag(tokens: list[Token], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a wording in order, one a phrase."""
    tags: list[Tag] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = _longest(tokens, at, lexicon) if token.kind not in UNKNOWN else None
        if tags and token.key == DOT and tags[-1].kind in SHORTENED and _abbreviates(tags[-1], token):
            at += 1
            continue
        if found:
            phrase, behind = found
            tags.append(Tag(phrase.kind, phrase.value, token.key, token.start,
                            tokens[behind - 1].end, phrase.foreseen))
            at = behind
            continue
        prefixed = _behind_prefix(tokens, at, lexicon) if token.kind == WORD else None
        if prefixed:
            tags.extend(prefixed[0])
            at = prefixed[1]
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
