"""Days as articles and tables write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.written_days import days_in

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1))


def isos(text, language="en"):
    return [day.iso() for day in days_in(text, language)]


@pytest.mark.parametrize(("text", "language", "day"), [
    ("departed on October 10, 2024, traveling by train", "en", "2024-10-10"),
    ("on the 3rd of January, 2025", "en", "2025-01-03"),
    ("an incursion launched in August 2024", "en", "2024-08"),
    ("на 12 января 2025 года погибло", "ru", "2025-01-12"),
    ("станом на 9 січня 2025 року", "uk", "2025-01-09"),
    ("le 3 janvier 2025", "fr", "2025-01-03"),
    ("el 3 de enero de 2025", "es", "2025-01-03"),
    ("am 9. Januar 2025", "de", "2025-01-09"),
    ("2025年1月9日", "zh", "2025-01-09"),
    ("2025년 1월 9일", "en", "2025-01-09"),
    ("13/04/2025", "en", "2025-04-13"),
    ("9.1.2025", "de", "2025-01-09")])
def test_a_day_is_read_as_its_language_writes_it(text, language, day):
    assert isos(text, language) == [day]


@pytest.mark.parametrize("text", ["3/4/2025", "Section 12.5", "in 2024", "may 2,000 die", "1-2"])
def test_what_may_be_read_two_ways_or_is_no_day_is_left_alone(text):
    assert isos(text) == []


def test_a_day_without_a_year_has_one_only_where_it_is_given():
    day, = days_in("on 9 January")
    assert day.iso() == ""
    assert day.iso(2025) == "2025-01-09"


def test_a_day_that_does_not_exist_is_none():
    day, = days_in("31 February 2025")
    assert day.iso() == ""


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]))
def test_every_day_is_found_where_it_stands(day, form):
    written = day.strftime(form)
    found, = days_in(f"as of {written}: 12 dead")
    assert found.iso() == day.isoformat()
    assert f"as of {written}: 12 dead"[found.start:found.end] == written


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text):
    for day in days_in(text):
        assert 0 <= day.start < day.end <= len(text)
