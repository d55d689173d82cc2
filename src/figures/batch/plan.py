"""A plan: notebooks crossed with parameter sets, read from YAML, every fault at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from figures.batch.files import MOST_DAYS, PlanFile, RangeEntry
from figures.batch.sources import GIVEN, Source, find_source, typed
from figures.codebook import nearest, one_of
from figures.documents import Document, read_document_text
from figures.errors import CallError, Fault, InputError
from figures.folders import data_folder, find_case, list_cases
from figures.run import Run, site_notebooks
from figures.validation import Place, read_document

DAYS = ("as_of", "known_by")
NOTEBOOK, CASE = "notebook", "case"


@dataclass(frozen=True)
class Value:
    """One value of an axis: its label in reports, the words that name it, and what is meant."""

    label: str
    words: frozenset[str]
    meant: Any


Axes = dict[str, list[Value]]


@dataclass(frozen=True)
class Plan:
    """The runs of a plan, how many it excludes, and what a run may take: seconds, and bytes of
    memory (0: as much as there is)."""

    runs: tuple[Run, ...]
    excluded: int
    seconds: float
    memory: int


def read_plan(path: Path) -> Plan:
    """Return the plan in a file.

    Raises: InputError with every fault found.
    """
    document, faults = read_document_text(path)
    if faults:
        raise InputError(faults)
    content, faults = _days_written_out(document)
    read, shape_faults = read_document(PlanFile, content, document.place)
    faults += shape_faults
    if read is None:
        raise InputError(faults)
    wrong = {(fault.line, fault.column) for fault in faults}
    axes, axis_faults = _axes(read, document, path.parent)
    faults += [f for f in axis_faults if (f.line, f.column) not in wrong]
    faults += _exclude_faults(read, axes, document, whole=not faults)
    if faults:
        raise InputError(faults)
    runs, excluded = _cross(axes, read.exclude)
    if not runs:
        raise InputError([Fault(*document.place(("exclude",)), "exclude", "(all runs)",
                                "a plan that leaves a run")])
    return Plan(tuple(runs), excluded, read.timeout, read.memory)


def _days_written_out(document: Document) -> tuple[dict[str, Any], list[Fault]]:
    """Return the content with each range of days as the list of its days, and its faults."""
    content, faults = dict(document.content), []
    for key in DAYS:
        if not isinstance(content.get(key), dict):
            continue
        entry, found = read_document(RangeEntry, content.pop(key), partial(_below, document, key))
        faults += [replace(fault, column=f"{key}.{fault.column}") for fault in found]
        if entry is None or found:
            continue
        days = entry.days()
        if not 0 < len(days) < MOST_DAYS:
            faults.append(Fault(*document.place((key, "to")), f"{key}.to", entry.last,
                                f"a day from {entry.first} on, fewer than {MOST_DAYS} steps away"))
            continue
        content[key] = days
    return content, faults


def _below(document: Document, key: str, place: Place) -> tuple[str, int]:
    return document.place((key, *place))


def _axes(read: PlanFile, document: Document, folder: Path) -> tuple[Axes, list[Fault]]:
    """Return what is crossed, by name, and what is wrong with its values."""
    faults: list[Fault] = []
    sources: list[Value] = []
    for number, text in enumerate(read.notebooks):
        found = find_source(text, folder)
        if isinstance(found, Fault):
            faults.append(_placed(found, document, ("notebooks", number)))
        else:
            sources.append(Value(found.path.stem, frozenset({text, found.path.stem}), found))
    cases = _cases(read, document, folder, faults)
    faults += _twice(sources, document, "notebooks") + _twice(cases, document, "cases")
    days = {key: [Value(day, frozenset({day}), day) for day in dict.fromkeys(getattr(read, key))]
            for key in DAYS}
    others, more = _parameters(read, document, [value.meant for value in sources])
    return {NOTEBOOK: sources, CASE: cases, **days, **others}, faults + more


def _cases(read: PlanFile, document: Document, folder: Path, faults: list[Fault]) -> list[Value]:
    """Return the cases that a plan names, else all directly under data/; add what is wrong."""
    if read.cases is None:
        data = data_folder()
        found = list_cases(data) if data else []
        if not found and "cases" not in document.content:  # what is there and wrong is told already
            faults.append(Fault(*document.place(()), "cases", "(nothing)",
                                "cases, or a data/ folder that holds some"))
        return [Value(path.name, frozenset({path.name}), path) for path in found]
    cases = []
    for number, text in enumerate(read.cases):
        try:
            path = _find_case(text, folder)
        except CallError as error:
            faults += [_placed(fault, document, ("cases", number)) for fault in error.faults]
        else:
            name = path.resolve().name
            cases.append(Value(name, frozenset({text, name}), path))
    return cases


def _find_case(text: str, folder: Path) -> Path:
    """Return a case by its name, or at a path from the plan's folder or the current one.

    Raises: CallError where there is none.
    """
    try:
        return find_case(text)
    except CallError:
        if (folder / text).is_dir():
            return find_case(folder / text)
        raise


def _placed(fault: Fault, document: Document, place: tuple[str | int, ...]) -> Fault:
    file, line = document.place(place)
    return replace(fault, file=file, line=line, column=".".join(map(str, place)))


def _twice(values: Iterable[Value], document: Document, key: str) -> list[Fault]:
    """Find names that stand for two: their outputs would overwrite each other."""
    counts = Counter(value.label for value in values)
    return [Fault(*document.place((key,)), key, label, "each once, under a name of its own")
            for label, count in counts.items() if count > 1]


def _parameters(read: PlanFile, document: Document, sources: list[Source]
                ) -> tuple[Axes, list[Fault]]:
    """Return the axes of the plan's other parameters, and names that a notebook does not take."""
    axes: Axes = {}
    faults: list[Fault] = []
    for name, values in read.parameters.items():
        place = (*document.place(("parameters", name)), f"parameters.{name}")
        if name in GIVEN or not name.isidentifier():
            faults.append(Fault(*place, name, "the name of another parameter; cases, as_of and "
                                              "known_by are keys of the plan"))
        for source in sources:
            if not source.takes(name) and name not in GIVEN:
                known = [key for key in source.defaults or {} if key not in GIVEN]
                faults.append(Fault(*place, name, f"a parameter that {source.path.stem} takes: "
                                    + (one_of(known) if known else "it takes no others"),
                                    nearest(name, known)))
        defaults = [source.defaults.get(name) for source in sources if source.defaults]
        axes[name] = [Value(str(value), frozenset({str(value)}), typed(value, defaults))
                      for value in {str(value): value for value in values}.values()]
    return axes, faults


def _exclude_faults(read: PlanFile, axes: Mapping[str, list[Value]], document: Document,
                    whole: bool) -> Iterator[Fault]:
    """Find what an exclude names that the plan does not have; where the plan is not `whole`, its
    values are not known, and only the names are looked at."""
    for number, entry in enumerate(read.exclude):
        for key, named in entry.items():
            place = (*document.place(("exclude", number, key)), f"exclude.{number}.{key}")
            if key not in axes:
                yield Fault(*place, key, one_of(axes), nearest(key, axes))
            if key not in axes or not whole:
                continue
            known = sorted({word for value in axes[key] for word in value.words})
            yield from (Fault(*place, word or "(blank)", f"a {key} of the plan",
                              nearest(word, known))
                        for word in _words(named) if word not in known)


def _words(named: Any) -> list[str]:
    return [str(word) for word in named] if isinstance(named, list) else [str(named)]


def _cross(axes: Axes, exclude: list[dict[str, Any]]) -> tuple[list[Run], int]:
    """Return every run that is not excluded, in the plan's order, and how many are."""
    sets = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
    kept = [chosen for chosen in sets
            if not any(all(chosen[key].words & set(_words(named)) for key, named in entry.items())
                       for entry in exclude if entry)]
    return list({repr(run): run for run in map(_run, kept)}.values()), len(sets) - len(kept)


def _run(chosen: Mapping[str, Value]) -> Run:
    meant = {name: value.meant for name, value in chosen.items()}
    source, case = meant.pop(NOTEBOOK), meant.pop(CASE)
    as_of, known_by = (meant.pop(key) for key in DAYS)
    if source.path in site_notebooks():
        return Run(source.path, more=tuple(meant.items()))
    return Run(source.path, case, as_of, known_by, tuple(meant.items()))
