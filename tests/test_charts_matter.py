"""What charts are about: statements, sides, and what is drawn of very many."""

from datetime import date

import pandas as pd
import pytest
from ledgers import QUANTITIES, claims_from

from figures.charts.matter import (
    NEITHER,
    Matter,
    drawable,
    hollow_words,
    sides,
    statements,
    undrawn_words,
    unsized,
)
from figures.charts.theme import NO_SIDE, look
from figures.estimate import Answer, Estimate

DAY = "2025-01-13"


def matter_of(tmp_path, *rows, estimates=(), quantity="", **case):
    """Return what charts of these rows are about."""
    claims = claims_from(tmp_path, list(rows), **case)
    return Matter(claims, Answer("case", None, None, tuple(estimates), ()), (), quantity)


def estimate(**more):
    return Estimate("killed", "person", None, "disputed", **more)


def one(tmp_path, **row):
    """Return the only statement of a row."""
    (found,) = statements(matter_of(tmp_path, row), row.get("quantity", "killed"))
    return found


def test_a_quantity_that_was_asked_for_goes_before_the_headline(tmp_path):
    rows = [{"value": 5}, {"value": 5, "quantity": "wounded"}]
    headline = ["wounded", "killed", "held"]
    assert matter_of(tmp_path / "a", *rows, headline=headline).quantities() == (
        "wounded", "killed")
    assert matter_of(tmp_path / "b", *rows, headline=headline,
                     quantity="killed").quantities() == ("killed",)
    assert matter_of(tmp_path / "c", *rows).quantities() == ("killed", "wounded")


def test_an_estimate_without_a_range_is_none_to_a_chart(tmp_path):
    bare = matter_of(tmp_path / "a", {"value": 5}, estimates=[estimate()])
    ranged = matter_of(tmp_path / "b", {"value": 5},
                       estimates=[estimate(intervals={"90": (1.0, 9.0)})])
    assert bare.estimate("killed") is None
    assert ranged.estimate("killed") is not None
    assert ranged.estimate("wounded") is None


def test_a_statement_is_told_once_with_all_its_publishers(tmp_path):
    rows = [{"value": 300, "as_of": DAY}, {"value": 300, "as_of": DAY, "publisher": "Herald"},
            {"value": 300, "as_of": DAY, "publisher": "Herald"}]
    (found,) = statements(matter_of(tmp_path, *rows), "killed")
    assert (found.claim, found.publishers, found.claims) == ("c-1", ("Gazette", "Herald"), 3)


def test_what_has_no_size_is_no_statement_and_is_counted(tmp_path):
    rows = [{"value": 300}, {"wording": "half", "share_of": "casualties"},
            {"wording": "many killed"}]
    matter = matter_of(tmp_path, *rows)
    assert [found.claim for found in statements(matter, "killed")] == ["c-1"]
    assert unsized(matter, "killed") == 2
    assert unsized(matter, "wounded") == 0


def test_what_a_ruling_leaves_out_is_no_statement(tmp_path):
    ruled = [{"claim": "c-1", "column": "use", "was": "yes", "now": "no"}]
    matter = matter_of(tmp_path, {"value": 300}, rulings=ruled)
    assert statements(matter, "killed") == ()
    assert unsized(matter, "killed") == 0


def test_a_statement_is_hollow_where_all_its_claims_are_left_out(tmp_path):
    rows = [{"value": 300, "as_of": DAY}, {"value": 300, "as_of": DAY, "publisher": "Herald"}]
    for number, (names, hollow) in enumerate([(("c-1",), False), (("c-1", "c-2"), True)]):
        left_out = tuple((name, "why") for name in names)
        matter = matter_of(tmp_path / str(number), *rows,
                           estimates=[estimate(left_out=left_out)])
        (found,) = statements(matter, "killed")
        assert found.left_out is hollow
        assert bool(hollow_words([found])) is hollow


def test_a_size_in_another_unit_is_told_in_the_quantitys_own(tmp_path):
    found = one(tmp_path, quantity="held", wording="100 square miles")
    assert found.words == "100 square miles"
    assert found.told == "259 km²"
    assert found.figure == pytest.approx(258.9988, rel=1e-4)


@pytest.mark.parametrize(("wording", "label"), [
    ("at least 300 killed", "300"), ("300 to 400 killed", "300 to 400"), ("1,300 killed", "1,300")])
def test_a_label_is_the_number_and_of_a_range_the_whole(tmp_path, wording, label):
    assert one(tmp_path, wording=wording).label == label


def test_a_statement_leads_to_its_claim_and_tells_who_said_it_when_and_where(tmp_path):
    found = one(tmp_path, wording="at least 300 killed", as_of=DAY)
    assert found.href == "claims/c-1.html"
    assert found.tooltip == "General Staff: at least 300, 13 January 2025 (Gazette)"


def test_of_several_publications_their_number_is_told_and_of_no_day_nothing(tmp_path):
    rows = [{"value": 300, "origin": "x"}, {"value": 300, "origin": "x", "publisher": "Herald"}]
    (found,) = statements(matter_of(tmp_path, *rows), "killed")
    assert found.tooltip == "General Staff: 300 (2 publications)"
    assert (found.day, found.printed) == (None, None)


@pytest.mark.parametrize(("cells", "day", "printed"), [
    ({"as_of": "2025-01", "reported_on": "2025-02-03"}, date(2025, 1, 31), date(2025, 2, 3)),
    ({"as_of": DAY, "reported_on": "2025-02"}, date(2025, 1, 13), None),
    ({"reported_on": DAY}, date(2025, 1, 13), date(2025, 1, 13))])
def test_days_stand_at_their_last_and_only_a_whole_day_is_one_of_printing(
        tmp_path, cells, day, printed):
    found = one(tmp_path, value=5, **cells)
    assert found.day == day.toordinal()
    assert found.printed == (printed.toordinal() if printed else None)


def several(tmp_path, values):
    rows = [{"value": value, "speaker": f"S{number}"} for number, value in enumerate(values)]
    return statements(matter_of(tmp_path, *rows), "killed")


def test_a_logarithmic_axis_can_not_show_nothing(tmp_path):
    found = several(tmp_path, [0, 5, 50])
    assert len(drawable(found, log=False)) == 3
    assert [one.figure for one in drawable(found, log=True)] == [5, 50]


def test_of_very_many_the_extremes_stay_in_their_order(tmp_path):
    most = look("most marks")
    found = several(tmp_path, [*range(50, 50 + most), 900, 10])
    kept = drawable(found, log=False)
    assert len(kept) == most
    assert {10, 900} <= {one.figure for one in kept}
    assert [one.claim for one in kept] == [one.claim for one in found if one in kept]


@pytest.mark.parametrize(("missing", "words"), [
    (0, ""), (1, " 1 statement of 0, or too many for the picture, left out of it."),
    (3, " 3 statements of 0, or too many for the picture, left out of it.")])
def test_what_is_not_drawn_is_counted(missing, words):
    assert undrawn_words(missing) == words


PARTIES = {"dprk": {"name": "North Korea", "with": "russia"}, "russia": {"name": "Russia"},
           "ukraine": {"name": "Ukraine"}}
SOURCES = [{"name": "Moscow", "party": "russia", "kind": "government"},
           {"name": "Kyiv", "party": "ukraine", "kind": "government"}, "Gazette", "NIS"]


def sided(tmp_path, *speakers):
    """Return the sides of a case in which these speak."""
    quantities = {"killed": {**QUANTITIES["killed"], "of": "dprk"}}
    return sides(matter_of(tmp_path, *({"value": 5, "speaker": name} for name in speakers),
                           parties=PARTIES, sources=SOURCES, quantities=quantities))


def test_sides_stand_in_the_order_of_the_parties_and_neither_comes_last(tmp_path):
    found = sided(tmp_path, "Kyiv", "NIS", "Moscow")
    assert [side.name for side in found.values()] == ["Russia’s side", "Ukraine", NEITHER]


def test_sides_are_told_apart_by_colour_and_by_dash(tmp_path):
    found = sided(tmp_path, "Kyiv", "NIS", "Moscow").values()
    assert len({side.colour for side in found}) == len({side.dash for side in found}) == 3


def test_those_on_no_side_have_a_place_where_nobody_else_speaks(tmp_path):
    (only,) = sided(tmp_path, "NIS").values()
    assert (only.name, only.colour) == (NEITHER, NO_SIDE)


def test_an_undated_statement_has_no_days(tmp_path):
    found = one(tmp_path, value=5)
    assert pd.isna(found.first) and pd.isna(found.last) and pd.isna(found.known)
