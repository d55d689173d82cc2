"""The lines that the checks draw, read from words/thresholds.yml, each with its reason there."""

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

import yaml

THRESHOLDS_FILE = "words/thresholds.yml"


@dataclass(frozen=True)
class Thresholds:
    """Days are days, shares are shares of one; the file says why each is what it is."""

    pair_slight: float
    rounding_slight: float
    stale_days: float
    own_majority: float
    other_carriers: float
    many_publishers: float
    stands_alone: float
    slip_digits: float
    deep_fall: float
    digit_growth: float
    most_rounds: float
    most_named: float
    shown_digits: float
    many_times: float
    outlier_level: float
    outlier_screen: float
    few_origins: float
    most_tried: float


@cache
def thresholds() -> Thresholds:
    """Return the thresholds of the package.

    Raises: KeyError where the file lacks one.
    """
    text = resources.files("figures").joinpath(THRESHOLDS_FILE).read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    return Thresholds(**{field.name: float(content[field.name]["value"])
                         for field in fields(Thresholds)})
