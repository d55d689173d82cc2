"""The language of a wording, by its words."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from figures.wording.compounds import COMPOUND, split_number
from figures.wording.lexicon import Lexicon, languages, lexicon
from figures.wording.lists import reach, word_list
from figures.wording.tokens import HANGUL, NAME, REMEMBERED, RUN, SHORTEST_STEM, WORD, Token

KANA, HAN = ("\u3041", "\u30ff"), "zh"
TOLD_BY = (WORD, NAME)
SHORT = reach("short_word")


def _words_of(code: str) -> Iterator[str]:
    """Yield every word of one language's phrases; a stem ends in *."""
    known = lexicon(code)
    yield from (word for words in known.sets.values() for word in words)
    for index, ending in ((known.heads, ""), (known.stems, "*")):
        for head, phrases in index.items():
            yield head + ending
            yield from (rest for phrase in phrases for rest in phrase.rest)


@cache
def _owners() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Map every word, and every stem, of the lists to the languages that have it."""
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for code in languages():
        for word in set(_words_of(code)):
            home = stems if word.endswith("*") else words
            home.setdefault(word.removesuffix("*"), []).append(code)
    return words, stems


@cache
def _first_words() -> frozenset[str]:
    """Return the words of the first language: a wording of these alone is in it."""
    words, _ = _owners()
    return frozenset(word for word, owners in words.items() if languages()[0] in owners)


@lru_cache(maxsize=REMEMBERED)
def _languages_of(key: str) -> tuple[str, ...]:
    words, stems = _owners()
    found = list(words.get(key, ()))
    for length in range(len(key), SHORTEST_STEM - 1, -1) if not found else ():
        found += stems.get(key[:length], ())
    if not found:
        compound = (lexicon(code) for code in languages())
        found = [words.language for words in compound
                 if COMPOUND in words.flags and split_number(key, words)]
    return tuple(dict.fromkeys(found))


def _by_script(text: str) -> str | None:
    """Return the language of a run of ideographs or syllables by its script."""
    if any(HANGUL[0] <= c <= HANGUL[1] for c in text):
        return "ko"
    return "ja" if any(KANA[0] <= c <= KANA[1] for c in text) else None


def _of_script(tokens: list[Token]) -> str:
    """Return the language that stands for the script of the first word, English for Latin's."""
    first = next((token.text[0] for token in tokens if token.kind == WORD), "a")
    script = unicodedata.name(first, "").partition(" ")[0]
    return str(word_list("grammar")["scripts"].get(script, languages()[0]))


def _score(tokens: list[Token]) -> Counter[str]:
    """Count the words that each language knows, long ones twice; those of all languages not."""
    score: Counter[str] = Counter()
    for token in tokens:
        initials = token.text.isupper() and len(token.text) <= SHORT and token.text.isascii()
        if token.kind not in TOLD_BY or initials:  # AP, the agency, is no word of Latvian
            continue
        owners = _languages_of(token.key)
        for code in owners if len(owners) < len(languages()) else ():
            score[code] += 1 + (len(token.key) > SHORT)
    return score


def language_of(tokens: list[Token]) -> Lexicon:
    """Return the words of the language that knows most of a wording's, English where none does."""
    runs = [token.text for token in tokens if token.kind == RUN]
    if runs:
        return lexicon(_by_script("".join(runs)) or HAN)
    known = _first_words()
    if all(token.key in known for token in tokens if token.kind in TOLD_BY):
        return lexicon(languages()[0])
    score = _score(tokens)
    if not score:
        return lexicon(_of_script(tokens))
    best = max(score.values())
    return lexicon(next(code for code in languages() if score[code] == best))
