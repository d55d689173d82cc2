"""Wordings of the press in every language asked for, against what a reader of each says of them."""

import re
from functools import partial
from pathlib import Path

import pytest
import yaml

from figures.wording import Reading, read

PRESS: dict[str, dict[str, str]] = yaml.load(
    (Path(__file__).parent / "press_wordings.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NOT_YET = pytest.mark.xfail(reason="not read so far", strict=True)
ROWS = [pytest.param(language, wording, said, marks=NOT_YET if language == "not yet" else ())
        for language, rows in PRESS.items() for wording, said in rows.items()]
SAID = re.compile(r"(?P<hedge>\w+) (?P<figure>[\d.-]+|[a-z][a-z -]*?)(?: (?P<unit>(?:person|count|"
                  r"share|km|mi|hectare|acre|yard|meter|foot|dunam|m\^2)\S*))?"
                  r"(?: \((?P<second>[\d.]+) (?P<second_unit>\S+)\))?")
near = partial(pytest.approx, rel=1e-3)  # a third is written 0.3333


def figure(reading: Reading, said: str) -> None:
    """Assert that a reading says what a row of the file has."""
    row = re.fullmatch(SAID, said)
    assert row, f"the row is not written as the file's head has it: {said}"
    assert reading.hedge == row["hedge"]
    if reading.hedge == "vague":
        assert reading.vague == row["figure"]
    elif reading.hedge == "range":
        assert (reading.low, reading.high) == near(tuple(map(float, row["figure"].split("-"))))
    else:
        assert reading.value == near(float(row["figure"]))
    assert reading.unit == row["unit"]
    second = reading.second and (reading.second.value, reading.second.unit)
    assert second == (row["second"] and (float(row["second"]), row["second_unit"]))


@pytest.mark.parametrize(("language", "wording", "said"), ROWS)
def test_a_wording_of_the_press_reads_as_its_reader_says(
        language: str, wording: str, said: str) -> None:
    expected = [] if said == "none" else said.split("; ")
    readings = read(wording)
    assert len(readings) == len(expected), readings
    for reading, row in zip(readings, expected, strict=True):
        figure(reading, row)
