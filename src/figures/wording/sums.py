"""Number words added up: "two and a half thousand", "three hundred and five", "1만2000"."""

from figures.precision import HALF
from figures.wording.lexicon import NOUN_NEEDED, Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number, exact, literal, place_of
from figures.wording.tags import HYPHEN, TEN, Tag, key_at, kind_at

SCALES = "mV"
VIGESIMAL, SCALE_OF = "vigesimal", "scale-of"
SCORE = reach("score")
THOUSAND = reach("thousand")
COUNTED_AHEAD = reach("counted_ahead")
DOT = "."
SURE_LETTERS = "kKMB"  # behind digits these are scales whatever follows

Parts = tuple[float, ...]
NO_PARTS: Parts = ()


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


def _is_another(parts: Parts, scale: float) -> bool:
    """Tell whether a scale word begins a number of its own: ten thousand and twelve thousand."""
    larger = [part for part in parts if part >= scale]
    return bool(larger) and len(larger) < len(parts) and (
        larger[-1] < scale * (THOUSAND if scale >= THOUSAND else TEN))


def scale_of(tag: Tag) -> float:
    """Return what a scale word multiplies by: thousand, 1,000."""
    return float(tag.value[0] if tag.kind == "V" else tag.value)


def is_scale(tags: list[Tag], at: int) -> bool:
    """Tell whether a scale word stands here; a lone letter counts only behind its digits (12k)."""
    tag = tags[at]
    if len(tag.key) > 1 or not tag.key.isascii():
        return True
    behind = at > 0 and tags[at - 1].kind == "n" and tags[at - 1].end == tag.start
    counted = any(ahead.kind in "cu" for ahead in tags[at + 1:at + 1 + COUNTED_AHEAD])
    named = counted and kind_at(tags, at + 1) != "("
    return behind and (tag.key in SURE_LETTERS or named)


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


def added_up(tags: list[Tag], at: int, parts: Parts, words: Lexicon) -> tuple[Parts, float, int]:
    """Add up number words from `at`; return the parts, the scale of the last word, the end."""
    scale, joint = 1.0, (NO_PARTS, 1.0, at)  # the number before the last "and"
    while at < len(tags):
        kind = tags[at].kind
        if kind in SCALES and is_scale(tags, at):
            scale = scale_of(tags[at])
            if joint[0] and _is_another(parts, scale):
                return joint
            parts, at = _scaled(parts, scale), at + 1
        elif more := _one_more(tags, at, parts, words):
            parts, scale, at = more, 1.0, at + 1
        elif decimals := _decimals(tags, at, words):
            parts, at = (*parts, decimals), at + 1 + _digits(tags, at + 1)
        elif behind := _joined(tags, at, parts, words):
            joint, at = (parts, scale, at), behind
        elif fraction := _fraction(tags, at):
            parts, at = (*parts, fraction), at + 1
        elif half := _and_a_half(tags, at):
            parts, at = (*parts, HALF * scale), half
            at += scale > 1 and kind_at(tags, at) in SCALES and scale_of(tags[at]) == scale
        else:
            break
    return parts, scale, at


def _digits(tags: list[Tag], at: int) -> int:
    """Return how many words for single digits stand in a row."""
    found = 0
    while kind_at(tags, at + found) == "d" and tags[at + found].value < TEN:
        found += 1
    return found


def _decimals(tags: list[Tag], at: int, words: Lexicon) -> float:
    """Return the decimals that are spoken behind a number word, or 0: two point five million."""
    if key_at(tags, at) not in words.sets["point"] or kind_at(tags, at - 1) != "d":
        return 0.0
    return float(sum(tags[at + place].value / TEN ** place
                     for place in range(1, 1 + _digits(tags, at + 1))))


def _one_more(tags: list[Tag], at: int, parts: Parts, words: Lexicon) -> Parts | None:
    """Return the parts with a number word, or with digits that go on behind a sign: 1만2000."""
    tag = tags[at]
    if tag.kind == "d":
        return _added(parts, tag.value, words)
    if tag.kind != "n" or not parts or not at or tags[at - 1].kind not in SCALES:
        return None
    apart = tags[at - 1].end != tag.start and kind_at(tags, at - 2) != "n"
    if apart and NOUN_NEEDED in words.flags:  # 구조 12명: 12 rescued
        return None
    number = literal(tag.value, words.decimal, False)
    return _added(parts, number.value, words) if number and number.plain else None


def _fraction(tags: list[Tag], at: int) -> float:
    """Return the fraction that is printed behind whole digits, or 0: 1½, 2 1/2."""
    tag = tags[at]
    if kind_at(tags, at - 1) != "n":
        return 0.0
    if tag.kind in "qf":
        return float(tag.value) if not tag.key.isalpha() and not tag.key[:1].isalpha() else 0.0
    number = literal(tag.value, DOT, False) if tag.kind == "n" and "/" in tag.value else None
    return number.value if number else 0.0


def _and_a_half(tags: list[Tag], at: int) -> int:
    """Return the index behind "and a half", or 0; behind "مليون ونصف المليون" with its scale."""
    if tags[at].kind == "j":
        return at + 1
    at = _behind_hyphen(tags, at)
    if kind_at(tags, at) != "&":
        return 0
    at = _behind_hyphen(tags, at + 1)
    at = _behind_hyphen(tags, at + (kind_at(tags, at) == "a"))
    return at + 1 if kind_at(tags, at) == "q" and tags[at].value == HALF else 0


def _behind_hyphen(tags: list[Tag], at: int) -> int:
    return at + (key_at(tags, at) == HYPHEN)


def scaled_digits(base: Number, tags: list[Tag], at: int) -> tuple[float, int]:
    """Return digits that already reach the scale word behind them with it, and the index behind.

    "1 200 thousand" is 1.2 million; "5000 thousand" says its thousand twice.
    """
    if kind_at(tags, at) not in SCALES or not is_scale(tags, at):
        return base.value, at
    scale = scale_of(tags[at])
    if not THOUSAND <= scale <= base.value:
        return base.value, at
    return (base.value if base.value % scale == 0 else exact(base.value, scale)), at + 1
