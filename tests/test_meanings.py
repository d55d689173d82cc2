"""The claims of a case as they were known by a day."""

from datetime import date

import pandas as pd
import pytest
from ledgers import claims_from, write_case

from figures.case import load
from figures.errors import CallError
from figures.meanings import FEW_ROWS, claims_of, rows_of

ROWS = [{"value": "100", "reported_on": "2025-01-10"}, {"value": "200", "as_of": "2025-01-12"},
        {"value": "300", "reported_on": "2025-01"}, {"value": "400"}]


def known(tmp_path, day):
    """Return the ids known by a day."""
    return list(claims_of(load(write_case(tmp_path / "case", ROWS)), day).table.index)


@pytest.mark.parametrize(("day", "ids"), [
    ("2025-01-09", []), ("2025-01-10", ["c-1"]), ("2025-01-12", ["c-1", "c-2"]),
    ("2025-01-30", ["c-1", "c-2"]), ("2025-01-31", ["c-1", "c-2", "c-3"])])
def test_a_claim_is_known_from_its_day_on(tmp_path, day, ids):
    assert known(tmp_path, day) == ids
    assert known(tmp_path, date.fromisoformat(day)) == ids


def test_a_month_means_its_last_day(tmp_path):
    assert known(tmp_path, "2025-01") == ["c-1", "c-2", "c-3"]


@pytest.mark.parametrize("day", [None, "", "  "])
def test_without_a_day_all_are_known_and_none_is_left_out_for_want_of_one(tmp_path, day):
    claims = claims_of(load(write_case(tmp_path, ROWS)), day)
    assert len(claims.table) == len(ROWS)
    assert (claims.known_by, claims.undated) == (None, ())


def test_what_has_no_day_is_counted_in_a_replay(tmp_path):
    claims = claims_from(tmp_path, ROWS, "2025-06-01")
    assert claims.undated == ("c-4",)
    assert claims.known_by == date(2025, 6, 1)


def test_a_day_that_is_none_is_refused(tmp_path):
    with pytest.raises(CallError, match="known_by: found 'soon'"):
        claims_of(load(write_case(tmp_path, ROWS)), "soon")


def test_what_was_not_yet_printed_is_nobodys_origin(tmp_path):
    rows = [{"value": "300", "as_of": "2025-01-09", "reported_on": "2025-03-01"},
            {"value": "300", "as_of": "2025-01-10", "reported_on": "2025-01-10"}]
    assert claims_from(tmp_path / "all", rows).table.at["c-2", "origin"] == "c-1"
    assert claims_from(tmp_path / "then", rows, "2025-02-01").table.at["c-2", "origin"] == "c-2"


def test_a_ruling_leaves_a_claim_in_the_table_and_out_of_use(tmp_path):
    claims = claims_from(tmp_path, ROWS, rulings=[
        {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}])
    assert "c-1" in claims.table.index
    assert list(claims.used().index) == ["c-2", "c-3", "c-4"]


def test_rows_are_those_of_the_table_and_made_once(tmp_path):
    claims = claims_from(tmp_path, ROWS)
    assert [(row.Index, row.value) for row in claims.rows] == [
        ("c-1", 100), ("c-2", 200), ("c-3", 300), ("c-4", 400)]
    assert claims.rows is claims.rows


def test_a_ledger_without_claims_has_an_empty_table(tmp_path):
    claims = claims_from(tmp_path, [{"value": "5"}], "1900-01-01")
    assert (len(claims.table), len(claims.used()), claims.rows) == (0, 0, ())


@pytest.mark.parametrize("length", [4, FEW_ROWS + 4])
def test_rows_of_a_table_short_or_long_are_those_of_pandas(tmp_path, length):
    short = claims_of(load(write_case(tmp_path / "case", ROWS))).table
    table = pd.concat([short] * (length // 4))
    ours, theirs = list(rows_of(table)), list(table.itertuples(name="Claim"))
    assert ours[0]._fields == theirs[0]._fields
    assert repr(ours) == repr(theirs)  # so that a number not said is one, and a day keeps its kind
