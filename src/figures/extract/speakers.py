"""Who is said to vouch for a figure, as a sentence names him."""

import re
from dataclasses import dataclass, replace

from figures.extract.naming import (
    FULL_NAME,
    MOST_WORDS,
    has_capital,
    is_pronoun,
    name_of,
    tail,
    without_asides,
)
from figures.extract.vocabulary import (
    limit,
    pattern,
    plain_words,
    shared,
    split_words,
    trait,
    words,
)
from figures.written_days import days_in

HARD = re.compile(r"[.;:!?\"“”«»„—–()\[\]\n。；：！？、]|,[\"”»]")
SOFT = re.compile(r"[,;:()\"“”«»„\[\]\n，。；：、،؛]|\.(?=\s|$)|[—–]")
FORWARD = limit("name_forward")
MOST_SIGNS = limit("name_signs")
CONTRAST = pattern(shared("contrast"), "und")
QUOTED = re.compile(r'"[^"]+"|“[^”]+”|«[^»]+»|„[^“]+“')
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
CLOSING = ("", *",.;:!?\"”»)")
TURNED = ",\"“”»«„—–-"  # signs before a verb whose subject stands behind it
CROSSED, OPPOSED = limit("speaker_crossed"), limit("speaker_opposed")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker where the sentence names one; `pronoun` where it only says he, she or they,
    `leads` where subject and verb stand before what is said."""

    name: str
    start: int
    end: int
    pronoun: bool = False
    leads: bool = False


def attributions(sentence: str, code: str) -> tuple[Attribution, ...]:
    """Return every speaker that a sentence names, with where."""
    found = [_forward(sentence, match.start(), match.end(), code)
             for match in words("according", code).finditer(sentence)]
    found += [_behind(sentence, match, code) for match in words("behind", code).finditer(sentence)
              if len(match[0]) > 1]  # a particle of one letter only marks a subject
    for match in words("says", code).finditer(sentence):
        found.append(_around(sentence, match, code))
    return _outside_quotations(sentence, [one for one in found if one])


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
        opposed = len(CONTRAST.findall(between)) + between.count(";")
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
        return _forward(sentence, match.start(), at, code)
    if code in trait("verb_first"):
        return _forward(sentence, match.start(), match.end(), code)
    before = sentence[:match.start()].rstrip()
    first, second = (_inverted, _backward) if before.endswith(",") and code not in trait(
        "comma_apposes") else (
        _backward, _inverted)
    return first(sentence, match, code) or second(sentence, match, code)


def _inverted(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return a subject behind its verb, where a quotation or the sentence's begin stands before."""
    before = sentence[:match.start()].rstrip()
    while before and before.split()[-1].lower() in plain_words("aside", code):
        before = before[:len(before) - len(before.split()[-1])].rstrip()
    stands = not before or before[-1] in TURNED or code in trait("verb_anywhere")
    return _forward(sentence, match.start(), match.end(), code) if stands else None


def _forward(sentence: str, start: int, at: int, code: str) -> Attribution | None:
    piece = sentence[at:at + FORWARD]
    end = SOFT.search(piece)
    piece = piece[:end.start()] if end else piece
    if code in trait("uncased") and code not in trait("verb_first"):
        name = piece.strip()
        verb = words("says", code).search(name)
        name = name[:verb.start()] if verb else name
        return Attribution(name.strip(), start, at) if 0 < len(name) <= MOST_SIGNS else None
    taken: list[str] = []
    for match in split_words(piece):
        word = match[0]
        if not taken and (word.lower() in plain_words("aside", code)
                          or words("says", code).fullmatch(word.lower())):
            continue
        if _stops(word, taken, code) or len(taken) == MOST_WORDS:
            break
        taken.append(word)
    if end and end[0].startswith(",") and taken and not has_capital(taken):
        taken = _apposed(sentence[at + end.end():], code) or taken
    return _named(taken, start, at, code, trimmed=False)


def _apposed(behind: str, code: str) -> list[str]:
    """Return the name set behind a comma: according to its head, Yusuf Abdi."""
    stop = SOFT.search(behind)
    found = [match[0] for match in split_words(behind[:stop.start()] if stop else behind)]
    fits = 0 < len(found) <= FULL_NAME and all(word[0].isupper() for word in found)
    return found if fits and code not in trait("nouns_capital") else []


def _stops(word: str, taken: list[str], code: str) -> bool:
    """Tell whether a name ends before a word: at a stop, a number, a verb of saying."""
    low = word.lower()
    if word[0].isdigit() or (taken and words("says", code).fullmatch(low)):
        return True
    closing = plain_words("aside", code) | plain_words("determiners", code)
    if taken and low in closing - plain_words("joins", code):
        return True
    return low in plain_words("stops", code) and low not in plain_words("joins", code) and bool(
        taken or low not in plain_words("determiners", code))


def _backward(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    segment = BRACKETS.sub(lambda found: " " * len(found[0]), sentence[:match.start()])
    for day in days_in(segment, code):
        segment = segment[:day.start] + " " * (day.end - day.start) + segment[day.end:]
    cut = list(HARD.finditer(segment))
    begin = cut[-1].end() if cut else 0
    segment = segment[begin:]
    if code in trait("uncased"):
        name = _subject(segment, code)
        if prefix := words("according", code).match(name):
            name = name[prefix.end():].strip()
        return Attribution(name, match.start() - len(name), match.end()) \
            if 0 < len(name) <= MOST_SIGNS else None
    if _continues(segment, code):
        return None if words("says", code).search(segment) else _named(
            _opening(segment, code), match.start(), match.end(), code)
    parts = [part.strip() for part in re.split(r",(?!\d)", segment)]
    kept = [without_asides(part, code) for part in parts]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    last = kept[-1] if kept else []
    if len(kept) > 1 and (not last or not has_capital(last) or last[0].islower()):
        earlier = kept[-2]
        if has_capital(earlier) and len(earlier) <= MOST_WORDS and parts[-1] != segment.strip():
            last = earlier if segment.rstrip().endswith(",") else last
    if any(words("says", code).fullmatch(word.lower()) for word in last[:-1]):
        return None  # "Mamani said his wards admitted": what is said speaks itself of nobody
    found = _named(tail(last, code), match.start(), match.end(), code)
    return replace(found, leads=True) if found else None


def _subject(segment: str, code: str) -> str:
    """Return the subject before a verb where no capitals show a name: up to the particle that
    closes it where the verb stands last, else what stands behind the last comma."""
    if code in trait("verb_last"):
        ends = (match for match in words("behind", code).finditer(segment)
                if len(match[0]) == 1 and (not segment[match.end():match.end() + 1].strip()
                                           or code not in trait("spaced")))
        closed = next(ends, None)
        if closed:
            return segment[:closed.start()].strip()
    return re.split(r"[,，،]", segment)[-1].strip()


def _continues(segment: str, code: str) -> bool:
    """Tell whether a verb goes on after an "and", so that its subject is that of the verb before:
    "the ministry put it at 62 and counted 1,700 wounded"."""
    found = without_asides(segment, code)
    return bool(found) and found[-1].lower() in shared("together")["and"]


def _opening(segment: str, code: str) -> list[str]:
    """Return the subject that a clause begins with: capitalised words, titles and what joins them,
    up to its verb."""
    taken: list[str] = []
    for match in split_words(segment):
        word = match[0]
        joins = plain_words("joins", code) | plain_words("determiners", code)
        if not (word[0].isupper() or word.lower() in joins
                or words("titles", code).fullmatch(word)):
            break
        taken.append(word)
    return taken


def _named(taken: list[str], start: int, end: int, code: str, trimmed: bool = True
           ) -> Attribution | None:
    """Return the speaker that these words name, None where they name none."""
    if is_pronoun(taken, code):
        return Attribution("", start, end, True)
    name = name_of(taken, code, trimmed)
    return Attribution(name, start, end) if name else None


def _behind(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return the name that ends before a word such as Korean 에 따르면 or German zufolge."""
    segment = sentence[:match.start()]
    cut = list(SOFT.finditer(segment))
    name = segment[cut[-1].end() if cut else 0:].strip()
    if code not in trait("uncased"):
        return _named(tail([m[0] for m in split_words(name)], code), match.start(), match.end(),
                      code)
    return Attribution(name, match.start(), match.end()) if 0 < len(name) <= MOST_SIGNS else None
