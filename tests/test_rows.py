"""A CSV file becomes rows that know their line, or faults that name it."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import rows as rows_module
from figures.rows import Row, Shape, csv_text, line_at, read_rows, read_text

SHAPE = Shape(("id", "wording"), ("id", "wording", "note"))
CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and reads it as rows."""
    def read(text, shape=SHAPE):
        path = tmp_path / "claims.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_rows(path, shape)
    return read


def told(faults):
    return [str(fault) for fault in faults]


def test_cells_and_column_names_are_trimmed(written):
    found, faults = written(" id , wording \n a ,  300 killed \n")
    assert (found, faults) == ([Row(2, {"id": "a", "wording": "300 killed"})], [])


def test_a_blank_line_is_no_row_and_keeps_its_number(written):
    found, faults = written("id,wording\n\na,x\n , \nb,y\n")
    assert [row.line for row in found] == [3, 5]
    assert faults == []


def test_a_row_begins_on_its_first_line(written):
    found, _ = written('id,wording\na,"one\ntwo\nthree"\nb,x\n')
    assert [(row.line, row.cells["wording"]) for row in found] == [(2, "one\ntwo\nthree"), (5, "x")]


def test_a_header_alone_is_a_file_without_rows(written):
    assert written("id,wording\n") == ([], [])


def test_a_missing_column_and_an_unknown_one_are_told_together(written):
    found, faults = written("id,wordng\na,x\n")
    assert found == []
    assert told(faults) == [
        "claims.csv:1: wording: found (nothing), expected a column wording",
        "claims.csv:1: wordng: found 'wordng', expected one of id, wording, note; "
        "did you mean 'wording'?"]


def test_a_column_without_a_name_is_told(written):
    _, faults = written("id,wording,\na,x,y\n")
    assert told(faults)[0].startswith("claims.csv:1: (blank): found ''")


def test_a_column_given_three_times_is_told_once(written):
    _, faults = written("id,wording,note,note,note\n")
    assert told(faults) == [
        "claims.csv:1: note: found (the column twice), expected each column once"]


def test_too_many_cells_are_told_as_too_few_are_and_blank_rows_are_not(written):
    _, faults = written("id,wording\na,x,y\nb\n,,,\n")
    assert told(faults) == ["claims.csv:2: found (3 cells), expected 2 cells, as the header has",
                            "claims.csv:3: found (1 cells), expected 2 cells, as the header has"]


def test_a_wrong_quotation_mark_is_told_with_the_line_on_which_its_row_begins(written):
    _, (fault,) = written('id,wording\na,x\nb,"y"z\n')
    assert (fault.line, fault.expected) == (3, "a CSV row")


def test_the_wrong_byte_is_named_with_its_line(written):
    _, (fault,) = written(b"id,wording\na,x\nb,\xff\n")
    assert str(fault) == ("claims.csv:3: found (the byte 0xff, as in Latin-1), "
                          "expected text in UTF-8")


def test_either_order_of_utf16_is_recognised(written):
    for encoding in ("utf-16-le", "utf-16-be"):
        _, (fault,) = written(("\ufeff" + "id\n").encode(encoding))
        assert "(UTF-16)" in str(fault)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    (tmp_path / "claims.csv").mkdir()
    text, (fault,) = read_text(tmp_path / "claims.csv")
    assert text == ""
    assert fault.expected == "a file that can be read"


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(tmp_path, monkeypatch):
    path = tmp_path / "claims.csv"
    path.write_text("id,wording\n")
    monkeypatch.setattr(rows_module, "LARGEST_FILE", 11)
    assert read_text(path) == ("id,wording\n", [])
    monkeypatch.setattr(rows_module, "LARGEST_FILE", 10)
    assert told(read_text(path)[1]) == [
        "claims.csv: found (a larger file), expected at most 10 bytes"]


def test_reading_leaves_the_limit_of_other_readers_as_it_was(written):
    before = csv.field_size_limit()
    written("id,wording\na,x\n")
    written('id,wording\n"a\n')
    assert csv.field_size_limit() == before


@given(st.lists(st.tuples(CELL, CELL), max_size=6))
def test_whatever_csv_writes_is_read_back_trimmed(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("any") / "claims.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "wording"), *records])
    found, faults = read_rows(path, SHAPE)
    kept = [{"id": one.strip(), "wording": other.strip()} for one, other in records
            if one.strip() or other.strip()]
    assert [row.cells for row in found] == kept
    assert faults == []


@given(st.binary(max_size=80))
def test_no_bytes_make_the_reader_fail(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("bytes") / "claims.csv"
    path.write_bytes(raw)
    found, faults = read_rows(path, SHAPE)
    assert faults or all(set(row.cells) <= set(SHAPE.allowed) for row in found)


def test_blank_lines_before_the_header_are_passed_over_and_counted(written):
    found, faults = written("\n , \nid,wording\na,x\n")
    assert (found, faults) == ([Row(4, {"id": "a", "wording": "x"})], [])
    _, (fault,) = written("\nid,wording,nte\n")
    assert (fault.line, fault.nearest) == (2, "note")


def test_a_name_that_is_the_one_columns_name_is_no_second_header(written):
    found, faults = written("name\nname\n", Shape(("name",), ("name",)))
    assert (found, faults) == ([Row(2, {"name": "name"})], [])


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_is_counted_whatever_lines_end_with(ends):
    assert [line_at(ends.join("abc"), at) for at in (0, len(ends) + 1, 2 * len(ends) + 2)] == [
        1, 2, 3]


@pytest.mark.parametrize("inside", ["\n", "\r\n", "\r"])
def test_a_cell_of_several_lines_is_written_so_that_it_reads_as_one_cell(written, inside):
    found, faults = written(csv_text([("id", "wording"), ("a", f"one{inside}two")]))
    assert (found, faults) == ([Row(2, {"id": "a", "wording": "one\ntwo"})], [])
