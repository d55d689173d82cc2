"""What a speaker has told anew weighs less: whose statements replace whose, and by how much."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_scales import evidence

from figures.posterior import constants, posterior, without_echoes
from figures.posterior.evidence import chosen
from figures.posterior.replacing import claim_weights, later_statements, numbered

NUMBERS = constants()
ONE = {"speaker": ["ministry"] * 3, "day": [1.0, 4.0, 9.0]}


def later(*values, quantity=None, **columns):
    told = evidence(*values, **columns)
    return later_statements(told, quantity or [0] * len(values)).tolist()


def test_each_figure_is_older_than_those_that_its_speaker_gave_later():
    assert later(100, 200, 300, **ONE) == [2, 1, 0]


def test_what_others_say_replaces_nothing():
    assert later(100, 200, 300, **ONE | {"speaker": ["ministry", "hospital", "paper"]}) == [0, 0, 0]


def test_two_figures_of_one_day_do_not_replace_each_other():
    assert later(100, 200, 300, **ONE | {"day": [4.0, 4.0, 9.0]}) == [1, 1, 0]


def test_a_statement_told_again_later_replaces_none_of_its_own_words():
    assert later(100, 100, 300, **ONE | {"origin": ["a", "a", "b"]}) == [1, 1, 0]


def test_a_later_copy_of_a_statement_counts_as_that_statement():
    assert later(100, 200, 100, **ONE | {"origin": ["a", "b", "a"]}) == [1, 1, 0]


@pytest.mark.parametrize("columns", [
    {"side": ["", "", "a"]}, {"relation": ["third", "third", "government"]},
    {"other_scope": [False, False, True]}])
def test_only_statements_of_the_same_thing_for_the_same_side_replace(columns):
    assert later(100, 200, 300, **ONE | columns) == [1, 0, 0]


def test_only_statements_of_the_same_quantity_replace():
    assert later(100, 200, 300, quantity=[0, 1, 0], **ONE) == [1, 0, 0]


def test_weights_fall_with_each_later_statement():
    told = evidence(100, 200, 300, **ONE)
    found = claim_weights(told, [0] * 3, replace(NUMBERS, replaced=2.0))
    assert found == pytest.approx([1 / 5, 1 / 3, 1])


def test_without_the_constant_every_claim_has_full_weight():
    told = evidence(100, 200, 300, **ONE)
    assert claim_weights(told, [0] * 3, replace(NUMBERS, replaced=0.0)).tolist() == [1, 1, 1]


def slowly_counted(told, quantity):
    """Return the same numbers, told as the rule is, a claim at a time."""
    def voice(row):
        return (quantity[row], told.relation[row], told.side[row], told.speaker[row],
                told.other_scope[row])
    rows = range(len(told))
    return [len({told.origin[other] for other in rows if voice(other) == voice(row)
                 and told.origin[other] != told.origin[row] and told.day[other] > told.day[row]})
            for row in rows]


NAMES = st.sampled_from(["a", "b"])
CLAIM = st.tuples(st.integers(0, 4), NAMES, NAMES, st.sampled_from(["x", "y", "z"]), st.booleans())


@given(st.lists(CLAIM, min_size=1, max_size=12))
@settings(max_examples=100)
def test_counting_at_once_is_counting_one_by_one(claims):
    days, speakers, sides, origins, scopes = (list(column) for column in zip(*claims, strict=True))
    told = evidence(*[100] * len(claims), day=[float(day) for day in days], speaker=speakers,
                    side=sides, origin=origins, other_scope=scopes)
    quantity = [number % 2 for number in range(len(claims))]
    assert later_statements(told, quantity).tolist() == slowly_counted(told, quantity)


def test_a_speaker_s_newest_figure_moves_the_estimate_more_than_his_first():
    told = evidence(100, 120, 400, speaker=["ministry"] * 3, day=[20.0, 25.0, 30.0])
    apart = evidence(100, 120, 400, day=[20.0, 25.0, 30.0])
    assert posterior(told, "attack").point > posterior(apart, "attack").point


def test_a_daily_total_counts_by_its_newest_days():
    days = np.arange(1, 201, dtype=float)
    told = evidence(*(100 + 5 * days), speaker=["ministry"] * 200, day=days.tolist())
    found = posterior(told, "combat")
    low, high = found.interval(.9)
    assert low < 1100 < high
    last = posterior(chosen(told, [199]), "combat").interval(.9)
    assert np.log(high / low) > np.log(last[1] / last[0]) / 2


def test_echoes_by_other_speakers_replace_nothing_and_leave_the_first_speaker():
    told = evidence(100, 100, 100, 150, speaker=["ministry", "paper", "agency", "ministry"],
                    day=[3.0, 3.0, 3.0, 9.0])
    alone = chosen(told, [0, 3])
    loud, quiet = (posterior(each, "attack") for each in (told, alone))
    assert np.array_equal(loud.density, quiet.density)
    assert set(without_echoes(told, NUMBERS.structure).speaker) == {"ministry"}


def test_names_are_numbered_in_the_order_of_first_use():
    assert numbered(["b", "a", "b", "c"]).tolist() == [0, 1, 0, 2]
