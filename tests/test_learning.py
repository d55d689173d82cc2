"""Learning: the batch scores as the single estimate does, and the constants on file are current."""

from dataclasses import replace

import numpy as np
import pytest
from ledgers import write_case
from test_calibration import ROWS, TRUTH

from figures.calibration import read_resolved, resolved_folders, scored, snapshots
from figures.calibration.lesson import WINKLER_WEIGHT, lesson, losses
from figures.calibration.scores import answer_of
from figures.learning import inputs_hash, learn, learn_folds, prior, tried
from figures.posterior import LEARNED, constants, constants_file, posterior
from figures.posterior.constants import constants_without, folds_file


@pytest.fixture
def events(tmp_path):
    return read_resolved([
        write_case(tmp_path / f"barracks-{truth}", ROWS, start="2023-01-01",
                   truth={"killed": {**TRUTH["killed"], "value": truth}}) for truth in (145, 900)])


def before():
    return prior(constants_file()["learned"])


def test_the_batch_scores_as_the_single_estimate_does(events):
    taught = lesson(events, constants().structure)
    numbers = replace(constants(), structure=taught.structure)
    for event, lost in zip(events, losses(taught, constants()), strict=True):
        found = {name: scored(answer_of(posterior(moment.evidence, moment.kind, numbers)),
                              event.truth) for name, moment in snapshots(event).items()}
        each = {name: one.crps + WINKLER_WEIGHT * one.winkler for name, one in found.items()}
        early = [value for name, value in each.items() if name != "full"]
        assert lost == pytest.approx((each["full"] + np.mean(early)) / 2, rel=5e-3)


def test_without_any_event_the_constants_stay_at_the_centre_of_the_prior(events):
    trial = tried(lesson(events, constants().structure), before(), constants())
    learned = learn(trial, np.zeros(len(events)), before(), constants())
    for name in LEARNED:
        assert getattr(learned, name) == pytest.approx(constants_file()["learned"][name]["centre"])


def test_an_event_told_far_too_low_teaches_that_more_growth_was_to_come(events):
    trial = tried(lesson(events, constants().structure), before(), constants())
    low, high = (learn(trial, seen, before(), constants())
                 for seen in (np.array([1.0, 0.0]), np.array([0.0, 1.0])))
    assert high.common_low > low.common_low


def test_every_case_has_constants_that_did_not_see_it():
    folds = folds_file()["folds"]
    cases = [case for fold in folds for case in fold["cases"]]
    assert len(cases) == len(set(cases))
    assert {path.name for path in resolved_folders()} <= set(cases)
    assert constants_without(cases[0]) != constants()
    assert constants_without("a case never seen") == constants()


@pytest.mark.slow
def test_the_constants_on_file_are_those_that_the_cases_teach():
    events = read_resolved(resolved_folders())
    assert constants_file()["inputs"] == inputs_hash(events), "run `make learn`"
    every, by_fold = learn_folds(events)
    for found, shipped in zip([every, *by_fold], [constants(), *(
            constants().changed(fold["learned"]) for fold in folds_file()["folds"])], strict=True):
        for name in LEARNED:
            assert getattr(found, name) == pytest.approx(getattr(shipped, name), rel=1e-4,
                                                         abs=1e-4)
