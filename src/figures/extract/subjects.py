"""The subject of a verb of saying: the words before it, or behind it, that name a speaker."""

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
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker where the sentence names one; `pronoun` where it only says he, she or they,
    `leads` where subject and verb stand before what is said."""

    name: str
    start: int
    end: int
    pronoun: bool = False
    leads: bool = False


def forward(sentence: str, start: int, at: int, code: str) -> Attribution | None:
    """Return the speaker that the words from `at` on name; `start` is where what leads there
    begins, and where he counts as named. None where they name nobody."""
    piece = sentence[at:at + FORWARD]
    end = SOFT.search(piece)
    piece = piece[:end.start()] if end else piece
    if code in trait("uncased") and code not in trait("verb_first"):
        name = piece.strip()
        verb = words("says", code).search(name)
        name = name[:verb.start()] if verb else name
        return Attribution(name.strip(), start, at) if 0 < len(name) <= MOST_SIGNS else None
    taken = _taken(piece, code)
    if end and end[0].startswith(",") and taken and not has_capital(taken):
        taken = _apposed(sentence[at + end.end():], code) or taken
    return _named(taken, start, at, code, trimmed=False)


def _taken(piece: str, code: str) -> list[str]:
    """Return the words of a name that a piece of a sentence begins with."""
    taken: list[str] = []
    piece = re.sub(str(trait("reduced").get(code, "(?!)")), " by ", piece)  # a map published by
    if code in trait("verb_anywhere"):
        piece = _behind_place(piece, code)
    for word in (match[0] for match in split_words(piece)):
        if not taken and word.lower() in plain_words("joins", code) - plain_words(
                "determiners", code):
            break  # dicono di aver catturato: no name
        if not taken and (word.lower() in plain_words("aside", code)
                          or words("says", code).fullmatch(word.lower())):
            continue
        if _is_issued(word, taken, code):
            taken = []  # a report by the ministry: the ministry
            continue
        if _stops(word, taken, code) or len(taken) == MOST_WORDS:
            break
        taken.append(word)
    return taken


def _behind_place(piece: str, code: str) -> str:
    """Return what stands behind the place or the means that a verb may have before its subject:
    "написав у телеграмі речник командування"."""
    found = [*split_words(piece)]
    places = plain_words("prepositions", code)
    return piece[found[1].end():] if len(found) > 2 and found[0][0].lower() in places else piece


def _is_issued(word: str, taken: list[str], code: str) -> bool:
    """Tell whether a word leads from what was published to who did: "a report by"."""
    return word.lower() in plain_words("issuers", code) and not has_capital(taken) and any(
        one.lower() in plain_words("publications", code) for one in taken)


def _apposed(behind: str, code: str) -> list[str]:
    """Return the name set behind a comma: according to its head, Yusuf Abdi."""
    stop = SOFT.search(behind)
    found = [match[0] for match in split_words(behind[:stop.start()] if stop else behind)]
    fits = 0 < len(found) <= FULL_NAME and all(word[0].isupper() for word in found)
    return found if fits and code not in trait("nouns_capital") else []


def _stops(word: str, taken: list[str], code: str) -> bool:
    """Tell whether a name ends before a word: at a stop, a number, a verb of saying."""
    low = word.lower()
    begun = any(one.lower() not in plain_words("determiners", code) for one in taken)
    if word[0].isdigit() or (begun and words("says", code).fullmatch(low)):
        return True
    closing = plain_words("aside", code) | plain_words("determiners", code)
    if begun and low in closing - plain_words("joins", code):
        return True
    return low in plain_words("stops", code) and low not in plain_words("joins", code) and bool(
        taken or low not in plain_words("determiners", code))


def backward(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return the speaker that the words before a verb of saying name, None where they name
    nobody."""
    segment = _clause(sentence[:match.start()], code)
    if code in trait("uncased"):
        name = _subject(segment, code)
        if prefix := words("according", code).match(name):
            name = name[prefix.end():].strip()
        return Attribution(name, match.start() - len(name), match.end()) \
            if 0 < len(name) <= MOST_SIGNS else None
    if _continues(segment, code):
        return None if words("says", code).search(segment) else _named(
            _opening(segment, code), match.start(), match.end(), code)
    parts = [_head(part, code).strip() for part in re.split(r",(?!\d)", segment)]
    kept = [without_asides(part, code) for part in parts]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    last = _issuer(kept[-1], code) if kept else []
    if len(kept) > 1 and (not last or not has_capital(last) or last[0].islower()):
        earlier = kept[-2]
        if has_capital(earlier) and len(earlier) <= MOST_WORDS and parts[-1] != segment.strip():
            last = earlier if segment.rstrip().endswith(",") else last
    if any(words("says", code).fullmatch(word.lower()) for word in last[:-1]):
        return None  # "Mamani said his wards admitted": what is said speaks itself of nobody
    if is_pronoun(last, code):
        return Attribution("", match.start(), match.end(), True, True)
    if code in trait("subject_first"):
        last = _first_subject(parts[0], code)
    found = _named(tail(last, code), match.start(), match.end(), code)
    return replace(found, leads=True) if found else None


def _clause(before: str, code: str) -> str:
    """Return the clause that ends before a verb, without brackets, days and auxiliaries."""
    segment = BRACKETS.sub(lambda found: " " * len(found[0]), before)
    for day in days_in(segment, code):
        segment = segment[:day.start] + " " * (day.end - day.start) + segment[day.end:]
    cut = list(HARD.finditer(segment))
    clause = words("set_apart", code).sub(" ", segment[cut[-1].end() if cut else 0:])
    return _before_auxiliary(clause, code)


def _first_subject(part: str, code: str) -> list[str]:
    """Return the words that a sentence opens with up to the last capital before a small letter."""
    found = [match[0] for match in split_words(part)]
    small = next((at for at, word in enumerate(found) if not word[0].isupper()
                  and not words("titles", code).fullmatch(word)), len(found))
    return found[:small]


def _before_auxiliary(segment: str, code: str) -> str:
    """Return a clause up to the auxiliary behind which its participle stands last: "Die Feuerwehr
    hatte von 50 Vermissten gesprochen"; the clause as it is where there is none."""
    auxiliary = pattern(trait("split_verb").get(code, ()), code).search(segment)
    return segment[:auxiliary.start()] if auxiliary else segment


def _issuer(found: list[str], code: str) -> list[str]:
    """Return who published what speaks: of "a study by the department" the department."""
    at = next((at for at, word in enumerate(found[1:], 1) if words("agents", code).fullmatch(word)
               and found[at - 1].lower() in plain_words("publications", code)), -1)
    return found[at + 1:]


def _head(segment: str, code: str) -> str:
    """Return a clause up to a participle that only describes its subject: "a list seen by this
    newspaper" is a list; of what was published, "images analysed by the institute", who did it."""
    found = [*re.finditer(str(trait("reduced").get(code, "(?!)")), segment)]
    if not found:
        return segment
    noun = segment[:found[-1].start()].split()[-1:]
    issued = noun and noun[0].lower() in plain_words("publications", code) and not words(
        "seen_by", code).search(found[-1][0])
    return segment[found[-1].end():] if issued else segment[:found[-1].start()]


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


def behind_word(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return the name that ends before a word such as Korean 에 따르면 or German zufolge."""
    segment = sentence[:match.start()]
    cut = list(SOFT.finditer(segment))
    name = segment[cut[-1].end() if cut else 0:].strip()
    if code not in trait("uncased"):
        return _named(tail([m[0] for m in split_words(name)], code), match.start(), match.end(),
                      code)
    return Attribution(name, match.start(), match.end()) if 0 < len(name) <= MOST_SIGNS else None
