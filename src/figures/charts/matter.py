"""What a chart is about: statements, each with how often it was printed, and whose they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.charts.theme import DASHES, NO_SIDE, SIDE_COLOURS, look
from figures.definitions import Quantity
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.links import claim_page
from figures.meanings import Claims
from figures.parties import NEITHER, side_names
from figures.phrases import amount, capital, claim_in_words, day, day_span, number, plural, shown
from figures.relations import THIRD_SIDE
from figures.units import SHARE


@dataclass(frozen=True)
class Matter:
    """All that a chart may lay out; `quantity` where one was asked for."""

    claims: Claims
    answer: Answer
    findings: tuple[Finding, ...] = ()
    quantity: str = ""

    def quantities(self) -> tuple[str, ...]:
        """Return the quantities to show: the one asked for, else the case's headline, else all
        that have a claim."""
        definition = self.claims.case.definition
        claimed = set(self.claims.table["quantity"])
        names = (self.quantity,) if self.quantity else definition.headline or tuple(
            definition.quantities)
        return tuple(name for name in names if name in claimed)

    def drawn(self) -> tuple[str, ...]:
        """Return the quantities that one picture holds: the first of those to show."""
        return self.quantities()[:int(shown()["limits"]["quantities"])]

    def defined(self, quantity: str) -> Quantity:
        """Return what the case says of a quantity."""
        return self.claims.case.definition.quantities[quantity]

    def counts(self, quantity: str) -> str:
        """Return what a quantity counts, beginning with a capital."""
        return capital(self.defined(quantity).counts)

    def estimate(self, quantity: str) -> Estimate | None:
        """Return the estimate of a quantity, where it has one with a range."""
        found = self.answer.of(quantity)
        return found if found is not None and found.intervals is not None else None


@dataclass(frozen=True)
class Statement:
    """One origin as charts show it: its first claim's words and numbers (in the quantity's unit,
    `told` in it too), who published it, how many claims repeat it; days are NaT where not given,
    and `known` where it is no single day."""

    claim: str
    quantity: str
    unit: str
    speaker: str
    words: str
    told: str
    hedge: str
    low: float
    figure: float
    high: float
    side: str
    first: Any
    last: Any
    known: Any
    publishers: tuple[str, ...]
    claims: int
    left_out: bool

    @property
    def href(self) -> str:
        """Return the lasting address of the statement's first claim."""
        return claim_page(self.claim)

    @property
    def day(self) -> Any:
        """Return the last day that the statement's date allows, as an ordinal; None if undated."""
        return None if pd.isna(self.last) else self.last.toordinal()

    @property
    def printed(self) -> Any:
        """Return the day by which the statement was printed, as an ordinal; None if undated."""
        return None if pd.isna(self.known) else self.known.toordinal()

    @property
    def label(self) -> str:
        """Return the number that stands beside the mark; a range or a vague word stands whole."""
        return self.told if self.hedge in ("range", "vague") else self.number

    @property
    def number(self) -> str:
        """Return the statement's one number as charts write it; a share as a percentage."""
        return amount(self.figure, SHARE) if self.unit == SHARE else number(self.figure)

    @property
    def tooltip(self) -> str:
        """Return what is shown when one points at the mark; long names and wordings are cut."""
        days = day_span(self.first, self.last)
        printed = cut(self.publishers[0]) if len(self.publishers) == 1 else plural(
            len(self.publishers), "publication")
        told = f"{cut(self.speaker)}: {cut(self.words)}"
        return told + (f", {days}" if days else "") + f" ({printed})"


def cut(text: str) -> str:
    """Return a text that is no longer than what is read at one glance."""
    most = int(look("glance"))
    return text if len(text) <= most else text[:most - 1] + "…"


def statements(matter: Matter, quantity: str) -> tuple[Statement, ...]:
    """Return the statements of a quantity that have a size, in the order of the ledger; claims that
    a ruling leaves out, and those of another kind of unit, are none."""
    used = matter.claims.used()
    rows = used[(used["quantity"] == quantity) & used["fits"] & used["figure"].notna()]
    estimate = matter.answer.of(quantity)
    left_out = {name for name, _ in estimate.left_out} if estimate else set()
    told: dict[str, list[Any]] = {}
    for row in rows.itertuples():
        told.setdefault(str(row.origin), []).append(row)
    unit = matter.defined(quantity).unit
    return tuple(_statement(group, unit, left_out) for group in told.values())


def _statement(group: list[Any], unit: str, left_out: set[str]) -> Statement:
    row = next((row for row in group if row.Index == row.origin), group[0])
    words = claim_in_words(row) or row.wording
    told = words if row.unit == unit else amount(row.figure, unit)
    return Statement(
        str(row.Index), row.quantity, unit, row.speaker, words, told, row.hedge,
        row.size_low, row.figure, row.size_high, row.side, row.first, row.last,
        row.known if row.reported_first == row.reported_last else pd.NaT,
        tuple(dict.fromkeys(one.publisher for one in group)), len(group),
        {one.Index for one in group} <= left_out)


def drawable(rows: Sequence[Statement], log: bool, among: int = 0) -> tuple[Statement, ...]:
    """Return the statements that an axis can show, in their order: none of 0 on a logarithmic one,
    and of very many the extremes and those that were printed most.

    `among` is how many statements the whole chart is asked to show, of all its quantities.
    """
    found = [one for one in rows if one.figure > 0 or not log]
    most = int(look("most marks"))
    if among > most:
        most = max(int(look("fewest marks")), most * len(rows) // among)
    if len(found) <= most:
        return tuple(found)
    ranked = sorted(found, key=lambda one: (-len(one.publishers), one.claim))
    ends = (min(found, key=lambda one: one.figure), max(found, key=lambda one: one.figure))
    kept = set(list(dict.fromkeys(one.claim for one in (*ends, *ranked)))[:most])
    return tuple(one for one in found if one.claim in kept)


def as_of_words(matter: Matter) -> str:
    """Return up to which day a picture stands, nothing where none is known."""
    return f", as of {day(matter.answer.as_of)}" if matter.answer.as_of else ""


def others_words(matter: Matter) -> str:
    """Return how many quantities a picture does not hold, where there are any; it ends a note."""
    every, drawn = len(matter.quantities()), len(matter.drawn())
    return f" Of {every} quantities the first {drawn} are drawn." if every > drawn else ""


def undrawn_words(missing: int) -> str:
    """Return how many statements an axis can't show, where there are any; it ends a note."""
    return f" {plural(missing, 'statement')} of 0, or too many for the picture, left out of it." \
        if missing else ""


def hollow_words(shown: Iterable[Statement]) -> str:
    """Return what hollow marks mean, where there are any; it ends a note."""
    return " Hollow and dotted marks take no part in the range." \
        if any(one.left_out for one in shown) else ""


def unsized(matter: Matter, quantity: str) -> int:
    """Return how many claims of a quantity in use have no size that could be drawn."""
    used = matter.claims.used()
    rows = used[used["quantity"] == quantity]
    return int((~rows["fits"] | rows["figure"].isna()).sum())


@dataclass(frozen=True)
class Side:
    """A side as charts show it: its name, colour of the theme, and dash of its lines."""

    key: str
    name: str
    colour: str
    dash: str


def sides(matter: Matter) -> dict[str, Side]:
    """Return the sides that speak in this case, in the order of the case's parties; those who stand
    on none come last. The same side looks alike in all charts of a case."""
    names = side_names(matter.claims)
    found = {key: Side(key, name, SIDE_COLOURS[n % len(SIDE_COLOURS)], DASHES[n % len(DASHES)])
             for n, (key, name) in enumerate(names.items()) if key != THIRD_SIDE}
    return {**found, THIRD_SIDE: Side(THIRD_SIDE, NEITHER, NO_SIDE, DASHES[-1])}
