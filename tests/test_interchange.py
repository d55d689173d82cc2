import json
import zipfile

import pandas as pd
import pytest
from ledgers import write_case
from openpyxl import load_workbook

from figures.case import load
from figures.cli import main
from figures.errors import CallError
from figures.interchange import export

HOSTILE = "=HYPERLINK(\"javascript:alert(1)\")"


@pytest.fixture
def case(tmp_path):
    return load(write_case(tmp_path / "case", [{"wording": "4,000", "note": HOSTILE}, {}]))


def test_csv_holds_the_ledger_as_ruled(case, tmp_path):
    export(case, tmp_path / "a.csv")
    read = pd.read_csv(tmp_path / "a.csv", dtype=str)
    assert list(read["id"]) == ["c-1", "c-2"]
    assert read["note"][0] == HOSTILE


def test_a_workbook_holds_text_and_no_formula(case, tmp_path):
    export(case, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert cells[HOSTILE] == "s"
    assert "f" not in cells.values()


def test_parquet_and_json_hold_the_same_claims(case, tmp_path):
    export(case, tmp_path / "a.parquet")
    export(case, tmp_path / "a.json")
    claims = json.loads((tmp_path / "a.json").read_text())["claims"]
    assert pd.read_parquet(tmp_path / "a.parquet").to_dict("records") == claims


def test_a_package_describes_the_columns_of_its_table(case, tmp_path):
    export(case, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        package = json.loads(archive.read("datapackage.json"))
        header = archive.read("claims.csv").decode().splitlines()[0].split(",")
    fields = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert fields == header


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "json", "zip"])
def test_two_exports_are_the_same_bytes(ending, case, tmp_path):
    export(case, tmp_path / f"a.{ending}")
    export(case, tmp_path / f"b.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_an_ending_without_a_form_is_told_with_the_nearest(case, tmp_path):
    with pytest.raises(CallError, match="did you mean 'xlsx'"):
        export(case, tmp_path / "a.xls")


def test_the_command_says_that_csv_is_the_rows_alone(case, tmp_path, capsys):
    for ending, says in ((".csv", True), (".json", False)):
        assert main(["export", str(case.folder), str(tmp_path / f"a{ending}")]) == 0
        assert ("the rows alone" in capsys.readouterr().err) is says
