"""Numbers as said: digits, words, shares, ratios, vague counts, each as one tag."""

from dataclasses import replace

from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach, word_list
from figures.wording.literals import SHARE_PLACE, Number, exact, literal, place_of, power
from figures.wording.sums import HALF, SCALES, added_up, is_scale, scale_of, scaled_digits
from figures.wording.tags import HYPHEN, Tag, kind_at

NUMERIC = "ndmqvVCf"  # kinds that may begin a number
ORDINAL_PARTS = "ordinal-parts"
PER_CENT = 1 / 100
LARGEST_RATIO = reach("largest_ratio")
MEASURES_AHEAD = reach("measures_ahead")


def _measured(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether what follows digits can be told in parts: a measure, a share, a scale."""
    for tag in tags[at + 1:at + 1 + MEASURES_AHEAD]:
        if tag.kind in SCALES or (tag.kind == "u" and tag.value not in ("person", "count")):
            return True
    return False


def _cardinal(tags: list[Tag], at: int, words: Lexicon) -> tuple[Number, int] | None:
    first = tags[at]
    if first.kind in SCALES and not is_scale(tags, at):
        return None
    if first.kind == "n":
        base = literal(first.value, words.decimal, _measured(tags, at, words))
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
    about = first.kind == "C"
    start = at + 1 if about else at
    parts, scale, end = added_up(tags, start, (first.value,) if about else (), words)
    if end == at:
        return None
    value = sum(parts)
    return Number(value, place_of(value), scale=scale, spelled=True, about=about), end


def _shared(number: Number, at: int, tags: list[Tag]) -> tuple[Number, int]:
    """Return a number as a share where a part, a ratio or a per cent follows it."""
    behind = at + (kind_at(tags, at) == "r" and tags[at].key == HYPHEN)
    if kind_at(tags, behind) == "q" and number.value < 10 and number.spelled:
        return replace(number, value=number.value * tags[behind].value, place=SHARE_PLACE,
                       share=True), behind + 1
    if kind_at(tags, at) == "u" and tags[at].value == "share":
        return replace(number, value=exact(number.value, PER_CENT), share=True,
                       place=power(number.place, PER_CENT)), at + 1
    return number, at


def _ratio(number: Number, at: int, tags: list[Tag], words: Lexicon) -> tuple[Number, int]:
    """Return "one in four" as a share."""
    joined = kind_at(tags, at) in "iY" and kind_at(tags, at + 1) in "dn"
    if not joined or number.value > LARGEST_RATIO:
        return number, at
    whole = _cardinal(tags, at + 1, words)
    if not whole or kind_at(tags, whole[1]) == "t":
        return number, at
    of = whole[0]
    if kind_at(tags, at) == "Y":  # three-parts' one
        return Number(of.value / (number.value or 1), SHARE_PLACE, share=True), whole[1]
    if not number.value < of.value <= 10 * LARGEST_RATIO or of.spelled != number.spelled:
        return number, at
    return Number(number.value / of.value, SHARE_PLACE, share=True, spelled=True), whole[1]


def _part(tags: list[Tag], at: int, article: bool, words: Lexicon) -> tuple[Number, int] | None:
    """Read "half", "a third", "half a million", "a quarter of a million"."""
    share, behind = tags[at].value, at + 1
    ahead = behind
    while kind_at(tags, ahead) in "aO" or (ahead < len(tags) and tags[ahead].key == HYPHEN):
        ahead += 1
    if kind_at(tags, ahead) in SCALES and len(tags[ahead].key) > 1:
        size = scale_of(tags[ahead])
        value = exact(share, size)
        return Number(value, place_of(value), scale=size, spelled=True), ahead + 1
    ordinal = ORDINAL_PARTS in words.flags and share < HALF and (
        not article or kind_at(tags, behind) in ("u", "U", "w"))
    if ordinal or kind_at(tags, behind) == "t":
        return None
    return Number(share, SHARE_PLACE, share=True, spelled=True), behind


def _vague(tags: list[Tag], at: int) -> tuple[Number, int]:
    """Read "dozens", "several hundred", "tens of thousands"; the value is that of one."""
    bases = word_list("vague")["bases"]
    name = tags[at].value[1] if tags[at].kind == "V" else tags[at].value
    ahead = at + 1 + (kind_at(tags, at + 1) == "O")
    kind = kind_at(tags, ahead)
    if kind in SCALES and len(tags[ahead].key) > 1:
        factor = scale_of(tags[ahead])
    elif kind == "v" and tags[ahead].value in bases:
        factor = float(bases[tags[ahead].value])
    else:
        return Number(1.0, 1.0, spelled=True, vague=name), at + 1
    return Number(factor, 1.0, spelled=True, vague=name), ahead + 1


def _is_vague(tags: list[Tag], at: int, article: bool) -> bool:
    """Tell whether a word that is a scale or vague ("тысячи") is vague: nothing bounds it."""
    kind = tags[at].kind
    return kind == "v" or (kind == "V" and not article
                           and (at == 0 or tags[at - 1].kind not in "hBlF&"))


def compose(tags: list[Tag], at: int, words: Lexicon) -> tuple[Number, int] | None:
    """Return the number that begins at a tag and the index behind it, None where none does."""
    one = tags[at].kind == "d" and tags[at].value == 1 and kind_at(tags, at + 1) in "qV"
    article = tags[at].kind == "a" or one
    first = at + article
    if kind_at(tags, first) not in NUMERIC:
        return None
    if article and tags[first].kind in "nd":
        return None
    if _is_vague(tags, first, article):
        return _vague(tags, first)
    if tags[first].kind in "qf":
        return _part(tags, first, article, words)
    found = _cardinal(tags, first, words)
    if found is None:
        return None
    number, behind = _shared(*found, tags)
    return (number, behind) if number.share else _ratio(number, behind, tags, words)


def with_numbers(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with each number, of one word or several, as one tag of kind N."""
    found: list[Tag] = []
    at = 0
    while at < len(tags):
        number = compose(tags, at, words) if tags[at].kind in NUMERIC + "a" else None
        if number is None:
            found.append(tags[at])
            at += 1
            continue
        start, at = at, number[1]
        value = _per_cent_before(number[0], found)
        found.append(Tag("N", value, tags[start].key, tags[start].start, tags[at - 1].end))
    return found


def _per_cent_before(number: Number, found: list[Tag]) -> Number:
    """Return a number as a share where its per cent stands in front: "%40", "百分之四十"."""
    led = found and found[-1].kind == "u" and found[-1].value == "share"
    if not led or number.share or (len(found) > 1 and found[-2].kind == "N"):
        return number
    return replace(number, value=exact(number.value, PER_CENT), share=True,
                   place=power(number.place, PER_CENT))
