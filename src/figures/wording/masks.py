"""What is written as a number and is no figure: dates, ages, durations, labels, a witness."""

from collections.abc import Callable

from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import HYPHEN, Tag, key_at, kind_at

YEARS = (reach("first_year"), reach("last_year"))
LAST_DAY = reach("last_day")
LABELS_BELOW = reach("labels_below")
FEW = reach("few_speakers")
NEAR = reach("near")
HEDGES = "hBlR "
NOUNS = "uUc"
NOUN_NEEDED = "noun-needed"
COUNTED = "uUcHB%"


def _counts_something(tags: list[Tag], at: int, near: int = NEAR) -> bool:
    ahead = "".join(tag.kind for tag in tags[at + 1:at + 1 + near]).partition("N")[0]
    return any(kind in NOUNS for kind in ahead)


def _is_label(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Hill 776, Boeing 737, No. 5, aged 18; 8. Regiment."""
    before = at - 1 - (kind_at(tags, at - 1) == ".")
    kind = kind_at(tags, before)
    marked = kind == "<" or (kind not in HEDGES and key_at(tags, before) in words.sets["before"])
    dotted = kind_at(tags, at + 1) == "." and key_at(tags, at + 2) in words.sets["before"]
    counted_off = before == 0 and kind == "t"  # "Day 1,000 of the war"
    coded = key_at(tags, at).isdigit() and key_at(tags, at).startswith("0") and number.value > 0
    return coded or counted_off or (number.plain and number.value < LABELS_BELOW and (
        marked or (dotted and number.value > 0)))


def _is_duration(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """48 hours, 44-day, several weeks, 18 years old, 155 mm, three times."""
    dotted = kind_at(tags, at + 1) == "." and (number.plain and number.value <= YEARS[1])
    behind = at + 1 + (dotted or key_at(tags, at + 1) == HYPHEN)
    return not number.share and kind_at(tags, behind) in "t>"


def _is_date(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """24 August, Aug. 24, 2024, 24 de agosto."""
    if not number.plain or number.value > YEARS[1]:
        return False
    if not (number.value <= LAST_DAY or _is_year_number(number)):
        return False
    before = at - 1 - (kind_at(tags, at - 1) in ".O,")
    behind = at + 1 + (kind_at(tags, at + 1) in ".OsF" and kind_at(tags, at + 2) == "M")
    if kind_at(tags, before) == "M" or (kind_at(tags, behind) == "M" and number.value <= LAST_DAY):
        return True
    return _is_year_number(number) and "M" in (kind_at(tags, before - 1), kind_at(tags, before - 2))


def _is_year_number(number: Number) -> bool:
    return number.plain and YEARS[0] <= number.value <= YEARS[1]


def _is_year(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """In 2014, (2024), since 1991: bare, after such a word, with nothing to count behind it."""
    led = key_at(tags, at - 1) in words.sets["year"] and at > 0
    bracketed = kind_at(tags, at - 1) == "(" and kind_at(tags, at + 1) == ")"
    named = key_at(tags, at + 1) in words.sets["event"]
    free = (led or bracketed or _is_span(tags, at)) and not _counts_something(tags, at)
    return _is_year_number(number) and (named or free)


def _is_span(tags: list[Tag], at: int) -> bool:
    """Tell whether two bare years stand alone with a dash between: 2022-2024."""
    ahead = tags[at + 2].value if kind_at(tags, at + 2) == "N" else None
    dash = kind_at(tags, at + 1) == "r" and not key_at(tags, at + 1).isalpha()
    alone = kind_at(tags, at - 1) not in HEDGES.strip() and not _counts_something(tags, at + 2)
    return dash and alone and ahead is not None and _is_year_number(ahead)


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
    """Tell "one" that counts nothing near it: one soldier is a figure, one thing is not."""
    alone = number.spelled and number.value == 1 and not number.share and not number.vague
    joined = kind_at(tags, at + 1) in "roR" and kind_at(tags, at + 2) == "N"
    return alone and not joined and not _counts_something(tags, at, NEAR + 1)


def _is_syllable(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Numerals that are parts of other words, where words are not spaced: they count nothing."""
    if NOUN_NEEDED not in words.flags or not number.spelled or number.share:
        return False
    ahead = [tag.kind for tag in tags[at + 1:at + NEAR]]
    return not any(kind in COUNTED for kind in ahead) and kind_at(tags, at - 1) not in "hBN"


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
        linked = kind_at(tags, at + 1) in "roR&" and kind_at(tags, at + 2) == "N" and (
            kind_at(found, at + 2) == "x" and tags[at].value.plain)
        if linked or any(mask(tags[at].value, tags, at, words) for mask in MASKS):
            found[at] = tags[at]._replace(kind="x")
    for at in range(2, len(found)):  # "aged 18 to 60"
        if found[at].kind == "N" and found[at - 1].kind in "rR" and found[at - 2].kind == "x" and (
                tags[at - 2].kind == "N" and found[at].value.plain):
            found[at] = found[at]._replace(kind="x")
    return found
