"""Rows added to a ledger that there is: whole or not at all."""

import json

import pytest
from ledgers import write_case

from figures.case import load
from figures.cli import main

SHEET = "Date,Who,Paper,What,Count\n"


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "case", [{"wording": "300 killed", "reported_on": "2025-01-12"}])


@pytest.fixture
def add(folder, tmp_path, capsys):
    """Return a function that adds a sheet's text; exit status, output and complaints."""
    def added(text, *options):
        file = tmp_path / "more.csv"
        file.write_text(text, encoding="utf-8")
        status = main(["add", str(folder), str(file), *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err
    return added


def test_rows_go_behind_those_that_are_there_with_ids_that_are_free(add, folder):
    status, out, _ = add(SHEET + "2025-02-01,NIS,BBC,killed,410\n2025-02-02,HUR,BBC,wounded,9\n",
                         "--json")
    assert (status, json.loads(out)["claims"]) == (0, ["case-2", "case-3"])
    ledger = load(folder).ledger
    assert list(ledger["id"]) == ["c-1", "case-2", "case-3"]
    assert list(ledger["quantity"]) == ["killed", "killed", "wounded"]
    assert list(ledger["value"]) == ["", "410", "9"]


def test_names_that_the_case_lacks_are_added_to_its_sources_and_told(add, folder):
    _, out, error = add(SHEET + "2025-02-01,NIS,Gazette,killed,410\n", "--json")
    assert json.loads(out)["sources"] == ["NIS"]
    assert "NIS: added to sources.csv; say there what it is" in error
    assert [line.partition(",")[0] for line in (folder / "sources.csv").read_text().splitlines()
            ] == ["name", "General Staff", "Gazette", "NIS"]


def test_another_spelling_of_a_known_name_is_no_new_one(tmp_path, capsys):
    folder = write_case(tmp_path / "case", [{}], sources=[
        {"name": "General Staff", "also": "the staff; GS"}, {"name": "Gazette", "also": ""}])
    (tmp_path / "more.csv").write_text(SHEET + "2025-02-01,GS,Gazette,killed,410\n")
    assert main(["add", str(folder), str(tmp_path / "more.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"] == []


def test_a_row_that_the_ledger_has_is_left_out_and_told(add, folder):
    own = ("wording,quantity,speaker,publisher,reported_on\n"
           "300 killed,killed,General Staff,Gazette,2025-01-12\n"
           "310 killed,killed,General Staff,Gazette,2025-01-13\n")
    status, _, error = add(own)
    assert status == 0
    assert "line 2: the ledger has it as c-1: left out" in error
    assert list(load(folder).ledger["wording"]) == ["300 killed", "310 killed"]
    status, out, _ = add(own)
    assert (status, out) == (0, "0 claims added to case\n")


@pytest.mark.parametrize(("row", "says"), [
    ("2025-02-01,NIS,BBC,kiled,410", "names of case.yml; did you mean 'killed'"),
    ("2025-02-01,NIS,BBC,killed,4.100", "4100 or 4.1"),
    ("soon,NIS,BBC,killed,410", "a day that reads one way")])
def test_with_one_row_wrong_nothing_is_added(add, folder, row, says):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    status, out, error = add(SHEET + "2025-02-01,NIS,BBC,killed,400\n" + row + "\n")
    assert (status, out) == (2, "")
    assert error.startswith("more.csv") and says in error
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_cells_that_contradict_their_words_are_refused_with_the_line_of_the_sheet(add, folder):
    status, _, error = add("wording,quantity,value,speaker,publisher\nabout 300 killed,killed,3000,"
                           "General Staff,Gazette\n")
    assert status == 2
    assert error.startswith("more.csv:2: wording-number")


def test_an_id_that_a_claim_has_is_refused(add):
    status, _, error = add("id,wording,quantity,speaker,publisher\n"
                           "c-1,410 killed,killed,General Staff,Gazette\n")
    assert status == 2
    assert "an id that no claim of the case has" in error


def test_a_column_that_the_ledger_lacks_is_added_to_all_rows(add, folder):
    status, _, _ = add("wording,quantity,speaker,publisher,quote\n"
                       "410 killed,killed,General Staff,Gazette,He said 410.\n")
    assert status == 0
    assert list(load(folder).ledger["quote"]) == ["", "He said 410."]


def test_the_rows_that_are_there_keep_their_bytes(add, folder):
    before = (folder / "claims.csv").read_bytes()
    add("wording,quantity,speaker,publisher,reported_on\n"
        "410 killed,killed,General Staff,Gazette,2025-02-01\n")
    assert (folder / "claims.csv").read_bytes().startswith(before)


def test_a_name_of_the_cases_own_for_a_quantity_is_kept(tmp_path, capsys):
    folder = write_case(tmp_path / "case", [{"quantity": "dead"}], quantities={
        "dead": {"counts": "the dead", "unit": "person"}, "hurt": {"counts": "hurt",
                                                                  "unit": "person"}})
    (tmp_path / "more.csv").write_text(SHEET + "2025-02-01,General Staff,Gazette,dead,410\n")
    assert main(["add", str(folder), str(tmp_path / "more.csv")]) == 0
    assert list(load(folder).ledger["quantity"]) == ["dead", "dead"]
