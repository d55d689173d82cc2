"""Who is said to vouch for a figure, as a sentence names him."""

import re

from figures.extract.naming import MOST_WORDS
from figures.extract.subjects import HARD, SOFT, Attribution, backward, behind_word, forward
from figures.extract.vocabulary import (
    limit,
    pattern,
    plain_words,
    shared,
    split_words,
    trait,
    words,
)

CONTRAST = pattern(shared("contrast"), "und")
QUOTED = re.compile(r'"[^"]+"|“[^”]+”|«[^»]+»|„[^“]+“')
CLOSING = ("", *",.;:!?\"”»)")
TURNED = ",\"“”»«„—–-"  # signs before a verb whose subject stands behind it
CROSSED, OPPOSED = limit("speaker_crossed"), limit("speaker_opposed")
FARTHER = limit("speaker_beyond")


def attributions(sentence: str, code: str) -> tuple[Attribution, ...]:
    """Return every speaker that a sentence names, with where."""
    same = [Attribution("", *match.span(), True)
            for match in words("same_speaker", code).finditer(sentence)]
    found = [forward(sentence, match.start(), match.end(), code)
             for match in words("according", code).finditer(sentence)
             if not any(one.start < match.end() and match.start() < one.end for one in same)]
    found += same
    found += [behind_word(sentence, match, code)
              for match in words("behind", code).finditer(sentence)
              if len(match[0]) > 1]  # a particle of one letter only marks a subject
    for match in words("says", code).finditer(sentence):
        if not _is_noun(sentence, match, code):
            found.append(_around(sentence, match, code))
    return _outside_quotations(sentence, [one for one in found if one])


def _is_noun(sentence: str, match: re.Match[str], code: str) -> bool:
    """Tell whether a word that may be a noun is one: "the claim", "its annual report shows"; or a
    verb that has no speaker: вважаються, they are considered."""
    if match[0].lower().endswith(tuple(trait("reflexive").get(code, ["\0"]))):
        return True
    if match[0].lower() not in plain_words("nouns_too", code):
        return False
    before = sentence[:match.start()].split()[-1:]
    verb = words("says", code).match(sentence[match.end():].lstrip())
    return bool(verb) or bool(before and before[0].lower() in plain_words("noun_before", code))


def _outside_quotations(sentence: str, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the speakers of the sentence itself, where it has any, not those of its quotations."""
    quoted = [match.span() for match in QUOTED.finditer(sentence)]
    outside = tuple(one for one in found if not any(
        start < one.start and one.end < end for start, end in quoted))
    return outside or tuple(found)


def chosen(named: tuple[Attribution, ...], sentence: str, figure: tuple[int, int],
           others: list[tuple[int, int]]) -> Attribution | None:
    """Return the speaker nearest to a figure; what lies behind another figure, or behind a "but",
    is further off."""
    def far(one: Attribution) -> float:
        low, high = (one.end, figure[0]) if one.start <= figure[0] else (figure[1], one.start)
        between = sentence[low:max(low, high)]
        crossed = sum(low <= other[0] and other[1] <= high for other in others)
        opposed = len(CONTRAST.findall(between)) + FARTHER * between.count(";")
        if one.start >= figure[1] and _speaks_of_next(one, sentence, others):
            crossed, opposed = crossed + 1, opposed + 1
        return len(between) + CROSSED * crossed + OPPOSED * opposed
    return min(named, key=far, default=None)


def _speaks_of_next(one: Attribution, sentence: str, others: list[tuple[int, int]]) -> bool:
    """Tell whether a speaker behind a figure leads to another: "…, the government spoke of 95"."""
    behind = sentence[one.end:].lstrip()
    return one.leads and behind[:1] not in CLOSING and any(start >= one.end for start, _ in others)


def _around(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return the subject of a verb of saying: before it, or behind it ("…, said Budanov")."""
    agent = words("agents", code).match(sentence[match.end():].lstrip())
    if agent:
        at = len(sentence) - len(sentence[match.end():].lstrip()) + agent.end()
        return forward(sentence, match.start(), at, code)
    if code in trait("verb_first"):
        return forward(sentence, match.start(), match.end(), code)
    before = sentence[:match.start()].rstrip()
    if before.split()[-1:] and before.split()[-1].lower() in plain_words("be", code):
        return _agent(sentence, match, code)
    turned = before.endswith(",") and (code not in trait("comma_apposes") or _closes(
        sentence[match.end():], code))
    first, second = (_inverted, backward) if turned else (backward, _inverted)
    return first(sentence, match, code) or second(sentence, match, code)


def _agent(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return who did what is told in the passive: "was raised to 19 on Monday by the ministry"."""
    clause = HARD.split(sentence[match.end():])[0]
    agent = words("agents", code).search(clause)
    return forward(sentence, match.start(), match.end() + agent.end(), code) if agent else None


def _closes(behind: str, code: str) -> bool:
    """Tell whether a name alone stands behind a verb up to the clause's end: "…, says the refugee
    council.", not "Budanov, the spy chief, said Russia had lost 300."."""
    end = SOFT.search(behind)
    piece = [match[0] for match in split_words(behind[:end.start()] if end else behind)]
    own = [word for word in piece if word.lower() not in plain_words("aside", code)]
    joins = plain_words("joins", code) | plain_words("determiners", code)
    return 0 < len(own) <= MOST_WORDS and not any(
        word[0].isdigit() or word.lower() in plain_words("stops", code) - joins for word in own)


def _inverted(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return a subject behind its verb, where a quotation or the sentence's begin stands before."""
    before = sentence[:match.start()].rstrip()
    while before and before.split()[-1].lower() in plain_words("aside", code):
        before = before[:len(before) - len(before.split()[-1])].rstrip()
    stands = not before or before[-1] in TURNED or code in trait("verb_anywhere")
    return forward(sentence, match.start(), match.end(), code) if stands else None
