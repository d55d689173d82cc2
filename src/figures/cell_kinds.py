"""What a single cell of a case folder may hold, as types that pydantic checks."""

import math
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from figures import codebook, dates, units
from figures.errors import UnitError
from figures.identities import IDENTITY_EXPECTED, TOO_LONG, read_identity

NUMBER_EXPECTED = "a number such as 1300 or 0.667, without separators or units"
PERIOD_EXPECTED = "a period first/last such as 2025-01-01/2025-01-31"
SHARE_EXPECTED = "a share such as 10% or 0.1"
PERCENT = 100
PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def among(words: tuple[str, ...]) -> AfterValidator:
    """Return the check that a cell holds one of the words; the error carries them for advice."""
    def allowed(text: str) -> str:
        if text not in words:
            raise PydanticCustomError("word", "{expected}", {
                "expected": codebook.one_of(word for word in words if word), "words": words})
        return text
    return AfterValidator(allowed)


def _number(text: Any) -> Any:
    if not isinstance(text, str) or text in ("", codebook.NOT_SAID):
        return text
    if not PLAIN_NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError(NUMBER_EXPECTED)
    if float(text) < 0:
        raise ValueError("a number that is not negative")
    return text


def _day(text: str) -> str:
    if text:
        dates.span(text)
    return text


def _period(text: str) -> str:
    if not text:
        return text
    first, slash, last = text.partition("/")
    try:
        in_order = bool(slash) and dates.span(first).first <= dates.span(last).last
    except ValueError:
        in_order = False
    if not in_order:
        raise ValueError(PERIOD_EXPECTED)
    return text


def _unit(text: str) -> str:
    if text in ("", codebook.NOT_SAID):
        return text
    try:
        units.dimension(text)
    except UnitError:
        raise PydanticCustomError("word", "{expected}", {
            "expected": "a unit such as " + ", ".join(units.USUAL), "words": units.USUAL}
        ) from None
    return text


def _share(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    number = text.removesuffix("%")
    if not PLAIN_NUMBER.fullmatch(number) or not 0 <= float(number) < math.inf:
        raise ValueError(SHARE_EXPECTED)
    return float(number) / (PERCENT if text.endswith("%") else 1)


def _identity(text: str) -> str:
    try:
        says = read_identity(text)
    except ValueError as reason:
        raise ValueError(TOO_LONG if str(reason) == TOO_LONG else IDENTITY_EXPECTED) from None
    if not says.factors():  # 3 = 4; killed = killed
        raise ValueError("an identity that says something of a quantity")
    return text


def _filled(text: str) -> str:
    if not text:
        raise ValueError("a filled cell")
    return text


def _plain_float(text: Any) -> Any:
    """Let through what a number of case.yml may be: pydantic's own would read 1_000 and ٣٠٠."""
    if isinstance(text, str) and ("_" in text or not text.isascii()):
        raise ValueError(NUMBER_EXPECTED)
    return text


Filled = Annotated[str, AfterValidator(_filled)]
Number = Annotated[str, BeforeValidator(_number)]
Day = Annotated[str, AfterValidator(_day)]
Unit = Annotated[str, AfterValidator(_unit)]
FilledDay = Annotated[Filled, AfterValidator(_day)]
FilledUnit = Annotated[Filled, AfterValidator(_unit)]
Period = Annotated[str, AfterValidator(_period)]
Share = Annotated[float, BeforeValidator(_share)]
IdentityText = Annotated[str, AfterValidator(_identity)]
Size = Annotated[float, BeforeValidator(_plain_float)]
