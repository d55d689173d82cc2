"""Numbers that say where: of houses in a street, of kilometres along a road."""

from figures.wording.compounds import COMPOUND
from figures.wording.labels import LABELS_BELOW, SHORT, counts_something
from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import Tag, key_at, kind_at

STREET_AHEAD = reach("street_ahead")
LONG_WAYS = ("km", "mi")


def is_address(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """45 Shevchenko Street; calle Mayor, 45."""
    if not number.plain or number.value >= LABELS_BELOW:
        return False
    return _leads_to(tags[at + 1:at + 2 + STREET_AHEAD], words) or (
        _leads_to(tags[max(0, at - 2 - STREET_AHEAD):at][::-1], words)
        and not counts_something(tags, at))


def _leads_to(tags: list[Tag], words: Lexicon) -> bool:
    """Tell whether a street stands here, with names alone before it."""
    for tag, ahead in zip(tags, [*tags[1:], None], strict=False):
        if _is_street(tag.key, words):
            return True
        shortened = tag.key == "." and ahead is not None and len(ahead.key) <= SHORT
        if tag.kind not in "w," and not shortened:
            return False
    return False


def _is_street(key: str, words: Lexicon) -> bool:
    """Tell a street, in languages that write words together also its name: Bahnhofstraße."""
    if COMPOUND not in words.flags:
        return key in words.sets["street"]
    return any(key == street or (len(street) > SHORT and key.endswith(street))
               for street in words.sets["street"])


def is_milestone(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a place on a road or river by its distance: "at km 42", "en el kilómetro 42"."""
    marked = kind_at(tags, at - 1) in "uU" and tags[at - 1].value in LONG_WAYS
    behind = kind_at(tags, at + 1) in "ro" or counts_something(tags, at)
    marked &= key_at(tags, at - 1) not in words.sets["inverts"]
    return bool(at and marked and number.plain and number.value < LABELS_BELOW) and not behind and (
        kind_at(tags, at - 2) not in "Nnx")
