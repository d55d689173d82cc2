"""Shares become sizes: end by end, from the inside out."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import claims_from

from figures.shares import with_shares

WHOLE = {"quantity": "casualties", "wording": "4,000 casualties"}


def table_of(tmp_path, *rows, **case):
    return claims_from(tmp_path, list(rows), **case).table


def test_a_share_that_is_a_range_has_the_ends_of_its_range(tmp_path):
    row = table_of(tmp_path, WHOLE, {"wording": "-", "low": "0.25", "high": "0.5",
                                     "unit": "share", "share_of": "c-1"}).loc["c-2"]
    assert (row.size_low, row.size_high) == (1000, 2000)
    assert row.figure == pytest.approx(4000 * math.sqrt(.25 * .5))


def test_a_bound_of_a_share_is_a_bound_of_the_size(tmp_path):
    row = table_of(tmp_path, {**WHOLE, "hedge": "exact"},
                   {"wording": "at least half", "share_of": "c-1"}).loc["c-2"]
    assert row.least == pytest.approx(.5 * 3500)  # 4,000 to the thousand: 3,500 to 4,500
    assert row.most == pytest.approx(4500)


def test_no_share_is_more_than_the_whole(tmp_path):
    row = table_of(tmp_path, {"wording": "-", "value": "200", "quantity": "casualties"},
                   {"wording": "-", "value": "0.96", "unit": "share", "hedge": "about",
                    "share_of": "c-1"}).loc["c-2"]
    assert row.most == pytest.approx(250)  # 0.96 and a tenth is more than all of 250


def test_the_unit_of_a_size_is_that_of_the_wholes_quantity(tmp_path):
    row = table_of(tmp_path, {"quantity": "held", "wording": "100 square miles"},
                   {"quantity": "held", "wording": "half of that", "share_of": "c-1"}).loc["c-2"]
    assert row.figure == pytest.approx(50 * 1.609344**2)


def test_a_share_of_a_claim_without_a_number_has_no_size(tmp_path):
    row = table_of(tmp_path, {"wording": "-"},
                   {"wording": "half of those", "share_of": "c-1"}).loc["c-2"]
    assert math.isnan(row.figure)


def test_three_shares_in_a_chain_multiply_in_any_order_of_the_rows(tmp_path):
    rows = [{"id": "a", "wording": "half of those", "share_of": "b"},
            {"id": "d", "wording": "-", "value": "800"},
            {"id": "c", "wording": "half of those", "share_of": "d"},
            {"id": "b", "wording": "half of those", "share_of": "c"}]
    for number, order in enumerate([rows, rows[::-1]]):
        table = table_of(tmp_path / str(number), *order)
        assert table.at["a", "figure"] == pytest.approx(100)


def test_what_is_no_share_keeps_its_size_though_it_names_a_whole(tmp_path):
    row = table_of(tmp_path, WHOLE, {"wording": "2,700 killed", "share_of": "c-1"}).loc["c-2"]
    assert row.figure == 2700


def test_other_rows_are_as_they_were(tmp_path):
    with_share = table_of(tmp_path / "a", WHOLE, {"wording": "half of those", "share_of": "c-1"})
    without = table_of(tmp_path / "b", WHOLE)
    pd.testing.assert_series_equal(with_share.loc["c-1"], without.loc["c-1"])


def test_a_table_without_shares_is_returned_as_it_is(tmp_path):
    table = table_of(tmp_path, WHOLE)
    assert with_shares(table) is table


def test_the_given_table_is_not_changed(tmp_path):
    table = table_of(tmp_path, WHOLE, {"wording": "half of those", "share_of": "c-1"})
    before = table.assign(figure=math.nan)
    copied = before.copy()
    with_shares(before)
    pd.testing.assert_frame_equal(before, copied)


@settings(max_examples=20)
@given(st.integers(1, 99), st.integers(1, 10**6))
def test_a_share_of_a_size_is_their_product(percent, size):
    table = pd.DataFrame(
        {"is_share": [False, True], "share_of": ["", "a"], "hedge": "exact",
         "low": [size, percent / 100], "value": [size, percent / 100],
         "high": [size, percent / 100], "place": [1.0, .01], "figure": [size, math.nan],
         "size_low": [size, math.nan], "size_value": [size, math.nan],
         "size_high": [size, math.nan], "least": [size - .5, 0], "most": [size + .5, math.inf]},
        index=["a", "b"]).astype({"figure": float, "low": float, "least": float})
    found = with_shares(table).loc["b"]
    assert found.figure == pytest.approx(percent * size / 100)
    assert found.least <= found.figure <= found.most
