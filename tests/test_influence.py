"""Which origin moves the figure."""

import pytest
from ledgers import claims_from

from figures.estimate import reconcile
from figures.evidence import gather, gather_all
from figures.influence import influence
from figures.joint import join
from figures.posterior import constants, posterior
from figures.sensitivities import sensitivities

KIND = "combat"


def influenced(tmp_path, *values):
    rows = [{"value": value, "speaker": f"speaker {number}", "as_of": "2025-01-13"}
            for number, value in enumerate(values)]
    evidence = gather(claims_from(tmp_path, rows), "killed").evidence
    return influence(evidence, KIND, constants(), posterior(evidence, KIND).point)


def test_an_origin_far_above_the_others_holds_the_figure_up(tmp_path):
    found = dict(influenced(tmp_path, 200, 220, 2000))
    assert found["c-3"] < 1 < found["c-1"]


def test_the_move_is_the_point_without_the_origin_over_the_point(tmp_path):
    claims = claims_from(tmp_path / "two", [{"value": 200, "speaker": "A"},
                                            {"value": 900, "speaker": "B"}])
    evidence = gather(claims, "killed").evidence
    alone = gather(claims_from(tmp_path / "one", [{"value": 900, "speaker": "B"}]),
                   "killed").evidence
    whole = posterior(evidence, KIND).point
    moves = dict(influence(evidence, KIND, constants(), whole))
    assert moves["c-1"] == pytest.approx(posterior(alone, KIND).point / whole, rel=1e-3)


def test_origins_stand_in_the_order_of_the_ledger(tmp_path):
    assert [name for name, _ in influenced(tmp_path, 200, 900, 500)] == ["c-1", "c-2", "c-3"]


def test_without_its_only_origin_there_is_no_figure_to_compare(tmp_path):
    assert influenced(tmp_path, 200) == ()


def test_many_origins_are_found_in_several_batches(tmp_path, monkeypatch):
    whole = influenced(tmp_path / "a", 200, 220, 2000, 300)
    monkeypatch.setattr("figures.influence.MOST_ROWS", 4)
    assert dict(influenced(tmp_path / "b", 200, 220, 2000, 300)) == pytest.approx(dict(whole))


def test_above_the_stated_number_of_origins_none_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("figures.influence.MOST_ORIGINS", 2)
    assert influenced(tmp_path, 200, 220, 2000) == ()


def told_by(tmp_path, *rows):
    sources = [{"name": "Red Army", "party": "red"}, {"name": "Blue Army", "party": "blue"},
               {"name": "Agency"}, {"name": "Gazette"}]
    claims = claims_from(tmp_path, [{"as_of": "2025-01-13", **row} for row in rows],
                         sources=sources)
    return sensitivities(claims, ["killed"]).get("killed")


BOTH = [{"value": 900, "speaker": "Blue Army"}, {"value": 100, "speaker": "Red Army"}]


def test_without_one_side_s_claims_the_figure_is_the_other_s(tmp_path):
    moves = dict(told_by(tmp_path, *BOTH).relations)
    assert moves["enemy"] < 1 < moves["own_soldiers"]


def test_a_claim_may_be_left_out_alone(tmp_path):
    copy = {**BOTH[0], "publisher": "Agency"}
    moves = dict(told_by(tmp_path, *BOTH, copy).claims)
    assert set(moves) == {"c-1", "c-2", "c-3"}
    assert moves["c-1"] == pytest.approx(1)  # its copy says the same


def test_a_count_by_those_on_no_side_narrows_the_figure_more_than_the_enemy_s(tmp_path):
    counts = dict(told_by(tmp_path, *BOTH).counts)
    assert set(counts) == {"enemy", "own_soldiers", "third"}
    assert counts["third"] < counts["enemy"]
    assert max(counts.values()) <= 1.02


def test_of_a_single_claim_only_what_a_count_would_add_is_told(tmp_path):
    found = told_by(tmp_path, BOTH[0])
    assert found.claims == found.relations == ()
    assert len(found.counts) == 3


def test_where_nothing_can_be_known_nothing_is_sensitive(tmp_path):
    assert told_by(tmp_path, {"wording": "0 killed", "speaker": "Agency"}) is None


SHARE = {"quantity": "killed", "wording": "a quarter", "share_of": "casualties",
         "speaker": "Agency", "as_of": "2025-01-13"}
BOUND = [{"quantity": "casualties", "value": 4000, "speaker": "Blue Army", "as_of": "2025-01-13"},
         {"quantity": "killed", "value": 300, "speaker": "Red Army", "as_of": "2025-01-13"}]


def medians(tmp_path, *rows):
    claims = claims_from(tmp_path, list(rows), identities=["casualties = killed + wounded"])
    return claims, join(gather_all(claims), claims)["killed"].believed.point


def test_a_told_share_moves_the_figure_by_what_it_would_be_without_it(tmp_path):
    claims, whole = medians(tmp_path / "all", *BOUND, SHARE)
    _, left = medians(tmp_path / "left", *BOUND)
    assert dict(reconcile(claims).of("killed").influence)["c-3"] == pytest.approx(left / whole)
    assert left < whole


def test_of_two_who_tell_one_share_neither_moves_the_figure(tmp_path):
    again = {**SHARE, "as_of": "2025-01-23"}
    claims, _ = medians(tmp_path, *BOUND, SHARE, again)
    found = reconcile(claims).of("killed")
    assert [name for name, _ in found.influence] == ["c-2", "c-3", "c-4"]
    assert dict(found.influence)["c-3"] == 1


def test_each_origin_of_a_figure_has_its_move(tmp_path):
    found = reconcile(medians(tmp_path, *BOUND, SHARE)[0]).of("killed")
    assert len(found.influence) == found.origins == 2
