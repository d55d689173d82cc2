"""Where the arithmetic of a check turns: limits either way round, sums of words, near misses."""

import pytest
from ledgers import QUANTITIES, findings_in, write_case

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
    assert "Sun has up to 3,012" in found.message




def test_the_change_of_a_total_is_nought_at_least(tmp_path):
    rows = [{**row("killed", ""), "low": 1101, "high": 1503},
            {**row("killed", "", as_of="2031-04-08"), "low": 1204, "high": 1702},
            row("added", 5012, as_of="2031-04-08")]
    added = {"counts": "soldiers killed in a week", "unit": "person", "of": "red",
             "change_of": "killed"}
    found, = findings_in(tmp_path, rows, "change", quantities={**QUANTITIES, "added": added})
    assert "a change of at most 601" in found.message


def share(**cells):
    return row("killed", "", unit="share", wording="half of those present", share_of="present",
               **cells)


@pytest.mark.parametrize(("own", "count"), [(None, 1), (602, 0), (4012, 1)])
def test_a_share_is_held_against_its_speakers_own_whole_else_against_that_of_all(
        tmp_path, own, count):
    rows = [share(), row("killed", 301), row("present", 2011, speaker="Office")]
    rows += [row("present", own)] if own else []
    assert len(findings_in(tmp_path, rows, "share")) == count


@pytest.mark.parametrize(("unit", "count"), [("", 0), ("count", 1)])
def test_names_may_be_persons_unless_a_keeper_says_that_they_are_things(tmp_path, unit, count):
    rows = [{**row("killed", "", unit=unit), "wording": "388 names"}]
    assert len(findings_in(tmp_path, rows, "unit-dimension")) == count


@pytest.mark.parametrize(("figures", "cause"), [
    ((40120, 4012), "lost-zero"), ((4712, 4172), "transposed-digits"), ((4712, 4501), "")])
def test_why_a_total_falls_at_its_end_is_told_by_its_digits(tmp_path, figures, cause):
    rows = [row("killed", figure, as_of=f"2031-04-{1 + 7 * week:02d}")
            for week, figure in enumerate(figures)]
    found, = findings_in(tmp_path, rows, "falls")
    assert found.cause == cause


@pytest.mark.parametrize(("total", "count"), [(311, 0), (313, 1)])
def test_a_part_that_a_total_leaves_out_adds_nothing_to_it(tmp_path, total, count):
    rows = [row("casualties", total, counts_as="killed"), row("killed", 311), row("wounded", 42)]
    found = findings_in(tmp_path, rows, "sum", identities=["casualties = killed + wounded"])
    assert len(found) == count


def test_more_than_a_number_below_the_speakers_own_is_true_to_him(tmp_path):
    rows = [row("depth", 12.3, unit="km", publisher="General Staff"),
            {**row("depth", "", publisher="Sun"), "wording": "more than 12 km"}]
    assert findings_in(tmp_path, rows, "hedge-flip") == []


@pytest.mark.parametrize(("speaker", "named"), [("General Staff", True), ("Office", False)])
def test_a_share_that_fits_another_of_its_speakers_figures_says_which(tmp_path, speaker, named):
    half = {"unit": "share", "wording": "half of the casualties", "share_of": "casualties"}
    rows = [row("killed", "", **half), row("killed", 301), row("casualties", 4012),
            row("present", 602, speaker=speaker)]
    found, = findings_in(tmp_path, rows, "share")
    assert ("; it fits 602" in found.message) == named


def test_what_one_speaker_says_of_a_day_against_a_limit_is_told_once(tmp_path):
    rows = [row("killed", 4012), row("present", 2011)]
    assert len(findings_in(tmp_path, rows, "bound", identities=["killed <= present"])) == 1


@pytest.mark.parametrize(("words", "settled"), [
    ("3,012 killed", True), ("at least 3,012 killed", False)])
def test_a_hedge_ruled_against_the_printed_words_is_the_speakers_own(tmp_path, words, settled):
    rows = [{**row("killed", "", publisher="Sun"), "wording": words},
            {**row("killed", "", publisher="Star"), "wording": "up to 3,012 killed"}]
    ruling = {"claim": "c-1", "column": "hedge", "was": "", "now": "at_least"}
    found, = findings_in(tmp_path, rows, "hedge-flip", rulings=[ruling])
    assert (found.against == ("c-1",)) == settled


@pytest.mark.parametrize(("includes", "told"), [
    ("unstated", "Office (not stated)"), ("killed", "Office (killed)")])
def test_what_a_total_includes_is_told_where_speakers_differ(tmp_path, includes, told):
    rows = [row("casualties", 3012), row("casualties", 3512, speaker="Office", counts_as=includes)]
    found, = findings_in(tmp_path, rows, "definition")
    assert told in found.message
