"""figures new: a case folder from nothing, or from a spreadsheet."""

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from figures.cli.output import print_json
from figures.codebook import CASE_KINDS
from figures.folders import inputs_hash
from figures.founding import Outline, brings_case, found, from_nothing, from_sheet, place_for

QUESTIONS = (("title", "Title of the case"), ("question", "The question it answers"),
             ("kind", f"Kind ({', '.join(CASE_KINDS)})"),
             ("start", "First day of what is counted, such as 2025-01-09"))
QUANTITIES = "What is counted (names such as killed, wounded; commas between)"


def run(given: Namespace) -> int:
    """Write the case folder, print its name and files; return the exit status.

    Raises: CallError or InputError where something can't be read as meant; then nothing is written.
    """
    place = place_for(given.name)
    outline = Outline(place.name, given.title, given.question, given.kind, given.start,
                      tuple(given.quantity))
    whole = bool(given.source) and brings_case(Path(given.source))
    if sys.stdin.isatty() and sys.stderr.isatty() and not whole:
        outline = _asked(outline, bool(given.source))
    draft = from_sheet(outline, Path(given.source), given.map) if given.source \
        else from_nothing(outline)
    founded = found(place, draft)
    for note in founded.notes:
        print(note, file=sys.stderr)
    print_json("new", inputs_hash(founded.folder), {
        "case": founded.folder.name, "files": list(founded.files)})
    return 0


def _asked(outline: Outline, from_file: bool) -> Outline:
    """Ask in the terminal for what no option said; a blank answer leaves it unsaid."""
    answers = {field: _answer(words) for field, words in QUESTIONS if not getattr(outline, field)}
    quantities = outline.quantities
    if not quantities and not from_file:
        quantities = tuple(filter(None, map(str.strip, _answer(QUANTITIES).split(","))))
    return replace(outline, **answers, quantities=quantities)


def _answer(words: str) -> str:
    print(f"{words}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
