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


@pytest.mark.parametrize(("words", "found"), [
    ("at least 5,000 killed", 0),  # true of 5,312 too, and not the number given before
    ("at least 5,012 killed", 1), ("5,000 killed", 1)])
def test_a_bound_that_is_still_true_is_stale_only_with_the_old_number_itself(
        tmp_path, words, found):
    rows = [row("killed", 5012), row("killed", 5912, as_of="2031-04-10"),
            {**row("killed", "", publisher="Post", as_of="", reported_on="2031-04-20"),
             "wording": words}]
    assert len(findings_in(tmp_path, rows, "stale")) == found


def test_of_two_pages_of_one_statement_only_the_one_that_is_a_week_late_is_stale(tmp_path):
    page = row("killed", 300, as_of="")
    rows = [row("killed", 300), row("killed", 512, as_of="2031-04-10"),
            {**page, "publisher": "Post", "reported_on": "2031-04-16"},
            {**page, "publisher": "Sun", "reported_on": "2031-04-18"}]
    found, = findings_in(tmp_path, rows, "stale")
    assert found.claims == ("c-4",)
    assert "8 days before" in found.message


def test_a_sum_for_which_no_number_would_do_names_none(tmp_path):
    quantities = {name: {"counts": name, "unit": "km^2", "of": "blue"}
                  for name in ("taken", "retaken", "held")}
    rows = [row("held", 51), row("taken", 101), row("retaken", 301)]
    found, = findings_in(tmp_path, rows, "sum", quantities=quantities,
                         identities=["held = taken - retaken"])
    assert (found.expected, "would fit" in found.message) == (None, False)


def test_a_bound_that_two_equal_numbers_contradict_has_changed(tmp_path):
    rows = [row("killed", 300, publisher="Sun"), row("killed", 300, publisher="Star"),
            row("killed", "", low=410, publisher="Post")]
    found, = findings_in(tmp_path, rows, "number-changed")
    assert found.claims == ("c-3",)


@pytest.mark.parametrize(("counts_as", "sums"), [("killed", 0), ("killed;wounded", 1), ("", 1)])
def test_what_a_total_leaves_out_is_no_part_of_its_sum(tmp_path, counts_as, sums):
    rows = [row("casualties", 1203, counts_as=counts_as), row("killed", 1203),
            row("wounded", 2311)]
    found = findings_in(tmp_path, rows, "sum", identities=["casualties = killed + wounded"])
    assert len(found) == sums


@pytest.mark.parametrize(("speaker", "publisher"), [
    ("Brigade", "Ministry"), ("Ministry", "Brigade"), ("Brigade", "Brigade")])
def test_a_body_publishes_for_its_parts_and_a_part_for_its_body(tmp_path, speaker, publisher):
    rows = [row("killed", "", low=3012, publisher=publisher),
            *(row("killed", 3012, publisher=paper) for paper in PAPERS)]
    sources = [{"name": "Ministry"}, {"name": "Brigade", "part_of": "Ministry"},
               *({"name": paper} for paper in PAPERS)]
    rows = [{**each, "speaker": speaker} for each in rows]
    found, = findings_in(tmp_path, rows, "hedge-flip", sources=sources)
    assert (found.claims, found.against) == (("c-2", "c-3", "c-4"), ("c-1",))


@pytest.mark.parametrize(("again", "found"), [
    ({"as_of": "", "reported_on": "2031-04-13", "publisher": "Post"}, ("c-4",)),
    ({"as_of": "2031-04-13", "publisher": "Post"}, ()),  # a page that dates it
    ({"as_of": "", "reported_on": "2031-04-13", "publisher": "General Staff"}, ()),
    ({"as_of": "", "reported_on": "2031-04-13", "seen_as": "quotation"}, ())])
def test_a_paper_that_repeats_an_old_number_does_not_restate_it_for_its_speaker(
        tmp_path, again, found):
    rows = [row("killed", 300), row("killed", 512, as_of="2031-04-10"),
            row("killed", 300, **again),
            row("killed", 300, publisher="Sun", as_of="", reported_on="2031-04-20")]
    met = findings_in(tmp_path, rows, "stale")
    assert tuple(name for each in met for name in each.claims) == found
