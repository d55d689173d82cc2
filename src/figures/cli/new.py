"""figures new: a case folder from nothing, or from a spreadsheet."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from figures.cli.output import print_json
from figures.cli.remarks import remark
from figures.codebook import CASE_KINDS, nearest, one_of
from figures.dates import EXPECTED, span
from figures.errors import CallError, Fault, InputError
from figures.folders import inputs_hash
from figures.founding import (
    Draft,
    Outline,
    brings_case,
    found,
    from_nothing,
    from_sheet,
    place_for,
)
from figures.phrases import joined

QUESTIONS = (("title", "Title of the case"), ("question", "The question it answers"),
             ("kind", f"Kind ({', '.join(CASE_KINDS)})"),
             ("start", "First day of what is counted, such as 2025-01-09"))
QUANTITIES = "What is counted (names such as killed, wounded; commas between)"
COLUMNS = {"wording": "the figures as printed", "speaker": "who says so, or who printed it",
           "quantity": "what is counted"}
LEAVE = "blank leaves it open"


def run(given: Namespace) -> int:
    """Write the case folder, print its name and files; return the exit status.

    Raises: CallError or InputError where something can't be read as meant; then nothing is written.
    """
    place = place_for(given.name)
    if given.map and not given.source:
        raise CallError([Fault("figures new", 0, "--map", given.map[0],
                               "a spreadsheet that has the column: --from FILE")])
    outline = Outline(place.name, given.title, given.question, given.kind, given.start,
                      tuple(given.quantity))
    asks = all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr))
    if asks and not (given.source and brings_case(Path(given.source))):
        outline = _asked(outline, bool(given.source))
    draft = from_nothing(outline) if not given.source else (_answered if asks else from_sheet)(
        outline, Path(given.source), given.map)
    founded = found(place, draft)
    for note in founded.notes:
        remark(note)
    print_json("new", inputs_hash(founded.folder), {
        "case": founded.folder.name, "files": list(founded.files)})
    written = joined([name for name in founded.files if "/" not in name])
    if not given.json:
        remark(f"{founded.folder} has {written}; next: figures check {given.name}")
    return 0


def _answered(outline: Outline, path: Path, pairs: Sequence[str]) -> Draft:
    """Return the case of a sheet, its columns asked for in the terminal where none is found.

    Raises: CallError or InputError where that leaves something that can't be read as meant.
    """
    try:
        return from_sheet(outline, path, pairs)
    except InputError as error:
        missing = [fault.column for fault in error.faults if not fault.line]
        if len(missing) < len(error.faults) or not {*missing} <= {*COLUMNS}:
            raise
        named = {column: _answer(f"Which column holds {COLUMNS[column]}? ({LEAVE})")
                 for column in missing}
        if not any(named.values()):
            raise
    return _answered(outline, path, [*pairs, *(
        f"{theirs}={ours}" for ours, theirs in named.items() if theirs)])


def _asked(outline: Outline, from_file: bool) -> Outline:
    """Ask in the terminal for what no option said; a blank answer leaves it unsaid."""
    answers = {field: _fitting(field, words) for field, words in QUESTIONS
               if not getattr(outline, field)}
    quantities = outline.quantities
    if not quantities and not from_file:
        quantities = tuple(filter(None, map(str.strip, _answer(QUANTITIES).split(","))))
    return replace(outline, **answers, quantities=quantities)


def _fitting(field: str, words: str) -> str:
    """Return an answer that can stand; what can't is told and asked for again."""
    answer = _answer(words)
    while answer and (trouble := _trouble(field, answer)):
        remark(trouble)
        answer = _answer(words)
    return answer


def _trouble(field: str, answer: str) -> str:
    """Return what is wrong with an answer, "" where nothing is."""
    if field == "kind" and answer not in CASE_KINDS:
        return str(Fault(field, 0, "", answer, one_of(CASE_KINDS), nearest(answer, CASE_KINDS)))
    if field == "start":
        try:
            span(answer)
        except ValueError:
            return str(Fault(field, 0, "", answer, EXPECTED))
    return ""


def _answer(words: str) -> str:
    print(f"{words}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
