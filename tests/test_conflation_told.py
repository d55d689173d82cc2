"""What is told of quantities that may be confused, and which is a part of which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import QUANTITIES, claims_from, write_case

from figures.case import load
from figures.conflation.quantities import confusable, is_part
from figures.conflation.told import (
    LOOKED_AT,
    candidates,
    given_by,
    index_of,
    is_round,
    publishers_of,
    same,
    told_of,
)

DAY = "2025-01-13"


def told(tmp_path, *rows):
    """Return what the rows' origins tell."""
    return told_of(claims_from(tmp_path, [{"as_of": DAY, **row} for row in rows]))


def defined(tmp_path, *identities, **case):
    return load(write_case(tmp_path, [{"value": "5"}], identities=list(identities),
                           **case)).definition


@pytest.mark.parametrize(("identity", "part", "whole"), [
    ("casualties = killed + wounded", "killed", "casualties"),
    ("killed + wounded = casualties", "killed", "casualties"),
    ("killed <= present", "killed", "present"), ("present >= killed", "killed", "present"),
    ("present >= killed + wounded", "wounded", "present")])
def test_a_part_is_a_part_of_its_whole_and_not_the_other_way(tmp_path, identity, part, whole):
    quantities = {name: {**cells, "includes": []} for name, cells in QUANTITIES.items()}
    definition = defined(tmp_path, identity, quantities=quantities)
    assert is_part(part, whole, definition)
    assert not is_part(whole, part, definition)


def test_what_is_included_by_definition_is_a_part(tmp_path):
    assert is_part("killed", "casualties", defined(tmp_path))
    assert not is_part("killed", "present", defined(tmp_path))


def test_what_an_inequality_joins_is_not_taken_for_one_another(tmp_path):
    assert "present" not in confusable(defined(tmp_path, "killed <= present"))


def test_a_sum_with_a_minus_confuses_nothing(tmp_path):
    found = confusable(defined(tmp_path, "present = killed - wounded"))
    assert set(found) == {"killed", "wounded", "casualties"}


@pytest.mark.parametrize(("row", "count"), [
    ({"value": 10}, 1), ({"value": 9}, 0), ({"wording": "dozens killed"}, 0),
    ({"wording": "half", "share_of": "casualties"}, 0), ({"value": 300, "as_of": ""}, 0),
    ({"wording": "300 to 400 killed"}, 1)])
def test_only_numbers_of_two_digits_on_a_known_day_are_told(tmp_path, row, count):
    assert len(told(tmp_path, row)) == count


def test_an_origin_is_told_once_with_all_who_print_it_the_earliest_first(tmp_path):
    (found,) = told(tmp_path, {"value": 300, "as_of": "2025-01-14", "publisher": "Herald"},
                    {"value": 300}, {"value": 300, "publisher": "Herald"})
    assert [row.id for row in found.rows] == ["c-2", "c-3", "c-1"]
    assert found.publishers == 2


def test_numbers_that_may_be_one_are_candidates_and_others_are_not(tmp_path):
    found = told(tmp_path, {"value": 1263}, {"value": 1260, "quantity": "casualties"},
                 {"value": 1500, "quantity": "casualties"}, {"value": 1263, "quantity": "wounded"})
    assert list(candidates(found[0], ("casualties",), index_of(found))) == [1]


def test_a_range_is_no_candidate_for_a_bare_number(tmp_path):
    found = told(tmp_path, {"value": 300}, {"wording": "200 to 450", "quantity": "casualties"})
    assert list(candidates(found[0], ("casualties",), index_of(found))) == []


def test_of_very_many_candidates_the_nearest_in_time_are_looked_at(tmp_path):
    rows = [{"value": 300, "quantity": "casualties", "speaker": f"S{n}",
             "as_of": f"20{10 + n // 12:02}-{n % 12 + 1:02}-01"} for n in range(180)]
    found = told(tmp_path, {"value": 300, "as_of": "2017-06-15"}, *rows)
    (one,) = [each for each in found if each.quantity == "killed"]
    places = list(candidates(one, ("casualties",), index_of(found)))
    farthest = max(abs(found[at].day - one.day) for at in places)
    left = [each for at, each in enumerate(found) if at not in places and each is not one]
    assert len(places) == 2 * LOOKED_AT
    assert min(abs(each.day - one.day) for each in left) >= farthest - 31


def test_ranges_are_the_same_with_both_ends(tmp_path):
    one, other, third = told(tmp_path, {"wording": "300 to 400", "speaker": "A"},
                             {"wording": "300 to 400", "speaker": "B"},
                             {"wording": "240 to 500", "speaker": "C"})
    assert same(one, other)
    assert not same(one, third)  # with the same middle


def test_a_restatement_brings_its_publishers_and_another_speaker_does_not(tmp_path):
    found = told(tmp_path, {"value": 300, "publisher": "Gazette"},
                 {"value": 300, "publisher": "Herald", "as_of": "2025-02-13"},
                 {"value": 300, "publisher": "Sun", "speaker": "another"})
    index = index_of(found)
    assert sorted(publishers_of(at, found, index) for at in range(3)) == [1, 2, 2]


def test_a_speakers_figures_stand_in_the_order_of_their_days(tmp_path):
    found = told(tmp_path, {"value": 500, "as_of": "2025-03-01"}, {"value": 300},
                 {"value": 40, "quantity": "wounded"})
    given_ = given_by(found)
    assert [figure for _, figure in given_["General Staff", "killed", ""]] == [300, 500]
    assert len(given_) == 2


@given(st.integers(1, 99), st.integers(0, 7))
def test_two_digits_and_noughts_are_round(digits, power):
    assert is_round(float(digits * 10**power))


@given(st.integers(101, 999).filter(lambda number: number % 10), st.integers(0, 6))
def test_three_digits_are_not_round(digits, power):
    assert not is_round(float(digits * 10**power))
