"""The workbook to type claims into: its drop-downs, and the way back into a ledger."""

import io

import pytest
from ledgers import write_case
from openpyxl import load_workbook

from figures.case import load
from figures.cli import main
from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL, HEDGES, NOT_SAID, SEEN_AS
from figures.entry_sheet import COLUMNS, NUMBERS, TYPED, explanations, template

WORKED = [{"says": "twice", "is": "c-1 * 2"}]


@pytest.fixture
def case(tmp_path):
    return load(write_case(tmp_path / "case", [{"wording": "300 killed"}], worked=WORKED, scopes=[
        "river"], rulings=[{"claim": "c-1", "column": "use", "was": "yes", "now": "no"}]))


@pytest.fixture
def book(case):
    return load_workbook(io.BytesIO(template(case)))


@pytest.fixture
def fill(case, tmp_path):
    """Return a function that types rows into the template and saves it as a person would."""
    def filled(*rows):
        assert main(["export", str(case.folder), str(tmp_path / "t.xlsx"), "--template"]) == 0
        book = load_workbook(tmp_path / "t.xlsx")
        header = [cell.value for cell in book["claims"][1]]
        for number, row in enumerate(rows, 2):
            for name, value in row.items():
                book["claims"].cell(number, header.index(name) + 1, value)
        book.save(tmp_path / "t.xlsx")
        return tmp_path / "t.xlsx"
    return filled


def offered(book, name):
    """Return the words that the drop-down of a column offers, and whether others are barred."""
    letter = next(cell.column_letter for cell in book["claims"][1] if cell.value == name)
    (rule,) = [rule for rule in book["claims"].data_validations.dataValidation
               if f"{letter}2" in rule.sqref]
    sheet, _, cells = rule.formula1.rpartition("!")
    return ([cell.value for row in book[sheet.strip("'")][cells.replace("$", "")] for cell in row],
            rule.errorStyle == "stop")


def test_the_sheet_has_every_column_and_those_that_are_typed_come_first(book):
    header = [cell.value for cell in book["claims"][1]]
    assert {*header} == {*CLAIM_COLUMNS, *CLAIM_OPTIONAL}
    assert header == list(COLUMNS)
    assert tuple(header[:len(TYPED)]) == TYPED


@pytest.mark.parametrize(("column", "words", "barred"), [
    ("hedge", [*HEDGES, NOT_SAID], True), ("seen_as", list(SEEN_AS), True),
    ("speaker", ["General Staff", "Gazette"], False), ("scope", ["river"], False),
    ("publisher", ["General Staff", "Gazette"], False)])
def test_a_drop_down_offers_the_words_of_the_codebook_and_the_case(book, column, words, barred):
    assert offered(book, column) == (words, barred)


def test_the_quantities_are_the_cases_and_no_other_may_be_typed(book, case):
    assert offered(book, "quantity") == (list(case.definition.quantities), True)


def test_the_units_begin_with_those_of_the_case(book):
    words, barred = offered(book, "unit")
    assert words[:3] == ["person", "km^2", "km"] and words[-1] == NOT_SAID
    assert not barred


def test_cells_are_text_so_that_a_spreadsheet_changes_no_day_and_no_range(book):
    for letter in "ABEF":
        assert book["claims"].column_dimensions[letter].number_format == "@"


def test_each_column_is_explained_on_a_sheet_and_where_it_is_typed(book):
    told = {row[0]: row[2] for row in book["columns"].iter_rows(min_row=2, values_only=True)}
    assert told == dict(explanations())
    prompts = {rule.promptTitle: rule.prompt
               for rule in book["claims"].data_validations.dataValidation}
    assert {*NUMBERS, "quantity", "hedge"} <= {*prompts}
    assert all(prompt == told[name] for name, prompt in prompts.items())


def test_two_templates_are_the_same_bytes(case):
    assert template(case) == template(case)


def test_a_template_has_no_other_form_than_a_workbook(case, tmp_path, capsys):
    assert main(["export", str(case.folder), str(tmp_path / "t.csv"), "--template"]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert not (tmp_path / "t.csv").exists()


ROW = {"wording": "at least 450 killed", "quantity": "killed", "speaker": "Border Watch",
       "publisher": "Post", "reported_on": "9 January 2025", "url": "https://post.example/1"}


def test_a_filled_template_becomes_a_case_with_the_definition_of_its_own(fill, tmp_path, capsys):
    file = fill(ROW, {**ROW, "wording": "90 soldiers", "hedge": "-"})
    assert main(["new", str(tmp_path / "new"), "--from", str(file)]) == 0
    made = load(tmp_path / "new")
    assert list(made.ledger["wording"]) == ["at least 450 killed", "90 soldiers"]
    assert list(made.ledger["reported_on"]) == ["2025-01-09", "2025-01-09"]
    assert list(made.ledger["hedge"]) == ["", "-"]
    assert list(made.ledger["id"]) == ["new-1", "new-2"]
    assert made.definition.quantities["killed"].of == "red"
    assert {"Border Watch", "Post", "Gazette"} <= {*made.sources.by_name}


def test_rows_of_a_filled_template_are_added_to_the_ledger(fill, case, capsys):
    file = fill(ROW)
    capsys.readouterr()
    before = (case.folder / "claims.csv").read_text(encoding="utf-8")
    assert main(["add", str(case.folder), str(file)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "1 claim added to case\n"
    assert "Border Watch: added to sources.csv" in captured.err
    again = load(case.folder)
    assert list(again.printed["id"]) == ["c-1", "case-2"]
    assert (case.folder / "claims.csv").read_text(encoding="utf-8").startswith(
        before.splitlines()[0])
    assert again.sources.known("Post")


def test_an_empty_template_says_that_no_row_has_a_figure(fill, tmp_path, capsys):
    assert main(["new", str(tmp_path / "new"), "--from", str(fill())]) == 2
    assert "no row with a figure" in capsys.readouterr().err
