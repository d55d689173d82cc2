"""Units: kinds, pairs, rounding, swaps."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import findings_in

from figures.checks.conversions import Pair, judge
from figures.checks.digits import cause, changed_digits, transposed
from figures.precision import place_of, rounded
from figures.units import factor

AREAS = ["km^2", "mi^2", "hectare", "acre", "m^2"]
LENGTHS = ["km", "mi", "m", "ft", "yard", "nautical_mile"]


def pair(first, unit, second, second_unit):
    return Pair(first, place_of(first), unit, second, place_of(second), second_unit)


@pytest.mark.parametrize(("first", "unit", "second", "second_unit"), [
    (1300, "km^2", 500, "mi^2"), (1376, "km^2", 530, "mi^2"), (1263, "km^2", 488, "mi^2"),
    (1294, "km^2", 500, "mi^2"), (140, "km^2", 54, "mi^2"), (1000, "km^2", 386, "mi^2"),
    (1000, "km^2", 400, "mi^2"), (21, "mi", 34, "km"), (10, "km", 6.2, "mi"),
    (92, "person/day", 33600, "person/year"),
])
def test_a_pair_that_converts_is_fine(first, unit, second, second_unit):
    assert judge(pair(first, unit, second, second_unit)) is None


@pytest.mark.parametrize(("first", "unit", "second", "second_unit", "cause_", "severity"), [
    (2.5, "km", 1.5, "mi", "truncated", "note"),
    (30, "mi^2", 77, "km^2", "truncated", "note"),
    (2, "km", 1.4, "mi", "backwards", "warning"),
    (1263, "km^2", 502, "mi^2", "rounded-first", "note"),
    (999, "km^2", 300, "mi^2", "truncated", "warning"),
])
def test_a_pair_that_rounding_explains_is_told_as_rounding(
        first, unit, second, second_unit, cause_, severity):
    verdict = judge(pair(first, unit, second, second_unit))
    assert (verdict.code, verdict.cause, verdict.severity) == ("unit-rounding", cause_, severity)


@pytest.mark.parametrize(("first", "unit", "second", "second_unit", "cause_"), [
    (90, "km^2", 56, "mi^2", "linear-factor-on-area"),
    (1000, "km^2", 3300, "mi^2", "feet-for-miles"),
    (1.5, "km", 4921, "mi", "feet-for-miles"),
    (250, "km", 97, "mi", "area-factor-on-length"),
    (1000, "km^2", 2590, "mi^2", "inverse-factor"),
    (386, "km^2", 1000, "mi^2", "swapped-units"),
    (1000, "km^2", 386000, "mi^2", "thousandfold"),
    (1000, "km^2", 3861, "mi^2", "decimal-comma"),
    (1260, "km^2", 468, "mi^2", "digit-slip"),
    (1000, "km^2", 39, "mi^2", "digit-slip"),
    (1010, "km^2", 290, "mi^2", "unexplained"),
])
def test_a_pair_that_does_not_convert_has_the_slip_that_made_it(
        first, unit, second, second_unit, cause_):
    verdict = judge(pair(first, unit, second, second_unit))
    assert (verdict.code, verdict.cause, verdict.severity) == ("unit-pair", cause_, "error")


def test_a_pair_two_percent_off_or_less_is_a_warning():
    verdict = judge(pair(1263, "km^2", 485, "mi^2"))
    assert (verdict.code, verdict.severity) == ("unit-pair", "warning")
    assert verdict.off == pytest.approx(1 - 485 / (1263 * 0.3861022), abs=1e-4)


@st.composite
def printed_pairs(draw, kinds=(AREAS, LENGTHS)):
    """Draw a printed figure with its rightly rounded conversion, at any precision."""
    unit, second_unit = draw(st.sampled_from(draw(st.sampled_from(kinds)))), None
    kind = AREAS if unit in AREAS else LENGTHS
    second_unit = draw(st.sampled_from([other for other in kind if other != unit]))
    first = float(f"{draw(st.integers(1, 99_999))}e{draw(st.integers(-2, 3))}")
    converted = first * factor(unit, second_unit)
    digits = draw(st.integers(1, 6))
    place = 10.0 ** (math.floor(math.log10(converted)) + 1 - digits)
    second = float(f"{rounded(converted, place):.9g}")
    return pair(first, unit, second, second_unit)


@given(printed_pairs())
def test_a_rightly_rounded_pair_is_never_wrong_at_any_precision_in_any_unit(printed):
    assert judge(printed) is None


@given(printed_pairs(), st.sampled_from([2.2, 0.3, 1000, 1e-3, 7]))
def test_a_planted_slip_is_always_found(right, times):
    second = float(f"{right.converted() * times:.3g}")
    wrong = pair(right.first, right.unit, second, right.second_unit)
    coarse = right.first / right.place < 20  # one digit: rounding it can move it by a half
    verdict = judge(wrong)
    assert verdict is not None
    assert verdict.code == "unit-pair" or coarse or verdict.cause == "rounded-first"
    assert verdict.severity != "note"


def test_one_origin_with_one_wrong_pair_is_one_finding(tmp_path):
    rows = [{"quantity": "held", "value": 90, "unit": "km^2", "second_value": 56,
             "second_unit": "mi^2", "as_of": "2025-06-22", "publisher": name}
            for name in ("Today", "Joy", "Point")]
    found, = findings_in(tmp_path, rows, "unit-pair")
    assert found.claims == ("c-1", "c-2", "c-3")
    assert (found.cause, found.severity, found.fault) == ("linear-factor-on-area", "error", "print")
    assert found.message.startswith("90 km² is 34.7 square miles; 3 publishers print 56")


def test_a_pair_in_words_is_read_and_checked(tmp_path):
    rows = [{"quantity": "held", "wording": "around 90 sq km (56 sq miles)"},
            {"quantity": "held", "wording": "1,300 square kilometers (500 square miles)"}]
    found, = findings_in(tmp_path, rows, "unit-pair")
    assert found.claims == ("c-1",)


def test_a_range_is_held_against_the_end_that_comes_nearer(tmp_path):
    row = {"quantity": "held", "low": 80, "high": 90, "unit": "km^2", "second_unit": "mi^2"}
    rows = [{**row, "second_value": 35}, {**row, "second_value": 31}, {**row, "second_value": 90}]
    assert [found.claims for found in findings_in(tmp_path, rows, "unit-pair")] == [("c-3",)]


def test_a_length_for_an_area_is_the_wrong_kind(tmp_path):
    rows = [{"quantity": "held", "wording": "an additional 2.5 kilometers (1.5 miles)"},
            {"quantity": "held", "value": 5, "unit": "km"}, {"quantity": "held", "value": 5}]
    found = findings_in(tmp_path, rows, "unit-dimension")
    assert [each.claims for each in found] == [("c-1",), ("c-2",)]
    assert found[0].message == ("“an additional 2.5 kilometers (1.5 miles)” is a length, and what "
                                "is counted, land held, is an area")
    assert (found[0].severity, found[0].fault) == ("error", "print")


def test_the_kind_is_the_ledgers_slip_where_the_cell_disagrees_with_the_words(tmp_path):
    rows = [{"quantity": "held", "wording": "5 square kilometers", "unit": "km"}]
    found, = findings_in(tmp_path, rows, "unit-dimension")
    assert found.fault == "ledger"


def test_the_second_figure_may_be_of_the_wrong_kind_too(tmp_path):
    rows = [{"quantity": "held", "value": 90, "unit": "km^2", "second_value": 35,
             "second_unit": "mi"}]
    found, = findings_in(tmp_path, rows, "unit-dimension")
    assert found.message == "90 km² is an area, and 35 miles beside it is a length"


def test_a_rate_of_a_running_total_is_its_slope_and_of_nothing_else(tmp_path):
    rows = [{"quantity": "killed", "value": 92, "unit": "person/day"},
            {"quantity": "present", "value": 92, "unit": "person/day"}]
    assert [found.claims for found in findings_in(tmp_path, rows, "unit-dimension")] == [("c-2",)]


def test_shares_are_of_no_wrong_kind(tmp_path):
    rows = [{"quantity": "held", "value": 0.5, "unit": "share", "share_of": "held"}]
    assert not findings_in(tmp_path, rows, "unit-dimension")


def test_one_number_under_two_units_is_a_swap(tmp_path):
    row = {"quantity": "held", "value": 90, "unit": "km^2", "as_of": "2025-06-22"}
    rows = [row, {**row, "publisher": "Star"}, {**row, "publisher": "Sun", "unit": "mi^2"}]
    found, = findings_in(tmp_path, rows, "unit-swap")
    assert (found.claims, found.against) == (("c-3",), ("c-1", "c-2"))
    assert found.message == ("for General Staff on 22 June 2025 90 square miles is printed as "
                             "90 square miles and as 90 km²").replace("90 square miles is", "90 is")


def test_a_pair_that_converts_tells_which_unit_is_right(tmp_path):
    row = {"quantity": "held", "value": 90, "as_of": "2025-06-22"}
    rows = [{**row, "unit": "mi^2"}, {**row, "unit": "mi^2", "publisher": "Sun"},
            {**row, "unit": "km^2", "second_value": 35, "second_unit": "mi^2"}]
    found, = findings_in(tmp_path, rows, "unit-swap")
    assert found.claims == ("c-1", "c-2")


def test_other_days_and_other_numbers_are_no_swap(tmp_path):
    row = {"quantity": "held", "value": 90, "unit": "km^2", "as_of": "2025-06-22"}
    rows = [row, {**row, "unit": "mi^2", "as_of": "2025-06-23"},
            {**row, "unit": "mi^2", "value": 35}]
    assert not findings_in(tmp_path, rows, "unit-swap")


@pytest.mark.parametrize(("one", "other", "expected"), [
    (20650, 20605, True), (1537, 5137, True), (338, 353, False), (100, 10, False), (12, 12, False)])
def test_two_neighbouring_digits_change_places(one, other, expected):
    assert transposed(one, other) is expected


@pytest.mark.parametrize(("stated", "expected", "known"), [
    (200, 2000, "factor-of-ten"), (20000, 2000, "factor-of-ten"), (2, 2000, "thousand-lost"),
    (5_000_000, 5000, "thousand-doubled"), (1537, 5137, "transposed-digits"),
    (700, 300, "unexplained"), (0, 300, "unexplained")])
def test_a_changed_number_has_its_cause(stated, expected, known):
    assert cause(stated, expected) == known


def test_one_changed_digit_explains_only_three_digits_or_more():
    assert changed_digits(488, 448, 1)
    assert not changed_digits(35, 45, 1)


@pytest.mark.parametrize(("words", "quantity", "fine"), [
    ("120 nautical miles (222 km)", "depth", True),
    ("120 Seemeilen (222 km)", "depth", True),
    ("120 nautical miles (138 miles)", "depth", True),
    ("120 nautical miles (193 km)", "depth", False),  # the factor of the miles of the land
    ("4,500 dunams (4.5 square kilometers)", "held", True),
    ("4,500 dunams (1,112 acres)", "held", True),
    ("4,500 dunams (45 square kilometers)", "held", False),
])
def test_miles_of_the_sea_and_dunams_are_converted_as_such(tmp_path, words, quantity, fine):
    rows = [{"quantity": quantity, "wording": words, "as_of": "2024-10-01"}]
    assert (findings_in(tmp_path, rows, "unit-pair") == []) is fine
    assert findings_in(tmp_path / "kind", rows, "unit-dimension") == []


def test_a_slip_whose_digits_were_cut_off_afterwards_keeps_its_cause():
    verdict = judge(pair(12000, "acre", 29652, "hectare"))  # 12,000 × 2.47105 = 29,652.6
    assert verdict.cause == "inverse-factor"


def test_one_number_under_two_units_is_told_once(tmp_path):
    told = {"quantity": "held", "as_of": "2024-10-01"}
    rows = [{**told, "wording": f"1,317 {unit}", "publisher": paper} for unit, paper in (
        ("hectares", "Herald"), ("hectares", "Courier"), ("acres", "Wire"))]
    codes = [found.code for found in findings_in(tmp_path, rows) if found.severity != "note"]
    assert codes == ["unit-swap"]
