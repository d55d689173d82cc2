"""Spreadsheets as they are found: files, headers, columns, and the folder made of them."""

from datetime import date, datetime

import pytest
import yaml
from openpyxl import Workbook

from figures.errors import CallError, InputError
from figures.founding.columns import column, known_names, plain
from figures.founding.entries import Entry
from figures.founding.folder import Outline, contents, parts_of, write
from figures.founding.mapping import asked_for, map_columns
from figures.founding.sheets import Sheet, missing_column, read_sheet


@pytest.fixture
def read(tmp_path):
    """Return a function that writes a file (text or bytes) and reads it as a sheet."""
    def written(content, name="table.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_sheet(path, known_names)
    return written


def sheet(header, *rows):
    """Return a sheet of these cells."""
    return Sheet("t.csv", tuple(header), tuple(enumerate(map(tuple, rows), 2)))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_the_one_that_makes_even_rows(read, sign):
    found = read(f'date{sign}killed{sign}speaker\n2025-01-09{sign}300{sign}"NIS, Seoul"\n')
    assert found.header == ("date", "killed", "speaker")
    assert found.rows == ((2, ("2025-01-09", "300", "NIS, Seoul")),)


def test_semicolons_tell_that_commas_are_decimal(read):
    assert read("date;killed\n2025-01-09;300\n").decimal_comma
    assert not read("date,killed\n2025-01-09,300\n").decimal_comma


def test_lines_above_the_header_are_passed_over_and_rows_keep_their_line(read):
    found = read("Losses of the river,,\n,,\ndate,killed,speaker\n2025-01-09,300,NIS\n")
    assert found.header == ("date", "killed", "speaker")
    assert [line for line, _ in found.rows] == [4]


def test_blank_rows_are_none_and_short_ones_are_filled_up(read):
    found = read("date,killed,speaker\n,,\n2025-01-09,300\n")
    assert found.rows == ((3, ("2025-01-09", "300", "")),)


@pytest.mark.parametrize(("text", "encoding"), [
    ("дата,убито\n2025-01-09,300\n", "cp1251"), ("date,tués\n2025-01-09,300\n", "cp1252"),
    ("date,tués\n2025-01-09,300\n", "utf-16"), ("дата,убито\n2025-01-09,300\n", "utf-8-sig")])
def test_letters_of_older_encodings_are_read(read, text, encoding):
    assert read(text.encode(encoding)).header == tuple(text.split("\n")[0].split(","))


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("table.ods", "", "found '.ods', expected a file that ends in one of .csv,"),
    ("table", "", "found (no ending)"), ("table.csv", "", "found (no rows)"),
    ("table.xlsx", "no workbook", "a workbook that can be read"),
    ("table.csv", 'date,killed\n"2025,300\n', "close every quotation mark")])
def test_a_file_that_is_no_table_is_refused(read, name, content, expected):
    with pytest.raises(InputError) as caught:
        read(content, name)
    assert expected in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="a spreadsheet of this name"):
        read_sheet(tmp_path / "gone.csv", known_names)


def test_cells_of_a_workbook_are_text_with_whole_numbers_and_iso_days(tmp_path):
    book = Workbook()
    for row in (["date", "killed", "wounded", "note"],
                [date(2025, 1, 9), 300.0, 2.5, " two  words "], [datetime(2025, 1, 10, 8), 7]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    found = read_sheet(tmp_path / "t.xlsx", known_names)
    assert found.rows == ((2, ("2025-01-09", "300", "2.5", "two words")),
                          (3, ("2025-01-10", "7", "", "")))


@pytest.mark.parametrize(("name", "compared"), [
    ("Reported_On", "reported on"), ("  Tués ", "tues"), ("# killed", "# killed"),
    ("(KIA)", "kia")])
def test_a_header_is_compared_by_its_words(name, compared):
    assert plain(name) == compared


def test_a_row_with_a_bare_number_is_no_header():
    assert known_names(["date", "killed"]) == 2
    assert known_names(["date", "300"]) == 0
    assert known_names(["", "???"]) == 0


def test_each_of_our_own_names_leads_to_its_column():
    header = ("wording", "speaker", "publisher", "url", "as_of", "note")
    found = map_columns(sheet(header, ["about 300 killed", "NIS", "Herald", "https://x.example/",
                                       "2025-01-09", "x"]), {})
    assert {name: found.places[name] for name in header} == {
        name: at for at, name in enumerate(header)}


def test_a_column_that_nobody_knows_goes_into_the_note_and_a_blank_one_nowhere():
    found = map_columns(sheet(["speaker", "killed", "weather", "empty"],
                              ["NIS", "300", "rain", ""]), {})
    assert found.noted == (2,)


def test_what_is_asked_goes_before_what_a_name_says():
    table = sheet(["speaker", "voice", "killed"], ["Paper", "NIS", "300"])
    assert map_columns(table, {"speaker": 1}).places["speaker"] == 1


def test_columns_named_for_what_they_count_are_each_a_quantity():
    found = map_columns(sheet(["speaker", "killed", "wounded"], ["NIS", "300", "2,700"]), {})
    assert {(quantity, end) for quantity, end, _ in found.counted} == {
        ("killed", "value"), ("wounded", "value")}


def test_a_column_of_addresses_called_source_is_an_address_and_one_of_names_a_speaker():
    places = map_columns(sheet(["source", "killed"], ["https://x.example/1", "300"]), {}).places
    assert (places.get("url"), places.get("speaker")) == (0, None)
    places = map_columns(sheet(["source", "killed"], ["NIS", "300"]), {}).places
    assert places.get("speaker") == 0


@pytest.mark.parametrize("pair", ["voice=speaker", "speaker=voice", " VOICE = speaker "])
def test_a_pair_is_understood_in_either_order(pair):
    assert asked_for([pair], sheet(["voice", "n"], ["NIS", "300"])) == {"speaker": 0}


def test_every_pair_that_names_nothing_is_told():
    with pytest.raises(CallError) as caught:
        asked_for(["vioce=speaker", "voice=speakr", "x"], sheet(["voice"], ["NIS"]))
    assert len(caught.value.faults) == 3
    assert "did you mean 'voice'" in str(caught.value)
    assert "did you mean 'speaker'" in str(caught.value)


def test_cells_that_say_nothing_are_no_part_of_a_column():
    table = Sheet("t.csv", ("a",), ((2, ("NIS",)), (3, ("n/a",)), (4, ()), (5, ("MoD",))))
    assert column(table, 0) == ["NIS", "MoD"]


def test_a_missing_column_is_told_with_those_that_there_are():
    fault = missing_column(sheet(["a", ""], ["1", "2"]), "wording", "--map a=wording")
    assert fault.found == "(no such column among a, (blank))"


@pytest.mark.parametrize(("asked", "parts"), [
    ("killed", ("killed", "", "")), ("killed=soldiers killed", ("killed", "soldiers killed", "")),
    ("held=land held [km^2]", ("held", "land held", "km^2")), ("held=[km^2]", ("held", "", "km^2")),
    ("soldiers sent", ("soldiers_sent", "soldiers sent", ""))])
def test_a_quantity_is_asked_for_by_name_words_and_unit(asked, parts):
    assert parts_of(asked) == parts


def row(**cells):
    plain_cells = {"id": "a-1", "quantity": "killed", "wording": "300 killed", "speaker": "NIS",
                   "publisher": "Herald"}
    return Entry(2, {**plain_cells, **cells})


def test_a_new_case_has_its_quantities_with_the_units_of_their_words():
    files = contents(Outline("river"), [row(), row(id="a-2", quantity="land_held",
                                                   wording="90 square miles")], [])
    case = yaml.safe_load(files["case.yml"])
    assert case["title"] == "River"
    assert case["quantities"]["killed"]["unit"] == "person"
    assert case["quantities"]["land_held"]["unit"] == "mi^2"


def test_what_was_asked_stands_in_the_case_and_goes_before_the_rows():
    outline = Outline("r", "The river", "How many?", "combat", "2025-01-09", ("killed=the dead",))
    case = yaml.safe_load(contents(outline, [row()], [])["case.yml"])
    assert (case["title"], case["question"], case["kind"]) == ("The river", "How many?", "combat")
    assert case["quantities"]["killed"]["counts"] == "the dead"


def test_sources_are_everyone_named_each_once():
    files = contents(Outline("r"), [row(via="Agency; Herald", informant="POW"), row()], [])
    names = [line.split(",")[0] for line in files["sources.csv"].splitlines()[1:]]
    assert names == ["NIS", "Herald", "Agency", "POW"]


def test_optional_columns_are_written_only_where_a_row_has_them():
    assert "quote" not in contents(Outline("r"), [row()], [])["claims.csv"]
    assert ",quote\n" in contents(Outline("r"), [row(quote="q")], [])["claims.csv"]


def test_what_was_left_out_stands_in_the_readme():
    assert "- line 4 adds up others" in contents(
        Outline("r"), [row()], ["line 4 adds up others"])["README.md"]
    assert "- nothing" in contents(Outline("r"), [row()], [])["README.md"]


def test_a_folder_is_written_whole(tmp_path):
    write(tmp_path / "a" / "river", {"case.yml": "x\n", "claims.csv": "y\n"})
    assert sorted(path.name for path in (tmp_path / "a" / "river").iterdir()) == [
        "case.yml", "claims.csv"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["river"]


def test_where_a_file_can_not_be_written_nothing_is_left(tmp_path):
    with pytest.raises(OSError, match="river"):
        write(tmp_path / "river", {"case.yml": "x", "case.yml/claims.csv": "y"})
    assert list(tmp_path.iterdir()) == []
