"""Verbs of change, which make of two numbers what was and what is: "rose from 12 to 15"."""

from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.tags import HYPHEN, Tag, key_at, kind_at

CHANGED = reach("change_before")
BEFORE_VERBS = "uUcswFhHB"


def is_changed(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether a verb of change stands before: what follows is where it got to, no bound."""
    return any(tag.key in words.sets["change"] and tag.kind != "h"  # up to is a hedge
               for tag in tags[max(0, at - CHANGED):at])


def starts_change(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether "from" stands here behind a verb of change: "rose from 12 to 15", and not
    "rose to between 12 and 15"."""
    joiner = next((tag.kind for tag in tags[at + 2:] if tag.kind in "&rN"), "")
    first = at + 1 + (key_at(tags, at + 1) == HYPHEN)
    whole = not (kind_at(tags, first) == "N" and tags[first].value.share)
    start = kind_at(tags, at) == "b" or (whole and key_at(tags, at) in words.sets["whence"])
    return start and joiner != "&" and is_changed(tags, at, words)


def became(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a verb of change behind both numbers, in languages whose verbs stand last:
    12人から15人に増えた."""
    while (kind_at(tags, at) in BEFORE_VERBS or key_at(tags, at) == HYPHEN) and (
            key_at(tags, at) not in words.sets["became"]):
        at += 1
    return key_at(tags, at) in words.sets["became"]
