"""The record on settled events in words; the record here is invented."""

from types import SimpleNamespace

import pytest

from figures.calibration import LEADING
from figures.sentences.record import compared, misled, worth


def method(name, score=1.0, early=None, between=(0.8, 0.95)):
    """Return what is known of one method."""
    return {"method": name, LEADING: score, "coverage": 0.9, "intervals": {"coverage": between},
            "early": {LEADING: early, "coverage": None if early is None else 0.8},
            "early_intervals": {} if early is None else {"coverage": (0.7, 0.85)}}


def record(*methods, level=(), level_early=(), events=()):
    """Return an invented record: ten quantities, of which nine were held."""
    return SimpleNamespace(
        methods=methods or (method("figures"),), cases=[{"covered": at > 0} for at in range(10)],
        level=lambda early=False: level_early if early else level, settled=lambda: events)


def event(title="Northland", held=True, misled=False, outside=False, low=100.0):
    """Return an invented settled event whose truth is 50."""
    return SimpleNamespace(
        held=held, misled=misled, outside=outside, middle=2.0,
        ours=SimpleNamespace(answer=SimpleNamespace(low=low, high=low * 3)),
        event=SimpleNamespace(title=title, truth=50.0, evidence=[1, 2, 3]))


@pytest.mark.parametrize(("between", "said"), [
    ((0.92, 0.99), "more than was promised"), ((0.5, 0.8), "less than was promised"),
    ((0.8, 0.95), "What was promised lies within that")])
def test_the_share_that_held_is_held_against_what_ranges_promise(between, said):
    told = worth(record(method("figures", between=between)))
    assert "Of 10 settled events, <strong>9</strong>" in told
    assert said in told


def test_the_early_record_is_told_where_there_is_one():
    assert "only a part" not in worth(record())
    told = worth(record(method("figures", early=0.5)))
    assert "When only a part of the claims was known" in told
    assert "less than was promised" in told  # 70% to 85% of nine in ten


def test_the_best_of_the_methods_that_ours_beats_is_named():
    told = compared(record(method("figures", 0.4), method("mean", 0.9), method("median", 0.6)))
    assert "Ours was nearer than all 2; the best of them, “median”, lay 0.60 from it." in told
    assert "Early" not in told


def test_a_method_that_can_not_be_told_from_ours_is_named_and_not_beaten():
    told = compared(record(method("figures", 0.4), method("mean", 0.9), method("median", 0.5),
                           level=("median",)))
    assert "“median” can’t be told from it: 0.50" in told
    assert "Ours was nearer than 1 others; the best of them, “mean”" in told
    assert "nearer than" not in compared(
        record(method("figures"), method("mean"), level=("mean",))).split("</p>")[1]


def test_early_only_the_methods_that_answered_early_are_compared():
    told = compared(record(method("figures", 0.4, early=0.5), method("mean", 0.9, early=0.8),
                           method("median", 0.6)))
    early = told.split("<strong>Early</strong>")[1]
    assert "Ours was nearer than 1 others; the best of them, “mean”, lay 0.80 from it." in early


def test_events_whose_claims_misled_are_counted_with_how_many_were_held():
    told = misled(record(events=[event(misled=True), event(misled=True, held=False),
                                 event(outside=True)]))
    assert "In 2 events the middle claim was at least twice the truth" in told
    assert "the range held it in 1." in told
    assert "In 1 event the truth lay outside of all that was claimed; the range held it in 1." \
        in told


@pytest.mark.parametrize(("low", "side"), [(100.0, "too high"), (10.0, "too low")])
def test_a_range_that_missed_is_told_with_its_side(low, side):
    told = misled(record(events=[event(held=False, low=low)]))
    assert f"<strong>Northland</strong>: {side}." in told
    assert "the truth 50; 3 claims made it" in told


def test_where_every_range_held_none_is_said_to_have_missed():
    assert "missed" not in misled(record(events=[event()]))
