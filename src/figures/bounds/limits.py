"""The limits of the search, read from words/bounds.yml, each with its meaning there."""

from functools import cache
from importlib import resources

import yaml

LIMITS_FILE = "words/bounds.yml"


@cache
def _limits() -> dict[str, int]:
    text = resources.files("figures").joinpath(LIMITS_FILE).read_text(encoding="utf-8")
    return {name: int(entry["value"]) for name, entry in yaml.safe_load(text).items()}


def limit(name: str) -> int:
    """Return a limit of words/bounds.yml.

    Raises: KeyError where the file has none of that name.
    """
    return _limits()[name]
