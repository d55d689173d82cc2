"""Words written without spaces: Chinese and Japanese, and Korean with its endings."""

from itertools import groupby

from figures.wording.lexicon import Lexicon, Phrase
from figures.wording.lists import reach
from figures.wording.tags import TEN, Tag, kind_at
from figures.wording.tokens import HANGUL, NUMBER, Token, fold

LONGEST_IDEOGRAMS = reach("longest_ideograms")
LONGEST_NUMERAL = reach("longest_numeral")
NUMERALS = "dmVT"
RATIO = "Y"
COUNTING, SCALES = "dm", "mV"
LONGEST_SPOKEN = 2  # syllables of a numeral: 다섯
FEWEST_DIGITS = reach("group_digits")  # 三四 are the ends of a range, 二〇二四 is a year
BEHIND = "mVu"  # kinds behind two numerals that are the ends of a range


def run_at(tokens: list[Token], at: int, lexicon: Lexicon,
           behind_digits: bool) -> tuple[list[Tag], int]:
    """Return the tags of a run, the last of them a phrase where one begins in it and goes on in
    further words; and the index behind them."""
    token, found = tokens[at], _spaced_phrase(tokens, at, lexicon)
    if found is None:
        apart = _is_counted_apart(tokens, at, lexicon)
        return _run_tags(token, lexicon, behind_digits, apart), at + 1
    length, phrase, behind = found
    start = token.start + length
    inner = token._replace(text=token.text[:length], end=start)
    led = _run_tags(inner, lexicon, behind_digits) if length else []
    return [*led, Tag(phrase.kind, phrase.value, token.text[length:], start,
                      tokens[behind - 1].end, phrase.foreseen)], behind


def _spaced_phrase(tokens: list[Token], at: int,
                   lexicon: Lexicon) -> tuple[int, Phrase, int] | None:
    """Return where in a word of Hangul a phrase of several words begins, the phrase and the index
    behind it: the first may be another word's ending, the last has one, 300명에 못 미치는."""
    text = tokens[at].text
    if not _is_hangul(text):
        return None
    for start in range(len(text)):
        for phrase in lexicon.heads.get(fold(text[start:]), ()):
            behind = at + 1 + len(phrase.rest)
            further = tuple(token.key for token in tokens[at + 1:behind])
            if phrase.rest and further[:-1] == phrase.rest[:-1] and (
                    len(further) == len(phrase.rest) and further[-1].startswith(phrase.rest[-1])):
                return start, phrase, behind
    return None


def _is_counted_apart(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a lone numeral has its counter as the next word: 세 명, three, not 30 세."""
    alone = len(tokens[at].text) == 1 and (at == 0 or tokens[at - 1].kind != NUMBER)
    if not alone or at + 1 == len(tokens) or not _is_hangul(tokens[at + 1].text):
        return False
    ahead = _piece(tokens[at + 1].text, 0, lexicon, 0)[1]
    return ahead is not None and ahead.kind == "u"


def _is_hangul(text: str) -> bool:
    return HANGUL[0] <= text[0] <= HANGUL[1]


def _run_tags(token: Token, lexicon: Lexicon, behind_digits: bool,
              counted_apart: bool = False) -> list[Tag]:
    """Return the tags of a run without spaces, the longest known piece first at each place.

    In Hangul, which is spaced, what is not known ends the word, for its tail is an ending; and
    its one-syllable numerals count only behind digits or where several stand together.
    """
    spaced = _is_hangul(token.text)
    tags: list[Tag] = []
    at, text = 0, token.text  # not its key: folding ㎢ makes three letters of it
    numerals = _numerals(text, lexicon, behind_digits) if spaced else 0
    while at < len(text):
        counting = tags[-1].kind in COUNTING if tags else behind_digits
        length, phrase = _piece(text, at, lexicon, numerals - at)
        if counting and not spaced and phrase and phrase.kind not in NUMERALS:
            length, phrase = _scale(text, at, lexicon) or (length, phrase)
        start = token.start + at
        if phrase is None and spaced:
            length = len(text) - at
        kind, value, foreseen = phrase[1:] if phrase else ("w", None, False)
        if kind == "T":  # 일: one among numerals, else the day of a month
            counted = numerals > 1 or counted_apart or is_counted_numeral(text[at:], lexicon)
            kind = "d" if counted else ">"
        tags.append(Tag(kind, value, text[at:at + length], start, start + length, foreseen))
        at += length
    return tags if spaced else _with_neighbours(_with_digits(tags))


def _with_digits(tags: list[Tag]) -> list[Tag]:
    """Return the tags with numerals that stand for digits as one number: 二〇二四, 2024."""
    found: list[Tag] = []
    for digits, some in groupby(tags, lambda tag: tag.kind == "d" and tag.value < TEN):
        group = list(some)
        if digits and len(group) >= FEWEST_DIGITS:
            text = "".join(f"{tag.value:.0f}" for tag in group)
            group = [Tag("n", text, text, group[0].start, group[-1].end)]
        found.extend(group)
    return found


def _with_neighbours(tags: list[Tag]) -> list[Tag]:
    """Return the tags with two numerals in a row as the ends of a range: 三四百人, 300 to 400."""
    found: list[Tag] = []
    for at, tag in enumerate(tags):
        ends = tag.kind == "d" == kind_at(tags, at - 1) and tag.value == tags[at - 1].value + 1
        if ends and kind_at(tags, at - 2) != "d" and kind_at(tags, at + 1) in BEHIND:
            found.append(tag._replace(kind="r", value="to", end=tag.start))
        found.append(tag)
    return found


def _piece(text: str, at: int, lexicon: Lexicon, numerals: int) -> tuple[int, Phrase | None]:
    """Return the longest known piece of a run at a place; numerals only within `numerals`."""
    for length in range(min(LONGEST_IDEOGRAMS, len(text) - at), 0, -1):
        for phrase in lexicon.heads.get(fold(text[at:at + length]), ()):
            spoken = phrase.kind in NUMERALS and HANGUL[0] <= text[at] <= HANGUL[1]
            parted = phrase.kind == RATIO and not _goes_on(text, at + length, lexicon)
            if not phrase.rest and not parted and (not spoken or length <= numerals):
                return length, phrase
    return 1, None


def _goes_on(text: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a number may follow the first of a ratio: 10人に1人, not 300人に迫る."""
    known = lexicon.heads.get(text[at:at + 1], ())
    return at == len(text) or any(phrase.kind in COUNTING for phrase in known)


def _scale(text: str, at: int, lexicon: Lexicon) -> tuple[int, Phrase] | None:
    """Return a scale within a numeral, where a longer word begins alike: 一万一千, not 万一."""
    scales = (phrase for phrase in lexicon.heads.get(text[at], ()) if phrase.kind in SCALES)
    found = next(scales, None)
    return (1, found) if found else None


def is_counted_numeral(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a run begins with one numeral and its counter: 이명 in "십사만 이명"."""
    first, second = (lexicon.heads.get(text[at:at + 1], ()) for at in (0, 1))
    return any(phrase.kind in "dT" for phrase in first) and any(
        phrase.kind == "u" for phrase in second)


def _numeral(text: str, lexicon: Lexicon) -> int:
    """Return how many syllables the numeral has that a text begins with, 0 where none does: 스물,
    20, has two."""
    sizes = range(min(LONGEST_SPOKEN, len(text)), 0, -1)
    return next((size for size in sizes if any(
        phrase.kind in NUMERALS for phrase in lexicon.heads.get(text[:size], ()))), 0)


def _numerals(text: str, lexicon: Lexicon, behind_digits: bool) -> int:
    """Return how many numerals a run begins with, 0 where a lone one may be any syllable."""
    end = 0
    while end < min(len(text), LONGEST_NUMERAL) and (size := _numeral(text[end:], lexicon)):
        end += size
    counted = any(phrase.kind in "uH" for phrase in lexicon.heads.get(text[end:end + 1], ()))
    hundred = end == 1 and counted and lexicon.heads[text[0]][-1].kind == "m"  # 백명
    return end if behind_digits or end > 1 or len(text) == 1 or hundred else 0
