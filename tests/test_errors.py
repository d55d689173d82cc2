"""Errors carry every fault, in the order in which a reader meets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.errors import (
    LONGEST_SHOWN,
    CallError,
    Fault,
    FiguresError,
    InputError,
    UnitError,
)


def test_a_fault_is_told_with_its_file_line_and_column():
    fault = Fault("claims.csv", 12, "hedge", "abot", "a hedge", "about")
    assert str(fault) == (
        "claims.csv:12: hedge: found 'abot', expected a hedge; did you mean 'about'?")


def test_a_fault_of_a_whole_file_names_no_line_and_no_column():
    assert str(Fault("claims.csv", 0, "", "(nothing)", "a file claims.csv")) == (
        "claims.csv: found (nothing), expected a file claims.csv")


def test_what_describes_stands_without_quotation_marks_and_what_is_quoted_with():
    assert "found (empty)," in str(Fault("a.csv", 1, "", "(empty)", "more"))
    assert "found 'empty'," in str(Fault("a.csv", 1, "", "empty", "more"))


def test_a_long_cell_is_cut_and_one_of_the_longest_length_is_not():
    whole, cut = (str(Fault("a.csv", 1, "note", "x" * length, "less"))
                  for length in (LONGEST_SHOWN, LONGEST_SHOWN + 1))
    assert f"found '{'x' * LONGEST_SHOWN}'," in whole
    assert f"found '{'x' * LONGEST_SHOWN}…'," in cut


@given(st.text(max_size=200))
def test_a_fault_takes_one_line_of_printable_signs_whatever_was_found(found):
    told = str(Fault("a.csv", 1, "note", found, "a word"))
    assert len(told.splitlines()) == 1
    assert found.startswith("(") or told.isprintable()


@pytest.mark.parametrize("kind", [InputError, CallError])
def test_faults_are_sorted_by_file_line_and_column_each_told_once(kind):
    late = Fault("claims.csv", 10, "unit", "x", "y")
    early = Fault("claims.csv", 9, "unit", "x", "y")
    other = Fault("case.yml", 99, "title", "x", "y")
    left = Fault("claims.csv", 10, "high", "x", "y")
    error = kind([late, early, other, late, left])
    assert error.faults == (other, early, left, late)
    assert str(error).splitlines() == [str(fault) for fault in error.faults]


def test_faults_may_come_from_a_generator():
    error = InputError(Fault("a.csv", line, "", "x", "y") for line in (2, 1))
    assert [fault.line for fault in error.faults] == [1, 2]


@pytest.mark.parametrize("kind", [InputError, CallError, UnitError])
def test_whoever_catches_the_root_catches_every_error(kind):
    assert issubclass(kind, FiguresError)


def test_a_file_that_cannot_be_read_is_no_wrong_call():
    assert not issubclass(InputError, CallError)
    assert not issubclass(CallError, InputError)
