"""Ranges: two numbers that are the ends of one figure, in the forms in which they are said."""

from collections.abc import Iterator
from dataclasses import replace

from figures.codebook import LOWER_BOUNDS
from figures.wording.changes import became, starts_change
from figures.wording.conventions import vague_size
from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number, exact, power
from figures.wording.tags import END, HUNDRED, HYPHEN, TEN, Tag, key_at, kind_at

CEILINGS = ("under", "up_to")  # "nearly" bounds as well, but in "over 12 and nearly 30 wounded"
UP_TO = "up_to"
WIDEST = reach("widest_or")
THOUSAND = reach("thousand")
SUM_DIGITS = reach("sum_digits")
LAST_ELIDED = reach("last_elided")
PER_CENT = 1 / 100
LISTED = "、"
ALTERNATIVE = "yep"  # perhaps, possibly, probably: between two numbers they are an "or"
FILLED = "hlFArRJ" + ALTERNATIVE  # kinds between a joiner and the second number
INSERTED = FILLED + "B,"  # between 1,100 and, at most, 1,400
NOUNS = "uUc"
SAME = ("uU", "c")  # kinds of nouns that are told apart by what they mean
COUNTED = NOUNS + "F"  # kinds of a noun with what became of it: people were killed

Ends = tuple[Number, Number]


def range_at(tags: list[Tag], begin: int, at: int, words: Lexicon) -> tuple[Ends, int] | None:
    """Return both ends of the range whose first number stands at `at`, and the index behind it.

    `begin` is where the words that lead the number begin; None where the number stands alone.
    """
    if starts_change(tags, at - 1 - (key_at(tags, at - 1) == HYPHEN), words):  # מ-12
        return None
    for rule in (_joined, _bounded, _give_or_take):
        found = rule(tags, begin, at)
        if found:
            said = any(tag.kind == "r" and tag.key.isalpha() for tag in tags[at:found[1]])
            return None if said and became(tags, found[1], words) else found
    return None


def _joined(tags: list[Tag], begin: int, at: int) -> tuple[Ends, int] | None:
    """Read "10 to 12", "between 10 and 12", "10 or even 12", "10 km to 12 km"."""
    after = at + 1 + (kind_at(tags, at + 1) in NOUNS and _joiner(tags, begin, at + 2) != (END, 0))
    kind, joiner = _joiner(tags, begin, after)
    last = _behind(tags, joiner, INSERTED if kind == "&" else FILLED)
    if kind == END or kind_at(tags, last) != "N" or not _alike(tags, at, after, last):
        return None
    low, high = spread(tags[at].value, tags[last].value)
    if kind == "o" and not high.vague and high.value > low.value * WIDEST:
        return None
    if kind == "&" and high.vague and high.vague != low.vague:
        return None
    bracketed = kind_at(tags, after) == "(" and kind_at(tags, last + 1) == ")"
    return ((low, high), last + 1 + bracketed) if _rises(low, high) else None


def _alike(tags: list[Tag], at: int, after: int, last: int) -> bool:
    """Tell whether what both numbers count is one thing, where both say it."""
    if kind_at(tags, last + 1) == "r" and kind_at(tags, last + 2) == "N":
        last += 2  # two brigades, or 7,000 to 8,000 men
    said, other = tags[at + 1:after], tags[last + 1:_behind(tags, last + 1, COUNTED)]
    return all(one.value == another.value for one in said for another in other
               if any(one.kind in kinds and another.kind in kinds for kinds in SAME))


def _rises(low: Number, high: Number) -> bool:
    """Tell whether two numbers can be the ends of a range; vague words may be doubled."""
    if low.share != high.share or bool(low.vague) != bool(high.vague):
        return False
    return low.value < high.value if not low.vague else vague_size(low) <= vague_size(high)


def _joiner(tags: list[Tag], begin: int, at: int) -> tuple[str, int]:
    """Return the kind of joiner behind a first number and the index behind it, or (END, 0)."""
    kind = kind_at(tags, at)
    if kind == "N" and _follows(tags, at - 1, at):
        return "o", at  # iki üç subay
    if kind == "," and tags[at].key == LISTED and _follows(tags, at - 1, at + 1):
        return "o", at + 1  # 2、3人
    if kind == "(" and kind_at(tags, at + 1) in ALTERNATIVE:
        return "o", at + 2  # two (possibly three) pilots
    between = any(tag.kind == "b" for tag in tags[begin:at])
    if kind in ",&" and kind_at(tags, at + 1) in "o" + ALTERNATIVE:
        return "o", at + 2
    if kind in ALTERNATIVE:
        return "o", at + 1
    if kind == "h" and tags[at].value == UP_TO and tags[at - 1].kind == "N":
        return "r", at + 1  # from 10,000 up to 12,000
    led = between or at < 2 or tags[at - 1].kind == "N"
    doubled = kind == "&" and _are_vague(tags, at)
    fits = kind in "ro" or (kind == "R" and led) or (kind == "&" and between) or doubled
    return (kind, at + 1) if fits else (END, 0)


def _follows(tags: list[Tag], at: int, other: int) -> bool:
    """Tell whether two small numbers are neighbours: "two three", 2、3."""
    if kind_at(tags, at) != "N" or kind_at(tags, other) != "N":
        return False
    low, high = tags[at].value, tags[other].value
    alike = low.spelled == high.spelled and not (low.share or low.vague or high.share)
    last = high.value / high.scale if high.spelled and low.scale == 1 else high.value
    return alike and last < TEN and last == low.value + 1  # iki üç bin: two or three thousand


def _are_vague(tags: list[Tag], at: int) -> bool:
    """Tell whether vague words stand on both sides: "hundreds and hundreds"."""
    sides = (kind_at(tags, at - 1), kind_at(tags, at + 1))
    return sides == ("N", "N") and bool(tags[at - 1].value.vague and tags[at + 1].value.vague)


def _behind(tags: list[Tag], at: int, kinds: str) -> int:
    """Return the index of the first tag from here on that is of none of these kinds."""
    while kind_at(tags, at) in kinds:
        at += 1
    return at


def _bounded(tags: list[Tag], begin: int, at: int) -> tuple[Ends, int] | None:
    """Read "over 1,000 but fewer than 2,000", "54 people died, possibly as many as 60", "at most
    60, at least 54"."""
    joiner = _behind(tags, at + 1, COUNTED)
    if kind_at(tags, joiner) not in ",&E" + ALTERNATIVE:
        return None
    last = _behind(tags, joiner, ",&EhBFA" + ALTERNATIVE)
    if kind_at(tags, last) != "N" or not _is_one_thing(tags, at, joiner, last):
        return None
    ahead, between = tags[begin:at], tags[joiner:last]
    low, high = spread(tags[at].value, tags[last].value)
    led = _bounds(ahead, LOWER_BOUNDS) or any(tag.kind in ALTERNATIVE for tag in between)
    if _bounds(ahead, CEILINGS) and _bounds(between, LOWER_BOUNDS):
        high, low = spread(tags[at].value, tags[last].value)
    elif not (led and _bounds(between, CEILINGS)):
        return None
    return ((low, high), last + 1) if not low.vague and _rises(low, high) else None


def _bounds(tags: list[Tag], hedges: tuple[str, ...]) -> bool:
    """Tell whether one of these hedges is among the tags."""
    return any(tag.kind in "hB" and tag.value in hedges for tag in tags)


def _is_one_thing(tags: list[Tag], at: int, joiner: int, last: int) -> bool:
    """Tell whether two bounds are of one figure: "at least 12 soldiers and up to 30 civilians" and
    "up to 60 dead, at least 45 of them children" are of two."""
    said = [tag.key for tag in tags[at + 1:joiner] if tag.kind in NOUNS]
    end = _behind(tags, last + 1, COUNTED)
    other = [tag.key for tag in tags[last + 1:end] if tag.kind in NOUNS]
    alike = not (said and other) or bool(set(said) & set(other))
    return alike and _alike(tags, at, joiner, last) and kind_at(tags, end) != "O"


def _give_or_take(tags: list[Tag], begin: int, at: int) -> tuple[Ends, int] | None:
    """Read "300±50", "300 (+/- 50)", "1.2 million plus or minus 0.1 million"."""
    bracketed = kind_at(tags, at + 1) == "("
    sign = at + 1 + (bracketed or kind_at(tags, at + 1) == ",")
    last = sign + 1
    if kind_at(tags, sign) != "J" or kind_at(tags, last) != "N":
        return None
    middle, slack = spread(tags[at].value, tags[last].value)
    if slack.scale > 1 == middle.scale and middle.value < slack.scale:  # 1.2 ± 0.1 million
        middle = _scaled(middle, slack.scale)
    if middle.vague or slack.vague or middle.share != slack.share or slack.value > middle.value:
        return None
    place = min(middle.place, slack.place)
    low, high = (replace(middle, value=round(middle.value + sign * slack.value, SUM_DIGITS),
                         place=place) for sign in (-1, 1))
    return (low, high), last + 1 + (bracketed and kind_at(tags, last + 1) == ")")


def spread(low: Number, high: Number) -> Ends:
    """Return two numbers in one scale: "ten to twelve thousand", "10-12,000", "40-50%"."""
    if high.share and not low.share and not low.vague:
        part = exact(low.value, PER_CENT)
        return replace(low, value=part, share=True, place=power(low.place, PER_CENT)), high
    if low.spelled and low.value == low.scale > 1 == high.scale and (
            high.spelled and high.value < LAST_ELIDED):  # a dozen or two
        return low, replace(high, value=exact(high.value, low.scale), scale=low.scale)
    unscaled = low.scale == 1 or (low.spelled and low.value == low.scale)  # a hundred
    bare = unscaled and not low.share and (low.plain or low.spelled or low.decimals)
    grouped = () if low.spelled else _grouped(high)  # 10-12,000, not two or 7,000
    for scale in (*_scales(high), *grouped) if bare else ():
        if low.value < high.value / scale:
            return _scaled(low, scale), high
    return low, high


def shortfall(tags: list[Tag], at: int, words: Lexicon) -> tuple[Number, int] | None:
    """Return what "300 short of 4,000" says, 3,700, and the index behind it; None elsewhere."""
    lacks = at + 1 + (kind_at(tags, at + 1) in NOUNS)
    last = _behind(tags, lacks + 1, "AF")
    short = kind_at(tags, lacks) == "h" and tags[lacks].key in words.sets["lacks"]
    if not short or kind_at(tags, last) != "N":
        return None
    lack, whole = tags[at].value, tags[last].value
    if lack.vague or whole.vague or lack.share != whole.share or lack.value >= whole.value:
        return None
    left = round(whole.value - lack.value, SUM_DIGITS)
    return replace(whole, value=left, place=min(lack.place, whole.place)), last + 1


def _scaled(number: Number, scale: float) -> Number:
    return replace(number, value=exact(number.value, scale), place=power(number.place, scale))


def _scales(number: Number) -> Iterator[float]:
    """Yield what the scale words of a number multiply by: hundred thousand, then thousand."""
    hundreds = number.scale * HUNDRED
    if number.spelled and number.scale > 1 and number.place == hundreds:
        yield hundreds
    if number.scale > 1:
        yield number.scale


def _grouped(number: Number) -> tuple[float, ...]:
    """Return a thousand where a number is printed in whole thousands with a sign: 12,000."""
    whole = not (number.plain or number.spelled or number.share or number.vague)
    thousands = number.value >= THOUSAND and number.value % THOUSAND == 0
    return (THOUSAND,) if whole and thousands and number.scale == 1 else ()
