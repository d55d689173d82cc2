"""The article's own arithmetic, and what its words allow."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import QUANTITIES, claims_from

from figures.checks.worked import worked

ARTICLE = [
    {"id": "ar-01", "quantity": "present", "wording": "up to 12,000 troops"},
    {"id": "ar-02", "quantity": "casualties", "wording": "approximately 4,000 casualties"},
    {"id": "ar-03", "wording": "two-thirds of those killed in action", "share_of": "ar-02"},
    {"id": "ar-04", "quantity": "battalion", "wording": "roughly 500 soldiers"},
    {"id": "ar-05", "quantity": "officers", "wording": "one or two officers"},
    {"id": "ar-07", "quantity": "held", "wording": "1,300 square kilometers (500 square miles)"},
    {"id": "ar-08", "quantity": "held", "wording": "about half of that ground",
     "share_of": "ar-07"},
    {"id": "ar-09", "quantity": "depth", "wording": "an additional 2.5 kilometers (1.5 miles)"},
    {"id": "none", "wording": "an unknown number"}]
OTHERS = {"battalion": {"counts": "soldiers of one battalion", "unit": "person"},
          "officers": {"counts": "security officers with it", "unit": "person"}}


def result(tmp_path, arithmetic):
    shown = [{"says": "so it is", "is": arithmetic}]
    claims = claims_from(tmp_path, ARTICLE, worked=shown, quantities={**QUANTITIES, **OTHERS})
    (found,) = worked(claims)
    return found


@pytest.mark.parametrize(("arithmetic", "value"), [
    ("ar-02 / ar-01", 1 / 3), ("ar-02 * ar-03", 8000 / 3), ("ar-07 / 2.589988", 501.93),
    ("ar-07 - ar-07 * ar-08", 650), ("ar-09 / 1.609344", 1.5534), ("ar-01 / ar-04", 24),
    ("(ar-01 + ar-01) / 2", 12000)])
def test_the_articles_figures_are_worked_out_as_printed(arithmetic, value, tmp_path):
    assert result(tmp_path, arithmetic).value == pytest.approx(value, rel=1e-4)


def test_one_or_two_officers_with_each_of_24_battalions_are_24_to_48(tmp_path):
    found = result(tmp_path, "ar-01 / ar-04 * ar-05")
    assert found.value is None
    assert found.printed == (24, 48)


def test_the_words_allow_more_than_the_numbers(tmp_path):
    found = result(tmp_path, "ar-02 * ar-03")
    assert found.low < 8000 / 3 < found.high
    assert found.low == pytest.approx(3500 * (2 / 3 - 0.05))


def test_up_to_may_be_nothing_and_to_divide_by_it_has_no_limit(tmp_path):
    assert result(tmp_path, "ar-01 / ar-04").low == 0
    assert result(tmp_path, "ar-02 / ar-01").high == math.inf


def test_arithmetic_over_a_claim_without_a_number_is_left_out(tmp_path):
    shown = [{"says": "x", "is": "none * 2"}]
    claims = claims_from(tmp_path, ARTICLE, worked=shown, quantities={**QUANTITIES, **OTHERS})
    assert worked(claims) == ()


def test_arithmetic_over_a_claim_not_yet_printed_is_left_out(tmp_path):
    rows = [{"wording": "300 killed", "reported_on": "2025-01-01"},
            {"wording": "500 killed", "reported_on": "2025-03-01"}]
    shown = [{"says": "x", "is": "c-1 + c-2"}]
    assert worked(claims_from(tmp_path, rows, known_by="2025-02-01", worked=shown)) == ()


def test_json_has_the_keys_of_the_contract(tmp_path):
    content = result(tmp_path, "ar-02 / ar-01").as_json()
    assert list(content) == ["says", "low", "value", "high", "claims"]
    assert content["claims"] == ["ar-02", "ar-01"]


@given(st.sampled_from("+-*/"), st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_what_is_printed_lies_inside_what_the_words_allow(tmp_path_factory, sign, one, other):
    rows = [{"wording": "-", "value": repr(one), "hedge": "about"},
            {"wording": "-", "value": repr(other), "hedge": "exact"}]
    folder = tmp_path_factory.mktemp("worked")
    (found,) = worked(claims_from(folder, rows, worked=[{"says": "x", "is": f"c-1 {sign} c-2"}]))
    assert found.low <= found.printed[0] <= found.printed[1] <= found.high
