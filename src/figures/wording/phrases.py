"""Figures in a row of tags: a number or a range, with the hedges around it."""

from dataclasses import dataclass, replace

from figures.codebook import LOWER_BOUNDS, UPPER_BOUNDS
from figures.wording.changes import is_changed
from figures.wording.lexicon import NOUN_NEEDED, SIDES, Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.ranges import UP_TO, range_at, shortfall
from figures.wording.tags import HYPHEN, Tag, key_at, kind_at

ABOUT = "about"
BOUNDS = LOWER_BOUNDS + UPPER_BOUNDS
LED = "hBlpFaAebRyJD"  # kinds that may stand between a hedge and its number
NOUNS = "uUc"
UNITS = "uU"
PREPOSITIONS = "si"
CLAUSE_ENDS = ".,;& "  # with the kind beyond the first tag
PARTED = ("at_least", "up_to")  # "over in 40 villages" has another "over"
TRAILED = "HBJ"
SUBJECTS = "wucFAO"
FAR = reach("hedge_behind")
SUBJECT = reach("near")


@dataclass(frozen=True, slots=True)
class Core:
    """A number or range among the tags: where it is with its hedges, and what hedges it."""

    first: Number
    last: Number | None
    begin: int
    start: int
    end: int
    hedge: str | None


def _led(tags: list[Tag], number: int, words: Lexicon) -> int:
    """Return the index of the first tag of the hedges and fillers before a number."""
    at = number
    if at > 1 and tags[at - 1].key == HYPHEN and tags[at - 2].kind in "hBR":  # כ-300
        at -= 1
    if at > 1 and tags[at - 1].kind == "(" and tags[at - 2].kind in "hBR":  # about (1,000)
        at -= 1
    at = _past_led(tags, at)
    if NOUN_NEEDED in words.flags:
        return _past_led(tags, _behind_noun(tags, at, number))
    return _past_led(tags, _behind_preposition(tags, at))


def _past_led(tags: list[Tag], at: int) -> int:
    while at > 0 and tags[at - 1].kind in LED:
        at -= 1
    return at


def _behind_preposition(tags: list[Tag], at: int) -> int:
    """Return where a hedge stands that a preposition parts from its number, "at least in 40
    villages", else `at`; "300 dead at least in 40 villages" has it behind another's."""
    hedge = at - 2
    bounds = kind_at(tags, at - 1) in PREPOSITIONS and kind_at(tags, hedge) in "hB" and (
        tags[hedge].value.partition(SIDES)[0] in PARTED)
    before = hedge - 1
    while bounds and kind_at(tags, before) not in "N" + CLAUSE_ENDS:
        before -= 1
    return hedge if bounds and kind_at(tags, before) != "N" else at


def _behind_noun(tags: list[Tag], at: int, number: int) -> int:
    """Return where a hedge stands that the noun parts from its number, else `at`: 최소 민간인
    12명; what is counted is one thing, unlike 최대 도시 12명, of the greatest city."""
    counter = tags[number + 1] if kind_at(tags, number + 1) in UNITS else None
    hedge = at - 1
    while kind_at(tags, hedge) in "cF" or (
            kind_at(tags, hedge) in UNITS and counter and tags[hedge].value == counter.value):
        hedge -= 1
    return hedge if kind_at(tags, hedge) == "h" else at


def _hedges(tags: list[Tag], span: tuple[int, int, int],
            words: Lexicon) -> list[tuple[int, str]]:
    """Return the hedges of a number with their distance, those in front first; `span` is where the
    words before it begin, where it begins and where it ends."""
    begin, start, end = span
    found = [(start - at, tags[at].value.partition(SIDES)[0])
             for at in range(start - 1, begin - 1, -1)
             if tags[at].kind in "hBlJ" or (
                 tags[at].kind == "R" and not is_changed(tags, at, words))]
    verb = _verb_before(tags, begin, words)
    if verb is not None and not found:
        found.append((start - verb, tags[verb].value))
    for at in range(end, min(end + FAR, len(tags))):
        if tags[at].kind in "N.;" or (tags[at].kind == "h" and kind_at(tags, at + 1) == "N"):
            break
        ahead = at + 1
        while kind_at(tags, ahead) in LED:
            ahead += 1
        if _trails(tags, end, at, words) and kind_at(tags, ahead) != "N" and not (
                _adds_others(tags, end, at, words) or _got_there(tags, at, words)):
            found.append((at - end + 1, tags[at].value.rpartition(SIDES)[2]))
    return found


def _verb_before(tags: list[Tag], begin: int, words: Lexicon) -> int | None:
    """Return the index of a verb of passing with its subject between it and the number, in
    languages whose verbs stand first: تجاوز عدد القتلى 300."""
    for at in range(begin - 1, max(-1, begin - 2 - SUBJECT), -1):
        if tags[at].kind == "h" and tags[at].key in words.sets["passes"]:
            return at
        if tags[at].kind not in SUBJECTS:
            return None
    return None


def _trails(tags: list[Tag], end: int, at: int, words: Lexicon) -> bool:
    """Tell a hedge of the number before it; some are one only right behind it: "una treintena
    larga", but a long battle."""
    if tags[at].kind == "h":
        return _is_tied(tags, end, at)
    near = at == end or tags[at].key not in words.sets["tight"]
    return tags[at].kind in TRAILED and near


def _is_tied(tags: list[Tag], end: int, at: int) -> bool:
    """Tell a hedge that a hyphen ties to the number before it: "500-some prisoners"."""
    return at == end + 1 and tags[end].key == HYPHEN and (
        tags[end - 1].end == tags[end].start and tags[end].end == tags[at].start)


def _got_there(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell an ending that says how far something rose, by the verb behind it: 38-მდე გაიზარდა."""
    return tags[at].value == UP_TO and kind_at(tags, at + 1) == "w" and (
        tags[at + 1].key in words.sets["change"])


def _adds_others(tags: list[Tag], end: int, at: int, words: Lexicon) -> bool:
    """Tell an "and more" with a noun of its own behind another's: "12 dead and more wounded"."""
    joins = any(phrase.kind == "&" for phrase in words.heads.get(tags[at].key, ()))
    return joins and kind_at(tags, at + 1) in NOUNS and any(
        tag.kind in NOUNS for tag in tags[end:at])


def _strongest(hedges: list[tuple[int, str]]) -> str | None:
    """Return the hedge that holds: one that bounds before one that does not, then the nearest."""
    ranked = sorted(hedges, key=lambda hedge: (hedge[1] not in BOUNDS, hedge[0]))
    return ranked[0][1] if ranked else None


def _unsure(led: list[Tag]) -> str | None:
    """Return "about" where a number is told as a guess, "perhaps 4,000"; how likely one is called,
    "probably 450", is no hedge (contract, `likelihood`)."""
    return ABOUT if any(tag.kind == "y" and tag.foreseen for tag in led) else None


def inverted(tags: list[Tag], core: Core, words: Lexicon) -> Tag | None:
    """Return the noun that stands before its number, which makes it about, in languages that say
    so: километров пять, человек двадцать, километрах в трёх."""
    at = core.begin - 1
    at -= kind_at(tags, at) in PREPOSITIONS
    said = key_at(tags, at) in words.sets["inverts"] and kind_at(tags, at - 1) not in "N("
    return tags[at] if said and kind_at(tags, core.end) not in NOUNS else None


def _averaged(tags: list[Tag], words: Lexicon) -> bool:
    """Tell whether a rate that is an average leads a figure: 日均1200人."""
    return any(tag.kind == "D" and tag.key in words.sets["averages"] for tag in tags)


def _loose(tags: list[Tag], start: int, end: int) -> str | None:
    return next((tag.value for tag in tags[start:end] if tag.kind == "l"), None)


def _core(tags: list[Tag], at: int, behind: int, words: Lexicon) -> Core:
    begin = max(_led(tags, at, words), behind)
    found = range_at(tags, begin, at, words)
    if found:
        (low, high), end = found
        return Core(low, high, begin, at, end, None)
    number, end = shortfall(tags, at, words) or (tags[at].value, at + 1)
    hedge = _strongest(_hedges(tags, (begin, at, end), words)) or _unsure(tags[begin:at])
    return Core(number, None, begin, at, end, hedge)


def cores(tags: list[Tag], words: Lexicon) -> list[Core]:
    """Return the figures among the tags in order, each with the hedge that holds for it."""
    found: list[Core] = []
    at = behind = 0
    while at < len(tags):
        if tags[at].kind == "N":
            found.append(_core(tags, at, behind, words))
            at = behind = found[-1].end
        at += tags[at].kind != "N" if at < len(tags) else 1
    return [_with_loose(core, tags, found, place, words) for place, core in enumerate(found)]


def _with_loose(core: Core, tags: list[Tag], found: list[Core], place: int,
                words: Lexicon) -> Core:
    """Return a figure with a hedge from further off in its clause: "30,000, it is estimated"."""
    if core.hedge or core.last or core.first.about:
        return replace(core, hedge=ABOUT) if core.first.about and not core.hedge else core
    start = found[place - 1].end if place else 0
    end = found[place + 1].begin if place + 1 < len(found) else len(tags)
    hedge = _loose(tags, start, core.begin) or _loose(tags, core.end, end)
    if inverted(tags, core, words) or _averaged(tags[start:core.start], words):
        hedge = ABOUT
    return replace(core, hedge=hedge) if hedge else core
