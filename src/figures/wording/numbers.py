"""Numbers as said: digits, words, shares, ratios, vague counts, each as one tag."""

import re
from dataclasses import replace

from figures.wording.conventions import base_of
from figures.wording.lexicon import NOUN_NEEDED, Lexicon
from figures.wording.lists import reach, word_list
from figures.wording.literals import SHARE_PLACE, Number, exact, literal, place_of, power
from figures.wording.parts import (
    Found,
    is_measure,
    one_of_every,
    part,
    per_cent_before,
    ratio,
    shared,
)
from figures.wording.sums import SCALES, added_up, is_scale, scale_of, scaled_digits
from figures.wording.tags import PERSON, TEN, Tag, key_at, kind_at

NUMERIC = "ndmqvVCf"  # kinds that may begin a number
COUNTED = (PERSON, "count")
MEASURES_AHEAD = reach("measures_ahead")
TENS = re.compile(r"([2-9]0)s")  # in the 40s
LAST_OF_TENS = reach("last_of_tens")
FROM_IS_OF = "from-is-of"
OVER = "over"
OTHERWISE = "yepo"  # kinds that lead a bracketed alternative: possibly, or
BRACKETED = re.compile(r"[nd]\([nd]\)[mV]")  # the kinds of 3 (4) thousand
BEFORE_A_RATES = "hFlB/J"  # kinds between "a day" and its number: 1日約92人
DAYS, TIMES = (("day", "days"),), (("week", "a_week"), ("month", "a_month"))


def _measured(tags: list[Tag], at: int) -> bool:
    """Tell whether what follows digits can be told in parts: a measure, a share, a scale."""
    for tag in tags[at + 1:at + 1 + MEASURES_AHEAD]:
        if tag.kind in SCALES or (tag.kind == "u" and tag.value not in COUNTED):
            return True
    return False


def _cardinal(tags: list[Tag], at: int, words: Lexicon) -> Found | None:
    first = tags[at]
    if first.kind in SCALES and not is_scale(tags, at):
        return None
    if first.kind == "n":
        return _printed(tags, at, words)
    about = first.kind == "C"
    if about and kind_at(tags, at + 1) == "v":  # un par de cientos
        found = _times_vague(first.value, tags[at + 1], at + 2)
        return found and (replace(found[0], about=True), found[1])
    dual = first.kind in SCALES and first.key in words.sets["dual"]
    led: tuple[float, ...] = (first.value,) if about else (2.0,) if dual else ()
    parts, scale, end = added_up(tags, at + about, led, words)
    if end == at:
        return None
    value = sum(parts)
    if first.kind == "d" and value < TEN and kind_at(tags, end) == "v":
        return _times_vague(value, tags[end], end + 1) or (Number(value, 1.0, spelled=True), end)
    return Number(value, place_of(value), scale=scale, spelled=True, about=about), end


def _times_vague(times: float, plural: Tag, end: int) -> Found | None:
    """Return "two hundreds" as 200."""
    base = word_list("vague")["bases"].get(plural.value)
    if base is None:
        return None
    value = times * float(base)
    return Number(value, place_of(value), scale=float(base), spelled=True), end


def _printed(tags: list[Tag], at: int, words: Lexicon) -> Found | None:
    """Read digits with the scale words and number words behind them."""
    base = literal(tags[at].value, words.decimal, _measured(tags, at))
    if base is None or base.share:
        return (base, at + 1) if base else None
    start, behind = scaled_digits(base, tags, at + 1)
    parts, scale, end = added_up(tags, behind, (start,), words)
    scale = scale if end > behind else start / base.value if base.value else 1.0
    whole = sum(parts)
    if end == at + 1:
        return base, end
    simple = whole == exact(base.value, scale)  # no further words behind the scale
    place = power(base.place, scale) if simple else place_of(whole)
    return replace(base, value=whole, scale=scale, plain=False, place=place), end


def _vague(tags: list[Tag], at: int) -> Found:
    """Read "dozens", "several hundred thousand", "tens of thousands"; the value is that of one."""
    name = tags[at].value[1] if tags[at].kind == "V" else tags[at].value
    size, end = 1.0, at + 1
    while factor := _size(tags, end):
        size, end = exact(size, factor[0]), factor[1]
    return Number(size, 1.0, spelled=True, vague=name), end


def _size(tags: list[Tag], at: int) -> tuple[float, int] | None:
    """Return what a word multiplies a vague one before it by, and the index behind it: "hundred",
    "of thousands", "zehntausend"."""
    at += kind_at(tags, at) == "O"
    kind = kind_at(tags, at)
    if kind == "d" and tags[at].value == TEN and kind_at(tags, at + 1) in SCALES:
        return float(TEN), at + 1
    if kind in SCALES and is_scale(tags, at):
        return scale_of(tags[at]), at + 1
    size = base_of(tags[at].value) if kind == "v" else None
    return (size, at + 1) if size else None


def _is_vague(tags: list[Tag], at: int, article: bool) -> bool:
    """Tell whether a word that is a scale or vague ("тысячи") is vague: nothing bounds it."""
    kind, before = tags[at].kind, kind_at(tags, at - 1)
    added = before == "&" and kind_at(tags, at - 2) in "dmnV"  # not הרוגים ומאות פצועים
    return kind == "v" or (kind == "V" and not article and not added and before not in "hBlFR")


def compose(tags: list[Tag], at: int, words: Lexicon) -> Found | None:
    """Return the number that begins at a tag and the index behind it, None where none does."""
    one = tags[at].kind == "d" and tags[at].value == 1 and kind_at(tags, at + 1) in "qV"
    article = tags[at].kind == "a" or one
    first = at + article
    first += article and kind_at(tags, first) == "F" and kind_at(tags, first + 1) == "q"
    if kind_at(tags, first) not in NUMERIC:
        return None
    if article and tags[first].kind in "nd":
        return None
    if _is_vague(tags, first, article):
        return _vague(tags, first)
    if tags[first].kind in "qf":
        return part(tags, first, article, words)
    found = _cardinal(tags, first, words)
    if found is None:
        return None
    number, behind = shared(*one_of_every(found, tags, at, words, _cardinal), tags)
    return (number, behind) if number.share else ratio((number, behind), tags, words, _cardinal)


def _parted(tag: Tag, found: list[Tag], words: Lexicon) -> Tag:
    """Return "from" as "of" behind a vague count, in languages that say both by one word."""
    vague = bool(found) and found[-1].kind == "N" and found[-1].value.vague
    of = tag.kind in "bi" and vague and FROM_IS_OF in words.flags
    return tag._replace(kind="O") if of else tag


def _tens(tags: list[Tag], at: int) -> list[Tag]:
    """Return "40s" as the ends of a range where it stands behind "in the", else nothing."""
    tens = TENS.fullmatch(tags[at].key) if tags[at].kind == "x" else None
    ahead = at - 1 - (kind_at(tags, at - 1) == "w")
    if not tens or kind_at(tags, ahead) != "A" or kind_at(tags, ahead - 1) != "i":
        return []
    low = Number(float(tens[1]), 1.0)
    high = replace(low, value=low.value + LAST_OF_TENS)
    return [tags[at]._replace(kind=kind, value=value)
            for kind, value in (("N", low), ("r", "to"), ("N", high))]


def _rate_ahead(tags: list[Tag], at: int, words: Lexicon) -> Tag | None:
    """Return "1日", "ayda" and the like as a rate where a number follows: 1日約92人, ayda 30 bin.

    Behind a number, or with nothing to count behind them, they are a date or a time.
    """
    first = tags[at].kind == "n" and tags[at].value == "1"
    behind = at + first
    names = DAYS if first else TIMES
    time = next((time for time, name in names if key_at(tags, behind) in words.sets[name]), None)
    ahead = behind + 1
    while kind_at(tags, ahead) in BEFORE_A_RATES:
        ahead += 1
    if time is None or kind_at(tags, at - 1) in ">ndm" or kind_at(tags, ahead) not in NUMERIC:
        return None
    return tags[at]._replace(kind="D", value=time, end=tags[behind].end)


def _one_and_a_half(tags: list[Tag], at: int) -> list[Tag]:
    """Return "a mile and a half", or "and a quarter", as its number and its unit, else nothing."""
    behind = at + 3 + (kind_at(tags, at + 3) == "a")
    fits = kind_at(tags, at) == "a" and kind_at(tags, at + 2) == "&" and (
        is_measure(tags, at + 1) or kind_at(tags, at + 1) == "t")
    if not fits or kind_at(tags, behind) != "q" or kind_at(tags, behind + 1) == "O":
        return []
    number = Number(1 + tags[behind].value, SHARE_PLACE, spelled=True)
    return [tags[at]._replace(kind="N", value=number), tags[at + 1]._replace(
        end=tags[behind].end), *tags[behind + 1:]]


def _with_scales_inside(tags: list[Tag]) -> list[Tag]:
    """Return the tags with a scale behind a bracketed alternative inside it, so that it scales
    both numbers: "3 (possibly 4) thousand"."""
    found = list(tags)
    for at in range(3, len(tags) - 1):
        opened = at - 3 if tags[at - 2].kind in OTHERWISE else at - 2
        kinds = "".join(kind_at(tags, place) for place in (opened - 1, opened, at - 1, at, at + 1))
        if BRACKETED.fullmatch(kinds):
            found[at:at + 2] = tags[at + 1], tags[at]
    return found


def _and_some(tags: list[Tag], at: int, words: Lexicon) -> Tag | None:
    """Return a vague word tied to the number before it as what exceeds that: 二十数人."""
    if NOUN_NEEDED not in words.flags or kind_at(tags, at) != "v":
        return None
    return tags[at]._replace(kind="H", value=OVER) if tags[at - 1].end == tags[at].start else None


def with_numbers(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with each number, of one word or several, as one tag of kind N."""
    tags = _with_scales_inside(tags)
    found: list[Tag] = []
    at = 0
    while at < len(tags):
        kind, behind = tags[at].kind, 0
        if more := _one_and_a_half(tags, at):
            return [*found, *more[:2], *with_numbers(more[2:], words)]
        rate = _rate_ahead(tags, at, words) if kind in "nt>" else None
        number = compose(tags, at, words) if not rate and kind in NUMERIC + "a" else None
        if rate:
            found.append(rate)
            behind = at + 1 + (kind == "n")
        elif number is None:
            found.extend(_tens(tags, at) or [_parted(tags[at], found, words)])
        else:
            behind = number[1]
            value = per_cent_before(number[0], found)
            found.append(Tag("N", value, tags[at].key, tags[at].start, tags[behind - 1].end))
            if some := _and_some(tags, behind, words):
                found.append(some)
                behind += 1
        at = behind or at + 1
    return found
