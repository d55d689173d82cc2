"""What the rows and files of a case folder hold, as pydantic models."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from figures import codebook
from figures.cell_kinds import (
    Day,
    Filled,
    FilledDay,
    FilledUnit,
    IdentityText,
    Number,
    Period,
    Share,
    Size,
    Unit,
    among,
)
from figures.rows import LONGEST_CELL

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
    hedge: Annotated[str, among((*OR_BLANK, *codebook.HEDGES))] = ""
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
    seen_as: Annotated[str, among(("", *codebook.SEEN_AS))] = ""
    likelihood: str = ""
    period: Period = ""
    archived: str = ""


class SourceRow(_Strict):
    """One row of sources.csv."""

    name: Filled
    also: str = ""
    kind: Annotated[str, among(("", *codebook.SOURCE_KINDS))] = ""
    party: str = ""
    part_of: str = ""
    counts_as: str = ""
    reliability: Annotated[str, among(("", *codebook.RELIABILITY))] = ""
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
    on: FilledDay


class PartyEntry(_Strict):
    """One party of case.yml; `with` names the side it stands on."""

    name: Filled
    on_side_of: str = Field(default="", alias="with")


class MeasuredEntry(_Strict):
    """Where a quantity was measured: a file, the columns of the two ends, a tolerance."""

    file: Filled
    low: Filled
    high: Filled
    unit: FilledUnit
    within: Share = 0.0


class QuantityEntry(_Strict):
    """One quantity of case.yml."""

    counts: Filled
    unit: FilledUnit
    of: str = ""
    by: str = ""
    who: Annotated[str, among(codebook.WHO)] = "unknown"
    accumulates: bool = False
    includes: list[Filled] = []
    change_of: str = ""
    measured: MeasuredEntry | None = None


class PhaseEntry(_Strict):
    """A day on which a running total starts anew, and why."""

    day: FilledDay
    why: Filled


class WorkedEntry(_Strict):
    """Arithmetic to show."""

    says: Filled
    arithmetic: Filled = Field(alias="is")


class TruthEntry(_Strict):
    """What a resolved case turned out to be."""

    low: Size | None = None
    value: Size
    high: Size | None = None
    as_of: Day = ""
    source: str = ""
    url: str = ""


class CaseFile(_Strict):
    """The whole of case.yml."""

    title: Filled
    question: Filled
    kind: Annotated[str, among(codebook.CASE_KINDS)] = "other"
    start: Day = ""
    end: Day = ""
    parties: dict[str, PartyEntry] = {}
    quantities: Annotated[dict[str, QuantityEntry], Field(min_length=1)]
    identities: list[IdentityText] = []
    confusable: list[Annotated[list[Filled], Field(min_length=2, max_length=2)]] = []
    scopes: list[Filled] = []
    headline: list[Filled] = []
    phases: dict[str, list[PhaseEntry]] = {}
    vague: str = ""
    worked: list[WorkedEntry] = []
    truth: dict[str, TruthEntry] = {}
