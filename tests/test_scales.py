"""How far claims may lie from the truth: what widens them, and which way."""

from dataclasses import fields, replace

import numpy as np
import pytest
from scipy.stats import t as student

from figures.codebook import CASE_KINDS, RELATIONS
from figures.posterior import Evidence, constants
from figures.posterior.constants import (
    LEARNED,
    Constants,
    constants_file,
    constants_without,
    folds_file,
)
from figures.posterior.evidence import chosen, hedge_class, without
from figures.posterior.likelihood import claim_messages, newest_days
from figures.posterior.scales import (
    Setting,
    claim_scales,
    common_density,
    common_scales,
    growth_left,
    origin_density,
    recent_growth,
    setting_of,
    side_density,
    stands_still,
)

NUMBERS = constants()
SHAPE = NUMBERS.structure
ALONE = replace(NUMBERS, **dict.fromkeys(LEARNED, 0.0) | {"growth_days": 10.0, "claim": 1.0})
LINE = np.arange(-60, 60, .01)


def evidence(*values, **columns):
    """Return evidence of plain figures of third parties; columns give other entries."""
    count = len(values)
    plain = {"hedge": ["exact"] * count, "day": [0.0] * count, "relation": ["third"] * count,
             "side": [""] * count, "speaker": [f"s{n}" for n in range(count)],
             "origin": [f"o{n}" for n in range(count)],
             "log_width": [0.0] * count, "roundness": [0.0] * count, "foreseen": [False] * count,
             "likelihood": [np.nan] * count, "other_scope": [False] * count} | columns
    return Evidence(
        ids=tuple(f"c{n}" for n in range(count)), log_value=np.log(np.array(values, dtype=float)),
        **{name: tuple(column) if isinstance(column[0], str) else np.array(column)
           for name, column in plain.items()})


def scales(told, numbers, newest=0.0):
    """Return the scales below and above of a single claim."""
    found = claim_scales(told, np.array([newest]), numbers)
    return float(found.low[0]), float(found.high[0])


def test_growth_is_all_to_come_at_first_and_half_after_its_own_days():
    assert growth_left(0.0, NUMBERS) == 1
    assert growth_left(NUMBERS.growth_days, NUMBERS) == pytest.approx(.5)
    assert growth_left(1e9, NUMBERS) == pytest.approx(0, abs=1e-6)


def test_a_plain_figure_is_as_wide_below_as_above():
    assert scales(evidence(100), ALONE) == (1, 1)


@pytest.mark.parametrize(("constant", "columns", "expected"), [
    ("roundness", {"roundness": [.25]}, (1.5, 1.5)), ("lower_bound", {"hedge": ["over"]}, (3, 1)),
    ("lower_bound", {"hedge": ["up_to"]}, (1, 1)), ("third_high", {}, (1, 3)),
    ("third_high", {"relation": ["enemy"]}, (1, 1)),
    ("foreseen_low", {"foreseen": [True]}, (3, 1)), ("foreseen_high", {"foreseen": [True]}, (1, 3)),
    ("claim_growth", {}, (3, 1)), ("claim_growth", {"day": [10.0]}, (2, 1)),
    ("early_high", {}, (1, 3)), ("scope", {"other_scope": [True]}, (5**.5, 5**.5)),
    ("scope", {}, (1, 1))])
def test_each_constant_widens_its_own_side(constant, columns, expected):
    numbers = replace(ALONE, **{constant: 2.0})
    assert scales(evidence(100, **columns), numbers) == pytest.approx(expected)


@pytest.mark.parametrize(("constant", "expected"), [
    ("stale_low", (1 + np.log(4), 1)), ("stale_high", (1, 1 + np.log(4)))])
def test_a_claim_older_than_the_newest_is_wider_by_the_log_of_the_days(constant, expected):
    numbers = replace(ALONE, **{constant: 1.0})
    assert scales(evidence(100, day=[1.0]), numbers, newest=7.0) == pytest.approx(expected)


@pytest.mark.parametrize(("constant", "expected"), [
    ("stale_low", (1, 1 + np.log(4))), ("stale_high", (1 + np.log(4), 1))])
def test_a_claim_told_after_the_day_asked_about_is_wider_the_other_way(constant, expected):
    numbers = replace(ALONE, **{constant: 1.0})
    assert scales(evidence(100, day=[7.0]), numbers, newest=1.0) == pytest.approx(expected)


def test_a_range_is_wider_as_the_squares_add_up():
    assert scales(evidence(100, log_width=[.75]), ALONE) == pytest.approx((1.25, 1.25))


def test_no_claim_is_surer_than_a_cell_of_the_grid():
    assert scales(evidence(100), replace(ALONE, claim=0.0)) == (SHAPE.cell, SHAPE.cell)


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_side_is_about_its_bias_and_holds_one(relation):
    found = side_density(LINE, relation, NUMBERS)
    assert LINE[found.argmax()] == pytest.approx(NUMBERS.bias(relation), abs=.01)
    assert found.sum() * .01 == pytest.approx(1, abs=.01)


@pytest.mark.parametrize(("relation", "constant"), [
    ("third", "side_neutral"), ("government", "side_neutral"), ("enemy", "side_belligerent"),
    ("own_soldiers", "side_belligerent"), ("perpetrator", "side_belligerent"),
    ("own_civilians", "side_civilians")])
def test_a_relation_has_the_width_of_its_own_kind(relation, constant):
    wide = replace(NUMBERS, **{constant: 3.0})
    at = np.array([NUMBERS.bias(relation)])
    assert side_density(at, relation, wide) < side_density(at, relation, NUMBERS)


def test_what_an_origin_shares_is_without_bias():
    found = origin_density(LINE, NUMBERS)
    assert found == pytest.approx(origin_density(-LINE, NUMBERS))
    assert found.sum() * .01 == pytest.approx(1, abs=.01)


def test_of_late_a_total_has_grown_by_what_came_after_the_earlier_part():
    told = evidence(100, 200, 400, day=[0.0, 4.0, 10.0])
    early = 100 if SHAPE.earlier * 10 < 4 else 200
    assert recent_growth(told, SHAPE) == pytest.approx(np.log(400 / early))


def test_what_was_foreseen_is_no_growth():
    told = evidence(100, 9000, day=[0.0, 10.0], foreseen=[False, True])
    assert recent_growth(told, SHAPE) == 0


def test_without_an_early_figure_nothing_is_known_of_growth():
    assert recent_growth(evidence(100, 200, day=[10.0, 10.0]), SHAPE) == 0


def test_a_total_that_fell_has_not_grown():
    assert recent_growth(evidence(400, 100, day=[0.0, 10.0]), SHAPE) == 0


@pytest.mark.parametrize(("relations", "expected"), [
    (["third", "government"], False), (["third", "enemy"], True), (["own_civilians"], True),
    (["perpetrator"], True), (["own_soldiers"], False)])
def test_losses_are_contested_where_those_who_fight_tell_of_others(relations, expected):
    told = evidence(*range(1, len(relations) + 1), relation=relations)
    assert setting_of(told, "combat", SHAPE).contested[0] == expected


@pytest.mark.parametrize(("given", "expected"), [(0.0, 7.0), (9.0, 9.0)])
def test_a_setting_is_as_new_as_its_newest_claim_or_the_day_that_is_given(given, expected):
    told = evidence(100, 200, day=[7.0, 3.0])
    assert setting_of(told, "combat", SHAPE, newest=given).newest[0] == expected


@pytest.mark.parametrize(("values", "columns", "still"), [
    ([100, 101], {"day": [1.0, 8.0]}, True), ([100, 104], {"day": [1.0, 8.0]}, True),
    ([100, 106], {"day": [1.0, 8.0]}, False), ([100, 90], {"day": [1.0, 8.0]}, True),
    ([100, 101], {"day": [7.0, 8.0]}, False), ([100, 101], {"day": [0.0, 0.0]}, False),
    ([100, 101], {"day": [1.0, 8.0], "foreseen": [False, True]}, False),
    ([100, 101], {"day": [1.0, 8.0], "foreseen": [True, True]}, False),
    ([100, 300, 101], {"day": [1.0, 5.0, 8.0], "foreseen": [False, True, False]}, True),
    ([100, 101], {"day": [1.0, 8.0], "relation": ["third", "government"]}, False),
    ([100, 101], {"day": [1.0, 8.0], "side": ["", "a"]}, False),
    ([100, 101, 50], {"day": [1.0, 8.0, 9.0], "side": ["", "", "a"]}, True),
    ([100, 101, 500], {"day": [1.0, 8.0, 9.0], "side": ["", "", "a"]}, False)])
def test_a_count_stands_still_where_its_own_side_counted_on_and_found_hardly_more(
        values, columns, still):
    assert stands_still(evidence(*values, **columns), SHAPE) is still


def common(numbers, kind="attack", newest=0.0, recent=0.0, contested=False, still=False):
    """Return the scales that all claims of one quantity share."""
    found = common_scales(Setting((kind,), np.array([newest]), np.array([recent]),
                                  np.array([contested]), np.array([still])), numbers)
    return float(found.low[0]), float(found.high[0])


@pytest.mark.parametrize(("constants_", "given", "expected"), [
    ({"common_low": 2.0}, {}, (2, 0)), ({"common_high": 2.0}, {}, (0, 2)),
    ({"growth_attack": 2.0}, {}, (2, 0)), ({"growth_attack": 2.0}, {"newest": 10.0}, (1, 0)),
    ({"growth_attack": 2.0}, {"kind": "combat"}, (0, 0)),
    ({"growth_combat": 2.0}, {"kind": "other"}, (2, 0)),
    ({"common_high_growth": 2.0}, {"newest": 10.0}, (0, 1)),
    ({"recent": 2.0}, {"recent": .5}, (1, 0)), ({"combat": 2.0}, {"kind": "combat"}, (2, 2)),
    ({"combat": 2.0}, {"kind": "other"}, (2, 2)), ({"combat": 2.0}, {}, (0, 0)),
    ({"contested": 2.0}, {"contested": True}, (2, 2)), ({"contested": 2.0}, {}, (0, 0)),
    ({"growth_attack": 2.0, "still": .25}, {"still": True}, (.5, 0)),
    ({"growth_attack": 2.0, "still": .25}, {}, (2, 0)),
    ({"common_high_growth": 2.0, "still": .25}, {"still": True}, (0, 2))])
def test_what_all_claims_share_is_widened_by_its_own_constants(constants_, given, expected):
    assert common(replace(ALONE, **constants_), **given) == pytest.approx(expected)


def test_what_all_claims_share_holds_one_for_each_quantity():
    none = np.zeros(2, dtype=bool)
    two = Setting(("combat", "disaster"), np.zeros(2), np.zeros(2), none, none)
    found = common_density(LINE, common_scales(two, NUMBERS), NUMBERS)
    assert found.shape == (2, len(LINE))
    assert found.sum(axis=1) * .01 == pytest.approx(1, abs=.02)


def test_the_newest_day_is_that_of_the_claims_own_quantity():
    told = evidence(1, 2, 3, day=[5.0, 9.0, 1.0])
    assert list(newest_days(told, [0, 1, 0])) == [5, 9, 5]
    assert list(newest_days(told, [0, 1, 0], np.array([7.0, 7.0]))) == [7, 9, 7]


@pytest.mark.parametrize(("hedge", "expected"), [
    ("over", "lower"), ("at_least", "lower"), ("under", "upper"), ("up_to", "upper"),
    ("nearly", "upper"), ("exact", "plain"), ("about", "plain"), ("range", "plain"),
    ("vague", "plain")])
def test_a_hedge_makes_a_bound_or_leaves_a_figure_plain(hedge, expected):
    assert hedge_class(hedge) == expected


def test_chosen_rows_stand_in_the_order_asked_for():
    told = evidence(10, 20, 30)
    found = chosen(told, [2, 0])
    assert found.ids == ("c2", "c0")
    assert np.exp(found.log_value) == pytest.approx([30, 10])
    assert len(found) == 2


def test_without_an_origin_that_nobody_has_all_is_left():
    told = evidence(10, 20)
    assert without(told, "nobody").ids == told.ids


def test_every_relation_and_every_kind_has_a_constant():
    assert all(np.isfinite(NUMBERS.bias(relation)) for relation in RELATIONS)
    assert all(NUMBERS.growth(kind) >= 0 for kind in CASE_KINDS)


def test_changed_constants_are_new_and_the_old_stay():
    changed = NUMBERS.changed({"claim": 9.0})
    assert changed.claim == 9 != NUMBERS.claim
    assert changed.origin == NUMBERS.origin


@pytest.mark.parametrize("name", ["biass", "claims"])
def test_a_constant_that_there_is_not_can_not_be_changed(name):
    with pytest.raises(TypeError):
        NUMBERS.changed({name: 1.0})


def test_scales_are_no_less_than_nothing():
    assert all(getattr(NUMBERS, name) >= 0 for name in LEARNED if not name.startswith("bias_"))


def test_the_file_has_just_the_constants_that_the_code_reads():
    assert set(constants_file()["learned"]) == set(LEARNED)
    assert set(constants_file()["structure"]) == {field.name for field in fields(SHAPE)}
    assert len(LEARNED) == len(fields(Constants)) - 1


def test_a_case_is_judged_by_what_was_learned_without_it():
    fold = folds_file()["folds"][0]
    found = constants_without(fold["cases"][0])
    assert {name: getattr(found, name) for name in fold["learned"]} == fold["learned"]


def test_a_case_never_seen_is_judged_by_all_that_was_learned():
    assert constants_without("no such case") == NUMBERS


def test_no_resolved_case_is_in_two_folds():
    cases = [case for fold in folds_file()["folds"] for case in fold["cases"]]
    assert len(set(cases)) == len(cases)


def test_a_likelihood_word_mixes_the_usual_claim_with_a_wider_one():
    sure, grid = .3, np.linspace(-3, 3, 61)
    doubted = evidence(20, likelihood=[sure])
    scales = claim_scales(doubted, np.zeros(1), NUMBERS)
    away, degrees = doubted.log_value[0] - grid, SHAPE.claim_degrees

    def density(times):
        low, high = times * scales.low[0], times * scales.high[0]
        plain = student(degrees).pdf(away / np.where(away < 0, low, high))
        return 2 * plain / (low + high)

    found = np.exp(claim_messages(doubted, scales, grid, NUMBERS)[0])
    assert found == pytest.approx(sure * density(1) + (1 - sure) * density(SHAPE.doubt))


def test_only_the_side_of_the_largest_count_tells_whether_it_stands_still():
    columns = {"day": [0.0, 90.0, 100.0], "relation": ["third"] * 3}
    own = evidence(990, 100, 1000, side=["n", "z", "n"], **columns)
    other = evidence(990, 100, 1000, side=["z", "n", "n"], **columns)
    assert stands_still(own, SHAPE)
    assert not stands_still(other, SHAPE)
