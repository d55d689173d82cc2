"""Speakers that stand beside a sentence: "Coast guard: 61 dead", "7 killed — governor"."""

import re

from figures.extract.naming import FULL_NAME, MOST_WORDS, name_of
from figures.extract.subjects import Attribution
from figures.extract.vocabulary import cues, limit, plain_words, split_words, trait, words

BEFORE = re.compile(r"^\W*([^:.;!?\d]{2,80}):\s")
BEHIND = re.compile(r"(?:\s[—–-]\s|:\s+)([^—–:.;!?\d\"“”«»]{2,80})[.!]?\s*$")
ASIDE = re.compile(r"\(([^()\d]{2,80})\)\s*[.!]?\s*$")
MOST_SIGNS = limit("name_signs")


def labelled(sentence: str, code: str) -> tuple[Attribution, ...]:
    """Return the speaker of a sentence that a colon or a dash sets apart, marked as a pronoun's:
    it may be a place as well; none where there is no such."""
    before, behind = BEFORE.match(sentence), BEHIND.search(sentence)
    aside = ASIDE.search(sentence)
    found = [(match, name) for match, ahead in ((before, True), (behind, False), (aside, True))
             if match and (name := _speaker(match[1].strip(), code, ahead))]
    return tuple(Attribution(name, match.start(1), match.end(1), True) for match, name in found[:1])


def _speaker(label: str, code: str, ahead: bool) -> str:
    """Return the name that a label is: a short one without a word for what is counted, which in
    front of a sentence is written as a name or says an office."""
    source = words("source_labels", code).match(label)
    label = label[source.end():].strip(" :") if source else label
    taken = [match[0] for match in split_words(label)]
    if not taken or cues(label, code) or _is_clause(taken, code):
        return ""
    if code in trait("uncased"):
        return label if len(label) <= MOST_SIGNS else ""
    name = name_of(taken, code)
    if not ahead or source:
        return name if len(taken) <= MOST_WORDS else ""
    return name if len(taken) <= 2 * FULL_NAME and _is_written_as_name(taken, code) else ""


def _is_clause(taken: list[str], code: str) -> bool:
    low = [word.lower() for word in taken]
    joins = plain_words("joins", code) | plain_words("at_places", code)
    return any(word in plain_words("headings", code) for word in low) or any(
        word in plain_words("stops", code) - joins for word in low)


def _is_written_as_name(taken: list[str], code: str) -> bool:
    office = any(words("titles", code).fullmatch(word) or word.lower() in plain_words(
        "sources", code) | plain_words("bodies", code) for word in taken)
    joins = plain_words("joins", code)
    return office or all(word[0].isupper() or word.lower() in joins for word in taken)
