"""The table of checks, and the slips that the Kursk ledger is known to hold."""

import pytest
from ledgers import claims_from, findings_in

from figures.case import load
from figures.checks import CHECKS, LATER, check
from figures.codebook import FAULT_KINDS, FINDING_CODES, SEVERITIES
from figures.meanings import claims_of

PAIR = {"quantity": "held", "value": 90, "unit": "km^2", "second_value": 56, "second_unit": "mi^2"}


def test_every_code_of_the_codebook_has_a_check():
    assert {code for codes, _ in (*CHECKS, *LATER) for code in codes} == set(FINDING_CODES)


def test_every_check_says_what_it_can_t_see():
    assert [find.__name__ for _, find in (*CHECKS, *LATER) if "Can't see" not in find.__doc__] == []


def test_an_empty_ledger_has_no_finding(tmp_path):
    rows = [{"value": 5, "as_of": "2024-01-01"}]
    ruling = {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}
    assert findings_in(tmp_path, rows, rulings=[ruling]) == []


def test_findings_come_errors_first_with_their_place_and_a_lasting_name(tmp_path):
    rows = [{"wording": "400 troops", "hedge": "about"}, PAIR, {"value": 5, "publisher": "Sun"}]
    claims = claims_from(tmp_path, rows, sources=["General Staff", "Gazette"])
    found = check(claims)
    severities = [SEVERITIES.index(each.severity) for each in found]
    assert severities == sorted(severities)
    assert found[0].where == "claims.csv:3"
    assert found == check(claims)
    assert len({each.id for each in found}) == len(found)


def test_one_kind_of_fault_can_be_asked_for(tmp_path):
    claims = claims_from(tmp_path, [{"wording": "400 troops", "value": 4}, PAIR])
    for fault in FAULT_KINDS:
        assert {each.fault for each in check(claims, fault)} <= {fault}
    assert [each.code for each in check(claims, "ledger")] == ["wording-number"]


def test_a_ruling_answers_a_finding(tmp_path):
    ruling = {"claim": "c-1", "column": "finding:unit-pair", "was": "open", "now": "dismissed"}
    found, = findings_in(tmp_path, [PAIR], "unit-pair", rulings=[ruling])
    assert (found.ruling, found.stands()) == ("dismissed", False)


def test_what_was_not_yet_printed_is_not_checked(tmp_path):
    rows = [{**PAIR, "reported_on": "2025-06-22"}, {"value": 5, "reported_on": "2024-01-01"}]
    assert check(claims_from(tmp_path, rows, known_by="2024-12-31")) == ()


@pytest.fixture(scope="module")
def kursk():
    return check(claims_of(load("kursk-2024")))


@pytest.mark.parametrize(("code", "claims", "severity", "cause"), [
    ("unit-pair", {"ku-015"}, "error", "feet-for-miles"),
    ("unit-pair", {"ku-326", "ku-327", "ku-328"}, "error", "linear-factor-on-area"),
    ("unit-rounding", {"ku-109"}, "warning", "backwards"),
    ("unit-rounding", {"ar-09"}, "note", "truncated"),
    ("unit-dimension", {"ku-191"}, "error", ""), ("unit-dimension", {"ar-09"}, "error", ""),
    ("conflation", {"ku-340"}, "error", ""), ("conflation", {"nk-528"}, "warning", ""),
    ("conflation", {"nk-604"}, "warning", ""), ("conflation", {"nk-080"}, "warning", "")])
def test_a_slip_known_to_be_in_the_ledger_is_found_once(kursk, code, claims, severity, cause):
    found = [each for each in kursk if each.code == code and claims <= set(each.claims)]
    assert [(set(each.claims), each.severity, each.cause) for each in found] == [
        (claims, severity, cause)]


@pytest.mark.parametrize("claim", ["ku-085", "ku-103", "ku-263", "ar-07", "ku-137", "ku-282"])
def test_a_claim_known_to_be_right_has_no_error(kursk, claim):
    assert [each.code for each in kursk if claim in each.claims and each.severity == "error"] == []


def test_thirteen_percent_off_is_said_in_the_message(kursk):
    found, = (each for each in kursk if each.claims == ("ku-109",) and "unit" in each.code)
    assert found.message == ("2 km is 1.24 miles; the page prints 1.4, only the second figure "
                             "converts to the first (12.7% off)")
