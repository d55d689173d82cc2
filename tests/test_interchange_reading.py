"""Ledgers read back: every form gives the ledger that was written, and the findings on it."""

import csv
import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import write_case

from figures.case import load
from figures.checks import check
from figures.cli import main
from figures.estimate import as_json, reconcile
from figures.interchange import FORMS, carried, export, table
from figures.ledger import TEXT_COLUMNS
from figures.meanings import claims_of

CARRYING = [ending for ending in FORMS if ending != "csv"]
ROWS = [
    {"quantity": "killed", "wording": "about 300 killed", "as_of": "2024-10-01", "note": "a\nb"},
    {"quantity": "wounded", "wording": "2,700 wounded", "as_of": "2024-10-01"},
    {"quantity": "casualties", "wording": "4,000", "as_of": "2024-10-01"},
    {"quantity": "killed", "wording": "at least 280", "as_of": "2024-10-05", "hedge": "-",
     "seen_as": "copy", "quote": "At least 280, he said."},
    {"quantity": "held", "wording": "90 km² (56 sq mi)", "as_of": "2024-10"},
    {"quantity": "killed", "wording": "-", "low": "100", "high": "500", "via": "Agency; Post",
     "speaker": "Border Watch", "scope": "river"}]
SOURCES = [{"name": "General Staff", "kind": "military", "party": "blue"}, "Gazette", "Agency",
           "Post", {"name": "Border Watch", "kind": "ngo"}]
RULINGS = [{"claim": "c-3", "column": "use", "was": "yes", "now": "no"},
           {"claim": "c-1", "column": "url", "was": "", "now": "https://x.example/"},
           {"claim": "c-5", "column": "finding:unit-pair", "was": "open", "now": "confirmed"}]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Return a case with all that a folder may hold: sides, sums, rulings, scopes."""
    return load(write_case(tmp_path_factory.mktemp("whole") / "case", ROWS, SOURCES, RULINGS,
                           identities=["casualties = killed + wounded"], scopes=["river"],
                           start="2024-08-06"))


@pytest.fixture
def back(tmp_path, capsys):
    """Return a function that makes a case anew from a file."""
    def made(path, *options):
        assert main(["new", str(tmp_path / "back"), "--from", str(path), *options]) == 0
        capsys.readouterr()
        return load(tmp_path / "back")
    return made


def findings_of(case):
    return [finding.as_json() for finding in check(claims_of(case))]


def without_place(found):
    return [{name: value for name, value in one.items() if name != "where"} for one in found]


@pytest.mark.parametrize("ending", FORMS)
def test_a_ledger_read_back_is_the_ledger_that_was_written(case, tmp_path, back, ending):
    export(case, tmp_path / f"a.{ending}")
    again = back(tmp_path / f"a.{ending}")
    assert again.ledger[list(TEXT_COLUMNS)].to_dict("records") == case.ledger[
        list(TEXT_COLUMNS)].to_dict("records")


@pytest.mark.parametrize("ending", CARRYING)
def test_a_form_that_carries_its_case_gives_the_same_findings_and_estimates(
        case, tmp_path, back, ending):
    export(case, tmp_path / f"a.{ending}")
    again = back(tmp_path / f"a.{ending}")
    before, after = findings_of(case), findings_of(again)
    assert {"sum", "unit-pair"} - {one["code"] for one in before} == {"sum"}  # c-3 is left out
    assert without_place(after) == without_place(before)
    told, retold = (as_json(reconcile(claims_of(one))) for one in (case, again))
    assert {**retold, "case": ""} == {**told, "case": ""}


def test_a_csv_gives_the_findings_that_its_own_words_give(tmp_path, back):
    rows = [{"quantity": "held", "wording": "90 km² (56 sq mi)"}, {"wording": "300 killed"}]
    before = load(write_case(tmp_path / "case", rows))
    export(before, tmp_path / "a.csv")
    assert without_place(findings_of(back(tmp_path / "a.csv"))) == without_place(
        findings_of(before))


@pytest.mark.parametrize("ending", CARRYING)
def test_an_export_of_what_was_read_back_is_the_same_ledger(case, tmp_path, back, ending):
    export(case, tmp_path / f"a.{ending}")
    again = back(tmp_path / f"a.{ending}")
    assert table(again).to_numpy().tolist() == table(case).to_numpy().tolist()
    assert carried(again) == carried(case)


@pytest.mark.parametrize("ending", CARRYING)
def test_why_and_by_whom_a_cell_was_ruled_travels_with_it(case, tmp_path, back, ending):
    export(case, tmp_path / f"a.{ending}")
    with (back(tmp_path / f"a.{ending}").folder / "rulings_before.csv").open() as file:
        (ruling,) = csv.DictReader(file)
    assert (ruling["claim"], ruling["column"], ruling["was"], ruling["now"]) == (
        "c-1", "url", "", "https://x.example/")
    assert ruling["why"] and ruling["by"] and ruling["on"]


def test_rulings_of_before_come_first_in_the_history(case, tmp_path, back):
    export(case, tmp_path / "a.zip")
    again = back(tmp_path / "a.zip")
    assert main(["rule", str(again.folder), "c-2", "url", "https://y.example/", "--why", "found",
                 "--by", "a keeper"]) == 0
    history = carried(load(again.folder))["rulings_before.csv"]
    assert [ruling["claim"] for ruling in csv.DictReader(io.StringIO(history))] == ["c-1", "c-2"]


def test_a_measured_series_and_the_readme_are_carried(tmp_path, back):
    folder = write_case(tmp_path / "case", [{"quantity": "held", "wording": "90 km²"}], quantities={
        "held": {"counts": "land held", "unit": "km^2", "measured": {
            "file": "measured/area.csv", "low": "low", "high": "high", "unit": "km^2"}}},
        measured={"measured/area.csv": "date,low,high\n2024-10-01,80,95\n"})
    (folder / "README.md").write_text("# What is in dispute\n", encoding="utf-8")
    export(load(folder), tmp_path / "a.zip")
    again = back(tmp_path / "a.zip").folder
    assert (again / "measured/area.csv").read_text() == (
        "date,low,high\n2024-10-01,80,95\n")
    assert (again / "README.md").read_text() == "# What is in dispute\n"


def test_what_a_carried_case_says_can_not_be_said_again(case, tmp_path, capsys):
    export(case, tmp_path / "a.json")
    status = main(["new", str(tmp_path / "b"), "--from", str(tmp_path / "a.json"), "--title", "T",
                   "--quantity", "killed"])
    error = capsys.readouterr().err
    assert (status, len(error.splitlines())) == (2, 2)
    assert "--title" in error and "--quantity" in error and "a.json brings a case.yml" in error


def test_a_slip_typed_into_an_export_is_told_with_its_line(case, tmp_path, capsys):
    content = json.loads(FORMS["json"](case, carried(case)))
    content["claims"][1]["hedge"] = "abot"
    (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
    status = main(["new", str(tmp_path / "b"), "--from", str(tmp_path / "a.json")])
    assert status == 2
    assert capsys.readouterr().err.startswith("a.json:3: hedge: found 'abot'")
    assert not (tmp_path / "b").exists()


def table_in(form, rows):
    """Return rows in a form of somebody else's, as bytes."""
    frame = pd.DataFrame(rows)
    if form == "json":
        return json.dumps({"data": rows}).encode()
    raw = io.BytesIO()
    if form == "zip":
        with zipfile.ZipFile(raw, "w") as archive:
            archive.writestr("readme.md", "no table")
            archive.writestr("losses.csv", frame.to_csv(index=False))
    else:
        frame.to_parquet(raw)
    return raw.getvalue()


@pytest.mark.parametrize("form", ["json", "parquet", "zip"])
def test_tables_of_others_are_read_in_these_forms_too(tmp_path, back, form):
    rows = [{"Date": "2025-01-12", "Who": "NIS", "Paper": "BBC", "Killed": 300},
            {"Date": "2025-01-13", "Who": "NIS", "Paper": "BBC", "Killed": 310}]
    (tmp_path / f"a.{form}").write_bytes(table_in(form, rows))
    ledger = back(tmp_path / f"a.{form}").ledger
    assert list(ledger["value"]) == ["300", "310"]
    assert list(ledger["speaker"]) == ["NIS", "NIS"]


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("a.json", b"{", "a JSON document"), ("a.json", b'{"a": 1}', "rows such as"),
    ("a.json", b"\xff", "a JSON document"), ("a.parquet", b"PAR1", "a Parquet file"),
    ("a.zip", b"no archive", "a ZIP archive"), ("a.json", b"[]", "rows such as")])
def test_a_broken_file_is_refused_in_one_line(tmp_path, capsys, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert main(["new", str(tmp_path / "b"), "--from", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert expected in error


def test_an_archive_without_a_table_says_what_it_holds(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("notes.md", "x")
    assert main(["new", str(tmp_path / "b"), "--from", str(tmp_path / "a.zip")]) == 2
    assert "found 'notes.md', expected an archive with a table in it" in capsys.readouterr().err


def test_an_archive_can_not_write_outside_the_new_folder(case, tmp_path, back):
    raw = io.BytesIO(FORMS["zip"](case, carried(case)))
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("../outside.txt", "x")
        archive.writestr("measured/../../outside.csv", "x")
    (tmp_path / "a.zip").write_bytes(raw.getvalue())
    back(tmp_path / "a.zip")
    assert not list(tmp_path.rglob("outside*"))


def test_a_datapackage_names_every_file_that_it_holds(case):
    with zipfile.ZipFile(io.BytesIO(FORMS["zip"](case, carried(case)))) as archive:
        package = json.loads(archive.read("datapackage.json"))
        told = {one["path"]: one for one in package["resources"]}
        assert {*told} == {*archive.namelist()} - {"datapackage.json"}
        header = next(csv.reader(io.StringIO(archive.read("sources.csv").decode())))
    assert [field["name"] for field in told["sources.csv"]["schema"]["fields"]] == header


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
@pytest.mark.parametrize("ending", CARRYING)
def test_any_note_comes_back_as_it_was(tmp_path_factory, capsys, ending, note):
    place = tmp_path_factory.mktemp("any")
    before = load(write_case(place / "case", [{"wording": "300 killed", "note": note}]))
    export(before, place / f"a.{ending}")
    assert main(["new", str(place / "back"), "--from", str(place / f"a.{ending}")]) == 0
    capsys.readouterr()
    assert load(place / "back").ledger["note"].tolist() == before.ledger["note"].tolist()
