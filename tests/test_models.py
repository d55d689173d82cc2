"""What each cell may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from figures import codebook
from figures.models import ClaimRow, MeasuredEntry, RulingRow, SourceRow

GOOD = {"id": "a", "quantity": "killed", "wording": "300", "speaker": "A", "publisher": "B"}
RULED = {"claim": "a", "column": "use", "why": "w", "by": "b", "on": "2025-01-01"}


def accepts(column, text):
    """Tell whether a claim may hold this text in a column."""
    try:
        ClaimRow.model_validate({**GOOD, column: text})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["", "-", "0", "1300", "0.667", "1e3", "+5", "12.50", "1E-3"])
def test_a_number_is_digits_with_a_point(text):
    assert accepts("value", text)


@pytest.mark.parametrize("text", [
    "1,300", "1 300", ".5", "5.", "0x10", "1_000", "nan", "inf", "٣٠٠", "300 km", "1e", "--5"])
def test_what_else_looks_like_a_number_is_refused(text):
    assert not accepts("value", text)


def test_a_negative_number_is_refused_and_minus_nothing_is_nothing():
    assert not accepts("value", "-1")
    assert accepts("value", "-0")


@given(st.floats(min_value=0, allow_nan=False, allow_infinity=False))
def test_every_number_that_is_not_negative_may_stand_in_a_cell_as_python_writes_it(number):
    assert accepts("low", repr(number))


@given(st.text("0123456789.,eE+-_x ", max_size=10))
def test_a_cell_that_is_accepted_as_a_number_can_be_read_as_one(text):
    if accepts("value", text):
        assert text.strip() in ("", codebook.NOT_SAID) or float(text) >= 0


@pytest.mark.parametrize("column", ["low", "value", "high", "second_value"])
def test_all_columns_of_numbers_refuse_words(column):
    assert not accepts(column, "many")


@pytest.mark.parametrize("column", ["as_of", "reported_on"])
def test_days_may_be_blank_or_partial_and_must_exist(column):
    assert all(accepts(column, text) for text in ("", "2025", "2025-02", "2024-02-29"))
    assert not any(accepts(column, text) for text in ("2025-02-29", "25-01-01", "-", "soon"))


@pytest.mark.parametrize(("text", "good"), [
    ("", True), ("2025-01-01/2025-01-31", True), ("2025-01-05/2025-01-05", True),
    ("2025-01/2025-01", True), ("2025-01-31/2025-01", True), ("2025-01-01", False),
    ("2025-02/2025-01", False), ("2025-01-01/", False), ("/2025-01-01", False)])
def test_a_period_runs_from_a_day_to_one_that_may_not_be_earlier(text, good):
    assert accepts("period", text) is good


@pytest.mark.parametrize("text", ["", "-", "person", "km^2", "mi^2", "person/day", "acre"])
def test_a_unit_is_any_that_is_known(text):
    assert accepts("unit", text)
    assert accepts("second_unit", text)


@pytest.mark.parametrize("hedge", ["", "-", *codebook.HEDGES])
def test_every_hedge_of_the_codebook_may_stand_in_a_cell(hedge):
    assert accepts("hedge", hedge)


def test_a_hedge_with_a_capital_is_none():
    assert not accepts("hedge", "About")


@pytest.mark.parametrize("column", codebook.CLAIM_NEEDED)
def test_a_needed_cell_must_be_there_and_filled(column):
    assert not accepts(column, "")
    assert not accepts(column, "   ")
    with pytest.raises(ValidationError):
        ClaimRow.model_validate({key: text for key, text in GOOD.items() if key != column})


def test_the_models_columns_are_those_of_the_codebook():
    assert set(ClaimRow.model_fields) == {*codebook.CLAIM_COLUMNS, *codebook.CLAIM_OPTIONAL}
    assert tuple(SourceRow.model_fields) == codebook.SOURCE_COLUMNS
    assert tuple(RulingRow.model_fields) == codebook.RULING_COLUMNS


def test_a_row_that_is_read_cannot_be_changed():
    row = ClaimRow.model_validate(GOOD)
    with pytest.raises(ValidationError):
        row.wording = "400"


@pytest.mark.parametrize("column", ["claim", "column", "why", "by", "on"])
def test_a_ruling_says_what_it_rules_and_who_decided_why_and_when(column):
    with pytest.raises(ValidationError):
        RulingRow.model_validate({**RULED, column: ""})


def test_a_ruling_may_set_a_cell_to_blank():
    assert RulingRow.model_validate({**RULED, "was": "300", "now": ""}).now == ""


@pytest.mark.parametrize("letter", codebook.RELIABILITY)
def test_a_source_has_an_admiralty_letter(letter):
    assert SourceRow.model_validate({"name": "A", "reliability": letter}).reliability == letter


def test_a_small_letter_is_no_admiralty_letter():
    with pytest.raises(ValidationError):
        SourceRow.model_validate({"name": "A", "reliability": "a"})


@pytest.mark.parametrize(("text", "share"), [("10%", .1), ("0%", 0), ("2.5%", .025), ("0.1", .1)])
def test_a_tolerance_is_a_share_or_in_percent(text, share):
    entry = {"file": "m.csv", "low": "a", "high": "b", "unit": "km^2", "within": text}
    assert MeasuredEntry.model_validate(entry).within == pytest.approx(share)
