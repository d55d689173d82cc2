"""Where the arithmetic of a check turns: limits either way round, sums of words, near misses."""

import pytest
from ledgers import findings_in, write_case

from figures.case import load
from figures.checks.digits import changed_digits
from figures.checks.inequalities import limit_of
from figures.identities import read_identity

DAY = "2031-04-01"


def row(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


@pytest.mark.parametrize(("rule", "constant"), [
    ("killed <= present", 0), ("present >= killed", 0), ("killed + 50 <= present", 50),
    ("present - 50 >= killed", 50)])
def test_a_limit_is_the_same_written_either_way_round(tmp_path, rule, constant):
    quantities = load(write_case(tmp_path, [row("killed", 5)])).definition.quantities
    found = limit_of(read_identity(rule), quantities)
    assert (found.smaller.name, found.larger.name) == ("killed", "present")
    assert (found.factor, found.constant) == (1, constant)


def test_a_total_is_held_against_the_lowest_that_comes_later_and_not_only_the_next(tmp_path):
    rows = [row("killed", 3012, speaker="Office"),
            row("wounded", 5011, speaker="Bureau", as_of="2031-04-03"),
            row("wounded", 1013, speaker="Bureau", as_of="2031-05-09")]
    found, = findings_in(tmp_path, rows, "bound", identities=["killed <= wounded"])
    assert (found.claims, found.against) == (("c-1",), ("c-3",))


@pytest.mark.parametrize(("printed", "slip"), [
    (12340, True), (123, True), (123400, True), (12, True), (25, False), (247, False)])
def test_a_number_shifted_by_one_or_two_places_is_a_slip_and_by_another_factor_is_none(
        printed, slip):
    assert changed_digits(1234, printed, 1) == slip


PAPERS = ("Sun", "Star", "Post")


@pytest.mark.parametrize(("lone", "common", "count"), [(1260, 1263, 1), (1263, 1260, 0)])
def test_a_number_is_another_speakers_only_where_it_shortens_his(tmp_path, lone, common, count):
    rows = [row("killed", common, publisher=paper) for paper in PAPERS]
    rows.append(row("killed", lone, speaker="Ministry", publisher="Herald"))
    sources = [{"name": name, "kind": "government"} for name in ("General Staff", "Ministry")]
    found = findings_in(tmp_path, rows, "attribution", sources=[*sources, *PAPERS, "Herald"])
    assert len(found) == count


@pytest.mark.parametrize(("printed", "words"), [
    (6024, "2 times it"), (1506, "0.5 times it")])
def test_how_many_times_a_changed_number_is_what_others_have_is_told(tmp_path, printed, words):
    rows = [row("killed", 3012, publisher=paper) for paper in PAPERS]
    rows.append(row("killed", printed, publisher="Herald"))
    found, = findings_in(tmp_path, rows, "number-changed")
    assert words in found.message


def test_a_vaguer_range_between_is_no_fall_of_its_own(tmp_path):
    rows = [{**row("killed", "", as_of=f"2031-04-{day:02d}"), "low": low, "high": high}
            for day, low, high in ((1, 3001, 3203), (8, 2807, 3055), (15, 1009, 1102))]
    found, = findings_in(tmp_path, rows, "falls")
    assert found.claims == ("c-3",)


def test_what_a_hedge_was_printed_as_is_that_of_the_first_who_changed_it(tmp_path):
    rows = [row("killed", "", low=3012, publisher="General Staff"),
            row("killed", "", high=3012, publisher="Sun"), row("killed", 3012, publisher="Star")]
    found, = findings_in(tmp_path, rows, "hedge-flip")
    assert (found.stated, found.expected) == ("up_to", "at_least")


