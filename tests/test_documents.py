"""case.yml becomes nested text that knows the line of every key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.documents import DEEPEST_DOCUMENT, Document, read_document_text


@pytest.fixture
def read(tmp_path):
    """Return a function that writes case.yml and reads it."""
    def written(text):
        path = tmp_path / "case.yml"
        path.write_text(text, encoding="utf-8")
        return read_document_text(path)
    return written


def test_every_scalar_stays_what_its_writer_typed(read):
    document, faults = read("a: no\nb: 2024-08-06\nc: 010\nd: 1e3\ne: [~, null]\nf: 'true'\n")
    assert faults == []
    assert document.content == {"a": "no", "b": "2024-08-06", "c": "010", "d": "1e3",
                                "e": ["~", "null"], "f": "true"}


def test_a_key_without_a_value_is_as_if_it_were_missing(read):
    document, _ = read("title: x\nend:\nparties: {}\nlist: []\n")
    assert document.content == {"title": "x", "parties": {}, "list": []}


def test_each_key_and_each_entry_of_a_list_knows_its_line(read):
    document, _ = read("title: x\nquantities:\n  killed:\n    unit: person\n"
                       "headline:\n- killed\n- wounded\n")
    assert document.lines[("title",)] == 1
    assert document.lines[("quantities",)] == 2
    assert document.lines[("quantities", "killed")] == 3
    assert document.lines[("quantities", "killed", "unit")] == 4
    assert document.lines[("headline", 1)] == 7


def test_a_place_that_is_missing_is_that_of_its_nearest_parent():
    document = Document("case.yml", {}, {("a",): 3, ("a", "b"): 4})
    assert document.place(("a", "b", "c", 0)) == ("case.yml", 4)
    assert document.place(("a", "x")) == ("case.yml", 3)
    assert document.place(("z",)) == ("case.yml", 1)


def test_a_key_given_twice_is_told_on_the_line_of_the_second(read):
    _, (fault,) = read("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert (fault.line, fault.column, fault.found) == (5, "c", "(the key twice)")


def test_one_key_in_two_places_is_no_key_twice(read):
    _, faults = read("killed: {unit: person}\nwounded: {unit: person}\n")
    assert faults == []


@pytest.mark.parametrize(("text", "line", "found"), [
    ("a: 1\nb: &x 2\n", 2, "x"), ("a: 1\nb: !mine 2\n", 2, "!mine"),
    ("a: 1\nb:\n- &y {c: 1}\n", 3, "y")])
def test_an_anchor_or_a_tag_is_told_where_it_stands(read, text, line, found):
    document, (fault,) = read(text)
    assert (fault.line, fault.found) == (line, found)
    assert document.content == {}


def test_every_anchor_of_a_file_is_told(read):
    _, faults = read("a: &x 1\nb: &y 2\n")
    assert [fault.line for fault in faults] == [1, 2]


def test_the_stated_depth_is_read_and_one_level_more_is_not(read):
    inner = DEEPEST_DOCUMENT - 1
    assert read(f"a: {'[' * inner}x{']' * inner}\n")[1] == []
    assert "nested too deeply" in str(read(f"a: {'[' * (inner + 1)}x{']' * (inner + 1)}\n")[1][0])


def test_many_lists_beside_one_another_are_not_deep(read):
    text = "".join(f"k{number}: [[a]]\n" for number in range(3 * DEEPEST_DOCUMENT))
    assert read(text)[1] == []


def test_a_slip_of_syntax_is_told_with_its_line(read):
    _, (fault,) = read("title: x\nquestion: [a\n")
    assert fault.line == 3
    assert fault.expected == "YAML that can be read"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "just words\n", "- a\n"])
def test_a_file_without_keys_is_told(read, text):
    _, (fault,) = read(text)
    assert fault.found == "(no keys)"


def test_a_missing_file_is_told_as_such(tmp_path):
    document, (fault,) = read_document_text(tmp_path / "case.yml")
    assert (document.file, fault.found) == ("case.yml", "(nothing)")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_no_text_makes_the_reader_fail(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("yaml") / "case.yml"
    path.write_text(text, encoding="utf-8", newline="")
    document, faults = read_document_text(path)
    assert faults or isinstance(document.content, dict)


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_yamls_words_for_nothing_leave_a_key_out(read, nothing):
    found, faults = read(f"title: a\nend: {nothing}\nkind: combat\n")
    assert (found.content, faults) == ({"title": "a", "kind": "combat"}, [])


def test_a_quoted_word_for_nothing_is_a_word(read):
    found, _ = read("title: 'null'\nquestion: \"~\"\n")
    assert found.content == {"title": "null", "question": "~"}
