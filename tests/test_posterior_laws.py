"""What must hold of the estimate of one quantity whatever is told: order, echoes, units, names."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_scales import evidence

from figures.codebook import CASE_KINDS, RELATIONS
from figures.posterior import chosen, constants, posterior, without, without_echoes
from figures.posterior.evidence import Evidence

SHARES = (.05, .25, .5, .75, .95)
SIDES = {name: "" if name == "third" else f"side of {name}" for name in RELATIONS}
CLAIM = st.fixed_dictionaries({
    "value": st.integers(1, 10**6), "day": st.integers(0, 400),
    "hedge": st.sampled_from(["exact", "about", "over", "at_least", "up_to", "nearly"]),
    "relation": st.sampled_from(RELATIONS), "speaker": st.sampled_from(["a", "b", "c"]),
    "origin": st.sampled_from([f"o{number}" for number in range(5)]),
    "roundness": st.sampled_from([0.0, .05, .25]), "foreseen": st.booleans(),
    "likelihood": st.sampled_from([np.nan, .3, .9]), "other_scope": st.booleans()})
CLAIMS = st.lists(CLAIM, min_size=1, max_size=7)
KIND = st.sampled_from(sorted(CASE_KINDS))
FEW = settings(max_examples=40, deadline=None)


def told(claims):
    """Return claims as evidence, each on the side of its relation."""
    columns = {name: [claim[name] for claim in claims] for name in claims[0]}
    columns["side"] = [SIDES[claim["relation"]] for claim in claims]
    columns["day"] = [float(claim["day"]) for claim in claims]
    return evidence(*columns.pop("value"), **columns)


def both(one, other):
    """Return two evidences one after the other, the second's ids told apart."""
    second = replace(other, ids=tuple(f"{name}*" for name in other.ids))
    return Evidence(**{name: column + getattr(second, name) if isinstance(column, tuple)
                       else np.concatenate([column, getattr(second, name)])
                       for name, column in vars(one).items()})


def quantiles(found):
    return [found.quantile(share) for share in SHARES]


@FEW
@given(CLAIMS, KIND, st.randoms())
def test_the_order_of_claims_changes_nothing(claims, kind, random):
    one = told(claims)
    order = list(range(len(claims)))
    random.shuffle(order)
    assert np.array_equal(posterior(chosen(one, order), kind).density,
                          posterior(one, kind).density)


@FEW
@given(CLAIMS, KIND, st.integers(0, 6), st.integers(1, 20))
def test_echoes_of_the_same_day_change_nothing_whoever_carries_them(claims, kind, which, count):
    one = told(claims)
    row = which % len(claims)
    again = chosen(one, [row] * count)
    copies = replace(again, origin=tuple(f"echo {number}" for number in range(count)),
                     speaker=tuple(f"paper {number}" for number in range(count)),
                     ids=tuple(f"z{number}" for number in range(count)))
    loud = posterior(both(one, copies), kind)
    assert np.array_equal(loud.density, posterior(one, kind).density)


@FEW
@given(CLAIMS, KIND)
def test_ten_times_the_values_are_ten_times_the_quantiles(claims, kind):
    one = told(claims)
    scaled = replace(one, log_value=one.log_value + np.log(10))
    assert quantiles(posterior(scaled, kind)) == pytest.approx(
        [10 * value for value in quantiles(posterior(one, kind))], rel=1e-11)


@FEW
@given(CLAIMS, KIND)
def test_other_names_change_nothing(claims, kind):
    one = told(claims)
    renamed = replace(one, side=tuple(f"other {name}" for name in one.side),
                      origin=tuple(f"other {name}" for name in one.origin),
                      speaker=tuple(f"other {name}" for name in one.speaker),
                      ids=tuple(f"other {name}" for name in one.ids))
    assert np.array_equal(posterior(renamed, kind).density, posterior(one, kind).density)


@FEW
@given(CLAIMS, KIND)
def test_masses_are_shares_of_one_and_quantiles_rise(claims, kind):
    found = posterior(told(claims), kind)
    assert found.density.sum() == pytest.approx(1)
    assert (found.density >= 0).all()
    assert quantiles(found) == sorted(quantiles(found))


@FEW
@given(CLAIMS, KIND)
def test_what_an_origin_adds_is_gone_without_it(claims, kind):
    one = told(claims)
    more = both(one, told([claims[0] | {"origin": "stranger", "value": 31}]))
    left = without(more, "stranger")
    assert np.array_equal(posterior(left, kind).density, posterior(one, kind).density)


@FEW
@given(CLAIMS)
def test_taking_out_echoes_twice_is_taking_them_out_once(claims):
    once = without_echoes(told(claims), constants().structure)
    twice = without_echoes(once, constants().structure)
    assert twice.ids == once.ids
    assert twice.origin == once.origin
    assert twice.speaker == once.speaker


@FEW
@given(CLAIMS)
def test_no_figure_is_lost_with_the_echoes(claims):
    one = told(claims)
    left = without_echoes(one, constants().structure)
    assert set(left.log_value.tolist()) == set(one.log_value.tolist())
    assert set(left.relation) == set(one.relation)


@FEW
@given(CLAIMS, KIND, st.integers(1, 30))
def test_a_later_count_of_a_side_not_heard_far_above_what_is_likely_moves_the_middle_up(
        claims, kind, later):
    # one more wild figure of a side that has spoken speaks against that side's others
    assume(all(claim["relation"] != "government" for claim in claims))
    one = told(claims)
    before = posterior(one, kind)
    # what is likely may lie above all that is told: a count within it may narrow it from above
    top = max(float(np.exp(one.log_value.max())), before.quantile(.95))
    assume(top < 10**6)
    more = both(one, told([claims[0] | {
        "value": int(4 * top) + 1, "day": int(one.day.max()) + later, "hedge": "exact",
        "roundness": 0.0, "foreseen": False, "likelihood": np.nan, "other_scope": False,
        "origin": "a new count", "speaker": "a new voice", "relation": "government"}]))
    assert posterior(more, kind).point > before.point
