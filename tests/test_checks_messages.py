"""The sentences of findings where they depend on what was met: one or many, above or below."""

import pytest
from ledgers import findings_in

from figures.checks.digits import changed_digits

DAY = "2031-04-01"
PAPERS = ("Sun", "Star", "Post")


def row(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


@pytest.mark.parametrize(("number", "by_chance"), [(4000, True), (4123, False)])
def test_only_a_round_number_is_said_to_be_one_that_both_may_have_said(
        tmp_path, number, by_chance):
    rows = [row("killed", number, publisher=paper) for paper in PAPERS]
    rows.append(row("killed", number, speaker="Ministry", publisher="Herald"))
    sources = [{"name": name, "kind": "government"} for name in ("General Staff", "Ministry")]
    found, = findings_in(tmp_path, rows, "attribution", sources=[*sources, *PAPERS, "Herald"])
    assert found.message.endswith(": a round number, which both may have said") == by_chance


@pytest.mark.parametrize(("far", "side"), [(98131, "above"), (12, "below")])
def test_an_outlier_is_said_to_lie_above_or_below_all_others(tmp_path, far, side):
    rows = [row("present", 1200 + 13 * at, speaker=f"Office {at}") for at in range(12)]
    rows.append(row("present", far, speaker="Bureau"))
    found = {each.claims: each.message for each in findings_in(tmp_path, rows, "outlier")}
    assert f" lies {side} what all other statements leave" in found[("c-13",)]


@pytest.mark.parametrize(("offices", "words"), [
    (1, "Office 0's 4,012 (killed, 1 April 2031) is more than"),
    (3, "Office 2's 4,014 (killed, 1 April 2031), like 2 more, is more than")])
def test_how_many_figures_break_a_limit_is_told_where_it_is_several(tmp_path, offices, words):
    rows = [row("killed", 4012 + at, speaker=f"Office {at}") for at in range(offices)]
    rows.append(row("present", 2011, speaker="Bureau"))
    found, = findings_in(tmp_path, rows, "bound", identities=["killed <= present"])
    assert found.message.startswith(words)


@pytest.mark.parametrize(("papers", "words"), [
    (("Sun",), "Sun has 3,012"), (("Sun", "Star"), "Sun and Star have 3,012")])
def test_one_paper_has_and_two_have_another_hedge(tmp_path, papers, words):
    rows = [row("killed", "", low=3012, publisher="General Staff"),
            *(row("killed", 3012, publisher=paper) for paper in papers)]
    found, = findings_in(tmp_path, rows, "hedge-flip")
    assert found.message.startswith(words)


@pytest.mark.parametrize(("value", "printed", "slip"), [
    (531, 51, True), (53, 3, False), (5312, 512, True), (531, 541, True), (53, 57, False),
    (531, 5311, True), (531, 642, False)])
def test_a_digit_is_changed_or_lost_only_where_there_are_three(value, printed, slip):
    assert changed_digits(value, printed, 1) == slip


@pytest.mark.parametrize("paper", ["Courier", "Post"])  # before and after its speaker's name
def test_any_paper_may_be_stale_but_the_speaker_himself(tmp_path, paper):
    rows = [row("killed", 300), row("killed", 512, as_of="2031-04-10"),
            row("killed", 300, publisher=paper, as_of="", reported_on="2031-04-20")]
    found, = findings_in(tmp_path, rows, "stale")
    assert found.claims == ("c-3",)
    rows[2]["publisher"] = "General Staff"
    assert findings_in(tmp_path / "own", rows, "stale") == []
