"""`figures score` as its users meet it: the contract's document, the table, the errors."""

import json
import math

import pytest
from ledgers import write_case
from test_calibration import ROWS, TRUTH

from figures.cli import main
from figures.peers import METHODS

SCORES = ("coverage", "winkler", "crps", "abs_log_error")


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Return a data folder with two resolved cases and nothing else."""
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "data"))
    for name, value in (("barracks", 145), ("depot", 200)):
        write_case(tmp_path / "data" / "resolved" / name, ROWS, start="2023-01-01",
                   truth={"killed": {**TRUTH["killed"], "value": value}})
    return tmp_path / "data"


def run(capsys, *arguments):
    status = main(["score", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def scored(capsys, *arguments):
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_the_document_has_the_keys_of_the_contract(capsys):
    document = scored(capsys)
    assert list(document)[:3] == ["schema", "version", "inputs"]
    for row in document["cases"]:
        assert {"case", "quantity", "truth", "point", "90", "covered"} <= set(row)
        assert row["covered"] == (row["90"][0] <= row["truth"] <= row["90"][1])
    for row in document["methods"]:
        assert {"method", *SCORES, "early", "intervals"} <= set(row)
        assert {"coverage", "winkler", "crps"} <= set(row["early"])
        assert all(low <= row[name] <= high for name in SCORES
                   for low, high in [row["intervals"][name]])


def test_ours_comes_first_and_at_least_ten_simple_methods_follow(capsys):
    methods = [row["method"] for row in scored(capsys)["methods"]]
    assert methods == ["figures", *METHODS]
    assert len(METHODS) >= 10


def test_without_a_case_all_resolved_ones_are_scored(capsys):
    assert [row["case"] for row in scored(capsys)["cases"]] == ["barracks", "depot"]


def test_a_resolved_case_is_found_by_name_and_in_a_folder_anywhere(capsys, tmp_path):
    folder = write_case(tmp_path / "far" / "away", ROWS, start="2023-01-01", truth=TRUTH)
    assert [row["case"] for row in scored(capsys, "depot", folder)["cases"]] == ["depot", "away"]


def test_the_point_and_the_interval_give_the_scores_of_one_case(capsys):
    document = scored(capsys, "barracks")
    (case,), ours = document["cases"], document["methods"][0]
    low, high = map(math.log, case["90"])
    assert ours["winkler"] == pytest.approx(high - low)
    assert ours["abs_log_error"] == pytest.approx(abs(math.log(case["point"] / case["truth"])))


def test_intervals_of_a_file_are_scored_in_a_row_of_their_own(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("case,quantity,point,lo,hi\nbarracks,killed,100,50,120\n", encoding="utf-8")
    row = scored(capsys, "--intervals", path)["methods"][-1]
    assert (row["method"], row["coverage"], row["cases"]) == ("mine", 0, 1)
    assert row["winkler"] == pytest.approx(math.log(120 / 50) + 20 * math.log(145 / 120))


def test_the_table_has_a_line_for_each_method_and_says_of_how_many_cases(capsys):
    status, out, _ = run(capsys)
    lines = out.splitlines()
    assert status == 0
    assert [line.split("  ")[0] for line in lines[1:-1]] == ["figures", *METHODS]
    assert lines[-1].startswith("2 quantities of 2 resolved cases")


def test_what_cannot_be_scored_ends_with_two_and_a_line_each(capsys, tmp_path):
    unsettled = write_case(tmp_path / "open", ROWS)
    path = tmp_path / "mine.csv"
    path.write_text("case,quantity,point,lo,hi\nbarack,killed,1,2,3\n", encoding="utf-8")
    for arguments, lines in (((unsettled,), 1), (("nowhere", "noplace"), 2),
                             (("--intervals", path), 2)):
        status, out, error = run(capsys, *arguments, "--json")
        assert (status, out) == (2, "")
        assert len(error.splitlines()) == lines
    assert "mine.csv:2: case: found 'barack'" in error
    assert "did you mean 'barracks'?" in error


def test_without_any_resolved_case_there_is_nothing_to_score(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    assert run(capsys, "--json")[0] == 2
