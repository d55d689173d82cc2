"""Figures that count what the figure before them counts: a part of it, or what it was before."""

import re

from figures.extract.no_losses import BESIDE
from figures.extract.quantities import Counted, Span
from figures.extract.vocabulary import Cue, plain_words, words
from figures.units import PERSON
from figures.wording import Reading

BETWEEN = re.compile(r"[,，،;:.]")
CLOSED = re.compile(r"""[\s)\]"”»]*(?:[.,;:!?…，،。；]|$)""")


def is_part(reading: Reading, sentence: str, code: str, before: Span) -> bool:
    """Tell whether a figure is said to be a part of the one before: "including 12 children", "12 of
    them"."""
    gap, behind = sentence[before[1]:reading.start], sentence[reading.end:reading.end + BESIDE]
    named = [*words("parts", code).finditer(gap)]
    last = gap[named[-1].end():] if named else ","
    return (not BETWEEN.search(last) and len(last) <= BESIDE) or bool(
        words("parts_behind", code).match(behind.lstrip()))


def _leads(these: re.Pattern[str], reading: Reading, sentence: str, before: Span) -> bool:
    """Tell whether one of these words stands right before a figure, behind the one `before`."""
    number = re.search(r"\d", sentence[reading.start:reading.end])
    ends = {reading.start, reading.start + (number.start() if number else 0)}  # hedges between
    gaps = [sentence[before[1]:end].rstrip() for end in ends]
    return any(match.end() == len(gap) for gap in gaps for match in these.finditer(gap))


def _is_new_state(reading: Reading, sentence: str, code: str, before: Span) -> bool:
    """Tell whether a bare number is what the one before became, or another's of the same: "from
    2,122 to 2,058"; "the army says 14, the rebels more than 90."."""
    gap = sentence[before[1]:reading.start].strip().lower()
    other = words("says", code).search(gap) and CLOSED.match(sentence[reading.end:])
    return bool(other and not gap.endswith(",")) or gap in plain_words("becomes", code)


def is_bare(reading: Reading, sentence: str) -> bool:
    """Tell whether a number has no noun of its own."""
    return reading.unit is None or (reading.counted is None and reading.unit == PERSON and bool(
        CLOSED.match(sentence[reading.end:])))


def has_own_word(reading: Reading, sentence: str, found: tuple[Cue, ...]) -> bool:
    """Tell whether a word inside a figure, or right behind it, says itself what it counts."""
    behind = (cue for cue in found if reading.start <= cue.start <= reading.end + BESIDE)
    return any(cue.start < reading.end or not BETWEEN.search(sentence[reading.end:cue.start])
               for cue in behind)


def inherited(what: Counted | None, one: Reading, earlier: tuple[Reading, Counted] | None,
              around: tuple[str, str, tuple[Cue, ...]]) -> Counted | None:
    """Return what a figure counts, its own words first, else what the figure `earlier` counts of
    which it is a part, or with which it is compared; `around` is sentence, language and cues."""
    sentence, code, found = around
    if earlier is None:
        return what
    before = earlier[0].start, earlier[0].end
    if _leads(words("again", code), one, sentence, before):
        return Counted(earlier[1].quantity, earlier[1].sure)
    if one.unit not in (None, earlier[0].unit) or has_own_word(one, sentence, found):
        return what
    if is_part(one, sentence, code, before):
        return Counted(earlier[1].quantity, earlier[1].sure)
    told = _leads(words("compared", code), one, sentence, before) or (  # up from 300
        is_bare(one, sentence) and (_leads(words("says", code), one, sentence, before)
                                    or _is_new_state(one, sentence, code, before)))
    if what is None and told:
        return Counted(earlier[1].quantity, False)
    return what


def referred(reading: Reading, sentence: str, last: Counted) -> Counted | None:
    """Return that a bare number at the end of a clause counts what the last figure of the text
    does: "Relatives believe that it exceeds 8,000"; None for a number that something follows."""
    closed = CLOSED.match(sentence[reading.end:])
    return Counted(last.quantity, False) if is_bare(reading, sentence) and closed else None
