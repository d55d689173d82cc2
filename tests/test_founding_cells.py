"""Cells of anybody's spreadsheet: what each may mean, and what may mean two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.cell_kinds import PLAIN_NUMBER
from figures.codebook import HEDGES
from figures.founding.cells import (
    day_of,
    hedge_of,
    is_blank,
    is_number,
    number_of,
    order_of_days,
    quantity_name,
    unit_of,
)


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "n/a", "-", "—", "Unknown", "?", "нет данных"])
def test_a_cell_may_say_in_many_ways_that_it_says_nothing(cell):
    assert is_blank(cell)


@pytest.mark.parametrize("cell", ["0", "none known", "no", "a"])
def test_a_nought_and_a_word_are_not_blank(cell):
    assert not is_blank(cell)


@pytest.mark.parametrize(("cell", "expected"), [
    ("300", True), ("1,300", True), ("1.300", True), ("1 300", True), ("2.5", True), ("1e3", True),
    ("12,00", False), ("1,3000", False), ("about 300", False), ("300+", False), ("", False),
    ("300-400", False)])
def test_a_bare_number_is_one_thousands_grouped_or_not(cell, expected):
    assert is_number(cell) is expected


@pytest.mark.parametrize(("cell", "number"), [
    ("1,300", "1300"), ("1,234,567", "1234567"), ("1'300", "1300"), ("1’300", "1300"),
    ("1\u202f300", "1300"), ("1,300.5", "1300.5"), ("2.5", "2.5"), ("1.234.567", "1234567"),
    ("1e3", "1e3"), ("0", "0")])
def test_a_number_is_written_as_the_ledger_has_it(cell, number):
    assert number_of(cell) == number


@pytest.mark.parametrize(("cell", "number"), [
    ("1.300", "1300"), ("2,5", "2.5"), ("1.234.567", "1234567"), ("300", "300")])
def test_where_commas_are_decimal_points_are_for_thousands(cell, number):
    assert number_of(cell, decimal_comma=True) == number


def test_a_number_that_may_be_read_two_ways_is_refused_with_both():
    with pytest.raises(ValueError, match=r"1300 or 1\.3"):
        number_of("1.300")


@pytest.mark.parametrize("cell", ["-5", "many", "1,30", "12 000 000 0", "", "1_000", "٣"])
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(ValueError, match="a number such as 1300"):
        number_of(cell)


@given(st.text("0123456789.,' eE+-", max_size=12), st.booleans())
def test_whatever_is_read_as_a_number_can_stand_in_a_ledger(cell, decimal_comma):
    try:
        number = number_of(cell, decimal_comma)
    except ValueError:
        return
    assert PLAIN_NUMBER.fullmatch(number)
    assert float(number) >= 0


@pytest.mark.parametrize(("cell", "day_first", "day"), [
    ("3/4/2025", True, "2025-04-03"), ("3/4/2025", False, "2025-03-04"), ("3/4/2025", None, ""),
    ("13/4/2025", None, "2025-04-13"), ("4/13/2025", None, "2025-04-13"),
    ("4/4/2025", None, "2025-04-04"), ("3-4-25", True, "2025-04-03"), ("13/13/2025", None, ""),
    ("31/2/2025", None, ""), ("13/4/2025", False, "2025-04-13"),
    ("5/12/2025", None, ""), ("12/5/2025", None, "")])
def test_a_day_with_strokes_is_read_as_its_column_or_itself_tells(cell, day_first, day):
    assert day_of(cell, day_first) == day


@pytest.mark.parametrize(("cell", "day"), [
    ("2025-01-09", "2025-01-09"), ("2025-01", "2025-01"), ("2025-01-09T08:00", "2025-01-09"),
    (" 2025 ", "2025"), ("9999", "9999"), ("10000", "1927-05-18"), ("1", ""), ("80001", "")])
def test_a_day_may_be_partial_or_counted_from_a_spreadsheets_first(cell, day):
    assert day_of(cell) == day


@pytest.mark.parametrize(("cells", "expected"), [
    (["13/4/2025", "1/2/2025"], True), (["4/13/2025"], False), (["1/2/2025", "3/4/2025"], None),
    ([], None), (["13/4/2025", "4/13/2025"], None), (["2025-01-09"], None),
    (["12/12/2025"], None)])
def test_the_order_of_days_is_told_by_a_number_above_twelve(cells, expected):
    assert order_of_days(cells) is expected


@pytest.mark.parametrize("hedge", HEDGES)
def test_the_codebooks_own_hedges_are_known(hedge):
    assert hedge_of(hedge) == hedge_of(hedge.upper()) == hedge


@pytest.mark.parametrize(("cell", "hedge"), [
    ("at least", "at_least"), ("At-Least", "at_least"), ("up to", "up_to"), ("about", "about"),
    ("approximately", "about"), ("more than", "over"), ("Over.", "over")])
def test_a_hedge_is_known_by_the_words_of_the_reader(cell, hedge):
    assert hedge_of(cell) == hedge


@pytest.mark.parametrize("cell", ["", "reported", "official"])
def test_what_hedges_nothing_is_refused_with_the_hedges(cell):
    with pytest.raises(ValueError, match="one of exact, about"):
        hedge_of(cell)


@pytest.mark.parametrize(("cell", "unit"), [
    ("km²", "km^2"), ("square miles", "mi^2"), ("sq km", "km^2"), ("people", "person"),
    ("km^2", "km^2"), ("acre", "acre"), (" mi ", "mi")])
def test_a_unit_is_known_by_its_sign_and_its_words(cell, unit):
    assert unit_of(cell) == unit


@pytest.mark.parametrize("cell", ["", "bushelish", "???"])
def test_what_measures_nothing_is_refused(cell):
    with pytest.raises(ValueError, match="a unit such as person"):
        unit_of(cell)


@pytest.mark.parametrize(("text", "name"), [
    ("Killed in action", "killed_in_action"), ("KIA (est.)", "kia_est"), ("a__b", "a_b"),
    ("  ", ""), ("убито", "убито")])
def test_a_quantitys_name_is_its_words_joined(text, name):
    assert quantity_name(text) == name


@given(st.text(max_size=30))
def test_a_name_made_twice_is_the_name(text):
    assert quantity_name(quantity_name(text)) == quantity_name(text)
