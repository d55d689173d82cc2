"""Measured series: read whole from inside the folder, or refused with each reason."""

import pandas as pd
import pytest

from figures.measured import read_measured
from figures.models import MeasuredEntry

ENTRY = {"file": "m.csv", "low": "held", "high": "held_plus", "unit": "km^2", "within": "10%"}


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a series from the text of its file."""
    def written(text, **keys):
        (tmp_path / "m.csv").write_text(text, encoding="utf-8")
        return read_measured(tmp_path, MeasuredEntry.model_validate({**ENTRY, **keys}))
    return written


def told(faults):
    return [str(fault) for fault in faults]


def test_a_series_has_its_days_in_order_whatever_the_order_of_the_file(read):
    found, faults = read("date,held,held_plus\n2025-01-02,70,90\n2025-01-01,80,95\n")
    assert faults == []
    assert list(found.series.index) == [pd.Timestamp("2025-01-01"), pd.Timestamp("2025-01-02")]
    assert list(found.series["low"]) == [80, 70]
    assert list(found.series["high"]) == [95, 90]


def test_a_series_keeps_where_it_comes_from_and_how_far_a_claim_may_differ(read):
    found, _ = read("date,held,held_plus\n2025-01-01,80,95\n")
    assert (found.file, found.columns, found.unit) == ("m.csv", ("held", "held_plus"), "km^2")
    assert found.within == pytest.approx(.1)


def test_both_ends_may_be_one_column(read):
    found, _ = read("date,held\n2025-01-01,80\n", high="held")
    assert list(found.series.loc["2025-01-01"]) == [80, 80]


def test_other_columns_are_of_no_concern(read):
    found, faults = read("note,held,date,held_plus\nfrom a map,80,2025-01-01,95\n")
    assert faults == []
    assert list(found.series["high"]) == [95]


def test_column_names_may_stand_in_quotation_marks(read):
    found, faults = read('"date","held","held_plus"\n2025-01-01,80,95\n')
    assert told(faults) == []
    assert list(found.series["low"]) == [80]


def test_a_column_that_the_file_lacks_is_told_with_the_nearest(read):
    found, faults = read("date,heldd,held_plus\n2025-01-01,80,95\n")
    assert found is None
    assert told(faults) == ["m.csv:1: held: found 'held', expected one of date, heldd, held_plus; "
                            "did you mean 'heldd'?"]


def test_a_series_without_days_is_refused(read):
    _, (fault,) = read("held,held_plus\n80,95\n")
    assert str(fault) == "m.csv:1: date: found (nothing), expected a column date"


def test_a_series_without_rows_is_refused(read):
    assert told(read("date,held,held_plus\n")[1]) == [
        "m.csv: found (no rows), expected a row for each day"]


@pytest.mark.parametrize("number", ["", "x", "-1", "nan", "inf", "1e999"])
def test_a_measured_number_is_finite_and_not_negative(read, number):
    found, faults = read(f"date,held,held_plus\n2025-01-01,{number},95\n")
    assert found is None
    assert [(fault.line, fault.column) for fault in faults] == [(2, "held")]


def test_nothing_may_be_measured(read):
    found, _ = read("date,held,held_plus\n2025-01-01,0,0\n")
    assert list(found.series["high"]) == [0]


def test_a_day_is_a_whole_day(read):
    _, (fault,) = read("date,held,held_plus\n2025-01,80,95\n")
    assert (fault.column, fault.expected) == ("date", "a whole day such as 2025-01-09")


def test_a_missing_file_is_told(tmp_path):
    found, (fault,) = read_measured(tmp_path, MeasuredEntry.model_validate(ENTRY))
    assert found is None
    assert fault.expected == "a file m.csv"


@pytest.mark.parametrize("file", ["../m.csv", "/etc/hostname", "measured/../../m.csv"])
def test_a_file_outside_the_folder_is_not_opened(tmp_path, file):
    (tmp_path / "m.csv").write_text("date,held,held_plus\n2025-01-01,80,95\n")
    (tmp_path / "case").mkdir()
    entry = MeasuredEntry.model_validate({**ENTRY, "file": file})
    found, (fault,) = read_measured(tmp_path / "case", entry)
    assert found is None
    assert fault.expected == "a file inside the folder"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "m.csv").write_text("date,held,held_plus\n2025-01-01,80,95\n")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "m.csv").symlink_to(tmp_path / "m.csv")
    assert read_measured(tmp_path / "case", MeasuredEntry.model_validate(ENTRY))[0] is None
