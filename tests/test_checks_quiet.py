"""Where checks hold back: nothing printed beside, one unit under two names, parts all stated."""

import pytest
from ledgers import QUANTITIES, claims_from, findings_in

from figures.checks.worked import worked

DAY = "2025-06-22"
HELD = {"quantity": "held", "value": 91, "unit": "km^2", "as_of": DAY}


@pytest.mark.parametrize("name", ["kilometer**2", "kilometre^2", "km*km"])
def test_one_unit_under_two_names_is_no_swap(tmp_path, name):
    rows = [HELD, {**HELD, "publisher": "Herald", "unit": name}]
    assert findings_in(tmp_path, rows, "unit-swap") == []


def test_a_unit_of_another_size_among_two_names_of_one_is_the_swapped_one(tmp_path):
    rows = [HELD, {**HELD, "publisher": "Herald", "unit": "km*km"},
            {**HELD, "publisher": "Star"}, {**HELD, "publisher": "Sun", "unit": "mi^2"}]
    found, = findings_in(tmp_path, rows, "unit-swap")
    assert found.claims == ("c-4",)


def test_nothing_beside_a_figure_that_is_something_is_told_without_a_ratio(tmp_path):
    rows = [{**HELD, "value": 0, "second_value": 35, "second_unit": "mi^2"}]
    found, = findings_in(tmp_path, rows, "unit-pair")
    assert (found.severity, found.expected) == ("error", 0)
    assert "off)" not in found.message and "inf" not in found.message


def test_figures_that_each_say_what_they_include_are_held_against_no_third(tmp_path):
    whole = {**QUANTITIES["casualties"], "includes": ["killed", "wounded", "present"]}
    row = {"quantity": "casualties", "as_of": DAY}
    rows = [{**row, "value": 4012, "counts_as": "killed"},
            {**row, "value": 5023, "counts_as": "killed;wounded", "speaker": "Red Cross"}]
    found, = findings_in(tmp_path, rows, "definition",
                         quantities={**QUANTITIES, "casualties": whole})
    assert (set(found.claims), found.against) == ({"c-1", "c-2"}, ())
    assert "at the case's word" not in found.message


def shown(folder, arithmetic, *figures):
    """Return arithmetic worked out over claims a, b, c … of exact figures without zeros."""
    rows = [{"id": name, "value": figure, "as_of": DAY, "speaker": f"Office {name}"}
            for name, figure in zip("abcdef", figures, strict=False)]
    found, = worked(claims_from(folder, rows, worked=[{"says": "a ratio", "is": arithmetic}]))
    return found.low, found.value, found.high


# a whole number stands for half of one more or less: 412 - 411 is anything from 0 to 2
@pytest.mark.parametrize(("other", "low", "value", "high"), [
    (411, 1003.5 / 2, 1004, float("inf")), (413, float("-inf"), -1004, -1003.5 / 2),
    (412, float("-inf"), None, float("inf")), (402, 1003.5 / 11, 100.4, 1004.5 / 9)])
def test_what_is_divided_by_a_difference_that_may_be_nothing_has_no_limit_there(
        tmp_path, other, low, value, high):
    found = shown(tmp_path, "a / (b - c)", 1004, 412, other)
    assert found == (pytest.approx(low), value and pytest.approx(value), pytest.approx(high))


def test_nothing_times_what_has_no_limit_is_nothing(tmp_path):
    assert shown(tmp_path, "0 * (a / (b - c))", 1004, 412, 412) == (0, 0, 0)


def test_what_adds_up_without_a_total_alone_is_held_by_the_first_of_its_terms(tmp_path):
    quantities = {**QUANTITIES, "captured": QUANTITIES["wounded"]}
    rows = [{"quantity": name, "value": value, "as_of": DAY} for name, value in (
        ("killed", 301), ("wounded", 702), ("casualties", 1503), ("captured", 101))]
    found, = findings_in(tmp_path, rows, "sum", quantities=quantities,
                         identities=["killed + wounded = casualties - captured"])
    assert found.claims[0] == "c-1"
    assert (found.stated, found.expected) == (301, 1503 - 101 - 702)
