"""Told shares of a total, and what is known of how totals split."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from figures.definitions import Quantity
from figures.evidence import Gathered
from figures.literal import principal
from figures.meanings import Claims

SPLITS_FILE = "words/splits.yml"
DIGITS = 2  # shares alike to a hundredth are the same
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class ToldShare:
    """A speaker's share of one quantity in another, as a logit, and the claims that tell it."""

    ids: tuple[str, ...]
    part: str
    whole: str
    logit: float


@cache
def splits() -> Mapping[str, Any]:
    """Return words/splits.yml: scales of log ratios, and words for the killed and the wounded."""
    text = resources.files("figures").joinpath(SPLITS_FILE).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def told_shares(gathered: Sequence[Gathered], claims: Claims) -> list[ToldShare]:
    """Return the shares that are told of a quantity in another, those of 0 and of all left out.

    One speaker's share, told again of the same or of a newer figure, is the same evidence.
    """
    found: dict[tuple[str, str, str, float], ToldShare] = {}
    for each in gathered:
        for row in each.shares:
            share = principal((row.low, row.value, row.high))
            whole = row.share_of
            if whole in claims.table.index:
                whole = str(claims.table.at[whole, "quantity"])
            if 0 < share < 1 and whole != each.quantity:
                key = (each.quantity, whole, row.speaker, round(share, DIGITS))
                one = found.get(key)
                logit = math.log(share / (1 - share))
                found[key] = ToldShare((*(one.ids if one else ()), row.Index), each.quantity,
                                       whole, logit)
    return list(found.values())


def is_of(what: str, quantity: Quantity) -> bool:
    """Tell whether a quantity counts the `killed`, or the `wounded`, and not both."""
    words = set(WORD.findall(f"{quantity.name} {quantity.counts}".casefold()))
    met = {sort for sort in ("killed", "wounded") if words & set(splits()[sort])}
    return met == {what}
