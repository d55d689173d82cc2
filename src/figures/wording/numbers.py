"""Number words and digits put together: "two and a half thousand", "12 тыс.", "two-thirds"."""

from dataclasses import replace

from figures.wording.lexicon import Lexicon, word_list
from figures.wording.literals import SHARE_PLACE, Number, exact, literal, place_of, power
from figures.wording.tagging import Tag

NUMERIC = "ndmqvVCf"  # kinds that may begin a number
SCALES = "mV"
VIGESIMAL, ORDINAL_PARTS, SCALE_OF = "vigesimal", "ordinal-parts", "scale-of"
SCORE = 20
HALF = 0.5
HYPHEN = "-"
PER_CENT = 0.01
LARGEST_RATIO = 10  # "one in four", never "12 in 24"
THOUSAND = 1000.0
MEASURES_AHEAD = 2
COUNTED_AHEAD = 4

END = " "  # the kind beyond the last tag

Parts = tuple[float, ...]


def _room(part: float, vigesimal: bool) -> float:
    """Return what a number word added after this one must be below."""
    if vigesimal and 0 < part < 100 and part % SCORE == 0:
        return SCORE
    return place_of(part)


def _added(parts: Parts, value: float, words: Lexicon) -> Parts | None:
    """Return the parts with one more, None where it begins another number (two three)."""
    if not parts:
        return (value,)
    last = parts[-1]
    if value < _room(last, VIGESIMAL in words.flags) and value > 0:
        return (*parts, value)
    if 0 < last < 10 and 10 < value < 100 and value % 10 == 0:  # five and twenty
        return (*parts[:-1], last + value)
    return None


def _scaled(parts: Parts, scale: float) -> Parts:
    """Return the parts with all that is below the scale multiplied by it: two hundred thousand."""
    kept = len(parts)
    while kept and parts[kept - 1] < scale:
        kept -= 1
    return (*parts[:kept], exact(sum(parts[kept:]) or 1.0, scale))


def _kind(tags: list[Tag], at: int) -> str:
    return tags[at].kind if at < len(tags) else END


def _scale_of(tag: Tag) -> float:
    return float(tag.value[0] if tag.kind == "V" else tag.value)


def _is_scale(tags: list[Tag], at: int) -> bool:
    """Tell whether a scale word stands here; a lone letter counts only behind its digits (12k)."""
    tag = tags[at]
    if len(tag.key) > 1 or not tag.key.isascii():
        return True
    behind = at > 0 and tags[at - 1].kind == "n" and tags[at - 1].end == tag.start
    counted = any(ahead.kind in "cu" for ahead in tags[at + 1:at + 1 + COUNTED_AHEAD])
    money = at > 1 and tags[at - 2].kind in "Fu"
    return behind and (tag.key == "k" or money or (counted and _kind(tags, at + 1) != "("))


def _measured(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether what follows digits can be told in parts: a measure, a share, a scale."""
    for tag in tags[at + 1:at + 1 + MEASURES_AHEAD]:
        if tag.kind in SCALES or (tag.kind == "u" and tag.value not in ("person", "count")):
            return True
    return False


def _joined(tags: list[Tag], at: int, parts: Parts, words: Lexicon) -> int:
    """Return the index of the number word behind a hyphen or an "and", or 0 if it joins none."""
    tag = tags[at]
    if at + 1 >= len(tags):
        return 0
    if tag.kind in "OF":
        return at + 1 if SCALE_OF in words.flags and tags[at + 1].kind in SCALES else 0
    listed = tag.kind == "," and at > 1 and tags[at - 1].kind == "m" and tags[at - 2].kind in "dm"
    if not (tag.kind == "&" or tag.key == HYPHEN or listed):
        return 0
    ahead = tags[at + 1]
    if ahead.kind in SCALES and tag.key == HYPHEN:
        return at + 1
    return at + 1 if ahead.kind in "dm" and _added(parts, ahead.value, words) else 0


def _spelled(tags: list[Tag], at: int, parts: Parts, words: Lexicon) -> tuple[Parts, float, int]:
    """Add up number words from `at`; return the parts, the scale of the last word, the end."""
    scale = 1.0
    while at < len(tags):
        kind = tags[at].kind
        if kind in SCALES and _is_scale(tags, at):
            scale = _scale_of(tags[at])
            parts, at = _scaled(parts, scale), at + 1
        elif kind == "d" and (more := _added(parts, tags[at].value, words)):
            parts, scale, at = more, 1.0, at + 1
        elif more := _digits_inside(tags, at, parts, words):
            parts, scale, at = more, 1.0, at + 1
        elif behind := _joined(tags, at, parts, words):
            at = behind
        elif half := _and_a_half(tags, at):
            bare = scale == 1.0
            parts, at = (*parts, HALF * scale), half
            scale = 1.0 if bare else scale
        else:
            break
    return parts, scale, at


def _digits_inside(tags: list[Tag], at: int, parts: Parts, words: Lexicon) -> Parts | None:
    """Return the parts with digits that go on behind a scale sign: 1만2000."""
    tag = tags[at]
    if tag.kind != "n" or not parts or not at or tags[at - 1].kind not in SCALES:
        return None
    number = literal(tag.value, words.decimal, False)
    spaced = tags[at - 1].end != tag.start and tags[at - 1].key.isascii()
    return _added(parts, number.value, words) if number and not spaced else None


def _and_a_half(tags: list[Tag], at: int) -> int:
    """Return the index behind "and a half", or 0."""
    if tags[at].kind != "&":
        return 0
    at += 1 + (_kind(tags, at + 1) == "a")
    return at + 1 if _kind(tags, at) == "q" and tags[at].value == HALF else 0


def _cardinal(tags: list[Tag], at: int, words: Lexicon) -> tuple[Number, int] | None:
    first = tags[at]
    if first.kind in SCALES and not _is_scale(tags, at):
        return None
    if first.kind == "n":
        base = literal(first.value, words.decimal, _measured(tags, at, words))
        if base is None or base.share:
            return (base, at + 1) if base else None
        start, behind = _scaled_digits(base, tags, at + 1)
        parts, scale, end = _spelled(tags, behind, (start,), words)
        scale = scale if end > behind else start / base.value if base.value else 1.0
        whole = sum(parts)
        if end == at + 1:
            return base, end
        simple = whole == exact(base.value, scale)  # no further words behind the scale
        place = power(base.place, scale) if simple else place_of(whole)
        return replace(base, value=whole, scale=scale, plain=False, place=place), end
    about = first.kind == "C"
    start = at + 1 if about else at
    parts, scale, end = _spelled(tags, start, (first.value,) if about else (), words)
    if end == at:
        return None
    value = sum(parts)
    return Number(value, place_of(value), scale=scale, spelled=True, about=about), end


def _scaled_digits(base: Number, tags: list[Tag], at: int) -> tuple[float, int]:
    """Return digits that already reach the scale word behind them with it, and the index behind.

    "1 200 thousand" is 1.2 million; "5000 thousand" says its thousand twice.
    """
    if _kind(tags, at) not in SCALES or not _is_scale(tags, at):
        return base.value, at
    scale = _scale_of(tags[at])
    if not THOUSAND <= scale <= base.value:
        return base.value, at
    return (base.value if base.value % scale == 0 else exact(base.value, scale)), at + 1


def _shared(number: Number, at: int, tags: list[Tag]) -> tuple[Number, int]:
    """Return a number as a share where a part, a ratio or a per cent follows it."""
    behind = at + (_kind(tags, at) == "r" and tags[at].key == HYPHEN)
    if _kind(tags, behind) == "q" and number.value < 10 and number.spelled:
        return replace(number, value=number.value * tags[behind].value, place=SHARE_PLACE,
                       share=True), behind + 1
    if _kind(tags, at) == "u" and tags[at].value == "share":
        return replace(number, value=exact(number.value, PER_CENT), share=True,
                       place=power(number.place, PER_CENT)), at + 1
    return number, at


def _ratio(number: Number, at: int, tags: list[Tag], words: Lexicon) -> tuple[Number, int]:
    """Return "one in four" as a share."""
    if _kind(tags, at) not in "iY" or number.value > LARGEST_RATIO or _kind(tags, at + 1) not in "dn":
        return number, at
    whole = _cardinal(tags, at + 1, words) if at + 1 < len(tags) else None
    if not whole or _kind(tags, whole[1]) == "t":
        return number, at
    of = whole[0]
    if _kind(tags, at) == "Y":  # three-parts' one
        return Number(of.value / (number.value or 1), SHARE_PLACE, share=True), whole[1]
    if not number.value < of.value <= 10 * LARGEST_RATIO or of.spelled != number.spelled:
        return number, at
    return Number(number.value / of.value, SHARE_PLACE, share=True, spelled=True), whole[1]


def _part(tags: list[Tag], at: int, article: bool, words: Lexicon) -> tuple[Number, int] | None:
    """Read "half", "a third", "half a million", "a quarter of a million"."""
    share, behind = tags[at].value, at + 1
    ahead = behind
    while _kind(tags, ahead) in "aO" or (ahead < len(tags) and tags[ahead].key == HYPHEN):
        ahead += 1
    if _kind(tags, ahead) in SCALES and len(tags[ahead].key) > 1:
        size = _scale_of(tags[ahead])
        value = exact(share, size)
        return Number(value, place_of(value), scale=size, spelled=True), ahead + 1
    ordinal = ORDINAL_PARTS in words.flags and share < HALF and (
        not article or _kind(tags, behind) in ("u", "U", "w"))
    if ordinal or _kind(tags, behind) == "t":
        return None
    return Number(share, SHARE_PLACE, share=True, spelled=True), behind


def _vague(tags: list[Tag], at: int) -> tuple[Number, int]:
    """Read "dozens", "several hundred", "tens of thousands"; the value is that of one."""
    bases = word_list("vague")["bases"]
    name = tags[at].value[1] if tags[at].kind == "V" else tags[at].value
    ahead = at + 1 + (_kind(tags, at + 1) == "O")
    kind = _kind(tags, ahead)
    if kind in SCALES and len(tags[ahead].key) > 1:
        factor = _scale_of(tags[ahead])
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
    one = tags[at].kind == "d" and tags[at].value == 1 and _kind(tags, at + 1) in "qV"
    article = tags[at].kind == "a" or one
    first = at + article
    if _kind(tags, first) not in NUMERIC:
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
