"""Tags: the words and phrases of a wording, each with what it is."""

from typing import Any, NamedTuple

END = " "  # the kind beyond the first and the last tag
HYPHEN = "-"
TEN = 10  # what a digit is below, and what it counts for one place on
HUNDRED = 100
PERSON, SHARE = "person", "share"  # as in `figures.units`, which brings pint along


class Tag(NamedTuple):
    """A word or phrase with its kind (one letter, as in `lexicon`), its meaning and its place."""

    kind: str
    value: Any
    key: str
    start: int
    end: int
    foreseen: bool = False


def kind_at(tags: list[Tag], at: int) -> str:
    """Return the kind of a tag, a blank beyond the first and the last."""
    return tags[at].kind if 0 <= at < len(tags) else END


def key_at(tags: list[Tag], at: int) -> str:
    """Return the word that a tag begins with, nothing beyond the first and the last."""
    return tags[at].key if 0 <= at < len(tags) else ""
