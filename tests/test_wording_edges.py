"""Wordings at the edges of what a reader takes a word for."""

import pytest

from figures.wording import read


@pytest.mark.parametrize("wording", ["300m (984 feet)", "advanced 300m (984 feet)"])
def test_a_letter_before_a_length_in_brackets_is_a_metre_and_no_million(wording):
    (reading,) = read(wording)
    assert (reading.value, reading.unit) == (300.0, "meter")


@pytest.mark.parametrize("wording", ["no percent of the crew", "no percentage was given"])
def test_no_before_a_share_is_no_figure(wording):
    assert read(wording) == ()
