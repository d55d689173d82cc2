"""Figures in a row of tags: a number or a range, with the hedges around it."""

from dataclasses import dataclass, replace

from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS
from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number, exact, power
from figures.wording.tags import END, HYPHEN, Tag, kind_at

ABOUT = "about"
BOUNDS = LOWER_BOUNDS + UPPER_BOUNDS
LED = "hBlpFaAebR"  # kinds that may stand between a hedge and its number
UP_TO = "up_to"
TRAILED = "HB"
FAR = reach("hedge_behind")
WIDEST = reach("widest_or")
CHANGED = reach("change_before")


@dataclass(frozen=True, slots=True)
class Core:
    """A number or range among the tags: where it is with its hedges, and what hedges it."""

    first: Number
    last: Number | None
    begin: int
    start: int
    end: int
    hedge: str | None


def _led(tags: list[Tag], at: int) -> int:
    """Return the index of the first tag of the hedges and fillers before a number."""
    if at > 1 and tags[at - 1].key == HYPHEN and tags[at - 2].kind in "hBR":  # כ-300
        at -= 1
    while at > 0 and tags[at - 1].kind in LED:
        at -= 1
    return at


def _is_change(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether "from" stands here behind a verb of change: "rose from 12 to 15"."""
    return kind_at(tags, at) == "b" and _changed(tags, at, words)


def _changed(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether a verb of change stands before: what follows is where it got to, no bound."""
    return any(tag.key in words.sets["change"] for tag in tags[max(0, at - CHANGED):at])


def _joins(tags: list[Tag], begin: int, at: int) -> str:
    """Return the kind of joiner behind a first number, " " where none makes a range of it."""
    kind = kind_at(tags, at)
    between = any(tag.kind == "b" for tag in tags[begin:at])
    if kind == "h" and tags[at].value == UP_TO:  # "from 10,000 up to 12,000"
        return "r" if between else END
    led = between or at < 2 or tags[at - 1].kind == "N"
    return kind if kind in "ro" or (kind == "R" and led) or (kind == "&" and between) else END


def _behind_fillers(tags: list[Tag], at: int) -> int:
    """Return the index of the first tag that is no hedge or filler before a second number."""
    while kind_at(tags, at) in "hlFAr":
        at += 1
    return at


def _last_of_range(tags: list[Tag], begin: int, at: int, words: Lexicon) -> int:
    """Return the index of the second number of a range whose first stands at `at`, or 0."""
    joiner = at + 1 + (kind_at(tags, at + 1) == "u" and _joins(tags, begin, at + 2) != END)
    kind = _joins(tags, begin, joiner)
    if kind == END or _is_change(tags, at - 1, words):
        return 0
    last = _behind_fillers(tags, joiner + 1)
    if kind_at(tags, last) != "N":
        return 0
    low, high = _spread(tags[at].value, tags[last].value)
    fits = low.value < high.value and low.share == high.share and not (low.vague or high.vague)
    near = high.value <= low.value * WIDEST or kind != "o"
    same = joiner == at + 1 or kind_at(tags, last + 1) != "u" or (
        tags[last + 1].value == tags[at + 1].value)
    return last if fits and near and same else 0


def _spread(low: Number, high: Number) -> tuple[Number, Number]:
    """Return both ends in one scale: "ten to twelve thousand", "40-50%"."""
    if high.share and not low.share and low.value > 1:
        part = exact(low.value, 1 / 100)
        return replace(low, value=part, share=True, place=power(low.place, 1 / 100)), high
    bare = low.scale == 1 and low.value < high.value / high.scale and not low.share
    if high.scale > 1 and bare:
        return replace(low, value=exact(low.value, high.scale),
                       place=power(low.place, high.scale)), high
    return low, high


def _hedges(tags: list[Tag], begin: int, start: int, words: Lexicon) -> list[tuple[int, str]]:
    """Return the hedges of a number with their distance, those in front first."""
    found = [(start - at, tags[at].value) for at in range(start - 1, begin - 1, -1)
             if tags[at].kind in "hBl" or (tags[at].kind == "R" and not _changed(tags, at, words))]
    end = start + 1
    for at in range(end, min(end + FAR, len(tags))):
        if tags[at].kind in "N.;" or (tags[at].kind == "h" and kind_at(tags, at + 1) == "N"):
            break
        ahead = at + 1
        while kind_at(tags, ahead) in LED:
            ahead += 1
        if tags[at].kind in TRAILED and kind_at(tags, ahead) != "N":
            found.append((at - end + 1, tags[at].value))
    return found


def _strongest(hedges: list[tuple[int, str]]) -> str | None:
    """Return the hedge that holds: one that bounds before one that does not, then the nearest."""
    ranked = sorted(hedges, key=lambda hedge: (hedge[1] not in BOUNDS, hedge[0]))
    return ranked[0][1] if ranked else None


def _loose(tags: list[Tag], start: int, end: int) -> str | None:
    return next((tag.value for tag in tags[start:end] if tag.kind == "l"), None)


def _core(tags: list[Tag], at: int, behind: int, words: Lexicon) -> Core:
    begin = max(_led(tags, at), behind)
    last = _last_of_range(tags, begin, at, words)
    if last:
        low, high = _spread(tags[at].value, tags[last].value)
        return Core(low, high, begin, at, last + 1, None)
    hedge = _strongest(_hedges(tags, begin, at, words))
    return Core(tags[at].value, None, begin, at, at + 1, hedge)


def cores(tags: list[Tag], words: Lexicon) -> list[Core]:
    """Return the figures among the tags in order, each with the hedge that holds for it."""
    found: list[Core] = []
    at = behind = 0
    while at < len(tags):
        if tags[at].kind == "N":
            found.append(_core(tags, at, behind, words))
            at = behind = found[-1].end
        at += tags[at].kind != "N" if at < len(tags) else 1
    return [_with_loose(core, tags, found, place) for place, core in enumerate(found)]


def _with_loose(core: Core, tags: list[Tag], found: list[Core], place: int) -> Core:
    """Return a figure with a hedge from further off in its clause: "30,000, it is estimated"."""
    if core.hedge or core.last or core.first.about:
        return replace(core, hedge=ABOUT) if core.first.about and not core.hedge else core
    start = found[place - 1].end if place else 0
    end = found[place + 1].begin if place + 1 < len(found) else len(tags)
    hedge = _loose(tags, start, core.begin) or _loose(tags, core.end, end)
    return replace(core, hedge=hedge) if hedge else core
