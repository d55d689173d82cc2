"""The reconciled figure: what it says, on what it rests, and when it can't be known."""

import json
import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import claims_from, write_case

from figures.case import load
from figures.errors import CallError
from figures.estimate import as_json, day_of, reconcile
from figures.evidence import gather
from figures.joint import constants_for
from figures.meanings import claims_of
from figures.posterior import constants, posterior

SOURCES = [{"name": "Red Army", "party": "red"}, {"name": "Blue Army", "party": "blue"},
           {"name": "Agency"}, {"name": "Gazette"}]
DAY = "2025-01-13"
KEYS = {"quantity", "unit", "status", "why", "point", "intervals", "bounds", "claims", "claim_ids",
        "origins", "left_out", "undated", "influence"}  # contract, section 3


def told(value, speaker="Agency", day=DAY, **more):
    return {"value": value, "speaker": speaker, "as_of": day, **more}


def killed(tmp_path, *rows, as_of=None, **case):
    case = {"sources": SOURCES, **case}
    return reconcile(claims_from(tmp_path, list(rows), **case), as_of).of("killed")


def test_the_figure_is_that_of_section_one(tmp_path):
    claims = claims_from(tmp_path, [told(400, "Blue Army"), told(63, "Red Army")], sources=SOURCES)
    expected = posterior(gather(claims, "killed").evidence, "combat")
    found = reconcile(claims).of("killed")
    assert found.point == pytest.approx(expected.quantile(.5))
    assert found.intervals["90"] == pytest.approx((expected.quantile(.05), expected.quantile(.95)))


def test_wider_intervals_hold_the_narrower_ones_and_the_point(tmp_path):
    found = killed(tmp_path, told(400), told(63, "Red Army"))
    ends = [found.intervals[level] for level in ("90", "80", "50")]
    assert ends == sorted(ends)
    assert [high for _, high in ends] == sorted((high for _, high in ends), reverse=True)
    assert ends[-1][0] < found.point < ends[-1][1]


def test_one_origin_is_single(tmp_path):
    found = killed(tmp_path, told(400), told(400, publisher="Agency"))
    assert (found.status, found.claims, found.origins) == ("single", 2, 1)


def test_origins_agree_where_one_value_fits_all_that_they_say(tmp_path):
    assert killed(tmp_path, told("", low=300), told(400, "Red Army")).status == "agreed"


def test_else_they_dispute_it(tmp_path):
    assert killed(tmp_path, told("", low=500), told(400, "Red Army")).status == "disputed"


@pytest.mark.parametrize("row", [{"wording": "0 killed"}, {"wording": "no number"},
                                 told(3, unit="km"), told(.5, unit="share", share_of="casualties")])
def test_without_a_positive_number_nothing_can_be_known(tmp_path, row):
    found = killed(tmp_path, row)
    assert (found.status, found.point, found.intervals) == ("unknowable", None, None)
    assert found.why
    assert [name for name, _ in found.left_out] == ["c-1"]


def test_before_anything_was_printed_nothing_can_be_known(tmp_path):
    claims = claims_from(tmp_path, [told(400, reported_on=DAY)], known_by=date(2025, 1, 1))
    assert reconcile(claims).of("killed").status == "unknowable"


def test_a_quantity_without_any_claim_has_no_estimate(tmp_path):
    claims = claims_from(tmp_path, [told(400)], sources=SOURCES)
    assert reconcile(claims).of("held") is None


def test_every_claim_is_used_or_left_out_with_a_reason(tmp_path):
    found = killed(tmp_path, told(400), {"wording": "0 killed"}, told(9, unit="km"))
    assert set(found.claim_ids) | {name for name, _ in found.left_out} == {"c-1", "c-2", "c-3"}
    assert all(why for _, why in found.left_out)


def test_as_of_an_earlier_day_later_claims_take_no_part(tmp_path):
    early = killed(tmp_path / "a", told(400), told(4000, day="2025-06-01"), as_of="2025-02")
    alone = killed(tmp_path / "b", told(400))
    assert early.point == pytest.approx(alone.point)
    assert early.as_of == date(2025, 2, 28)


def test_the_answer_is_as_of_its_newest_estimate_unless_a_day_is_asked(tmp_path):
    claims = claims_from(tmp_path, [told(400), told(5, day="2025-06-01", quantity="held")],
                         sources=SOURCES)
    assert reconcile(claims).as_of == date(2025, 6, 1)
    assert reconcile(claims, date(2025, 3, 1)).as_of == date(2025, 3, 1)


def test_asked_for_the_day_that_it_names_an_answer_is_the_same(tmp_path):
    rows = [told(400), told(63, "Red Army"), told(5, day="2025-06-01", quantity="held")]
    claims = claims_from(tmp_path, rows, sources=SOURCES)
    whole = reconcile(claims)
    again = reconcile(claims, whole.as_of)
    assert [one.point for one in again.estimates] == [one.point for one in whole.estimates]


def test_a_day_may_be_given_as_text():
    assert day_of("2025-02") == date(2025, 2, 28)
    assert day_of(date(2025, 2, 3)) == date(2025, 2, 3)
    assert day_of("") is day_of(None) is None


def test_what_is_no_day_is_refused(tmp_path):
    with pytest.raises(CallError, match="as_of"):
        reconcile(claims_from(tmp_path, [told(400)], sources=SOURCES), "soon")


def test_claims_that_conflict_leave_no_literal_range(tmp_path):
    claims = claims_from(tmp_path, [told(400), told(900, "Red Army")], sources=SOURCES)
    found = reconcile(claims)
    assert found.of("killed").bounds is None
    assert found.conflicts == (("c-1", "c-2"),)


def test_a_copy_of_the_folder_elsewhere_with_one_claim_changed_answers_otherwise(tmp_path):
    one = reconcile(claims_of(load(write_case(tmp_path / "a", [told(400)], SOURCES))))
    other = reconcile(claims_of(load(write_case(tmp_path / "b", [told(800)], SOURCES))))
    assert other.of("killed").point > 1.5 * one.of("killed").point


@given(order=st.permutations(range(4)))
@settings(max_examples=8)
def test_the_order_of_claims_changes_nothing(tmp_path_factory, order):
    rows = [told(400, "Blue Army", id="a"), told(63, "Red Army", id="b"),
            told(120, day="2025-01-20", id="c"), told(150, day="2025-02-20", id="d")]
    whole = killed(tmp_path_factory.mktemp("a"), *rows)
    mixed = killed(tmp_path_factory.mktemp("b"), *(rows[place] for place in order))
    assert (mixed.point, mixed.intervals) == (whole.point, whole.intervals)


def test_more_copies_do_not_narrow_it(tmp_path):
    rows = [told(400, "Blue Army"), told(63, "Red Army")]
    copies = [told(400, "Blue Army", publisher=f"paper {n}") for n in range(20)]
    sources = [*SOURCES, *({"name": f"paper {n}"} for n in range(20))]
    one = killed(tmp_path / "a", *rows, sources=sources)
    many = killed(tmp_path / "b", *rows, *copies, sources=sources)
    assert many.intervals == one.intervals


def test_a_far_off_rumour_moves_little_of_what_many_count(tmp_path):
    counted = [told(300 + number, f"counter {number}") for number in range(0, 60, 12)]
    names = [{"name": row["speaker"]} for row in counted]
    without = killed(tmp_path / "a", *counted, sources=[*SOURCES, *names])
    found = killed(tmp_path / "b", *counted, told(9000), sources=[*SOURCES, *names])
    assert found.point < 2 * without.point


@settings(max_examples=10)
@given(value=st.integers(1, 10**7))
def test_the_literal_number_lies_within_what_is_believed(tmp_path_factory, value):
    found = killed(tmp_path_factory.mktemp("a"), told(value), start=DAY)
    low, high = found.intervals["90"]
    assert low < value < high


def test_no_bias_is_taken_out_of_claims_of_land(tmp_path):
    rows = [told(500, "Blue Army", quantity="held")]
    definition = claims_from(tmp_path, rows, sources=SOURCES).case.definition
    land, people = (constants_for(definition.quantities[name], definition)
                    for name in ("held", "killed"))
    assert people == constants()
    assert land.bias("own_soldiers") == land.bias("enemy") == land.growth("combat") == 0


def test_land_is_believed_around_what_is_claimed(tmp_path):
    claims = claims_from(tmp_path, [told(500, "Blue Army", quantity="held")], sources=SOURCES)
    assert reconcile(claims).of("held").point == pytest.approx(500, rel=.05)


def test_json_has_the_keys_of_the_contract_and_unrounded_numbers(tmp_path):
    claims = claims_from(tmp_path, [told("", low=300), told(9, unit="km")], sources=SOURCES)
    found = json.loads(json.dumps(as_json(reconcile(claims)), allow_nan=False))
    assert set(found) == {"case", "as_of", "known_by", "estimates", "conflicts"}
    estimate, = found["estimates"]
    assert set(estimate) == KEYS
    assert set(estimate["intervals"]) == {"50", "80", "90"}
    assert estimate["bounds"] == [300, None]
    assert estimate["left_out"][0]["id"] == "c-2"
    assert math.isfinite(estimate["point"])
    assert estimate["point"] != round(estimate["point"], 6)


def test_influence_names_origins_by_their_first_claim(tmp_path):
    found = killed(tmp_path, told(400, id="z"), told(400, id="y", publisher="Agency"),
                   told(90, "Red Army", id="x"))
    assert {name for name, _ in found.influence} == {"x", "y"}


PARTIES = {"dprk": {"name": "North Korea", "with": "russia"}, "russia": {"name": "Russia"},
           "ukraine": {"name": "Ukraine"}, "rok": {"name": "South Korea", "with": "ukraine"},
           "west": {"name": "the West", "with": "ukraine"}}
SPEAKERS = [{"name": "Zelensky", "party": "ukraine"}, {"name": "NIS", "party": "rok"},
            {"name": "officials", "party": "west"}, {"name": "unattributed"}, {"name": "Gazette"}]
SOLDIERS = {"unit": "person", "of": "dprk", "who": "soldiers", "accumulates": True}
COUNTED = {"deployed": {"counts": "sent to Kursk", **SOLDIERS},
           "casualties": {"counts": "killed or wounded", **SOLDIERS},
           "killed": {"counts": "killed", **SOLDIERS},
           "wounded": {"counts": "wounded", **SOLDIERS}}
ARTICLE = [("deployed", "up to 12,000 troops", "unattributed", "2025-02-06"),
           ("casualties", "approximately 4,000 casualties", "Zelensky", "2025-01-15"),
           ("killed", "300 killed", "NIS", "2025-01-13"),
           ("wounded", "2,700 wounded", "NIS", "2025-01-13"),
           ("killed", "about 1,000 killed", "officials", "2025-01-15")]
TWO_THIRDS = {"quantity": "killed", "wording": "two-thirds", "share_of": "c-2",
              "speaker": "Zelensky", "as_of": "2025-01-15"}


def article(tmp_path, *more):
    rows = [dict(zip(("quantity", "wording", "speaker", "as_of"), row, strict=True))
            for row in ARTICLE]
    return reconcile(claims_from(
        tmp_path, [*rows, *more], sources=SPEAKERS, parties=PARTIES, quantities=COUNTED,
        start="2024-10-20", identities=["casualties = killed + wounded", "casualties <= deployed"]))


@pytest.mark.parametrize(("quantity", "low", "high"), [
    ("casualties", 1250, 5700), ("killed", 375, 2300), ("deployed", 3900, 31000)])
def test_the_article_s_figures_lie_where_the_specification_s_first_version_had_them(
        tmp_path, quantity, low, high):
    found = article(tmp_path, TWO_THIRDS).of(quantity)
    ends = found.intervals["90"]
    assert low < found.point < high
    assert math.log(ends[1] / ends[0]) < 1.5 * math.log(high / low)
    assert ends[0] < math.sqrt(low * high) < ends[1]


def test_without_the_two_thirds_the_article_s_killed_are_fewer(tmp_path):
    assert article(tmp_path / "a").of("killed").point < article(
        tmp_path / "b", TWO_THIRDS).of("killed").point


def test_of_those_sent_no_bias_is_known(tmp_path):
    found = article(tmp_path).of("deployed")
    assert found.intervals["50"][0] < 12000 < found.intervals["90"][1]
