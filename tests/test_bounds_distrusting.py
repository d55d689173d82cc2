"""The fewest claims to distrust, where there is nothing to do, much to do, or one round for it."""

from types import SimpleNamespace

from ledgers import claims_from

from figures.bounds import distrust

DAY = "2025-01-13"


def apart(count):
    """Return claims of one day no two of which can be true: each number is three times the last."""
    return [{"value": 1000 * 3**place, "speaker": f"speaker {place}", "as_of": DAY}
            for place in range(count)]


def test_where_nothing_contradicts_nobody_is_distrusted(tmp_path):
    found = distrust(claims_from(tmp_path, [{"value": 300, "as_of": DAY}]))
    assert (found.claims, found.gap) == ((), 0)


def test_of_many_claims_that_all_contradict_each_other_one_is_left(tmp_path):
    found = distrust(claims_from(tmp_path, apart(6)))
    assert len(set(found.claims)) == 5
    assert found.gap < 1  # 0 where the machine has the time to prove it


def test_a_claim_that_contradicts_all_others_is_the_one_to_distrust(tmp_path):
    rows = [{"value": 1000, "speaker": name, "as_of": DAY} for name in ("A", "B", "C")]
    found = distrust(claims_from(tmp_path, [*rows, {"value": 9000, "speaker": "D", "as_of": DAY}]))
    assert (found.claims, found.gap) == (("c-4",), 0)


def test_after_one_round_the_answer_is_larger_and_still_names_claims_of_the_ledger(tmp_path):
    claims = claims_from(tmp_path, apart(12))
    found = distrust(claims, rounds=1)
    assert {*found.claims} <= {*claims.table.index}
    assert 0 < len(found.claims) <= 12
    assert 0 <= found.gap < 1


def test_where_the_solver_gives_no_answer_all_of_a_contradiction_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr("scipy.optimize.milp", lambda *_, **__: SimpleNamespace(x=None))
    found = distrust(claims_from(tmp_path, apart(2)))
    assert (found.claims, found.gap) == (("c-1", "c-2"), 0.5)
