"""What must be told beside a number, each where it applies and nowhere else."""

from datetime import date

import pytest
from ledgers import claims_from
from test_sentences import IDS, ROWS, estimate, unknowable

from figures.estimate import Answer
from figures.phrases import shown
from figures.sentences import grounds_sentence
from figures.sentences.cautions import beside, cautions, unclaimed

START = "2025-01-17"  # three days before the estimate's day
SURE = {"origins": 5}


def told(tmp_path, one, *others, conflicts=(), **case):
    claims = claims_from(tmp_path, ROWS, headline=["killed"], **case)
    answer = Answer("case", None, None, (one, *others), conflicts)
    return cautions(one, claims.case.definition, answer)


def test_a_figure_of_many_statements_long_after_the_start_needs_no_caution(tmp_path):
    assert told(tmp_path, estimate(**SURE), start="2024-01-01") == []


@pytest.mark.parametrize(("origins", "is_few"), [(1, True), (2, True), (3, False)])
def test_fewer_than_three_statements_are_few(tmp_path, origins, is_few):
    found = told(tmp_path, estimate(status="agreed", origins=origins))
    assert ("It rests on few statements." in found) is is_few


def test_of_one_statement_alone_its_status_says_it_already(tmp_path):
    assert told(tmp_path, estimate(status="single", origins=1)) == []


@pytest.mark.parametrize(("start", "is_fresh"), [
    (START, True), ("2025-01-20", True), ("2025-01-16", False), (None, False)])
def test_three_days_or_less_after_the_start_are_early(tmp_path, start, is_fresh):
    case = {"start": start} if start else {}
    found = told(tmp_path, estimate(**SURE), **case)
    assert (found == ["It is of the first 3 days, too early for most counts."]) is is_fresh


def test_a_figure_without_a_day_is_not_called_early(tmp_path):
    assert told(tmp_path, estimate(as_of=None, **SURE), start=START) == []


def test_a_part_that_nobody_claims_is_named_by_what_it_counts(tmp_path):
    found = told(tmp_path, estimate("casualties", **SURE), estimate())
    assert found == ["Nobody gives a figure of a part of it: soldiers wounded."]


def test_a_part_that_can_not_be_known_is_as_good_as_unclaimed(tmp_path):
    found = told(tmp_path, estimate("casualties", **SURE), estimate(), unknowable("wounded"))
    assert found == ["Nobody gives a figure of a part of it: soldiers wounded."]


@pytest.mark.parametrize(("identity", "parts"), [
    ("present = killed + wounded", ["soldiers wounded"]),
    ("killed + wounded = present", ["soldiers wounded"]),
    ("present = killed - wounded", []), ("present <= killed + wounded", []),
    ("present = wounded", []), ("killed = present + wounded", [])])
def test_the_parts_of_a_sum_are_known_from_its_identity(tmp_path, identity, parts):
    claims = claims_from(tmp_path, ROWS, identities=[identity])
    answer = Answer("case", None, None, (estimate("present"), estimate()), ())
    assert unclaimed("present", claims.case.definition, answer) == parts


def test_an_approximate_method_is_told_as_the_estimate_has_it(tmp_path):
    found = told(tmp_path, estimate(why="approximate: sampled, worth 900 draws", **SURE))
    assert found == ["Approximate: sampled, worth 900 draws."]


def test_a_contradiction_is_told_where_the_status_does_not_tell_it(tmp_path):
    conflict = ((IDS[0], "another"),)
    agreed = told(tmp_path / "a", estimate(status="agreed", **SURE), conflicts=conflict)
    assert agreed == ["Taken literally, some of its claims can’t be true together with others."]
    assert told(tmp_path / "b", estimate(**SURE), conflicts=conflict) == []
    assert told(tmp_path / "c", estimate(status="agreed", **SURE), conflicts=(("x", "y"),)) == []


def test_what_can_not_be_known_has_its_own_reason_alone(tmp_path):
    assert told(tmp_path, unknowable(), start=START) == []


def test_cautions_stand_beside_the_number_wherever_it_is_told(tmp_path):
    claims = claims_from(tmp_path, ROWS, headline=["killed"], start=START)
    answer = Answer("case", date(2025, 1, 20), None, (estimate(),), ())
    sentence = grounds_sentence(estimate(), claims, answer)
    assert sentence.endswith(str(beside(estimate(), claims.case.definition, answer)))
    assert sentence.endswith("It rests on few statements. It is of the first 3 days, too early for "
                             "most counts.")


def test_the_words_of_cautions_are_data():
    assert {"few", "fresh", "unclaimed", "contradicted"} < set(shown()["cautions"])
