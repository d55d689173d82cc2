"""Number words written together: "fünfhundertzwanzig", "duecentomila", "kaksisataa"."""

from functools import lru_cache
from typing import Any

from figures.wording.lexicon import Lexicon, lexicon
from figures.wording.lists import reach
from figures.wording.sums import added_up
from figures.wording.tags import Tag
from figures.wording.tokens import REMEMBERED

COMPOUND = "compound"
PARTS = "dm&"
WRITTEN = "--"  # stands for a part; a lone letter would be no scale
LONGEST_WORD = reach("longest_number_word")
LONGEST_PART = reach("longest_number_part")


def split_number(word: str, words: Lexicon) -> tuple[tuple[str, Any], ...]:
    """Return the number words that a word is made of, in order; none where it is no number."""
    fits = COMPOUND in words.flags and len(word) <= LONGEST_WORD
    return _split(word, words.language) if fits else ()


@lru_cache(maxsize=REMEMBERED)
def _split(word: str, language: str) -> tuple[tuple[str, Any], ...]:
    """Try the longest part first at each place; from the end, so that each place is tried once."""
    behind: dict[int, tuple[tuple[str, Any], ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + LONGEST_PART), start, -1):
            part = _part(word[start:end], language) if end in behind else None
            if part:
                behind[start] = (part, *behind[end])
                break
    found = behind.get(0, ())
    return found if found and found[0][0] != "&" and _is_one(found, language) else ()


def _is_one(parts: tuple[tuple[str, Any], ...], language: str) -> bool:
    """Tell whether number words written together add up to one number: six-ten-six does not."""
    tags = [Tag(kind, value, WRITTEN, 0, 0) for kind, value in parts]
    return added_up(tags, 0, (), lexicon(language))[2] == len(tags)


def _part(text: str, language: str) -> tuple[str, Any] | None:
    for phrase in lexicon(language).heads.get(text, ()):
        if not phrase.rest and (phrase.kind in PARTS or phrase.kind == "V"):
            value = phrase.value[0] if phrase.kind == "V" else phrase.value
            return ("m" if phrase.kind == "V" else phrase.kind), value
    return None
