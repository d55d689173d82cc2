"""A figure that the ledger lacks, beside what its speaker said before it and after it."""

import pytest
from ledgers import QUANTITIES, write_case

from figures.audit import audit
from figures.case import load
from figures.extract import Article

MAY = {"wording": "1,204 killed", "as_of": "2024-05-01", "reported_on": "2024-05-01"}
JULY = {"wording": "3,611 killed", "as_of": "2024-07-01", "reported_on": "2024-07-01"}
JUNE = {"wording": "2,388 killed", "as_of": "2024-06-01", "reported_on": "2024-06-01"}


def verdict(folder, sentence, *rows, quantities=QUANTITIES):
    """Return the verdict on a sentence's one figure, against rows of the General Staff."""
    case = load(write_case(folder / "case", list(rows), quantities=quantities))
    figure, = audit(Article(sentence, day="2024-08-01"), case).figures
    return figure.verdict


@pytest.mark.parametrize(("number", "expected"), [
    ("2,417", "not-in-ledger"), ("1,205", "not-in-ledger"), ("3,609", "not-in-ledger"),
    ("903", "contradicted"), ("4,905", "contradicted")])
def test_a_running_total_lies_between_those_before_and_after_it(tmp_path, number, expected):
    said = f"As of 1 June 2024, {number} soldiers had been killed, the General Staff said."
    assert verdict(tmp_path, said, MAY, JULY).verdict == expected


def test_where_the_speaker_gave_a_figure_of_that_very_day_no_other_stands_beside_it(tmp_path):
    said = "As of 1 June 2024, 2,417 soldiers had been killed, the General Staff said."
    found = verdict(tmp_path, said, MAY, JUNE, JULY)
    assert found.verdict == "contradicted"
    assert found.claims[0] == "c-2" and "2,388" in found.correct


def test_after_the_last_figure_a_running_total_may_be_any_larger_one(tmp_path):
    said = "As of 20 July 2024, 5,902 soldiers had been killed, the General Staff said."
    assert verdict(tmp_path, said, MAY, JULY).verdict == "not-in-ledger"
    fewer = said.replace("5,902", "2,902")
    assert verdict(tmp_path / "fewer", fewer, MAY, JULY).verdict == "contradicted"


def test_what_is_no_running_total_is_held_against_each_figure_by_itself(tmp_path):
    killed = {**QUANTITIES["killed"], "accumulates": False}
    said = "As of 1 June 2024, 2,417 soldiers had been killed, the General Staff said."
    found = verdict(tmp_path, said, MAY, JULY, quantities={"killed": killed})
    assert found.verdict == "contradicted"


def test_whom_the_case_does_not_know_may_say_what_all_claims_together_span(tmp_path):
    said = "As of 1 June 2024, {} soldiers had been killed, the Harbour Office said."
    assert verdict(tmp_path / "in", said.format("2,417"), MAY, JULY).verdict == "not-in-ledger"
    assert verdict(tmp_path / "out", said.format("9,417"), MAY, JULY).verdict == "contradicted"
