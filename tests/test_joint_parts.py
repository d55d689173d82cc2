"""Several quantities at once, part by part: points that add up, shares that are told, shifts."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import claims_from

from figures.definitions import Quantity
from figures.evidence import gather_all
from figures.joint.coherent import coherent, meets
from figures.joint.factors import AtMost, Limit, Linear, Split
from figures.joint.messages import beliefs, log_ratio_density, ratios, shifted
from figures.joint.shares import is_of, told_shares

SPLIT = Split("whole", "part", "rest", 0.0, 1.0)
BOUND = AtMost("part", "sent")
SIZE, WIDTH = st.floats(1, 1e6), st.floats(.05, 3)
CELL = .1
GRID = np.arange(0, 5, CELL)


@settings(max_examples=50)
@given(st.tuples(SIZE, SIZE, SIZE), st.tuples(WIDTH, WIDTH, WIDTH))
def test_points_of_a_split_add_up_whatever_the_medians(medians, widths):
    names = ("whole", "part", "rest")
    found = coherent([SPLIT], dict(zip(names, medians, strict=True)),
                     dict(zip(names, widths, strict=True)))
    assert found["whole"] == pytest.approx(found["part"] + found["rest"], rel=1e-9)
    assert min(found.values()) > 0


def test_medians_that_fit_are_the_points():
    medians = {"whole": 300.0, "part": 100.0, "rest": 200.0}
    assert coherent([SPLIT], medians, dict.fromkeys(medians, 1.0)) == pytest.approx(medians)


def test_what_is_surest_moves_least():
    medians = {"whole": 300.0, "part": 100.0, "rest": 100.0}
    found = coherent([SPLIT], medians, {"whole": .01, "part": .01, "rest": 2.0})
    assert found["whole"] == pytest.approx(300, rel=.01)
    assert found["rest"] == pytest.approx(200, rel=.05)


def test_equally_sure_sizes_that_break_a_bound_meet_at_their_geometric_middle():
    found = coherent([BOUND], {"part": 400.0, "sent": 100.0}, {"part": 1.0, "sent": 1.0})
    assert found == pytest.approx({"part": 200, "sent": 200})


def test_a_bound_that_holds_moves_nothing():
    medians = {"part": 100.0, "sent": 400.0}
    assert coherent([BOUND], medians, {"part": 1.0, "sent": 1.0}) == pytest.approx(medians)


def test_a_bound_that_breaks_only_after_the_sums_are_met_is_met_too():
    medians = {"whole": 1000.0, "part": 100.0, "rest": 100.0, "sent": 200.0}
    found = coherent([SPLIT, BOUND], medians, {"whole": .1, "part": 1, "rest": .1, "sent": .5})
    assert found["part"] <= found["sent"] * (1 + 1e-9)
    assert found["whole"] == pytest.approx(found["part"] + found["rest"])


def test_without_identities_the_medians_are_the_points():
    assert coherent([], {"a": 5.0}, {"a": 1.0}) == pytest.approx({"a": 5.0})


@given(st.floats(-2, 2))
def test_a_shift_by_whole_cells_takes_the_values_of_other_cells(offset):
    message = np.sin(GRID)
    cells = round(offset / CELL)
    (found,) = shifted(message, np.array([cells * CELL]), CELL)
    held = np.clip(np.arange(len(GRID)) + cells, 0, len(GRID) - 1)
    assert found == pytest.approx(message[held])


def test_beyond_its_ends_a_message_is_held_on():
    message = np.arange(5.0)
    low, high = shifted(message, np.array([-100 * CELL, 100 * CELL]), CELL)
    assert low.tolist() == [0] * 5
    assert high.tolist() == [4] * 5


def test_log_ratios_are_even_around_nothing_and_their_widths_add_up():
    ratio, width = ratios()
    assert ratio == pytest.approx(-ratio[::-1])
    assert np.exp(width).sum() == pytest.approx(ratio[-1] - ratio[0], rel=.02)
    assert (np.diff(ratio) > 0).all()


def test_a_told_share_draws_the_split_to_it():
    ratio, _ = ratios()
    half = log_ratio_density(SPLIT, ratio)
    third = log_ratio_density(Split("whole", "part", "rest", 0.0, 1.0, (math.log(.5),)), ratio)
    assert abs(ratio[half.argmax()]) < .1
    assert 0 < ratio[third.argmax()] < math.log(2)  # a third: the rest is twice the part


def test_where_nothing_is_told_nothing_is_believed():
    found = beliefs([SPLIT], {}, GRID)
    assert all(found.of(node) is None for node in SPLIT.nodes())


def test_what_a_node_tells_itself_is_not_told_to_it_again():
    own = {"part": -GRID**2}
    found = beliefs([SPLIT], own, GRID)
    assert found.outside["part"] is None
    assert np.array_equal(found.of("part"), own["part"])
    assert found.of("whole") is not None


def test_a_bound_tells_nothing_where_the_other_side_is_silent():
    assert beliefs([BOUND], {"part": -GRID**2}, GRID).of("part") is not None
    assert beliefs([BOUND], {}, GRID).of("sent") is None


def test_what_is_at_most_another_makes_that_other_as_likely_the_larger_it_is():
    peak = -((GRID - 2.5) / .2) ** 2
    above = beliefs([BOUND], {"part": peak}, GRID).of("sent")
    below = beliefs([BOUND], {"sent": peak}, GRID).of("part")
    assert (np.diff(above) >= 0).all() and above[-1] > above[0] + 5
    assert (np.diff(below) <= 0).all() and below[0] > below[-1] + 5


def shares_in(tmp_path, *rows):
    claims = claims_from(tmp_path, [{"speaker": "A", **row} for row in rows])
    return told_shares(gather_all(claims), claims)


def test_a_share_of_a_claim_is_one_of_that_claims_quantity(tmp_path):
    (found,) = shares_in(tmp_path, {"quantity": "casualties", "value": 400},
                         {"wording": "half of those", "share_of": "c-1"})
    assert (found.part, found.whole, found.ids) == ("killed", "casualties", ("c-2",))
    assert found.logit == 0


def test_a_share_of_a_quantity_is_told_too(tmp_path):
    (found,) = shares_in(tmp_path, {"wording": "a fifth", "share_of": "casualties"})
    assert (found.whole, found.logit) == ("casualties", pytest.approx(math.log(.25)))


def test_a_share_in_itself_tells_nothing_of_a_split(tmp_path):
    assert shares_in(tmp_path, {"value": 400}, {"wording": "half", "share_of": "c-1"}) == []


def test_all_is_no_share(tmp_path):
    assert shares_in(tmp_path, {"wording": "-", "value": 1, "unit": "share",
                                "share_of": "casualties"}) == []


def test_two_speakers_tell_two_shares_and_one_tells_another_share_anew(tmp_path):
    rows = [{"wording": "half", "share_of": "casualties", "speaker": "A"},
            {"wording": "half", "share_of": "casualties", "speaker": "B"},
            {"wording": "a third", "share_of": "casualties", "speaker": "A"}]
    assert len(shares_in(tmp_path, *rows)) == 3


@pytest.mark.parametrize(("name", "counts", "killed", "wounded"), [
    ("killed", "soldiers killed", True, False), ("x", "the dead", True, False),
    ("wounded", "injured", False, True), ("casualties", "killed or wounded", False, False),
    ("x", "soldiers captured", False, False), ("x", "unwounded", False, False),
    ("killed_daily", "per day", True, False)])
def test_a_quantity_is_of_the_killed_or_of_the_wounded_by_its_words(name, counts, killed, wounded):
    quantity = Quantity(name, counts, "person")
    assert (is_of("killed", quantity), is_of("wounded", quantity)) == (killed, wounded)


@pytest.mark.parametrize(("factor", "met"), [
    (Split("all", "a", "b", 0, 1), True), (Split("b", "a", "all", 0, 1), False),
    (Linear("all", "a", 2, 10), True), (Linear("all", "a", 2, 11), False),
    (AtMost("a", "b"), True), (AtMost("b", "a"), False),
    (Limit("a", 0, 10), True), (Limit("a", 11, math.inf), False)])
def test_points_meet_identities_or_do_not(factor, met):
    assert meets([factor], {"all": 30, "a": 10, "b": 20}) is met


def test_no_point_may_be_nothing_or_endless():
    assert not meets([], {"a": 0.0})
    assert not meets([], {"a": math.inf})
