"""Chart 8, its tables and its sentences: what a record on settled events shows, and tells."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from ledgers import write_case
from test_calibration import ROWS, TRUTH

import figures
from figures.calibration.ratios import FAR_OFF
from figures.charts import record_names
from figures.errors import CallError

SCRIPT = "<script>alert(1)</script>"
SVG = "{http://www.w3.org/2000/svg}"


def record_of(folder, *truths, title="Barracks"):
    """Return the record on one case for each truth, all with the same claims."""
    cases = [write_case(folder / f"barracks-{truth}", ROWS, start="2023-01-01",
                        title=f"{title} {truth}",
                        truth={"killed": {**TRUTH["killed"], "value": truth}}) for truth in truths]
    return figures.score(cases)


@pytest.fixture(autouse=True)
def no_other_cases(tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "none"))


@pytest.fixture
def record(tmp_path):
    """Return a record in which the claims were right once, and far too low and too high."""
    return record_of(tmp_path, 2, 145, 90_000)


@pytest.mark.parametrize("name", record_names())
def test_every_chart_of_a_record_is_drawn_on_both_sheets_with_its_numbers_in_words(name, record):
    chart = figures.draw(name, record)
    for text in (chart.svg, chart.svg_narrow):
        assert ElementTree.fromstring(text).get("aria-label") == chart.alt
    assert chart.name == name and chart.title in chart.alt and len(chart.table)
    assert figures.draw(name, record).svg == chart.svg


@pytest.mark.parametrize("name", record_names())
def test_nothing_of_a_case_becomes_markup(name, tmp_path):
    chart = figures.draw(name, record_of(tmp_path, 145, title=SCRIPT))
    assert "<script" not in chart.__html__()


def test_a_chart_of_a_record_is_refused_for_claims_and_the_other_way_round(record, tmp_path):
    claims = figures.claims_of(figures.load(tmp_path / "barracks-145"))
    for wrong in (lambda: figures.draw("range-strip", record),
                  lambda: figures.draw("coverage", claims),
                  lambda: figures.draw("range-strip", claims),
                  lambda: figures.tell("worth", claims, figures.reconcile(claims)),
                  lambda: figures.tell("answer", claims), lambda: figures.tell("answer", record)):
        with pytest.raises(CallError):
            wrong()


def test_the_title_tells_how_many_ranges_held(record):
    held = sum(row["covered"] for row in record.cases)
    assert figures.draw("coverage", record).title.startswith(
        f"Of 3 ranges that should hold nine in ten truths, {held} did")
    assert f"in {held} of 3 events" in figures.draw("settled-events", record).title


def test_claims_are_sorted_by_who_told_them_and_when(record):
    told = {(one.relation, one.first): one for one in record.told()}
    everybody = told["", 0]
    assert len(everybody.ratios) == 2 * 3  # two of the three claims count up to the first days
    assert max(everybody.ratios) == pytest.approx(100 / 2)
    assert told["", 8].ratios == pytest.approx(sorted(139 / truth for truth in (2, 145, 90_000)))
    assert sum(len(one.ratios) for one in record.told() if one.relation) == 3 * 3


def test_a_wider_level_never_holds_fewer_truths(record):
    levels = record.held()
    for part in ("full", "early"):
        shares = [getattr(one, part) for one in levels]
        assert shares == sorted(shares)
    assert all(one.full_ends[0] <= one.full <= one.full_ends[1] for one in levels)


def test_the_level_of_ninety_agrees_with_the_cases(record):
    ninety = next(one for one in record.held() if one.level == .9)
    assert ninety.full == pytest.approx(record.methods[0]["coverage"])
    assert ninety.early == pytest.approx(record.methods[0]["early"]["coverage"])


def test_events_are_said_to_be_misled_when_the_middle_claim_is_far_off(record):
    found = {one.event.truth: one for one in record.settled()}
    assert [found[truth].misled for truth in (2, 145, 90_000)] == [True, False, True]
    assert [found[truth].outside for truth in (2, 145, 90_000)] == [True, True, True]
    assert found[145].middle == pytest.approx(100 / 145) and 1 / FAR_OFF < 100 / 145


def test_every_range_that_missed_is_named_with_its_truth(record):
    text = repr(figures.tell("misled", record))
    for one in record.settled():
        assert (f"{one.event.title}:" in text) == (not one.held)
    assert "Barracks 90000: too low." in text


def test_what_the_ranges_were_worth_names_how_many_events_and_how_far_chance_reaches(record):
    text = repr(figures.tell("worth", record))
    low, high = record.methods[0]["intervals"]["coverage"]
    assert "Of 3 settled events" in text
    assert f"from {low:.0%} to {high:.0%}" in text


def test_methods_that_did_as_well_as_ours_are_named(record):
    text = repr(figures.tell("compared", record))
    for name in (*record.level(), *record.level(early=True)):
        assert f"“{name}” can’t be told from it" in text
    assert all(row["method"] == "figures" or row["ours_better"] for row in record.methods)


def test_the_chart_of_methods_has_a_dot_and_a_ring_for_each(record):
    for text in (figures.draw("methods", record).svg, figures.draw("methods", record).svg_narrow):
        circles = list(ElementTree.fromstring(text).iter(f"{SVG}circle"))
        assert len(circles) == 2 * len(record.methods)


@pytest.mark.parametrize("part", [lambda record: record, lambda record: record.settled(),
                                  lambda record: record.held(), lambda record: record.told()])
def test_every_part_of_a_record_is_a_table(part, record):
    table = figures.tabulate(part(record))
    assert len(table.frame) and "<table" in table.__html__()


def test_the_table_of_events_says_on_which_side_a_range_missed(record):
    frame = figures.tabulate(record.settled()).frame.set_index("Truth")
    assert frame.at[90_000, "The range"] == "was too low"
    assert frame.at[90_000, "Greatest claim"] == 139


def test_the_table_of_methods_shows_whole_per_cents(record):
    shown = re.findall(r">([\d.]+)%<", figures.tabulate(record).__html__())
    assert shown and all(number.isdigit() for number in shown)


def test_a_truth_of_none_is_drawn_and_told(tmp_path):
    record = record_of(tmp_path, 0)
    for name in record_names():
        assert figures.draw(name, record).alt
    assert "truth 0" in repr(figures.tell("misled", record))
    assert figures.tabulate(record.settled()).frame.at[0, "The range"] == "was too high"
