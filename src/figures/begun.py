"""Where origins that have begun are looked for: by speaker, sort, unit, day and number.

A ledger of a hundred thousand claims takes a hundred times what one of a thousand takes.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from figures.shortened import Kin, number_key, short_forms

FEW_NEAR = 8  # origins that are looked at one by one
LATEST = date.max.toordinal() + 1  # claims without a day come last
Sort = tuple[str, ...]  # what kind of number is said, and of what


@dataclass(frozen=True, slots=True)
class Statement:
    """What decides whether two claims are one statement; days are ordinals, None where not said."""

    id: str
    speaker: str
    sort: Sort  # ranges match ranges, shares shares of one thing, vague words the same
    numbers: tuple[float, ...]
    unit: str
    days: tuple[int, int] | None


Place = tuple[int, int]  # an origin's first day and its number among the origins
Key = tuple[str, Sort, str]  # a name of the speaker's chain, what sort of number, the unit
Numbers = dict[float, list[Place]]


@dataclass
class Shelf:
    """The origins that are alike in all but day and number: those of one day, in order; those that
    span more (`wide`), by number among the origins."""

    by_day: list[Place] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    numbers: "ByNumber | None" = None  # made once there are many


@dataclass(frozen=True)
class ByNumber:
    """The origins of a shelf by number, by what it shortens to, and those that span more than a
    day by either."""

    own: Numbers
    short: Numbers
    wide: Numbers


@dataclass(frozen=True)
class Origins:
    """The origins that have begun, in order, and where to look for them: under each name of their
    speaker's chain and each unit in use."""

    begun: list[Statement]
    shelves: dict[Key, Shelf]
    units: Kin


def begin(claim: Statement, origins: Origins, chain: tuple[str, ...]) -> None:
    """Enter a claim as an origin, where later claims of its speaker or a vaguer one will look."""
    if claim.days is None:
        return
    at = len(origins.begun)
    origins.begun.append(claim)
    for unit, _ in origins.units[claim.unit]:
        for name in chain:
            shelf = origins.shelves[(name, claim.sort, unit)]
            if claim.days[0] == claim.days[1]:
                insort(shelf.by_day, (claim.days[0], at))
            else:
                shelf.wide.append(at)
            if shelf.numbers:
                _enter(shelf.numbers, at, unit, origins)


def _enter(numbers: ByNumber, at: int, unit: str, origins: Origins) -> None:
    """Enter an origin by its number in a unit and by all that this shortens to."""
    claim = origins.begun[at]
    first, last = claim.days or (LATEST, LATEST)
    number = _in_unit(claim, dict(origins.units[claim.unit])[unit])
    own, short = (numbers.own, numbers.short) if first == last else (numbers.wide, numbers.wide)
    insort(own.setdefault(number_key(number), []), (first, at))
    for form in short_forms(number):
        insort(short.setdefault(form, []), (first, at))


def _in_unit(claim: Statement, scale: float) -> float:
    return claim.numbers[0] * scale if claim.numbers else 0.0


def candidates(claim: Statement, origins: Origins, reach: int) -> set[int]:
    """Return the origins that may have a claim's number and day, by their numbers: all of some
    days while these are few, which costs less than to make every form of a number."""
    if claim.days is None:
        return set()
    first, last = claim.days[0] - reach, claim.days[1] + reach
    found: set[int] = set()
    for unit, scale in origins.units[claim.unit]:
        shelf = origins.shelves.get((claim.speaker, claim.sort, unit))
        if shelf is None:
            continue
        near = _between(shelf.by_day, first, last)
        if len(near) + len(shelf.wide) <= FEW_NEAR:
            found.update(near, shelf.wide)
        else:
            number = _in_unit(claim, scale)
            found.update(_by_number(number, _numbers_of(shelf, unit, origins), (first, last)))
    return found


def _numbers_of(shelf: Shelf, unit: str, origins: Origins) -> ByNumber:
    """Return a shelf's origins by number, made when they are first asked for."""
    if shelf.numbers is None:
        shelf.numbers = ByNumber({}, {}, {})
        for at in (*(at for _, at in shelf.by_day), *shelf.wide):
            _enter(shelf.numbers, at, unit, origins)
    return shelf.numbers


def _by_number(number: float, numbers: ByNumber, days: tuple[int, int]) -> Iterator[int]:
    """Yield the origins that may have a number, of some days."""
    own = number_key(number)
    for form in (own, *short_forms(number)):
        yield from (at for _, at in numbers.wide.get(form, ()))
        yield from _between(numbers.own.get(form, []), *days)
    yield from _between(numbers.short.get(own, []), *days)


def _between(places: list[Place], first: int, last: int) -> list[int]:
    """Return the origins that begin between two days."""
    return [at for _, at in places[bisect_left(places, (first, 0)):
                                   bisect_right(places, (last, LATEST))]]
