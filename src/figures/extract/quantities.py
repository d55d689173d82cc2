"""What a figure of a sentence counts, and whether it is one that a ledger would hold."""

import re
from dataclasses import dataclass, replace

from figures.errors import UnitError
from figures.extract.no_losses import BESIDE, are_things, is_compound, is_money
from figures.extract.vocabulary import (
    GROUND,
    LENGTH,
    OTHER,
    PEOPLE,
    PLACES,
    Cue,
    limit,
    shared,
    trait,
    words,
)
from figures.units import COUNT, PERSON, SHARE, dimension
from figures.wording import Reading

CLAUSE, COMMA = limit("clause"), limit("comma")
CROSSED = {PEOPLE: limit("people_crossed")}
CROSSED_ELSE = limit("crossed_else")
WHOLE = limit("whole_behind")
NEXT = limit("next_figure")
COMMAS = re.compile("[,，،、]")
BEFORE = 1.4  # a word before a figure is a little further off than one behind it
NEAR, FAR = limit("near"), limit("farthest")  # beyond these a word is unsure, and none
REACH = 2 * FAR  # a word at the farthest place may be one of two: killed or wounded
FEW = limit("spokesmen")
PRESENT = ("deployed", "planned")  # what became of people who are well
WOUNDED = "wounded"
STATES = ("captured", "hostages", WOUNDED)  # names of people of whom something more may be told
LOSSES = ("killed", "wounded", "missing", "captured")
TOGETHER = re.compile(r"\s*(?:(?:{or})\s+(?:\w+\s+)?|(?:{and})\s*)".format(
    **{name: "|".join(some) for name, some in shared("together").items()}), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: a quantity's name, "" where not said, and whether that is sure."""

    quantity: str
    sure: bool


Span = tuple[int, int]


def counted(reading: Reading, sentence: str, code: str, found: tuple[Cue, ...],
            others: list[Span]) -> Counted | None:
    """Return what a figure counts; None for what no ledger holds: money, distances, populations,
    weapons, and those who only speak."""
    if is_money(reading, sentence, code):
        return None
    kind = _kind(reading)
    judge = {"people": _people, "area": _area, "length": _length, "share": _share,
             "count": _places}.get(kind)
    if kind == "people" and _is_whole(reading, sentence, code, others):
        found = tuple(cue for cue in found if cue.quantity in PRESENT)
        reading = replace(reading, counted=None)
    if kind == "share":
        others = [span for span in others if not 0 <= span[0] - reading.end <= WHOLE]
    joined = trait("and_prefix").get(code, "")
    within = [cue for cue in found if cue.start - reading.end <= REACH
              and reading.start - cue.end <= REACH]
    near = sorted(((_far(cue, reading, sentence, others) + FAR * _is_of_part(
        cue, reading, sentence, code, others) + COMMA * _begins_anew(
        cue, reading, sentence, joined), cue) for cue in within),
                  key=lambda pair: pair[0])
    return judge(reading, sentence, code, near) if judge else None


Near = list[tuple[float, Cue]]


def _kind(reading: Reading) -> str:
    unit = reading.unit
    if unit is None or unit == PERSON or unit.startswith(f"{PERSON}/"):
        return "people"
    if unit in (SHARE, COUNT):
        return unit
    try:
        return {"[length]": "length", "[length] ** 2": "area"}.get(dimension(unit), "")
    except UnitError:
        return ""


def _far(cue: Cue, reading: Reading, sentence: str, others: list[Span]) -> float:
    """Return how far a word is from a figure, in characters; 0 inside it."""
    if cue.start < reading.end and reading.start < cue.end and not COMMAS.search(
            sentence[_number_end(reading, sentence):cue.start]):
        return 0.0
    before = cue.end <= reading.start
    low, high = (cue.end, reading.start) if before else (reading.end, cue.start)
    between = sentence[low:high]
    far = len(between) + COMMA * len(COMMAS.findall(between)) + CLAUSE * len(
        re.findall(r"[;:.。；]\s", between))
    if not before and COMMAS.search(between) and any(
            0 <= start - cue.end <= NEXT for start, _ in others):
        far += CLAUSE  # 57, wounded 132
    crossed = sum(low <= start < high for start, _ in others)
    far += crossed * CROSSED.get(cue.group, CROSSED_ELSE)
    return far * (BEFORE if before else 1.0)


def _number_end(reading: Reading, sentence: str) -> int:
    digits = [*re.finditer(r"\d", sentence[reading.start:reading.end])]
    return reading.start + digits[-1].end() if digits else reading.end


def _begins_anew(cue: Cue, reading: Reading, sentence: str, joined: str) -> bool:
    """Tell whether a word behind a figure begins a clause of its own, with "and" written to it."""
    return bool(joined) and cue.start >= reading.end and sentence[cue.start] == joined


def _is_of_part(cue: Cue, reading: Reading, sentence: str, code: str, others: list[Span]) -> bool:
    """Tell whether a word behind a figure tells of a part of it: 6,400, of whom 112 were hurt."""
    between = sentence[reading.end:cue.start]
    part = any(reading.end <= start < cue.start for start, _ in others)
    return part and bool(words("part_clause", code).search(between))


def _nearest(near: Near, *groups: str) -> tuple[float, Cue] | None:
    return next((pair for pair in near if pair[1].group in groups and pair[0] <= FAR), None)


def _people(reading: Reading, sentence: str, code: str, near: Near) -> Counted | None:
    cue = _nearest(near, PEOPLE)
    if cue is not None and cue[1].quantity in PRESENT and are_things(reading, sentence, code):
        return None
    if _only_speaks(reading, sentence, code, cue) or is_compound(reading, sentence):
        return None
    around = _own_words(reading, sentence)
    if words("civil", code).search(around) and (cue is None or cue[0] > BESIDE):
        return None
    noun = words("soldiers", code).search(sentence[reading.start:reading.end + BESIDE])
    cue = cue and _fate(cue, sentence, near)
    if cue is not None and cue[1].quantity == OTHER:
        return None
    if cue is not None and (cue[0] <= NEAR or noun or reading.unit):
        return Counted(cue[1].quantity, cue[0] <= NEAR)
    if reading.counted:
        return Counted(reading.counted, True)
    return Counted("", False) if noun and reading.unit else None


def _own_words(reading: Reading, sentence: str) -> str:
    """Return what stands right beside a figure, up to the commas around it."""
    before = COMMAS.split(sentence[max(0, reading.start - BESIDE):reading.start])[-1]
    behind = COMMAS.split(sentence[reading.end:reading.end + BESIDE])[0]
    return before + sentence[reading.start:reading.end] + behind


def _fate(cue: tuple[float, Cue], sentence: str, near: Near) -> tuple[float, Cue]:
    """Return what became of the people: of hostages missing, missing; of "killed or wounded",
    casualties."""
    people = [pair for pair in near if pair[1].group == PEOPLE]
    if cue[0] == 0 and cue[1].quantity in STATES:
        within = NEXT if cue[1].quantity == WOUNDED else BESIDE  # of the wounded two died
        cue = next((pair for pair in people if 0 < pair[0] <= within
                    and pair[1].quantity in LOSSES
                    and pair[1].quantity != cue[1].quantity
                    and not _is_listed(pair[1], cue[1], sentence)), cue)
    for _, other in people:
        first, last = sorted((cue[1], other), key=lambda one: one.start)
        if {first.quantity, last.quantity} <= {*LOSSES} and first.quantity != last.quantity and (
                TOGETHER.fullmatch(sentence[first.end:last.start])):
            return cue[0], Cue(first.start, last.end, PEOPLE, "casualties")
    return cue


def _is_listed(first: Cue, second: Cue, sentence: str) -> bool:
    """Tell whether a word for people stands before a further figure of a list: "1,100 were killed
    and 650 captured"."""
    return first.end < second.start and bool(re.match(
        rf"\s*(?:,|(?:{'|'.join(shared('together')['and'])})\s)", sentence[first.end:]))


def _is_whole(reading: Reading, sentence: str, code: str, others: list[Span]) -> bool:
    """Tell whether a figure is the whole of which the one before, or behind, is a part."""
    if others and words("wholes", code).fullmatch(sentence[:reading.start].strip()):
        return True
    return any(end <= reading.start and words("wholes", code).fullmatch(
        sentence[end:reading.start].strip()) for _, end in others)


def _only_speaks(reading: Reading, sentence: str, code: str, cue: tuple[float, Cue] | None) -> bool:
    """Tell whether a few people are those who speak, or a single one is only mentioned."""
    few = reading.value is not None and reading.value <= FEW and not reading.second
    if not few:
        return False
    spelled = not re.search(r"\d", sentence[reading.start:reading.end])
    after = words("says", code).search(sentence[reading.end:reading.end + BESIDE])
    outside = cue is not None and 0 < cue[0] <= BESIDE
    fate = cue is not None and cue[0] <= BESIDE and cue[1].quantity not in PRESENT and (
        outside or cue[1].quantity not in STATES)
    return spelled and ((bool(after) and not outside) or (reading.value == 1 and not fate))


def _area(reading: Reading, sentence: str, code: str, near: Near) -> Counted | None:
    cue = _nearest(near, GROUND)
    return Counted(cue[1].quantity, cue[0] <= NEAR) if cue else None


def _length(reading: Reading, sentence: str, code: str, near: Near) -> Counted | None:
    """Return an advance, or ground told by its length; a distance is none."""
    after = re.split(r"[,;:.]", sentence[reading.end:reading.end + BESIDE])[0]
    away = bool(words("away", code).search(after))
    close = [pair for pair in near if pair[0] <= (BESIDE if away else NEAR)
             and pair[1].group in ((LENGTH,) if away else (LENGTH, GROUND))]
    if not close:
        return None
    best = min(close, key=lambda pair: (pair[0], pair[1].group != LENGTH))
    return Counted(best[1].quantity, False)


def _share(reading: Reading, sentence: str, code: str, near: Near) -> Counted | None:
    """Return what a share is a share of being: land lost, of those killed."""
    land = words("land", code).search(sentence[max(0, reading.start - NEAR):reading.end + NEAR])
    people = [pair for pair in near if pair[1].quantity not in PRESENT] or near
    cue = (_nearest(near, GROUND) if land else None) or _nearest(people, PEOPLE)
    cue = cue and _fate(cue, sentence, near)
    return Counted(cue[1].quantity, cue[0] <= NEAR) if cue else None


def _places(reading: Reading, sentence: str, code: str, near: Near) -> Counted | None:
    noun = words("settlements", code).search(sentence[reading.start:reading.end + BESIDE])
    if not noun:
        return None
    cue = _nearest(near, PLACES)
    return Counted(cue[1].quantity if cue else "settlements", cue is not None and cue[0] <= NEAR)
