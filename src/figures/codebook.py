"""The allowed words: the one place that validates them, prints them and suggests the nearest."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process

HEDGES = ("exact", "about", "nearly", "over", "at_least", "under", "up_to", "range", "vague")
LOWER_BOUNDS = ("over", "at_least")
UPPER_BOUNDS = ("under", "up_to", "nearly")

CASE_KINDS = ("combat", "attack", "disaster", "other")
RISING_KINDS = ("attack", "disaster")  # whose toll rises within a day
WHO = ("soldiers", "civilians", "mixed", "unknown")
SOURCE_KINDS = ("government", "military", "intelligence", "official", "media", "ngo", "un",
                "academic", "independent", "captive", "unknown")
NEUTRAL_KINDS = ("ngo", "un", "academic", "independent", "media")
RELIABILITY = ("A", "B", "C", "D", "E", "F")
SEEN_AS = ("original", "quotation", "report", "headline", "copy")
RELATIONS = ("own_soldiers", "own_civilians", "enemy", "perpetrator", "government", "third")
UNSTATED = "unstated"

NOT_SAID = "-"
SEPARATOR = ";"

CLAIM_NEEDED = ("id", "quantity", "wording", "speaker", "publisher")
CLAIM_CELLS = ("hedge", "low", "value", "high", "unit", "second_value", "second_unit")
CLAIM_OPTIONAL = ("origin", "informant", "quote", "scope", "counts_as", "seen_as", "likelihood",
                  "period", "archived")
CLAIM_COLUMNS = ("id", "quantity", "wording", *CLAIM_CELLS, "share_of", "as_of", "reported_on",
                 "speaker", "publisher", "via", "url", "note")
SOURCE_COLUMNS = ("name", "also", "kind", "party", "part_of", "counts_as", "reliability", "url")
RULING_COLUMNS = ("claim", "column", "was", "now", "why", "by", "on")
RULING_USE = "use"
RULING_FINDING = "finding:"
FINDING_STATES = ("open", "confirmed", "dismissed")

SEVERITIES = ("error", "warning", "note")
FAULT_KINDS = ("ledger", "print", "speaker", "between")
STATUSES = ("agreed", "disputed", "single", "unknowable")
FINDING_CODES = (
    "wording-number", "wording-hedge", "wording-unit", "order", "unit-dimension", "unit-pair",
    "unit-rounding", "unit-swap", "sum", "definition", "share", "bound", "falls", "change",
    "date", "number-changed", "conflation", "hedge-flip", "attribution", "stale", "echo",
    "conflict", "measured", "outlier", "unknown-source")
CAUSES = ("linear-factor-on-area", "area-factor-on-length", "feet-for-miles", "inverse-factor",
          "swapped-units", "thousandfold", "digit-slip", "decimal-comma", "unexplained",
          "truncated", "backwards", "rounded-first", "transposed-digits", "lost-zero", "revision",
          "factor-of-ten", "thousand-lost", "thousand-doubled", "divided", "unsettled")
VERDICTS = ("wrong-unit", "conflated", "changed", "superseded", "contradicted", "supported",
            "not-in-ledger")

VAGUE_FILE = "words/vague.yml"
MOST_SUGGESTED = 1000  # words: more are no slips but another column, and would take minutes
NEAR_ENOUGH = 60.0  # rapidfuzz ratio (0 to 100) below which a suggestion would mislead


@cache
def conventions() -> tuple[str, ...]:
    """Return the names of the conventions for vague words ("hundreds") that a case may choose."""
    import yaml  # only a case that chooses one, and the codebook itself, need the list
    text = resources.files("figures").joinpath(VAGUE_FILE).read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text)["conventions"])


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return the allowed word most like this one, or "" where none is near enough to suggest."""
    found = process.extractOne(word, list(allowed), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH,
                               processor=str.lower)
    return found[0] if found else ""


def suggestions(words: Iterable[str], allowed: Iterable[str]) -> dict[str, str]:
    """Return the nearest allowed word for each of the first words that are none themselves."""
    known = dict.fromkeys(allowed)
    wrong = (word for word in dict.fromkeys(words) if word not in known)
    return {word: nearest(word, known) for word in islice(wrong, MOST_SUGGESTED)}


def one_of(words: Iterable[str]) -> str:
    """Return the words as an expectation in an error line: "one of a, b, c"."""
    return "one of " + ", ".join(words)


def codebook() -> dict[str, Any]:
    """Return the columns of claims.csv and every list of allowed words, as the command prints."""
    return {
        "columns": [*CLAIM_COLUMNS, *CLAIM_OPTIONAL],
        "words": {
            "hedge": list(HEDGES), "kind": list(CASE_KINDS), "who": list(WHO),
            "source_kind": list(SOURCE_KINDS), "reliability": list(RELIABILITY),
            "seen_as": list(SEEN_AS), "vague": list(conventions()), "relation": list(RELATIONS),
            "source_columns": list(SOURCE_COLUMNS), "ruling_columns": list(RULING_COLUMNS),
            "needed": list(CLAIM_NEEDED), "finding_state": list(FINDING_STATES),
            "finding": list(FINDING_CODES), "severity": list(SEVERITIES),
            "fault": list(FAULT_KINDS), "cause": list(CAUSES), "status": list(STATUSES),
            "verdict": list(VERDICTS)},
    }
