"""Numbers that say how something changed, differs or compares, and no count of it: up by 12 to 347,
17 per 100,000."""

from figures.wording.changes import is_changed
from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import HUNDRED, PERSON, Tag, key_at, kind_at

HEDGED = "hBR"
NOUNS = "uUc"
BETWEEN_RATES = "cuUw/sFi"  # kinds between 17 deaths and its per 100,000
NEAR = reach("near")


def is_step(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell by how many something changed where it says to how many: "rose by 12 to 347", and not
    "revised estimate of 300 to 400"."""
    to_how_many = kind_at(tags, at + 1) == "r" and key_at(tags, at + 1).isalpha() and (
        kind_at(tags, at + 2) == "N" and not tags[at + 2].value.share)
    whence = kind_at(tags, at - 1) in "rbROh" or key_at(tags, at - 1) in words.sets["whence"]
    leads = not whence and is_changed(tags, at, words)
    moved = kind_at(tags, at + 3) == "u" and tags[at + 3].value != PERSON  # moved 5 to 10 km
    return to_how_many and leads and not (moved or number.share or number.vague)


def is_changed_share(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell by how much something changed where it says to what: "jumped 22 percent to 1,577"."""
    if not number.share or kind_at(tags, at + 1) == "O":
        return False
    near = [key_at(tags, place) for place in (at - 2, at - 1, at + 1, at + 2)
            if kind_at(tags, place) not in HEDGED]  # "up" in "up to"
    steady = kind_at(tags, at - 1) in "rb"  # "rose to 40%" says how much it is
    changed = not steady and any(key in words.sets["change"] for key in near if key)
    return changed and any(tag.kind == "N" and not tag.value.share for tag in tags[at + 1:])


def is_difference(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell by how many something differs: "nine fewer than the number that he named"."""
    compared = kind_at(tags, at + 1) == "h" and key_at(tags, at + 1) in words.sets["differs"]
    return compared and kind_at(tags, at + 2) != "N"


def is_denied(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell what another number takes the place of: "not 12 but 15 soldiers"."""
    before = _past(tags, at - 1, "hBlF", -1)
    behind = _past(tags, at + 1, NOUNS + ",", 1)
    denied = kind_at(tags, before) not in "hB" and key_at(tags, before) in words.sets["denies"]
    instead = key_at(tags, behind) in words.sets["instead"]
    return denied and instead and kind_at(tags, _past(tags, behind + 1, "hBlFAbaE", 1)) == "N"


def _past(tags: list[Tag], at: int, kinds: str, step: int) -> int:
    """Return the index of the first tag from here on, this way, that is of none of these kinds."""
    while kind_at(tags, at) in kinds:
        at += step
    return at


def is_per_head(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell either number of a rate in a population: "17 per 100,000 people", 10万人あたり17人."""
    return _is_population(tags, at, words) or any(
        _is_population(tags, place, words) for place in _others_near(tags, at))


def _is_population(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell "per 100,000", "100,000 inhabitants" behind a word that leads to them, 10万人あたり."""
    number = tags[at].value
    round_one = not (number.share or number.vague) and number.value >= HUNDRED and (
        number.value == number.place)
    heads = key_at(tags, at + 1) in words.sets["heads"]
    if kind_at(tags, at - 1) == "/" and key_at(tags, at - 2) in words.sets["to_each"]:
        return True  # three wounded for every one killed
    led = kind_at(tags, at - 1) == "/" or (heads and key_at(tags, at - 1) in words.sets["to_heads"])
    behind = kind_at(tags, at + 1) in "uU" and (
        kind_at(tags, at + 2) == "/" and tags[at + 1].end == tags[at + 2].start)
    return round_one and (led or behind)


def _others_near(tags: list[Tag], at: int) -> list[int]:
    """Return the indices of the numbers next to this one, with no other clause between."""
    found = []
    for step in (1, -1):
        place = at + step
        while kind_at(tags, place) in BETWEEN_RATES and abs(place - at) <= NEAR:
            place += step
        found += [place] * (kind_at(tags, place) == "N")
    return found
