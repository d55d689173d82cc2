"""A figure of an article with the claims that it is held against."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from figures.audit.matching import Row, Size, exactly, related, same, size
from figures.checks.phrasing import figure, when
from figures.definitions import Quantity
from figures.extract import Draft
from figures.extract.vocabulary import limit
from figures.findings import Finding
from figures.meanings import Claims

FROM_HIMSELF = ("original", "quotation")
SERIOUS = ("error", "warning")
MOST_CLAIMS = limit("claims_named")


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a figure: the verdict, the claims behind it, why, and what a correct
    sentence would have to say ("" where nothing is wrong with it)."""

    verdict: str
    claims: tuple[str, ...]
    why: str
    correct: str = ""


@dataclass(frozen=True)
class Held:
    """What an article is held against: the claims by quantity, those that count something else
    than they say, and the day of the article."""

    claims: Claims
    rows: Mapping[str, tuple[Row, ...]]
    apart: frozenset[str]
    day: date | None


@dataclass(frozen=True)
class Matter:
    """A figure with all that is held against it: `known` are the claims of its quantity, `meant`
    those with its number, `own` those of them by its speaker (all, where it names none)."""

    draft: Draft
    quantity: Quantity
    speaker: str
    held: Held
    findings: tuple[Finding, ...]
    size: Size
    known: tuple[Row, ...]
    meant: tuple[Row, ...]
    own: tuple[Row, ...]


def matter(draft: Draft, quantity: Quantity, speaker: str, held: Held,
           findings: tuple[Finding, ...] = ()) -> Matter:
    """Return a figure with the claims that it is held against."""
    figured = size(draft.reading, quantity)
    known = tuple(row for row in held.rows.get(quantity.name, ()) if row.id not in held.apart)
    meant = tuple(row for row in known if same(row, figured))
    own = tuple(row for row in meant
                if not speaker or related(row, speaker, held.claims.case.sources))
    return Matter(draft, quantity, speaker, held, findings, figured, known, meant, own)


def ids(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the ids of claims, each once, as many as a reader looks up."""
    return tuple(dict.fromkeys(str(row.id) for row in rows))[:MOST_CLAIMS]


def told(row: Row) -> str:
    """Return a claim in words: who, when as exactly as it is known, what, in which publication."""
    return f"{row.speaker}, {when(row)}: {figure(row)} ({row.publisher})"


def finding_of(matter: Matter, codes: Sequence[str], severities: Sequence[str]) -> Finding | None:
    """Return the first finding of some codes and severities that has the figure at fault."""
    return next((f for f in matter.findings if f.code in codes and f.severity in severities
                 and matter.draft.id in f.claims), None)


def publishers(rows: Sequence[Row]) -> int:
    """Return how many publishers print claims."""
    return len({row.publisher for row in rows})


def best(rows: Sequence[Row], matter: Matter) -> Row:
    """Return the claim that stands for several: the speaker's own publication or a quotation, else
    one from the origin that most publishers print."""
    carried = Counter(row.origin for row in rows)
    unit = matter.draft.reading.unit or ""
    return max(rows, key=lambda row: (exactly(row, matter.size, unit), row.id != matter.draft.id,
                                      row.seen_as in FROM_HIMSELF, carried[row.origin]))
