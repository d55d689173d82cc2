"""Identities as a tree of splits and inequalities."""

import math

import pytest
from ledgers import QUANTITIES, write_case

from figures.case import load
from figures.identities import read_identity
from figures.joint.factors import AtMost, Limit, Linear, Split, connected
from figures.joint.graph import graph_of, is_useful, names_in, sides
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


@pytest.mark.parametrize(("text", "useful"), [
    ("a = b + c", True), ("a <= b", True), ("a = b", True), ("a = b + 5", True),
    ("a = 2 * b + c", True), ("a + b = c + d", True), ("a <= 5", True), ("a + b = a", False),
    ("a + b <= 0", False), ("a + 5 <= 2", False), ("5 = 5", False)])
def test_identities_of_which_a_side_is_nothing_are_of_no_use(text, useful):
    assert is_useful(read_identity(text)) is useful


def test_what_is_taken_away_is_added_on_the_other_side():
    left, right = sides(read_identity("a = b - c"))
    assert (names_in(left), names_in(right)) == (["a", "c"], ["b"])


def test_a_number_stands_on_the_side_where_it_is_added():
    assert sides(read_identity("2 * a - 5 = b")) == (((2, "a"),), ((1, "b"), (5, "")))


@pytest.mark.parametrize(("text", "factor"), [
    ("a = b", Linear("a", "b")), ("a = 3 * b", Linear("a", "b", 3)),
    ("2 * a = b + 500", Linear("a", "b", .5, 250)), ("a - 10 = b", Linear("a", "b", 1, 10)),
    ("a = 500", Limit("a", 500, 500))])
def test_an_equality_of_two_is_a_multiple_and_a_number(tmp_path, text, factor):
    assert graph(tmp_path, text).factors == (factor,)


def test_parts_may_be_multiples(tmp_path):
    multiple, split = graph(tmp_path, "a = 2 * b + c").factors
    assert multiple == Linear("2 * b", "b", 2)
    assert {split.whole, split.part, split.rest} == {"a", "2 * b", "c"}


def test_a_number_is_added_to_the_sum_of_the_parts(tmp_path):
    number, split = graph(tmp_path, "a = b + c + 7").factors
    assert number == Linear("a", "b + c", 1, 7)
    assert split.whole == "b + c"


@pytest.mark.parametrize(("text", "limit"), [
    ("a <= 5", Limit("a", 0, 5)), ("a >= 5", Limit("a", 5, math.inf)),
    ("2 * a <= 5", Limit("2 * a", 0, 5)), ("a + b <= 5", Limit("a + b", 0, 5))])
def test_a_number_bounds_what_is_beside_it(tmp_path, text, limit):
    (bound,) = graph(tmp_path, text).bounds
    assert bound.factors[0] == limit


def test_an_inequality_that_says_more_than_the_sums_closes_a_loop(tmp_path):
    (bound,) = graph(tmp_path, "a = b + c", "a >= 3 * b").bounds
    assert bound.closes


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
