"""Scores by hand and by numbers, moments of settled events, the record of every method."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import write_case
from scipy.integrate import quad
from scipy.stats import norm

from figures.calibration import (
    by_case,
    case_rows,
    judge,
    method_rows,
    read_intervals,
    read_resolved,
    score,
    scored,
    snapshots,
)
from figures.calibration.record import OURS
from figures.calibration.resolved import FOLDS, folds
from figures.calibration.scores import answer_of, mean_of
from figures.case import load
from figures.errors import CallError, InputError
from figures.estimate import reconcile
from figures.meanings import claims_of
from figures.peers import METHODS, Answer
from figures.posterior import Posterior

TRUTH = {"killed": {"value": 145, "source": "the court's list of names"}}
ROWS = [
    {"wording": "at least 60 soldiers were killed", "as_of": "2023-01-01",
     "reported_on": "2023-01-01", "speaker": "the mayor"},
    {"wording": "100 soldiers were killed", "as_of": "2023-01-02", "reported_on": "2023-01-02",
     "speaker": "the ministry"},
    {"wording": "139 soldiers were killed", "as_of": "2023-01-09", "reported_on": "2023-01-20",
     "speaker": "a newspaper's list"},
]


@pytest.fixture(autouse=True)
def no_other_cases(tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "barracks", ROWS, start="2023-01-01", truth=TRUTH)


@pytest.fixture
def events(folder):
    return read_resolved([folder])


def test_an_interval_that_holds_the_truth_costs_its_log_width():
    found = scored(Answer(100, 50, 200), 150)
    assert found.coverage == 1
    assert found.winkler == pytest.approx(math.log(4))
    assert found.abs_log_error == pytest.approx(math.log(1.5))


@pytest.mark.parametrize("truth", [400, 25])
def test_an_interval_that_misses_costs_twenty_times_the_miss_more(truth):
    found = scored(Answer(100, 50, 200), truth)
    assert found.coverage == 0
    assert found.winkler == pytest.approx(math.log(4) + 20 * math.log(2))


def test_a_truth_of_none_counts_as_half_a_person():
    assert scored(Answer(1, 0.5, 2), 0).winkler == pytest.approx(math.log(4))


def two_halves(x, low, high):
    return norm.cdf(x / ((-low if x < 0 else high) / norm.ppf(.95)))


@pytest.mark.parametrize("truth", [-2.0, -.3, 0.0, .5, 4.0])
def test_crps_of_two_half_normals_is_the_integral_of_its_definition(truth):
    low, high = -.7, 1.4
    answer = Answer(1000, 1000 * math.exp(low), 1000 * math.exp(high))
    expected = sum(quad(lambda x: (two_halves(x, low, high) - (x >= truth)) ** 2, *ends)[0]
                   for ends in ((-12, min(0, truth)), (min(0, truth), max(0, truth)),
                                (max(0, truth), 12)))
    assert scored(answer, 1000 * math.exp(truth)).crps == pytest.approx(expected, abs=1e-6)


def test_crps_of_a_step_is_the_distance():
    assert scored(Answer(100, 100, 100), 200).crps == pytest.approx(math.log(2), abs=1e-6)


@pytest.mark.parametrize("truth", [3.0, 5.0, 6.5])
def test_crps_of_a_whole_normal_is_the_known_formula(truth):
    grid = np.arange(-5, 15, .01)
    mass = norm.pdf(grid, 5, .8)
    whole = answer_of(Posterior(grid, mass / mass.sum()))
    away = (truth - 5) / .8
    expected = .8 * (away * (2 * norm.cdf(away) - 1) + 2 * norm.pdf(away) - 1 / math.sqrt(math.pi))
    assert scored(whole, math.exp(truth)).crps == pytest.approx(expected, abs=1e-4)


def test_a_point_outside_its_ends_is_no_answer():
    with pytest.raises(ValueError):
        scored(Answer(10, 20, 30), 25)


@given(st.floats(1, 1e6), st.floats(1, 10), st.floats(1, 10), st.floats(1, 1e6))
def test_every_score_is_at_least_zero(point, below, above, truth):
    found = scored(Answer(point, point / below, point * above), truth)
    assert min(found.winkler, found.crps, found.abs_log_error) >= -1e-9


def test_scores_are_averaged_each_by_itself():
    held, missed = scored(Answer(100, 50, 200), 100), scored(Answer(100, 50, 200), 400)
    assert mean_of([held, missed]).coverage == .5
    with pytest.raises(ValueError):
        mean_of([])


def test_a_settled_event_is_read_with_its_days(events):
    event, = events
    assert (event.case, event.quantity, event.kind, event.truth) == (
        "barracks", "killed", "combat", 145)
    assert event.known.tolist() == [0, 1, 19]
    assert event.evidence.day.tolist() == [0, 1, 8]


def test_early_moments_hold_what_had_been_printed_by_then(events):
    told = {name: len(moment.evidence) for name, moment in snapshots(events[0]).items()}
    assert told == {"full": 3, "after a third": 1, "after two-thirds": 2, "by day 1": 2,
                    "by day 3": 2, "by day 7": 2}


def test_a_case_without_truth_is_not_settled(tmp_path):
    open_case = write_case(tmp_path / "open", ROWS, start="2023-01-01")
    assert read_resolved([open_case]) == []
    with pytest.raises(CallError):
        score([open_case])


def test_each_kind_is_spread_over_the_folds():
    cases = {f"{kind}-{n:02}": kind for kind in ("attack", "combat") for n in range(25)}
    place = folds(cases)
    for kind in ("attack", "combat"):
        counts = np.bincount([place[name] for name in cases if cases[name] == kind],
                             minlength=FOLDS)
        assert counts.max() - counts.min() <= 1


def test_every_method_is_judged_at_every_moment(events):
    judged = judge(events, events)
    moments = snapshots(events[0])
    assert {(one.method, one.moment) for one in judged} == {
        (name, moment) for name in (OURS, *METHODS) for moment in moments}


def test_ours_is_what_the_estimate_makes_of_the_claims(events, folder):
    row, = case_rows(judge(events, events))
    found, = reconcile(claims_of(load(folder))).estimates
    assert row["point"] == pytest.approx(found.point)
    assert row["90"] == pytest.approx(list(found.intervals["90"]))
    assert row["covered"] is (row["90"][0] <= 145 <= row["90"][1])


def test_what_is_no_loss_is_answered_as_the_estimate_answers_it(tmp_path):
    quantities = {"held": {"counts": "land held by the attackers", "unit": "km^2", "of": "blue"}}
    rows = [{"quantity": "held", "wording": f"{size} km²", "as_of": "2023-01-09", "speaker": name}
            for name, size in (("the mayor", 100), ("the ministry", 140))]
    folder = write_case(tmp_path / "land", rows, start="2023-01-01", quantities=quantities,
                        truth={"held": {"value": 120, "source": "a survey"}})
    row, = case_rows(judge(read_resolved([folder]), []))
    found = reconcile(claims_of(load(folder))).of("held")
    assert row["point"] == pytest.approx(found.point)
    assert row["90"] == pytest.approx(list(found.intervals["90"]))


def test_ours_stands_first_with_early_scores_and_bootstrap_intervals(events):
    first, *others = method_rows(judge(events, events))
    assert first["method"] == OURS
    assert [other["method"] for other in others] == list(METHODS)
    for row in (first, *others):
        assert set(row["early"]) == {"coverage", "winkler", "crps"}
        low, high = row["intervals"]["crps"]
        assert low == pytest.approx(row["crps"]) == pytest.approx(high)  # of one case: no spread


def test_quantities_are_averaged_in_a_case_before_cases(tmp_path):
    rows = [{**ROWS[1]}, {**ROWS[1], "quantity": "wounded", "wording": "100 soldiers were wounded"}]
    both = {**TRUTH, "wounded": {"value": 1450, "source": "the hospital"}}
    folder = write_case(tmp_path / "both", rows, start="2023-01-01", truth=both)
    judged = judge(read_resolved([folder]), [])
    singles = [one.score.crps for one in judged if one.method == OURS]
    assert by_case(judged, OURS)["both"].crps == pytest.approx(sum(singles) / 2)


def given_file(tmp_path, *lines):
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(["case,quantity,point,lo,hi", *lines]) + "\n", encoding="utf-8")
    return path


def test_anybodys_intervals_are_scored_beside_ours(tmp_path, folder):
    found = score([folder], given_file(tmp_path, "barracks,killed,140,100,200"))
    row = found.methods[-1]
    assert row["method"] == "mine"
    assert (row["coverage"], row["winkler"]) == (1, pytest.approx(math.log(2)))
    assert row["early"] == {"coverage": None, "winkler": None, "crps": None}


@pytest.mark.parametrize(("line", "column"), [
    ("nowhere,killed,140,100,200", "case"), ("barracks,wounded,140,100,200", "quantity"),
    ("barracks,killed,140,150,200", "point,lo,hi"), ("barracks,killed,many,100,200", "point"),
    ("barracks,killed,140,100,nan", "hi"), ("barracks,killed,140,-1,200", "lo"),
    ("barracks,killed,140,100", ""), ("barracks,killed,90,80,100", "case,quantity")])
def test_intervals_that_cannot_be_meant_are_told_by_line_and_column(
        tmp_path, events, line, column):
    with pytest.raises(InputError) as error:
        read_intervals(given_file(tmp_path, "barracks,killed,140,100,200", line), events)
    assert (3, column) in {(fault.line, fault.column) for fault in error.value.faults}


def test_every_fault_of_the_intervals_is_told_at_once(tmp_path, events):
    path = given_file(tmp_path, "barrack,killed,140,100,200", "barracks,killed,many,few,200")
    with pytest.raises(InputError) as error:
        read_intervals(path, events)
    assert [(fault.line, fault.column, fault.nearest) for fault in error.value.faults] == [
        (2, "case", "barracks"), (3, "lo", ""), (3, "point", "")]


@pytest.mark.parametrize("header", ["case,quantity,point,lo", "case,quantity,point,lo,hi,low"])
def test_intervals_with_other_columns_are_refused(tmp_path, events, header):
    path = tmp_path / "mine.csv"
    path.write_text(header + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"hi|low"):
        read_intervals(path, events)


def test_a_file_without_a_row_or_that_is_not_there_is_an_error(tmp_path, events):
    for path in (given_file(tmp_path), tmp_path / "none.csv"):
        with pytest.raises(InputError):
            read_intervals(path, events)


def test_a_file_named_as_a_method_is_told_apart_from_it(tmp_path, folder):
    path = given_file(tmp_path, "barracks,killed,140,100,200").rename(tmp_path / "figures.csv")
    assert [row["method"] for row in score([folder], path).methods][-1] == "figures.csv"


def test_every_case_that_cannot_be_scored_is_told(tmp_path, folder):
    unsettled = write_case(tmp_path / "open", ROWS, start="2023-01-01")
    other = write_case(tmp_path / "elsewhere" / "barracks", ROWS, start="2023-01-01", truth=TRUTH)
    with pytest.raises(CallError) as error:
        score([folder, unsettled, other])
    assert len(error.value.faults) == 2
    with pytest.raises(InputError) as wrong:
        score([folder, write_case(tmp_path / "broken", [{"hedge": "abot"}]), tmp_path / "nowhere"])
    assert {fault.file for fault in wrong.value.faults} == {"broken/claims.csv", "CASE"}


def test_a_truth_of_which_no_claim_tells_is_named_and_not_scored(tmp_path):
    both = {**TRUTH, "wounded": {"value": 300, "source": "the hospital"}}
    folder = write_case(tmp_path / "both", ROWS, start="2023-01-01", truth=both)
    record = score([folder])
    assert record.unscored == (("both", "wounded"),)
    assert [row["quantity"] for row in record.cases] == ["killed"]


def test_a_case_given_twice_counts_once(folder):
    assert len(score([folder, folder]).cases) == 1


def test_the_inputs_hash_tells_another_ledger(tmp_path, folder):
    before = score([folder]).inputs
    assert score([folder]).inputs == before
    (folder / "claims.csv").write_text(
        (folder / "claims.csv").read_text().replace("139", "140"), encoding="utf-8")
    assert score([folder]).inputs != before
