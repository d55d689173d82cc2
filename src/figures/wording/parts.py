"""Numbers as parts: shares, ratios, and parts of a scale word ("three-quarters of a million")."""

from collections.abc import Callable
from dataclasses import replace

from figures.precision import HALF
from figures.wording.lexicon import Lexicon
from figures.wording.lists import measures, reach
from figures.wording.literals import SHARE_PLACE, Number, exact, place_of, power
from figures.wording.sums import SCALES, scale_of
from figures.wording.tags import HYPHEN, SHARE, TEN, Tag, kind_at

ORDINAL_PARTS, ORDINAL_ALONE = "ordinal-parts", "ordinal-alone"
PER_CENT = 1 / 100
LARGEST_RATIO = reach("largest_ratio")
FURTHEST = reach("near")
NOUNS = "uUc"
UNITS = "uU"
FURTHER = "uUw"  # kinds behind "one in three" that make the three a count of their own

Found = tuple[Number, int]
Cardinal = Callable[[list[Tag], int, Lexicon], Found | None]


def _of_scale(tags: list[Tag], at: int) -> tuple[float, int]:
    """Return the scale word behind "of a" or a hyphen and the index behind it, or (0, 0)."""
    while kind_at(tags, at) in "aO" or (at < len(tags) and tags[at].key == HYPHEN):
        at += 1
    if kind_at(tags, at) in SCALES and len(tags[at].key) > 1:
        return scale_of(tags[at]), at + 1
    return 0.0, 0


def is_measure(tags: list[Tag], at: int) -> bool:
    """Tell whether a unit of length or area stands here, behind an article or not: half a mile."""
    at += kind_at(tags, at) == "a"
    return kind_at(tags, at) in UNITS and tags[at].value in measures()


def _sized(share: float, size: float) -> Number:
    value = exact(share, size)
    return Number(value, place_of(value), scale=size, spelled=True)


def shared(number: Number, at: int, tags: list[Tag]) -> Found:
    """Return a number as a share where a part or a per cent follows it."""
    behind = at + (kind_at(tags, at) == "r" and tags[at].key == HYPHEN)
    ideograph = behind < len(tags) and not tags[behind].key.isascii()
    if kind_at(tags, behind) == "q" and number.value < TEN and (number.spelled or ideograph):
        share = number.value * tags[behind].value
        size, end = _of_scale(tags, behind + 1)
        if end:
            return _sized(share, size), end
        of_one = behind + 1 + (kind_at(tags, behind + 1) == "O")
        if kind_at(tags, of_one) == "a" and is_measure(tags, of_one):  # three-quarters of a mile
            return Number(share, SHARE_PLACE, spelled=True), behind + 1
        return replace(number, value=share, place=SHARE_PLACE, share=True), behind + 1
    if kind_at(tags, at) == "u" and tags[at].value == SHARE:
        return replace(number, value=exact(number.value, PER_CENT), share=True,
                       place=power(number.place, PER_CENT)), at + 1
    return number, at


def ratio(found: Found, tags: list[Tag], words: Lexicon, cardinal: Cardinal) -> Found:
    """Return "one in four", "one soldier in three" as a share."""
    number, at = found
    noun = (kind_at(tags, at) in NOUNS and (number.spelled or kind_at(tags, at + 1) == "Y")) or (
        kind_at(tags, at) == "w" and kind_at(tags, at + 1) == "i" and number.spelled)
    joint = at + noun
    joined = kind_at(tags, joint) in "iY" and kind_at(tags, joint + 1) in "dn"
    whole = cardinal(tags, joint + 1, words) if joined and number.value <= LARGEST_RATIO else None
    if not whole or kind_at(tags, whole[1]) == "t":
        return found
    of, end = whole
    if kind_at(tags, joint) == "Y" and of.value < number.value:  # three-parts' one
        return Number(of.value / number.value, SHARE_PLACE, share=True), end
    strange = noun and kind_at(tags, end) in FURTHER  # one soldier in three regiments
    fits = number.value < of.value <= TEN * LARGEST_RATIO and of.spelled == number.spelled
    if strange or not fits:
        return found
    return Number(number.value / of.value, SHARE_PLACE, share=True, spelled=True), end


def one_of_every(found: Found, tags: list[Tag], at: int, words: Lexicon,
                 cardinal: Cardinal) -> Found:
    """Return "every five soldiers, one" as a share: her beş askerden biri, 每五人中有一人."""
    number, end = found
    few = kind_at(tags, at - 1) == "/" and 1 < number.value <= LARGEST_RATIO
    joint = end
    while few and kind_at(tags, joint) in NOUNS + "wiYF" and joint <= end + FURTHEST:
        joint += 1
    fits = joint > end and kind_at(tags, joint) in "dn"
    one = cardinal(tags, joint, words) if fits else None
    if not one or one[0].value != 1:
        return found
    return Number(1 / number.value, SHARE_PLACE, share=True, spelled=True), one[1]


def part(tags: list[Tag], at: int, article: bool, words: Lexicon) -> Found | None:
    """Read "half", "a third", "half a million", "every third"; "the third attack" is none."""
    share, behind = tags[at].value, at + 1
    size, end = _of_scale(tags, behind)
    if end:
        return _sized(share, size), end
    if is_measure(tags, behind) or (kind_at(tags, behind) == "O" and (
            kind_at(tags, behind + 1) == "a" and is_measure(tags, behind + 1))):
        return Number(share, SHARE_PLACE, spelled=True), behind
    cent = behind + (kind_at(tags, behind) == "a")
    if kind_at(tags, cent) == "u" and tags[cent].value == SHARE:  # half a percent
        return Number(exact(share, PER_CENT), SHARE_PLACE * PER_CENT, share=True), cent + 1
    ordinal = tags[at].kind == "q" and ORDINAL_PARTS in words.flags and share < HALF and (
        not article or kind_at(tags, behind) in FURTHER)
    alone = tags[at].kind == "q" and ORDINAL_ALONE in words.flags and share < HALF and not article
    if ordinal or alone or kind_at(tags, behind) == "t":
        return None
    return Number(share, SHARE_PLACE, share=True, spelled=True), behind


def per_cent_before(number: Number, found: list[Tag]) -> Number:
    """Return a number as a share where its per cent stands in front: "%40", "百分之四十"."""
    led = found and found[-1].kind == "u" and found[-1].value == SHARE
    if not led or number.share or (len(found) > 1 and found[-2].kind == "N"):
        return number
    return replace(number, value=exact(number.value, PER_CENT), share=True,
                   place=power(number.place, PER_CENT))
