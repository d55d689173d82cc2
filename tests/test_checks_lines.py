"""Each check on both sides of its line, where the line is a number, a day or a count."""

from datetime import date

import pytest
from ledgers import QUANTITIES, findings_in

from figures import dates
from figures.checks import phrasing
from figures.checks.carriers import carriers
from figures.checks.conversions import Pair, judge
from figures.findings import Finding, settle
from figures.units import factor

DAY = "2024-05-10"
PAPERS = ("Sun", "Star", "Post", "Herald", "Courier", "Mirror", "Tribune")


def row(value, publisher="Sun", **cells):
    return {"quantity": "killed", "value": value, "publisher": publisher, "as_of": DAY, **cells}


def printed(*numbers, **cells):
    """Return a row for each number, each in another paper."""
    return [row(number, paper, **cells) for number, paper in zip(numbers, PAPERS, strict=False)]


def test_a_pair_that_is_two_per_cent_off_is_a_warning_and_a_little_more_an_error():
    at, past = (judge(Pair(50, 1, "km", second, 100, "m")) for second in (51_000, 51_100))
    assert (at.code, at.severity) == ("unit-pair", "warning")
    assert (past.code, past.severity) == ("unit-pair", "error")


def test_rounding_that_is_five_per_cent_off_is_a_note_and_a_little_more_a_warning():
    at, past = (judge(Pair(first, 1, "m", 1000, 100, "mm")) for first in (1.05, 1.06))
    assert at is None  # it rounds to 1,000
    assert past is not None
    coarse = [judge(Pair(first, 1, "km", 20_000, 10_000, "m")) for first in (21, 22, 26)]
    assert [verdict and verdict.severity for verdict in coarse] == [None, None, "warning"]


@pytest.mark.parametrize(("first", "place", "second", "cause"), [
    (1376, 1, 502, "truncated"),  # 1,300 km² are 502 square miles
    (1376, 1, 541, "rounded-first"),  # 1,400
    (1376, 1, 531, None), (1376, 1, 530, None)])
def test_what_was_cut_off_or_rounded_before_it_was_converted_is_explained(
        first, place, second, cause):
    verdict = judge(Pair(first, place, "km^2", second, 1 if second % 10 else 10, "mi^2"))
    assert (verdict and (verdict.code, verdict.cause)) == (cause and ("unit-rounding", cause))


def test_half_a_unit_of_the_last_digit_fits_and_more_does_not():
    scale = factor("km", "m")
    assert judge(Pair(2.45, 0.01, "km", 2450 / 1000 * scale + 50, 100, "m")) is None
    assert judge(Pair(2.4, 0.1, "km", 2500, 100, "m")).code == "unit-pair"


def test_one_number_under_two_units_is_a_swap_whatever_hedge_stands_before_it(tmp_path):
    held = {"quantity": "held", "as_of": DAY}
    rows = [{**held, "wording": "about 90 square miles"},
            {**held, "wording": "90 square kilometers", "publisher": "Star"},
            {**held, "wording": "90 square kilometers", "publisher": "Sun"}]
    found, = findings_in(tmp_path, rows, "unit-swap")
    assert (found.claims, found.expected) == (("c-1",), "km^2")
    rows[0]["wording"] = "about 91 square miles"
    assert findings_in(tmp_path / "other", rows, "unit-swap") == []


@pytest.mark.parametrize(("numbers", "blamed"), [
    ((520, 612), ()), ((520, 520, 612), ("c-3",)), ((520, 520, 612, 612), ()),
    ((520, 520, 520, 612, 612), ("c-4", "c-5")),
    ((520, 520, 520, 520, 520, 520, 502), ("c-7",))])
def test_the_number_that_fewer_carriers_print_has_changed_and_even_ones_blame_nobody(
        tmp_path, numbers, blamed):
    found = findings_in(tmp_path, printed(*numbers), "number-changed")
    assert tuple(name for each in found for name in each.claims) == blamed


def test_papers_of_one_agency_are_one_carrier(tmp_path):
    rows = printed(520, 520, 612)
    rows[0]["via"] = rows[1]["via"] = "Wire"
    assert findings_in(tmp_path, rows, "number-changed") == []


def test_a_paper_that_changes_what_its_agency_sent_to_others_is_found(tmp_path):
    rows = printed(520, 520, 612, via="Wire")
    found, = findings_in(tmp_path, rows, "number-changed")
    assert found.claims == ("c-3",)


@pytest.mark.parametrize(("words", "changed"), [
    (("at least 300", "at least 300", "at least 3,000"), 1),
    (("at least 300", "at least 300", "at least 410"), 1),
    (("at least 300", "at least 300", "410"), 0),  # which may be true beside it
    (("at least 300", "at least 300", "3,000"), 1),  # a nought too many
    (("about 300", "about 300", "about 320"), 0),  # 300 may be 320 rounded
    (("about 350", "about 350", "about 320"), 1)])
def test_hedges_that_both_allow_explain_other_numbers_and_like_hedges_do_not(
        tmp_path, words, changed):
    rows = [{**row(""), "wording": f"{text} killed", "publisher": paper}
            for text, paper in zip(words, PAPERS, strict=False)]
    assert len(findings_in(tmp_path, rows, "number-changed")) == changed


@pytest.mark.parametrize(("before", "changed"), [(291, 0), (313, 1)])
def test_in_a_disaster_a_number_below_that_of_the_day_before_is_none_of_the_morning(
        tmp_path, before, changed):
    rows = [*printed(341, 341, 302), row(before, as_of="2024-05-09")]
    assert len(findings_in(tmp_path, rows, "number-changed", kind="disaster")) == changed


def test_where_words_say_that_a_figure_is_new_the_lower_one_is_older(tmp_path):
    rows = [{**row(""), "wording": "updated to 34 injured", "publisher": paper}
            for paper in ("Sun", "Star")]
    rows.append({**row(""), "wording": "25 injured", "publisher": "Post"})
    assert findings_in(tmp_path, rows, "number-changed") == []


def test_carriers_are_joined_by_agencies_and_copies_are_none():
    class Line:
        def __init__(self, publisher, *via, seen_as=""):
            self.publisher, self.via, self.seen_as = publisher, via, seen_as

    lines = [Line("A", "Wire"), Line("B", "Wire"), Line("C"), Line("D", seen_as="copy"),
             Line("Wire"), Line("E", "Other", "C")]
    assert sorted(sorted(each.publisher for each in met) for met in carriers(lines)) == [
        ["A", "B", "Wire"], ["C", "E"]]


IDENTITY = {"identities": ["casualties = killed + wounded"]}


def test_who_is_explained_away_explains_nobody(tmp_path):
    """4,700 are the casualties; who takes them for the wounded does not explain the dead."""
    case = {"identities": ["casualties = killed + wounded"],
            "confusable": [["wounded", "killed"]]}
    rows = [*(row(4712, paper, quantity="casualties") for paper in PAPERS[:4]),
            *(row(4712, paper, quantity="wounded") for paper in PAPERS[4:6]),
            row(4712, "Tribune")]
    found = {each.claims: each.against for each in findings_in(
        tmp_path, rows, "conflation", **case)}
    assert all("c-5" not in against for against in found.values())
    assert {name for claims in found for name in claims} == {"c-5", "c-6", "c-7"}


@pytest.mark.parametrize(("day", "found"), [("2024-05-07", 1), ("2024-05-06", 0),
                                            ("2024-06-10", 1)])
def test_a_conflation_is_printed_from_three_days_before_on(tmp_path, day, found):
    rows = [*(row(4712, paper, quantity="casualties") for paper in PAPERS[:3]),
            row(4712, "Tribune", as_of=day)]
    assert len(findings_in(tmp_path, rows, "conflation", **IDENTITY)) == found


def test_a_conflation_ends_with_the_speakers_next_figure(tmp_path):
    rows = [*(row(4712, paper, quantity="casualties") for paper in PAPERS[:3]),
            row(5512, quantity="casualties", as_of="2024-06-01"),
            row(4712, "Tribune", as_of="2024-06-01")]
    assert findings_in(tmp_path, rows, "conflation", **IDENTITY) == []


def test_two_findings_of_one_name_are_told_as_one(tmp_path):
    from ledgers import claims_from

    claims = claims_from(tmp_path, [row(300)])
    pair = [Finding("date", "error", "print", ("c-1",), "too early"),
            Finding("date", "note", "print", ("c-1",), "no day")]
    found, = settle(pair, claims)
    assert (found.severity, found.message) == ("error", "too early; no day")


def test_a_cell_that_gives_another_day_than_the_words_is_the_ledgers_slip(tmp_path):
    late = {"as_of": "2024-10-05", "reported_on": "2024-05-11"}
    words = ["300 killed by 10 May 2024", "300 killed", "300 killed by 5 October 2024"]
    rows = [{**row(""), **late, "wording": text, "speaker": f"S{at}"}
            for at, text in enumerate(words)]
    found = findings_in(tmp_path, rows, "date")
    assert {each.claims[0]: each.fault for each in found} == {
        "c-1": "ledger", "c-2": "print", "c-3": "print"}


@pytest.mark.parametrize(("days", "found"), [("2024-05-17", 1), ("2024-05-16", 0)])
def test_a_figure_is_stale_from_seven_days_on(tmp_path, days, found):
    rows = [row(300, as_of="2024-05-01"), row(512),
            row(300, "Post", as_of="", reported_on=days)]
    assert len(findings_in(tmp_path, rows, "stale")) == found


def test_who_counts_on_the_first_day_of_a_case_or_prints_on_the_same_day_is_in_time(tmp_path):
    rows = [row(300, reported_on=DAY)]
    assert findings_in(tmp_path, rows, "date", start=DAY) == []
    rows = [row(300, as_of="2024-05-09")]
    assert len(findings_in(tmp_path / "early", rows, "date", start=DAY)) == 1


def test_a_total_that_falls_because_a_page_is_stale_is_told_as_stale_alone(tmp_path):
    rows = [row(300, as_of="2024-05-01"), row(512),
            row(300, "Post", as_of="", reported_on="2024-05-20")]
    found = {each.code for each in findings_in(tmp_path, rows)}
    assert "stale" in found
    assert not found & {"falls", "conflict"}


NEARBY = [{**row(1012), "quantity": "casualties"}, row(101),
          {**row(511), "quantity": "wounded", "as_of": "2024-05-12"}]


def test_a_term_of_a_day_near_by_is_named_where_it_breaks_a_sum(tmp_path):
    found, = findings_in(tmp_path, NEARBY, "sum", **IDENTITY)
    assert "511 (wounded, 12 May 2024)" in found.message
    assert (found.claims, set(found.against), found.expected) == (("c-1",), {"c-2", "c-3"}, 612)


def test_a_term_of_more_than_three_days_away_may_be_anything(tmp_path):
    rows = [*NEARBY[:2], {**NEARBY[2], "as_of": "2024-05-14"}]
    assert findings_in(tmp_path, rows, "sum", **IDENTITY) == []


def test_an_early_figure_of_a_running_total_is_no_outlier_of_later_days(tmp_path):
    rows = [row(10 * 3**month, speaker=f"S{month}", as_of=f"2024-{month:02d}-01")
            for month in range(1, 9)]
    assert all("c-1" not in each.claims for each in findings_in(tmp_path, rows, "outlier"))


@pytest.mark.parametrize(("rule", "words"), [
    ("killed <= casualties", "killed ≤ casualties"),
    ("casualties_week >= killed_week", "casualties week ≥ killed week")])
def test_a_rule_is_told_as_a_reader_reads_it(rule, words):
    assert phrasing.rule(rule) == words


@pytest.mark.parametrize(("least", "most", "unit", "words"), [
    (357.5, 358.5, "person", "358"), (27.5, 28.5, "count", "28"),
    (1249.5, 1263.2, "person", "1,250 to 1,263"), (427.45, 427.55, "km^2", "427 to 428 km²")])
def test_what_is_counted_one_by_one_lies_between_whole_numbers(least, most, unit, words):
    assert phrasing.between(least, most, unit) == words


@pytest.mark.parametrize(("value", "words"), [
    (59_802, "60,000"), (0.1712, "0.17"), (0, "0"), (8_408_349, "8,400,000")])
def test_an_estimate_is_told_with_two_digits(value, words):
    assert phrasing.rough(value) == words


@pytest.mark.parametrize(("first", "last", "words"), [
    (date(2025, 1, 9), date(2025, 1, 9), "9 January 2025"),
    (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
    (date(2024, 1, 1), date(2024, 12, 31), "2024"),
    (date(2024, 1, 3), date(2024, 1, 9), "3 to 9 January 2024"),
    (date(2023, 12, 31), date(2024, 1, 1), "31 December 2023 to 1 January 2024")])
def test_days_are_said_as_exactly_as_they_are_known(first, last, words):
    assert dates.span_in_words(first, last) == words


def test_the_land_held_is_measured_up_to_the_share_that_the_case_allows(tmp_path):
    held = {**QUANTITIES["held"], "measured": {"file": "measured/land.csv", "low": "a", "high": "a",
                                               "unit": "km^2", "within": "10%"}}
    case = {"quantities": {"held": held},
            "measured": {"measured/land.csv": f"date,a\n{DAY},1000\n"}}
    sizes = {1100: 0, 1101: 1, 901: 0, 899: 1}
    for number, (size, count) in enumerate(sizes.items()):
        rows = [{**row(size), "quantity": "held"}]
        found = findings_in(tmp_path / str(number), rows, "measured", **case)
        assert len(found) == count, size
