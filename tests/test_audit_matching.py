"""Numbers of an article beside those of claims, and the parts that verdicts rest on."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import write_case

from figures.audit.matching import exactly, related, rows_by_quantity, same, same_digits, size
from figures.audit.names import canonical, mentions, party_pattern
from figures.audit.quantities import profiles
from figures.case import load
from figures.definitions import Party, Quantity
from figures.meanings import claims_of
from figures.sources import Source, Sources
from figures.wording import read

PEOPLE = Quantity("killed", "soldiers killed", "person")
LAND = Quantity("held", "land held", "km^2")


def rows(tmp_path, *wordings, quantity="killed"):
    """Return the claims of wordings as the audit reads them."""
    case = write_case(tmp_path / "case", [
        {"wording": wording, "quantity": quantity, "reported_on": "2025-01-01"}
        for wording in wordings])
    return rows_by_quantity(claims_of(load(case)).table)[quantity]


def figure(wording, quantity=PEOPLE):
    reading, = read(wording)
    return size(reading, quantity)


@pytest.mark.parametrize(("claim", "wording", "alike"), [
    ("300 soldiers", "300 soldiers", True),
    ("about 300 soldiers", "at least 300 soldiers", True),
    ("4,720 soldiers", "4,700 soldiers", True),
    ("4,720 soldiers", "5,000 soldiers", False),
    ("300 soldiers", "3,000 soldiers", False),
    ("300 to 400 soldiers", "300 to 400 soldiers", True),
    ("300 to 400 soldiers", "350 soldiers", False),
    ("dozens of soldiers", "dozens of soldiers", True),
    ("dozens of soldiers", "hundreds of soldiers", False)])
def test_a_number_is_the_same_as_in_the_ledger_s_origins(tmp_path, claim, wording, alike):
    row, = rows(tmp_path, claim)
    assert same(row, figure(wording)) is alike


def test_land_is_compared_in_one_unit(tmp_path):
    row, = rows(tmp_path, "1,300 square kilometers", quantity="held")
    assert same(row, figure("502 square miles", LAND))
    assert exactly(row, figure("502 square miles", LAND), "mi^2")


def test_a_rounded_number_is_not_the_very_number(tmp_path):
    row, = rows(tmp_path, "4,720 soldiers")
    assert not exactly(row, figure("4,700 soldiers"), "person")
    assert exactly(row, figure("4,720 soldiers"), "person")


def test_the_same_digits_in_another_unit_are_told(tmp_path):
    row, = rows(tmp_path, "90 square kilometers", quantity="held")
    reading, = read("90 square miles")
    assert same_digits(row, reading)
    assert not same_digits(row, read("90 square kilometers")[0])
    assert not same_digits(row, read("91 square miles")[0])


def test_a_length_has_no_size_where_an_area_is_counted():
    assert figure("12 kilometers", LAND).figure != figure("12 kilometers", LAND).figure  # NaN


def test_a_share_stays_the_share_that_it_is():
    assert figure("two-thirds").is_share
    assert figure("two-thirds").figure == pytest.approx(2 / 3)


@given(st.integers(1, 10**7))
def test_a_figure_lies_within_what_it_literally_says(number):
    sized = figure(f"{number} soldiers")
    assert sized.least <= number <= sized.most


def test_rows_that_a_ruling_leaves_out_are_none(tmp_path):
    case = write_case(tmp_path / "case", [{"wording": "300"}, {"wording": "400"}], rulings=[
        {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}])
    held = rows_by_quantity(claims_of(load(case)).table)
    assert [row.id for row in held["killed"]] == ["c-2"]


def test_a_speaker_is_related_to_the_body_that_he_belongs_to():
    names = {"HUR": Source("HUR", part_of="Ukraine"), "Ukraine": Source("Ukraine"),
             "NIS": Source("NIS")}
    sources = Sources(names, {name: name for name in names})
    row = SimpleNamespace(speaker="HUR")
    assert related(row, "Ukraine", sources)
    assert related(SimpleNamespace(speaker="Ukraine"), "HUR", sources)
    assert not related(row, "NIS", sources)


def test_of_names_inside_an_article_s_the_longest_is_meant():
    names = ("South Korea", "National Intelligence Service", "Ministry of Defence")
    sources = Sources({n: Source(n) for n in names}, {n: n for n in names})
    assert canonical("South Korea's National Intelligence Service", sources) == names[1]
    assert canonical("the Russian Ministry of Defence", sources) == names[2]


@pytest.mark.parametrize("text", ["Ukrainian", "Ukraine's", "українських", "ukrainischen"])
def test_a_party_s_people_are_known_in_several_languages(text):
    assert party_pattern("Ukraine", "ukraine").search(text)


def test_parties_of_one_word_are_told_apart():
    parties = [Party("nk", "North Korea"), Party("sk", "South Korea")]
    assert [key for *_, key in mentions("South Korean spies on North Koreans", parties)] == [
        "sk", "nk"]


def test_the_name_of_a_quantity_tells_what_it_counts_before_its_definition(tmp_path):
    folder = write_case(tmp_path / "case", [{}], quantities={
        "killed": {"counts": "soldiers killed", "unit": "person"},
        "toll": {"counts": "soldiers killed", "unit": "person"},
        "russian_captured": {"counts": "Russians in captivity", "unit": "person"}})
    named = {one.quantity.name: one for one in profiles(load(folder).definition)}
    assert named["killed"].named == {"killed"}
    assert "killed" in named["toll"].told | named["toll"].named
    assert "captured" in named["russian_captured"].named
