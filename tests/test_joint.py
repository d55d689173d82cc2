"""Several quantities at once: exact messages against brute force, shares, points that add up."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ledgers import QUANTITIES, claims_from

from figures.estimate import NOT_MET, reconcile
from figures.evidence import gather_all
from figures.joint import (
    AtMost,
    Split,
    beliefs,
    coherent,
    constants_for,
    graph_of,
    sampled,
    told_shares,
    unclaimed_parts,
)
from figures.joint.forms import forms_of
from figures.joint.messages import log_ratio_density, shifted
from figures.posterior import from_log, posterior

CELL = .04
GRID = np.arange(-12, 18, CELL)
SHARES = (.05, .25, .5, .75, .95)
DAY = "2025-01-13"
TOTAL = ["casualties = killed + wounded"]


def told(centre, scale=.3, degrees=4):
    """Return a log likelihood on the grid around a log size."""
    return tells(centre, scale, degrees)(GRID)


def tells(centre, scale=.3, degrees=4):
    return lambda logs: -(degrees + 1) / 2 * np.log1p(((logs - centre) / scale) ** 2 / degrees)


def quantiles(logs):
    believed = from_log(GRID, logs)
    return np.log([believed.quantile(share) for share in SHARES])


def weighted(values, weights):
    order = np.argsort(values)
    below = np.cumsum(weights[order])
    return np.interp(np.array(SHARES) * below[-1], below - weights[order] / 2, values[order])


SPLIT = Split("whole", "part", "rest", math.log(3), .8)


def brute(split, own):
    """Return by a fine sum over both parts the quantiles of each node."""
    axis = np.arange(-7, 13, .0125)
    part, rest = np.meshgrid(axis, axis, indexing="ij")
    whole = np.logaddexp(part, rest)
    logs = log_ratio_density(split, rest - part)
    for node, log_size in (("part", part), ("rest", rest), ("whole", whole)):
        if node in own:
            logs = logs + own[node](log_size)
    weights = np.exp(logs - logs.max())
    return {"part": weighted(axis, weights.sum(axis=1)),
            "rest": weighted(axis, weights.sum(axis=0)),
            "whole": weighted(whole.ravel(), weights.ravel())}


@pytest.mark.parametrize("own", [
    {"whole": tells(5)},
    {"part": tells(3), "rest": tells(4)},
    {"whole": tells(5), "part": tells(4.5)},
    {"whole": tells(5, .1), "part": tells(3, .5), "rest": tells(6, .2)},
])
@pytest.mark.parametrize("split", [SPLIT, Split("whole", "part", "rest", 0, 1.5, (.7,))])
def test_messages_of_a_split_are_those_of_brute_force(split, own):
    found = beliefs([split], {node: logs(GRID) for node, logs in own.items()}, GRID)
    expected = brute(split, own)
    for node in ("whole", "part", "rest"):
        assert quantiles(found.of(node)) == pytest.approx(expected[node], abs=.01)
        assert quantiles(found.of(node))[2] == pytest.approx(expected[node][2], abs=.003)


def test_messages_of_a_tree_are_those_of_weighted_draws():
    top, low = Split("all", "killed", "hurt", 1, .8), Split("hurt", "wounded", "missing", 0, 1.5)
    own = {"all": tells(6), "wounded": tells(5), "sent": tells(6.2)}
    random = np.random.default_rng(1)
    draws = 10**6
    first, second = (split.centre + split.scale * random.standard_t(4, draws)
                     for split in (top, low))
    size = random.uniform(3, 8.5, draws)
    logs = {"all": size, "killed": size - np.logaddexp(0, first),
            "hurt": size - np.logaddexp(0, -first)}
    logs |= {"wounded": logs["hurt"] - np.logaddexp(0, second),
             "missing": logs["hurt"] - np.logaddexp(0, -second)}
    axis = np.arange(-2, 16, .01)
    mass = np.exp(own["sent"](axis))
    above = np.interp(logs["all"], axis, np.cumsum(mass[::-1])[::-1])
    weights = above * np.exp(own["all"](logs["all"]) + own["wounded"](logs["wounded"]))
    found = beliefs([top, low, AtMost("all", "sent")],
                    {node: log_size(GRID) for node, log_size in own.items()}, GRID)
    for node, log_size in logs.items():
        expected = weighted(log_size, weights)
        assert quantiles(found.of(node)) == pytest.approx(expected, abs=.08)
        assert quantiles(found.of(node))[2] == pytest.approx(expected[2], abs=.03)


def test_an_inequality_tells_what_lies_above_and_below():
    found = beliefs([AtMost("low", "high")], {"low": told(6, .1), "high": told(5, .1)}, GRID)
    low, high = quantiles(found.of("low")), quantiles(found.of("high"))
    assert (low <= high + CELL).all()
    assert low[2] < 6


def test_a_node_of_which_nothing_is_told_tells_nothing():
    assert beliefs([AtMost("low", "high")], {}, GRID).of("high") is None


def test_a_shifted_message_is_read_between_cells():
    line = 2.5 * GRID
    moved = shifted(line, np.array([.013, -1.7]), CELL)
    inside = slice(100, -100)
    assert moved[:, inside] == pytest.approx(2.5 * np.add(GRID, [[.013], [-1.7]])[:, inside])


def case(tmp_path, rows, **more):
    more = {"identities": TOTAL, **more}
    return claims_from(tmp_path, [{"as_of": DAY, **row} for row in rows], **more)


def graph(tmp_path, identities, rows=({"value": 1},), claimed=(), **more):
    claims = case(tmp_path, rows, identities=identities, **more)
    gathered = gather_all(claims)
    return graph_of(claims.case.definition, told_shares(gathered, claims),
                    {each.quantity for each in gathered if each.rows} | set(claimed))


def test_the_wounded_are_some_three_for_each_of_the_killed(tmp_path):
    assert graph(tmp_path, TOTAL).factors == (
        Split("casualties", "killed", "wounded", math.log(3), .8),)


def test_parts_of_which_nothing_is_known_are_about_equal(tmp_path):
    quantities = {name: {"counts": "things", "unit": "count"} for name in "abcd"}
    found = graph(tmp_path, ["d = a + b + c"], [{"quantity": "a", "value": 1}],
                  claimed="abc", quantities=quantities)
    assert found.factors == (Split("d", "a", "b + c", math.log(2), 1.5),
                             Split("b + c", "b", "c", 0, 1.5))


def test_what_is_subtracted_stands_on_the_other_side(tmp_path):
    quantities = {name: {"counts": "land", "unit": "km^2"} for name in ("held", "taken", "lost")}
    found = graph(tmp_path, ["held = taken - lost"], [{"quantity": "held", "value": 1}],
                  quantities=quantities)
    assert found.factors[0].whole == "taken"


def test_an_inequality_that_the_sums_imply_adds_nothing(tmp_path):
    assert len(graph(tmp_path, [*TOTAL, "killed <= casualties"]).factors) == 1


def test_an_equality_that_closes_a_loop_is_named(tmp_path):
    found = graph(tmp_path, [*TOTAL, "casualties = present + killed"])
    assert found.loops == (Split("casualties", "killed", "present", -math.log(10), 1.5),)


FOUR_THOUSAND = {"quantity": "casualties", "wording": "about 4,000", "speaker": "A"}
TWO_THIRDS = {"wording": "two-thirds", "share_of": "c-1", "speaker": "A"}


def test_a_told_share_counts_once_however_often_its_speaker_tells_it(tmp_path):
    rows = [FOUR_THOUSAND, TWO_THIRDS, {**TWO_THIRDS, "as_of": "2025-02-13"}]
    found, = graph(tmp_path, TOTAL, rows).shares
    assert found.ids == ("c-2", "c-3")
    assert found.logit == pytest.approx(math.log(2), abs=.01)


def test_a_share_of_a_quantity_is_used_where_an_identity_binds_the_two(tmp_path):
    rows = [FOUR_THOUSAND, {"wording": "half", "share_of": "casualties", "speaker": "B"}]
    answer = reconcile(case(tmp_path, rows))
    found = answer.of("killed")
    assert found.claim_ids == ("c-2",)
    assert not found.left_out
    assert found.point == pytest.approx(answer.of("casualties").point / 2, rel=.25)


def test_a_share_of_those_sent_is_used_too(tmp_path):
    rows = [{"quantity": "present", "value": 12000, "speaker": "A"},
            {"quantity": "casualties", "wording": "a third", "share_of": "present", "speaker": "B"}]
    answer = reconcile(case(tmp_path, rows, identities=["casualties <= present"]))
    assert answer.of("casualties").point == pytest.approx(answer.of("present").point / 3, rel=.25)


def test_the_two_thirds_of_the_article_raise_the_killed(tmp_path):
    rows = [FOUR_THOUSAND, {"wording": "about 300", "speaker": "B"},
            {"wording": "about 1,000", "speaker": "C"}]
    without = reconcile(case(tmp_path / "a", rows)).of("killed")
    found = reconcile(case(tmp_path / "b", [*rows, TWO_THIRDS])).of("killed")
    assert found.point > 1.2 * without.point


def test_points_add_up_and_inequalities_hold(tmp_path):
    rows = [FOUR_THOUSAND, {"value": 900, "speaker": "B"},
            {"quantity": "wounded", "value": 5000, "speaker": "C"},
            {"quantity": "present", "value": 2000, "speaker": "D"}]
    answer = reconcile(case(tmp_path, rows, identities=[*TOTAL, "casualties <= present"]))
    points = {name: answer.of(name).point for name in QUANTITIES if answer.of(name)}
    assert points["casualties"] == pytest.approx(points["killed"] + points["wounded"], rel=1e-12)
    assert points["casualties"] <= points["present"] * (1 + 1e-9)
    for name, point in points.items():
        low, high = answer.of(name).intervals["90"]
        assert low < point < high


def test_without_claims_of_its_parts_a_total_is_that_of_section_one(tmp_path):
    claims = case(tmp_path, [FOUR_THOUSAND])
    evidence = gather_all(claims)[0].evidence
    assert reconcile(claims).of("casualties").point == pytest.approx(
        posterior(evidence, "combat").point)


def test_an_inequality_with_nothing_told_on_its_other_side_says_nothing(tmp_path):
    rows = [FOUR_THOUSAND, {"value": 900, "speaker": "B"}]
    bound = reconcile(case(tmp_path / "a", rows, identities=[*TOTAL, "casualties <= present"]))
    free = reconcile(case(tmp_path / "b", rows))
    assert [one.point for one in bound.estimates] == [one.point for one in free.estimates]


def test_more_is_known_of_a_total_whose_parts_are_told(tmp_path):
    parts = [{"value": 900, "speaker": "B"},
             {"quantity": "wounded", "value": 2800, "speaker": "C"}]
    alone = reconcile(case(tmp_path / "a", [FOUR_THOUSAND])).of("casualties").intervals["90"]
    joint = reconcile(case(tmp_path / "b", [FOUR_THOUSAND, *parts])).of("casualties")
    low, high = joint.intervals["90"]
    assert high / low < alone[1] / alone[0]


def test_influence_knows_what_other_quantities_tell(tmp_path):
    rows = [FOUR_THOUSAND, {"value": 300, "speaker": "B"}, {"value": 2000, "speaker": "C"}]
    alone = reconcile(case(tmp_path / "a", rows, identities=[])).of("killed").influence
    joint = reconcile(case(tmp_path / "b", rows)).of("killed").influence
    for (_, free), (_, bound) in zip(alone, joint, strict=True):
        assert abs(math.log(bound)) < abs(math.log(free))


def test_coherent_points_move_what_is_least_known():
    split = Split("whole", "part", "rest", 0, 1.5)
    medians = {"whole": 100.0, "part": 60.0, "rest": 60.0}
    found = coherent([split], medians, {"whole": .01, "part": .01, "rest": 2.0})
    assert found["part"] == pytest.approx(60, rel=.01)
    assert found["rest"] == pytest.approx(40, rel=.02)
    assert found["whole"] == found["part"] + found["rest"]


def test_points_that_fit_already_stay():
    split = Split("whole", "part", "rest", 0, 1.5)
    medians = {"whole": 100.0, "part": 60.0, "rest": 40.0}
    assert coherent([split], medians, dict.fromkeys(medians, 1.0)) == pytest.approx(medians)


def test_numbers_learned_from_losses_stand_for_people_alone(tmp_path):
    definition = case(tmp_path, [FOUR_THOUSAND]).case.definition
    assert constants_for(definition.quantities["held"], definition).bias("enemy") == 0
    assert constants_for(definition.quantities["killed"], definition).bias("enemy") > 0


CROSS = [Split("all", "red", "blue", 0, 1.5), Split("red", "red dead", "red hurt", 0, 1.5),
         Split("blue", "blue dead", "blue hurt", 0, 1.5), Split("all", "dead", "hurt", 0, 1.5),
         Split("dead", "red dead", "blue dead", 0, 1.5),
         Split("hurt", "red hurt", "blue hurt", 0, 1.5)]
CELLS = ("red dead", "red hurt", "blue dead", "blue hurt")
CROSS_TOLD = {"all": tells(7), "red dead": tells(5), "blue hurt": tells(5.5), "dead": tells(6, .2)}


def test_sampling_tells_what_exact_messages_tell():
    own = {"whole": told(5, .1), "part": told(3, .5), "rest": told(6, .2)}
    found = sampled([SPLIT], own, GRID, dict.fromkeys(own, (4.5, 1)))
    exact = beliefs([SPLIT], own, GRID)
    for node in own:
        assert quantiles(found.beliefs.of(node)) == pytest.approx(
            quantiles(exact.of(node)), abs=.01)
    assert found.effective > 5000


def test_a_cross_table_is_that_of_weighted_draws():
    random = np.random.default_rng(1)
    logs = {name: random.uniform(3, 8.5, 10**6) for name in CELLS}
    for whole, part, rest in (("red", "red dead", "red hurt"), ("blue", "blue dead", "blue hurt"),
                              ("dead", "red dead", "blue dead"),
                              ("hurt", "red hurt", "blue hurt"), ("all", "red", "blue")):
        logs[whole] = np.logaddexp(logs[part], logs[rest])
    weights = np.exp(sum(tells(logs[node]) for node, tells in CROSS_TOLD.items()) + sum(
        log_ratio_density(split, logs[split.rest] - logs[split.part]) for split in CROSS))
    own = {node: tells(GRID) for node, tells in CROSS_TOLD.items()}
    found = sampled(CROSS, own, GRID, dict.fromkeys(CELLS, (5, 1)))
    for node, log_size in logs.items():
        assert quantiles(found.beliefs.of(node))[1:4] == pytest.approx(
            weighted(log_size, weights)[1:4], abs=.06)


def test_each_node_of_a_cross_table_is_a_sum_of_its_cells():
    found = forms_of(CROSS)
    assert set(found.of["all"]) == set(CELLS)
    assert not found.equal


def test_two_sums_that_differ_must_be_equal():
    (pair,) = forms_of([Split("all", "a", "b", 0, 1), Split("all", "c", "d", 0, 1)]).equal
    assert [set(form) for form in pair] == [{"a", "b"}, {"c", "d"}]


TABLE = {name: {"counts": name, "unit": "person", "of": "red", "who": "soldiers"}
         for name in ("total", "dead", "hurt", "north", "south", "north_dead", "north_hurt",
                      "south_dead", "south_hurt")}
SUMS = ["total = dead + hurt", "total = north + south", "north = north_dead + north_hurt",
        "south = south_dead + south_hurt", "dead = north_dead + south_dead",
        "hurt = north_hurt + south_hurt"]
CLAIMED = {"total": 100, "dead": 30, "north_dead": 12, "north_hurt": 30, "south_dead": 20,
           "south_hurt": 44, "hurt": 66, "north": 47, "south": 71}


def table(tmp_path, *left_out):
    rows = [{"quantity": name, "value": value, "speaker": name} for name, value in CLAIMED.items()
            if name not in left_out]
    return case(tmp_path, rows, quantities=TABLE, identities=SUMS)


def test_points_of_a_cross_table_add_up_in_both_directions(tmp_path):
    answer = reconcile(table(tmp_path))
    points = {name: answer.of(name).point for name in TABLE}
    for text in SUMS:
        whole, _, parts = text.partition(" = ")
        assert points[whole] == pytest.approx(sum(points[part] for part in parts.split(" + ")),
                                              rel=1e-9)


def test_the_same_cross_table_gives_the_same_figures_again(tmp_path):
    one, other = (reconcile(table(tmp_path / name)) for name in "ab")
    assert [each.intervals for each in one.estimates] == [
        each.intervals for each in other.estimates]


def test_a_total_in_a_loop_with_a_part_that_nobody_claims_can_not_be_known(tmp_path):
    answer = reconcile(table(tmp_path, "north_hurt"))
    for name in ("north", "hurt"):
        assert answer.of(name).status == "unknowable"
        assert "(north_hurt)" in answer.of(name).why
        assert answer.of(name).point is None
    assert answer.of("dead").point is not None


def test_a_total_of_no_loop_may_have_parts_that_nobody_claims(tmp_path):
    definition = case(tmp_path, [FOUR_THOUSAND]).case.definition
    assert not unclaimed_parts(definition, {"casualties"})


def test_identities_hold_on_the_newest_day_of_what_they_bind(tmp_path):
    rows = [{"value": 1120, "speaker": "B", "as_of": "2024-08-10"},
            {"quantity": "casualties", "value": 76425, "speaker": "A", "as_of": "2025-04-26"}]
    answer = reconcile(case(tmp_path, rows, start="2024-08-06"))
    assert answer.of("killed").as_of == answer.of("casualties").as_of
    assert answer.of("killed").point > 3 * 1120  # a count of the first days is no count of April
    assert answer.of("casualties").point > 76425 / 3


def test_an_exact_count_that_is_a_little_older_is_kept(tmp_path):
    rows = [{"value": 430, "speaker": "B", "as_of": "2025-03-12"},
            {"quantity": "casualties", "value": 76425, "speaker": "A", "as_of": "2025-04-26"}]
    answer = reconcile(case(tmp_path, rows, start="2024-08-06", sources=[
        {"name": "A", "party": "blue"}, {"name": "B"}, {"name": "Gazette"}]))
    assert answer.of("killed").point < 1000


HURT = [{"value": 900, "speaker": "B"}, {"quantity": "wounded", "value": 2900, "speaker": "D"}]


def test_a_loop_may_bring_in_what_no_other_identity_has(tmp_path):
    rows = [FOUR_THOUSAND, *HURT, {"quantity": "present", "value": 3000, "speaker": "C"}]
    identities = [*TOTAL, "present = casualties + killed"]
    answer = reconcile(case(tmp_path, rows, identities=identities))
    points = {name: answer.of(name).point for name in ("casualties", "killed", "present")}
    assert points["present"] == pytest.approx(points["casualties"] + points["killed"], rel=1e-9)


def test_sums_that_can_not_be_drawn_are_met_as_far_as_they_make_a_tree(tmp_path):
    rows = [FOUR_THOUSAND, *HURT, {"quantity": "present", "value": 9000, "speaker": "C"}]
    identities = [*TOTAL, "present = casualties + wounded", "casualties = present + killed"]
    answer = reconcile(case(tmp_path, rows, identities=identities))
    assert answer.of("killed").point < answer.of("casualties").point


MEASURED = {"held": {"counts": "land held", "unit": "km^2", "of": "blue",
                     "measured": {"file": "measured/held.csv", "low": "low", "high": "high",
                                  "unit": "km^2", "within": "10%"}}}
SERIES = "date,low,high\n2025-06-21,20,40\n2025-06-22,20,40\n"


def held(tmp_path, value=90, day="2025-06-22", text=SERIES):
    rows = [{"quantity": "held", "value": value, "as_of": day, "speaker": "A"}]
    claims = claims_from(tmp_path, rows, quantities=MEASURED,
                         measured={"measured/held.csv": text})
    return reconcile(claims).of("held")


def test_what_was_measured_for_the_day_is_one_source(tmp_path):
    found = held(tmp_path)
    assert 20 < found.point < 90
    assert "measured" in found.why
    assert found.claim_ids == ("c-1",)


def test_what_was_measured_a_month_before_is_a_weaker_source(tmp_path):
    near, later = held(tmp_path / "a"), held(tmp_path / "b", day="2025-07-22")
    assert "other days" in later.why
    assert near.point < later.point < 90
    assert held(tmp_path / "c", text="date,low,high\n2025-06-22,0,0\n").why == ""


def test_the_narrower_what_was_measured_the_nearer_the_figure(tmp_path):
    wide = held(tmp_path / "a", text="date,low,high\n2025-06-22,10,80\n").intervals["90"]
    exact = held(tmp_path / "b", text="date,low,high\n2025-06-22,28,29\n").intervals["90"]
    assert exact[1] / exact[0] < wide[1] / wide[0]


def test_those_sent_may_be_counted_earlier_than_their_losses(tmp_path):
    rows = [{"quantity": "present", "value": 2000, "speaker": "A", "as_of": "2025-01-13"},
            {"quantity": "casualties", "value": 6000, "speaker": "B", "as_of": "2026-02-14"}]
    bound = ["casualties <= present"]
    later = reconcile(case(tmp_path / "a", rows, identities=bound))
    assert later.of("present").as_of.year == 2025
    assert later.of("present").point < later.of("casualties").point
    rows[1]["as_of"] = "2025-01-13"
    same = reconcile(case(tmp_path / "b", rows, identities=bound))
    assert same.of("present").point >= same.of("casualties").point * (1 - 1e-9)


def test_losses_told_earlier_are_no_more_than_those_sent_later(tmp_path):
    rows = [{"quantity": "present", "value": 2000, "speaker": "A", "as_of": "2025-06-13"},
            {"quantity": "casualties", "value": 6000, "speaker": "B", "as_of": "2025-01-13"}]
    answer = reconcile(case(tmp_path, rows, identities=["casualties <= present"]))
    assert answer.of("present").point >= answer.of("casualties").point * (1 - 1e-9)


def test_a_part_that_nobody_claims_is_small_beside_what_is_claimed(tmp_path):
    quantities = {name: {"counts": "things", "unit": "count"} for name in "abcd"}
    found = graph(tmp_path, ["d = a + b + c"], [{"quantity": "a", "value": 1}], claimed="ac",
                  quantities=quantities)
    assert found.factors == (Split("d", "b", "a + c", math.log(10), 1.5),
                             Split("a + c", "a", "c", 0, 1.5))


def test_land_is_believed_among_what_many_say_of_it(tmp_path):
    values = [1000, 1000, 1100, 1150, 1153, 1200, 1263, 1264, 1268, 1294, 1295, 1300, 1376]
    quantities = {name: {"counts": "land", "unit": "km^2", "of": "blue", "accumulates": True}
                  for name in ("taken", "held", "lost", "reclaimed")}
    rows = [{"quantity": "taken", "value": value, "speaker": f"speaker {value}",
             "as_of": f"2024-08-{day:02}"} for day, value in enumerate(values, 10)]
    rows += [{"quantity": "held", "value": 90, "speaker": "A", "as_of": "2025-06-22"},
             {"quantity": "lost", "value": 1260, "speaker": "B", "as_of": "2025-06-20"}]
    answer = reconcile(case(tmp_path, rows, quantities=quantities, start="2024-08-06",
                            identities=["held = taken - lost + reclaimed"]))
    assert 1000 < answer.of("taken").point < 1450


def test_an_old_figure_of_a_running_total_is_at_most_too_low(tmp_path):
    definition = case(tmp_path, [FOUR_THOUSAND], identities=[], quantities={
        **QUANTITIES, "sent": {"counts": "soldiers sent", "unit": "person", "of": "red",
                               "who": "soldiers", "accumulates": True}}).case.definition
    sent, present = (constants_for(definition.quantities[name], definition)
                     for name in ("sent", "present"))
    assert sent.stale_high == 0 < sent.stale_low
    assert present.stale_low == present.stale_high
    assert sent.common_low == sent.common_high


def people(*names):
    return {name: {"counts": f"soldiers {name}", "unit": "person", "of": "red", "who": "soldiers"}
            for name in names}


def bound_by(tmp_path, identities, **values):
    """Return the points of quantities of which one speaker each tells a value."""
    rows = [{"quantity": name, "value": value, "speaker": name} for name, value in values.items()]
    answer = reconcile(case(tmp_path, rows, quantities=people(*values), identities=identities))
    return {name: answer.of(name).point for name in values}


@pytest.mark.parametrize("identity", ["2 * a = b + 500", "a = b / 2 + 250", "a - b / 2 = 250"])
def test_identities_with_numbers_bind_what_is_believed(tmp_path, identity):
    points = bound_by(tmp_path, [identity], a=1013, b=1287)
    assert 2 * points["a"] == pytest.approx(points["b"] + 500, rel=1e-9)
    assert 893 < points["a"] < 1013


def test_a_number_limits_a_quantity_by_itself(tmp_path):
    rows = [{"quantity": "a", "value": 1013, "speaker": "A"}]
    found = reconcile(case(tmp_path, rows, quantities=people("a"),
                           identities=["a <= 700"])).of("a")
    assert found.intervals["90"][1] <= 700 * 1.05
    assert found.point < 700


def test_an_equality_with_a_number_leaves_that_number(tmp_path):
    assert bound_by(tmp_path, ["a = 500"], a=1013)["a"] == pytest.approx(500, rel=1e-9)


def test_two_quantities_that_are_equal_are_so_in_every_answer(tmp_path):
    points = bound_by(tmp_path, ["a = b"], a=1013, b=413)
    assert points["a"] == points["b"]


def test_two_sums_of_one_total_both_add_up(tmp_path):
    points = bound_by(tmp_path, ["t = a + b", "t = c + d"], t=1012, a=413, b=631, c=222, d=767)
    assert points["t"] == pytest.approx(points["a"] + points["b"], rel=1e-9)
    assert points["t"] == pytest.approx(points["c"] + points["d"], rel=1e-9)


def test_an_inequality_that_closes_a_loop_holds(tmp_path):
    identities = ["t = a + b", "t >= 3 * a"]
    points = bound_by(tmp_path, identities, t=4013, a=1987, b=2117)
    assert points["t"] >= 3 * points["a"] * (1 - 1e-9)
    assert points["t"] == pytest.approx(points["a"] + points["b"], rel=1e-9)


SIZE = st.integers(11, 10**6)
ANY = ["a = b + c", "d = a + e", "2 * b = f + 30", "c <= e", "f <= 10 * d", "a + b = d + f"]


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), SIZE, min_size=2),
       st.lists(st.sampled_from(ANY), unique=True, min_size=1))
@example({"a": 227409, "d": 11, "b": 165, "c": 12, "e": 3624},
         ["a + b = d + f", "a = b + c", "d = a + e", "2 * b = f + 30", "c <= e"])  # none meet all
def test_identities_hold_in_every_answer_or_it_says_so(tmp_path_factory, values, identities):
    every = people(*"abcdef")
    rows = [{"quantity": name, "value": value, "speaker": name} for name, value in values.items()]
    answer = reconcile(case(tmp_path_factory.mktemp("any"), rows, quantities=every,
                            identities=identities))
    points = {one.quantity: one.point for one in answer.estimates
              if one.point is not None and NOT_MET not in one.why}
    if points.keys() >= set("abc") and "a = b + c" in identities:
        assert points["a"] == pytest.approx(points["b"] + points["c"], rel=1e-6)
    if points.keys() >= set("dae") and "d = a + e" in identities:
        assert points["d"] == pytest.approx(points["a"] + points["e"], rel=1e-6)
    for one in answer.estimates:
        if one.point is not None:
            low, high = one.intervals["90"]
            assert 0 < low <= high < math.inf


def test_no_share_is_above_all_of_it(tmp_path):
    quantities = {"part": {"counts": "share of the houses that burned", "unit": "share"}}
    rows = [{"quantity": "part", "value": value, "unit": "share", "speaker": f"speaker {value}"}
            for value in (.33, .632, .9)]
    found = reconcile(case(tmp_path, rows, quantities=quantities, identities=[])).of("part")
    assert found.intervals["90"][1] <= 1.03  # to a cell of the grid
    assert .4 < found.point < 1


@pytest.mark.parametrize("identities", [
    ["t = a + b", "t = a + b"], ["t = a + b", "a = t - b"], ["t <= 3 * a", "b <= 3 * a"],
    ["t = 2 * a + b", "b <= 2 * a"]])
def test_an_identity_may_be_stated_twice_or_in_parts(tmp_path, identities):
    points = bound_by(tmp_path, identities, t=1700, a=300, b=1100)
    assert all(0 < point < math.inf for point in points.values())


def test_two_inequalities_that_make_two_equal_leave_one_figure(tmp_path):
    points = bound_by(tmp_path, ["a <= b", "b <= a"], a=300, b=1100)
    assert points["a"] == pytest.approx(points["b"], rel=1e-6)


@pytest.mark.parametrize("identities", [
    ["t = a + b", "t = 2 * a", "t = 3 * a"], ["t = a + b", "t = a"], ["a <= 100", "a >= 200"]])
def test_identities_that_no_numbers_meet_are_said_beside_the_figure(tmp_path, identities):
    rows = [{"quantity": name, "value": value, "speaker": name}
            for name, value in (("t", 1700), ("a", 300), ("b", 1100))]
    answer = reconcile(case(tmp_path, rows, quantities=people("t", "a", "b"),
                            identities=identities))
    assert NOT_MET in answer.of("a").why


def test_identities_that_can_be_met_are_not_said_to_be_broken(tmp_path):
    rows = [{"quantity": name, "value": value, "speaker": name}
            for name, value in (("t", 1700), ("a", 300), ("b", 1100))]
    answer = reconcile(case(tmp_path, rows, quantities=people("t", "a", "b"),
                            identities=["t = a + b", "t >= 3 * a", "a <= 5000"]))
    assert not any(one.why for one in answer.estimates)


def test_a_quantity_between_two_of_which_nothing_is_told_changes_neither(tmp_path):
    told = {"a": 9000, "d": 5000}
    rows = [{"quantity": name, "value": value, "speaker": name} for name, value in told.items()]

    def ends(folder, identities):
        answer = reconcile(case(tmp_path / folder, rows, quantities=people(*"abcd"),
                                identities=identities))
        return [answer.of(name).intervals["90"] for name in told]

    assert ends("chain", ["a <= b", "b <= c", "c <= d"]) == ends("straight", ["a <= d"])
