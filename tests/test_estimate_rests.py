"""On what an estimate rests: which claims count, what else is told, and how it says so."""

import pytest
from ledgers import claims_from

from figures.estimate import APPROXIMATE, MEASURED, MEASURED_BEFORE, conflated_in, reconcile

DAY = "2025-01-13"
TOTAL = ["casualties = killed + wounded"]
LAND = {"held": {"counts": "land held", "unit": "km^2", "of": "blue",
                 "measured": {"file": "measured/held.csv", "low": "low", "high": "high",
                              "unit": "km^2", "within": "10%"}}}


def told(quantity, value, speaker="Staff", **more):
    return {"quantity": quantity, "value": value, "speaker": speaker, "as_of": DAY, **more}


def share(speaker, text="two-thirds", **more):
    return {"quantity": "killed", "wording": text, "share_of": "casualties", "speaker": speaker,
            "as_of": DAY, **more}


def held(tmp_path, day):
    rows = [told("held", 90, as_of=day)]
    claims = claims_from(tmp_path, rows, quantities=LAND,
                         measured={"measured/held.csv": "date,low,high\n2025-06-22,20,40\n"})
    return reconcile(claims).of("held")


@pytest.mark.parametrize(("day", "caution"), [
    ("2025-06-22", MEASURED), ("2025-09-22", MEASURED_BEFORE)])
def test_what_was_measured_is_named_with_its_day(tmp_path, day, caution):
    assert held(tmp_path, day).why == caution


def test_only_a_sample_of_few_draws_is_called_approximate(tmp_path, monkeypatch):
    loop = [*TOTAL, "present = killed + wounded"]
    rows = [told("casualties", 4000), told("killed", 1300, "A"), told("wounded", 2700, "B"),
            told("present", 4100, "C")]
    claims = claims_from(tmp_path, rows, identities=loop)
    assert "approximate" not in reconcile(claims).of("killed").why
    monkeypatch.setattr("figures.estimate.ENOUGH", 10**9)
    assert APPROXIMATE.split("{")[0] in reconcile(claims).of("killed").why


def test_only_a_number_that_likely_counts_something_else_is_conflated(tmp_path):
    page = {"url": "https://a.example/1"}
    both = [told("casualties", 1123, publisher="Sun", **page),
            told("killed", 1123, publisher="Sun", **page)]
    claims = claims_from(tmp_path, [*both, told("killed", 1200, "Agency", publisher="Post")],
                         identities=TOTAL)
    found = conflated_in(claims)
    assert list(found) == ["c-2"]
    assert "soldiers killed or wounded" in found["c-2"]
    assert reconcile(claims).of("killed").claim_ids == ("c-3",)


def test_numbers_that_as_many_print_as_either_are_not_conflated(tmp_path):
    claims = claims_from(tmp_path, [told("casualties", 1123, publisher="Sun"),
                                    told("killed", 1123, publisher="Post")], identities=TOTAL)
    assert conflated_in(claims) == {}


def test_a_share_counts_only_where_the_whole_is_known(tmp_path):
    claims = claims_from(tmp_path, [told("killed", 1300), share("Agency")])
    found = reconcile(claims).of("killed")
    assert found.claim_ids == ("c-1",)
    assert [name for name, _ in found.left_out] == ["c-2"]
    assert (found.claims, found.origins, found.status) == (1, 1, "single")


def test_what_two_tell_as_shares_alone_rests_on_both(tmp_path):
    claims = claims_from(tmp_path, [told("casualties", 4000), share("Agency"),
                                    share("Gazette", "60 percent")], identities=TOTAL)
    found = reconcile(claims).of("killed")
    assert found.claim_ids == ("c-2", "c-3")
    assert found.origins == len(found.influence) == 2
    assert found.influence[0][1] < found.influence[1][1] < 1  # a single share is less believed


def test_of_one_who_tells_a_share_no_influence_is_told(tmp_path):
    claims = claims_from(tmp_path, [told("casualties", 4000), share("Agency")], identities=TOTAL)
    found = reconcile(claims).of("killed")
    assert (found.origins, found.influence) == (1, ())


def test_without_the_one_who_counts_the_figure_is_that_of_the_shares(tmp_path):
    rows = [told("casualties", 4000), told("killed", 300, "Agency"), share("Gazette")]
    found = reconcile(claims_from(tmp_path / "a", rows, identities=TOTAL)).of("killed")
    left = reconcile(claims_from(tmp_path / "b", [rows[0], rows[2]], identities=TOTAL)).of("killed")
    assert dict(found.influence)["c-2"] == pytest.approx(left.point / found.point, rel=.01)
