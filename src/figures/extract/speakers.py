"""Who is said to vouch for a figure, as a sentence names him."""

import re
from dataclasses import dataclass

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
FORWARD = 160  # characters behind "according to" within which a name ends
MOST_WORDS, MOST_SIGNS = 9, 24  # of a name; signs where words are not spaced
FEW_WORDS = limit("uncased_name")
CONTRAST = pattern(shared("contrast"), "und")
QUOTED = re.compile(r'"[^"]+"|“[^”]+”|«[^»]+»|„[^“]+“')
ELIDED = re.compile(r"^(?:l|d|qu|dell|all|nell|dall)['’]", re.IGNORECASE)
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
TURNED = ",\"“”»«„—–-"  # signs before a verb whose subject stands behind it
CROSSED, OPPOSED = 60, 40  # how much further off is what stands behind another figure or a "but"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker where the sentence names one; `pronoun` where it only says he, she or they."""

    name: str
    start: int
    end: int
    pronoun: bool = False


def attributions(sentence: str, code: str) -> tuple[Attribution, ...]:
    """Return every speaker that a sentence names, with where."""
    found = [_forward(sentence, match.start(), match.end(), code)
             for match in words("according", code).finditer(sentence)]
    behind = list(words("behind", code).finditer(sentence))
    if any(len(match[0]) > 1 for match in behind) or not words("says", code).search(sentence):
        behind = [match for match in behind if len(match[0]) > 1]  # else a particle marks a subject
    found += [_behind(sentence, match, code) for match in behind]
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
        return len(between) + CROSSED * crossed + OPPOSED * opposed
    return min(named, key=far, default=None)


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
        if not taken and word.lower() in plain_words("aside", code):
            continue
        if _stops(word, taken, code) or len(taken) == MOST_WORDS:
            break
        taken.append(word)
    return _named(taken, start, at, code, trimmed=False)


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
        name = re.split(r"[,，،]", segment)[-1].strip()
        if prefix := words("according", code).match(name):
            name = name[prefix.end():].strip()
        return Attribution(name, match.start() - len(name), match.end()) \
            if 0 < len(name) <= MOST_SIGNS else None
    parts = [part.strip() for part in re.split(r",(?!\d)", segment)]
    kept = [_without_asides(part, code) for part in parts]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    last = kept[-1] if kept else []
    if len(kept) > 1 and (not last or not _has_capital(last) or
                          last[0].lower() in plain_words("determiners", code)):
        earlier = kept[-2]
        if _has_capital(earlier) and len(earlier) <= MOST_WORDS and parts[-1] != segment.strip():
            last = earlier if segment.rstrip().endswith(",") else last
    return _named(_tail(last, code), match.start(), match.end(), code)


def _without_asides(part: str, code: str) -> list[str]:
    """Return the words of a part without the adverbs and auxiliaries that end it."""
    found = [match[0] for match in split_words(part)]
    while found and found[-1].lower() in plain_words("aside", code):
        found.pop()
    return found


def _tail(found: list[str], code: str) -> list[str]:
    """Return the words back to the last one that no name holds; of a short part that begins with
    the speaker, those before the place or occasion: "officials in Seoul"."""
    places = plain_words("prepositions", code)
    ends = (plain_words("stops", code) | plain_words("aside", code)) - plain_words("joins", code)
    own = _behind_last(found, ends - places)
    first = next((at for at, word in enumerate(own) if word.lower() in places), 0)
    if first and len(own) <= MOST_WORDS:
        return own[:first]
    return _behind_last(own, ends)


def _behind_last(found: list[str], ends: frozenset[str]) -> list[str]:
    last = max((at for at, word in enumerate(found) if word.lower() in ends), default=-1)
    return found[last + 1:]


def _has_capital(found: list[str]) -> bool:
    return any(word[0].isupper() for word in found)


def _named(taken: list[str], start: int, end: int, code: str, trimmed: bool = True
           ) -> Attribution | None:
    """Return a name of these words without determiners and titles, None where they are none."""
    while taken and taken[0].lower() in plain_words("determiners", code):
        taken = taken[1:]
    while taken and taken[-1].lower() in (
            plain_words("joins", code) | plain_words("aside", code)
            | plain_words("determiners", code)):
        taken = taken[:-1]
    if not taken:
        return None
    if taken[-1].lower() in plain_words("pronouns", code):
        return Attribution("", start, end, True)
    if any(word[0].isdigit() for word in taken):
        return None
    taken = _without_titles(taken, code, trimmed)
    if not _has_capital(taken) and len(taken) > FEW_WORDS:
        return None
    if len(taken[-1]) == 1 or (not _has_capital(taken)
                               and taken[-1].lower() in plain_words("no_speaker", code)):
        return None
    name = re.sub(r"['’]s?$", "", " ".join(taken))
    return Attribution(ELIDED.sub("", name), start, end)


def _without_titles(taken: list[str], code: str, trimmed: bool) -> list[str]:
    """Return a name from behind its last title on; without a title, where it is to be `trimmed`,
    from its first capital on."""
    titles = [at for at, word in enumerate(taken[:-1])
              if words("titles", code).fullmatch(word.rstrip("."))
              and taken[at + 1][0].isupper()
              and taken[at + 1].lower() not in plain_words("bodies", code)]
    if titles:
        name = taken[titles[-1] + 1:]
        bodies = next((at for at, word in enumerate(name) if not word.isupper()), 0)
        return name[bodies:]  # the head of HUR Kyrylo Budanov
    capitals = [at for at, word in enumerate(taken) if word[0].isupper()]
    if trimmed and code not in trait("nouns_capital") and capitals and not any(
            word.lower() in plain_words("joins", code) for word in taken[:capitals[0]]):
        return taken[capitals[0]:]
    return taken


def _behind(sentence: str, match: re.Match[str], code: str) -> Attribution | None:
    """Return the name that ends before a word such as Korean 에 따르면 or German zufolge."""
    segment = sentence[:match.start()]
    following = sentence[match.end():match.end() + 1]
    if len(match[0]) == 1 and code == "ko" and following.strip():
        return None
    cut = list(SOFT.finditer(segment))
    name = segment[cut[-1].end() if cut else 0:].strip()
    if code not in trait("uncased"):
        return _named(_tail([m[0] for m in split_words(name)], code), match.start(), match.end(),
                      code)
    if len(match[0]) == 1 and cut:
        return None  # a subject stands at the begin of its sentence
    return Attribution(name, match.start(), match.end()) if 0 < len(name) <= MOST_SIGNS else None
