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


@pytest.mark.parametrize(("wording", "value"), [
    ("two killed, officials said", 2.0), ("five wounded, the report said", 5.0),
    ("three soldiers, sources said", 3.0), ("half a mile, witnesses said", 0.5)])
def test_who_says_a_figure_is_not_what_it_counts(wording, value):
    assert [reading.value for reading in read(wording)] == [value]


def test_reports_of_which_nobody_tells_more_are_counted():
    assert [reading.value for reading in read("three reports of shelling")] == [3.0]


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("1 to 2 percent", 0.01, 0.02), ("0.5-1%", 0.005, 0.01), ("0 to 40%", 0.0, 0.4),
    ("one to two per cent of the force", 0.01, 0.02)])
def test_small_shares_are_ends_of_a_range_as_large_ones_are(wording, low, high):
    (reading,) = read(wording)
    assert (reading.low, reading.high, reading.unit) == (low, high, "share")


@pytest.mark.parametrize("wording", ["half a percent", "half a per cent of the force"])
def test_half_a_percent_is_no_half(wording):
    assert [reading.value for reading in read(wording)] == [0.005]


def test_numbers_that_may_be_years_are_a_range_where_they_count_something():
    (reading,) = read("2000-2024 soldiers")
    assert (reading.low, reading.high, reading.unit) == (2000.0, 2024.0, "person")


@pytest.mark.parametrize("wording", ["eleven men, an officer among them", "eleven men, a man said"])
def test_an_article_behind_a_comma_counts_nobody_more(wording):
    assert [reading.value for reading in read(wording)] == [11.0]


@pytest.mark.parametrize("wording", ["每两人中有一人", "her iki askerden biri"])
def test_one_of_every_two_is_a_half(wording):
    assert [reading.value for reading in read(wording)] == [0.5]


@pytest.mark.parametrize(("wording", "values"), [
    ("o godz. 5.59", []), ("o godz. 5.60", [5.6]), ("sākās plkst. 17.30", [])])
def test_a_clock_has_sixty_minutes(wording, values):
    assert [reading.value for reading in read(wording)] == values


@pytest.mark.parametrize(("wording", "hedges"), [
    ("at least 12 soldiers and up to 30 civilians were wounded", ["at_least", "up_to"]),
    ("up to 60 dead, at least 45 of them children", ["up_to", "at_least"]),
    ("up to 500 soldiers, at least 300 civilians", ["up_to", "at_least"]),
    ("at least 300 men and at most 500 men", ["range"]),
    ("at most 500 men, at least 300", ["range"])])
def test_two_bounds_are_a_range_only_where_they_are_of_one_thing(wording, hedges):
    assert [reading.hedge for reading in read(wording)] == hedges


@pytest.mark.parametrize(("wording", "value", "unit"), [
    ("300 short of 4,000", 3700.0, None), ("300 men short of the 4,000", 3700.0, "person"),
    ("0.5 short of 3", 2.5, None)])
def test_what_is_short_of_a_whole_is_the_rest_of_it(wording, value, unit):
    (reading,) = read(wording)
    assert (reading.hedge, reading.value, reading.unit) == ("exact", value, unit)


def test_the_rest_of_a_whole_is_as_rough_as_its_roughest_part():
    (reading,) = read("about 310 short of 4,000")
    assert (reading.hedge, reading.value, reading.place) == ("about", 3690.0, 10.0)


@pytest.mark.parametrize("wording", ["4,000 short of 300", "dozens short of 4,000"])
def test_no_rest_is_told_where_the_whole_is_the_less_or_a_part_is_vague(wording):
    assert len(read(wording)) == 2


def test_a_hyphen_ties_a_hedge_to_the_number_before_it():
    assert [reading.hedge for reading in read("500-some prisoners")] == ["about"]
    assert [reading.hedge for reading in read("500 - some were prisoners")] == ["exact"]


def test_of_two_bounds_the_nearer_holds():
    assert [reading.hedge for reading in read("over some 300 at most")] == ["up_to"]


def test_a_labelled_figure_keeps_the_noun_behind_it_before_the_next_label():
    found = read("Kyiv: 20 dead Kharkiv: 15 hurt")
    assert [(reading.value, reading.unit) for reading in found] == [
        (20.0, "person"), (15.0, "person")]


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("from one to one hundred and twenty dead", 1.0, 120.0),
    ("losses: 2000 to 2100", 2000.0, 2100.0)])
def test_the_first_of_a_range_has_its_own_size(wording, low, high):
    (reading,) = read(wording)
    assert (reading.low, reading.high) == (low, high)


def test_a_number_like_a_year_counts_a_noun_behind_two_adjectives():
    (reading,) = read("by 2000 very young soldiers")
    assert (reading.value, reading.unit) == (2000.0, "person")


@pytest.mark.parametrize(("wording", "value"), [
    ("three-quarters of a mile", 0.75), ("a mile and a quarter", 1.25)])
def test_quarters_of_a_mile_are_a_length(wording, value):
    assert [(reading.value, reading.unit) for reading in read(wording)] == [(value, "mi")]


@pytest.mark.parametrize(("wording", "values"), [
    ("two of the thousand prisoners", [2.0, 1000.0]),
    ("a third, a million in all", [pytest.approx(1 / 3), 1_000_000.0]),
    ("1900 and 2022 prisoners", [1900.0, 2022.0]),
    ("of the corps two hundred fell", [200.0])])
def test_a_number_is_not_drawn_into_another(wording, values):
    assert [reading.value for reading in read(wording)] == values


def test_number_words_written_together_fall_in_size():
    assert read("hundertzwanzigdreißig Soldaten") == ()


@pytest.mark.parametrize(("wording", "number"), [
    ("binaltı asker", 1006),  # "bina" is a building
    ("trentamiladieci persone", 30010)])  # "tren" is a train, in Turkish
def test_a_number_written_together_is_no_stem_that_it_begins_with(wording, number):
    assert [reading.value for reading in read(wording)] == [number]
