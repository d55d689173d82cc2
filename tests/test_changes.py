"""What became known between two days."""

import json
from datetime import date

import pytest
from ledgers import write_case

from figures.case import load
from figures.changes import as_json, changes, usual_since
from figures.cli import main
from figures.errors import CallError
from figures.meanings import claims_of
from figures.news import tell_changes, tell_in_short

JANUARY, FEBRUARY, MARCH = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)
ROWS = [
    {"wording": "300 soldiers", "reported_on": "2025-01-10", "speaker": "NIS"},
    {"wording": "at least 4,000 soldiers", "reported_on": "2025-02-10", "speaker": "General Staff"},
    {"wording": "90 km² (56 sq miles)", "quantity": "held", "reported_on": "2025-02-11",
     "speaker": "General Staff"},
    {"wording": "500 soldiers", "reported_on": "2025-03", "speaker": "NIS"},
    {"wording": "7 soldiers", "speaker": "A captive"},
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return load(write_case(tmp_path_factory.mktemp("changes") / "case", ROWS,
                           headline=["killed", "held"]))


@pytest.fixture(scope="module")
def february(case):
    return changes(case, JANUARY, FEBRUARY)


def run(capsys, *arguments):
    status = main(["diff", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_claims_are_those_known_after_the_one_day_and_up_to_the_other(february):
    assert february.claims == ("c-2", "c-3")


def test_a_claim_of_a_month_is_known_from_its_last_day(case):
    assert changes(case, FEBRUARY, date(2025, 3, 30)).claims == ()
    assert changes(case, FEBRUARY, MARCH).claims == ("c-4",)


def test_a_claim_without_any_day_is_never_new(case):
    assert "c-5" not in changes(case, date(1900, 1, 1), date(2100, 1, 1)).claims


def test_without_until_all_that_is_dated_is_looked_at(case):
    found = changes(case, JANUARY)
    assert (found.until, found.claims) == (MARCH, ("c-2", "c-3", "c-4"))


def test_a_day_after_all_claims_brings_nothing_new(case):
    found = changes(case, date(2026, 1, 1))
    assert (found.claims, found.findings) == ((), ())
    assert not any(move.moved() for move in found.moves)


def test_findings_are_those_that_the_new_claims_bring(february, case):
    assert "unit-pair" in {finding.code for finding in february.findings}
    assert "unit-pair" not in {f.code for f in changes(case, FEBRUARY, MARCH).findings}


def test_a_quantity_that_nobody_had_claimed_has_no_estimate_before(february):
    held = next(move for move in february.moves if move.quantity == "held")
    assert held.before is None
    assert held.after is not None


def test_an_estimate_stands_with_status_point_and_interval(february):
    killed = next(e for e in as_json(february)["estimates"] if e["quantity"] == "killed")
    assert killed["before"]["status"] == "single"
    assert killed["after"]["status"] == "disputed"
    low, high = killed["after"]["90"]
    assert low <= killed["after"]["point"] <= high


def test_the_earlier_state_is_what_a_reader_of_that_day_saw(case, february):
    from figures.estimate import reconcile
    then = reconcile(claims_of(case, JANUARY)).of("killed")
    killed = next(move for move in february.moves if move.quantity == "killed")
    assert killed.before == then


def test_days_the_wrong_way_round_are_refused(case):
    with pytest.raises(CallError, match="2025-02-28 or a later day"):
        changes(case, FEBRUARY, JANUARY)


def test_a_report_looks_back_thirty_days_from_the_newest_report(case):
    assert usual_since(claims_of(case)) == date(2025, 3, 1)


def test_a_ledger_without_days_has_no_usual_since(tmp_path):
    claims = claims_of(load(write_case(tmp_path / "case", [{"wording": "7 soldiers"}])))
    assert usual_since(claims) is None


def test_the_command_prints_the_contract_s_document(capsys, case):
    status, out, _ = run(capsys, case.folder, "--since", "2025-01", "--until", "2025-02", "--json")
    content = json.loads(out)
    assert status == 0
    assert list(content) == ["schema", "version", "inputs", "claims", "findings", "estimates"]
    assert content["claims"] == ["c-2", "c-3"]


def test_the_command_tells_the_same_in_words(capsys, case):
    status, out, _ = run(capsys, case.folder, "--since", "2025-01", "--until", "2025-02")
    assert status == 0
    assert out.startswith("after 2025-01-31 and up to 2025-02-28: 2 claims")
    assert "held: no estimate" in out


@pytest.mark.parametrize("since", ["", "soon"])
def test_a_since_that_is_no_day_is_refused_in_one_line(capsys, case, since):
    status, out, error = run(capsys, case.folder, "--since", since)
    assert (status, out, len(error.splitlines())) == (2, "", 1)
    assert "--since" in error


def test_the_report_s_section_tells_what_moved_and_links_the_new_claims(february):
    html = str(tell_changes(february).html)
    assert "How the figures moved" in html
    assert "claims/c-2.html" in html
    assert "“at least 4,000 soldiers”" in html


def test_the_report_s_section_says_so_where_nothing_is_new(case):
    assert "Nothing new became known" in repr(tell_changes(changes(case, date(2026, 1, 1))))


def test_beside_the_ledgers_own_ranges_a_comparison_that_leaves_claims_out_gives_no_second_one(
        february, tmp_path):
    assert len(february.judged.claims.undated) == 1
    told = tell_in_short(february).striptags()
    assert "Soldiers killed: the range is narrower, its middle 19.8 times as high" in told
    assert "Land held: a first range" in told
    dated = load(write_case(tmp_path / "case", ROWS[:4], headline=["killed"]))
    assert " to " in (whole := tell_in_short(changes(dated, JANUARY, FEBRUARY)))
    assert "the range is" not in whole


def test_what_one_new_claim_brings_is_told_in_the_singular(tmp_path):
    rows = [ROWS[0], {**ROWS[0], "publisher": "Herald", "reported_on": "2025-02-10"}]
    case = load(write_case(tmp_path / "case", rows, headline=["killed"]))
    assert tell_in_short(changes(case, JANUARY)).startswith(
        "1 claim became known after 31 January 2025 and up to 10 February 2025, and no finding "
        "came of it.")


def test_words_of_the_ledger_are_escaped_in_the_section(tmp_path):
    rows = [{"wording": "300 <b>soldiers</b>", "reported_on": "2025-02-01"}]
    case = load(write_case(tmp_path / "case", rows))
    assert "&lt;b&gt;" in str(tell_changes(changes(case, JANUARY)).html)
