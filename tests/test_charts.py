"""Charts: what they say, what they draw, and that nothing in a ledger can break out of them."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import date

import pandas as pd
import pytest
from ledgers import claims_from

from figures.charts import draw, labels, lettering, marks, names, scales, svg, theme
from figures.errors import CallError
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.joint import Moment

SCRIPT = "<script>alert(1)</script>"
SVG = "{http://www.w3.org/2000/svg}"
KURSK = [  # real rows of the open ledger, with their days
    {"wording": "at least 100", "speaker": "NIS", "publisher": "Asahi", "as_of": "2024-12-19"},
    {"wording": "at least 100", "speaker": "NIS", "publisher": "Herald", "as_of": "2024-12-19"},
    {"wording": "around 300", "speaker": "NIS", "publisher": "Kyiv Post", "as_of": "2025-01-13"},
    {"wording": "4,000 killed", "speaker": "Zelensky", "publisher": "UNN", "as_of": "2025-01-21"},
    {"wording": "up to 6,000", "speaker": "MoD", "publisher": "RTL", "as_of": "2025-06-15"},
]
MEASURED = "date,held,held_plus\n2025-01-01,400,600\n2025-01-02,420,640\n"
HELD = {"counts": "land held", "unit": "km^2", "of": "blue", "measured": {
    "file": "measured/area.csv", "low": "held", "high": "held_plus", "unit": "km^2",
    "within": "10%"}}
LAND = {"held": HELD, "taken": {"counts": "land taken", "unit": "km^2"},
        "lost": {"counts": "land lost", "unit": "km^2"}}
LAND_ROWS = [
    {"quantity": "held", "wording": "500 km²", "as_of": "2025-01-01"},
    {"quantity": "held", "wording": "9,000 km²", "as_of": "2025-01-02"},
    {"quantity": "taken", "wording": "1,300 square kilometers (500 square miles)",
     "as_of": "2025-01-01"},
    {"quantity": "taken", "wording": "90 sq km (56 sq miles)", "as_of": "2025-01-02"},
]


def estimate(quantity, unit="person", **more):
    """Return an estimate with plain numbers."""
    plain = {"as_of": date(2025, 6, 15), "status": "disputed", "point": 1289.0,
             "intervals": {"50": (796.0, 2024.0), "80": (478.0, 3088.0), "90": (331.0, 4112.0)},
             "bounds": (300.0, 6000.0), "claims": 5, "origins": 4}
    return Estimate(quantity, unit, **{**plain, **more})


def answered(*estimates):
    """Return an answer of these estimates."""
    return Answer("case", date(2025, 6, 15), None, estimates, ())


@pytest.fixture
def kursk(tmp_path):
    """Return claims of killed by several speakers, and an answer about them."""
    claims = claims_from(tmp_path, KURSK)
    return claims, answered(estimate("killed", influence=(("c-1", 1.35), ("c-4", 0.8))))


@pytest.fixture
def land(tmp_path):
    """Return claims of land that balance, one of them measured, and an answer about them."""
    claims = claims_from(tmp_path, LAND_ROWS, quantities=LAND, identities=["held = taken - lost"],
                         measured={"measured/area.csv": MEASURED})
    answer = answered(estimate("held", "km^2", as_of=date(2025, 1, 2)), estimate("taken", "km^2"))
    return claims, answer


def drawn(chart):
    """Return both SVGs of a chart, parsed: what is not well-formed is an error here."""
    return [ElementTree.fromstring(text) for text in (chart.svg, chart.svg_narrow)]


def words(root):
    """Return all text that an SVG shows."""
    return " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))


def links(root):
    """Return where the marks lead."""
    return [node.get("href") for node in root.iter(f"{SVG}a")]


@pytest.mark.parametrize("name", names())
def test_every_chart_is_drawn_for_a_case_with_much_and_for_one_with_nothing(name, land, tmp_path):
    nothing_known = claims_from(tmp_path / "none", KURSK, date(1990, 1, 1))
    for claims, answer in (land, (nothing_known, answered())):
        chart = draw(name, claims, answer)
        assert chart.name == name and chart.title and chart.alt
        assert [root.get("role") for root in drawn(chart)] == ["group", "group"]


@pytest.mark.parametrize("name", names())
def test_the_same_input_gives_the_same_bytes(name, land):
    assert draw(name, *land).svg == draw(name, *land).svg


@pytest.mark.parametrize("name", names())
def test_nothing_of_a_ledger_becomes_markup(name, tmp_path):
    rows = [{**row, "speaker": SCRIPT, "publisher": f"“&{SCRIPT}”", "via": SCRIPT}
            for row in KURSK]
    claims = claims_from(tmp_path, rows)
    finding = Finding("hedge-flip", "note", "print", ("c-1",), SCRIPT)
    answer = answered(estimate("killed", influence=(("c-1", 1.5),)))
    chart = draw(name, claims, answer, [finding])
    drawn(chart)
    assert "<script" not in chart.__html__()


def test_one_statement_leaves_its_range_in_the_singular(tmp_path):
    claims = claims_from(tmp_path, [{"wording": "12 killed", "as_of": "2025-01-01"}])
    only = Estimate("killed", "person", date(2025, 1, 1), "single", point=12.0, claims=1, origins=1,
                    intervals={"50": (10.0, 14.0), "80": (9.0, 20.0), "90": (8.0, 30.0)},
                    claim_ids=("c-1",))
    title = draw("range-strip", claims, Answer("case", None, None, (only,), ())).title
    assert title == "Soldiers killed: 1 statement, of 12, leaves 8 to 30 to believe"


def test_a_picture_holds_the_first_of_very_many_quantities_and_says_so(tmp_path):
    counted = {f"q{n}": {"counts": f"soldiers of unit {n}", "unit": "person"} for n in range(20)}
    rows = [{"quantity": name, "value": 30, "as_of": f"2025-01-{day}"}
            for name in counted for day in ("01", "05")]
    claims = claims_from(tmp_path, rows, quantities=counted)
    for name in ("range-strip", "timeline"):
        chart = draw(name, claims, Answer("case", None, None, (), ()))
        assert chart.note.endswith(" Of 20 quantities the first 12 are drawn.")
        assert "unit 11" in chart.svg and "unit 12" not in chart.svg
        assert "day not given" not in chart.note


def test_the_range_strip_says_how_far_apart_the_statements_are_and_what_they_leave(kursk):
    assert draw("range-strip", *kursk).title == (
        "Soldiers killed: 4 statements, from 100 to 6,000, leave 330 to 4,100 to believe")


def test_a_range_is_reported_by_its_ends(tmp_path):
    rows = [{"wording": "between 40 and 49"}, {"wording": "120", "speaker": "B"}]
    title = draw("range-strip", claims_from(tmp_path, rows), answered()).title
    assert title == "Soldiers killed: 2 statements, from 40 to 120"


def test_where_nothing_is_repeated_there_is_no_echo(tmp_path):
    chart = draw("echo-tree", claims_from(tmp_path, KURSK[2:]), answered())
    assert chart.title == "No statement of this ledger is printed by two publications."


def test_the_words_of_a_chart_state_its_numbers(kursk):
    chart = draw("range-strip", *kursk)
    assert "left to believe 330 to 4,100, disputed" in chart.alt
    assert all(root.get("aria-label") == chart.alt for root in drawn(chart))


def test_one_mark_stands_for_a_statement_however_many_publish_it(kursk):
    for root in drawn(draw("range-strip", *kursk)):
        assert sorted(links(root)) == [f"claims/c-{n}.html" for n in (1, 3, 4, 5)]


def test_a_mark_says_who_said_what_when_and_who_printed_it(kursk):
    root = drawn(draw("range-strip", *kursk))[0]
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert "NIS: at least 100, 19 December 2024 (2 publications)" in titles


def test_a_mark_grows_with_the_publications_and_stops():
    assert marks.radius(4) == 2 * marks.radius(1)
    assert marks.radius(10**6) == marks.MOST_RADIUS


@pytest.mark.parametrize(("hedge", "shape"), [
    ("exact", "exact"), ("about", "about"), ("over", "at_least"), ("at_least", "at_least"),
    ("under", "up_to"), ("up_to", "up_to"), ("nearly", "up_to"), ("range", "range"),
    ("vague", "range"), ("", "exact")])
def test_each_hedge_has_a_shape_of_its_own_kind(hedge, shape):
    assert marks.shape_of(hedge) == shape


def test_a_statement_that_takes_no_part_is_hollow():
    whole = marks.drawn(marks.Mark(0, 0, 5, "exact"), "none")
    hollow = marks.drawn(marks.Mark(0, 0, 5, "exact"), "none", hollow=True)
    assert "fill-opacity" not in whole and 'fill-opacity="0"' in hollow


def test_literal_bounds_are_shown_or_said_to_be_impossible(kursk):
    claims, answer = kursk
    assert "300 to 6,000" in words(drawn(draw("range-strip", claims, answer))[0])
    without = answered(estimate("killed", bounds=None))
    assert "no one value fits all" in words(drawn(draw("range-strip", claims, without))[0])


def test_what_can_not_be_known_says_why(kursk):
    unknowable = estimate("killed", status="unknowable", point=None, intervals=None,
                          why="all are zero")
    assert "All are zero" in words(drawn(draw("range-strip", kursk[0], answered(unknowable)))[0])


def test_quantities_of_different_units_stand_on_different_axes(tmp_path):
    rows = [{"wording": "300 killed"}, {"quantity": "held", "wording": "500 km²"}]
    root = drawn(draw("range-strip", claims_from(tmp_path, rows), answered()))[0]
    assert "People" in words(root) and "Square kilometres" in words(root)


def test_sides_are_named_by_those_with_whom_the_others_stand(tmp_path):
    parties = {"red": {"name": "Red"}, "blue": {"name": "Blue"},
               "green": {"name": "Green", "with": "blue"}}
    sources = [{"name": "A", "party": "green"}, {"name": "B", "party": "red"}, {"name": "P"}]
    rows = [{"wording": "300", "speaker": who, "publisher": "P"} for who in ("A", "B", "P")]
    claims = claims_from(tmp_path, rows, sources=sources, parties=parties)
    shown = words(drawn(draw("range-strip", claims, answered()))[0])
    assert "Blue’s side" in shown and "Red" in shown and "neither side" in shown


def test_the_timeline_tells_the_first_and_the_last_figure_with_their_days(kursk):
    assert draw("timeline", *kursk).title == (
        "Soldiers killed: at least 100 on 19 December 2024, up to 6,000 on 15 June 2025")


def test_the_timeline_joins_one_speaker_s_figures(kursk):
    root = drawn(draw("timeline", *kursk))[0]
    lines = [node for node in root.iter(f"{SVG}path") if node.find(f"{SVG}title") is not None]
    assert [line.find(f"{SVG}title").text for line in lines] == ["NIS"]


def test_the_timeline_counts_what_has_no_day(tmp_path):
    claims = claims_from(tmp_path, [*KURSK, {"wording": "700", "speaker": "X"}])
    assert "1 statement without a day" in draw("timeline", claims, answered()).note


def test_the_balance_holds_claims_against_what_was_measured(land):
    finding = Finding("measured", "warning", "between", ("c-2",), "far above")
    chart = draw("balance", *land, [finding])
    assert chart.title == ("Land held: 1 of 2 statements lies outside what was measured for the "
                           "day")
    shown = words(drawn(chart)[0])
    assert "measured: held to held plus" in shown
    assert "Above the axis, 1 statement: General Staff: 9,000." in shown
    assert "420 to 640 km², measured on 2 January 2025" in chart.alt


def test_a_term_that_nobody_claims_is_said_to_be_open(land):
    assert "− Land lost: nobody gives a figure." in draw("balance", *land).alt


def test_unit_pairs_name_the_one_that_is_furthest_off(land):
    finding = Finding("unit-pair", "error", "print", ("c-4",), "56 for 34.7", stated=56.0,
                      expected=34.7, cause="linear-factor-on-area")
    chart = draw("unit-pairs", *land, [finding])
    assert chart.title == ("1 of 2 printed pairs of units do not convert cleanly; furthest off is "
                           "56 square miles for 34.7 square miles")
    assert "as if a length were converted" in words(drawn(chart)[1]).replace("  ", " ")
    assert chart.table.set_index("Claim").at["c-3", "Printed ÷ exact"] == pytest.approx(
        500 / (1300 / 2.589988110336))


def test_influence_names_the_statement_that_moves_the_middle_most(kursk):
    assert draw("influence", *kursk).title == (
        "Soldiers killed: without “at least 100” (NIS) the middle would be 1,700, not 1,300")


def test_the_echo_tree_marks_the_branch_on_which_the_figure_changed(tmp_path):
    rows = [{"wording": "300", "speaker": "NIS", "publisher": "NIS", "as_of": "2025-01-13"},
            *({"wording": "about 300", "speaker": "NIS", "publisher": page, "via": "Yonhap",
               "as_of": "2025-01-13"} for page in ("Post", "Times"))]
    finding = Finding("hedge-flip", "note", "print", ("c-2", "c-3"), "exact became about")
    chart = draw("echo-tree", claims_from(tmp_path, rows), answered(), [finding])
    assert chart.title.startswith("One statement, 3 publications, 2 of them with a change: NIS")
    for root in drawn(chart):
        assert words(root).count("hedge-flip: exact became about") == 1
        assert len([n for n in root.iter(f"{SVG}path") if n.get("class") == "f-note"]) == 1


def test_an_unknown_chart_or_quantity_is_told_with_the_nearest_name(kursk):
    with pytest.raises(CallError, match="did you mean 'timeline'"):
        draw("time-line", *kursk)
    with pytest.raises(CallError, match="did you mean 'killed'"):
        draw("timeline", *kursk, quantity="kiled")


def test_a_chart_shows_itself_in_a_notebook_and_on_a_page(kursk):
    chart = draw("range-strip", *kursk)
    bundle = chart._repr_mimebundle_()
    assert bundle["image/svg+xml"] == chart.svg and bundle["text/plain"] == repr(chart) == chart.alt
    assert chart.__html__().count("<svg") == 2 and "<table" in chart.__html__()


def test_a_chart_can_stand_a_folder_higher_than_its_claims(kursk):
    page = draw("range-strip", *kursk).below("kursk/").__html__()
    assert 'href="kursk/claims/c-1.html"' in page and 'href="claims/' not in page


def test_the_table_of_a_chart_holds_what_is_drawn(kursk):
    table = draw("range-strip", *kursk).table
    assert isinstance(table, pd.DataFrame)
    assert list(table["Number"]) == [100.0, 300.0, 4000.0, 6000.0]


def test_on_paper_a_chart_is_the_wide_one_and_has_no_tint():
    assert "@media screen and (max-width:52rem)" in theme.FIGURE_STYLE
    printed = theme.style().partition("@media print")[2]
    assert "--c-paper:#ffffff" in printed and "#fffdf9" not in printed


@pytest.mark.parametrize(("scheme", "paper"), [(theme.LIGHT, "#fffdf9"), (theme.DARK, "#171716")])
def test_every_colour_but_hairlines_stands_out_from_the_paper(scheme, paper):
    assert scheme["paper"] == paper
    low = {name for name, colour in scheme.items() if contrast(colour, paper) < 4.5}
    assert low == {"paper", "rule"}


def contrast(one, other):
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    """Return the relative luminance of a colour such as #0b5fa5."""
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_is_never_smaller_than_eleven_pixels_where_a_chart_is_shown():
    wide_from, narrow_from, margins = 52 * 16, 320, 2 * 1.25 * 17
    assert (wide_from - margins) / theme.WIDE.width * theme.WIDE.text >= 11
    assert (narrow_from - margins) / theme.NARROW.width * theme.NARROW.text >= 11


def test_a_wide_spread_gets_a_logarithmic_axis_and_others_begin_at_zero():
    assert scales.fitted([100, 6000], 0, 100).log
    near = scales.fitted([400, 900], 0, 100)
    assert not near.log and near.low == 0 and near.high >= 900


def test_values_beyond_an_axis_are_held_at_its_ends():
    scale = scales.Scale(1, 100, 0, 200, log=True)
    assert [scale(value) for value in (0, 1, 10, 100, 1e9)] == pytest.approx([0, 0, 100, 200, 200])


@pytest.mark.parametrize(("ends", "log"), [((95, 7000), True), ((0, 1400), False), ((1, 3), True)])
def test_ticks_are_round_rising_and_few(ends, log):
    found = scales.ticks(scales.Scale(*ends, 0, 500, log), 8)
    assert 1 < len(found) <= 9
    assert [tick.place for tick in found] == sorted(tick.place for tick in found)


@pytest.mark.parametrize(("first", "last", "label"), [
    ("2024-12-17", "2025-12-12", "Jan 2025"), ("2022-02-24", "2026-06-30", "2024"),
    ("2025-01-01", "2025-01-20", "9 Jan")])
def test_days_are_ticked_as_shortly_as_tells_them_apart(first, last, label):
    scale = scales.Scale(date.fromisoformat(first).toordinal(),
                         date.fromisoformat(last).toordinal(), 0, 800)
    found = [tick.label for tick in scales.day_ticks(scale, 8)]
    assert len(set(found)) == len(found) > 1
    assert any(re.fullmatch(re.sub(r"\d", r"\\d", label).replace("Jan", r"\w{3}"), shown)
               for shown in found)


def test_labels_never_cover_marks_or_one_another():
    boxes = [labels.Box(x, 40, x + 10, 50) for x in range(0, 300, 12)]
    wishes = [labels.Wish((f"Speaker {n}: 300", "300"), box, svg.Font(14), str(n))
              for n, box in enumerate(boxes)]
    placed = labels.place(wishes, boxes, labels.Box(0, 0, 320, 90))
    shown = [label.box for label in placed]
    assert shown
    assert not any(one.meets(other) for one in shown for other in boxes)
    assert not any(one.meets(other) for n, one in enumerate(shown) for other in shown[:n])


def test_lines_break_between_words_and_long_names_are_cut():
    lines = lettering.wrapped("one mark is one statement, however often it is printed", 14, 120)
    assert len(lines) > 2 and all(lettering.width(line, 14) <= 120 for line in lines)
    cut = lettering.shortened("source in the General Staff of Ukraine", 14, 120)
    assert cut.endswith("…") and lettering.width(cut, 14) <= 120


def test_letters_that_the_font_lacks_are_taken_for_broad():
    assert lettering.width("조선", 10) == pytest.approx(21)


def test_the_plane_sets_one_speaker_s_two_figures_of_a_day_against_stated_shares(tmp_path):
    rows = [{"wording": "300", "speaker": "NIS", "as_of": "2025-01-13"},
            {"wording": "2,700", "quantity": "wounded", "speaker": "NIS", "as_of": "2025-01-13"},
            {"wording": "two-thirds", "unit": "share", "share_of": "casualties", "speaker": "P"},
            {"wording": "4,000", "quantity": "casualties", "speaker": "P"}]
    claims = claims_from(tmp_path, rows, identities=["casualties = killed + wounded"])
    chart = draw("killed-wounded", claims, answered())
    assert chart.title == "Soldiers killed: from 10% to 67% of the losses, depending on who speaks"
    for root in drawn(chart):
        assert "NIS: 300 and 2,700" in words(root)
        assert {"claims/c-1.html", "claims/c-3.html", "claims/c-4.html"} <= set(links(root))


def test_a_statement_of_nothing_is_counted_where_a_logarithmic_axis_can_not_show_it(tmp_path):
    claims = claims_from(tmp_path, [*KURSK, {"wording": "-", "value": 0, "speaker": "Z"}])
    chart = draw("range-strip", claims, answered())
    assert "1 statement of 0" in chart.note
    assert all("claims/c-6.html" not in links(root) for root in drawn(chart))


def test_a_thousand_statements_still_make_a_small_picture_with_the_extremes(tmp_path):
    rows = [{"wording": str(n + 11), "speaker": f"S{n}", "as_of": "2025-01-13"}
            for n in range(1000)]
    chart = draw("range-strip", claims_from(tmp_path, rows), answered())
    assert f"{1000 - theme.look('most marks')} statements" in chart.note
    assert "from 11 to 1,010" in chart.title
    for text, root in zip((chart.svg, chart.svg_narrow), drawn(chart), strict=True):
        assert len(text) < 100_000
        assert {"claims/c-1.html", "claims/c-1000.html"} <= set(links(root))


def ribbons(root):
    """Return the fields of a drawing that are as faint as a ribbon."""
    faint = str(theme.look("ribbon"))
    return [path for path in root.iter(f"{SVG}path") if path.get("fill-opacity") == faint]


def test_the_timeline_shows_what_was_believed_day_by_day_where_that_was_asked_for(kursk):
    claims, _ = kursk
    moments = (Moment(date(2024, 12, 19), 290.0, 80.0, 810.0),
               Moment(date(2025, 6, 15), 1289.0, 331.0, 4112.0))
    with_series = draw("timeline", claims, answered(estimate("killed", series=moments)))
    without = draw("timeline", *kursk)
    assert "grey ribbon" in words(drawn(with_series)[0])
    assert [len(ribbons(root)) for root in drawn(with_series)] == [1, 1]
    assert "grey ribbon" not in words(drawn(without)[0])
    assert not ribbons(drawn(without)[0])


def test_a_ribbon_of_a_thousand_days_is_drawn_at_the_steps_that_show(kursk):
    claims, _ = kursk
    first = date(2024, 1, 1).toordinal()
    moments = tuple(Moment(date.fromordinal(first + n), 290.0 + n / 1000, 80.0, 810.0 + n / 1000)
                    for n in range(1000))
    still = draw("timeline", claims, answered(estimate("killed", series=moments)))
    path, = ribbons(drawn(still)[0])
    assert path.get("d").startswith("M") and path.get("d").endswith("Z")
    assert path.get("d").count("V") == 1  # from the upper end to the lower, once
