"""Events made by a generator that is not the model: are they like real ones, and what is held."""

import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from figures.calibration import read_resolved, resolved_folders

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
costs, simulated = import_module("estimate"), import_module("simulated")
ALIKE = 2.0  # the middle of made counts lies within this factor of that of real ones


@pytest.fixture(scope="module")
def events():
    return simulated.all_made()


@pytest.fixture(scope="module")
def settled():
    return [event for event in read_resolved(resolved_folders()) if event.loss]


@pytest.fixture(scope="module")
def shares(events):
    """Return for each age of the newest claim the number of events and what 50, 80, 90% hold."""
    return costs.held(events)


def test_ranges_meant_for_nine_in_ten_hold_about_nine_in_ten(shares):
    count, *_, ninety = shares["all"]
    assert count == simulated.EVENTS
    assert .90 <= ninety <= .97


def test_narrow_ranges_hold_at_least_what_they_say(shares):
    _, fifty, eighty, ninety = shares["all"]
    assert fifty >= .5
    assert eighty >= .8
    assert fifty < eighty < ninety


def test_ranges_of_the_first_days_hold_enough(shares):
    assert shares["0 to 3 days"][-1] >= .88


def test_each_age_has_events_enough_to_judge(shares):
    assert set(shares) == set(costs.AGES)
    assert all(row[0] > simulated.EVENTS / 10 for row in shares.values())


def test_every_kind_is_made(events):
    assert {event.kind for event in events} == set(simulated.KINDS)


def test_what_is_made_depends_on_the_seed_alone():
    one, other = (simulated.made(np.random.default_rng(simulated.SEED)) for _ in range(2))
    assert one.truth == other.truth
    assert one.evidence.ids == other.evidence.ids
    assert np.array_equal(one.evidence.log_value, other.evidence.log_value)


@pytest.mark.parametrize("stage", simulated.STAGES)
def test_made_counts_lie_about_as_far_from_the_truth_as_real_ones(events, settled, stage):
    real, found = (simulated.ratios([(event.evidence, event.truth) for event in some], stage)
                   for some in (settled, events))
    assert 1 / ALIKE < found[2] / real[2] < ALIKE
    assert found[0] < 1 < found[-1]
