"""What case.yml defines, as frozen values; and every word in it that stands for nothing."""

from datetime import date

import pytest
from ledgers import PARTIES, QUANTITIES, write_case

from figures.case import load
from figures.errors import InputError

ROW = {"value": "5"}


def defined(tmp_path, **keys):
    """Return the definition of a case with these keys."""
    return load(write_case(tmp_path / "case", [ROW], **keys)).definition


def told(tmp_path, **keys):
    """Return the faults of a case with these keys, without what they found."""
    with pytest.raises(InputError) as caught:
        load(write_case(tmp_path / "case", [ROW], **keys))
    return [str(fault) for fault in caught.value.faults]


def quantity(**keys):
    return {**QUANTITIES, "own": {"counts": "own", "unit": "person", **keys}}


def test_a_start_is_the_first_day_that_it_allows_and_an_end_the_last(tmp_path):
    found = defined(tmp_path, start="2024-08", end="2025")
    assert (found.start, found.end) == (date(2024, 8, 1), date(2025, 12, 31))


def test_without_days_a_case_is_open_at_both_ends(tmp_path):
    assert (defined(tmp_path).start, defined(tmp_path).end) == (None, None)


def test_a_case_may_end_on_the_day_on_which_it_starts(tmp_path):
    assert defined(tmp_path, start="2024-08-06", end="2024-08-06").end == date(2024, 8, 6)


def test_what_a_quantity_leaves_out_has_its_usual_meaning(tmp_path):
    own = defined(tmp_path, quantities=quantity()).quantities["own"]
    assert (own.of, own.by, own.who, own.accumulates) == ("", "", "unknown", False)
    assert (own.includes, own.change_of, own.measured) == ((), "", None)


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False), ("yes", True)])
def test_a_running_total_is_so_by_a_word(tmp_path, text, value):
    assert defined(tmp_path, quantities=quantity(
        accumulates=text)).quantities["own"].accumulates is value


def test_a_party_stands_on_its_own_side_unless_it_says_with_whom(tmp_path):
    parties = {**PARTIES, "pink": {"name": "Pink", "with": "red"}}
    found = defined(tmp_path, parties=parties).parties
    assert (found["pink"].on_side_of, found["red"].on_side_of) == ("red", "")
    assert found["pink"].key == "pink"


def test_phases_keep_their_order_and_their_reasons(tmp_path):
    phases = {"killed": [{"day": "2024-08", "why": "recount"}, {"day": "2025", "why": "again"}]}
    first, second = defined(tmp_path, phases=phases).phases["killed"]
    assert (first.day, first.why) == (date(2024, 8, 1), "recount")
    assert second.day == date(2025, 1, 1)


def test_a_truth_without_ends_is_its_value(tmp_path):
    truth = {"killed": {"value": "52", "source": "the court"}}
    found = defined(tmp_path, truth=truth).truth["killed"]
    assert (found.low, found.value, found.high) == (52, 52, 52)


def test_a_truth_may_have_one_end_of_its_own(tmp_path):
    truth = {"killed": {"value": "52", "high": "54", "source": "the court"}}
    found = defined(tmp_path, truth=truth).truth["killed"]
    assert (found.low, found.high) == (52, 54)


@pytest.mark.parametrize("ends", [{"low": "53"}, {"high": "51"}, {"low": "-1"}])
def test_a_truth_lies_between_its_ends_and_is_not_negative(tmp_path, ends):
    truth = {"killed": {"value": "52", "source": "the court", **ends}}
    assert any("0 ≤ low ≤ value ≤ high" in fault for fault in told(tmp_path, truth=truth))


def test_arithmetic_to_show_keeps_what_it_says(tmp_path):
    (found,) = defined(tmp_path, worked=[{"says": "half", "is": "c-1 / 2"}]).worked
    assert (found.says, found.arithmetic) == ("half", "c-1 / 2")


@pytest.mark.parametrize(("keys", "column", "nearest"), [
    ({"headline": ["killed", "woundd"]}, "headline", "wounded"),
    ({"confusable": [["killed", "woundd"]]}, "confusable", "wounded"),
    ({"phases": {"kiled": [{"day": "2024", "why": "x"}]}}, "kiled", "killed"),
    ({"truth": {"kiled": {"value": "5", "source": "s"}}}, "kiled", "killed"),
    ({"quantities": quantity(by="rde")}, "by", "red"),
    ({"quantities": quantity(change_of="kiled")}, "change_of", "killed"),
    ({"identities": ["killed <= woundd"]}, "identities", "wounded")])
def test_a_word_that_stands_for_nothing_is_told_with_the_nearest(tmp_path, keys, column, nearest):
    faults = told(tmp_path, **keys)
    assert len(faults) == 1
    assert f": {column}: found " in faults[0]
    assert faults[0].endswith(f"did you mean '{nearest}'?")


def test_parts_may_be_words_that_no_quantity_has(tmp_path):
    found = defined(tmp_path, quantities=quantity(includes=["killed", "frostbitten"]))
    assert found.quantities["own"].includes == ("killed", "frostbitten")


@pytest.mark.parametrize(("identity", "good"), [
    ("killed <= casualties", True), ("held <= depth", False), ("killed <= held", False),
    ("killed <= casualties + 5", True)])
def test_an_identity_joins_quantities_of_one_kind(tmp_path, identity, good):
    if good:
        assert len(defined(tmp_path, identities=[identity]).identities) == 1
    else:
        assert "quantities of one kind of unit" in told(tmp_path, identities=[identity])[0]


def measured(**keys):
    series = {"file": "m.csv", "low": "a", "high": "a", "unit": "mi^2", **keys}
    return {**QUANTITIES, "held": {"counts": "land", "unit": "km^2", "measured": series}}


def test_a_series_may_be_in_another_unit_of_the_same_kind(tmp_path):
    found = defined(tmp_path, quantities=measured(), measured={"m.csv": "date,a\n2024-01-01,5\n"})
    assert found.quantities["held"].measured.unit == "mi^2"


def test_a_series_of_another_kind_is_refused(tmp_path):
    (fault,) = told(tmp_path, quantities=measured(unit="km"),
                    measured={"m.csv": "date,a\n2024-01-01,5\n"})
    assert "found 'km', expected a unit of km^2's kind" in fault


def test_a_series_that_is_not_there_is_told(tmp_path):
    (fault,) = told(tmp_path, quantities=measured())
    assert fault == "m.csv: found (nothing), expected a file m.csv"


def test_faults_of_several_parts_are_told_together(tmp_path):
    faults = told(tmp_path, headline=["kiled"], start="2025", end="2024", vague="nobody",
                  identities=["killed <= held"])
    assert {fault.split(":")[2].strip() for fault in faults} == {
        "headline", "end", "vague", "identities"}
