"""Figures that no number says: "a soldier", "up to a battalion", "no deaths"."""

from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import Tag

ADJECTIVES = reach("adjectives")
BETWEEN = "wFuC"
NOUNS = "uUc"


def _noun_behind(tags: list[Tag], at: int, kinds: str) -> bool:
    """Tell whether such a noun follows, with few words between."""
    for tag in tags[at + 1:at + 2 + ADJECTIVES]:
        if tag.kind in kinds and (tag.kind != "u" or tag.value != "share"):
            return True
        if tag.kind not in BETWEEN:
            return False
    return False


def _number(value: float, tag: Tag) -> Tag:
    return tag._replace(kind="N", value=Number(value, 1.0, spelled=True))


def with_implied(tags: list[Tag]) -> list[Tag]:
    """Return the tags with "no" before a noun as 0, and, where nothing else is a figure, with the
    first article before a noun that says one as 1 ("the" only where the wording begins with it).
    """
    found = [_number(0.0, tag) if tag.kind == "z" and _noun_behind(tags, at, NOUNS) else tag
             for at, tag in enumerate(tags)]
    if any(tag.kind == "N" for tag in found):
        return found
    for at, tag in enumerate(found):
        if (tag.kind == "a" or (tag.kind == "A" and at == 0)) and _noun_behind(found, at, "U"):
            return [*found[:at], _number(1.0, tag), *found[at + 1:]]
    return found
