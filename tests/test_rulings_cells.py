"""Rulings on cells: what they write must be able to stand there."""

import pytest
from ledgers import write_case

from figures.case import load
from figures.deciding import decide
from figures.errors import InputError
from figures.rows import Row
from figures.rulings import RULINGS_FILE, Ruling, apply_rulings, read_rulings

ROWS = [{"quantity": "casualties", "value": "400"}, {"wording": "half", "share_of": "c-1"}]


def ruling(column, was="", now="", claim="c-1", line=2):
    return Ruling(line, claim, column, was, now, "as decided", "the keepers", "2030-01-01")


def told(tmp_path, *rulings, rows=ROWS):
    """Return the faults of a case with these rulings."""
    cells = [{"claim": r.claim, "column": r.column, "was": r.was, "now": r.now} for r in rulings]
    with pytest.raises(InputError) as caught:
        load(write_case(tmp_path / "case", rows, rulings=cells))
    return [str(fault) for fault in caught.value.faults]


def applied(*rulings, **cells):
    """Return the cells of one row as ruled, whether it is in use, and the faults as text."""
    rows, left_out, faults = apply_rulings([Row(2, {"id": "c-1", **cells})], rulings)
    return rows[0].cells, "c-1" not in left_out, [str(fault) for fault in faults]


def test_a_ruling_makes_no_share_a_share_of_itself(tmp_path):
    (fault,) = told(tmp_path, ruling("share_of", "", "c-1"))
    assert "no claim that is a share of itself" in fault


def test_a_ruling_closes_no_ring_of_shares(tmp_path):
    faults = told(tmp_path, ruling("share_of", "", "c-2"))
    assert len(faults) == 2
    assert all("a share of itself" in fault for fault in faults)


def test_a_ruling_makes_a_share_of_nothing_that_is_unknown(tmp_path):
    (fault,) = told(tmp_path, ruling("share_of", "c-1", "casualtys", "c-2"))
    assert fault.endswith("did you mean 'casualties'?")


def test_a_ring_of_shares_can_not_be_decided_and_nothing_is_written(tmp_path):
    case = load(write_case(tmp_path / "case", ROWS))
    with pytest.raises(InputError, match="a share of itself"):
        decide(case, ruling("share_of", now="c-2"))
    assert not (case.folder / RULINGS_FILE).exists()


def test_a_ruling_can_not_name_a_quantity_that_the_case_lacks(tmp_path):
    (fault,) = told(tmp_path, ruling("quantity", "casualties", "casualtys"))
    assert fault.endswith("did you mean 'casualties'?")


def test_a_ruling_that_writes_what_a_cell_can_not_hold_is_told_on_its_own_line(tmp_path):
    faults = told(tmp_path, ruling("note", "", "x"), ruling("hedge", "", "abot"))
    assert faults[0].startswith("rulings.csv:3: now: found 'abot', expected one of")


def test_rulings_on_one_cell_are_applied_one_after_the_other():
    first, second = ruling("value", "5", "6"), ruling("value", "6", "7", line=3)
    cells, _, faults = applied(first, second, value="5", quantity="killed", wording="-",
                               speaker="A", publisher="B")
    assert (cells["value"], faults) == ("7", [])


def test_a_ruling_that_was_overtaken_by_an_earlier_one_is_refused():
    _, _, faults = applied(ruling("value", "5", "6"), ruling("value", "5", "7", line=3), value="5")
    assert faults == ["rulings.csv:3: was: found '5', expected what stands there, '6'"]


def test_a_claim_may_be_left_out_and_taken_in_again():
    out, back = ruling("use", "yes", "no"), ruling("use", "no", "yes", line=3)
    assert not applied(out, wording="x")[1]
    assert applied(out, back, wording="x")[1]


@pytest.mark.parametrize(("column", "was", "now", "expected"), [
    ("use", "no", "yes", "what stands there, 'yes'"), ("use", "yes", "nope", "one of yes, no"),
    ("finding:sum", "confirmed", "open", "what stands there, 'open'"),
    ("finding:sum", "open", "denied", "one of open, confirmed, dismissed"),
    ("finding:summ", "open", "confirmed", "a code of a finding"),
    ("id", "c-1", "c-2", "a column of claims.csv"), ("vaule", "", "5", "did you mean 'value'")])
def test_a_ruling_that_can_not_be_meant_is_told(column, was, now, expected):
    _, _, faults = applied(ruling(column, was, now), wording="x")
    assert expected in faults[0]


def test_states_of_two_findings_of_one_code_are_two():
    _, _, faults = applied(ruling("finding:sum:a", "open", "confirmed"),
                           ruling("finding:sum:b", "open", "dismissed", line=3), wording="x")
    assert faults == []


@pytest.mark.parametrize(("column", "expected"), [
    ("finding:sum", ("sum", "")), ("finding:sum:abc", ("sum", "abc")), ("value", ("", "")),
    ("use", ("", ""))])
def test_a_ruling_knows_whether_it_is_on_a_finding(column, expected):
    assert ruling(column).finding() == expected


def test_the_rows_as_printed_are_not_changed():
    row = Row(2, {"id": "c-1", "value": "5"})
    apply_rulings([row], [ruling("value", "5", "6")])
    assert row.cells["value"] == "5"


def test_without_a_file_there_are_no_rulings_and_no_faults(tmp_path):
    assert read_rulings(tmp_path) == ((), [])


def test_a_ruling_knows_its_line(tmp_path):
    folder = write_case(tmp_path, ROWS, rulings=[
        {"claim": "c-1", "column": "note", "now": "one\ntwo"},
        {"claim": "c-2", "column": "note", "now": "x"}])
    assert [found.line for found in read_rulings(folder)[0]] == [2, 4]
