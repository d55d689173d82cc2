"""`figures score` on any resolved case, however poor, odd or large; the ledgers are invented."""

import json
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import write_case

from figures.calibration import score
from figures.cli import main
from figures.peers import METHODS

SECONDS = 10
LEAST = 0.5  # what a truth of none counts as
START = "2023-01-01"


@pytest.fixture(autouse=True)
def nothing_else_settled(tmp_path, monkeypatch):
    """Leave no settled event but those that a test names."""
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "none"))


def told(wording, day=1, **more):
    return {"wording": wording, "as_of": f"2023-01-{day:02d}", **more}


def truth(value, quantity="killed", **more):
    return {quantity: {"value": value, "as_of": "2023-02-01", "source": "a count", **more}}


def settled(folder, rows, **case):
    given = {"start": START, "truth": truth(120)} | case
    return write_case(folder, rows, **{key: value for key, value in given.items() if value})


def ours(record):
    return record.methods[0]


def scores(row):
    return [row[name] for name in ("coverage", "winkler", "crps", "abs_log_error")]


POOR = {
    "one claim": [told("100 killed")],
    "only lower bounds": [told("at least 100"), told("more than 150", 2)],
    "only upper bounds": [told("up to 100"), told("fewer than 300", 2)],
    "only vague words": [told("dozens"), told("hundreds of soldiers", 2)],
    "only ranges": [told("100 to 200"), told("between 150 and 400", 3)],
    "no day at all": [{"wording": "100 killed"}, {"wording": "140 killed"}],
    "months and years for days": [{"wording": "100 killed", "as_of": "2023"},
                                  {"wording": "140 killed", "as_of": "2023-02"}],
    "one figure of all": [told("100 killed", day, speaker=f"paper {day}") for day in (1, 2, 3)],
    "one person": [told("1 killed"), told("2 killed", 3)],
    "likely and certain": [told("100 killed", likelihood="likely"),
                           told("200 killed", 2, likelihood="almost certainly")],
    "a number collected without its words": [told("-", value=100, hedge="exact")],
}


@pytest.mark.parametrize("rows", POOR.values(), ids=POOR)
def test_every_method_answers_and_is_scored_however_little_is_told(tmp_path, rows):
    record = score([settled(tmp_path / "poor", rows)])
    assert [row["method"] for row in record.methods] == ["figures", *METHODS]
    assert all(math.isfinite(value) for row in record.methods for value in scores(row))
    (case,) = record.cases
    low, high = case["90"]
    assert low <= case["point"] <= high


def test_one_claim_has_no_early_moment(tmp_path):
    record = score([settled(tmp_path / "one", POOR["one claim"])])
    assert set(ours(record)["early"].values()) == {None}
    assert ours(record)["early_intervals"] is None


def test_a_case_without_a_start_is_taken_from_its_first_claim_on(tmp_path):
    rows = [told("100 killed"), told("140 killed", 20)]
    begun, blank = (score([settled(tmp_path / name, rows, start=start)])
                    for name, start in (("begun", START), ("blank", None)))
    assert begun.cases[0]["point"] == blank.cases[0]["point"]


def test_a_truth_of_none_counts_as_half_a_person(tmp_path):
    record = score([settled(tmp_path / "none", [told("100 killed"), told("20 killed", 3)],
                            truth=truth(0))])
    (case,) = record.cases
    assert (case["truth"], case["covered"]) == (0, False)
    low, high = map(math.log, case["90"])
    assert ours(record)["abs_log_error"] == pytest.approx(math.log(case["point"] / LEAST))
    assert ours(record)["winkler"] == pytest.approx(high - low + 20 * (low - math.log(LEAST)))


@pytest.mark.parametrize("true", [3, 1_000_000])
def test_a_truth_outside_of_all_claims_costs_twenty_times_its_distance(tmp_path, true):
    record = score([settled(tmp_path / "far", [told("10,000 killed"), told("20,000 killed", 3)],
                            truth=truth(true))])
    (case,) = record.cases
    low, high = map(math.log, case["90"])
    missed = max(low - math.log(true), math.log(true) - high)
    assert not case["covered"]
    assert ours(record)["winkler"] == pytest.approx(high - low + 20 * missed)


def test_claims_of_none_are_no_evidence_of_size_and_told_as_unscored(tmp_path):
    empty = settled(tmp_path / "empty", [told("0 killed")])
    full = settled(tmp_path / "full", [told("100 killed")])
    record = score([empty, full])
    assert record.unscored == (("empty", "killed"),)
    assert [row["case"] for row in record.cases] == ["full"]


def test_several_truths_of_a_case_are_scored_each_and_averaged(tmp_path):
    rows = [told("100 killed"), told("300 wounded", 3, quantity="wounded")]
    both = truth(90) | truth(250, "wounded")
    record = score([settled(tmp_path / "both", rows, truth=both)])
    assert [(row["quantity"], row["truth"]) for row in record.cases] == [
        ("killed", 90), ("wounded", 250)]
    each = [score([settled(tmp_path / name, rows, truth={name: both[name]})]) for name in both]
    mean = sum(ours(one)["crps"] for one in each) / 2
    assert ours(record)["crps"] == pytest.approx(mean)
    assert ours(record)["cases"] == 1


def test_the_ends_of_a_truth_change_no_score(tmp_path):
    rows = [told("100 killed"), told("140 killed", 3)]
    plain, ended = (score([settled(tmp_path / name, rows, truth=known)]) for name, known in (
        ("plain", truth(120)), ("ended", truth(120, low=90, high=150))))
    assert scores(ours(plain)) == scores(ours(ended))


def test_a_truth_may_be_told_without_source_day_or_page(tmp_path):
    record = score([settled(tmp_path / "bare", [told("100 killed")],
                            truth={"killed": {"value": 120}})])
    assert record.cases[0]["truth"] == 120


def test_land_is_scored_as_people_are(tmp_path):
    rows = [told("100 km²", quantity="held"), told("120 km²", 3, quantity="held", speaker="Map")]
    record = score([settled(tmp_path / "land", rows, truth=truth(120, "held"))])
    assert record.cases[0]["covered"]


def test_thousands_of_millions_are_a_million_times_thousands(tmp_path):
    small, huge = (score([settled(
        tmp_path / name, [told(f"{1 * many:,} killed"), told(f"{2 * many:,} killed", 3)],
        truth=truth(1.5 * many))]) for name, many in (("small", 10**3), ("huge", 10**9)))
    assert huge.cases[0]["point"] == pytest.approx(10**6 * small.cases[0]["point"], rel=1e-9)
    for one, other in zip(small.methods, huge.methods, strict=True):
        assert scores(one) == pytest.approx(scores(other), rel=1e-6), one["method"]


def test_a_claim_that_a_ruling_takes_out_is_not_scored_on(tmp_path):
    rows = [told("900 killed", speaker="Rumour"), told("140 killed", 2)]
    ruled = settled(tmp_path / "ruled", rows, rulings=[
        {"claim": "c-1", "column": "use", "was": "yes", "now": "no"}])
    alone = settled(tmp_path / "alone", rows[1:])
    points = {row["case"]: row["point"] for row in score([ruled, alone]).cases}
    assert points["ruled"] == points["alone"]


def test_two_thousand_claims_are_scored_in_seconds(tmp_path):
    rows = [told(f"{100 + number // 4} killed", 1 + number % 28, speaker=f"unit {number % 40}")
            for number in range(2000)]
    folder = settled(tmp_path / "many", rows)
    begun = time.process_time()
    record = score([folder])
    assert time.process_time() - begun < SECONDS
    assert all(math.isfinite(value) for row in record.methods for value in scores(row))


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 28),
                          st.sampled_from(["exact", "about", "over", "up_to"]),
                          st.sampled_from(["General Staff", "Red", "Blue", "Paper"])),
                min_size=1, max_size=6), st.integers(0, 10**9))
@settings(max_examples=25, deadline=None)
def test_whatever_is_told_the_scores_are_numbers_and_the_interval_holds_the_point(
        tmp_path_factory, claims, true):
    rows = [{"value": value, "as_of": f"2023-01-{day:02d}", "speaker": speaker}
            | ({"hedge": hedge} if hedge in ("exact", "about") else
               {"hedge": hedge, "low" if hedge == "over" else "high": value})
            for value, day, hedge, speaker in claims] + [told("70 killed", 5)]
    sources = [{"name": "General Staff", "party": "red"}, {"name": "Red", "party": "red"},
               {"name": "Blue", "party": "blue"}, "Paper", "Gazette"]
    record = score([settled(tmp_path_factory.mktemp("any") / "case", rows, truth=truth(true),
                            sources=sources)])
    (case,) = record.cases
    assert 0 < case["90"][0] <= case["point"] <= case["90"][1]
    for row in record.methods:
        assert row["crps"] >= 0
        assert row["winkler"] >= 0
        assert row["coverage"] in (0, 1)


FAULTY = {
    "words for a number": ({"killed": {"value": "about 100"}}, "truth.killed.value", "a number"),
    "less than none": ({"killed": {"value": -3}}, "truth", "0 ≤ low ≤ value ≤ high"),
    "ends turned round": ({"killed": {"value": 50, "low": 60, "high": 70}}, "truth",
                          "0 ≤ low ≤ value ≤ high"),
    "no value": ({"killed": {"source": "a count"}}, "truth.killed.value", "a key value"),
    "no keys": ({"killed": 100}, "truth.killed", "a mapping"),
    "a quantity misspelt": ({"kiled": {"value": 100}}, "kiled", "did you mean 'killed'?"),
    "without end": ({"killed": {"value": float("inf")}}, "truth.killed.value", "a finite number"),
}


@pytest.mark.parametrize(("known", "column", "expected"), FAULTY.values(), ids=FAULTY)
def test_a_truth_that_cannot_be_meant_is_told_with_its_line(tmp_path, capsys, known, column,
                                                            expected):
    folder = settled(tmp_path / "wrong", [told("100 killed")], truth=known)
    assert main(["score", str(folder), "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"wrong/case.yml:1: {column}: found" in captured.err
    assert expected in captured.err


def test_a_case_without_a_truth_is_named(tmp_path, capsys):
    folder = write_case(tmp_path / "open", [told("100 killed")])
    assert main(["score", str(folder), "--json"]) == 2
    assert "found 'open', expected a resolved case" in capsys.readouterr().err


def test_the_document_of_any_case_is_one_json_document(tmp_path, capsys):
    folder = settled(tmp_path / "one", [told("100 killed")])
    assert main(["score", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["unscored"] == []
    assert [row["case"] for row in document["cases"]] == ["one"]
