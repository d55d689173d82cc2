"""Numbers as values: what digits say, in the format of their language, and how precisely."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import log10

from figures import precision
from figures.wording.lists import reach, word_list
from figures.wording.tokens import REMEMBERED

GROUP_DIGITS = reach("group_digits")
SEPARATORS = re.compile(r"[.,]")
ALWAYS_GROUPING = str.maketrans("", "", " '٬")
SHARE_PLACE = float(word_list("grammar")["reach"]["fraction_place"]["is"])
FINEST = 2  # decimals
LONGEST_DIGITS = reach("longest_digits")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as said: value, place of its last nonzero digit, printed decimals, what it is.

    `scale` is what a word multiplied it by; `spelled`: in words; `plain`: bare digits, as a year
    is written; `vague`: the name of a vague word, then `value` is what one of it stands for.
    """

    value: float
    place: float
    decimals: int = 0
    scale: float = 1.0
    share: bool = False
    spelled: bool = False
    plain: bool = False
    about: bool = False
    vague: str | None = None


def place_of(value: float) -> float:
    """Return the power of ten of the last nonzero digit of what words add up to; 1 for 0.

    No words tell a number more finely than to a hundredth.
    """
    if value <= 0 or value != int(value):
        return precision.place_of(round(value, FINEST))
    digits = str(int(value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _split(text: str, decimal: str, measured: bool) -> tuple[str, str]:
    """Return the digits before and after the decimal sign; `measured`: a measure or scale follows.

    Two kinds of sign: the last is the decimal one. One kind, repeated: it groups. Once, before
    other than three digits, or after a lone 0: decimal. Once, before three digits: it groups,
    unless it is the language's decimal sign and what follows can be told in parts.
    """
    signs = SEPARATORS.findall(text)
    if not signs:
        return text, ""
    head, _, tail = text.rpartition(signs[-1])
    repeated = signs.count(signs[-1]) > 1
    groups = len(tail) == GROUP_DIGITS and head != "0" and len(head) <= GROUP_DIGITS
    if len(set(signs)) > 1 and not repeated:
        return SEPARATORS.sub("", head), tail
    if repeated or (groups and not (signs[-1] == decimal and measured)):
        return SEPARATORS.sub("", text), ""
    return SEPARATORS.sub("", head), tail


@lru_cache(maxsize=REMEMBERED)
def literal(text: str, decimal: str, measured: bool) -> Number | None:
    """Return the number that digits stand for, None where there are too many of them."""
    if "/" in text:
        over, under = text.split("/")
        return Number(int(over) / int(under), SHARE_PLACE, share=True)
    whole, tail = _split(text.translate(ALWAYS_GROUPING).replace("٫", ","), decimal, measured)
    if len(whole) + len(tail) > LONGEST_DIGITS:
        return None
    kept = tail.rstrip("0")
    value = float(f"{whole or '0'}.{tail or '0'}")
    place = 10.0 ** -len(kept) if kept else place_of(float(whole or "0"))
    return Number(value, place, len(tail), plain=text.isdigit())


def exact(value: float, factor: float) -> float:
    """Multiply as on paper: 4.35 million is 4,350,000, without the error of binary fractions."""
    return float(Decimal(repr(value)) * Decimal(repr(factor)))


def power(place: float, factor: float) -> float:
    """Return the place of a number after a scale word, a power of ten (dozens: the place of 1)."""
    size = place * place_of(factor) if factor >= 1 else place * factor
    return float(10.0 ** round(log10(size))) if size > 0 else 1.0
