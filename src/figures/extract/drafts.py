"""From an article to draft claims: each figure with its sentence, speaker, quantity and day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from figures.dates import span
from figures.extract.parts import inherited, referred
from figures.extract.quantities import WHOLE, Counted, counted
from figures.extract.speakers import chosen
from figures.extract.subjects import Attribution
from figures.extract.vocabulary import Cue, cues, limit, words
from figures.extract.voices import Voice, voices
from figures.units import SHARE
from figures.wording import Reading, read
from figures.wording.lists import word_list
from figures.written_days import Written, days_in

MOST_WORDS = limit("wording_words")
LAST = limit("beside")
GROUND_NAMES = "territory"
WHOLES = word_list("drafting")["wholes"]


@dataclass(frozen=True)
class Draft:
    """One figure of an article, as far as the article tells; `unsure` names the columns that a
    person has to look at. `start` and `end` are characters of the text, the end excluded."""

    id: str
    sentence: str
    start: int
    end: int
    wording: str
    reading: Reading
    quantity: str
    speaker: str
    as_of: str
    share_of: str
    unsure: tuple[str, ...]
    language: str


def extract(text: str, day: str = "") -> tuple[Draft, ...]:
    """Return the figures of an article that a ledger of losses would hold, in order, as drafts.

    `day` is the ISO day of the article, "" where not known: dates without a year take its year.
    Can't see: figures in pictures and tables; speakers whom nothing in the sentence refers to.
    """
    found: list[Draft] = []
    last: Counted | None = None
    for voice in voices(text):
        drafts, last = _of_sentence(voice, day, last, len(found))
        found += drafts
    return tuple(_with_wholes(found))


def _of_sentence(voice: Voice, day: str, last: Counted | None, number: int
                 ) -> tuple[list[Draft], Counted | None]:
    """Return a sentence's drafts, and what the last figure up to there counts."""
    sentence, code = voice.sentence.text, voice.code
    found = cues(sentence, code)
    spans = [(reading.start, reading.end) for reading in voice.readings]
    drafts: list[Draft] = []
    earlier = None
    for reading in voice.readings:
        others = [span for span in spans if span != (reading.start, reading.end)]
        what = inherited(counted(reading, sentence, code, found, others), reading,
                         earlier, (sentence, code, found))
        if what is None and last and not drafts and _refers(voice, found):
            what = referred(reading, sentence, last)
        if what is not None:
            earlier, last = (reading, what), what
            who = chosen(voice.named, sentence, (reading.start, reading.end), others)
            drafts.append(_draft(voice, reading, what, (who, day)))
    return [replace(draft, id=f"draft-{at}") for at, draft in enumerate(drafts, number + 1)], last


def _refers(voice: Voice, found: tuple[Cue, ...]) -> bool:
    """Tell whether a sentence speaks of what was counted before: somebody says a number in it and
    no word what of, or it says only "they"."""
    return bool(voice.named) and (not found or any(one.pronoun for one in voice.named))


def _draft(voice: Voice, reading: Reading, what: Counted,
           told: tuple[Attribution | None, str]) -> Draft:
    who, day = told
    sentence, code = voice.sentence, voice.code
    start, end = _span(sentence.text, reading)
    as_of, sure = _as_of(sentence.text, (start, end), day, code)
    unsure = _unsure(reading, what, who)
    if as_of and not sure:
        unsure.append("as_of")
    return Draft("", sentence.text, sentence.start + start, sentence.start + end,
                 sentence.text[start:end], reading, what.quantity, who.name if who else "",
                 as_of, "",
                 tuple(unsure), code)


def _unsure(reading: Reading, what: Counted, who: Attribution | None) -> list[str]:
    found = [] if what.sure else ["quantity"]
    if reading.unit is None:
        found.append("unit")
    if reading.unit == SHARE:
        found.append("share_of")
    if who is None or who.pronoun:
        found.append("speaker")
    return [*found, "publisher"]


def _span(sentence: str, reading: Reading) -> tuple[int, int]:
    """Return where the words stand that carry a figure: as few around the number as say the same
    on their own."""
    best = reading.start, reading.end
    for start, end in _wider(sentence, *best):
        alone = read(sentence[start:end])
        if any(_same(one, reading) for one in alone):
            return start, end
    return best


def _same(one: Reading, other: Reading) -> bool:
    return (one.hedge, one.low, one.value, one.high, one.unit, one.second) == (
        other.hedge, other.low, other.value, other.high, other.unit, other.second)


def _wider(sentence: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of words around a figure, wider and wider, up to twelve words."""
    yield start, end
    ends = [end, *(at for at in range(end + 1, len(sentence) + 1) if at == len(sentence)
                   or (not sentence[at].isalnum() and sentence[at - 1].isalnum()))][:MOST_WORDS]
    starts = [start, *(at for at in range(start - 1, -1, -1) if sentence[at].isalnum()
                       and (at == 0 or not sentence[at - 1].isalnum()))][:MOST_WORDS]
    for width in range(1, MOST_WORDS):
        for back in range(0, width + 1):
            if back < len(starts) and width - back < len(ends):
                yield starts[back], ends[width - back]


def _as_of(sentence: str, figure: tuple[int, int], day: str, code: str) -> tuple[str, bool]:
    """Return the day that a sentence gives for a figure, the nearest of several, and whether it
    says plainly that the figure counts up to then; a day since which is counted is none."""
    year = span(day).first.year if day else None
    found = [(one, iso) for one in days_in(sentence, code) if (iso := one.iso(year))
             and not _stands_before(words("begun", code), sentence[:one.start])]
    if not found:
        return "", True
    written, iso = min(found, key=lambda pair: _gap(pair[0], figure))
    plain = _stands_before(words("up_to", code), sentence[:written.start])
    return iso, plain and written.year is not None


def _stands_before(these: re.Pattern[str], before: str) -> bool:
    """Tell whether one of some words is the last of a piece of text."""
    piece = before.rstrip()[-LAST:]
    return any(match.end() == len(piece) for match in these.finditer(piece))


def _gap(day: Written, figure: tuple[int, int]) -> int:
    return max(figure[0] - day.end, day.start - figure[1], 0)


def _with_wholes(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts, each share with what it is likely a share of: the nearest figure before it
    of a whole; else the name of one."""
    for at, draft in enumerate(drafts):
        if draft.reading.unit != SHARE:
            yield draft
            continue
        yield replace(draft, share_of=_whole(draft, drafts[:at], drafts[at + 1:at + 2]))


def _whole(draft: Draft, before: list[Draft], behind: list[Draft]) -> str:
    """Return what a share is a share of: the figure that begins right behind it ("half of the
    11,000"), the last one before it that may be its whole, else the name of such a quantity."""
    if any(0 <= one.start - draft.end <= WHOLE for one in behind):
        return behind[0].id
    wholes = WHOLES.get(draft.quantity, [])
    ground = draft.quantity.startswith(GROUND_NAMES)
    fitting = [one.id for one in before if one.reading.unit != SHARE and (
        one.quantity in wholes or (ground and one.quantity.startswith(GROUND_NAMES)))]
    return fitting[-1] if fitting else next(iter(wholes), "")
