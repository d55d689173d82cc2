"""The words of one language, from the word lists, ready to be looked up."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from figures.wording.lists import spelled_out, word_list
from figures.wording.tokens import IDEOGRAPHS, SIGN, fold, tokenize

IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
SIDES = "|"  # between what a hedge says in front of its number and behind
UNIVERSAL = "und"  # CLDR's name for the undetermined language: what all share
JOINERS = {"to": "r", "between": "b", "and": "&", "or": "o", "per": "/", "article": "a",
           "definite": "A", "of": "O", "in": "i", "stop": "s", "filler": "F", "no": "z",
           "none": "z", "comma": ",", "clause": ".", "open": "(", "close": ")", "slash": "|",
           "but": "E", "alternative": "y"}
HEDGED = {"before": "h", "after": "H", "loose": "l", "spread": "J"}
MARKED = {"before": "<", "after": ">", "times": ">", "months": "M", "aside": "w", "became": "w",
          "money": "$"}
SETS = ("year", "event", "speaker", "says", "change", "clock", "street", "days", "a_week",
        "a_month", "more", "ages", "differs", "lacks", "denies", "instead", "named",
        "passes", "point", "tight", "places", "contracted", "not_even", "certain",
        "heads", "to_heads", "to_each", "inverts", "averages", "absent", "without",
        "whence", "became")
MERGED = {"hH": "B", "Hh": "B", "lh": "l", "hl": "l", "mv": "V", "vm": "V", "rh": "R",
          "d>": "T", "Vv": "V", "Vm": "V", "Bh": "B", "BH": "B", "Rh": "R", "RH": "R"}
NOUN_NEEDED = "noun-needed"  # of a language whose numerals are syllables of other words too
CLDR = {"units": "u", "durations": "t", "rates": "D"}


class Phrase(NamedTuple):
    """Words that mean something together: the further words, their kind and meaning."""

    rest: tuple[str, ...]
    kind: str
    value: Any
    foreseen: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by their first word; `stems` stand for any ending."""

    language: str
    heads: dict[str, tuple[Phrase, ...]]
    stems: dict[str, tuple[Phrase, ...]]
    sets: dict[str, frozenset[str]]
    flags: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    decimal: str


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words, English first."""
    return tuple(code for code in word_list("joiners") if code != UNIVERSAL)


@cache
def ordinals() -> tuple[str, ...]:
    """Return the endings that make a written number an ordinal, in any language."""
    return tuple(word_list("distractors")[UNIVERSAL]["ordinals"])


def keys(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokens of a wording are looked up; * ends a stem."""
    parts = phrase.split(" ")
    if all(part.removesuffix("*").isalpha() for part in parts) and not IDEOGRAPH.search(phrase):
        return tuple(map(fold, parts))  # as its tokens would be, in less time
    found = tokenize(phrase, ordinals())
    if len(found) == 1:
        return (found[0].key,)
    stems = {token.start for token in found if token.key == "*"}
    return tuple(token.key + "*" * (token.end in stems) for token in found
                 if token.kind != SIGN or token.key == "%")


def _block(name: str, language: str) -> dict[str, Any]:
    return dict(word_list(name).get(language) or {})


def _joined(language: str) -> Iterator[tuple[str, str, Any]]:
    for name, words in _block("joiners", language).items():
        if name == "daily":
            yield from ((word, "D", unit) for unit, some in words.items() for word in some)
        elif name in JOINERS:
            yield from ((word, JOINERS[name], name) for word in words)


def _numbered(language: str) -> Iterator[tuple[str, str, Any]]:
    block = _block("numbers", language)
    for name, kind in (("words", "d"), ("scales", "m"), ("about", "C"), ("shares", "f")):
        for value, words in block.get(name, {}).items():
            yield from ((word, kind, float(value)) for word in words)
    yield from ((word, "Y", True) for word in block.get("ratio", ()))
    yield from ((word, "j", True) for word in block.get("and_a_half", ()))
    for parts, words in block.get("parts", {}).items():
        yield from ((word, "q", 1 / float(parts)) for word in words)


def _counted(language: str) -> Iterator[tuple[str, str, Any]]:
    block = _block("units", language)
    for unit, words in block.items():
        if unit not in ("source", "single", "double"):
            yield from ((word, "u", unit) for word in words)
    for unit, words in block.get("single", {}).items():
        yield from ((word, "U", unit) for word in words)
    for meaning, words in block.get("double", {}).items():
        yield from ((word, "W", meaning) for word in words)
    for counted, words in _block("counted", language).items():
        yield from ((word, "c", counted) for word in words if counted != "source")


def _hedged(language: str) -> Iterator[tuple[str, str, Any]]:
    for place, hedges in _block("hedges", language).items():
        for hedge, words in hedges.items() if place in HEDGED else ():
            yield from ((each, HEDGED[place], hedge)
                        for word in words for each in spelled_out(word))
    for name, words in dict(word_list("vague")["words"].get(language) or {}).items():
        yield from ((word, "v", name) for word in words if name != "source")
    for term, words in _block("likelihood", language).items():
        if term not in ("source", "foreseen"):
            yield from ((word, "p", term) for word in words)


def _marked(language: str) -> Iterator[tuple[str, str, Any]]:
    block = _block("distractors", language)
    for name, kind in MARKED.items():
        yield from ((word, kind, True) for word in block.get(name, ())
                    if name != "before" or " " in word or IDEOGRAPH.search(word))
    for unit, words in block.get("duration", {}).items():
        yield from ((word, "t", unit) for word in words)


def _published(language: str) -> Iterator[tuple[str, str, Any]]:
    """Yield what CLDR knows: names of measures, durations and rates, and of months.

    The value of a month says whether the language writes it with a capital ("May", not "may").
    """
    block = _block("cldr", language)
    for name, kind in CLDR.items():
        for meaning, words in block.get(name, {}).items():
            yield from ((word, kind, meaning) for word in words)
    yield from ((word, "M", word[:1].isupper()) for word in block.get("months", ()))


def _family(language: str) -> list[str]:
    """Return the languages whose words are read together, the asked one last."""
    return [UNIVERSAL, *_block("numbers", language).get("with", ()), language]


def _foreseen(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(keys(word) for code in _family(language)
                     for word in _block("likelihood", code).get("foreseen", ()))


def _entries(language: str) -> dict[tuple[str, ...], tuple[str, Any]]:
    """Return every phrase with its kind and meaning; a later list wins, some kinds merge."""
    found: dict[tuple[str, ...], tuple[str, Any]] = {}
    for code in _family(language):
        for words, kind, value in _listed(code):
            found[words] = _merged(found.get(words), kind, value)
    return found


@cache
def _listed(language: str) -> tuple[tuple[tuple[str, ...], str, Any], ...]:
    """Return the words of one language in all lists, in the order in which a later one wins."""
    parts = (_published, _counted, _joined, _numbered, _hedged, _marked)
    rows = ((keys(text), kind, value) for part in parts for text, kind, value in part(language))
    return tuple(row for row in rows if row[0] and not (row[1] == "M" and len(row[0][0]) < 2))


def _merged(old: tuple[str, Any] | None, kind: str, value: Any) -> tuple[str, Any]:
    """Return the joint kind and meaning of a word that stands in two lists."""
    if old is None or MERGED.get(old[0] + kind) is None:
        return kind, value
    if old[0] + kind == "hH" and old[1] != value:
        return "B", f"{old[1]}{SIDES}{value}"  # tops 300 is over it, 300 tops is up to it
    if old[0] + kind in ("mv", "vm"):
        return "V", (old[1], value) if kind == "v" else (value, old[1])
    return MERGED[old[0] + kind], (old[1] if old[0] in "dVBR" else value)


def _indexed(entries: dict[tuple[str, ...], tuple[str, Any]],
             foreseen: frozenset[tuple[str, ...]]) -> dict[str, tuple[Phrase, ...]]:
    """Index phrases by their first word, the longest first."""
    index: dict[str, list[Phrase]] = defaultdict(list)
    singles = {words[0] for words in foreseen if len(words) == 1}
    for words, (kind, value) in entries.items():
        marked = words in foreseen or bool(singles & {*words})
        index[words[0]].append(Phrase(words[1:], kind, value, marked))
    for words in foreseen - entries.keys():
        index[words[0]].append(Phrase(words[1:], "e", None, True))
    return {head: tuple(sorted(phrases, key=lambda phrase: -len(phrase.rest)))
            for head, phrases in index.items()}


def _word_sets(language: str) -> dict[str, frozenset[str]]:
    blocks = [_block("distractors", code) for code in _family(language)]
    named = {name: frozenset(fold_key for block in blocks for word in block.get(name, ())
                             for fold_key in keys(word) if " " not in word)
             for name in (*SETS, "before")}
    duals = _block("numbers", language).get("duals", ())
    return {**named, "dual": frozenset(key for word in duals for key in keys(word))}


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of one language with what all languages share, loaded once."""
    index = _indexed(_entries(language), _foreseen(language))
    symbols = _block("cldr", language).get("signs", {})
    numbers = _block("numbers", language)
    return Lexicon(
        language, {head: some for head, some in index.items() if not head.endswith("*")},
        {head[:-1]: some for head, some in index.items() if head.endswith("*")},
        _word_sets(language), frozenset(numbers.get("flags", ())),
        tuple(map(fold, numbers.get("prefixes", ()))),
        tuple(map(fold, numbers.get("suffixes", ()))), symbols.get("decimal", "."))
