"""Wordings of the press in every language asked for, against what a reader of each says of them."""

import re
from functools import partial
from pathlib import Path

import pytest
import yaml

from figures.wording import Reading, read

PRESS: dict[str, dict[str, str]] = yaml.load(
    (Path(__file__).parent / "press_wordings.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NOT_YET = PRESS.pop("not yet")
SAID = re.compile(r"(?P<hedge>\w+) (?P<figure>[\d.-]+|[a-z][a-z -]*?)(?: (?P<unit>(?:person|count|"
                  r"share|km|mi|hectare|acre|yard|meter|foot|dunam|m\^2)\S*))?"
                  r"(?: \((?P<second>[\d.]+) (?P<second_unit>\S+)\))?")
near = partial(pytest.approx, rel=1e-3)  # a third is written 0.3333


def is_said(reading: Reading, said: str) -> bool:
    """Tell whether a reading says what a figure of a row has."""
    row = re.fullmatch(SAID, said)
    assert row, f"the row is not written as the file's head has it: {said}"
    second = reading.second and (reading.second.value, reading.second.unit)
    return (reading.hedge, reading.unit) == (row["hedge"], row["unit"]) and (
        second == (row["second"] and (float(row["second"]), row["second_unit"]))) and (
        has_figure(reading, row["figure"]))


def has_figure(reading: Reading, said: str) -> bool:
    if reading.hedge == "vague":
        return reading.vague == said
    if reading.hedge == "range":
        return (reading.low, reading.high) == near(tuple(map(float, said.split("-"))))
    return reading.value == near(float(said))


def misread(rows: dict[str, str]) -> list[tuple[str, str, tuple[Reading, ...]]]:
    """Return the rows that are read as something else, each with what is read."""
    found = []
    for wording, said in rows.items():
        expected, readings = [] if said == "none" else said.split("; "), read(wording)
        if len(readings) != len(expected) or not all(map(is_said, readings, expected)):
            found.append((wording, said, readings))
    return found


@pytest.mark.parametrize("language", PRESS)  # one for each wording would cost tenfold the reading
def test_the_wordings_of_a_press_read_as_its_readers_say(language: str) -> None:
    assert misread(PRESS[language]) == []


@pytest.mark.parametrize("wording", NOT_YET)
@pytest.mark.xfail(reason="not read so far", strict=True)
def test_what_is_not_read_so_far(wording: str) -> None:
    assert misread({wording: NOT_YET[wording]}) == []


def test_a_row_that_is_read_as_something_else_is_told() -> None:
    said = {"about 300 killed": "about 300 person", "300 killed": "about 300 person",
            "310 killed": "exact 300 person", "320 km": "exact 320 person", "330": "none",
            "10 to 12 killed": "range 10-13 person", "1 km (2 mi)": "exact 1 km"}
    assert [wording for wording, _, _ in misread(said)] == list(said)[1:]
