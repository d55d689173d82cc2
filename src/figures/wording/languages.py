"""The language of a wording, by its words."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from figures.wording.compounds import COMPOUND, split_number
from figures.wording.lexicon import Lexicon, languages, lexicon
from figures.wording.lists import reach, word_list
from figures.wording.tagging import tag
from figures.wording.tags import Tag
from figures.wording.tokens import HANGUL, NAME, REMEMBERED, RUN, SHORTEST_STEM, WORD, Token

KANA, HAN = ("\u3041", "\u30ff"), "zh"
WEIGHTS = dict.fromkeys("x?n", 0) | dict.fromkeys("FsOAa&orbdEy", 1) | dict.fromkeys(
    "hHBR", reach("hedge_weight"))  # of kinds of tag, for telling the language
Owners = dict[str, dict[str, int]]  # of a word: its languages, with its weight in each
TOLD_BY = (WORD, NAME)
SHORT = reach("short_word")
TELLING = reach("telling_words")


def _words_of(code: str) -> Iterator[tuple[str, int]]:
    """Yield every word of one language's lists with what it weighs; a stem ends in *."""
    known = lexicon(code)
    yield from ((word, 1) for words in known.sets.values() for word in words)
    for index, ending in ((known.heads, ""), (known.stems, "*")):
        for head, phrases in index.items():
            yield head + ending, 1 + any(not phrase.rest for phrase in phrases)
            yield from ((rest, 1) for phrase in phrases for rest in phrase.rest)


@cache
def _owners() -> tuple[Owners, Owners]:
    """Map every word, and every stem, of the lists to the languages that have it."""
    words: Owners = {}
    stems: Owners = {}
    for code in languages():
        for word, weight in _words_of(code):
            owners = (stems if word.endswith("*") else words).setdefault(word.removesuffix("*"), {})
            owners[code] = max(weight, owners.get(code, 0))
    return words, stems


@cache
def _first_words() -> frozenset[str]:
    """Return the words of the first language: a wording of these alone is in it.

    Parts of phrases are not enough: "do" is English only in "do not exceed".
    """
    words, _ = _owners()
    return frozenset(word for word, owners in words.items() if owners.get(languages()[0], 0) > 1)


@lru_cache(maxsize=REMEMBERED)
def _votes(key: str) -> tuple[tuple[str, int], ...]:
    """Return the languages that have a word, or write it as one number, or know its longest stem,
    with what it counts there.

    Long words count twice; a word of every language counts for none.
    """
    words, stems = _owners()
    known = words.get(key) or {code: 2 for code in languages() if COMPOUND in lexicon(code).flags
                               and split_number(key, lexicon(code))}
    for length in range(len(key), SHORTEST_STEM - 1, -1):
        known = known or stems.get(key[:length], {})
    if len(known) == len(languages()):
        return ()
    return tuple((code, weight * (1 + (len(key) > SHORT))) for code, weight in known.items())


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


def _score(tokens: list[Token]) -> dict[str, int]:
    """Count the words that each language knows."""
    score: dict[str, int] = {}
    for token in tokens:
        initials = token.text.isupper() and len(token.text) <= SHORT and token.text.isascii()
        if token.kind in TOLD_BY and not initials:  # AP, the agency, is no word of Latvian
            for code, vote in _votes(token.key):
                score[code] = score.get(code, 0) + vote
    return score


def _candidates(tokens: list[Token]) -> list[str]:
    """Return the languages that a wording may be in: those that know half as much as the best."""
    runs = [token.text for token in tokens if token.kind == RUN]
    if runs:
        return [_by_script("".join(runs)) or HAN]
    known = _first_words()
    if all(token.key in known for token in tokens if token.kind in TOLD_BY):
        return [languages()[0]]
    score = _score(tokens)
    if not score:
        return [_of_script(tokens)]
    enough = max(score.values()) / 2
    likely = [code for code, votes in score.items() if votes >= enough]
    return likely if len(likely) == 1 else sorted(likely, key=languages().index)


def _coverage(tags: list[Tag], words: Lexicon) -> int:
    """Return how much of a wording is understood: letters of its phrases, hedges thrice."""
    starts = [max(tag.start, before) for tag, before in  # parts of one word stand where it stands
              zip(tags, [0, *(tag.end for tag in tags)], strict=False)]
    return sum((tag.end - start) * _weight(tag, words)
               for tag, start in zip(tags, starts, strict=True))


def _weight(tag: Tag, words: Lexicon) -> int:
    if tag.kind == "w":  # an aside, or a word that the lists only name for its company
        return 2 if tag.value else int(any(tag.key in some for some in words.sets.values()))
    return WEIGHTS.get(tag.kind, 2)


def told(tokens: list[Token]) -> tuple[list[Tag], Lexicon]:
    """Return the tags of a wording in the language that understands most of it, and its words.

    Of languages that understand as much the one listed first; English where none does. The first
    words tell (`telling_words`), which keeps the time for the longest wordings short.
    """
    likely = [lexicon(code) for code in _candidates(tokens)]
    if len(likely) == 1:
        return tag(tokens, likely[0]), likely[0]
    tried = [(tag(tokens[:TELLING], words), words) for words in likely]
    tags, words = max(tried, key=lambda read: _coverage(*read))
    return tags if len(tokens) <= TELLING else tag(tokens, words), words
