"""What a row says: the keeper's cells where filled, else the words; values in one unit; days."""

import math

import pandas as pd
import pytest
from ledgers import QUANTITIES, claims_from


def claim(tmp_path, **cells):
    """The one claim of a case with a single row."""
    return claims_from(tmp_path, [cells]).table.iloc[0]


def test_blank_cells_mean_what_the_wording_says(tmp_path):
    row = claim(tmp_path, quantity="casualties", wording="approximately 4,000 casualties")
    assert (row.hedge, row.value, row.unit) == ("about", 4000, "person")


def test_a_filled_cell_is_the_keepers_reading(tmp_path):
    row = claim(tmp_path, wording="cientos", hedge="vague", low="200", high="900")
    assert (row.hedge, row.low, row.high) == ("vague", 200, 900)


def test_a_dash_means_that_it_was_not_said(tmp_path):
    row = claim(tmp_path, wording="300 killed", hedge="-", low="-", value="-", high="-")
    assert row.hedge == ""
    assert math.isnan(row.figure)


@pytest.mark.parametrize(("cells", "hedge"), [
    ({"low": "10"}, "at_least"), ({"high": "10"}, "up_to"), ({"low": "10", "high": "20"}, "range"),
    ({"value": "10"}, "exact"), ({"low": "10", "value": "10", "high": "10"}, "exact"), ({}, "")])
def test_numbers_without_words_bring_their_hedge_by_the_filled_cells(cells, hedge, tmp_path):
    assert claim(tmp_path, wording="-", **cells).hedge == hedge


def test_a_hedge_that_the_keeper_gives_shapes_the_numbers_of_the_words(tmp_path):
    row = claim(tmp_path, wording="3,000 troops", quantity="present", hedge="over")
    assert (row.low, row.value) == (3000, 3000)
    assert math.isnan(row.high)


def test_square_miles_are_sized_in_the_quantitys_square_kilometres(tmp_path):
    row = claim(tmp_path, quantity="held", wording="386 square miles")
    assert row.unit == "mi^2"
    assert row.figure == pytest.approx(386 * 1.609344**2)


def test_a_length_for_an_area_has_no_size_and_fits_nothing(tmp_path):
    row = claim(tmp_path, quantity="held", wording="2.5 kilometers (1.5 miles)")
    assert not row.fits
    assert math.isnan(row.figure)
    assert (row.second_value, row.second_unit) == (1.5, "mi")


def test_a_wording_without_a_noun_has_the_quantitys_unit(tmp_path):
    assert claim(tmp_path, quantity="held", wording="about 500").unit == "km^2"


def test_two_thirds_of_four_thousand_are_2667(tmp_path):
    rows = [{"quantity": "casualties", "wording": "approximately 4,000 casualties"},
            {"wording": "two-thirds of those", "share_of": "c-1"}]
    assert claims_from(tmp_path, rows).table.at["c-2", "figure"] == pytest.approx(8000 / 3)


def test_a_share_of_a_share_is_worked_out_from_the_inside(tmp_path):
    rows = [{"wording": "half of those", "share_of": "c-2"},
            {"wording": "a quarter of those", "share_of": "c-3"},
            {"quantity": "present", "wording": "800 soldiers"}]
    assert claims_from(tmp_path, rows).table.at["c-1", "figure"] == pytest.approx(100)


def test_a_share_of_a_quantity_keeps_no_size(tmp_path):
    row = claim(tmp_path, wording="about half", share_of="present")
    assert row.is_share
    assert math.isnan(row.figure)


def test_of_several_figures_that_one_is_meant_which_names_the_quantity(tmp_path):
    row = claim(tmp_path, quantity="wounded", wording="12 killed and 30 wounded")
    assert (row.value, row.readings) == (30, 2)


def test_of_several_figures_that_one_is_meant_which_the_keeper_filled_in(tmp_path):
    row = claim(tmp_path, quantity="present", wording="12 killed and 30 wounded", value="30")
    assert row.value == 30


def test_a_vague_word_has_the_cases_convention(tmp_path):
    words = {"wording": "hundreds of soldiers", "quantity": "present"}
    wide = claims_from(tmp_path / "any", [words]).table.iloc[0]
    strict = claims_from(tmp_path / "emdat", [words], vague="emdat").table.iloc[0]
    assert wide.low <= strict.low <= strict.high <= wide.high
    assert strict.low == 200  # EM-DAT's guidelines count "hundreds" as 200


def test_the_day_is_as_of_else_reported(tmp_path):
    rows = [{"as_of": "2024-11", "reported_on": "2024-12-03"}, {"reported_on": "2024-12-03"}, {}]
    table = claims_from(tmp_path, rows).table
    assert table.at["c-1", "first"] == pd.Timestamp("2024-11-01")
    assert table.at["c-1", "last"] == pd.Timestamp("2024-11-30")
    assert table.at["c-2", "first"] == pd.Timestamp("2024-12-03")
    assert pd.isna(table.at["c-3", "first"])


def test_a_claim_is_known_from_the_last_day_on_which_it_may_have_been_printed(tmp_path):
    rows = [{"as_of": "2024-11-01", "reported_on": "2024-12"}, {"as_of": "2024-11"}, {}]
    table = claims_from(tmp_path, rows).table
    assert table.at["c-1", "known"] == pd.Timestamp("2024-12-31")
    assert table.at["c-2", "known"] == pd.Timestamp("2024-11-30")
    assert list(table["known_inferred"]) == [False, True, False]


def test_a_replay_knows_only_what_had_been_printed(tmp_path):
    rows = [{"reported_on": "2024-11-01"}, {"reported_on": "2024-12-01"}, {}]
    claims = claims_from(tmp_path, rows, known_by="2024-11-15")
    assert list(claims.table.index) == ["c-1"]
    assert claims.undated == ("c-3",)


def test_names_stand_in_their_canonical_spelling(tmp_path):
    sources = [{"name": "HUR", "also": "GUR"}, {"name": "Gazette"}]
    table = claims_from(tmp_path, [{"speaker": "GUR"}], sources=sources).table
    assert table.at["c-1", "speaker"] == "HUR"


def test_what_a_speaker_always_includes_holds_where_the_row_says_nothing(tmp_path):
    sources = [{"name": "General Staff", "counts_as": "killed;wounded"}, {"name": "Gazette"}]
    rows = [{}, {"counts_as": "killed;captured"}]
    table = claims_from(tmp_path, rows, sources=sources).table
    assert table.at["c-1", "counts_as"] == ("killed", "wounded")
    assert table.at["c-2", "counts_as"] == ("killed", "captured")


def test_words_of_likelihood_have_their_probability(tmp_path):
    rows = [{"wording": "300 killed", "likelihood": "almost certainly"}, {"wording": "300 killed"}]
    table = claims_from(tmp_path, rows).table
    assert table.at["c-1", "likelihood"] > 0.9
    assert math.isnan(table.at["c-2", "likelihood"])


def test_a_ledger_without_rows_is_an_empty_table_with_all_columns(tmp_path):
    folder = tmp_path / "case"
    claims_from(tmp_path, [{}])
    header = (folder / "claims.csv").read_text().splitlines()[0]
    (folder / "claims.csv").write_text(header + "\n")
    from figures.case import load
    from figures.meanings import claims_of
    table = claims_of(load(folder)).table
    assert table.empty
    assert {"figure", "origin", "relation"} <= set(table)


def test_a_rate_of_people_is_no_number_of_people(tmp_path):
    row = claim(tmp_path, wording="92 people a day", quantity="casualties")
    assert row.unit == "person/day"
    assert not row.fits


def test_a_quantity_may_be_a_rate_itself(tmp_path):
    daily = {"killed_daily": {"counts": "killed a day", "unit": "person/day"}}
    table = claims_from(tmp_path, [{"quantity": "killed_daily", "wording": "92 people a day"}],
                        quantities={**QUANTITIES, **daily}).table
    assert table.at["c-1", "figure"] == 92


def test_the_number_by_which_a_vague_word_is_counted_is_no_most_that_it_says(tmp_path):
    words = claim(tmp_path / "words", quantity="present", wording="dozens of soldiers")
    assert (words.low, words.high) == (12, 12)  # ACLED counts "dozens" as 12
    assert (words.least, words.most) == (12, math.inf)
    cells = claim(tmp_path / "cells", wording="cientos", hedge="vague", low="200", high="900")
    assert (cells.least, cells.most) == (200, 900)
