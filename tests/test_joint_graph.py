"""Identities as a tree of splits and inequalities."""

import math

import pytest
from ledgers import QUANTITIES, write_case

from figures.case import load
from figures.identities import read_identity
from figures.joint.graph import AtMost, Split, connected, graph_of, is_plain, sides
from figures.joint.refused import unclaimed_parts
from figures.joint.shares import ToldShare

PEOPLE = {"unit": "person", "counts": "people"}
NAMES = ("a", "b", "c", "d", "e")
QUANTITIES_OF = {**QUANTITIES, **dict.fromkeys(NAMES, PEOPLE)}


def graph(tmp_path, *identities, told=(), claimed=NAMES):
    """Return the graph of a case with these identities."""
    return graph_of(defined(tmp_path, *identities), told, set(claimed))


def defined(tmp_path, *identities):
    return load(write_case(tmp_path, [{"value": "5"}], quantities=QUANTITIES_OF,
                           identities=list(identities))).definition


@pytest.mark.parametrize(("text", "plain"), [
    ("a = b + c", True), ("a <= b", True), ("a = b", False), ("a = b + 5", False),
    ("a = 2 * b + c", False), ("a + b = c + d", True), ("a <= 5", False), ("a + b = a", False)])
def test_only_sums_of_parts_without_numbers_are_plain(text, plain):
    assert is_plain(read_identity(text)) is plain


def test_what_is_taken_away_is_added_on_the_other_side():
    assert sides(read_identity("a = b - c")) == (["a", "c"], ["b"])


def test_a_sum_of_two_is_one_split(tmp_path):
    (split,) = graph(tmp_path, "a = b + c").factors
    assert (split.whole, {split.part, split.rest}) == ("a", {"b", "c"})
    assert split.centre == 0


def test_a_sum_of_three_is_two_splits_one_below_the_other(tmp_path):
    first, second = graph(tmp_path, "a = b + c + d").factors
    assert first.rest == second.whole == "c + d"
    assert first.centre == pytest.approx(math.log(2))  # two parts beside one


def test_sums_on_both_sides_meet_in_a_node_that_none_names(tmp_path):
    first, second = graph(tmp_path, "a + b = c + d").factors
    assert first.whole == second.whole == "a + b"
    assert {first.part, first.rest, second.part, second.rest} == {"a", "b", "c", "d"}


def test_what_nobody_claims_is_taken_for_small(tmp_path):
    (split,) = graph(tmp_path, "a = b + c", claimed={"a", "b"}).factors
    assert split.part == "c"
    assert split.centre == pytest.approx(math.log(10))


def test_the_wounded_are_three_for_each_of_the_killed(tmp_path):
    (split,) = graph(tmp_path, "casualties = wounded + killed").factors
    assert (split.part, split.rest) == ("killed", "wounded")
    assert split.centre == pytest.approx(math.log(3))


def test_a_told_share_is_of_the_part_that_is_split_off_first(tmp_path):
    told = (ToldShare(("c-1",), "c", "a", .7),)
    found = graph(tmp_path, "a = b + c + d", told=told)
    assert found.factors[0].part == "c"
    assert found.factors[0].shares == (.7,)
    assert found.shares == told


def test_a_share_of_something_else_is_not_used(tmp_path):
    found = graph(tmp_path, "a = b + c", told=(ToldShare(("c-1",), "b", "d", .7),))
    assert (found.factors[0].shares, found.shares) == ((), ())


def test_an_identity_that_would_close_a_loop_stands_apart(tmp_path):
    found = graph(tmp_path, "a = b + c", "a = b + d")
    assert {split.whole for split in found.factors} == {split.whole for split in found.loops} == {
        "a"}
    assert {found.loops[0].part, found.loops[0].rest} == {"b", "d"}


def test_an_inequality_between_what_is_joined_already_says_nothing_new(tmp_path):
    assert graph(tmp_path, "a = b + c", "b <= a").bounds == ()


@pytest.mark.parametrize(("text", "low", "high"), [("a <= b", "a", "b"), ("a >= b", "b", "a")])
def test_an_inequality_keeps_its_direction(tmp_path, text, low, high):
    (bound,) = graph(tmp_path, text).bounds
    assert (bound.low, bound.high, bound.factors) == ((low,), (high,), (AtMost(low, high),))


def test_an_inequality_of_a_sum_brings_the_splits_of_the_sum(tmp_path):
    (bound,) = graph(tmp_path, "a + b <= c").bounds
    assert bound.factors[0] == AtMost("a + b", "c")
    assert bound.factors[1].whole == "a + b"


def test_a_told_share_makes_an_inequality_a_split(tmp_path):
    (bound,) = graph(tmp_path, "a <= b", told=(ToldShare(("c-1",), "a", "b", .7),)).bounds
    (split,) = bound.factors
    assert (split.whole, split.part, split.shares) == ("b", "a", (.7,))


def test_factors_that_share_a_node_are_one_group():
    one, other, third = AtMost("a", "b"), AtMost("c", "d"), Split("b", "c", "e", 0, 1)
    assert connected([one, other]) == [(one,), (other,)]
    (group,) = connected([one, other, third])
    assert set(group) == {one, other, third}


def test_no_factors_are_no_groups():
    assert connected([]) == []


def test_a_total_in_a_loop_needs_all_its_parts(tmp_path):
    definition = defined(tmp_path, "a = b + c", "d = b + c")
    assert unclaimed_parts(definition, {"a", "b", "d"}) == {"a": "c", "d": "c"}
    assert unclaimed_parts(definition, {"a", "b", "c", "d"}) == {}


def test_without_a_loop_a_part_may_be_open(tmp_path):
    assert unclaimed_parts(defined(tmp_path, "a = b + c", "b = d + e"), {"a"}) == {}
