"""The word lists as they stand in their files."""

import re
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return one list of words as it stands in its file; every scalar is a string."""
    text = files("figures").joinpath("words", f"{name}.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # base loader: "no" stays a word
    return dict(yaml.load(text, Loader=loader))


def reach(name: str) -> int:
    """Return how far the grammar reaches in one respect, a whole number of `grammar.yml`."""
    return int(word_list("grammar")["reach"][name]["is"])


@cache
def measures() -> dict[str, str]:
    """Map each unit of length or area to which of the two it measures."""
    kinds = word_list("units")["measures"]
    return {unit: kind for kind, units in kinds.items() if kind != "source" for unit in units}


def spelled_out(phrase: str) -> list[str]:
    """Return the phrases that one with words in brackets stands for: "(could|may) (|yet) reach"."""
    parts = [part.split("|") for part in re.split(r"[()]", phrase)]
    return [" ".join("".join(words).split()) for words in product(*parts)]
