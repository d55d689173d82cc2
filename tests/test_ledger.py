"""claims.csv as a table of text."""

import pytest
from ledgers import DEFAULTS, write_rows

from figures.codebook import CLAIM_COLUMNS, CLAIM_OPTIONAL
from figures.ledger import Allowed, as_table, read_ledger
from figures.rows import Row

ALLOWED = Allowed(("killed", "wounded"), ("kursk", "engineers"))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a ledger written from rows, and its faults as text."""
    def written(*rows):
        write_rows(tmp_path / "claims.csv",
                   [{"id": f"c-{number}", **DEFAULTS, **row} for number, row in enumerate(rows, 1)])
        found, faults = read_ledger(tmp_path, ALLOWED)
        return found, [str(fault) for fault in faults]
    return written


def test_rows_are_returned_as_printed_with_the_line_of_each(read):
    rows, faults = read({"wording": "300  killed"}, {"wording": "400"})
    assert faults == []
    assert [(row.line, row.cells["wording"]) for row in rows] == [(2, "300  killed"), (3, "400")]


def test_a_third_row_of_one_id_is_held_against_the_first(read):
    _, faults = read({"id": "a"}, {"id": "a"}, {"id": "a"})
    assert [fault.partition(" found")[0] for fault in faults] == ["claims.csv:3: id:",
                                                                "claims.csv:4: id:"]
    assert all("(line 2 has it)" in fault for fault in faults)


def test_ids_that_differ_by_a_capital_are_two(read):
    assert read({"id": "a"}, {"id": "A"})[1] == []


def test_a_blank_id_is_told_as_blank_and_not_as_double(read):
    _, faults = read({"id": ""}, {"id": ""})
    assert [fault.split("expected ")[1] for fault in faults] == ["a filled cell"] * 2


def test_a_blank_scope_is_the_whole_and_an_unknown_one_is_refused(read):
    assert read({"scope": ""}, {"scope": "kursk"})[1] == []
    _, (fault,) = read({"scope": "kurks"})
    assert fault.endswith("did you mean 'kursk'?")


@pytest.mark.parametrize("whole", ["", "c-1", "wounded"])
def test_a_share_is_of_a_claim_or_of_a_quantity(read, whole):
    assert read({}, {"share_of": whole})[1] == []


def test_a_share_of_a_later_row_is_fine(read):
    assert read({"share_of": "c-2"}, {})[1] == []


def test_a_chain_of_shares_is_no_ring(read):
    assert read({"share_of": "c-2"}, {"share_of": "c-3"}, {})[1] == []


def test_a_share_of_a_ring_is_not_itself_part_of_it(read):
    _, faults = read({"share_of": "c-2"}, {"share_of": "c-3"}, {"share_of": "c-2"})
    assert [fault.partition(" found")[0] for fault in faults] == [
        "claims.csv:3: share_of:", "claims.csv:4: share_of:"]


def test_a_claim_named_like_a_quantity_goes_before_it(read):
    _, (fault,) = read({"id": "killed", "share_of": "killed"})
    assert "no claim that is a share of itself" in fault


def test_a_table_has_all_columns_as_text_blank_where_not_given():
    table = as_table([Row(2, {"id": "a", "wording": "300"})], frozenset())
    assert set(table.columns) == {*CLAIM_COLUMNS, *CLAIM_OPTIONAL, "line", "use"}
    assert table.at["a", "wording"] == "300"
    assert table.at["a", "origin"] == ""


def test_a_table_keeps_the_line_of_each_row_and_the_order_of_the_file():
    table = as_table([Row(2, {"id": "b"}), Row(5, {"id": "a"})], frozenset())
    assert list(table["line"]) == [2, 5]
    assert list(table.index) == list(table["id"]) == ["b", "a"]


def test_what_a_ruling_leaves_out_is_not_in_use():
    table = as_table([Row(2, {"id": "a"}), Row(3, {"id": "b"})], frozenset({"b", "z"}))
    assert list(table["use"]) == [True, False]


def test_a_ledger_without_rows_is_an_empty_table():
    table = as_table([], frozenset())
    assert len(table) == 0
    assert "wording" in table.columns
