"""What a figure counts: its unit, a rate, and words such as killed or captured."""

from dataclasses import dataclass

from figures.wording.lexicon import Lexicon
from figures.wording.lists import measures, reach
from figures.wording.phrases import Core, inverted
from figures.wording.tags import HYPHEN, PERSON, SHARE, Tag, key_at, kind_at

CARRIED = "cwsFhBRr"  # kinds between losses and their number
STOPS = ".;("  # a clause ends, or a pair begins
FAR = reach("noun_behind")
NEAR = reach("near")
ASIDE = reach("aside")
METER = "meter"
TITLES = {"-", "–", ":"}  # between a title and its number
NOUN_FIRST = "noun-first"


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: a unit, None where no noun is said; what became of them; the last tag."""

    unit: str | None
    counted: str | None
    end: int


def _ahead(tags: list[Tag], start: int, end: int) -> int:
    """Return where the words behind a number cease to be its own."""
    for at in range(start, min(end, start + FAR)):
        if tags[at].kind in STOPS and not _is_aside(tags, at):
            return at
    return min(end, start + FAR)


def _is_aside(tags: list[Tag], at: int) -> bool:
    """Tell whether a bracket holds only a word or two: "4,700 (estimated) casualties"."""
    kinds = "".join(tag.kind for tag in tags[at:at + ASIDE])
    return kinds[0] == "(" and ")" in kinds and "N" not in kinds.partition(")")[0]


def _unit_ahead(tags: list[Tag], start: int, end: int,
                words: Lexicon) -> tuple[str | None, int]:
    """Return the unit of the first nouns behind a number (the last of a compound), and its end.

    Where nouns stand before what describes them the first counts: deux bataillons russes.
    """
    for at in range(start, end):
        tag = tags[at]
        named = tag.kind == "x" and tags[at - 1].key in words.sets["before"]  # 17 Leopard 2 tanks
        if tag.kind in "sibE" or (tag.kind == "x" and at > start and not named):
            break
        if tag.kind == "m" and tag.key == METER[0]:
            return METER, at + 1
        if tag.kind in "uUc":
            tied = at == start + 1 and tags[start].key == HYPHEN  # a 1,000-strong battalion
            tied |= NOUN_FIRST in words.flags and tag.kind != "c"
            while not tied and at + 1 < end and tags[at + 1].kind in "uU":
                at += 1
            return (PERSON if tags[at].kind == "c" else str(tags[at].value)), at + 1
    return None, start


def _unit_behind(tags: list[Tag], start: int, end: int) -> str | None:
    """Return persons where the noun nearest before a number is of them: "death toll rose to".

    Other things that stand before a number are as often what caused the figure.
    """
    if end - start in (1, 2) and tags[start].kind == "u" and tags[end - 1].key in TITLES | {
            tags[start].key}:
        return str(tags[start].value)  # tanks – 9,444
    for at in range(end - 1, start - 1, -1):
        if tags[at].kind in STOPS and not is_colon_before(tags, at, end):
            return None
        if tags[at].kind == "c" or (tags[at].kind == "u" and tags[at].value == PERSON):
            return PERSON
    return None


def is_colon_before(tags: list[Tag], at: int, number: int) -> bool:
    """Tell whether a colon leads a number that begins at an index: "killed: 300"."""
    return tags[at].key == ":" and at == number - 1


def _counted(tags: list[Tag], start: int, end: int) -> str | None:
    return next((str(tag.value) for tag in tags[start:end] if tag.kind == "c"), None)


def _measure_of_each(tags: list[Tag], start: int, end: int) -> tuple[str | None, int]:
    """Return the area or length of a density, and the index of its "per", the end where there is
    none: "4 people per square metre"."""
    for at in range(start, end - 1):
        leads = tags[at].kind == "/" or (tags[at].kind == "|" and tags[at - 1].value == PERSON)
        if leads and tags[at + 1].kind in "uU" and tags[at + 1].value in measures():
            return str(tags[at + 1].value), at
    return None, end


def _rate(tags: list[Tag], start: int, end: int, words: Lexicon) -> tuple[str | None, int]:
    """Return the time of a rate and the index behind it: "a day", "per month", "daily"."""
    for at in range(start, end):
        tag, ahead = tags[at], at + 1
        if tag.kind == "D" and not _is_certain(tags, at, words):
            return str(tag.value), ahead
        timed = tag.kind in "/a|" and ahead < end and tags[ahead].kind == "t"
        if timed and tags[at - 1].kind not in "isE":
            return str(tags[ahead].value), ahead + 1
    return None, start


def _rate_before(tags: list[Tag], start: int, end: int, words: Lexicon) -> str | None:
    """Return the time of a rate that stands right before a figure: "daily losses of 92"."""
    for at in range(max(start, end - FAR), end):
        near = at >= end - NEAR or _leads_losses(tags, at, end)
        if tags[at].kind == "D" and near and not _is_certain(tags, at, words):
            return str(tags[at].value)
    return None


def _leads_losses(tags: list[Tag], at: int, end: int) -> bool:
    """Tell a rate of losses further off, "monthly losses peaked at 300", not "daily raids"."""
    behind = tags[at + 1:end]
    return bool(behind) and behind[0].kind == "c" and all(tag.kind in CARRIED for tag in behind)


def _is_certain(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a certain time, where its word for "a week" says "in the week" as well: ბოლო კვირაში,
    in the last week."""
    return kind_at(tags, at - 1) == "x" or key_at(tags, at - 1) in words.sets["certain"]


def noun(tags: list[Tag], core: Core, span: tuple[int, int], words: Lexicon) -> Noun:
    """Return what a figure counts; `span` is the stretch of tags that belongs to it.

    A noun that no list knows gives no unit: the quantity's own holds, as where there is no noun.
    """
    start, end = core.end, _ahead(tags, core.end, span[1])
    size, per = _measure_of_each(tags, start, end)
    unit, behind = _unit_ahead(tags, start, per, words)
    unit = unit or _unit_ahead(tags, core.start + 1, core.end, words)[0]  # 54 people, if not 60
    unit = unit or _unit_ahead(tags, core.begin, core.start, words)[0]  # at least soldiers 300
    before = inverted(tags, core, words)
    unit = unit or (str(before.value) if before else _unit_behind(tags, span[0], core.begin))
    counted = _counted(tags, start, end) or _counted(tags, span[0], core.start)
    if unit is None and counted:
        unit = PERSON
    time, after = _rate(tags, start, end, words)
    each = time or _rate_before(tags, span[0], core.start, words) or size
    if core.first.share:
        return Noun(SHARE, counted, core.end)
    return Noun(f"{unit or PERSON}/{each}" if each else unit, counted, max(behind, after))
