"""What an answer holds where little or nothing can be known, and what can't be changed in it."""

from dataclasses import FrozenInstanceError

import pytest
from ledgers import claims_from

from figures.estimate import NOTHING_KNOWN, Estimate, as_json, reconcile, status
from figures.posterior import constants
from figures.sensitivities import sensitivities

KNOWN = {"wording": "300 killed", "as_of": "2025-01-09"}
NOUGHT = {"wording": "-", "value": "0", "as_of": "2025-01-09"}


def test_an_estimate_of_which_only_the_name_is_known_counts_nothing():
    found = Estimate("killed", "person", None, "unknowable")
    assert (found.claims, found.claim_ids, found.origins, found.undated) == (0, (), 0, 0)
    assert found.why == ""
    assert found.influence == found.left_out == ()
    assert found.point is found.intervals is found.bounds is found.series is None


def test_where_nothing_is_known_no_claim_and_no_origin_is_counted(tmp_path):
    found = reconcile(claims_from(tmp_path, [NOUGHT])).of("killed")
    assert (found.status, found.claims, found.claim_ids, found.origins) == ("unknowable", 0, (), 0)
    document = as_json(reconcile(claims_from(tmp_path / "again", [NOUGHT])))["estimates"][0]
    assert document["point"] is document["intervals"] is None
    assert "series" not in document


def test_nothing_can_be_said_of_what_an_unknown_figure_owes_to_its_claims(tmp_path):
    claims = claims_from(tmp_path, [NOUGHT, {**KNOWN, "quantity": "wounded"}])
    assert sensitivities(claims, ["killed", "casualties"]) == {}
    assert set(sensitivities(claims, ["wounded"])) == {"wounded"}


def test_before_its_claims_a_figure_owes_nothing_to_them(tmp_path):
    claims = claims_from(tmp_path, [KNOWN])
    assert sensitivities(claims, ["killed"], "2024") == {}
    assert set(sensitivities(claims, ["killed"], "2026")) == {"killed"}


def test_why_nothing_is_known_says_whether_anything_was_left_out(tmp_path):
    found = reconcile(claims_from(tmp_path, [NOUGHT])).of("killed")
    assert bool(found.left_out) == (found.why != NOTHING_KNOWN)


def test_answers_and_constants_stay_what_they_are(tmp_path):
    answer = reconcile(claims_from(tmp_path, [KNOWN]))
    for thing, name in ((answer, "case"), (answer.of("killed"), "point"),
                        (constants(), "replaced")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)


class Told:
    """A row of which only its origin and literal ends are asked."""

    def __init__(self, origin, least, most):
        self.origin, self.least, self.most = origin, least, most
        self.size_low, self.size_value, self.size_high = least, None, most


def test_the_status_is_single_for_one_origin_however_many_rows_it_has():
    assert status([Told("a", 300, 300), Told("a", 900, 900)]) == "single"
