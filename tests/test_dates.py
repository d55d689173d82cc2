from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.dates import Span, asked, span, span_in_words, whole_day
from figures.errors import CallError


def test_a_day_spans_itself():
    assert span("2024-08-12") == Span(date(2024, 8, 12), date(2024, 8, 12))


def test_a_month_spans_its_first_to_its_last_day():
    assert span("2024-02") == Span(date(2024, 2, 1), date(2024, 2, 29))


def test_a_year_spans_january_to_december():
    assert span("2025") == Span(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "2024-00-01", "24-08-12", "12.08.2024",
                                  "2024-8-1", "yesterday", "", "0000", "٢٠٢٤"])
def test_what_is_no_day_is_refused_with_examples(text):
    with pytest.raises(ValueError, match="a day such as"):
        span(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_lies_in_its_month_and_its_year(day):
    month, year = span(f"{day:%Y-%m}"), span(f"{day:%Y}")
    assert year.first <= month.first <= day <= month.last <= year.last


def test_a_month_is_no_whole_day():
    with pytest.raises(ValueError, match="whole day"):
        whole_day("2024-08")


def test_an_option_may_be_blank_a_day_or_a_month():
    assert asked("as_of", "") is None
    assert asked("as_of", None) is None
    assert asked("as_of", date(2025, 2, 1)) == date(2025, 2, 1)
    assert asked("as_of", "2025-02") == date(2025, 2, 28)


def test_an_option_that_is_no_day_is_named_with_what_was_found():
    with pytest.raises(CallError, match=r"known_by: found 'soon', expected a day such as"):
        asked("known_by", "soon")


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2023-02-01", "2023-02-27", "1 to 27 February 2023"),
    ("2024-02-01", "2024-02-28", "1 to 28 February 2024"),
    ("2024", "2025", "1 January 2024 to 31 December 2025"),
    ("2025-01", "2025-02", "1 January 2025 to 28 February 2025")])
def test_what_is_less_or_more_than_one_month_or_year_is_said_with_its_days(first, last, words):
    assert span_in_words(span(first).first, span(last).last) == words
