"""Numbers, units and names as findings word them."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd
import yaml

from figures import dates
from figures.checks.thresholds import thresholds
from figures.codebook import NOT_SAID
from figures.precision import SAME_NUMBER
from figures.shortened import KEY_DIGITS
from figures.units import COUNT, PERSON, SHARE

TELLING_FILE = "words/telling.yml"
ROUGH_DIGITS = 2  # as estimates are told
WHOLE = (PERSON, COUNT)
UNKNOWN_DAY = "an unknown day"


@cache
def telling() -> dict[str, Any]:
    """Return the words of words/telling.yml."""
    text = resources.files("figures").joinpath(TELLING_FILE).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def says(rows: Iterable[Any], kind: str) -> bool:
    """Tell whether the words or the sentence of a claim hold a word of a kind, in any language:
    "revised", of a figure that is corrected, or "risen", of one that is new."""
    texts = [f" {row.wording} {row.quote}".lower() for row in rows]
    return any(f" {stem}" in text for stem in words_of(kind) for text in texts)


def words_of(kind: str) -> list[str]:
    """Return the words of a kind in all languages."""
    return [word for language, words in telling()[kind].items() if language != "source"
            for word in words]


def printed(value: float) -> str:
    """Return a number in full, with thousands separators: 1,300 or 2.5."""
    return _plain(value, KEY_DIGITS)


def computed(value: float) -> str:
    """Return a computed number to three digits, whole numbers in full: 502, 1.55, 12,346."""
    digits = int(thresholds().shown_digits)
    is_long = abs(value) >= 10**(digits - 1)
    return _plain(round(value), KEY_DIGITS) if is_long and math.isfinite(value) \
        else _plain(value, digits)


def rough(value: float) -> str:
    """Return an estimated number to two significant digits: 60,000, 0.31."""
    if not value or not math.isfinite(value):
        return computed(value)
    return computed(round(value, ROUGH_DIGITS - 1 - math.floor(math.log10(abs(value)))))


def _plain(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return "any number" if value > 0 else "no number"
    text = f"{value:,.{digits}g}"
    return f"{value:,.0f}" if "e+" in text else text


def with_unit(number: str, unit: str) -> str:
    """Return a number already worded, with the sign of its unit."""
    sign = telling()["signs"].get(unit, unit)
    if unit == SHARE:
        return f"{number} of one"
    return f"{number} {sign}" if sign else number


def percent(share: float) -> str:
    """Return a share as a percentage: 33%, 2.5%."""
    return f"{computed(share * 100)}%"


def between(least: float, most: float, unit: str) -> str:
    """Return an interval in words: "at least 300", "at most 350", "250 to 350"; of what is counted
    one by one, between whole numbers."""
    if math.isinf(most):
        return f"at least {with_unit(computed(least), unit)}"
    if unit in WHOLE:
        least, most = math.ceil(least - SAME_NUMBER), math.floor(most + SAME_NUMBER)
    if computed(least) == computed(most):
        return with_unit(computed(least), unit)
    if least <= 0:
        return f"at most {with_unit(computed(most), unit)}"
    return f"{computed(least)} to {with_unit(computed(most), unit)}"


def meaning(cause: str) -> str:
    """Return what a cause means, in words."""
    return str(telling()["causes"].get(cause, cause))


def names(all_names: Iterable[str]) -> str:
    """Return names in a list: "A, B and C"; of more than four the first few and a count."""
    known = list(dict.fromkeys(all_names))
    most = int(thresholds().most_named)
    if len(known) > most:
        return f"{', '.join(known[:most - 1])} and {len(known) - most + 1} others"
    return joined(known)


def whose(name: str) -> str:
    """Return a name as an owner's: "Zelensky's", "officials'", "an unnamed speaker's"."""
    if name in telling()["nobody"]:
        return "an unnamed speaker's"
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def joined(parts: Sequence[str]) -> str:
    """Return parts in a list with "and" before the last."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def spaced(name: str) -> str:
    """Return a name of a quantity or a hedge as a reader reads it: russian killed, at least."""
    return name.replace("_", " ")


def rule(text: str) -> str:
    """Return an identity as a reader reads it: "killed ≤ casualties"."""
    return spaced(text).replace("<=", "≤").replace(">=", "≥").replace("==", "=")


def day(moment: Any) -> str:
    """Return a day in words, or "an unknown day"."""
    return UNKNOWN_DAY if pd.isna(moment) else dates.in_words(moment)


def iso(moment: Any) -> str:
    """Return a day in ISO form, as a finding states it."""
    return str(pd.Timestamp(moment).date())


def when(row: Any) -> str:
    """Return a claim's day as exactly as it is known: a day, a month, a year, or its ends."""
    return UNKNOWN_DAY if pd.isna(row.first) else dates.span_in_words(row.first, row.last)


def figure(row: Any) -> str:
    """Return a claim's figure as a reader knows it: its wording, else its number and unit."""
    if row.wording != NOT_SAID:
        return f"“{row.wording}”"
    if row.hedge == "range":
        return f"{printed(row.low)} to {with_unit(printed(row.high), row.unit)}"
    number = next((n for n in (row.value, row.low, row.high) if not math.isnan(n)), math.nan)
    told = with_unit(printed(number), row.unit)
    return told if row.hedge == "exact" else f"{spaced(row.hedge)} {told}"


def figure_in(row: Any, unit: str, *more: str) -> str:
    """Return a claim's figure, with its size in another unit than its own, and what more there is
    to say of it, in brackets behind it."""
    size = "" if row.unit == unit or math.isnan(row.figure) else \
        with_unit(computed(row.figure), unit)
    known = [text for text in (size, *more) if text]
    return f"{figure(row)} ({', '.join(known)})" if known else figure(row)
