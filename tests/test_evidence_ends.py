"""Claims beside a measured series: the measurement told again, and the end that a claim counts."""

import math

import pytest
from ledgers import claims_from

from figures.evidence import MEASUREMENT, gather

FILE = "measured/map.csv"
MAP = {FILE: "date,held,held_and_disputed\n2025-01-01,100,400\n2025-01-08,0,300\n"}
HELD = {"held": {"counts": "land held", "unit": "km^2", "of": "blue", "measured": {
    "file": FILE, "low": "held", "high": "held_and_disputed", "unit": "km^2", "within": "10%"}}}


def gathered(tmp_path, *rows, columns=("held", "held_and_disputed")):
    series = {**HELD["held"]["measured"], **dict(zip(("low", "high"), columns, strict=True))}
    quantities = {"held": {**HELD["held"], "measured": series}}
    rows = [{"quantity": "held", "value": 150, "as_of": "2025-01-01", **row} for row in rows]
    return gather(claims_from(tmp_path, rows, measured=MAP, quantities=quantities), "held")


def test_the_map_makers_own_figures_are_the_measurement_again(tmp_path):
    found = gathered(tmp_path, {"origin": f"{FILE} of 1 January"}, {"speaker": "Agency"})
    assert found.evidence.ids == ("c-2",)
    assert found.left_out == (("c-1", MEASUREMENT),)


def test_another_origin_of_ones_own_is_none(tmp_path):
    assert gathered(tmp_path, {"origin": "the map"}).evidence.ids == ("c-1",)


@pytest.mark.parametrize(("counts_as", "told"), [
    ("held", 300), ("held_and_disputed", 75), ("", 150), ("held;held_and_disputed", 150)])
def test_a_figure_of_one_end_tells_of_the_middle_between_both(tmp_path, counts_as, told):
    # measured are 100 to 400: their middle of 200 is twice the one and half the other
    evidence = gathered(tmp_path, {"counts_as": counts_as}).evidence
    assert evidence.log_value == pytest.approx([math.log(told)])


def test_a_figure_of_a_known_end_is_no_other_scope(tmp_path):
    evidence = gathered(tmp_path, {"counts_as": "held"}, {"counts_as": "unstated"}).evidence
    assert evidence.other_scope.tolist() == [False, True]


@pytest.mark.parametrize("day", ["2025-01-05", "2025-01-08", "2025-02-01"])
def test_where_no_end_above_zero_was_measured_near_by_the_figure_stands(tmp_path, day):
    evidence = gathered(tmp_path, {"counts_as": "held", "as_of": day}).evidence
    assert evidence.log_value == pytest.approx([math.log(150)])


def test_a_series_of_one_column_has_no_ends(tmp_path):
    evidence = gathered(tmp_path, {"counts_as": "held"}, columns=("held", "held")).evidence
    assert evidence.log_value == pytest.approx([math.log(150)])
