"""What is taken away from a site: it says what it is, and is as it says."""

import csv
import io
import json
import zipfile

import pytest
from jsonschema import Draft202012Validator
from ledgers import write_case
from openpyxl import load_workbook
from small_cases import good_case, hostile_case

from figures.case import load
from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL
from figures.judged import judge
from figures.pages import citation, downloads, linked_data, schemas
from figures.pages.layout import address, machine_readable


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    return judge(load(good_case(tmp_path_factory.mktemp("cases") / "river")))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return judge(load(hostile_case(tmp_path_factory.mktemp("cases") / "hostile")))


@pytest.mark.parametrize("name", ["claims", "findings", "estimates"])
def test_each_document_is_as_its_schema_says(judged, hostile, name):
    for one in (judged, hostile):
        files = downloads.files(one)
        schema = json.loads(files[f"{name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        errors = list(Draft202012Validator(schema).iter_errors(json.loads(files[f"{name}.json"])))
        assert errors == []


def test_a_schema_refuses_what_no_ledger_may_hold(judged):
    files = downloads.files(judged)
    document = json.loads(files["findings.json"])
    document["findings"][0]["severity"] = "grave"
    schema = Draft202012Validator(json.loads(files["findings.schema.json"]))
    assert not schema.is_valid(document)


def test_every_column_of_a_ledger_is_described_and_no_other():
    assert set(schemas.column_descriptions()) == {*CLAIM_COLUMNS, *CLAIM_OPTIONAL}


def test_the_data_package_names_files_and_columns_that_are_there(judged):
    files = downloads.files(judged)
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} <= set(files)
    rows = list(csv.reader(io.StringIO(files["claims.csv"].decode())))
    for table in package["resources"][:2]:
        assert [field["name"] for field in table["schema"]["fields"]] == rows[0]
    assert {one["jsonSchema"] for one in package["resources"][2:]} == {
        name for name in files if name.endswith(".schema.json")}
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and " " not in name for name in [*names, package["name"]])


def test_a_spreadsheet_holds_no_formula(hostile):
    raw = downloads.files(hostile)["claims.xlsx"]
    cells = [cell for row in load_workbook(io.BytesIO(raw)).active.iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_a_spreadsheet_bears_no_time_of_its_making(judged):
    raw = downloads.files(judged)["claims.xlsx"]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_every_download_is_listed_with_what_it_holds(judged):
    assert set(downloads.files(judged)) == set(downloads.FILES)


def test_a_citation_names_the_case_the_day_and_the_inputs(judged):
    told = citation.plain(judged)
    assert "The battle of the river" in told
    assert "as known on 5 March 2025" in told
    assert judged.claims.case.inputs in told


def test_a_citation_keeps_the_signs_of_bibtex_literal(tmp_path):
    case = write_case(tmp_path / "case", [{"value": 300}], title="50% of {A} & B_1 \\cite{x}")
    told = citation.bibtex(judge(load(case)))
    assert r"50\% of \{A\} \& B\_1 \textbackslash{}cite\{x\}" in told
    assert "year" not in told  # no claim is dated


def test_a_data_set_tells_machines_its_days_and_files(judged):
    told = linked_data.dataset(judged, downloads.addresses())
    assert told["temporalCoverage"] == "2025-01-09/2025-03-02"
    assert "downloads/claims.csv" in [each["contentUrl"] for each in told["distribution"]]


def test_no_text_can_end_the_element_that_holds_it():
    told = machine_readable({"a": "</script><script>&amp;"})
    assert not set("<>&") & set(told)
    assert json.loads(told) == {"a": "</script><script>&amp;"}


@pytest.mark.parametrize("text", ["javascript:alert(1)", " https://x", "data:text/html,x", "//x",
                                  "JAVASCRIPT:x", "file:///etc/passwd", "claims/x.html", ""])
def test_only_addresses_of_the_web_are_links(text):
    assert address(text) == text


def test_an_address_with_quotes_stays_within_its_attribute():
    assert '"><script>' not in address('https://x.example/"><script>alert(1)</script>')


def test_nothing_is_rated_that_no_person_has_confirmed(tmp_path):
    dismissed = {"claim": "k-1", "column": "finding:unit-pair", "was": "open",
                 "now": "dismissed", "by": "A. Keeper"}
    for ruled in ((), (dismissed,)):
        case = load(write_case(tmp_path / f"case{len(ruled)}", [
            {"id": "k-1", "quantity": "held", "wording": "90 sq km (56 sq miles)"}],
            rulings=ruled))
        one = judge(case)
        row = next(one.claims.table.itertuples())
        assert any(finding.code == "unit-pair" for finding in one.findings)
        assert linked_data.claim_review(row, one.findings, case) is None
