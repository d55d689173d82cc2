"""Figures that no number says: "a soldier", "up to a battalion", "no deaths"."""

from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import PERSON, Tag, key_at, kind_at

ADJECTIVES = reach("adjectives")
BETWEEN = "wFuC"
OF_SOME = "OAF"
UNITS = (PERSON, "count")
NOUNS = "uUc"
NEAREST = "uc"
UNDER = "under"
NONE = "none"  # says 0 with no noun behind it: none of them came back
TITLES = {"-", "–", ":"}  # between a title and what is said of it
PLACED = "bsr"  # kinds before an article whose noun is where, by whom or whence


def _is_of_some(tags: list[Tag], at: int) -> bool:
    """Tell "none of the 86 crew", which says two figures."""
    ahead = at + 1
    while kind_at(tags, ahead) in OF_SOME:
        ahead += 1
    return kind_at(tags, ahead) == "N"


def _noun_behind(tags: list[Tag], at: int, kinds: str) -> bool:
    """Tell whether such a noun follows, with few words between."""
    for tag in tags[at + 1:at + 2 + ADJECTIVES]:
        if tag.kind in kinds and (tag.kind != "u" or tag.value != "share"):
            return True
        if tag.kind not in BETWEEN:
            return False
    return False


def _says_none(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether "no" or "none" says 0: by itself, before a noun or before those it is of, or
    behind its noun."""
    alone = tags[at].value == NONE or len(tags) == 1 or _is_none_behind(tags, at, words)
    if key_at(tags, at) in words.sets["without"]:
        return alone or kind_at(tags, at + 1) in NEAREST
    return alone or _noun_behind(tags, at, NOUNS) or _is_of_some(tags, at)


def _is_none_behind(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell "casualties: nil", and "потерь нет", 死者なし in languages that say it so."""
    signed = key_at(tags, at - 1) in TITLES
    said = key_at(tags, at) in words.sets["absent"]
    noun = at - 1 - (signed or (said and kind_at(tags, at - 1) in "sFw"))
    counts = kind_at(tags, noun) == "c" or (kind_at(tags, noun) in "uU" and (
        tags[noun].value == PERSON))
    return (signed or said) and counts


def _number(value: float, tag: Tag) -> Tag:
    return tag._replace(kind="N", value=Number(value, 1.0, spelled=True))


def with_implied(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with "no" before a noun, and "none" by itself, as 0, and, where nothing else
    is a figure, with the first article before a noun that says one as 1 ("the" only where the
    wording begins with it).
    """
    tags = _with_not_even(tags, words)
    found = [_number(0.0, tag) if tag.kind == "z" and _says_none(tags, at, words) else tag
        for at, tag in enumerate(_with_doubles(tags))]
    if any(tag.kind == "N" for tag in found):
        return [_number(1.0, tag) if _is_one_of_a_list(found, at) else tag
                for at, tag in enumerate(found)]
    for at, tag in enumerate(found):
        led = (tag.kind == "a" and kind_at(found, at - 1) not in PLACED) or (
            tag.kind == "A" and at == 0)
        if led and _noun_behind(found, at, "U"):
            return [*found[:at], _number(1.0, tag), *found[at + 1:]]
    return found


def _with_not_even(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with each "no" right before a number, in languages where that says that
    there were not even as many, as the hedge that it is: "keine 100 Soldaten"."""
    return [tag._replace(kind="h", value=UNDER) if tag.kind == "z" and (
        kind_at(tags, at + 1) == "N" and tag.key in words.sets["not_even"]) else tag
        for at, tag in enumerate(tags)]


def _with_doubles(tags: list[Tag]) -> list[Tag]:
    """Return the tags with each noun that says two of its kind as a 2 and the noun."""
    found: list[Tag] = []
    for tag in tags:
        if tag.kind == "W":
            noun = tag._replace(kind="u" if tag.value in UNITS else "c")
            found.extend([noun] if kind_at(found, len(found) - 1) == "N" else [
                tag._replace(kind="N", value=Number(2.0, 1.0, spelled=True)), noun])
        else:
            found.append(tag)
    return found


def _is_one_of_a_list(tags: list[Tag], at: int) -> bool:
    """Tell whether an article counts a person beside a figure: "an officer and eleven men"."""
    if tags[at].kind != "a" or kind_at(tags, at - 1) in PLACED + "/D":
        return False
    noun = next((place for place in range(at + 1, min(at + 2 + ADJECTIVES, len(tags)))
                 if tags[place].kind not in BETWEEN), len(tags))
    if kind_at(tags, noun) != "U" or tags[noun].value != PERSON:
        return False
    return (kind_at(tags, noun + 1) == "&" and kind_at(tags, noun + 2) == "N") or (
        kind_at(tags, at - 1) == "&" and kind_at(tags, at - 2) in NOUNS)
