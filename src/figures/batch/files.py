"""The shape of a plan: what its keys may hold, as pydantic models."""

import re
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from figures.dates import span, whole_day
from figures.run import SECONDS_A_CELL

STEP = re.compile(r"([1-9]\d{0,3})([dw])", re.ASCII)
STEP_DAYS = {"d": 1, "w": 7}
MEMORY = re.compile(r"(\d+(?:\.\d+)?) ?([kMGT]?i?B)", re.ASCII)
KILO, KIBI = 10 * 100, 2**10
PREFIXES = ("", "k", "M", "G", "T")
LEAST_MEMORY = 2 * 100 * KILO**2  # bytes: a kernel that has imported the package needs as much
MOST_DAYS = 100 * 100  # of one range


def _filled(text: str) -> str:
    if not text:
        raise ValueError("a filled entry")
    return text


def _day(text: str) -> str:
    if text:
        span(text)
    return text


def _whole(text: str) -> str:
    whole_day(text)
    return text


def _step(text: str) -> str:
    if not STEP.fullmatch(text):
        raise ValueError("a step such as 7d or 2w")
    return text


def _seconds(text: Any) -> Any:
    try:
        seconds = float(text)
    except (TypeError, ValueError):
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise ValueError("a number of seconds above 0")
    return seconds


def _memory(text: Any) -> Any:
    match = MEMORY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError("an amount of memory such as 2GB or 500MB")
    prefix = match[2][0] if match[2][0] != "B" else ""
    size = float(match[1]) * (KIBI if "i" in match[2] else KILO) ** PREFIXES.index(prefix)
    if size < LEAST_MEMORY:
        raise ValueError(f"at least {LEAST_MEMORY // KILO**2}MB: a kernel needs as much")
    return int(size)


Filled = Annotated[str, AfterValidator(_filled)]
Day = Annotated[str, AfterValidator(_day)]
WholeDay = Annotated[Filled, AfterValidator(_whole)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class RangeEntry(_Strict):
    """Days from one to another, both included where the steps meet them."""

    first: WholeDay = Field(alias="from")
    last: WholeDay = Field(alias="to")
    step: Annotated[Filled, AfterValidator(_step)]

    def days(self) -> list[str]:
        """Return the days, none where the last lies before the first; at most MOST_DAYS."""
        match = STEP.fullmatch(self.step)
        assert match is not None
        step = int(match[1]) * STEP_DAYS[match[2]]
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        count = min((last - first).days // step + 1, MOST_DAYS)
        return [(first + timedelta(days=step * number)).isoformat() for number in range(count)]


class PlanFile(_Strict):
    """The whole of a plan; ranges of days have been written out."""

    notebooks: Annotated[list[Filled], Field(min_length=1)]
    cases: Annotated[list[Filled], Field(min_length=1)] | None = None
    as_of: Annotated[list[Day], Field(min_length=1)] = [""]
    known_by: Annotated[list[Day], Field(min_length=1)] = [""]
    parameters: dict[str, Annotated[list[Any], Field(min_length=1)]] = {}
    exclude: list[dict[str, Any]] = []
    timeout: Annotated[float, BeforeValidator(_seconds)] = SECONDS_A_CELL
    memory: Annotated[int, BeforeValidator(_memory)] = 0
