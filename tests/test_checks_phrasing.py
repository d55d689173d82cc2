"""How findings word numbers, days and causes; and the lines that the checks draw."""

from dataclasses import fields
from importlib import resources
from types import SimpleNamespace

import pandas as pd
import pytest
import yaml

from figures.checks import phrasing
from figures.checks.thresholds import THRESHOLDS_FILE, Thresholds, thresholds
from figures.codebook import CAUSES


@pytest.mark.parametrize(("value", "text"), [
    (501.93, "502"), (1.5534, "1.55"), (12345.6, "12,346"), (0.001234, "0.00123"), (0, "0")])
def test_a_computed_number_has_the_digits_that_a_reader_compares(value, text):
    assert phrasing.computed(value) == text


@pytest.mark.parametrize(("value", "text"), [
    (1300, "1,300"), (2.5, "2.5"), (5_000_000, "5,000,000"), (12345678901, "12,345,678,901")])
def test_a_printed_number_stands_in_full(value, text):
    assert phrasing.printed(value) == text


@pytest.mark.parametrize(("least", "most", "text"), [
    (300, 400, "300 to 400 km²"), (300, float("inf"), "at least 300 km²"),
    (0, 400, "at most 400 km²"), (300, 300, "300 km²")])
def test_an_interval_is_told_as_bounds(least, most, text):
    assert phrasing.between(least, most, "km^2") == text


@pytest.mark.parametrize(("first", "last", "text"), [
    ("2025-01-09", "2025-01-09", "9 January 2025"), ("2025-01-01", "2025-01-31", "January 2025"),
    ("2025-01-03", "2025-01-09", "3 to 9 January 2025"),
    ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"),
    ("2025-01-01", "2025-02-28", "1 January 2025 to 28 February 2025"),
    ("2025-01-01", "2025-12-31", "2025"), (None, None, "an unknown day")])
def test_a_day_is_told_as_exactly_as_it_is_known(first, last, text):
    row = SimpleNamespace(first=pd.Timestamp(first), last=pd.Timestamp(last))
    assert phrasing.when(row) == text


def test_names_are_listed_and_many_are_counted():
    assert phrasing.names(["A"]) == "A"
    assert phrasing.names("ABC") == "A, B and C"
    assert phrasing.names("ABCDEF") == "A, B, C and 3 others"
    assert (phrasing.whose("Zelensky"), phrasing.whose("officials")) == ("Zelensky's", "officials'")


def test_every_cause_that_blames_has_its_words():
    untold = {"divided", "unsettled"}  # whose messages say it themselves
    assert set(CAUSES) - set(phrasing.telling()["causes"]) == untold


def test_every_threshold_is_read_and_has_its_reason():
    text = resources.files("figures").joinpath(THRESHOLDS_FILE).read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    assert set(content) == {field.name for field in fields(Thresholds)}
    assert all(len(entry["why"]) > 20 for entry in content.values())
    assert thresholds().stale_days == 7
