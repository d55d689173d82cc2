"""The numbers that are chosen: words/scoring.yml, each with its meaning there."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _scoring() -> dict[str, dict[str, Any]]:
    text = resources.files("figures").joinpath("words/scoring.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def chosen(name: str) -> Any:
    """Return a number of words/scoring.yml, or several.

    Raises: KeyError for a name that is not there.
    """
    return _scoring()[name]["value"]
