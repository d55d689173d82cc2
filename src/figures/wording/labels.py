"""Numbers that name or price something and count nothing: Hill 776, $5 million, 3-1."""

from figures.wording.changes import is_changed
from figures.wording.lexicon import NOUN_NEEDED, Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import HYPHEN, PERSON, Tag, key_at, kind_at

LABELS_BELOW = reach("labels_below")
LONGEST_LABEL = reach("longest_label")
LONGEST_SYLLABLES = reach("longest_syllables")
FEW = reach("few_speakers")
NEAR = reach("near")
GOALS_BELOW = reach("goals_below")
MONEY_AHEAD = reach("money_ahead")
HEDGES = "hBlRJ "
NOUNS = "uUc"
NOUN_FIRST = "noun-first"
ARTICLES = "AaF"
COUNTED = "uUcHB%"
MONEY = "$"
OTHERWISE = "yepo"  # kinds of perhaps, possibly, or
SIDES = ("under", "over")
WEIGHTS = ("kilogram", "metric_ton", "pound")
OTHERS_SAY = "c,("  # kinds between what is counted and who says so: two killed, officials said
OLDEST = reach("oldest")
SHORT = reach("short_word")


def counts_something(tags: list[Tag], at: int, near: int = NEAR) -> bool:
    """Tell whether a noun follows a number before the next number, within so many tags."""
    ahead = "".join(tag.kind for tag in tags[at + 1:at + 1 + near]).partition("N")[0]
    return any(kind in NOUNS for kind in ahead)


def is_label(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Hill 776, Boeing 737, No. 5, aged 18; 8. Regiment; magnitude 7.5."""
    tied = key_at(tags, at - 1) == HYPHEN and at > 1 and tags[at - 1].end == tags[at].start
    before = at - 1 - (kind_at(tags, at - 1) == "." or tied)
    kind = kind_at(tags, before)
    marked = kind == "<" or (kind not in HEDGES and key_at(tags, before) in words.sets["before"])
    dotted = kind_at(tags, at + 1) == "." and _is_named(key_at(tags, at + 2), words)
    counted_off = before == 0 and kind == "t"  # "Day 1,000 of the war"
    coded = key_at(tags, at).isdigit() and key_at(tags, at).startswith("0") and number.value > 0
    if coded or counted_off or _is_ordinal(number, tags, at, words):
        return True
    if kind != "<" and _is_unnumbered(tags, at, words):
        return False
    if number.plain and number.value < LABELS_BELOW:
        return marked or (dotted and number.value > 0) or _names_behind(tags, at, words)
    told = (number.plain and number.value < LONGEST_LABEL) or bool(number.decimals) or (
        number.spelled and number.value <= FEW)  # phase two, a father of three
    return marked and told and not number.share and not counts_something(tags, at)


def _is_unnumbered(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a place with its article before people who are counted: "in the hall 12 people died",
    but Hall 12; where nouns stand first no label describes them, as in "Channel 4 journalists"."""
    tag = tags[at + 1] if at + 1 < len(tags) else None
    people = tag is not None and (tag.kind == "c" or (tag.kind == "u" and tag.value == PERSON))
    place = key_at(tags, at - 1) in words.sets["places"] or NOUN_FIRST in words.flags
    led = at - 2 - (kind_at(tags, at - 2) == "w")  # the Kupiansk sector
    article = kind_at(tags, led) in ARTICLES or key_at(tags, led) in words.sets["contracted"]
    return people and place and article


def are_labels(tags: list[Tag], first: int, last: int, words: Lexicon) -> bool:
    """Tell whether one word labels two numbers: "between junctions 14 and 16"."""
    return key_at(tags, first - 1) in words.sets["before"] and not counts_something(tags, last)


def _is_ordinal(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a spelled number that names a unit, whose ordinals are also parts: двадцать пятая
    бригада."""
    last = at + (kind_at(tags, at + 1) == "N" and tags[at + 1].value.share)
    part = kind_at(tags, last) == "N" and tags[last].value.share and tags[last].value.spelled
    told = number.share and any(phrase.kind == "d" and not phrase.rest for phrase in (
        words.heads.get(key_at(tags, at), ())))  # two-thirds of a battalion: دو سوم گردان
    return number.spelled and part and not told and _is_named(key_at(tags, last + 1), words)


def _names_behind(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell whether a number names a unit behind its adjectives: 47 окрема механізована бригада."""
    ahead = at + 1
    while kind_at(tags, ahead) == "w" and ahead <= at + NEAR and (
            not _is_named(tags[ahead].key, words)):
        ahead += 1
    return ahead > at + 1 and _is_named(key_at(tags, ahead), words)


def _is_named(key: str, words: Lexicon) -> bool:
    """Tell a word that a number names: 8. Regiment; 8. Armee, which no number follows."""
    return key in words.sets["before"] or key in words.sets["named"]


def is_age(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Aged between 18 and 60, aged over 30; children under 12."""
    if not number.plain or number.value > OLDEST or counts_something(tags, at):
        return False
    before = at - 1
    while kind_at(tags, before) in "bhF":
        before -= 1
    hedged = kind_at(tags, at - 1) == "h" and tags[at - 1].value in SIDES
    people = before == at - 2 and kind_at(tags, before) == "u" and tags[before].value == PERSON
    told = before < at - 2 and kind_at(tags, before) == "N" and tags[before].value.share
    return key_at(tags, before) in words.sets["ages"] or (
        hedged and (people or told))  # 40% were under 25


def is_load(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell what a weapon weighs: a 500 kg bomb."""
    unit = at + 1 + (key_at(tags, at + 1) == HYPHEN)
    return kind_at(tags, at - 1) == "a" and kind_at(tags, unit) == "u" and (
        tags[unit].value in WEIGHTS)


def is_model(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a number that is tied to a word or a code: 伊尔-76, 7.62x39."""
    if kind_at(tags, at + 1) == "x" and tags[at + 1].start == tags[at].end:  # 7.62x39
        return True
    unspaced = NOUN_NEEDED in words.flags  # 米 is a metre, too
    named = kind_at(tags, at - 2) in ("wu" if unspaced else "w")
    tied = key_at(tags, at - 1) == HYPHEN and named and at > 1
    name = tied and (unspaced or len(key_at(tags, at - 2)) > 1)
    return name and number.plain and (
        tags[at - 2].end == tags[at - 1].start and tags[at - 1].end == tags[at].start)


def is_money(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """$1.2 million, 5 million US dollars, 5 Millionen Euro; Rp5,4 triliun."""
    before = key_at(tags, at - 1) if at else ""
    tied = before[:1].isalpha() and before[-1:].isdigit()
    if kind_at(tags, at - 1) == MONEY or (tied and number.spelled and number.value == number.scale):
        return True
    for tag in tags[at + 1:at + 1 + MONEY_AHEAD]:
        if tag.kind == MONEY:
            return True
        if tag.kind not in "wOF" and tag.key != HYPHEN:
            return False
    return False


def is_goals(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell the first of "won 3-1", "2:1", "5 to 1 losses": no range falls."""
    last = at + 2
    while kind_at(tags, last) == "r":  # a 3-to-1 ratio
        last += 1
    if kind_at(tags, last) != "N" or kind_at(tags, at - 1) in "b":
        return False
    other, sign = tags[last].value, key_at(tags, max(at + 1, last - 2))
    small = all(one.value < GOALS_BELOW and not (one.share or one.vague or one.decimals)
                for one in (number, other))
    colon = sign == ":" and tags[at].end == tags[at + 1].start
    falls = kind_at(tags, at + 1) == "r" and number.value >= other.value and (
        number.spelled == other.spelled)
    odds = falls and sign.isalpha() and not is_changed(tags, at, words)
    return small and (odds or ((colon or falls) and not counts_something(tags, last)))


def is_speaker(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """One witness said, two other analysts have put: they count nobody lost."""
    if not number.spelled or number.value > FEW or number.vague:
        return False
    for place in range(at + 1, min(at + 2 + NEAR, len(tags))):
        if tags[place].kind in OTHERS_SAY:
            return False
        if tags[place].key in words.sets["speaker"]:
            ahead = tags[place + 1:place + 1 + NEAR]
            return any(tag.key in words.sets["says"] for tag in ahead)
    return False


def is_article(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell "one" that counts nothing near it: one soldier is a figure, one thing is not."""
    alone = number.spelled and number.value == 1 and not number.share and not number.vague
    joins = "roR" + "&" * (kind_at(tags, at - 1) == "b")  # between one and two dozen
    joined = kind_at(tags, at + 1) in joins and kind_at(tags, at + 2) == "N"
    joined |= _is_alternative(tags, at)
    return alone and not joined and not counts_something(tags, at, NEAR + 1)


def _is_alternative(tags: list[Tag], at: int) -> bool:
    """Tell the first of "one, possibly two"."""
    ahead = at + 1
    while kind_at(tags, ahead) in ",&" + OTHERWISE:
        ahead += 1
    others = any(tag.kind in OTHERWISE for tag in tags[at + 1:ahead])
    return others and kind_at(tags, ahead) == "N"


def _next_of_range(tags: list[Tag], at: int) -> int:
    """Return the index of the number that a range goes on to, or 0."""
    last = at + 1 + (kind_at(tags, at + 1) in "roR,")
    if kind_at(tags, last) != "N":
        return 0
    low, high = tags[at].value, tags[last].value
    follows = high.value == low.value + 1 and high.spelled == low.spelled
    rises = kind_at(tags, at + 1) in "roR" and (low.value < high.value or low.vague)
    return last if follows or rises else 0


def is_syllable(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Numerals that are parts of other words, where words are not spaced: they count nothing."""
    if NOUN_NEEDED not in words.flags or not number.spelled or number.share:
        return False
    if number.vague and len(key_at(tags, at)) >= LONGEST_SYLLABLES:  # 数以千计
        return False
    last = at  # of a range: 3 to 5, 삼사, 三、四
    while (behind := _next_of_range(tags, last)):
        last = behind
    ahead = "".join(tag.kind for tag in tags[last + 1:last + NEAR]).partition("N")[0]
    counted = any(kind in COUNTED for kind in ahead)  # 구조 12명: the noun is the next number's
    led = kind_at(tags, at - 1) in "hB" or (
        kind_at(tags, at - 1) == "N" and _next_of_range(tags, at - 1) == at)
    return not (counted or led)
