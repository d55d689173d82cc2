"""Which quantity of a case a figure of an article is about."""

import math
import re
from dataclasses import dataclass, field
from functools import cache

from figures.audit.names import SHORTEST_STEM, mentions
from figures.definitions import Definition, Quantity
from figures.errors import UnitError
from figures.extract import Draft
from figures.extract.vocabulary import cues, limit, pattern, plain_words, words
from figures.units import SHARE, dimension, is_rate_of
from figures.wording.lists import word_list

DRAFTING = word_list("drafting")
POINTS = {name: float(entry["is"]) for name, entry in DRAFTING["points"].items()}
IMPOSSIBLE = -math.inf
TITLE = limit("title_before")
BEHIND = 2.5  # times as far off is who stands behind a figure
FARTHEST = limit("farthest")
BESIDE = 25  # characters behind a wording that still say who they are: 12 of them civilians
KIN = tuple(map(frozenset, DRAFTING["kin"]))
GENERAL = frozenset(DRAFTING["general"])


@dataclass(frozen=True)
class Profile:
    """What a quantity's own words say of it."""

    quantity: Quantity
    named: frozenset[str]
    told: frozenset[str]
    name_words: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Ground_:
    """What is known beside the words: which quantities of the ledger have the figure's number,
    which have it of its speaker too, and whose people the figure before counted."""

    number: frozenset[str] = field(default_factory=frozenset)
    speaker: frozenset[str] = field(default_factory=frozenset)
    party: str = ""


def profiles(definition: Definition) -> tuple[Profile, ...]:
    """Return what the words of each quantity of a case say."""
    own = {word for party in definition.parties.values() for word in _stems(party.name)}
    return tuple(_profile(quantity, own) for quantity in definition.quantities.values())


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[^\W\d_]+", text.lower())}


def _stem(word: str) -> str:
    """Return a word without its usual English ending, so that "officer" and "officers" meet."""
    return re.sub(r"(?:ian|ans|an|s)$", "", word) if len(word) > SHORTEST_STEM else word


def _kinds(text: str) -> frozenset[str]:
    return frozenset(cue.quantity for cue in cues(text, "en"))


def _profile(quantity: Quantity, own: set[str]) -> Profile:
    name = quantity.name.replace("_", " ")
    named = _kinds(name) | (_generic() & {quantity.name}) | _part_names(quantity.name)
    said = _kinds(quantity.counts)
    cue_words = {_stem(word) for kind in named | said for word in kind.split("_")}
    words = {w for w in _stems(quantity.counts) if w not in GENERAL and len(w) > 2} - own
    name_words = {w for w in _stems(name) if w not in GENERAL} - own - cue_words
    cued = {_stem(w) for cue in cues(quantity.counts, "en")
            for w in re.findall(r"\w+", quantity.counts[cue.start:cue.end].lower())}
    cued_name = {_stem(w) for cue in cues(name, "en")
                 for w in re.findall(r"\w+", name[cue.start:cue.end].lower())}
    return Profile(quantity, named, said, frozenset(name_words - cued_name),
                   frozenset(words - cued))


@cache
def _generic() -> frozenset[str]:
    """Return the names of all quantities that drafts have."""
    english = word_list("extract")["en"]
    names = {name for group in ("people", "ground", "length", "places") for name in english[group]}
    return frozenset(names | {name for name in word_list("counted")["en"] if name != "source"})


@cache
def _people_names() -> frozenset[str]:
    """Return the names of what becomes of people; "" where that is not said."""
    english = word_list("extract")["en"]
    return frozenset({"", *english["people"], *word_list("counted")["en"]})


def _part_names(name: str) -> frozenset[str]:
    """Return the general names that a quantity's name ends or begins with: russian_killed."""
    return frozenset(kind for kind in _generic()
                     if f"_{name}_".startswith(f"_{kind}_") or f"_{name}_".endswith(f"_{kind}_"))


def quantity_of(draft: Draft, known: tuple[Profile, ...], definition: Definition, ground: Ground_
                ) -> str:
    """Return the quantity of a case that a figure is about, "" where its words tell none."""
    scored = [(_score(draft, profile, definition, ground), -at, profile.quantity.name)
              for at, profile in enumerate(known)]
    best = max(scored, default=(IMPOSSIBLE, 0, ""))
    return best[2] if best[0] > IMPOSSIBLE else ""


def _score(draft: Draft, profile: Profile, definition: Definition, ground: Ground_) -> float:
    quantity = profile.quantity
    kind = _kind(draft, profile)
    fits = _fits(draft, quantity)
    if fits is None or (kind <= 0 and (draft.quantity or quantity.name not in ground.number)):
        return IMPOSSIBLE
    party = _party(draft, quantity, definition, ground.party)
    people = draft.quantity in _people_names()
    meant = kind + fits + _who(draft, quantity) + (party if people else 0)
    if draft.quantity and meant < POINTS["enough"]:
        return IMPOSSIBLE
    told = (meant + (0 if people else party) + _words(draft, profile)
            + POINTS["headline"] * (quantity.name in definition.headline)
            + POINTS["number_known"] * (quantity.name in ground.number)
            + POINTS["speaker_too"] * (quantity.name in ground.speaker))
    return told if draft.quantity or told >= POINTS["enough"] else IMPOSSIBLE


def _kind(draft: Draft, profile: Profile) -> float:
    """Return how well a draft's general quantity is the case's."""
    if not draft.quantity:
        return 0.0
    if draft.quantity in profile.named:
        return POINTS["kind_named"]
    if any(draft.quantity in kin and profile.named & kin for kin in KIN):
        return POINTS["kind_kin"]
    if draft.quantity in profile.told and not profile.named:
        return POINTS["kind_told"]
    return 0.0


def _fits(draft: Draft, quantity: Quantity) -> float | None:
    """Return what the unit says: nothing for one of the quantity's kind, None where it can't be; a
    length for an area is possible, since that slip is looked for."""
    unit = draft.reading.unit or quantity.unit
    if unit == SHARE:
        return 0.0
    try:
        if dimension(unit) == dimension(quantity.unit):
            return 0.0
        if is_rate_of(unit, quantity.unit) or is_rate_of(quantity.unit, unit):
            return POINTS["rate_other"]
    except UnitError:
        return None
    pair = {dimension(unit), dimension(quantity.unit)}
    ground = draft.quantity.startswith("territory")
    return 0.0 if pair == {"[length]", "[length] ** 2"} and ground else None


def _words(draft: Draft, profile: Profile) -> float:
    """Return what the further words of a quantity's definition say: those that the sentence has
    too speak for it, those that it lacks against it, and most of all those of its name."""
    said = _stems(draft.sentence)
    most = POINTS["most_words"]
    present = min(len(profile.words & said), most)
    missing = min(len(profile.words - said), most)
    return (POINTS["word_said"] * present + POINTS["word_missing"] * missing
            + POINTS["name_missing"] * len(profile.name_words - said))


def _party(draft: Draft, quantity: Quantity, definition: Definition, earlier: str) -> float:
    """Return what the parties beside a figure say of whose people or land it is; where none stands
    there, that of the figure before. Of land both sides are named, so that tells half."""
    if not quantity.of or len({q.of for q in definition.quantities.values()}) == 1:
        return 0.0
    near = nearest_party(draft, definition)
    people = draft.quantity in _people_names()
    meant = near or (earlier if people else "")
    weight = 1.0 if near and people else 1 / 2
    if not meant:
        return 0.0
    return weight * (POINTS["of_ours"] if quantity.of == meant else POINTS["of_others"])


def nearest_party(draft: Draft, definition: Definition) -> str:
    """Return the party whose people a figure counts, by the mention inside its wording, else the
    nearest in its sentence that is no part of the speaker's name; "" where there is none."""
    at = draft.sentence.find(draft.wording)
    start, end = at, at + len(draft.wording)
    name = draft.sentence.find(draft.speaker) if draft.speaker else -1
    speaker = (name, name + len(draft.speaker)) if name >= 0 else (0, 0)
    found = [(first, last, key) for first, last, key in mentions(
        draft.sentence, definition.parties.values())
        if not (speaker[0] - TITLE <= first < speaker[1])
        and not _is_agent(draft.sentence[:first], draft.language)]
    inside = [key for first, last, key in found if start <= first and last <= end]
    if inside:
        return inside[0]
    near = [(BEHIND * (first - end) if first >= end else start - last, key)
            for first, last, key in found]
    far, key = min(near, default=(math.inf, ""))
    return key if far <= FARTHEST else ""


def _is_agent(before: str, code: str) -> bool:
    """Tell whether what follows did it to them: captured by Ukrainian forces."""
    last = before.split()[-2:]
    return any(word.lower() in plain_words("agents", code) for word in last)


@cache
def _civil() -> re.Pattern[str]:
    return pattern(word_list("extract")["civilians"]["all"], "en")


def _who(draft: Draft, quantity: Quantity) -> float:
    """Return what words for civilians say beside a quantity of soldiers, or the reverse."""
    at = draft.sentence.find(draft.wording)
    beside = draft.sentence[at:at + len(draft.wording) + BESIDE]
    civil = bool(_civil().search(beside))
    fighters = bool(words("soldiers", draft.language).search(beside))
    if quantity.who == "soldiers" and civil and not fighters:
        return POINTS["who_other"]
    if quantity.who == "civilians" and not civil:
        return POINTS["who_other"] if fighters else POINTS["who_unsaid"]
    return 0.0
