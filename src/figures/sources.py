"""Who speaks and who prints: names, spellings, and the bodies that each belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from figures.codebook import SEPARATOR, SOURCE_COLUMNS, nearest
from figures.errors import Fault
from figures.models import SourceRow
from figures.rows import Row, Shape, read_rows
from figures.validation import row_faults

SOURCES_FILE = "sources.csv"
SHAPE = Shape(("name",), SOURCE_COLUMNS)


@dataclass(frozen=True)
class Source:
    """One speaker or publisher; blank fields were not said."""

    name: str
    also: tuple[str, ...] = ()
    kind: str = ""
    party: str = ""
    part_of: str = ""
    counts_as: tuple[str, ...] = ()
    reliability: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sources:
    """All sources of a case by canonical name, and every spelling's canonical name."""

    by_name: Mapping[str, Source] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)

    def name(self, spelling: str) -> str:
        """Return the canonical name of a spelling, or the spelling itself where none is known."""
        return self.canonical.get(spelling, spelling)

    def known(self, spelling: str) -> bool:
        """Tell whether sources.csv has this name or spelling."""
        return spelling in self.canonical

    def get(self, spelling: str) -> Source:
        """Return the source of a spelling; one without any particulars where none is known."""
        name = self.name(spelling)
        return self.by_name.get(name) or Source(name)

    def chain(self, spelling: str) -> tuple[str, ...]:
        """Return the name and the bodies that it belongs to, the nearest first."""
        names = [self.name(spelling)]
        while (above := self.get(names[-1]).part_of) and self.name(above) not in names:
            names.append(self.name(above))
        return tuple(names)

    def party(self, spelling: str) -> str:
        """Return the party of a source, or of the nearest body above it that has one."""
        return next((party for name in self.chain(spelling)
                     if (party := self.get(name).party)), "")

    def kind(self, spelling: str) -> str:
        """Return the kind of a source, or "unknown"."""
        return self.get(spelling).kind or "unknown"


def split(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell with `;` between them, trimmed, blanks left out."""
    return tuple(part for entry in cell.split(SEPARATOR) if (part := entry.strip()))


def read_sources(folder: Path, parties: Iterable[str]) -> tuple[Sources, list[Fault]]:
    """Return the sources of a case folder, and every fault of sources.csv."""
    rows, faults = read_rows(folder / SOURCES_FILE, SHAPE)
    more = row_faults(SourceRow, rows, SOURCES_FILE)
    found = [_source(row) for row in rows if row.cells.get("name")]
    canonical = {spelling: source.name for source in reversed(found)
                 for spelling in (*source.also, source.name)}
    sources = Sources({source.name: source for source in found}, canonical)
    lines = {row.cells.get("name", ""): row.line for row in reversed(rows)}
    faults = [*faults, *more, *_double_faults(rows), *_party_faults(found, lines, set(parties)),
              *_part_faults(sources, lines)]
    return sources, faults


def _source(row: Row) -> Source:
    """Return a row's source, whatever its cells hold: other rows may name it all the same."""
    also, counts_as = (split(row.cells.get(column, "")) for column in ("also", "counts_as"))
    kind, party, part_of, reliability, url = (row.cells.get(column, "") for column in (
        "kind", "party", "part_of", "reliability", "url"))
    return Source(row.cells["name"], also, kind, party, part_of, counts_as, reliability, url)


def _double_faults(rows: list[Row]) -> list[Fault]:
    """Find spellings that stand for two sources."""
    first: dict[str, int] = {}
    faults = []
    for line, cells in rows:
        own = dict.fromkeys([cells.get("name", ""), *split(cells.get("also", ""))])
        for spelling in filter(None, own):
            if spelling in first:
                faults.append(Fault(SOURCES_FILE, line, "name" if spelling == cells.get("name")
                                    else "also", spelling,
                                    f"a spelling of one source only (line {first[spelling]} "
                                    "has it too)"))
            first.setdefault(spelling, line)
    return faults


def _party_faults(found: list[Source], lines: Mapping[str, int], parties: set[str]) -> list[Fault]:
    return [Fault(SOURCES_FILE, lines[source.name], "party", source.party,
                  "a party of case.yml, or blank", nearest(source.party, parties))
            for source in found if source.party and source.party not in parties]


def _part_faults(sources: Sources, lines: Mapping[str, int]) -> list[Fault]:
    faults = []
    for source in sources.by_name.values():
        if source.part_of and not sources.known(source.part_of):
            faults.append(Fault(SOURCES_FILE, lines[source.name], "part_of", source.part_of,
                                "a name in this file",
                                nearest(source.part_of, sources.canonical)))
        top = sources.chain(source.name)[-1]
        above = sources.get(top).part_of
        if above and sources.name(above) == source.name:
            faults.append(Fault(SOURCES_FILE, lines[source.name], "part_of", source.part_of,
                                "no source that belongs to itself"))
    return faults
