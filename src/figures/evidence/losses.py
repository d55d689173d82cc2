"""Which quantities count people lost, and which go up and down."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from figures import units
from figures.definitions import Definition, Quantity

LOSSES_FILE = "words/losses.yml"
WORD = re.compile(r"[^\W_]+")
KEPT = 2048  # texts whose words were looked at


@cache
def _words() -> Mapping[str, Any]:
    text = resources.files("figures").joinpath(LOSSES_FILE).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def window_days() -> int:
    """Return how many days before the newest a claim may be of what goes up and down."""
    return int(_words()["window"]["days"])


def is_of_people(quantity: Quantity) -> bool:
    """Tell whether people are counted, or people a day."""
    return "[person]" in units.dimension(quantity.unit)


def is_loss(quantity: Quantity, definition: Definition) -> bool:
    """Tell whether a quantity counts people lost: by its own words, as a part of what does, as a
    total of nothing else, or as a change of one."""
    if not is_of_people(quantity):
        return False
    named = {name for name, other in definition.quantities.items() if _says_so(other)}
    sums = _sums(definition)
    parts = [set(of) for whole, of in sums if whole == quantity.name]
    return (quantity.name in named or quantity.change_of in named
            or any(whole in named and quantity.name in of for whole, of in sums)
            or any(of and of <= named for of in parts))


def _says_so(quantity: Quantity) -> bool:
    return _is_of_losses(f"{quantity.name} {quantity.counts}")


@lru_cache(KEPT)
def _is_of_losses(text: str) -> bool:
    beginnings = tuple(_words()["beginnings"])
    return any(word.startswith(beginnings) for word in WORD.findall(text.casefold()))


def _sums(definition: Definition) -> list[tuple[str, tuple[str, ...]]]:
    """Return each total with its parts, as identities and the quantities themselves have them."""
    found = [(name, quantity.includes) for name, quantity in definition.quantities.items()
             if quantity.includes]
    return found + [(whole, tuple(name for _, name in parts)) for identity in definition.identities
                    for (_, whole), parts in identity.sums()]


def goes_up_and_down(quantity: Quantity, definition: Definition) -> bool:
    """Tell whether a claim of another day tells little of this one: no running total, no toll."""
    return not quantity.accumulates and not is_loss(quantity, definition)
