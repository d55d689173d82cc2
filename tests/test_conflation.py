"""Which claims count something else than they say, and so take no part."""

import pytest
from ledgers import QUANTITIES, claims_from

from figures.conflation import conflations, explained
from figures.conflation.quantities import confusable
from figures.conflation.told import is_round

SUM = {"identities": ["casualties = killed + wounded"]}
DAY = "2024-12-27"


def row(quantity, publisher, value=1123, **cells):
    return {"quantity": quantity, "publisher": publisher, "value": value, "as_of": DAY, **cells}


TOTAL = [row("casualties", "Sun"), row("casualties", "Star")]


def test_claims_that_more_publishers_print_as_the_total_take_no_part(tmp_path):
    claims = claims_from(tmp_path, [*TOTAL, row("killed", "Post")], **SUM)
    assert explained(claims) == {"c-3"}


@pytest.mark.parametrize("last", [
    row("killed", "Post", 1156), row("killed", "Post", as_of=""),
    row("killed", "Post", 0.5, unit="share", share_of="c-1"),
    row("killed", "Post", as_of="2024-12-20"), row("killed", "Post", as_of="2025-02-01"),
    row("killed", "Post", scope="kursk"), row("present", "Post"),
    row("killed", "Post", speaker="Other")])
def test_what_is_not_explained(tmp_path, last):
    later = row("casualties", "Sun", 2345, as_of="2025-01-15")
    claims = claims_from(tmp_path, [*TOTAL, later, last], scopes=["kursk"], **SUM)
    assert explained(claims) == set()


def test_a_restatement_brings_its_publishers(tmp_path):
    killed = [row("killed", name, as_of="2025-01-02") for name in ("Post", "Times", "Herald")]
    again = [row("casualties", name, as_of="2025-02-14") for name in ("Mail", "Echo")]
    claims = claims_from(tmp_path, [*TOTAL, *killed, *again], **SUM)
    assert explained(claims) == {"c-3", "c-4", "c-5"}


def test_where_as_many_print_either_both_take_part(tmp_path):
    claims = claims_from(tmp_path, [*TOTAL[:1], row("killed", "Post")], **SUM)
    found, = conflations(claims)
    assert (found.cause, explained(claims)) == ("divided", set())


def test_a_page_that_prints_both_is_an_error_about_the_part(tmp_path):
    page = {"url": "https://a.example/1"}
    claims = claims_from(tmp_path, [row("casualties", "Sun", **page), row("killed", "Sun", **page)],
                         **SUM)
    found, = conflations(claims)
    assert (found.severity, [each.id for each in found.claims]) == ("error", ["c-2"])


def test_another_speakers_number_is_a_note_and_takes_part(tmp_path):
    claims = claims_from(tmp_path, [*TOTAL, row("killed", "Post", speaker="Other")], **SUM)
    found, = conflations(claims)
    assert (found.severity, explained(claims)) == ("note", set())


def test_another_speakers_round_number_is_noted_within_three_days_only(tmp_path):
    total = [{**each, "value": 1000} for each in TOTAL]
    near = row("killed", "Post", 1000, speaker="Other", as_of="2024-12-29")
    far = {**near, "as_of": "2025-01-29"}
    assert len(conflations(claims_from(tmp_path / "a", [*total, near], **SUM))) == 1
    assert conflations(claims_from(tmp_path / "b", [*total, far], **SUM)) == ()


@pytest.mark.parametrize(("now", "left_out"), [("confirmed", {"c-3"}), ("dismissed", set())])
def test_a_ruling_decides(tmp_path, now, left_out):
    ruling = {"claim": "c-3", "column": "finding:conflation", "was": "open", "now": now}
    claims = claims_from(tmp_path, [*TOTAL, row("killed", "Post")], rulings=[ruling], **SUM)
    assert explained(claims) == left_out
    found, = conflations(claims)
    assert found.severity == ("error" if now == "confirmed" else "warning")


def test_a_confirming_ruling_settles_what_was_divided(tmp_path):
    ruling = {"claim": "c-2", "column": "finding:conflation", "was": "open", "now": "confirmed"}
    rows = [*TOTAL[:1], row("killed", "Post")]
    assert explained(claims_from(tmp_path, rows, rulings=[ruling], **SUM)) == {"c-2"}


def test_parts_totals_and_named_pairs_of_one_party_are_confusable(tmp_path):
    area = {"counts": "land", "unit": "km^2", "of": "blue"}
    quantities = {**QUANTITIES, "taken": area, "lost": area, "planned": QUANTITIES["present"],
                  "blue_present": {**QUANTITIES["present"], "of": "blue"}}
    claims = claims_from(tmp_path, [row("killed", "Sun")], quantities=quantities, **{
        "identities": ["killed + wounded = casualties", "held = taken - lost", "killed <= present"],
        "confusable": [["planned", "present"], ["present", "blue_present"]]})
    found = confusable(claims.case.definition)
    assert {name: set(others) for name, others in found.items()} == {
        "killed": {"casualties"}, "wounded": {"casualties"}, "casualties": {"killed", "wounded"},
        "planned": {"present"}, "present": {"planned"}}


@pytest.mark.parametrize(("number", "round_"), [
    (10, True), (12000, True), (4000, True), (12300, False), (1376, False)])
def test_a_number_of_two_digits_is_round(number, round_):
    assert is_round(number) is round_
