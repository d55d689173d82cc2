"""The measure of raw tables: what counts as read right, and that nothing is hidden."""

import csv
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / "benchmarks" / "wordings.py"
REASONS = TOOL.with_name("wordings_missed.csv")
KINDS = {"figures", "span", "elsewhere", "hedge", "cut", "unit"}
HEAD = "figure_words,qualifier,value_low,value,value_high,unit"
Measure = Callable[..., list[str]]


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
             capsys: pytest.CaptureFixture[str]) -> Measure:
    """Return a function that gives the lines which the tool prints for a table of these rows."""
    def measure(*rows: str, head: str = HEAD, name: str = "sheet.csv",
                reasons: Path = REASONS) -> list[str]:
        table = tmp_path / name
        table.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
        monkeypatch.setattr(sys, "argv", [str(TOOL), str(table), "--reasons", str(reasons)])
        runpy.run_path(str(TOOL), run_name="__main__")
        return capsys.readouterr().out.splitlines()
    return measure


def names(lines: list[str]) -> list[str]:
    """Return what is missed in each row that is printed."""
    return [line.partition("\t")[0] for line in lines if "\t" in line]


@pytest.mark.parametrize("row", [
    '"up to 12,000 troops",up_to,,12000,12000,persons', "two-thirds,exact,,0.6667,,fraction",
    '"between 1,100 and 3,000",range,1100,,3000,persons', "hundreds,vague,,,,persons",
    '"1,300 sq km (500 sq miles)",exact,1300,1300,1300,km2', "a third,fraction,,0.3333,,fraction",
    '"500 sq miles (1,300 sq km)",exact,1300,1300,1300,km2'])
def test_a_row_that_is_read_as_it_stands_is_not_printed(measured: Measure, row: str) -> None:
    assert names(measured(row)) == []


@pytest.mark.parametrize(("row", "missed"), [
    ('"up to 12,000 troops",up_to,,11000,11000,persons', "value,hedge,unit"),
    ('"about 12,000 troops",up_to,,12000,12000,persons', "hedge"),
    ('"12,000 troops",exact,,12000,,km2', "unit"),
    ('"12 killed and 30 wounded",exact,12,12,12,persons', "others"),
    ("many,about,,500,,persons", "value,hedge,unit")])
def test_what_a_row_says_otherwise_is_printed_by_name(
        measured: Measure, row: str, missed: str) -> None:
    lines = measured(row)
    assert names(lines) == [missed]
    assert lines[0].endswith("\tOURS\t")
    counted = [line for line in lines[1:] if line.partition(":")[0].strip() in missed.split(",")]
    assert all("right 0 of 1" in line for line in counted)
    assert len(counted) == len(missed.split(","))


def test_a_wording_without_a_noun_asks_for_no_unit(measured: Measure) -> None:
    assert names(measured('"12,000",exact,,12000,,persons')) == []


def test_a_table_of_claims_is_read_by_its_own_columns(measured: Measure) -> None:
    lines = measured('"up to 12,000 troops",up_to,,,12000,person', "-,exact,,5,,person",
                     head="wording,hedge,low,value,high,unit")
    assert lines[0].startswith(" value: right 1 of 1")


def test_a_wording_of_more_words_than_asked_for_is_left_out(measured: Measure) -> None:
    assert measured(f"{'a ' * 12}12 soldiers,exact,,12,,persons") == ["no wording to read"]


def test_further_figures_that_the_words_say_are_no_miss(
        tmp_path: Path, measured: Measure) -> None:
    why = tmp_path / "why.csv"
    why.write_text("wording,kind,reason\n12 killed and 30 wounded,figures,two are said\n", "utf-8")
    lines = measured('"12 killed and 30 wounded",exact,12,12,12,persons', reasons=why)
    assert "others: right 1 of 1, 100.0%; missed: figures 1" in lines


def test_of_two_kinds_that_of_further_figures_explains_no_wrong_hedge(
        tmp_path: Path, measured: Measure) -> None:
    why = tmp_path / "why.csv"
    why.write_text("wording,kind,reason\n12 killed and 30 wounded,figures;hedge,both\n", "utf-8")
    lines = measured('"12 killed and 30 wounded",about,,12,,persons', reasons=why)
    assert " hedge: right 0 of 1, 0.0%; missed: hedge 1" in lines


def test_a_claim_is_measured_as_its_rulings_leave_it(tmp_path: Path, measured: Measure) -> None:
    (tmp_path / "rulings.csv").write_text(
        "claim,column,was,now\na,hedge,about,exact\nb,use,yes,no\n", "utf-8")
    lines = measured("a,12 soldiers,about,12,12,12,person", "b,crew saved,exact,0,0,0,person",
                     head="id,wording,hedge,low,value,high,unit", name="claims.csv")
    assert lines[0] == " value: right 1 of 1, 100.0%; missed: none"


def test_blank_cells_are_as_the_wording_reads(measured: Measure) -> None:
    lines = measured("a,over 12 soldiers,,,,,", head="id,wording,hedge,low,value,high,unit",
                     name="claims.csv")
    assert lines[0] == " value: right 1 of 1, 100.0%; missed: none"


def test_every_reason_is_given_for_one_short_wording_alone() -> None:
    with REASONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wordings = [row["wording"] for row in rows]
    assert len(set(wordings)) == len(wordings)
    assert all(row["reason"].strip() and len(row["wording"].split()) <= 12 for row in rows)
    assert all(set(row["kind"].split(";")) <= KINDS for row in rows)
