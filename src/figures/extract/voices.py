"""Who speaks in each sentence of a text, where it takes another sentence to tell."""

import re
from dataclasses import dataclass, replace

from figures.extract.labels import labelled
from figures.extract.naming import name_of
from figures.extract.sentences import Sentence, sentences
from figures.extract.speakers import attributions
from figures.extract.subjects import Attribution
from figures.extract.vocabulary import cues, language, limit, plain_words, split_words, trait, words
from figures.wording import Reading, read

QUOTATION = re.compile(  # over sentences, not over paragraphs
    r'"(?:[^"\n]|\n(?!\s*\n))+"|“(?:[^”\n]|\n(?!\s*\n))+”|«(?:[^»\n]|\n(?!\s*\n))+»'
    r"|„(?:[^“”\n]|\n(?!\s*\n))+[“”]")
LONGEST = limit("longest_sentence")
STEM = limit("stem_letters")
ENDING = limit("ending_letters")


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence with its language, its figures, and whom it names as speakers; who is named
    elsewhere is marked as a pronoun's."""

    sentence: Sentence
    code: str
    readings: tuple[Reading, ...]
    named: tuple[Attribution, ...]


def voices(text: str) -> tuple[Voice, ...]:
    """Return the sentences of a text in order, each with its speakers: a pronoun, "the ministry"
    and a quotation that goes on mean who was named before."""
    found: list[Voice] = []
    heard: list[str] = []
    prose = [one for one in sentences(text) if len(one.text) <= LONGEST]
    whole = language(text[:LONGEST])
    for sentence in prose:
        one = _own(sentence, whole, heard)
        heard = [named.name for named in reversed(one.named) if named.name] + heard
        found.append(one)
    quoted = [match.span() for match in QUOTATION.finditer(text)]
    return tuple(_with_others(found, at, quoted, text) for at in range(len(found)))


def _language(sentence: str, whole: str) -> str:
    """Return a sentence's language; where its words tell of nothing, that of the `whole` text."""
    own = language(sentence)
    tells = own == whole or cues(sentence, own) or words("says", own).search(sentence)
    return own if tells else whole


def _own(sentence: Sentence, whole: str, heard: list[str]) -> Voice:
    """Return a sentence with the speakers that it names itself, each as who is meant."""
    code = _language(sentence.text, whole)
    readings = tuple(read(sentence.text))
    named = attributions(sentence.text, code)
    if readings and not named:
        named = labelled(sentence.text, code)
    meant: list[Attribution] = []
    for one in sorted(named, key=lambda one: one.start):
        before = [other.name for other in reversed(meant) if other.name]
        meant.append(_meant(one, sentence.text, code, before + heard))
    return Voice(sentence, code, readings, tuple(meant))


def _meant(one: Attribution, sentence: str, code: str, heard: list[str]) -> Attribution:
    if one.pronoun and not one.name:
        subject = _subject(sentence[:one.start], code)
        return replace(one, name=subject or next(iter(heard), ""))
    return replace(one, name=next(
        (name for name in heard if _stands_for(one.name, name, code)), one.name))


def _subject(before: str, code: str) -> str:
    """Return whom a sentence has named by his office before it says he: "His deputy was more
    cautious: 190, he said"; "" where it names none."""
    found = [match[0] for match in split_words(before)]
    at = next((at for at, word in enumerate(found)
               if words("titles", code).fullmatch(word) or word.lower() in plain_words(
                   "sources", code)), None)
    if at is None or any(word.lower() in plain_words("stops", code) for word in found[:at]):
        return ""
    return name_of(found[:at + 1], code)


def _stands_for(short: str, name: str, code: str) -> bool:
    """Tell whether a bare word, "the ministry", stands for a name that has it: "Ministry of
    Health", "Bergbauministerium"."""
    bare = short.lower()
    told = short.islower() or (code in trait("nouns_capital") and " " not in short) or (
        bare in plain_words("bodies", code))
    if not told or len(bare) < STEM or name.lower() == bare:
        return False
    return any(_is_word_of(bare, word.lower(), code) for word in name.split())


def _is_word_of(bare: str, word: str, code: str) -> bool:
    stem = bare[:max(STEM, len(bare) - ENDING)]
    inside = stem in word if code in trait("nouns_capital") else word.startswith(stem)
    return inside and abs(len(word) - word.find(stem) - len(bare)) <= ENDING


def _with_others(found: list[Voice], at: int, quoted: list[tuple[int, int]], text: str) -> Voice:
    """Return a sentence that names nobody with who is named around it, if anybody is."""
    one = found[at]
    if one.named or not one.readings:
        return one
    others = _of_quotation(found, at, quoted, text) or _told_next(found, at)
    return replace(one, named=tuple(
        Attribution(other.name, len(one.sentence.text), len(one.sentence.text), True)
        for other in others[-1:]))


def _of_quotation(found: list[Voice], at: int, quoted: list[tuple[int, int]], text: str
                  ) -> tuple[Attribution, ...]:
    """Return who speaks in a quotation: of the sentence in which it ends, in which it begins, or
    of the quotation before it."""
    here = found[at].sentence
    first = here.start + found[at].readings[0].start
    span = next((span for span in quoted if span[0] <= first < span[1]), None)
    if span is None:
        return ()
    holding = [one.named for one in found
               if one.sentence.start < span[1] and span[0] < one.sentence.end and one.named]
    if holding:
        return holding[-1]
    before = next((one for one in reversed(found[:at]) if one.named), None)
    joined = before is not None and "\n\n" not in text[before.sentence.end:here.start]
    was_quoted = joined and before is not None and any(
        before.sentence.start <= start < before.sentence.end for start, _ in quoted)
    return before.named if before is not None and was_quoted else ()


def _told_next(found: list[Voice], at: int) -> tuple[Attribution, ...]:
    """Return who is named in the next sentence where that only says who told this: "Lo ha reso noto
    la prefettura"."""
    if at + 1 == len(found) or found[at + 1].readings:
        return ()
    behind = found[at + 1]
    refers = words("refers_back", behind.code).match(behind.sentence.text)
    return behind.named[:1] if refers else ()
