"""From a wording to its readings: tokens, language, tags, numbers, figures, pairs."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS
from figures.wording.articles import OF_SOME, with_implied
from figures.wording.conventions import bounds, canonical, checked
from figures.wording.languages import told
from figures.wording.lexicon import Lexicon, ordinals
from figures.wording.lists import reach, word_list
from figures.wording.masks import without_distractors
from figures.wording.nouns import Noun, is_colon_before, noun
from figures.wording.numbers import with_numbers
from figures.wording.pairs import DASHES, is_pair, is_repeated
from figures.wording.phrases import Core, cores
from figures.wording.reading import Reading, Second
from figures.wording.tags import Tag, kind_at
from figures.wording.tokens import REMEMBERED, tokenize

LONGEST = reach("longest_wording")
EXACT, RANGE, VAGUE = "exact", "range", "vague"
HEDGES = "hBlbR"
CHANGED = "rb&"  # kinds of from, to and and, alone between two figures
CLAUSE_ENDS = {".", ",", "&", ";"}
APART = (*DASHES, "/")  # these end a clause between spaces: KIA 4,212 / WIA 9,870

Ends = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its noun and the stretch of tags that is its own."""

    core: Core
    noun: Noun
    span: tuple[int, int]


def _ends_clause(tags: list[Tag], at: int) -> bool:
    """Tell whether a clause ends here: at its sign, or at a dash or stroke between spaces."""
    spaced = tags[at].key in APART and tags[at - 1].end < tags[at].start
    return tags[at].kind in CLAUSE_ENDS or spaced


def _spans(found: list[Core], tags: list[Tag]) -> list[tuple[int, int]]:
    """Return the stretch of tags of each figure: up to where the next one's clause begins."""
    starts = [0]
    for core, ahead in pairwise(found):
        ends = [at for at in range(core.end, ahead.begin) if _ends_clause(tags, at)
                and not is_colon_before(tags, at, ahead.begin)]
        if len(ends) > 1 and ends[-1] == ahead.begin - 1 and tags[ends[-1]].key in DASHES:
            ends.pop()  # the sign of a label: killed - 19; missing - 4
        starts.append(ends[-1] if ends else _label(tags, core, ahead))
    return list(zip(starts, [*starts[1:], len(tags)], strict=True))[:len(found)]


def _label(tags: list[Tag], core: Core, ahead: Core) -> int:
    """Return where a figure begins with its label, if the one before is labelled as well:
    "survivors: 20 fatalities: 127"."""
    labelled = all(is_colon_before(tags, one.begin - 1, one.begin) for one in (core, ahead))
    return ahead.begin - 2 if labelled and ahead.begin - 2 >= core.end else ahead.begin


def _figures(tags: list[Tag], words: Lexicon) -> list[Figure]:
    found = cores(tags, words)
    figures = [Figure(core, noun(tags, core, span, words), span)
               for core, span in zip(found, _spans(found, tags), strict=True)]
    for place, (first, last) in enumerate(pairwise(figures), 1):
        between = tags[first.core.end:last.core.start]
        if _is_none_of(first.core, between):
            figures[place - 1:place + 1] = _with_none_of(first, last)
        elif _is_one_noun(between, words):
            figures[place - 1:place + 1] = _with_one_noun(first, last)
    return figures


def _is_none_of(first: Core, between: list[Tag]) -> bool:
    """Tell "none of 86", "keiner der 12"."""
    return first.first.value == 0 and all(tag.kind in OF_SOME for tag in between)


def _with_none_of(none: Figure, all_of_them: Figure) -> list[Figure]:
    """Return none with what is said of them, and how many they are without it: "none of the 12
    soldiers was killed"."""
    first, last = _with_one_noun(none, all_of_them)
    return [first, replace(last, noun=replace(last.noun, counted=None))]


def _is_one_noun(between: list[Tag], words: Lexicon) -> bool:
    """Tell "from 65 to 84", "12, which rose to 15": both count the same."""
    joined = all(tag.kind in CHANGED and tag.key.isalpha() for tag in between)
    changed = any(tag.key in words.sets["change"] for tag in between)
    return bool(between) and (joined or changed)


def _with_one_noun(first: Figure, last: Figure) -> list[Figure]:
    """Return where a figure came from and got to, both with the noun that either has: "the toll
    rose from 65 to 84"."""
    nouns = [replace(one.noun, unit=one.noun.unit or other.noun.unit,
                     counted=one.noun.counted or other.noun.counted)
             for one, other in ((first, last), (last, first))]
    return [replace(figure, noun=its) for figure, its in zip((first, last), nouns, strict=True)]


def _paired(figures: list[Figure],
            tags: list[Tag]) -> list[tuple[Figure, Figure | None]]:
    """Put each figure beside the one that repeats it in another unit, if any."""
    found: list[tuple[Figure, Figure | None]] = []
    for figure in figures:
        if found and found[-1][1] is None:
            first = found[-1][0]
            end, units = first.noun.end, (first.noun.unit, figure.noun.unit)
            if is_repeated(tags, end, units, (first.core, figure.core)):
                found[-1] = (first if units[0] else replace(first, noun=figure.noun)), None
                continue
            if is_pair(tags, end, units, figure.core, figure.noun.end):
                found[-1] = first, figure
                continue
        found.append((figure, None))
    return found


def _ends(core: Core, names: tuple[str, ...]) -> tuple[str, Ends]:
    """Return the hedge with low, value and high, after the contract's rule."""
    number, last = core.first, core.last
    if number.vague:
        low, high = bounds(number.vague, number.value, names)
        if last and last.vague:
            high = bounds(last.vague, last.value, names)[1]
        return VAGUE, (low, None, high)
    if last:
        return RANGE, (number.value, None, last.value)
    if core.hedge in LOWER_BOUNDS:
        return core.hedge, (number.value, number.value, None)
    if core.hedge in UPPER_BOUNDS:
        return core.hedge, (None, number.value, number.value)
    if core.hedge is None:
        return EXACT, (number.value, number.value, number.value)
    return core.hedge, (None, number.value, None)


@cache
def _yardstick() -> dict[str, float]:
    """Map each term of likelihood to the middle of its range in the first yardstick that has it."""
    yardsticks = word_list("likelihood")["yardsticks"].values()
    return {term: sum(map(float, ends)) / 2 for yardstick in reversed(yardsticks)
            for term, ends in yardstick["ranges"].items()}


def _likelihood(tags: list[Tag]) -> float | None:
    """Return how likely the first such word calls a figure, if one does."""
    terms = (_yardstick()[tagged.value] for tagged in tags if tagged.kind == "p")
    return next(terms, None)


def _start(tags: list[Tag], core: Core) -> int:
    """Return the index of the first hedge of a figure, or of its number where none leads it."""
    leading = (at for at in range(core.begin, core.start) if tags[at].kind in HEDGES)
    return next(leading, core.start)


def _end(tags: list[Tag], figure: Figure, other: Figure | None) -> int:
    """Return the index behind a figure with its noun, its second figure and their bracket."""
    end = max((other or figure).noun.end, figure.core.end)
    return end + (other is not None and kind_at(tags, end) == ")")


def _second(other: Figure) -> Second:
    first, last = other.core.first, other.core.last
    return Second(first.value, str(other.noun.unit), first.place, last.value if last else None)


def _vague(core: Core) -> str | None:
    """Return the vague words of a figure in plain English: "hundreds to thousands"."""
    ends = [canonical(end.vague, end.value) for end in (core.first, core.last) if end and end.vague]
    return " to ".join(dict.fromkeys(ends)) or None


def _reading(figure: Figure, other: Figure | None, tags: list[Tag],
             names: tuple[str, ...]) -> Reading:
    core, counted = figure.core, figure.noun
    hedge, (low, value, high) = _ends(core, names)
    own = tags[slice(*figure.span)]
    second = other and _second(other)
    start, end = _start(tags, core), _end(tags, figure, other)
    return Reading(
        low, value, high, hedge, counted.unit, second or None, core.first.place,
        core.first.decimals, _likelihood(own), any(t.foreseen for t in own), counted.counted,
        _vague(core), tags[start].start, tags[end - 1].end)


@lru_cache(maxsize=REMEMBERED)
def read(wording: str, convention: str | None = None) -> tuple[Reading, ...]:
    """Return what a wording says, a reading for each figure in it; none where no figure is said.

    `convention` names what recorder's numbers stand for vague words (see `conventions`); without
    one, low and high are the least and the most of all known. Of several hedges the one that
    bounds the figure holds, else the nearest; a range stays a range whatever hedges it. Only the
    first 1,000 characters are read (`longest_wording`).

    Raises: CallError where there is no convention of that name.
    """
    names = checked(convention)
    found, words = told(tokenize(wording[:LONGEST], ordinals()))
    numbered = with_numbers(found, words)
    tags = with_implied(without_distractors(numbered, words), words)
    figures = _figures(tags, words)
    return tuple(_reading(figure, other, tags, names)
                 for figure, other in _paired(figures, tags))
