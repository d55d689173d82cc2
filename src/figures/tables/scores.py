"""The record on settled events, as tables: methods, events, levels, claims over the truth."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from figures.calibration import LEADING, Held, Record, Settled, Told
from figures.phrases import plural, word
from figures.tables.table import (
    Show,
    Table,
    as_number,
    as_percent,
    as_rough,
    as_rounded,
    table_of,
)

OURS_NAMED = "ours (figures)"
SCORES = {"Interval score": "winkler", "CRPS": LEADING}


def methods_table(record: Record) -> Table:
    """Return every method's scores, ours first, with all claims and early."""
    rows = [_method(method) for method in record.methods]
    shares = ("Ranges that held", "Early: held", "Ours lower (CRPS)", "Early: ours lower (CRPS)")
    shows: dict[str, Show] = {**dict.fromkeys(shares, as_percent)}
    shows |= {name: as_rounded for name in rows[0] if name.removeprefix("Early: ") in SCORES}
    events = plural(record.methods[0]["cases"], "settled event")
    return table_of(rows, f"How each method did on {events}; lower scores are better", shows)


def _method(method: Mapping[str, Any]) -> dict[str, Any]:
    low, high = method["intervals"]["coverage"]

    def better(when: str) -> float:
        return float((method[when] or {}).get(LEADING, math.nan))

    early = {name: math.nan if value is None else value
             for name, value in method["early"].items()}
    return {"Method": method_name(method["method"]), "Ranges that held": method["coverage"],
            "Between": between_shares(low, high),
            **{name: method[key] for name, key in SCORES.items()},
            "Early: held": early["coverage"],
            **{f"Early: {name}": early[key] for name, key in SCORES.items()},
            "Ours lower (CRPS)": better("ours_better"),
            "Early: ours lower (CRPS)": better("early_ours_better")}


def method_name(name: str) -> str:
    """Return what readers call a method."""
    return OURS_NAMED if name == "figures" else name


def between_shares(low: float, high: float) -> str:
    """Return two shares in words: "92% to 99%"."""
    return f"{as_percent(low)} to {as_percent(high)}"


def settled_table(events: Sequence[Settled]) -> Table:
    """Return each settled event: what was claimed, our range, the truth."""
    rows = [_settled(one) for one in events]
    numbers = ("Least claim", "Greatest claim", "Truth")
    shows: dict[str, Show] = {**dict.fromkeys(numbers, as_number), "Claims": as_number,
                              **dict.fromkeys(("From", "To", "Middle"), as_rough)}
    return table_of(rows, "Each settled event: claims, the range that they left, the truth", shows)


def _settled(one: Settled) -> dict[str, Any]:
    event, answer = one.event, one.ours.answer
    figures = np.exp(event.evidence.log_value)
    return {"Event": event.title, "What is counted": event.quantity.replace("_", " "),
            "Claims": len(event.evidence), "Least claim": round(float(figures.min())),
            "Greatest claim": round(float(figures.max())), "From": answer.low, "To": answer.high,
            "Middle": answer.point, "Truth": event.truth,
            "The range": "held the truth" if one.held else
            "was too high" if answer.low > event.truth else "was too low"}


def held_table(levels: Sequence[Held]) -> Table:
    """Return how many ranges of each level held the truth."""
    rows = [{"Ranges meant to hold": one.level, "Held, all claims": one.full,
             "Between": between_shares(*one.full_ends), "Held, early": one.early,
             "Early, between": between_shares(*one.early_ends)} for one in levels]
    shares = ("Ranges meant to hold", "Held, all claims", "Held, early")
    return table_of(rows, "How many ranges held the truth", dict.fromkeys(shares, as_percent))


def told_table(told: Sequence[Told]) -> Table:
    """Return claims over the truth, by who told them and how long after the event."""
    quantiles = ("5% lie below", "25%", "Middle", "75%", "95%")
    rows = [{"Who told": word("tellers", one.relation), "Days since the event": days_words(one),
             "Claims": len(one.ratios), "Events": one.events,
             **dict(zip(quantiles, one.quantiles(), strict=True))} for one in told]
    shows: dict[str, Show] = {**dict.fromkeys(quantiles, as_rounded), "Claims": as_number,
                              "Events": as_number}
    return table_of(rows, "Claims ÷ the truth", shows)


def days_words(one: Told) -> str:
    """Return the days of a stage: "0 to 1", "31 and later"."""
    return f"{one.first} and later" if math.isinf(one.last) else f"{one.first} to {one.last:g}"
