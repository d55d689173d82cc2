"""What each cell of a case folder may hold, as pydantic models."""

import math
import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
)
from pydantic_core import PydanticCustomError

from figures import codebook, dates, units
from figures.errors import UnitError
from figures.identities import IDENTITY_EXPECTED, TOO_LONG, read_identity
from figures.rows import LONGEST_CELL

NUMBER_EXPECTED = "a number such as 1300 or 0.667, without separators or units"
PERIOD_EXPECTED = "a period first/last such as 2025-01-01/2025-01-31"
SHARE_EXPECTED = "a share such as 10% or 0.1"
PERCENT = 100
PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def _among(words: tuple[str, ...]) -> AfterValidator:
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


Filled = Annotated[str, AfterValidator(_filled)]
Number = Annotated[str, BeforeValidator(_number)]
Day = Annotated[str, AfterValidator(_day)]
Unit = Annotated[str, AfterValidator(_unit)]
OR_BLANK = ("", codebook.NOT_SAID)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True,
                              allow_inf_nan=False)


class ClaimRow(_Strict):
    """One row of claims.csv: every cell is text, checked but not yet read."""

    id: Filled
    quantity: Filled
    wording: Filled
    speaker: Filled
    publisher: Filled
    hedge: Annotated[str, _among((*OR_BLANK, *codebook.HEDGES))] = ""
    low: Number = ""
    value: Number = ""
    high: Number = ""
    unit: Unit = ""
    second_value: Number = ""
    second_unit: Unit = ""
    share_of: str = ""
    as_of: Day = ""
    reported_on: Day = ""
    via: str = ""
    url: str = ""
    note: str = ""
    origin: str = ""
    informant: str = ""
    quote: str = ""
    scope: str = ""
    counts_as: str = ""
    seen_as: Annotated[str, _among(("", *codebook.SEEN_AS))] = ""
    likelihood: str = ""
    period: Annotated[str, AfterValidator(_period)] = ""
    archived: str = ""


class SourceRow(_Strict):
    """One row of sources.csv."""

    name: Filled
    also: str = ""
    kind: Annotated[str, _among(("", *codebook.SOURCE_KINDS))] = ""
    party: str = ""
    part_of: str = ""
    counts_as: str = ""
    reliability: Annotated[str, _among(("", *codebook.RELIABILITY))] = ""
    url: str = ""


class RulingRow(_Strict):
    """One row of rulings.csv, with cells as long as they can be read again."""

    model_config = ConfigDict(str_max_length=LONGEST_CELL)

    claim: Filled
    column: Filled
    was: str = ""
    now: str = ""
    why: Filled
    by: Filled
    on: Annotated[str, AfterValidator(_filled), AfterValidator(_day)]


class PartyEntry(_Strict):
    """One party of case.yml; `with` names the side it stands on."""

    name: Filled
    on_side_of: str = Field(default="", alias="with")


class MeasuredEntry(_Strict):
    """Where a quantity was measured: a file, the columns of the two ends, a tolerance."""

    file: Filled
    low: Filled
    high: Filled
    unit: Annotated[Filled, AfterValidator(_unit)]
    within: Annotated[float, BeforeValidator(_share)] = 0.0


class QuantityEntry(_Strict):
    """One quantity of case.yml."""

    counts: Filled
    unit: Annotated[Filled, AfterValidator(_unit)]
    of: str = ""
    by: str = ""
    who: Annotated[str, _among(codebook.WHO)] = "unknown"
    accumulates: bool = False
    includes: list[Filled] = []
    change_of: str = ""
    measured: MeasuredEntry | None = None


class PhaseEntry(_Strict):
    """A day on which a running total starts anew, and why."""

    day: Annotated[Filled, AfterValidator(_day)]
    why: Filled


class WorkedEntry(_Strict):
    """Arithmetic to show."""

    says: Filled
    arithmetic: Filled = Field(alias="is")


def _plain_float(text: Any) -> Any:
    """Let through what a number of case.yml may be: pydantic's own would read 1_000 and ٣٠٠."""
    if isinstance(text, str) and ("_" in text or not text.isascii()):
        raise ValueError(NUMBER_EXPECTED)
    return text


Size = Annotated[float, BeforeValidator(_plain_float)]


class TruthEntry(_Strict):
    """What a resolved case turned out to be."""

    low: Size | None = None
    value: Size
    high: Size | None = None
    as_of: Annotated[str, AfterValidator(_day)] = ""
    source: str = ""
    url: str = ""


class CaseFile(_Strict):
    """The whole of case.yml."""

    title: Filled
    question: Filled
    kind: Annotated[str, _among(codebook.CASE_KINDS)] = "other"
    start: Annotated[str, AfterValidator(_day)] = ""
    end: Annotated[str, AfterValidator(_day)] = ""
    parties: dict[str, PartyEntry] = {}
    quantities: Annotated[dict[str, QuantityEntry], Field(min_length=1)]
    identities: list[Annotated[str, AfterValidator(_identity)]] = []
    confusable: list[Annotated[list[Filled], Field(min_length=2, max_length=2)]] = []
    scopes: list[Filled] = []
    headline: list[Filled] = []
    phases: dict[str, list[PhaseEntry]] = {}
    vague: str = ""
    worked: list[WorkedEntry] = []
    truth: dict[str, TruthEntry] = {}
