"""What recorders count for a vague word: "dozens", "several hundred"."""

from functools import cache
from math import prod

from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.wording.lists import word_list
from figures.wording.literals import Number

SINGULAR = {"dozens": "dozen", "hundreds": "hundred", "thousands": "thousand",
            "millions": "million"}
SINGLES = {"several", "few"}  # these stand before a scale word: "several hundred"


@cache
def conventions() -> tuple[str, ...]:
    """Return the names of the conventions for vague words; each has its source in the data."""
    return tuple(word_list("vague")["conventions"])


@cache
def _values(name: str) -> dict[str, float]:
    known = word_list("vague")["conventions"][name]["values"]
    return {word: float(value) for word, value in known.items()}


@cache
def checked(convention: str | None) -> tuple[str, ...]:
    """Return the conventions that a reading goes by: the one asked for, or all.

    Raises: CallError where there is no convention of that name.
    """
    if convention is None:
        return conventions()
    if convention not in conventions():
        raise CallError([Fault("vague", 0, "", convention, one_of(conventions()),
                               nearest(convention, conventions()))])
    return (convention,)


def bounds(word: str, size: float, names: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Return the least and the most that conventions count for a vague word of a size.

    "several hundred" is "several" of size 100. Both are None where no convention speaks of it.
    """
    single, _, plural = word.partition(" of ")
    if plural:
        size *= float(word_list("vague")["bases"][plural])
    known = [_values(name)[single] * size for name in names if single in _values(name)]
    return (min(known), max(known)) if known else (None, None)


def vague_size(number: Number) -> float:
    """Return about how many a vague count stands for, to tell which of two is the greater."""
    bases = word_list("vague")["bases"]
    return prod((float(bases.get(part, 1)) for part in (number.vague or "").split(" of ")),
                start=number.value)


def base_of(word: str) -> float | None:
    """Return what one of a vague plural is, "tens of thousands" 10,000; None for "several"."""
    bases, parts = word_list("vague")["bases"], word.split(" of ")
    known = all(part in bases for part in parts)
    return prod(float(bases[part]) for part in parts) if known else None


def canonical(word: str, size: float) -> str:
    """Return the plain English form of a vague count: "dozens", "several hundred"."""
    single, _, plural = word.partition(" of ")
    if single in SINGLES:
        size *= base_of(plural) or 1
        return single if size == 1 else f"{single} {SINGULAR.get(_plural(size), _plural(size))}"
    return word if size == 1 else _plural((base_of(word) or 1) * size)


def _plural(size: float) -> str:
    """Return a size in plain English: "hundreds", "tens of thousands"."""
    bases = {float(base): str(name) for name, base in word_list("vague")["bases"].items()}
    if size in bases:
        return bases[size]
    found = (f"{bases[size / base]} of {name}" for base, name in sorted(bases.items())[::-1]
             if size / base in bases)
    return next(found, f"{size:g}")
