"""Every form of a ledger holds the same cells, whatever stands in them."""

import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import write_case
from openpyxl import load_workbook

from figures.case import load
from figures.errors import CallError
from figures.findings import ID_LENGTH, Finding
from figures.interchange import FORMS, carried, export, table
from figures.writing import TEMPORARY_PREFIX, sweep, write_whole

EVIL = ["=1+1", "+1", "-1", "@x", '"quoted", and more', "two\nlines", "é Ж 조", "'", "1e5", "007"]
ROWS = [{"wording": f"300 killed {number}", "note": note} for number, note in enumerate(EVIL)]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Return a case whose notes are what other programs would change."""
    return load(write_case(tmp_path_factory.mktemp("forms") / "case", ROWS, rulings=[
        {"claim": "c-1", "column": "url", "was": "", "now": "https://x.example/"}]))


def read_back(case, ending):
    """Return the rows of a form as another program reads them, as lists of text."""
    raw = FORMS[ending](case)
    if ending == "json":
        return [list(row.values()) for row in json.loads(raw)["claims"]]
    if ending == "parquet":
        return pd.read_parquet(io.BytesIO(raw)).to_numpy().tolist()
    if ending == "xlsx":
        rows = load_workbook(io.BytesIO(raw)).active.iter_rows(min_row=2, values_only=True)
        return [["" if cell is None else cell for cell in row] for row in rows]
    if ending == "zip":
        raw = zipfile.ZipFile(io.BytesIO(raw)).read("claims.csv")
    return pd.read_csv(io.BytesIO(raw), dtype=str, keep_default_na=False).to_numpy().tolist()


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_holds_every_cell_as_it_stands(case, ending):
    assert read_back(case, ending) == table(case).to_numpy().tolist()


def test_a_column_that_holds_nothing_is_left_out_and_one_that_a_ruling_fills_is_not(case):
    assert "archived" not in table(case).columns
    assert table(case)["url"].tolist() == ["https://x.example/", *[""] * (len(ROWS) - 1)]


@pytest.mark.parametrize("name", ["ledger.CSV", "ledger.csv", "a.b.json"])
def test_an_ending_decides_the_form_whatever_its_case(case, tmp_path, name):
    export(case, tmp_path / name)
    form = FORMS[name.lower().rpartition(".")[2]]
    assert (tmp_path / name).read_bytes() == form(case, carried(case))


@pytest.mark.parametrize(("name", "nearest"), [("a.xls", "xlsx"), ("a.jsn", "json")])
def test_an_ending_that_names_no_form_gets_the_nearest_and_writes_nothing(
        case, tmp_path, name, nearest):
    with pytest.raises(CallError, match=f"did you mean '{nearest}'"):
        export(case, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_an_ending_is_refused(case, tmp_path):
    with pytest.raises(CallError, match="a name that ends in one of csv"):
        export(case, tmp_path / "ledger")


@settings(max_examples=25)
@given(st.one_of(st.binary(max_size=50), st.text(st.characters(exclude_categories=("Cs",)))))
def test_what_is_written_is_what_is_read(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("whole") / "a" / "file"
    write_whole(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_sweeping_reaches_folders_further_down_and_leaves_what_is_whole(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / f"{TEMPORARY_PREFIX}x").touch()
    (tmp_path / "a" / "whole").touch()
    sweep(tmp_path)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["whole"]


def finding(claims=("a", "b"), **more):
    plain = {"code": "sum", "severity": "error", "fault": "print", "message": "m"}
    return Finding(**{**plain, **more}, claims=claims)


@given(st.permutations(["a", "b", "c"]), st.integers(1, 2))
def test_a_findings_id_is_that_of_its_claims_in_any_order_and_part(names, at):
    whole = finding(tuple(names[:at]), against=tuple(names[at:]))
    assert whole.id == finding(("a", "b", "c")).id
    assert len(whole.id) == ID_LENGTH


@pytest.mark.parametrize("other", [
    finding(code="share"), finding(("a",)), finding(("a", "b", "c")), finding(("ab",))])
def test_another_code_or_other_claims_make_another_id(other):
    assert other.id != finding().id


@pytest.mark.parametrize(("severity", "ruling", "stands"), [
    ("error", "", True), ("error", "open", True), ("error", "confirmed", False),
    ("error", "dismissed", False), ("warning", "", False), ("note", "", False)])
def test_an_error_stands_until_a_ruling_answers_it(severity, ruling, stands):
    assert finding(severity=severity, ruling=ruling).stands() is stands


def test_json_keeps_nought_and_an_empty_place_and_leaves_out_the_rest():
    found = finding(stated=0.0).as_json()
    assert found["stated"] == 0
    assert found["where"] == ""
    assert not {"expected", "cause", "ruling"} & set(found)
