"""The terms of a sum as steps: where each begins, where it ends, and what is said of it."""

from datetime import date

import pytest
from ledgers import claims_from

from figures.charts.matter import Matter
from figures.charts.theme import NARROW, WIDE
from figures.charts.waterfall import GIVEN, NOBODY, measured_step, steps, waterfall
from figures.estimate import Answer, Estimate

AREA = "km^2"
LAND = {name: {"counts": f"land {name}", "unit": AREA} for name in ("held", "taken", "lost")}
ENDS = {"50": (90.0, 110.0), "80": (80.0, 120.0), "90": (70.0, 130.0)}
POINTS = {"held": 60.0, "taken": 100.0, "lost": 40.0}


@pytest.fixture
def stepped(tmp_path):
    """Return a function from an identity, and the points known, to the steps of its waterfall."""
    def found(text, **points):
        rows = [{"quantity": name, "wording": "100 km²"} for name in LAND]
        claims = claims_from(tmp_path, rows, quantities=LAND, identities=[text])
        known = [Estimate(name, AREA, date(2025, 1, 2), "disputed", point=point,
                          intervals=ENDS) for name, point in points.items()]
        matter = Matter(claims, Answer("case", None, None, tuple(known), ()))
        return steps(matter, claims.case.definition.identities[0])
    return found


def test_each_term_begins_where_the_one_before_ended_and_the_whole_at_nothing(stepped):
    found = stepped("held = taken - lost", **POINTS)
    assert [(step.begin, step.end) for step in found] == [(0, 100), (100, 60), (0, 60)]


def test_what_is_taken_away_has_its_own_sign_and_colour(stepped):
    taken, lost, held = stepped("held = taken - lost", **POINTS)
    assert [step.name for step in (taken, lost, held)] == [
        "+ Land taken", "− Land lost", "= Land held, as claimed"]
    assert len({step.colour for step in (taken, lost, held)}) == 3


def test_what_nobody_claims_moves_nothing(stepped):
    found = stepped("held = taken - lost", taken=100.0)
    assert [(step.begin, step.end) for step in found] == [(0, 100), (None, None)]
    assert found[1].words == NOBODY


def test_a_term_after_one_that_nobody_claims_goes_on_from_the_level_before(stepped):
    found = stepped("held = taken - lost", lost=40.0)
    assert (found[1].begin, found[1].end) == (0, -40)


def test_a_plain_number_is_a_step_of_its_own(stepped):
    _, number, _ = stepped("held = taken - 30", **POINTS)
    assert (number.name, number.begin, number.end) == ("− 30", 100, 70)
    assert (number.words, number.interval) == (GIVEN, None)


def test_a_factor_scales_the_step_and_its_range(stepped):
    (step, _) = stepped("held = 2 * taken", **POINTS)
    assert step.end == 200
    assert step.interval == (140, 260)


def test_the_range_of_what_is_taken_away_is_told_as_it_is(stepped):
    _, lost, _ = stepped("held = taken - lost", **POINTS)
    assert lost.interval == (70, 130)
    assert lost.words == "70 to 130 km², as of 2 January 2025"


def test_a_waterfall_has_a_group_for_each_step_and_one_for_the_axis(stepped):
    found = stepped("held = taken - lost", **POINTS)
    for sheet in (WIDE, NARROW):
        shapes, height = waterfall(found, AREA, sheet)
        assert len(shapes) == 1 + len(found)
        assert height > len(found) * sheet.line


def test_a_waterfall_of_nothing_claimed_has_no_bars(stepped):
    found = stepped("held = taken - lost")
    shapes, _ = waterfall(found, AREA, WIDE)
    assert not any("<rect" in shape for shape in shapes)
    assert sum(NOBODY in shape for shape in shapes) == 2


def test_what_was_measured_is_a_bar_between_its_ends():
    step = measured_step("land held, measured", (400.0, 600.0), AREA, "2 January 2025")
    assert (step.name, step.begin, step.end) == ("Land held, measured", 400, 600)
    assert step.words == "400 to 600 km², measured on 2 January 2025"
