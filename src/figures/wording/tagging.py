"""Tokens as tags: what each word or phrase is, in the language of the wording."""

from functools import lru_cache

from figures.wording.compounds import split_number
from figures.wording.lexicon import Lexicon, Phrase
from figures.wording.lexicon import lexicon as lexicon_of
from figures.wording.lists import reach
from figures.wording.runs import is_counted_numeral, run_at
from figures.wording.tags import Tag
from figures.wording.tokens import (
    HANGUL,
    NAME,
    NONE,
    NUMBER,
    REMEMBERED,
    RUN,
    SHORTEST_STEM,
    SIGN,
    WORD,
    Token,
)

BETWEEN = {".", "-", "'", "^"}  # may stand between the words of a phrase: "sq. km", "two-thirds"
DOT = "."
SCALE = "m"
COUNTING = "ndmVvTCHBfqj"  # kinds before a counter apart
SHORT = reach("abbreviation")
LEADING, TRAILING = "hB", "HB"
SHORTENED = "muthBHl"  # kinds of word that are abbreviated
UNKNOWN = (NUMBER, NONE, RUN)  # kinds of token that begin no phrase
LONGEST_PHRASE = reach("longest_phrase")


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


def _first_that_fits(tokens: list[Token], at: int,
                     phrases: tuple[Phrase, ...]) -> tuple[Phrase, int] | None:
    """Return the first phrase that stands here, the longest as they are sorted, and its end."""
    for phrase in phrases:
        behind = _follow(tokens, at, phrase) if phrase.rest else at + 1
        if behind:
            return phrase, behind
    return None


def _longest(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Phrase, int] | None:
    """Return the longest phrase that begins here, by its word or its stem, and its end."""
    key = tokens[at].key
    best = None
    if key in lexicon.heads:
        known = _beginning(lexicon.language, key, _key_behind(tokens, at))
        best = _first_that_fits(tokens, at, known)
    for stem in _stems(key, lexicon) if lexicon.stems else ():
        found = _first_that_fits(tokens, at, stem)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def _key_behind(tokens: list[Token], at: int) -> str:
    """Return the next word behind a token, past what may stand between the words of a phrase."""
    ahead = tokens[at + 1:at + 1 + LONGEST_PHRASE]
    return next((token.key for token in ahead if token.key not in BETWEEN), "")


@lru_cache(maxsize=REMEMBERED)
def _beginning(language: str, first: str, second: str) -> tuple[Phrase, ...]:
    """Return the phrases of a language that may begin with two words, the longest first."""
    return tuple(phrase for phrase in lexicon_of(language).heads[first]
                 if not phrase.rest or _agrees(phrase.rest[0], second))


def _stems(key: str, lexicon: Lexicon) -> list[tuple[Phrase, ...]]:
    """Return the phrases of the longest stem that a word begins with, if there is one; of a number
    written together none: "binaltı", 1,006, is no building, "bina"."""
    for length in range(len(key), SHORTEST_STEM - 1, -1):
        if key[:length] in lexicon.stems:
            return [] if split_number(key, lexicon) else [lexicon.stems[key[:length]]]
    return []


def _spelled(token: Token, lexicon: Lexicon) -> list[Tag]:
    """Return a word without a phrase: number words written together, or with an ending."""
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


def _before_suffix(tokens: list[Token], at: int,
                   lexicon: Lexicon) -> tuple[list[Tag], int] | None:
    """Return a number word with the phrase that its ending begins: "bine kadar", up to 1,000."""
    token = tokens[at]
    for suffix in lexicon.suffixes:
        if token.key.endswith(suffix) and at + 1 < len(tokens):
            ending = token._replace(key=suffix)
            found = _longest([ending, *tokens[at + 1:at + LONGEST_PHRASE]], 0, lexicon)
            inner = _whole(token._replace(key=token.key.removesuffix(suffix)), lexicon)
            if found and found[1] > 1 and inner and inner[-1].kind in "dmV":
                phrase, behind = found
                end = tokens[at + behind - 1].end
                return [*inner, Tag(phrase.kind, phrase.value, suffix, token.start, end,
                                    phrase.foreseen)], at + behind
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
    known = (lexicon.heads.get(token.key, ()), *_stems(token.key, lexicon))
    single = [phrase for phrases in known for phrase in phrases if not phrase.rest]
    if single:
        phrase = single[0]
        return [Tag(phrase.kind, phrase.value, token.key, token.start, token.end, phrase.foreseen)]
    parts = split_number(token.key, lexicon)
    return [Tag(kind, value, token.key, token.start, token.end) for kind, value in parts]


def _abbreviates(tagged: Tag, word: Token, dot: Token) -> bool:
    """Tell whether a dot belongs to the short word before it: "12 тыс.", "5 sq. mi."."""
    short = word.key.isalpha() and dot.start - word.start <= SHORT
    return short and word.end == dot.start and tagged.kind in SHORTENED


def _phrase(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[list[Tag], int] | None:
    """Return the tag of the longest phrase here, or behind a prefix, and the index behind it."""
    token = tokens[at]
    if token.kind in UNKNOWN:
        return None
    found = _longest(tokens, at, lexicon)
    if found is None:
        return _behind_prefix(tokens, at, lexicon) or (
            _before_suffix(tokens, at, lexicon)) if token.kind == WORD else None
    phrase, behind = found
    overtaken = phrase.rest and phrase.kind in TRAILING and (
        _is_overtaken(tokens, at, behind, lexicon) or (
            phrase.kind not in LEADING and _leads(tokens, at, behind, lexicon)))
    if overtaken:
        alone = [one for one in lexicon.heads[token.key] if not one.rest]
        phrase, behind = (alone[0] if alone else phrase), at + 1
    key = token.text if len(token.text) == 1 else token.key  # M is mega, m may be metres
    return [Tag(phrase.kind, phrase.value, key, token.start, tokens[behind - 1].end,
                phrase.foreseen)], behind


def _is_overtaken(tokens: list[Token], at: int, behind: int, lexicon: Lexicon) -> bool:
    """Tell whether a hedge for what follows begins within a phrase: "et plus" in "et plus de"."""
    inner = (_longest(tokens, place, lexicon) for place in range(at + 1, behind))
    return any(found and found[1] > behind and found[0].kind in LEADING for found in inner)


def _leads(tokens: list[Token], at: int, behind: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase that only trails ends in a hedge of the next number: "e oltre 130"."""
    if behind >= len(tokens) or tokens[behind].kind != NUMBER:
        return False
    inner = (_longest(tokens, place, lexicon) for place in range(at + 1, behind))
    return any(found and found[1] == behind and found[0].kind in LEADING for found in inner)


def tag(tokens: list[Token], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of a wording in order, one a phrase."""
    tags: list[Tag] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key == DOT and tags and _abbreviates(tags[-1], tokens[at - 1], token):
            at += 1
        elif found := _phrase(tokens, at, lexicon):
            tags.extend(found[0])
            at = found[1]
        else:
            behind = (tokens[at - 1].kind == NUMBER and tokens[at - 1].end == token.start) or (
                bool(tags) and tags[-1].kind == SCALE and is_counted_numeral(token.text, lexicon))
            counting = bool(tags) and tags[-1].kind in COUNTING
            some, at = _other(tokens, at, lexicon, behind, counting)
            tags.extend(some)
    return tags


def _other(tokens: list[Token], at: int, lexicon: Lexicon, behind_digits: bool,
           counting: bool) -> tuple[list[Tag], int]:
    """Return the tags of a token that begins no phrase, and the index behind them."""
    if tokens[at].kind == RUN:
        some, behind = run_at(tokens, at, lexicon, behind_digits)
        begins = some[0].kind == "u" and len(some[0].key) == 1 < len(tokens[at].text)
        if begins and HANGUL[0] <= some[0].key <= HANGUL[1] and not (behind_digits or counting):
            some = [some[0]._replace(kind="w", value=None, key=tokens[at].key, end=some[-1].end)]
        return some, behind  # 12명 대피: 대 begins another word, and counts no vehicles
    return _single(tokens[at], lexicon), at + 1


def _single(token: Token, lexicon: Lexicon) -> list[Tag]:
    if token.kind == NUMBER:
        return [Tag("n", token.text, token.key, token.start, token.end)]
    if token.kind in (NONE, NAME):
        return [Tag("x", None, token.key, token.start, token.end)]
    if token.kind == SIGN:
        return [Tag("?", None, token.key, token.start, token.end)]
    return _spelled(token, lexicon)
