"""Panels and lanes: where statements stand, and that none hides another."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from ledgers import claims_from

from figures.charts import marks, panels
from figures.charts.lanes import lane
from figures.charts.matter import Matter, sides, statements
from figures.charts.panels import Panel
from figures.charts.scales import Scale
from figures.charts.theme import NARROW, WIDE, look
from figures.estimate import Answer

ROWS = [{"value": 100, "speaker": "A", "as_of": "2025-01-01"},
        {"value": 300, "speaker": "A", "as_of": "2025-02-01"},
        {"value": 200, "speaker": "B", "as_of": "2025-01-15"}]
DAYS = Scale(date(2025, 1, 1).toordinal(), date(2025, 3, 1).toordinal(), 100, 900)
SIZES = Scale(0, 400, 500, 100)


def told(tmp_path, *rows):
    """Return the statements of these rows and the sides that speak."""
    matter = Matter(claims_from(tmp_path, list(rows)), Answer("case", None, None, (), ()))
    return statements(matter, "killed"), sides(matter)


def panel_of(tmp_path, *rows):
    spoken, known = told(tmp_path, *rows)
    return Panel(spoken, DAYS, SIZES, known)


def elements(shapes, tag):
    """Return all elements of a kind in a drawing."""
    return list(ElementTree.fromstring(f"<svg>{''.join(shapes)}</svg>").iter(tag))


def places(shapes):
    """Return where the marks of a drawing stand."""
    moves = [mark[1].get("transform") for mark in elements(shapes, "a")]
    return [tuple(map(float, re.findall(r"-?[\d.]+", move)[:2])) for move in moves]


def test_a_statement_stands_at_its_day_and_size(tmp_path):
    panel = panel_of(tmp_path, *ROWS)
    assert panel.at(panel.statements[0]) == (100, 400)
    assert panel.at(panel.statements[1])[1] == 200


def test_a_panel_keeps_room_for_arrows(tmp_path):
    box = panel_of(tmp_path, *ROWS).box()
    assert (box.left, box.top, box.bottom) == (100, 100 - marks.ARROW, 500)
    assert box.right == 900 + marks.ARROW


def test_every_statement_is_a_mark_that_leads_to_its_claim(tmp_path):
    shapes = panels.drawn(panel_of(tmp_path, *ROWS), WIDE)
    assert [mark.get("href") for mark in elements(shapes, "a")] == [
        f"claims/c-{number}.html" for number in (1, 2, 3)]
    assert places(shapes)[0] == (100, 400)


def test_a_speakers_figures_are_joined_by_steps_in_the_order_of_their_days(tmp_path):
    shapes = panels.drawn(panel_of(tmp_path, *ROWS[1::-1], ROWS[2]), WIDE)
    (line,) = [path for path in elements(shapes, "path") if path.find("title") is not None]
    assert line.find("title").text == "A"
    assert line.get("d").startswith("M100 400H")
    assert line.get("d").endswith("V200")


def test_one_figure_alone_has_no_line(tmp_path):
    shapes = panels.drawn(panel_of(tmp_path, ROWS[0], ROWS[2]), WIDE)
    assert not [path for path in elements(shapes, "path") if path.find("title") is not None]


@pytest.mark.parametrize(("days", "tails"), [(0, 0), (1, 1)])
def test_what_was_printed_late_has_a_line_to_its_day_of_printing(tmp_path, days, tails):
    printed = date(2025, 1, 1).toordinal() + look("late days") + days
    late = {**ROWS[0], "reported_on": date.fromordinal(printed).isoformat()}
    shapes = panels.drawn(panel_of(tmp_path, late), WIDE)
    assert len(elements(shapes, "line")) == tails


def test_a_range_stands_on_its_lower_end_and_reaches_its_upper(tmp_path):
    wide = {"wording": "100 to 300 killed", "as_of": "2025-01-01"}
    shapes = panels.drawn(panel_of(tmp_path, wide), WIDE)
    assert places(shapes) == [(100, 400)]
    (bar,) = elements(shapes, "rect")
    assert float(bar.get("width")) == 200


def test_the_greatest_figure_has_a_label_with_its_speaker(tmp_path):
    words = [text.text for text in elements(panels.drawn(panel_of(tmp_path, *ROWS), WIDE), "text")]
    assert "A: 300" in words


def test_what_has_a_label_is_reached_by_the_keyboard(tmp_path):
    shapes = panels.drawn(panel_of(tmp_path, *ROWS), WIDE)
    reached = [mark for mark in elements(shapes, "a") if mark.get("tabindex") is None]
    assert len(reached) == len(elements(shapes, "text"))


def drawn_lane(tmp_path, *rows, sheet=WIDE):
    spoken, known = told(tmp_path, *rows)
    return lane(spoken, known[""], Scale(0, 400, 200, 900), sheet)


def test_marks_that_would_meet_are_piled_and_others_stand_in_one_row(tmp_path):
    apart = [{"value": 10, "speaker": "A"}, {"value": 390, "speaker": "B"}]
    same = [{"value": 200, "speaker": "A"}, {"value": 200, "speaker": "B"}]
    shapes, low = drawn_lane(tmp_path / "a", *apart)
    assert len({y for _, y in places(shapes)}) == 1
    shapes, high = drawn_lane(tmp_path / "b", *same)
    assert len({y for _, y in places(shapes)}) == 2
    assert high > low


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_no_two_marks_of_a_lane_cover_one_another(tmp_path, sheet):
    rows = [{"value": 100 + 3 * number, "speaker": f"S{number}"} for number in range(40)]
    shapes, bottom = drawn_lane(tmp_path, *rows, sheet=sheet)
    found = places(shapes)
    assert len(found) == 40
    assert all(0 < y < bottom for _, y in found)
    for number, (x, y) in enumerate(found):
        assert not any(abs(x - a) < 2 * marks.LEAST_RADIUS and abs(y - b) < 2 * marks.LEAST_RADIUS
                       for a, b in found[:number])


def test_the_least_and_the_greatest_figure_of_a_lane_are_labelled(tmp_path):
    rows = [{"value": value, "speaker": f"S{value}"} for value in (20, 150, 380)]
    shapes, _ = drawn_lane(tmp_path, *rows)
    words = [text.text for text in elements(shapes, "text")]
    assert {"S20: 20", "S380: 380"} <= set(words)
