"""The numbers of the estimate, read from words/constants.yml, each with its source there."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

CONSTANTS_FILE = "words/constants.yml"
FOLDS_FILE = "words/constants_by_fold.yml"  # learned without each fold


@dataclass(frozen=True)
class Structure:
    """What is chosen, not learned: the grid, the tails, the share of wild sides and events."""

    cell: float
    below: float
    above: float
    slack: float
    floor: float
    claim_degrees: float
    origin_degrees: float
    side_degrees: float
    side_wild: float
    side_wild_scale: float
    common_degrees: float
    common_wild: float
    common_wild_degrees: float
    common_wild_scale: float
    doubt: float
    echo_step: float
    earlier: float
    still_step: float


@dataclass(frozen=True)
class Constants:
    """What is learned from resolved cases; scales and biases in natural log units, days in days."""

    structure: Structure
    bias_own_soldiers: float
    bias_own_civilians: float
    bias_enemy: float
    bias_perpetrator: float
    bias_government: float
    bias_third: float
    claim: float
    claim_growth: float
    early_high: float
    stale_low: float
    stale_high: float
    roundness: float
    lower_bound: float
    foreseen_low: float
    foreseen_high: float
    third_high: float
    scope: float
    origin: float
    side_neutral: float
    side_belligerent: float
    side_civilians: float
    growth_combat: float
    growth_attack: float
    growth_disaster: float
    common_low: float
    growth_days: float
    common_high: float
    common_high_growth: float
    recent: float
    combat: float
    contested: float
    replaced: float
    still: float

    def bias(self, relation: str) -> float:
        """Return the log of told over true for a relation.

        Raises: ValueError for a relation that is not in the codebook.
        """
        return self._named("bias", relation)

    def growth(self, kind: str) -> float:
        """Return the scale of growth for a kind of case; `other` is held to be like combat.

        Raises: ValueError for a kind that is not in the codebook.
        """
        return self._named("growth", "combat" if kind == "other" else kind)

    def changed(self, values: Mapping[str, float]) -> "Constants":
        """Return the constants with some values changed, by name.

        Raises: TypeError for a name that is no constant.
        """
        changes: dict[str, Any] = dict(values)
        return replace(self, **changes)

    def _named(self, what: str, of: str) -> float:
        name = f"{what}_{of}"
        if name not in LEARNED:
            raise ValueError(f"no constant {name} is known")
        return float(getattr(self, name))


LEARNED = tuple(field.name for field in fields(Constants) if field.name != "structure")


def constants_file() -> dict[str, Any]:
    """Return the whole of words/constants.yml: values, priors, meanings and the inputs' hash."""
    return _read(CONSTANTS_FILE)


def folds_file() -> dict[str, Any]:
    """Return words/constants_by_fold.yml: the cases of each fold, what was learned without them."""
    return _read(FOLDS_FILE)


@cache
def _read(name: str) -> dict[str, Any]:
    text = resources.files("figures").joinpath(name).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def constants() -> Constants:
    """Return the constants that the package is shipped with.

    Raises: TypeError where the file lacks a constant or has one that is unknown.
    """
    read = constants_file()
    structure = {name: float(entry["value"]) for name, entry in read["structure"].items()}
    learned = {name: float(entry["value"]) for name, entry in read["learned"].items()}
    return Constants(Structure(**structure), **learned)


@cache
def constants_without(case: str) -> Constants:
    """Return the constants learned without the fold of a case, all of them for one never seen."""
    for fold in folds_file()["folds"]:
        if case in fold["cases"]:
            return constants().changed(fold["learned"])
    return constants()
