"""What is written as a number and is no figure: dates, ages, durations, labels, a witness or two."""

from collections.abc import Callable

from figures.wording.lexicon import Lexicon
from figures.wording.literals import Number
from figures.wording.tagging import Tag

YEARS = (1800, 2100)  # whole numbers of four bare digits that may be years
LAST_DAY = 31
LABELS_BELOW = 10_000  # regiments, flights, hills: their numbers are short and ungrouped
FEW = 10  # as a count of speakers
NEAR = 3  # tags between a number and the noun that it counts
END = " "
HEDGES = "hBlR "
NOUNS = "uUc"
NOUN_NEEDED = "noun-needed"
COUNTED = "uUcHB%"


def _kind(tags: list[Tag], at: int) -> str:
    return tags[at].kind if 0 <= at < len(tags) else END


def _key(tags: list[Tag], at: int) -> str:
    return tags[at].key if 0 <= at < len(tags) else ""


def _counts_something(tags: list[Tag], at: int, near: int = NEAR) -> bool:
    ahead = [tag.kind for tag in tags[at + 1:at + 1 + near]]
    return any(kind in NOUNS for kind in ahead)


def _is_label(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Hill 776, Boeing 737, No. 5, aged 18; 8. Regiment."""
    before = at - 1 - (_kind(tags, at - 1) == ".")
    kind = _kind(tags, before)
    marked = kind == "<" or (kind not in HEDGES and _key(tags, before) in words.sets["before"])
    dotted = _kind(tags, at + 1) == "." and _key(tags, at + 2) in words.sets["before"]
    coded = _key(tags, at).isdigit() and _key(tags, at).startswith("0") and number.value > 0
    return coded or (number.plain and number.value < LABELS_BELOW and (
        marked or (dotted and number.value > 0)))


def _is_duration(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """48 hours, 44-day, several weeks, 18 years old, 155 mm, three times."""
    behind = at + 1 + (_kind(tags, at + 1) == "r" and _key(tags, at + 1) == "-")
    return not number.share and _kind(tags, behind) in "t>"


def _is_date(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """24 August, Aug. 24, 2024, 24 de agosto."""
    if not number.plain or number.value > YEARS[1]:
        return False
    if not (number.value <= LAST_DAY or _is_year_number(number)):
        return False
    before = at - 1 - (_kind(tags, at - 1) in ".O,")
    behind = at + 1 + (_kind(tags, at + 1) in ".OsF" and _kind(tags, at + 2) == "M")
    if _kind(tags, before) == "M" or (_kind(tags, behind) == "M" and number.value <= LAST_DAY):
        return True
    return _is_year_number(number) and "M" in (_kind(tags, before - 1), _kind(tags, before - 2))


def _is_year_number(number: Number) -> bool:
    return number.plain and YEARS[0] <= number.value <= YEARS[1]


def _is_year(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """In 2014, (2024), since 1991: bare, after such a word, with nothing to count behind it."""
    led = _key(tags, at - 1) in words.sets["year"] and at > 0
    bracketed = _kind(tags, at - 1) == "(" and _kind(tags, at + 1) == ")"
    return _is_year_number(number) and (led or bracketed) and not _counts_something(tags, at)


def _is_speaker(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """One witness said, two other analysts have put: they count nobody lost."""
    if not number.spelled or number.value > FEW or number.vague:
        return False
    for place in range(at + 1, min(at + 2 + NEAR, len(tags))):
        if tags[place].key in words.sets["speaker"]:
            ahead = tags[place + 1:place + 1 + NEAR]
            return any(tag.key in words.sets["says"] for tag in ahead)
    return False


def _is_article(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """The word one counts only before what is counted: one soldier, not one day or one thing."""
    alone = number.spelled and number.value == 1 and not number.share and not number.vague
    joined = _kind(tags, at + 1) in "roR" and _kind(tags, at + 2) == "N"
    return alone and not joined and not _counts_something(tags, at, NEAR + 1)


def _is_syllable(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Numerals that are parts of other words, where words are not spaced: they count nothing."""
    if NOUN_NEEDED not in words.flags or not number.spelled or number.share:
        return False
    ahead = [tag.kind for tag in tags[at + 1:at + NEAR]]
    return not any(kind in COUNTED for kind in ahead) and _kind(tags, at - 1) not in "hBN"


MASKS: tuple[Callable[[Number, list[Tag], int, Lexicon], bool], ...] = (
    _is_duration, _is_date, _is_year, _is_label, _is_speaker, _is_article,
    _is_syllable)


def without_distractors(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with every number that is no figure turned into one of kind x.

    From the end: the first of "9 to 12 August" goes with the second.
    """
    found = list(tags)
    for at in range(len(tags) - 1, -1, -1):
        if tags[at].kind != "N":
            continue
        linked = _kind(tags, at + 1) in "roR&" and _kind(tags, at + 2) == "N" and (
            _kind(found, at + 2) == "x" and tags[at].value.plain)
        if linked or any(mask(tags[at].value, tags, at, words) for mask in MASKS):
            found[at] = tags[at]._replace(kind="x")
    for at in range(2, len(found)):  # "aged 18 to 60"
        if found[at].kind == "N" and found[at - 1].kind in "rR" and found[at - 2].kind == "x" and (
                tags[at - 2].kind == "N" and found[at].value.plain):
            found[at] = found[at]._replace(kind="x")
    return found
