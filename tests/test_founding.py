"""New case folders: from nothing, and from spreadsheets as people have them."""

import csv
import io
import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from figures.case import load
from figures.cli import main
from figures.cli import new as command
from figures.founding.cells import day_of, hedge_of, number_of, order_of_days, unit_of
from figures.founding.columns import plain

PLAIN = "date,who,paper,count,kind\n2025-01-12,NIS,BBC,300,killed\n"


def run(capsys, *arguments):
    status = main(["new", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def begin(capsys, tmp_path):
    """Return a function that makes a case of a spreadsheet's text; its status, rows and errors."""
    def made(text, *options, name="sheet.csv", encoding="utf-8"):
        file = tmp_path / name
        if isinstance(text, str):
            file.write_bytes(text.encode(encoding))
        else:
            text.save(file)
        status, _, error = run(capsys, tmp_path / "case", "--from", file, *options)
        if status:
            assert not (tmp_path / "case").exists()
            return status, [], error
        assert main(["check", str(tmp_path / "case")]) == 0
        with (tmp_path / "case" / "claims.csv").open(encoding="utf-8", newline="") as rows:
            return status, list(csv.DictReader(rows)), error
    return made


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    return book


def test_a_case_from_nothing_passes_check_and_can_be_reconciled(capsys, tmp_path):
    status, out, _ = run(capsys, tmp_path / "fresh")
    content = json.loads(out)
    assert (status, content["case"]) == (0, "fresh")
    assert {"case.yml", "claims.csv", "sources.csv"} <= set(content["files"])
    assert all((tmp_path / "fresh" / name).is_file() for name in content["files"])
    assert main(["check", str(tmp_path / "fresh")]) == 0
    assert main(["reconcile", str(tmp_path / "fresh")]) == 0


def test_options_say_all_that_case_yml_holds(capsys, tmp_path):
    status, _, _ = run(capsys, tmp_path / "siege", "--title", "The siege: a case", "--question",
                       "How many?", "--kind", "attack", "--start", "2025-01", "--quantity",
                       "killed=hostages killed", "--quantity", "Land held [km^2]")
    definition = load(tmp_path / "siege").definition
    assert status == 0
    assert (definition.title, definition.kind) == ("The siege: a case", "attack")
    assert definition.start == date(2025, 1, 1)
    assert definition.quantities["killed"].counts == "hostages killed"


def test_a_quantity_may_have_a_unit_of_its_own(capsys, tmp_path):
    run(capsys, tmp_path / "land", "--quantity", "held=land held [km^2]")
    assert load(tmp_path / "land").definition.quantities["held"].unit == "km^2"


def test_a_name_goes_under_the_data_folder(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    assert run(capsys, "fresh")[0] == 0
    assert main(["check", "fresh"]) == 0


@pytest.mark.parametrize("folder", ["taken", "resolved/taken"])
def test_a_name_that_a_case_has_is_refused(capsys, tmp_path, monkeypatch, folder):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    (tmp_path / folder).mkdir(parents=True)
    status, out, error = run(capsys, "taken")
    assert (status, out, len(error.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(("option", "word"), [
    ("--kind", "combatt"), ("--start", "last year"), ("--quantity", "12")])
def test_an_option_that_can_t_be_meant_writes_nothing(capsys, tmp_path, option, word):
    status, _, error = run(capsys, tmp_path / "case", option, word)
    assert status == 2
    assert option in error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "..", ".hidden"])
def test_what_is_no_name_is_refused(capsys, name):
    assert run(capsys, name)[0] == 2


def test_a_terminal_is_asked_for_what_no_option_said(capsys, tmp_path, monkeypatch):
    answers = io.StringIO("A siege\nHow many died?\nattack\n\nkilled, missing\n")
    answers.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", answers)
    monkeypatch.setattr(command.sys.stderr, "isatty", lambda: True, raising=False)
    assert run(capsys, tmp_path / "asked")[0] == 0
    definition = load(tmp_path / "asked").definition
    assert (definition.title, definition.kind) == ("A siege", "attack")
    assert list(definition.quantities) == ["killed", "missing"]


def test_words_as_printed_are_kept_and_the_usual_headers_are_known(begin):
    _, rows, _ = begin(
        "Date,Outlet,Claimed by,Figure as printed,What,Link\n"
        "12 Jan 2025,Reuters,NIS,about 300 killed,KIA,https://reuters.com/a\n"
        '"January 15, 2025",BBC,Zelensky,"approximately 4,000 casualties",Losses,https://b.org\n')
    assert [row["wording"] for row in rows] == [
        "about 300 killed", "approximately 4,000 casualties"]
    assert [row["quantity"] for row in rows] == ["killed", "casualties"]
    assert [row["reported_on"] for row in rows] == ["2025-01-12", "2025-01-15"]
    assert [row["publisher"] for row in rows] == ["Reuters", "BBC"]


def test_a_german_table_has_semicolons_and_points_for_thousands(begin):
    _, rows, _ = begin("Datum;Quelle;Tote;Verletzte\n12.01.2025;dpa;1.300;2.400\n"
                       "13.01.2025;ARD;ca. 1.400;k.A.\n")
    assert [(row["quantity"], row["value"], row["wording"]) for row in rows] == [
        ("killed", "1300", "-"), ("wounded", "2400", "-"), ("killed", "", "ca. 1.400")]


def test_a_russian_table_may_be_in_windows_bytes(begin):
    _, rows, _ = begin("Дата,Источник,Число,Тип\n12 января 2025,ТАСС,300,Погибшие\n",
                       encoding="cp1251")
    assert [(row["speaker"], row["quantity"], row["reported_on"]) for row in rows] == [
        ("ТАСС", "killed", "2025-01-12")]


def test_a_table_in_utf_16_with_tabs_has_a_column_for_each_side(begin):
    _, rows, _ = begin("Reported\tRussian killed\tUkrainian killed\tsource\n"
                       "2025-01-12\t300\t100\tMediazona\n", encoding="utf-16")
    assert [(row["quantity"], row["value"]) for row in rows] == [
        ("russian_killed", "300"), ("ukrainian_killed", "100")]


def test_a_workbook_may_have_a_title_a_total_and_another_sheet_first(begin):
    book = workbook(
        [["Losses of the fight"], ["see the next sheet"]],
        [["My table"], [], ["No", "Reported on", "Who says", "Newspaper", "Killed", "Region"],
         [1, datetime(2025, 1, 12), "NIS", "Yonhap", 300, "Kursk"],
         [2, date(2025, 2, 1), "Zelensky", "Kyiv Post", "at least 4,000", None],
         ["Total", None, None, None, 4300, None]])
    _, rows, error = begin(book, name="book.xlsx")
    assert [(row["value"], row["wording"]) for row in rows] == [
        ("300", "-"), ("", "at least 4,000")]
    assert rows[0]["note"] == "Region: Kursk"
    assert "line 6 adds up others (Total)" in error


def test_best_low_and_high_stand_as_the_range_that_they_are(begin):
    _, rows, _ = begin("event_date,best,low,high,source_article\n2024-12-01,10,5,20,Reuters\n"
                       "2024-12-02,12,12,12,AFP\n", "--quantity", "killed")
    assert [(row["low"], row["value"], row["high"]) for row in rows] == [
        ("5", "10", "20"), ("12", "12", "12")]


def test_a_best_figure_with_one_end_alone_goes_into_the_note(begin):
    _, rows, _ = begin("date,best,low,source\n2024-12-01,10,5,Reuters\n", "--quantity", "killed")
    assert (rows[0]["low"], rows[0]["value"], rows[0]["note"]) == ("5", "", "best estimate: 10")


def test_a_side_s_name_goes_before_the_quantity_where_there_are_several(begin, tmp_path):
    text = "date,country,topic,source,value\n2022-03-01,Russia,killed,UK,5000\n"
    _, rows, _ = begin(text + "2022-08-01,Ukraine,killed,CIA,10000\n")
    assert [row["quantity"] for row in rows] == ["russia_killed", "ukraine_killed"]
    assert load(tmp_path / "case").definition.quantities["russia_killed"].of == "russia"


def test_a_side_that_all_rows_share_goes_into_the_note(begin):
    _, rows, _ = begin("date,country,topic,source,value\n2022-03-01,Russia,killed,UK,5000\n")
    assert (rows[0]["quantity"], rows[0]["note"]) == ("killed", "country: Russia")


def test_whose_speaker_it_is_says_not_whose_losses(begin):
    _, rows, _ = begin("topic,figure_words,speaker,speaker_side,publisher\n"
                       "killed,300 killed,NIS,rok,BBC\nkilled,400 killed,HUR,ukraine,BBC\n")
    assert [row["quantity"] for row in rows] == ["killed", "killed"]


def test_a_column_named_for_what_it_counts_goes_before_one_of_other_kinds(begin):
    _, rows, _ = begin("event_date,event_type,fatalities,source\n12 January 2025,Battles,12,AP\n")
    assert (rows[0]["quantity"], rows[0]["value"]) == ("killed", "12")


def test_words_without_a_figure_are_kept_and_told(begin):
    _, rows, error = begin("claim,quantity,speaker\na lot of people,killed,NIS\n"
                           "300 people,killed,NIS\n")
    assert [row["wording"] for row in rows] == ["a lot of people", "300 people"]
    assert "line 2: no figure is read in “a lot of people”" in error


def test_land_is_counted_in_the_unit_that_its_words_have(begin, tmp_path):
    begin("Speaker,Publisher,Area held,As of\nSyrskyi,Ukrinform,\"1,293 km²\",2024-08-27\n")
    assert load(tmp_path / "case").definition.quantities["territory_held"].unit == "km^2"


def test_of_a_long_text_the_words_that_carry_the_figure_are_the_wording(begin):
    _, rows, _ = begin("day,text,speaker\n2025-01-12,The agency said on Sunday that at least 300 "
                       "soldiers have been killed since the fighting there began,NIS\n")
    assert rows[0]["wording"].startswith("at least 300 soldiers")
    assert len(rows[0]["wording"].split()) < 8
    assert rows[0]["quote"].startswith("The agency said")


def test_columns_without_a_telling_name_are_mapped_as_asked(begin):
    text = "a,b,c\nNIS,300,killed\n"
    status, _, error = begin(text)
    assert status == 2
    assert "--map COLUMN=speaker" in error
    status, rows, _ = begin(text, "--map", "a=speaker", "--map", "b=value", "--map", "c=quantity")
    assert (rows[0]["speaker"], rows[0]["value"], rows[0]["quantity"]) == ("NIS", "300", "killed")


def test_a_map_of_an_unknown_column_is_told_with_the_nearest(begin):
    status, _, error = begin(PLAIN, "--map", "papr=publisher", "--map", "who=speakr")
    assert status == 2
    assert len(error.splitlines()) == 2
    assert "did you mean 'paper'?" in error
    assert "did you mean 'speaker'?" in error


@pytest.mark.parametrize(("text", "says"), [
    (PLAIN.replace("2025-01-12", "03/04/2025"), "a day that reads one way"),
    (PLAIN.replace("2025-01-12", "soonish 2"), "a day that reads one way"),
    (PLAIN.replace("300", "4.000"), "4000 or 4"),
    (PLAIN.replace("300", "-5"), "not negative"),
    (PLAIN.replace("killed", "red").replace("kind", "colour"), "--quantity NAME"),
    ("foo,bar\nx,y\n", "--map COLUMN=wording"),
    ("id,quantity,wording,speaker\n1,killed,300,NIS\n1,killed,400,NIS\n", "no other row has"),
    ("quantity,wording,value,speaker\nkilled,about 300 killed,3000,NIS\n", "leave it blank"),
    ("hedge,value,quantity,speaker\nsort of,300,killed,NIS\n", "one of exact, about"),
    ("unit,value,quantity,speaker\npeeple,300,killed,NIS\n", "a unit such as person"),
    ('quantity,wording,speaker\nkilled,"300,NIS\n', "close every quotation mark"),
    ("", "a header and rows below it"),
])
def test_a_mistake_is_refused_with_a_line_that_says_what_to_do(begin, text, says):
    status, _, error = begin(text)
    assert (status, len(error.splitlines())) == (2, 1 if "foo" not in text else 2)
    assert error.startswith("sheet.csv")
    assert says in error


@pytest.mark.parametrize("name", ["sheet.ods", "sheet.xlsx", "nothing"])
def test_a_file_that_is_no_table_is_refused_in_one_line(begin, name):
    status, _, error = begin("no table", name=name)
    assert (status, len(error.splitlines())) == (2, 1)


def test_one_cell_tells_the_order_of_all_days_of_a_column(begin):
    text = PLAIN.replace("2025-01-12", "03/04/2025") + "25/06/2025,NIS,BBC,400,killed\n"
    _, rows, _ = begin(text)
    assert [row["reported_on"] for row in rows] == ["2025-04-03", "2025-06-25"]


def test_an_error_of_a_publisher_is_told_and_does_not_stop_the_keeper(capsys, tmp_path):
    file = tmp_path / "sheet.csv"
    file.write_text("quantity,wording,speaker\nheld,90 km² (56 sq miles),NIS\n", encoding="utf-8")
    status, _, error = run(capsys, tmp_path / "case", "--from", file)
    assert status == 0
    assert "unit-pair" in error


@pytest.mark.parametrize(("cell", "day"), [
    ("2025-01-09 13:00:00", "2025-01-09"), ("9 January 2025", "2025-01-09"),
    ("45666", "2025-01-09"), ("9.1.2025", "2025-01-09"), ("January 2025", "2025-01"),
    ("2025", "2025"), ("31/12/24", "2024-12-31"), ("9 января 2025 г.", "2025-01-09"),
    ("3/4/2025", ""), ("31 February 2025", ""), ("soon", "")])
def test_days_are_read_as_tables_have_them(cell, day):
    assert day_of(cell) == day


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_a_day_is_the_same_in_every_form(day):
    forms = (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d %B %Y}", f"{day:%B %d, %Y}")
    assert {day_of(form) for form in forms} == {day.isoformat()}
    assert day_of(f"{day:%d/%m/%Y}", True) == day.isoformat()
    assert day_of(f"{day:%m/%d/%Y}", False) == day.isoformat()


@given(st.integers(0, 10**9))
def test_a_number_is_the_same_grouped_or_not(number):
    assert {number_of(text) for text in (str(number), f"{number:,}", f"{number:,}".replace(
        ",", "\u202f"), f"{number:,}".replace(",", "'"))} == {str(number)}


def test_days_that_contradict_each_other_tell_no_order():
    assert order_of_days(["25/06/2025", "06/25/2025"]) is None
    assert order_of_days(["06/25/2025", "01/02/2025"]) is False


def test_hedges_and_units_are_known_by_the_words_that_wordings_use():
    assert [hedge_of(text) for text in ("approx.", "At least", "up to", "exact")] == [
        "about", "at_least", "up_to", "exact"]
    assert [unit_of(text) for text in ("people", "sq km", "km^2", "square miles")] == [
        "person", "km^2", "km^2", "mi^2"]


def test_headers_are_compared_without_case_accents_and_signs():
    assert plain("  Publié_le (jour) ") == plain("PUBLIE LE JOUR")
