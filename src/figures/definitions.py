"""What a case counts: case.yml as frozen values, and every fault in how its words hang together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from figures import dates, units
from figures.codebook import conventions, nearest, one_of
from figures.documents import Document
from figures.errors import Fault
from figures.identities import Identity, read_identity
from figures.measured import Measured, read_measured
from figures.models import CaseFile, QuantityEntry


@dataclass(frozen=True)
class Party:
    """Who speaks or is spoken of; `on_side_of` names the party that it stands with, or is blank."""

    key: str
    name: str
    on_side_of: str = ""


@dataclass(frozen=True)
class Quantity:
    """Something that is counted, and whose it is."""

    name: str
    counts: str
    unit: str
    of: str = ""
    by: str = ""
    who: str = "unknown"
    accumulates: bool = False
    includes: tuple[str, ...] = ()
    change_of: str = ""
    measured: Measured | None = None


@dataclass(frozen=True)
class Phase:
    """A day on which a quantity's running total starts anew, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Worked:
    """Arithmetic to show: what it says, and the expression over claim ids and numbers."""

    says: str
    arithmetic: str


@dataclass(frozen=True)
class Truth:
    """What a quantity of a resolved case turned out to be, in the quantity's unit."""

    value: float
    low: float
    high: float
    as_of: str
    source: str
    url: str


@dataclass(frozen=True)
class Definition:
    """All that case.yml says."""

    title: str
    question: str
    kind: str
    start: date | None
    end: date | None
    parties: Mapping[str, Party]
    quantities: Mapping[str, Quantity]
    identities: tuple[Identity, ...]
    confusable: tuple[tuple[str, str], ...]
    scopes: tuple[str, ...]
    headline: tuple[str, ...]
    phases: Mapping[str, tuple[Phase, ...]] = field(default_factory=dict)
    vague: str = ""
    worked: tuple[Worked, ...] = ()
    truth: Mapping[str, Truth] = field(default_factory=dict)


def definition(entry: CaseFile, document: Document, folder: Path
               ) -> tuple[Definition, list[Fault]]:
    """Return what a case.yml defines, and a fault for each word in it that stands for nothing."""
    faults = [_unknown(document, path, word, expected, allowed)
              for path, word, expected, allowed in _references(entry) if word not in allowed]
    measured: dict[str, Measured] = {}
    for name, quantity in entry.quantities.items():
        found, more = _measured(folder, quantity)
        place = document.place(("quantities", name, "measured"))
        faults += [Fault(*place, f.column, f.found, f.expected) if not f.line and ".yml" in f.file
                   else f for f in more]
        if found is not None:
            measured[name] = found
    faults += [*_unit_faults(entry, document), *_order_faults(entry, document),
               *_ring_faults(entry, document)]
    return _build(entry, measured), faults


def _build(entry: CaseFile, measured: Mapping[str, Measured]) -> Definition:
    return Definition(
        entry.title, entry.question, entry.kind,
        dates.span(entry.start).first if entry.start else None,
        dates.span(entry.end).last if entry.end else None,
        {key: Party(key, p.name, p.on_side_of) for key, p in entry.parties.items()},
        {name: _quantity(name, q, measured.get(name)) for name, q in entry.quantities.items()},
        tuple(map(read_identity, entry.identities)),
        tuple((one, other) for one, other in entry.confusable),
        tuple(entry.scopes), tuple(entry.headline),
        {name: tuple(Phase(dates.span(p.day).first, p.why) for p in phases)
         for name, phases in entry.phases.items()},
        entry.vague, tuple(Worked(w.says, w.arithmetic) for w in entry.worked),
        {name: Truth(t.value, t.value if t.low is None else t.low,
                     t.value if t.high is None else t.high, t.as_of, t.source, t.url)
         for name, t in entry.truth.items()})


def _quantity(name: str, entry: QuantityEntry, measured: Measured | None) -> Quantity:
    return Quantity(name, entry.counts, entry.unit, entry.of, entry.by, entry.who,
                    entry.accumulates, tuple(entry.includes), entry.change_of, measured)


def _measured(folder: Path, entry: QuantityEntry) -> tuple[Measured | None, list[Fault]]:
    return read_measured(folder, entry.measured) if entry.measured else (None, [])


Reference = tuple[tuple[str | int, ...], str, str, Iterable[str]]


def _references(entry: CaseFile) -> Iterator[Reference]:
    """Yield each place that names a party or a quantity: path, word, expectation, allowed words."""
    parties, quantities = {"", *entry.parties}, {"", *entry.quantities}
    for key, party in entry.parties.items():
        yield ("parties", key, "with"), party.on_side_of, "a party of this file", parties
    for name, quantity in entry.quantities.items():
        for key in ("of", "by"):
            yield ("quantities", name, key), getattr(quantity, key), "a party of this file", parties
        yield (("quantities", name, "change_of"), quantity.change_of, "a quantity of this file",
               quantities)
    if entry.vague:
        yield ("vague",), entry.vague, one_of(conventions()), {"", *conventions()}
    for path, word in _quantity_words(entry):
        yield path, word, "a quantity of this file", quantities


def _quantity_words(entry: CaseFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, text in enumerate(entry.identities):
        yield from ((("identities", number), name) for name in read_identity(text).names())
    for number, pair in enumerate(entry.confusable):
        yield from ((("confusable", number), name) for name in pair)
    yield from ((("headline", number), name) for number, name in enumerate(entry.headline))
    yield from ((("phases", name), name) for name in entry.phases)
    yield from ((("truth", name), name) for name in entry.truth)


def _unknown(document: Document, path: tuple[str | int, ...], word: str, expected: str,
             allowed: Iterable[str]) -> Fault:
    return Fault(*document.place(path), str(path[0] if isinstance(path[-1], int) else path[-1]),
                 word, expected, nearest(word, filter(None, allowed)))


def _unit_faults(entry: CaseFile, document: Document) -> list[Fault]:
    """Find identities that add different kinds of things, and series in another kind of unit."""
    faults = []
    kinds = {name: units.dimension(q.unit) for name, q in entry.quantities.items()}
    for number, text in enumerate(entry.identities):
        met = {kinds[name] for name in read_identity(text).names() if name in kinds}
        if len(met) > 1:
            faults.append(Fault(*document.place(("identities", number)), "identities", text,
                                "quantities of one kind of unit"))
    for name, quantity in entry.quantities.items():
        if quantity.measured and units.dimension(quantity.measured.unit) != kinds[name]:
            faults.append(Fault(*document.place(("quantities", name, "measured")), "unit",
                                quantity.measured.unit, f"a unit of {quantity.unit}'s kind"))
        if (whole := quantity.change_of) in kinds and kinds[whole] != kinds[name] \
                and not units.is_rate_of(quantity.unit, entry.quantities[whole].unit):
            faults.append(Fault(*document.place(("quantities", name, "change_of")), "change_of",
                                whole, f"a quantity of {quantity.unit}'s kind"))
    return faults


def _rings(of: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names that lead back to themselves."""
    found = []
    for start in of:
        seen: set[str] = set()
        ahead = list(of[start])
        while ahead:
            if (name := ahead.pop()) not in seen:
                seen.add(name)
                ahead += of.get(name, ())
        if start in seen:
            found.append(start)
    return found


def _ring_faults(entry: CaseFile, document: Document) -> list[Fault]:
    """Find quantities that are parts or changes of themselves, parties on their own side, and
    pairs of one and the same."""
    faults = []
    parts = {name: quantity.includes for name, quantity in entry.quantities.items()}
    wholes = {name: [quantity.change_of] for name, quantity in entry.quantities.items()}
    for key, of, expected in (("includes", parts, "no quantity that includes itself"),
                              ("change_of", wholes, "no quantity that is a change of itself")):
        faults += [Fault(*document.place(("quantities", name, key)), key, ", ".join(of[name]),
                         expected) for name in _rings(of)]
    faults += [Fault(*document.place(("parties", key, "with")), "with", key, "another party")
               for key, party in entry.parties.items() if party.on_side_of == key]
    faults += [Fault(*document.place(("confusable", number)), "confusable", one,
                     "two different quantities")
               for number, (one, other) in enumerate(entry.confusable) if one == other]
    return faults


def _order_faults(entry: CaseFile, document: Document) -> list[Fault]:
    faults = []
    if entry.start and entry.end and dates.span(entry.end).last < dates.span(entry.start).first:
        faults.append(Fault(*document.place(("end",)), "end", entry.end, "a day after start"))
    for name, truth in entry.truth.items():
        ends = [end for end in (truth.low, truth.value, truth.high) if end is not None]
        if ends != sorted(ends) or ends[0] < 0:
            faults.append(Fault(*document.place(("truth", name)), "truth",
                                ", ".join(map(str, ends)), "0 ≤ low ≤ value ≤ high"))
    return faults
