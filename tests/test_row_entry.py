"""Two hundred claims typed in an afternoon: six columns are typed, the rest is read."""

import csv
import json

import pytest
from ledgers import write_case

from figures.case import load
from figures.cli import main

HEDGES = {"about {}": "about", "at least {}": "at_least", "up to {}": "up_to", "{}": "exact",
          "more than {}": "over", "nearly {}": "nearly", "some {}": "about"}
WORDS = {"killed": "killed", "wounded": "wounded", "casualties": "casualties"}
SPEAKERS, PAPERS = ("General Staff", "Border Watch"), ("Gazette", "Post", "Courier")
DAYS = ("2025-01-13", "14 January 2025", "2025-01", "15.01.2025")
COUNT = 200


def typed():
    """Yield the rows that a person types, with the number and the hedge that stand in them."""
    for at in range(COUNT):
        hedge = list(HEDGES)[at % len(HEDGES)]
        quantity, number = list(WORDS)[at % len(WORDS)], 1_001 + 7 * at
        yield ({"wording": f"{hedge.format(f'{number:,}')} {WORDS[quantity]}",
                "quantity": quantity, "speaker": SPEAKERS[at % 2], "publisher": PAPERS[at % 3],
                "reported_on": DAYS[at % 4], "url": f"https://p.example/{at}"},
               number, HEDGES[hedge])


@pytest.fixture
def sheet(tmp_path):
    """Return a function that writes the typed rows, with slips at some lines of the file."""
    def written(slips=None):
        rows = [row for row, _, _ in typed()]
        for line, cells in (slips or {}).items():
            rows[line - 2] = {**rows[line - 2], **cells}
        path = tmp_path / "typed.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(
                name for row in rows for name in row)))
            writer.writeheader()
            writer.writerows(rows)
        return path
    return written


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "case", [{"wording": "300 killed"}], sources=[
        *SPEAKERS, *PAPERS])


def test_what_is_not_typed_is_read_from_the_words(folder, sheet, capsys):
    assert main(["add", str(folder), str(sheet())]) == 0
    capsys.readouterr()
    from figures.meanings import claims_of
    table = claims_of(load(folder)).table.iloc[1:]
    assert len(table) == COUNT
    for (_, number, hedge), row in zip(typed(), table.itertuples(), strict=True):
        assert (row.figure, row.hedge, row.unit) == (number, hedge, "person")


def test_the_checks_of_the_ledger_find_nothing_where_nothing_is_mistyped(folder, sheet, capsys):
    main(["add", str(folder), str(sheet())])
    capsys.readouterr()
    assert main(["check", str(folder), "--fault", "ledger", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_every_slip_is_told_at_once_with_its_line_and_the_nearest_word(folder, sheet, capsys):
    status = main(["add", str(folder), str(sheet({
        12: {"quantity": "kiled"}, 57: {"quantity": "wounderd"},
        140: {"quantity": "casualtys"}}))])
    lines = capsys.readouterr().err.splitlines()
    assert status == 2
    assert [line.partition(" ")[0] for line in lines] == [
        "typed.csv:12:", "typed.csv:57:", "typed.csv:140:"]
    assert all("did you mean" in line for line in lines)


def test_days_and_hedges_that_can_not_be_meant_are_told_at_once(folder, sheet, capsys):
    status = main(["add", str(folder), str(sheet({
        9: {"reported_on": "31.02.2025"}, 21: {"hedge": "sort of"}}))])
    error = capsys.readouterr().err
    assert status == 2
    assert "typed.csv:9: reported_on: found '31.02.2025'" in error
    assert "typed.csv:21: hedge: found 'sort of'" in error


def test_a_cell_that_contradicts_its_words_is_the_typists_own_slip(folder, sheet, capsys):
    status = main(["add", str(folder), str(sheet({30: {"value": "12"}, 31: {"hedge": "range"}}))])
    error = capsys.readouterr().err
    assert status == 2
    assert error.splitlines()[0].startswith("typed.csv:30: wording-number")


def test_slips_of_a_ledger_that_is_there_are_found_by_the_checks(folder, sheet, capsys):
    main(["add", str(folder), str(sheet())])
    text = (folder / "claims.csv").read_text(encoding="utf-8").replace("1,008", "1,080")
    rows = list(csv.DictReader(text.splitlines()))
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "value"])
        writer.writeheader()
        writer.writerows({**row, "value": "1008" if "1,080" in row["wording"] else ""}
                         for row in rows)
    capsys.readouterr()
    assert main(["check", str(folder), "--fault", "ledger", "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["fault"]) == ("wording-number", "ledger")
