"""One speaker's number under another's name."""

from collections.abc import Collection

from figures.checks.material import Material, Row, ids
from figures.checks.phrasing import figure, words_of
from figures.checks.thresholds import thresholds
from figures.conflation.told import Told, candidates, index_of, is_round, same
from figures.findings import Finding
from figures.origins import NEAR_DAYS
from figures.precision import equal, shortens_to
from figures.sources import Sources

VOICES = ("media", "unknown")  # kinds that speak for themselves, or for nobody in particular
FROM_HIMSELF = ("original", "quotation")


def attribution(material: Material) -> list[Finding]:
    """Return `attribution`: an origin's number under a speaker who has no claim of it himself.

    He is neither the origin's speaker nor a body that this one belongs to (or the other way round),
    nor unnamed, nor the press in its own voice; one publisher has it under his name, within three
    days and not before the origin, which more publishers have.

    Can't see: two bodies that count from one register, and give one number rightly.
    """
    sources = material.claims.case.sources
    speakers = {one.speaker for one in material.told}
    named = {name for name in speakers if _is_named(name, sources)}
    told = [one for one in material.told if one.speaker in named]
    shared = [one for one in told if one.publishers > thresholds().stands_alone]
    index = index_of(shared)
    found = []
    for one in told:
        if _is_lone(one, sources):
            days = one.day - NEAR_DAYS, one.day
            near = (shared[at] for at in candidates(one, (one.quantity,), index, days))
            meant = [other for other in near if _is_meant(one, other, sources)]
            if meant:
                found.append(_finding(one, max(meant, key=lambda other: other.publishers)))
    return found


def _is_lone(one: Told, sources: Sources) -> bool:
    """Tell whether a speaker's figure is on one publisher's word only."""
    return (one.publishers <= thresholds().stands_alone
            and not any(row.seen_as in FROM_HIMSELF or row.publisher in sources.chain(one.speaker)
                        or row.speaker in sources.chain(row.publisher) for row in one.rows))


def _is_named(speaker: str, sources: Sources) -> bool:
    return sources.get(speaker).kind not in VOICES and not any(
        word in speaker.lower() for word in words_of("unnamed"))


def _is_meant(one: Told, other: Told, sources: Sources) -> bool:
    """Tell whether a figure may be another speaker's."""
    return (one.speaker not in sources.chain(other.speaker)
            and other.speaker not in sources.chain(one.speaker) and same(one, other)
            and (one.is_range or shortens_to(other.figure, one.figure)))


def _finding(one: Told, other: Told) -> Finding:
    common = _carriers(one.rows) & _carriers(other.rows)
    chance = is_round(one.figure) and not (common and equal(one.figure, other.figure))
    row = one.rows[0]
    ending = ": a round number, which both may have said" if chance else ""
    return Finding("attribution", "note" if chance else "warning", "print", ids(one.rows),
                   f"{row.publisher} has {figure(row)} from {one.speaker}; {other.publishers} "
                   f"publishers have it from {other.speaker}{ending}",
                   against=ids(other.rows), stated=one.speaker, expected=other.speaker)


def _carriers(rows: Collection[Row]) -> set[str]:
    return {name for row in rows for name in (row.publisher, *row.via)}
