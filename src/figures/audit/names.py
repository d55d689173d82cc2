"""Who is meant: an article's names as names of sources.csv, and the parties that it speaks of."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile

from rapidfuzz import fuzz

from figures.definitions import Party
from figures.extract.vocabulary import limit, pattern, plain_words
from figures.sources import Sources
from figures.wording.lists import word_list
from figures.wording.tokens import fold

SHORTEST = limit("short_name")
SPELT_ALIKE = 82.0  # rapidfuzz ratio (0 to 100): Zelensky and Zelenskyy, not Petrov and Pavlov
STEM_LEFT = 2  # letters that a derived word may change at a name's end: Ukraine, Ukrainian
SHORTEST_STEM = limit("stem_letters")
ENDING = limit("ending_letters")


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(re.sub(r"['’]s\b", "", name)))


def canonical(name: str, sources: Sources) -> str:
    """Return the source that an article's name means, "" where it can't be told: one that is so
    spelt, or whose name the words hold, or the only one with the same words in another order, or
    with nearly the same last name."""
    if sources.known(name):
        return sources.name(name)
    said = _words(name)
    if not said:
        return ""
    spellings = {spelling: _words(spelling) for spelling in sources.canonical}
    inside = [spelling for spelling, words in spellings.items()
              if words and len("".join(words)) >= SHORTEST and _within(words, said)]
    if inside:
        return sources.name(max(inside, key=lambda spelling: len(spellings[spelling])))
    around = {sources.name(spelling) for spelling, words in spellings.items()
              if len(said) > 1 and _within(said, words)}
    if len(around) == 1:
        return around.pop()
    turned = {sources.name(spelling) for spelling, words in spellings.items()
              if _same_words(said, words)}
    if len(turned) == 1:
        return turned.pop()
    latin = [_latin(word) for word in said]
    alike = {sources.name(spelling) for spelling, words in spellings.items()
             if _is_person(spelling) and words and _alike(words[-1], latin[-1], latin != said)
             and (len(latin) == 1 or words[0][:1] == latin[0][:1])}
    return alike.pop() if len(alike) == 1 else ""


def _same_words(said: list[str], known: list[str]) -> bool:
    """Tell whether two names have the same words but for what joins them and their order: Russia's
    Defence Ministry, the Russian Ministry of Defense."""
    joins = plain_words("joins", "en") | plain_words("determiners", "en")
    ours, theirs = ([word for word in words if word not in joins] for words in (said, known))
    return len(ours) == len(theirs) > 1 and all(
        any(_kin(one, other) for other in theirs) for one in ours) and all(
        any(_kin(one, other) for one in ours) for other in theirs)


def _kin(one: str, other: str) -> bool:
    """Tell whether two words are one, or derived from one: Ukraine, Ukrainian; defence, defense."""
    if fuzz.ratio(one, other) >= SPELT_ALIKE:
        return True
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same > SHORTEST_STEM and max(len(one), len(other)) - same <= ENDING


def _latin(word: str) -> str:
    """Return a word in Latin letters, where it is in Cyrillic ones."""
    return "".join(_letters().get(letter, letter) for letter in word)


@cache
def _letters() -> dict[str, str]:
    return dict(word_list("letters")["letters"])


def _alike(known: str, said: str, declined: bool) -> bool:
    """Tell whether two last names are one spelt in two ways; one from a language that declines
    names (of Zelensky: Зеленского) may end differently."""
    if fuzz.ratio(known, said) >= SPELT_ALIKE:
        return True
    stem = max(len(known) - STEM_LEFT, SHORTEST_STEM)
    return declined and fuzz.ratio(known[:stem], said[:stem]) >= SPELT_ALIKE


def _within(inner: list[str], outer: list[str]) -> bool:
    """Tell whether words stand one behind the other among others."""
    return any(outer[at:at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1))


def _is_person(spelling: str) -> bool:
    """Tell whether a name is written as persons' are: two words or more with capitals."""
    words = spelling.split()
    written = all(word[:1].isupper() and not word.isupper() for word in words)
    return written and 1 < len(words) <= limit("name_words")


@lru_cache
def party_pattern(name: str, key: str) -> re.Pattern[str]:
    """Return the pattern of the words that name a party or its people."""
    known = word_list("parties").get(name)
    words = list(known) if known else []
    last = name.split()[-1] if name.split() else name
    stem = name[:len(name) - STEM_LEFT] if len(last) - STEM_LEFT >= SHORTEST_STEM else name
    words += [name, f"{stem}*"] if not known else [name]
    if len(key) <= SHORTEST_STEM:
        words.append(key.upper())
    return pattern(words, "en")


def mentions(sentence: str, parties: Iterable[Party]) -> list[tuple[int, int, str]]:
    """Return where a sentence names a party or its people, in order: start, end, the key."""
    found = [(*match.span(), party.key) for party in parties
             for match in party_pattern(party.name, party.key).finditer(sentence)]
    return sorted(found)
