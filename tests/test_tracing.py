"""Settled events held against the raw rows that they were made from; the rows here are invented."""

import sys
from importlib import import_module
from pathlib import Path

import pytest
from ledgers import write_case

from figures.case import load

sys.path.append(str(Path(__file__).parent.parent / "tools"))
tracing = import_module("tracing")

PAGE = "https://example.org/bridge"
ROW = {"role": "claim", "figure_words": "At least 60 died on the bridge", "value_low": "",
       "value": "60", "value_high": "", "as_of": "2020-01-01", "reported_on": "2020-01-02",
       "retrieved_from": PAGE, "note": ""}
TRUE = {**ROW, "role": "truth", "figure_words": "74 names", "value": "74"}
CLAIM = {"id": "bridge-1", "wording": "At least 60 died", "hedge": "at_least", "low": "60",
         "value": "60", "as_of": "2020-01-01", "reported_on": "2020-01-02", "url": PAGE, "note": ""}


def traced(tmp_path, rows, *claims, value=74):
    folder = write_case(tmp_path / "bridge", claims or [CLAIM],
                        truth={"killed": {"value": value, "source": "a list", "url": PAGE}})
    return list(tracing.faults(load(folder), dict(enumerate(rows, 1))))


def test_a_case_that_goes_back_to_its_rows_has_no_fault(tmp_path):
    assert traced(tmp_path, [ROW, TRUE]) == []


def test_two_figures_of_one_row_bear_its_number_and_a_letter(tmp_path):
    second = {**CLAIM, "id": "bridge-1a", "note": "the second figure of the same sentence"}
    assert traced(tmp_path, [ROW, TRUE], CLAIM, second) == []


@pytest.mark.parametrize(("row", "fault"), [
    ({"as_of": "2020-01-03"}, "as_of 2020-01-01, collected 2020-01-03"),
    ({"reported_on": ""}, "reported_on 2020-01-02, collected "),
    ({"retrieved_from": "https://example.org"}, f"url {PAGE}, collected https://example.org"),
    ({"value": "600"}, "[60.0], collected [600.0]"),
    ({"figure_words": "60 perished"}, "'At least 60 died' is not in '60 perished'")])
def test_a_cell_that_differs_from_its_row_is_told(tmp_path, row, fault):
    assert f"bridge-1: {fault}" in traced(tmp_path, [ROW | row, TRUE])


def test_a_number_told_otherwise_is_no_fault_where_the_note_says_why(tmp_path):
    noted = {**CLAIM, "note": "the gatherer reads 600"}
    assert traced(tmp_path, [ROW | {"value": "600"}, TRUE], noted) == []


def test_a_claim_without_a_row_and_a_row_without_a_claim_are_told(tmp_path):
    stray = {**CLAIM, "id": "bridge-9"}
    assert traced(tmp_path, [ROW, TRUE], stray) == [
        "bridge-9: no row", "bridge: row 1 is no claim"]


def test_a_row_that_gives_the_truth_is_no_claim(tmp_path):
    assert "bridge-1: no row" in traced(tmp_path, [TRUE])


def test_a_truth_that_no_row_gives_is_told(tmp_path):
    assert traced(tmp_path, [ROW, TRUE], value=75) == [
        "bridge: no row gives the truth 75 of killed"]
