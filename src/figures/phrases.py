"""Numbers, days, hedges and estimates in a reader's words."""

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from figures.checks.phrasing import computed, percent, printed, telling
from figures.dates import in_words, span, span_in_words
from figures.precision import equal
from figures.units import SHARE

if TYPE_CHECKING:  # words alone shall not load what estimates need
    from figures.estimate import Estimate
    from figures.measured import Measured

SHOWN_FILE = "words/shown.yml"
FEWEST_DIGITS = 2  # significant digits of an estimate (design, section 6: no false precision)
MOST_DIGITS = 10  # beyond this, ends that look alike are alike
PRINTED_DECIMALS = 2  # nobody prints more of people or land
LONG = 100  # from here on a bound is told in whole numbers
WHOLE = ("person", "count")  # units of which there is no half
UNDATED = "day not given"
QUOTED_OR_APOSTROPHE = re.compile("(“[^”]*”)|'")


@cache
def shown() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of words/shown.yml: what tables and charts call things."""
    text = resources.files("figures").joinpath(SHOWN_FILE).read_text(encoding="utf-8")
    words: dict[str, Mapping[str, Any]] = yaml.safe_load(text)
    return words


def word(kind: str, name: str) -> str:
    """Return what readers call a hedge, status, relation, fault or unit; the name where unlisted.

    Raises: KeyError where there is no such kind of words.
    """
    return str(shown()[kind].get(name, name.replace("_", " ")))


def number(value: float) -> str:
    """Return a number in full with thousands separators: 1,300 or 2.5; one that comes of a
    conversion (776.9964) as whole or to three digits; "" where there is none."""
    if math.isinf(value):
        return "no limit"
    if math.isnan(value):
        return ""
    return printed(value) if equal(value, round(value, PRINTED_DECIMALS)) else computed(value)


def rough(value: float, digits: int = FEWEST_DIGITS) -> str:
    """Return a number rounded to significant digits, with thousands separators: 2,700."""
    if not value or not math.isfinite(value):
        return number(value)
    place = digits - 1 - math.floor(math.log10(abs(value)))
    return number(round(value, place))


def with_unit(text: str, unit: str) -> str:
    """Return a number already worded, with the sign of its unit: 1,300 km²."""
    sign = telling()["signs"].get(unit, unit)
    return f"{text} {sign}" if sign and text else text


def amount(value: float, unit: str) -> str:
    """Return a number in full with its unit, a share as a percentage: 1,300 km², 33%."""
    if unit == SHARE and math.isfinite(value):
        return percent(value)
    return with_unit(number(value), unit)


def rough_amount(value: float, unit: str) -> str:
    """Return a number at two significant digits with its unit: 1,300 km²."""
    if unit == SHARE and math.isfinite(value):
        return f"{rough(value * 100)}%"
    whole = unit in WHOLE and math.isfinite(value)
    return with_unit(rough(round(value) if whole else value), unit)


def between(low: float, high: float, unit: str) -> str:
    """Return two ends in full: "2,700 to 4,000", "33% to 67%"; one where they are the same, and
    "at least" or "at most" where one is missing."""
    if math.isnan(low) or math.isnan(high):
        return amount(high if math.isnan(low) else low, unit)
    if math.isinf(high):
        return f"at least {amount(low, unit)}"
    if low == high:
        return amount(low, unit)
    least = amount(low, unit) if unit == SHARE else number(low)
    return f"{least} to {amount(high, unit)}"


def rough_between(low: float, high: float, unit: str) -> str:
    """Return the ends of an estimate at two significant digits, or at as many more as tell them
    apart: "2,700 to 4,000", "1,210 to 1,240"."""
    if not math.isfinite(low) or not math.isfinite(high):
        return between(math.floor(low) if LONG <= low < math.inf else low, high, unit)
    scale = 100 if unit == SHARE else 1
    ends = (low * scale, high * scale)
    if unit in WHOLE:
        ends = (round(low), round(high))
    digits = next((d for d in range(FEWEST_DIGITS, MOST_DIGITS)
                   if rough(ends[0], d) != rough(ends[1], d)), FEWEST_DIGITS)
    least, most = (rough(end, digits) for end in ends)
    if unit == SHARE:
        return f"{least}% to {most}%" if least != most else f"about {most}%"
    return f"{least} to {with_unit(most, unit)}" if least != most \
        else f"about {with_unit(most, unit)}"


def ends_in_words(measured: "Measured") -> str:
    """Name the two ends of the band by the columns that they come from, without their unit."""
    unit = measured.unit.replace("^", "")
    low, high = (" ".join(part for part in column.split("_") if part != unit)
                 for column in measured.columns)
    return f"measured: {low}" + (f" to {high}" if low != high else "")


def plural(count: int, singular: str, several: str = "") -> str:
    """Return a count with its noun: "1 claim", "1,204 claims"."""
    return f"{count:,} {singular if count == 1 else several or singular + 's'}"


def joined(names: tuple[str, ...] | list[str]) -> str:
    """Return names as a list in words: "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capital(text: str) -> str:
    """Return a text that begins with a capital; names keep theirs."""
    return text[:1].upper() + text[1:]


def typographic(text: str) -> str:
    """Return a sentence with the apostrophes of print; what it quotes stands as it was printed."""
    return QUOTED_OR_APOSTROPHE.sub(lambda found: found[1] or "’", text)


Moment = Any  # a day, a timestamp, None or pandas' "no time"


def _missing(moment: Moment) -> bool:
    return moment is None or bool(pd.isna(moment))


def day(moment: Moment) -> str:
    """Return a day in words: 9 January 2025; "day not given" where there is none."""
    if _missing(moment):
        return UNDATED
    return in_words(moment)


def day_span(first: Moment, last: Moment) -> str:
    """Return the days that a partial day allows: "9 January 2025", "January 2025", "2025", "3 to 9
    January 2025"; "" where there is none."""
    if _missing(first) or _missing(last):
        return ""
    one, other = (date(moment.year, moment.month, moment.day) for moment in (first, last))
    return span_in_words(one, other)


def iso_in_words(text: str) -> str:
    """Return a day, month or year as keepers write it (2025-01-09) in words; other text as is."""
    try:
        return day_span(*span(text))
    except ValueError:
        return text


def claim_in_words(row: Any) -> str:
    """Return what a row of the claims' table says: "at least 300", "2,700 to 3,000 km²", "about 33%
    of casualties"; "" where no number is said."""
    low, value, high = (float(getattr(row, name)) for name in ("low", "value", "high"))
    if row.hedge in ("range", "vague"):
        said = "" if math.isnan(low) and math.isnan(high) else between(low, high, row.unit)
        said = f"{row.vague} ({said})" if row.vague and said else row.vague or said
    else:
        one = next((n for n in (value, low, high) if not math.isnan(n)), math.nan)
        said = f"{word('hedges', row.hedge)} {amount(one, row.unit)}".strip() \
            if not math.isnan(one) else ""
    return f"{said} of {row.share_of}" if said and row.is_share and row.share_of else said


def estimate_in_words(estimate: "Estimate") -> str:
    """Return an estimate in one line of plain text: the range first, never the middle alone."""
    grounds = f"{plural(estimate.claims, 'claim')} from {plural(estimate.origins, 'statement')}"
    if estimate.intervals is None or estimate.point is None:
        return f"can’t be known ({grounds}): {estimate.why.rstrip('.')}"
    low, high = estimate.intervals["90"]
    as_of = f", as of {day(estimate.as_of)}" if estimate.as_of else ""
    return (f"{rough_between(low, high, estimate.unit)} (90% range; middle "
            f"{rough_amount(estimate.point, estimate.unit)}), {word('statuses', estimate.status)}, "
            f"{grounds}{as_of}")
