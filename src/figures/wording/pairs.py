"""Pairs: one figure in two units, the second in brackets or behind a sign."""

from figures.wording.lists import measures, reach
from figures.wording.phrases import LED, Core
from figures.wording.tags import SHARE, Tag, kind_at

OPENING, CLOSING = "(", ")"
LOOSE_JOINERS = "|or,"  # "1,300 sq km / 500 sq miles": these join measures of one kind only
DASHES = ("-", "–")
APART = "words ("  # a bracket with words before it
WORDS = "wcsOAFuUi"  # kinds of words that may stand before the bracket
ASIDE = reach("before_bracket")


def _opening(tags: list[Tag], start: int, end: int) -> str:
    """Return what stands between two figures: "(", "," for looser signs, " " where it is more."""
    between = [tag for tag in tags[start:end] if tag.kind not in LED]
    if [tag.kind for tag in between] == [OPENING]:
        return OPENING
    if between and between[-1].kind == OPENING and len(between) <= ASIDE and all(
            tag.kind in WORDS for tag in between[:-1]):
        return APART  # 2,300 hectares of forest burned (5,700 acres)
    while len(between) > 1 and between[-1].kind == "o" and between[0].kind in WORDS:
        between = between[1:]  # 450 square miles of land, or 1,170 sq km
    loose = all(tag.kind in LOOSE_JOINERS or tag.key in DASHES for tag in between)
    return "," if between and loose and len(between) <= 2 else " "


def is_pair(tags: list[Tag], end: int, units: tuple[str | None, str | None],
            second: Core, second_end: int) -> bool:
    """Tell whether the second figure repeats the first in another unit.

    `end` and `second_end` are the indices behind the figures with their nouns, `units` are those of
    both. In brackets a share may stand beside a measure, and a length beside an area where nothing
    else stands there, which is a slip; else both measure the same: lengths or areas.
    """
    first, other = (measures().get(unit or "") for unit in units)
    sign = _opening(tags, end, second.start)
    if sign == OPENING and SHARE in units and (first or other):
        return True
    if sign == OPENING and first and other and kind_at(tags, second_end) == CLOSING:
        return units[0] != units[1]
    alike = first is not None and first == other and units[0] != units[1]
    return alike and sign in (OPENING, APART, ",")


def is_repeated(tags: list[Tag], end: int, units: tuple[str | None, str | None],
                figures: tuple[Core, Core]) -> bool:
    """Tell whether the second figure says the first once more in brackets, as translations do."""
    first, second = figures
    if any(unit in measures() for unit in units):
        return False
    same = first.first.value == second.first.value and not first.first.vague
    opened = any(tag.kind == OPENING for tag in tags[end:second.start])
    return same and opened and first.first.share == second.first.share
