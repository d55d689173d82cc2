"""Marks, lanes, rows and the SVG that they are written in."""

import math
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.charts import marks, rows, svg, theme
from figures.charts.bands import band
from figures.charts.key import key_row
from figures.charts.lanes import lane_name
from figures.charts.marks import ARROW, LEAST_RADIUS, MOST_RADIUS, Mark, drawn, radius, shape_of
from figures.charts.scales import Scale
from figures.charts.theme import DARK, DASHES, LIGHT, NARROW, SIDE_COLOURS, WIDE, look, style
from figures.codebook import HEDGES
from figures.estimate import Estimate

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def parsed(shape):
    return ElementTree.fromstring(f"<svg>{shape}</svg>")[0]


@pytest.mark.parametrize("hedge", [*HEDGES, ""])
def test_every_hedge_has_a_shape_that_the_key_explains(hedge):
    assert shape_of(hedge) in marks.SHAPES


@pytest.mark.parametrize(("shape", "reach"), [
    ("exact", (95, 105)), ("about", (95, 105)), ("range", (95, 105)),
    ("at_least", (95, 100 + ARROW)), ("up_to", (100 - ARROW, 105))])
def test_a_mark_reaches_as_far_as_its_arrow(shape, reach):
    assert Mark(100, 100, 5, shape).reach == reach


def test_a_range_reaches_from_end_to_end():
    assert Mark(100, 160, 5, "range").reach == (95, 165)


def test_the_area_of_a_mark_grows_with_its_publications():
    assert radius(1) == LEAST_RADIUS
    assert radius(4) ** 2 == pytest.approx(4 * radius(1) ** 2)
    assert radius(10**6) == MOST_RADIUS


@pytest.mark.parametrize(("shape", "tag"), [
    ("exact", "circle"), ("about", "circle"), ("at_least", "path"), ("up_to", "path"),
    ("range", "rect")])
def test_a_shape_is_drawn_as_its_own_element(shape, tag):
    assert parsed(drawn(Mark(0, 30, 5, shape), "ink")).tag == tag


def test_arrows_point_to_where_the_truth_may_lie():
    upwards, downwards = (parsed(drawn(Mark(0, 0, 5, shape), "ink")).get("d")
                          for shape in ("at_least", "up_to"))
    assert f"H{ARROW}" in upwards
    assert f"H-{ARROW}" in downwards


def test_about_is_softer_than_exact_and_hollow_is_empty():
    exact, about = (parsed(drawn(Mark(0, 0, 5, shape), "ink")) for shape in ("exact", "about"))
    hollow = parsed(drawn(Mark(0, 0, 5, "exact"), "ink", hollow=True))
    assert exact.get("fill-opacity") is None
    assert 0 < float(about.get("fill-opacity")) < 1
    assert float(hollow.get("fill-opacity")) == 0


def test_a_hollow_bound_is_dotted():
    assert parsed(drawn(Mark(0, 0, 5, "up_to"), "ink", True)).get("stroke-dasharray")
    assert parsed(drawn(Mark(0, 0, 5, "up_to"), "ink")).get("stroke-dasharray") is None


def test_a_range_too_short_to_see_is_a_soft_dot_and_a_short_one_as_long_as_thick():
    assert parsed(drawn(Mark(0, 1, 5, "range"), "ink")).tag == "circle"
    short = parsed(drawn(Mark(0, 2, 4, "range"), "ink"))
    assert float(short.get("width")) == float(short.get("height")) == 8
    assert float(short.get("x")) == -3  # its middle stays that of the range


@pytest.mark.parametrize(("value", "text"), [
    (12, "12"), (12.0, "12"), (12.54, "12.5"), (-.04, "0"), (-1.5, "-1.5"), (0, "0"),
    (100.96, "101")])
def test_a_coordinate_has_one_decimal_at_most(value, text):
    assert svg.decimal(value) == text


@given(st.floats(-1e6, 1e6))
def test_a_coordinate_is_off_by_half_a_decimal_at_most(value):
    assert abs(float(svg.decimal(value)) - value) <= .0500001
    assert svg.decimal(value) != "-0"


@given(TEXT, TEXT)
def test_whatever_a_text_holds_is_read_back_as_it_was(words, tip):
    link = parsed(svg.link(words, tip, svg.text(0, 0, words, svg.Font(14))))
    assert link.get("href") == words
    assert (link[0].text or "") == tip
    assert (link[1].text or "") == words


def test_names_of_attributes_have_hyphens_and_no_trailing_underscore():
    found = parsed(svg.element("g", class_="wide", stroke_width=1.26))
    assert found.attrib == {"class": "wide", "stroke-width": "1.3"}


def test_an_element_without_children_is_closed_at_once():
    assert svg.element("rect", x=1) == '<rect x="1"/>'
    assert svg.element("g", svg.element("rect"), "a < b") == "<g><rect/>a &lt; b</g>"


def test_a_group_of_nothing_is_nothing():
    assert svg.group([]) == ""
    assert svg.group(iter(["x"]), id="a") == '<g id="a">x</g>'


def test_a_bar_has_the_width_of_its_corners_and_is_never_invisible():
    wide = parsed(svg.bar((10, 20, 30, 50)))
    assert [wide.get(name) for name in ("x", "y", "width", "height")] == ["10", "20", "20", "30"]
    assert float(parsed(svg.bar((10, 20, 10, 20))).get("width")) == pytest.approx(svg.HAIR)


def test_a_line_joins_its_points():
    assert svg.line((1, 2, 3, 4)) == '<line x1="1" y1="2" x2="3" y2="4"/>'


@pytest.mark.parametrize(("font", "attributes"), [
    (svg.Font(14), {}), (svg.Font(14, bold=True), {"font-weight": "700"}),
    (svg.Font(14, anchor="end"), {"text-anchor": "end"}),
    (svg.Font(14, halo=True), {"stroke": LIGHT["paper"]})])
def test_a_font_brings_what_it_says_and_nothing_else(font, attributes):
    found = parsed(svg.text(1, 2, "x", font)).attrib
    plain = {"x": "1", "y": "2", "font-size": "14", "fill": LIGHT["ink"]}
    assert {name: text for name, text in found.items() if name != "class"} == plain | attributes


def test_by_keyboard_one_reaches_what_is_to_be_reached_so():
    assert parsed(svg.link("a", "b", reached=True)).get("tabindex") is None
    assert parsed(svg.link("a", "b")).get("tabindex") == "-1"


def test_both_schemes_have_the_same_colours_and_no_two_sides_share_one():
    assert set(LIGHT) == set(DARK)
    for scheme in (LIGHT, DARK):
        assert len({scheme[name] for name in SIDE_COLOURS}) == len(SIDE_COLOURS)
    assert len(set(DASHES)) == len(DASHES) == len(SIDE_COLOURS)


def test_the_style_names_every_colour_and_prints_in_the_light_ones():
    assert all(f".f-{name}{{" in style() and f".s-{name}{{" in style() for name in LIGHT)
    assert style().rindex(f"--c-ink:{LIGHT['ink']}") > style().rindex(f"--c-ink:{DARK['ink']}")


def test_a_look_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        look("colour of the sky")


def test_a_sheet_picks_its_own_of_what_differs():
    both = look("plane height")
    assert (WIDE.pick("plane height"), NARROW.pick("plane height")) == (
        both["wide"], both["narrow"])


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_lines_are_higher_than_text_and_baselines_lower_than_middles(sheet):
    assert sheet.line > sheet.text > sheet.drop > 0


def row(name="NIS", **more):
    return rows.Row(name, "claims/a.html", "NIS: 300", **more)


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_rows_stand_below_one_another_without_meeting(sheet):
    _, middles, bottom = rows.stacked([row(), row("A name " * 30), row()], sheet, 10)
    assert 10 < middles[0] < middles[1] < middles[2] < bottom


def test_a_longer_name_and_a_detail_make_a_row_higher():
    ends = [rows.stacked([one], NARROW, 0)[2]
            for one in (row(), row(detail="told twice"), row("A name " * 30))]
    assert ends[0] < ends[1] < ends[2]


def test_a_row_leads_where_it_should_and_one_that_leads_nowhere_is_no_link():
    (linked,), _, _ = rows.stacked([row()], WIDE, 0)
    (plain,), _, _ = rows.stacked([rows.Row("NIS", "", "")], WIDE, 0)
    assert parsed(linked).get("href") == "claims/a.html"
    assert "<a" not in plain


def test_no_rows_end_where_they_begin():
    assert rows.stacked([], WIDE, 10) == ([], [], 10)


def test_drawings_stand_beside_names_on_a_wide_sheet_alone():
    assert rows.drawing_left(WIDE) > rows.drawing_left(NARROW) == theme.SPACE


def test_a_lanes_name_is_broken_beside_it_and_in_one_line_above_it():
    name = "Those who stand with the Republic of the River"
    wide = parsed(lane_name(name, "ink", 100, WIDE))
    assert len(wide) > 1
    assert " ".join(line.text for line in wide) == name
    assert parsed(lane_name(name, "ink", 100, NARROW)).text == name


def estimate(intervals, point=200.0):
    return Estimate("killed", "person", None, "disputed", point=point, intervals=intervals)


def test_a_band_is_the_thicker_the_surer_and_has_a_notch_at_the_middle():
    found = parsed(band(estimate({"90": (100, 400), "80": (120, 300), "50": (150, 250)}),
                        Scale(0, 400, 0, 400), 50))
    bars = [one for one in found if one.tag == "rect"]
    assert [float(bar.get("width")) for bar in bars] == [300, 180, 100]
    heights = [float(bar.get("height")) for bar in bars]
    assert heights == sorted(heights)
    assert {line.get("x1") for line in found.iter("line")} == {"200"}


def test_an_upright_band_rises():
    found = parsed(band(estimate({"90": (100, 400)}), Scale(0, 400, 400, 0), 50, upright=True))
    assert (found[0].get("y"), found[0].get("height")) == ("0", "300")
    assert {line.get("y1") for line in found.iter("line")} == {"200"}


def test_a_band_without_a_middle_has_no_notch():
    found = parsed(band(estimate({"90": (100, 400)}, None), Scale(0, 400, 0, 400), 50))
    assert not list(found.iter("line"))


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_the_key_explains_every_shape_within_its_sheet(sheet, upright):
    (shape,), height = key_row(sheet, upright)
    found = parsed(shape)
    words = list(found.iter("text"))
    assert [text.text for text in words] == list(marks.SHAPES.values())
    assert all(0 < float(text.get("x")) < sheet.width for text in words)
    assert height >= max(float(text.get("y")) for text in words)


def test_a_key_is_no_news_to_those_who_listen():
    assert parsed(key_row(WIDE)[0][0]).get("aria-hidden") == "true"


def test_a_marks_radius_never_passes_the_most():
    assert all(radius(count) <= MOST_RADIUS for count in range(1, 200))
    assert math.isclose(radius(2), LEAST_RADIUS * math.sqrt(2))
