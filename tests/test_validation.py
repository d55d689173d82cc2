"""pydantic's errors become faults that name a place, what was found and the nearest right word."""

import pytest
from pydantic import BaseModel

from figures.models import CaseFile, ClaimRow, SourceRow
from figures.rows import Row
from figures.validation import read_document, row_faults

GOOD = {"id": "a", "quantity": "killed", "wording": "300", "speaker": "A", "publisher": "B"}
CASE = {"title": "T", "question": "Q?", "quantities": {"killed": {"counts": "dead",
                                                                  "unit": "person"}}}


def place(path):
    """Return a place by the length of its path, as a document would by its lines."""
    return "case.yml", len(path)


def read(**keys):
    """Return the model of a good case with these keys, and its faults as text."""
    model, faults = read_document(CaseFile, {**CASE, **keys}, place)
    return model, [str(fault) for fault in faults]


def test_good_rows_are_passed_over_and_bad_ones_are_told_with_their_line():
    rows = [Row(2, GOOD), Row(3, {**GOOD, "hedge": "abot"}), Row(7, {**GOOD, "seen_as": "Copy"})]
    faults = row_faults(ClaimRow, rows, "claims.csv")
    assert [(fault.line, fault.column, fault.nearest) for fault in faults] == [
        (3, "hedge", "about"), (7, "seen_as", "copy")]


def test_every_wrong_cell_of_a_row_is_told():
    faults = row_faults(ClaimRow, [Row(2, {**GOOD, "low": "x", "high": "y", "unit": "zz"})],
                        "claims.csv")
    assert sorted(fault.column for fault in faults) == ["high", "low", "unit"]


def test_a_blank_cell_that_must_be_filled_is_found_blank():
    (fault,) = row_faults(SourceRow, [Row(2, {"name": ""})], "sources.csv")
    assert (fault.found, fault.expected) == ("(blank)", "a filled cell")


def test_a_missing_cell_is_found_to_be_nothing():
    (fault,) = row_faults(SourceRow, [Row(2, {"kind": "media"})], "sources.csv")
    assert (fault.column, fault.found, fault.expected) == ("name", "(nothing)", "a key name")


def test_a_word_that_is_wrong_in_one_column_is_right_in_another():
    rows = [Row(2, {**GOOD, "hedge": "about", "note": "abot"}), Row(3, {**GOOD, "hedge": "abot"})]
    assert [fault.line for fault in row_faults(ClaimRow, rows, "claims.csv")] == [3]


def test_the_same_wrong_word_is_told_on_each_of_its_lines():
    rows = [Row(line, {**GOOD, "hedge": "abot"}) for line in (2, 5)]
    assert [fault.line for fault in row_faults(ClaimRow, rows, "claims.csv")] == [2, 5]


def test_a_column_that_no_row_may_have_is_told_of_each_row():
    (fault,) = row_faults(SourceRow, [Row(2, {"name": "A", "knd": "media"})], "sources.csv")
    assert (fault.column, fault.nearest) == ("knd", "kind")


def test_blank_is_no_word_to_suggest():
    (fault,) = row_faults(SourceRow, [Row(2, {"name": "A", "kind": "?"})], "sources.csv")
    assert fault.nearest == ""
    assert fault.expected.startswith("one of government, military")


def test_a_good_document_has_no_faults():
    model, faults = read()
    assert (model.title, faults) == ("T", [])


def test_a_fault_deep_in_a_document_names_its_path_and_its_place():
    _, faults = read(quantities={"killed": {"counts": "dead", "unit": "person", "who": "soldier"}})
    assert faults == ["case.yml:3: quantities.killed.who: found 'soldier', expected one of "
                      "soldiers, civilians, mixed, unknown; did you mean 'soldiers'?"]


@pytest.mark.parametrize(("keys", "nearest"), [
    ({"titl": "x"}, "title"),
    ({"parties": {"red": {"name": "Red", "wiht": "blue"}}}, "with"),
    ({"phases": {"killed": [{"day": "2024-01-01", "why": "x", "wy": "y"}]}}, "why")])
def test_an_unknown_key_gets_the_nearest_of_its_own_level_as_it_is_typed(keys, nearest):
    _, (fault,) = read(**keys)
    assert fault.endswith(f"did you mean '{nearest}'?")


def test_a_key_of_another_level_is_not_suggested():
    _, (fault,) = read(counts="dead")
    assert "expected one of title, question, kind" in fault
    assert "did you mean 'counts'" not in fault


@pytest.mark.parametrize(("keys", "found", "expected"), [
    ({"headline": "killed"}, "'killed'", "a list"), ({"parties": ["red"]}, "(a list)", "a mapping"),
    ({"title": ["x"]}, "(a list)", "plain text"),
    ({"quantities": {"killed": "dead"}}, "'dead'", "a mapping of keys"),
    ({"confusable": [["killed"]]}, "(a list)", "more entries")])
def test_a_value_of_another_shape_is_told_by_the_shape(keys, found, expected):
    _, (fault,) = read(**keys)
    assert f"found {found}, expected {expected}" in fault


def test_what_is_wrong_is_left_out_and_the_rest_is_still_read():
    model, faults = read(kind="comat", headline=["killed"], titel="x")
    assert len(faults) == 2
    assert (model.title, model.headline) == ("T", ["killed"])
    assert model.kind == CaseFile.model_validate(CASE).kind


def test_of_several_wrong_entries_of_a_list_only_these_are_left_out():
    model, _ = read(identities=["a <= b", "none", "b <= c", "nor this"])
    assert model.identities == ["a <= b", "b <= c"]


def test_what_is_missing_is_stood_in_for_so_that_the_rest_can_be_held_against_it():
    model, faults = read_document(CaseFile, {"quantities": {"killed": {"counts": "dead"}}}, place)
    assert sorted(fault.column for fault in faults) == ["quantities.killed.unit", "question",
                                                        "title"]
    assert model.quantities["killed"].counts == "dead"


def test_a_document_that_is_read_twice_is_not_changed_by_the_first_reading():
    document = {**CASE, "kind": "comat"}
    read_document(CaseFile, document, place)
    assert document["kind"] == "comat"


def test_where_nothing_can_be_saved_there_is_no_model():
    class Impossible(BaseModel):
        """A model that holds itself, and so can never be filled."""

        inner: "Impossible"

    model, faults = read_document(Impossible, {}, place)
    assert model is None
    assert len(faults) == 1
