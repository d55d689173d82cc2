"""Spreadsheets as people have them: mapped, or refused with what to do about it."""

import csv
import json
import os
import pty
import subprocess
import sys
from datetime import date

import pytest
from openpyxl import Workbook

from figures.case import load
from figures.cli import main


@pytest.fixture
def begin(tmp_path, capsys):
    """Return a function that makes a case of a file; its rows, without blank cells, and notes."""
    def made(name, content, *options):
        file = tmp_path / name
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8")
        else:
            content.save(file)
        status = main(["new", str(tmp_path / "case"), "--from", str(file), *options])
        error = capsys.readouterr().err
        if status:
            assert not (tmp_path / "case").exists()
            return status, error
        assert main(["check", str(tmp_path / "case"), "--fault", "ledger"]) == 0
        capsys.readouterr()
        with (tmp_path / "case/claims.csv").open(encoding="utf-8", newline="") as rows:
            return [{name: cell for name, cell in row.items() if cell}
                    for row in csv.DictReader(rows)], error
    return made


def cells(rows, *names):
    return [tuple(row.get(name, "") for name in names) for row in rows]


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_semicolons_decimal_commas_and_a_unit_in_the_header(begin):
    rows, told = begin("s.csv", "Datum;Quelle;Zeitung;Anzahl Tote;Fläche besetzt (km²)\n"
                       "09.01.2031;Generalstab;Abendblatt;1.200;12,5\n")
    assert cells(rows, "quantity", "value", "unit") == [
        ("killed", "1200", ""), ("flache_besetzt", "12.5", "km^2")]
    assert cells(rows, "speaker", "publisher", "reported_on")[0] == (
        "Generalstab", "Abendblatt", "2031-01-09")
    assert "Anzahl Tote: counted as killed" in told


def test_ukrainian_headers_and_words(begin):
    rows, _ = begin("s.csv", "Дата,Хто повідомив,Видання,Цитата,Посилання\n"
                    "9 січня 2031,Генштаб,Вісник,загинуло близько 300 осіб,https://v.example/1\n"
                    "10 січня 2031,Генштаб,Вісник,до 2 тисяч поранених,https://v.example/2\n")
    assert cells(rows, "quantity", "reported_on", "publisher") == [
        ("killed", "2031-01-09", "Вісник"), ("wounded", "2031-01-10", "Вісник")]


def test_a_header_that_asks_how_many_a_blank_row_a_total_and_words_among_numbers(begin):
    rows, told = begin("s.csv", "No.,When,Who told us,Outlet,How many killed?,Remarks\n"
                       "1,5 March 2031,Army,Post,approx. 300,\n"
                       "2,6 March 2031,Army,Post,1 200,rounded\n,,,,,\nTotal,,,,1540,\n")
    assert cells(rows, "id", "quantity", "wording", "value", "note") == [
        ("1", "killed", "approx. 300", "", ""), ("2", "killed", "-", "1200", "rounded")]
    assert "line 5 adds up others (Total)" in told


def test_least_and_most_of_several_things_in_columns_of_their_own(begin):
    rows, _ = begin("s.csv", "source,KIA min,KIA max,WIA min,WIA max,as of\n"
                    "Army,100,200,400,500,2031-03-01\nMinistry,20,30,,90,2031-03-02\n")
    assert cells(rows, "quantity", "low", "high", "as_of") == [
        ("killed", "100", "200", "2031-03-01"), ("wounded", "400", "500", "2031-03-01"),
        ("killed", "20", "30", "2031-03-02"), ("wounded", "", "90", "2031-03-02")]


def test_days_with_strokes_are_told_by_one_that_can_be_read_one_way(begin):
    rows, _ = begin("s.csv", "date,side,killed,wounded,source,link\n"
                    "3/4/2031,North,12,30,Post,https://post.example/1\n"
                    "13/4/2031,South,7,,Post,https://post.example/2\n")
    assert cells(rows, "quantity", "reported_on", "publisher") == [
        ("north_killed", "2031-04-03", "post.example"),
        ("north_wounded", "2031-04-03", "post.example"),
        ("south_killed", "2031-04-13", "post.example")]


def test_a_sentence_with_two_figures_becomes_two_rows(begin):
    rows, _ = begin("s.csv", "claim,claimed by,reported by,date\n\"The army said at least 300 men "
                    "had died in the assault, and that 40 others were missing\",Army,Post,"
                    "2031-03-01\nDozens were hurt,Ministry,Courier,2031-03-02\n")
    assert cells(rows, "quantity", "wording") == [
        ("killed", "at least 300 men"), ("missing", "40 others"), ("wounded", "Dozens were hurt")]
    assert rows[0]["quote"] == rows[1]["quote"]


def test_cells_that_say_not_known_in_other_languages(begin):
    rows, told = begin("s.csv", "Fecha;Fuente;Medio;Muertos;Heridos\n"
                       "12/03/2031;Ejército;Diario;1.234;2.500\n13/03/2031;Gobierno;Diario;;n/d\n")
    assert cells(rows, "quantity", "value") == [("killed", "1234"), ("wounded", "2500")]
    assert "line 3 gives no figure" in told


def test_two_sheets_a_merged_header_serial_days_and_a_total(begin):
    book = Workbook()
    book.active.append(["Losses at Stone Bridge, collected by hand"])
    data = book.create_sheet("Data")
    data.append(["", "Losses", "", "Where from", ""])
    data.merge_cells("B1:C1")
    data.merge_cells("D1:E1")
    data.append(["Day", "Killed", "Wounded", "Speaker", "Newspaper"])
    data.append([47857, 300, 2700, "NIS", "BBC"])
    data.append([date(2031, 1, 12), 310, "about 2,800", "NIS", "Reuters"])
    data.append(["Total", 610, 5500, None, None])
    rows, told = begin("s.xlsx", book)
    assert cells(rows, "quantity", "value", "wording", "reported_on") == [
        ("killed", "300", "-", "2031-01-09"), ("wounded", "2700", "-", "2031-01-09"),
        ("killed", "310", "-", "2031-01-12"), ("wounded", "", "about 2,800", "2031-01-12")]
    assert "adds up others (Total)" in told


@pytest.mark.parametrize(("name", "content", "says"), [
    ("s.csv", "a,b,c\nx,300,y\n", "--map COLUMN=speaker or --map COLUMN=publisher"),
    ("s.csv", "Quelle,Verletzte,Stand\nPolizei,1.500,12.03.2031\n",
     "found '1.500', expected a number that reads one way: 1500 or 1.5"),
    ("s.xlsx", sheet(["date", "figure", "what", "who"], ["2031-02-30", "400", "dead", "Army"]),
     "found '2031-02-30', expected a day that reads one way"),
    ("s.xlsx", sheet(["date", "figure", "what", "who"], [47857.0, "300", "dead", "Army"],
                     [47857.0, "4oo", "dead", "Army"]), "found '4oo', expected a number"),
    ("s.csv", "who,figure,when\nArmy,300,2031-03-01\n", "--quantity NAME where all rows count")])
def test_what_can_not_be_meant_is_refused_with_what_to_do(begin, name, content, says):
    status, error = begin(name, content)
    assert status == 2
    assert says in error


def test_a_header_of_two_rows_is_read_as_one(begin):
    rows, _ = begin("h.xlsx", sheet(
        ("Date", "Source", "Publisher", "Losses", None, "URL"),
        (None, None, None, "Killed", "Wounded", None),
        (date(2031, 1, 9), "Health Ministry", "Wire", 38, 112, "https://example.org/a")))
    assert cells(rows, "quantity", "value", "speaker") == [
        ("killed", "38", "Health Ministry"), ("wounded", "112", "Health Ministry")]


def test_whose_losses_they_are_may_stand_in_a_header_above_theirs(begin):
    rows, _ = begin("w.xlsx", sheet(
        ("Date", "Source", "Publisher", "North", None, "South", None),
        (None, None, None, "Killed", "Wounded", "Killed", "Wounded"),
        (date(2031, 1, 9), "Observer", "Wire", 1, 2, 3, 4)))
    assert cells(rows, "quantity", "value") == [
        ("north_killed", "1"), ("north_wounded", "2"), ("south_killed", "3"),
        ("south_wounded", "4")]


def test_titles_stand_above_the_header_and_a_quotation_tells_the_figure(begin):
    rows, told = begin("q.xlsx", sheet(
        ("Ferry accident: what was said",), ("collected by the desk",), (),
        ("Date", "Who said it", "Outlet", "Quote"),
        (date(2031, 1, 9), "Coast Guard", "Wire", "at least 38 bodies recovered")))
    assert cells(rows, "wording", "speaker") == [("at least 38 bodies recovered", "Coast Guard")]
    assert "Quote: read as wording" in told


def test_sheets_that_are_not_read_are_named(begin):
    book = sheet(("Date", "Speaker", "Publisher", "Wording"),
                 (date(2031, 1, 9), "Coast Guard", "Wire", "61 died"))
    book.create_sheet("Earlier").append(["Date", "Wording"])
    _, told = begin("s.xlsx", book)
    assert "other sheets are left alone: Earlier" in told


def test_a_formula_without_its_value_is_refused_with_what_to_do(begin):
    status, told = begin("f.xlsx", sheet(
        ("date", "speaker", "publisher", "killed"),
        (date(2031, 1, 9), "Coast Guard", "Wire", 38),
        (date(2031, 1, 10), "Coast Guard", "Wire", "=D2+23")))
    assert status == 2
    assert "f.xlsx:3: D3: found '=D2+23'" in told and "save it there" in told


@pytest.mark.parametrize(("header", "column"), [
    ("Authority", "speaker"), ("Periódico", "publisher"), ("What was said", "wording")])
def test_further_names_of_columns_are_known(begin, header, column):
    own = {"speaker": "Speaker", "publisher": "Publisher", "wording": "Wording", column: header}
    rows, _ = begin("n.csv", f"Date,{own['speaker']},{own['publisher']},{own['wording']}\n"
                    "2031-01-09,Coast Guard,Wire,61 died\n")
    assert cells(rows, "speaker", "publisher", "wording") == [("Coast Guard", "Wire", "61 died")]


def test_the_command_says_what_comes_next(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "./fresh"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["case"] == "fresh"
    assert captured.err.splitlines()[-1] == (
        "fresh has case.yml, claims.csv, sources.csv and README.md; next: figures check ./fresh")


def test_with_json_a_case_from_nothing_says_nothing_besides(tmp_path, capsys):
    assert main(["new", str(tmp_path / "fresh"), "--json"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("asked", "question"), [
    (["killed", "wounded"], "How many were killed and how many were wounded?"),
    (["killed=hostages killed"], "What was the number of hostages killed?"),
    (["held=land held [km^2]"], "What was counted?")])
def test_a_case_without_a_question_asks_for_what_it_counts(tmp_path, capsys, asked, question):
    options = [part for name in asked for part in ("--quantity", name)]
    assert main(["new", str(tmp_path / "case"), *options]) == 0
    assert load(tmp_path / "case").definition.question == question


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "x" * 300, "-x", " ", "..", ".hidden"])
def test_a_name_that_no_folder_should_have_is_refused(name, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    assert main(["new", "--", name]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_map_without_a_file_is_refused(capsys, tmp_path):
    assert main(["new", str(tmp_path / "a"), "--map", "x=speaker"]) == 2
    assert "--from FILE" in capsys.readouterr().err


def in_terminal(folder, answers, *arguments):
    """Run the command in a terminal, type answers, and return its exit status and all it shows."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "figures.cli", "new", *arguments], cwd=folder,
                          stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        while True:
            try:
                piece = os.read(ours, 1024)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        status = process.wait(60)
    os.close(ours)
    return status, shown.decode()


def test_a_terminal_asks_again_for_an_answer_that_can_not_stand(tmp_path):
    status, shown = in_terminal(tmp_path, [
        "A siege", "How many died?", "combatt", "combat", "soon", "2031-03-01", "killed, missing"],
        "./asked")
    definition = load(tmp_path / "asked").definition
    assert status == 0
    assert (definition.title, definition.kind, definition.start) == (
        "A siege", "combat", date(2031, 3, 1))
    assert list(definition.quantities) == ["killed", "missing"]
    assert "did you mean 'combat'?" in shown and "expected a day" in shown


def test_a_terminal_asks_for_the_columns_that_are_not_found(tmp_path):
    (tmp_path / "s.csv").write_text("aa,bb,cc\nArmy,300,killed\n", encoding="utf-8")
    status, shown = in_terminal(tmp_path, ["", "", "", "", "aa"], "./asked", "--from", "s.csv")
    assert "Which column holds who says so, or who printed it?" in shown
    assert status == 0
    ledger = load(tmp_path / "asked").ledger
    assert (ledger["speaker"].iloc[0], ledger["value"].iloc[0]) == ("Army", "300")


def test_without_an_answer_the_terminal_says_what_option_would_tell(tmp_path):
    (tmp_path / "s.csv").write_text("aa,bb,cc\nx,300,y\n", encoding="utf-8")
    status, shown = in_terminal(tmp_path, [""] * 6, "./asked", "--from", "s.csv")
    assert status == 2
    assert "--map COLUMN=speaker" in shown
    assert not (tmp_path / "asked").exists()
