"""What is written as a number and is no figure: dates, durations, and all in `labels`, `places` and
`comparisons`."""

from collections.abc import Callable

from figures.wording import comparisons, labels, places
from figures.wording.labels import MONEY, counts_something
from figures.wording.lexicon import Lexicon
from figures.wording.lists import reach
from figures.wording.literals import Number
from figures.wording.tags import HYPHEN, TEN, Tag, key_at, kind_at

YEARS = (reach("first_year"), reach("last_year"))
LAST_DAY = reach("last_day")
HOURS, MINUTES = reach("hours"), reach("minutes")
CLOCK_DIGITS = 2  # decimals: 5.30
DOT = "."
HEDGES = "hBlRJ"
JOINING = "&rAFa"  # kinds between two years: tra il 2014 e il 2021


def _is_duration(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """48 hours, 44-day, several weeks, 18 years old, 155 mm, three times."""
    dotted = kind_at(tags, at + 1) == "." and (number.plain and number.value <= YEARS[1])
    between = kind_at(tags, at + 1) in "HB" or key_at(tags, at + 1) == HYPHEN or (
        key_at(tags, at + 1) in words.sets["more"])  # 10 or so days, 44-day, two more weeks
    behind = at + 1 + (dotted or between)
    kind = kind_at(tags, behind)
    in_time = kind == "D" and kind_at(tags, behind + 1) == "N"  # 2 კვირაში 300, 300 in two weeks
    return kind == ">" or in_time or (kind == "t" and not number.share)  # 95% CI


def _is_date(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """24 August, Aug. 24, 2024, 24 de agosto."""
    if not number.plain or number.value > YEARS[1]:
        return False
    if not (number.value <= LAST_DAY or _is_year_number(number)):
        return False
    before = at - 1 - (kind_at(tags, at - 1) in ".O,")
    behind = at + 1 + (kind_at(tags, at + 1) in ".OsF" and kind_at(tags, at + 2) == "M")
    dated = _day_before(tags, before) and not _is_year_number(number) and (
        counts_something(tags, at))  # le 6 août 12 soldats
    if (kind_at(tags, before) == "M" and not dated) or (
            kind_at(tags, behind) == "M" and number.value <= LAST_DAY):
        return True
    return _is_year_number(number) and "M" in (kind_at(tags, before - 1), kind_at(tags, before - 2))


def _day_before(tags: list[Tag], month: int) -> bool:
    """Tell whether a month has its day before it, so that what follows is none."""
    day = month - 1 - (kind_at(tags, month - 1) in ".O")
    return kind_at(tags, day) == "N" and tags[day].value.plain and tags[day].value.value <= LAST_DAY


def _is_year_number(number: Number) -> bool:
    return number.plain and YEARS[0] <= number.value <= YEARS[1]


def _is_year(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """In 2014, (2024), since 1991, 2014'te: bare, with nothing to count behind it."""
    led = key_at(tags, at - 1) in words.sets["year"] and at > 0
    bracketed = kind_at(tags, at - 1) == "(" and kind_at(tags, at + 1) == ")"
    named = key_at(tags, at + 1 + (key_at(tags, at + 1) == "'")) in words.sets["event"]
    named |= kind_at(tags, at - 1) == "A" and kind_at(tags, at + 1) == "w"  # the 2004 tsunami
    headed = at == 0 and key_at(tags, 1) == ":"  # 2024: 412 killed
    free = headed or (
        (led or bracketed or _is_span(tags, at)) and not counts_something(tags, at))
    return _is_year_number(number) and bool(named or free)


def _is_span(tags: list[Tag], at: int) -> bool:
    """Tell whether two bare years stand alone with a dash between: 2022-2024."""
    ahead = tags[at + 2].value if kind_at(tags, at + 2) == "N" else None
    dash = kind_at(tags, at + 1) == "r" and not key_at(tags, at + 1).isalpha()
    alone = kind_at(tags, at - 1) not in HEDGES and not counts_something(tags, at + 2)
    return dash and alone and ahead is not None and _is_year_number(ahead)


def _is_period(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell either year of "zwischen 2014 und 2021 starben 14.000": both bare, one of them no round
    number, and what is counted has a number of its own behind them."""
    if not _is_year_number(number) or kind_at(tags, at + 1) in "uU":
        return False
    for first, last in ((at, _other_year(tags, at, 1)), (_other_year(tags, at, -1), at)):
        led = first > 0 and last and kind_at(tags, first - 1) in "bAF"
        exact = led and any(tags[place].value.value % TEN for place in (first, last))
        if exact and any(tag.kind == "N" and not _is_year_number(tag.value)
                         for tag in tags[last + 1:]):
            return True
    return False


def _other_year(tags: list[Tag], at: int, step: int) -> int:
    """Return the index of the year that an "and" or a dash joins to this one, or 0."""
    joined, at = False, at + step
    while kind_at(tags, at) in JOINING:
        joined |= kind_at(tags, at) in "&r"
        at += step
    fits = joined and kind_at(tags, at) == "N" and _is_year_number(tags[at].value)
    return at if fits and kind_at(tags, at + 1) not in "uU" else 0


def _is_clock(number: Number, tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Alle 5.30, o godz. 5.30: a clock written as a decimal, behind a word for it; الساعة
    السادسة والنصف, half past six."""
    if number.share and kind_at(tags, at - 1) == "&":
        return "t" in (kind_at(tags, at - 2), kind_at(tags, at - 3))
    before = at - 1 - (kind_at(tags, at - 1) in ".O")
    led = key_at(tags, before) in words.sets["clock"] and before >= 0
    minutes = round(number.value % 1 * 100)
    if len(key_at(tags, before)) == 1 and not _is_dotted(tags, at, words):  # o, в, к: by, in, to
        return False
    if not led or number.value >= HOURS or minutes >= MINUTES:
        return False
    whole = number.plain or number.spelled
    return number.decimals == CLOCK_DIGITS or (whole and not counts_something(tags, at))


def _is_dotted(tags: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell a number with a dot where decimals have a comma: 15.45 is a clock, 15,45 a number."""
    return DOT in key_at(tags, at) and words.decimal != DOT


MASKS: tuple[Callable[[Number, list[Tag], int, Lexicon], bool], ...] = (
    _is_duration, _is_date, _is_year, _is_period, _is_clock, labels.is_label, labels.is_age,
    comparisons.is_per_head, places.is_milestone, labels.is_load, labels.is_model, labels.is_money,
    labels.is_goals, places.is_address, comparisons.is_changed_share, comparisons.is_step,
    comparisons.is_difference, comparisons.is_denied, labels.is_speaker, labels.is_article,
    labels.is_syllable)


def without_distractors(tags: list[Tag], words: Lexicon) -> list[Tag]:
    """Return the tags with every number that is no figure turned into one of kind x.

    From the end: the first of "9 to 12 August" goes with the second.
    """
    found = list(tags)
    for at in range(len(tags) - 1, -1, -1):
        if tags[at].kind == "N" and (_goes_with_next(tags, found, at) or any(
                mask(tags[at].value, tags, at, words) for mask in MASKS)):
            found[at] = tags[at]._replace(kind="x")
    for at in range(2, len(found)):
        if found[at].kind == "N" and _goes_with_last(tags, found, at, words):
            found[at] = found[at]._replace(kind="x")
    return found


def _goes_with_next(tags: list[Tag], found: list[Tag], at: int) -> bool:
    """Tell the first of "9 to 12 August", "two or three times"."""
    joined = kind_at(tags, at + 1) in "roR&" and kind_at(tags, at + 2) == "N"
    if not joined or kind_at(found, at + 2) != "x":
        return False
    one, other = tags[at].value, tags[at + 2].value
    whole = one.value > LAST_DAY and not _is_year_number(one)
    if whole and kind_at(tags, at + 3) == "M":  # 300 au 17 juin
        return False
    return bool(one.plain or (one.spelled and other.spelled and kind_at(tags, at + 1) != "&"))


def _goes_with_last(tags: list[Tag], found: list[Tag], at: int, words: Lexicon) -> bool:
    """Tell the second of "aged 18 to 60", "$5-6 million", "won 3-1"."""
    first = at - 2
    while kind_at(tags, first) == "r":  # 3-to-1
        first -= 1
    between = kind_at(found, at - 1) == "&" and (
        kind_at(found, first - 1) == "b" or labels.are_labels(tags, first, at, words))
    tight = tags[first].end == tags[at - 1].start and tags[at - 1].end == tags[at].start
    joined = between or kind_at(found, at - 1) in "rR" or (
        key_at(found, at - 1) == ":" and tight)  # 31 March 2025: 708 killed
    gone = kind_at(found, first) == "x" and kind_at(tags, first) == "N"
    price = kind_at(tags, first - 1) == MONEY
    if not (joined and gone) or _stays(tags, first, at, words):
        return False
    return bool(price or found[at].value.plain or found[at].value.spelled)


def _stays(tags: list[Tag], first: int, at: int, words: Lexicon) -> bool:
    """Tell a figure behind a number that is none: "rose by 20% to 300", 이천에서 5명."""
    one = tags[first].value
    apart = one.spelled and tags[at].value.plain
    return bool(one.share or apart or comparisons.is_step(one, tags, first, words))
