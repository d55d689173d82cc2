"""The words by which figures are drafted, as patterns of one language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from figures.wording.languages import told
from figures.wording.lexicon import ordinals
from figures.wording.lists import word_list
from figures.wording.tokens import IDEOGRAPHS, tokenize

EVERYWHERE = "und"
PEOPLE, GROUND, LENGTH, PLACES = "people", "ground", "length", "places"
UNSPACED = re.compile(f"[{IDEOGRAPHS}]")
OTHER = "other"  # what became of people that no ledger of losses holds: arrested, rescued
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what became of what is counted; `group` is people, ground, length or
    places."""

    start: int
    end: int
    group: str
    quantity: str


def language(text: str) -> str:
    """Return the language of a text by its words; English where they tell nothing."""
    return told(tokenize(text, ordinals()))[1].language


def limit(name: str) -> int:
    """Return how far these modules look in one respect, a whole number of `drafting.yml`."""
    return int(word_list("drafting")[name]["is"])


def shared(name: str) -> Any:
    """Return one of the lists of `extract.yml` that belong to no one language."""
    return word_list("extract")[name]


def trait(name: str) -> Any:
    """Return the languages that are written in some way, or what each of them has."""
    return shared("traits")[name]


def _block(code: str) -> dict[str, Any]:
    return dict(word_list("extract").get(code) or {})


def _shape(phrase: str, code: str) -> str:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    if UNSPACED.search(phrase):
        return words
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    joined = str(trait("joined_before").get(code, ""))
    return before + joined + words + after


def pattern(phrases: Iterable[str], code: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as words of their own, the longest first."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    shapes = "|".join(_shape(phrase, code) for phrase in ordered)
    return re.compile(shapes, re.IGNORECASE) if shapes else NEVER


@cache
def words(name: str, code: str) -> re.Pattern[str]:
    """Return the pattern of one list of words of a language; what all share is in it too."""
    lists = [_block(one).get(name, ()) for one in (EVERYWHERE, code)]
    return pattern((phrase for some in lists for phrase in some), code)


@cache
def plain_words(name: str, code: str) -> frozenset[str]:
    """Return one list of words of a language in lower case, to look single words up in."""
    return frozenset(str(phrase).lower() for phrase in _block(code).get(name, ()))


@cache
def _cue_patterns(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found: dict[tuple[str, str], list[str]] = {}
    counted = word_list("counted").get(code) or {}
    weak = plain_words("weak", code)
    for quantity, phrases in counted.items():
        if quantity != "source":
            found[PEOPLE, quantity] = [one for one in phrases if one.lower() not in weak]
    for group in (PEOPLE, GROUND, LENGTH, PLACES):
        for quantity, phrases in _block(code).get(group, {}).items():
            found.setdefault((group, quantity), []).extend(phrases)
    return tuple((group, quantity, pattern(phrases, code))
                 for (group, quantity), phrases in found.items())


def cues(sentence: str, code: str) -> tuple[Cue, ...]:
    """Return the words of a sentence that say what is counted, in order; of those of one group that
    overlap only the longest: "killed and wounded" is casualties."""
    found = [Cue(*match.span(), group, quantity) for group, quantity, shape in _cue_patterns(code)
             for match in shape.finditer(sentence)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.start - cue.end, cue.quantity != OTHER)):
        if not any(cue.group == other.group and cue.start < other.end and other.start < cue.end
                   for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.start))


def split_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text, with hyphens, points and apostrophes inside, and the apostrophe of
    a plural that owns: doctors' union."""
    yield from re.finditer(r"[^\W_](?:[\w'’.&-]*[\w])?(?:(?<=s)['’](?=\s\w))?|&", text)
