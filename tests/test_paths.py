"""Sizes over time: steps, chains, running totals that grow, and what goes up and down."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.paths.chain import Heard, known_by, told_on
from figures.paths.growth import Asked, Growing, by_day, lasted, likelihoods
from figures.paths.settled import settled
from figures.paths.steps import Both, Drift, Growth, Wander, log_sum
from figures.posterior import Evidence, constants, from_log
from figures.posterior.grid import length_for
from figures.posterior.likelihood import log_likelihoods
from figures.posterior.replacing import claim_weights

NUMBERS = constants()
SHAPE = NUMBERS.structure
CELLS = 1200
GRID = SHAPE.cell * np.arange(CELLS)
ENDLESS = Growing(math.inf)


def evidence(*told, relation="government", **columns):
    """Return evidence of plain figures, (value, day) each, by one side's speakers."""
    count = len(told)
    ids = tuple(f"c{number}" for number in range(count))
    plain = {"ids": ids, "log_value": np.log([value for value, _ in told]),
             "log_width": np.zeros(count), "hedge": ("exact",) * count,
             "day": np.array([day for _, day in told], dtype=float),
             "relation": (relation,) * count, "side": ("",) * count, "speaker": ids,
             "origin": ids, "roundness": np.zeros(count),
             "foreseen": np.zeros(count, dtype=bool), "likelihood": np.full(count, np.nan),
             "other_scope": np.zeros(count, dtype=bool)}
    return Evidence(**{**plain, **columns})


def asked(told, day=None, growing=ENDLESS):
    grid = np.arange(told.log_value.min() - 8, told.log_value.max() + 8, SHAPE.cell)
    return Asked(grid, NUMBERS, float(told.day.max() if day is None else day), growing)


def on_the_day(told, **more):
    question = asked(told, **more)
    return from_log(question.grid, likelihoods(told, [0] * len(told), question)[0])


def steps(walk, *days):
    """Return the mass of steps by cell, forward ones first."""
    return np.fft.irfft(walk.spectrum(days, CELLS, SHAPE.cell), length_for(CELLS))


def test_a_running_total_steps_at_a_steady_rate():
    mass = steps(Growth(), 10, 109)  # ten times as many days
    offsets = np.arange(len(mass)) * SHAPE.cell
    mean = mass @ offsets
    assert mean == pytest.approx(math.log(10), rel=.01)
    assert mass @ (offsets - mean) ** 2 == pytest.approx(math.log(10) / 4, rel=.02)


def test_a_running_total_never_steps_down():
    assert steps(Growth(), 10, 109)[CELLS:] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("walk", [Growth(), Drift((0, 20)), Drift((0, 0)), Wander(),
                                  Both(Drift((3, 8)))])
def test_days_without_claims_change_no_steps(walk):
    parts = [walk.spectrum(days, CELLS, SHAPE.cell) for days in ((2, 5), (5, 11), (11, 40))]
    whole = walk.spectrum((2, 40), CELLS, SHAPE.cell)
    assert parts[0] * parts[1] * parts[2] == pytest.approx(whole, abs=2e-3)


def test_a_measured_series_holds_drift_closer():
    inside, outside = (steps(Drift(days), 0, 30)[0] for days in ((0, 30), (0, 0)))
    assert inside > outside


def normal_message(middle, spread):
    return -((GRID - middle) / spread) ** 2 / 2


class Diffusion:
    """Normal steps, of which the answer is known."""

    def spectrum(self, days, cells, cell):
        places = np.arange(length_for(cells))
        offsets = np.minimum(places, length_for(cells) - places) * cell
        mass = np.exp(-offsets**2 / (2 * (days[1] - days[0])))
        return np.fft.rfft(mass / mass.sum())


def moments(logs):
    mass = np.exp(logs - logs.max())
    mean = (mass @ GRID) / mass.sum()
    return mean, (mass @ (GRID - mean) ** 2) / mass.sum()


def test_a_chain_of_normal_steps_is_kalmans():
    heard = Heard(np.array([0, 0]), np.array([0.0, 4.0]),
                  np.array([normal_message(20, 1), normal_message(26, 1)]))
    before, between, after = told_on(heard, [0, 2, 7], Diffusion(), SHAPE)[:, 0]
    assert moments(between) == pytest.approx((23, 1.5), rel=.01)  # two messages of variance 3
    assert moments(before) == pytest.approx((21, 5 / 6), rel=.01)  # variances 1 and 5
    assert moments(after)[0] == pytest.approx(25, rel=.01)
    assert moments(after)[1] == pytest.approx(5 / 6 + 3, rel=.01)


def test_up_to_a_day_nothing_is_known_of_later_claims():
    heard = Heard(np.array([0, 0]), np.array([0.0, 4.0]),
                  np.array([normal_message(20, 1), normal_message(26, 1)]))
    first, second = known_by(heard, [0, 2], Diffusion(), SHAPE)[:, 0]
    assert moments(first) == pytest.approx((20, 1), rel=.01)
    assert moments(second) == pytest.approx((20, 3), rel=.01)


def test_rows_do_not_tell_of_one_another():
    heard = Heard(np.array([0, 1]), np.array([0.0, 0.0]),
                  np.array([normal_message(20, 1), normal_message(26, 1)]))
    one, other = known_by(heard, [3], Diffusion(), SHAPE)[0]
    assert moments(one)[0] == pytest.approx(20, rel=.01)
    assert moments(other)[0] == pytest.approx(26, rel=.01)


MIXED = [(120, 3), (300, 10), (280, 11), (450, 30)]


def test_what_is_settled_is_the_posteriors_likelihood():
    told = evidence(*MIXED, origin=("a", "a", "b", "c"), speaker=("x", "x", "y", "x"))
    grid = asked(told).grid
    weights = claim_weights(told, [0] * 4, NUMBERS)
    found = settled(told, [0] * 4, (np.full(4, 30.0), weights), grid, NUMBERS)
    assert found == pytest.approx(log_likelihoods(told, [0] * 4, grid, NUMBERS))


def test_several_quantities_that_share_claims_are_each_as_alone():
    told = evidence(*MIXED)
    both = evidence(*MIXED, *MIXED[:3], ids=("c0", "c1", "c2", "c3", "c0", "c1", "c2"),
                    origin=("c0", "c1", "c2", "c3", "c0", "c1", "c2"),
                    speaker=("c0", "c1", "c2", "c3", "c0", "c1", "c2"))
    question = asked(told)
    whole, part = likelihoods(both, [0] * 4 + [1] * 3, question)
    assert whole == pytest.approx(likelihoods(told, [0] * 4, question)[0])
    alone = likelihoods(evidence(*MIXED[:3]), [0] * 3, question)[0]
    assert part == pytest.approx(alone)


def test_one_date_gives_the_posterior():
    told = evidence((120, 30), (300, 30), (450, 30))
    found, plain = on_the_day(told), log_likelihoods(told, [0] * 3, asked(told).grid, NUMBERS)[0]
    assert found.density == pytest.approx(from_log(asked(told).grid, plain).density)


def test_where_growth_was_over_before_any_claim_it_is_the_posterior_too():
    told = evidence(*MIXED)
    found = likelihoods(told, [0] * 4, asked(told, growing=Growing(0.0)))
    assert found == pytest.approx(log_likelihoods(told, [0] * 4, asked(told).grid, NUMBERS))


@settings(max_examples=10)
@given(order=st.permutations(range(4)))
def test_the_order_of_claims_changes_nothing(order):
    mixed = evidence(*(MIXED[place] for place in order), ids=tuple(f"c{place}" for place in order))
    whole, again = on_the_day(evidence(*MIXED)), on_the_day(mixed)
    assert again.density == pytest.approx(whole.density, abs=1e-9)


STEADY = [(1000 * month + 37, 30 * month) for month in range(1, 25)]


def test_old_figures_of_a_total_that_grew_steadily_do_not_hold_the_newest_down():
    told = evidence(*STEADY)
    held_down = from_log(asked(told).grid,
                         log_likelihoods(told, [0] * 24, asked(told).grid, NUMBERS)[0]).point
    found = on_the_day(told).point
    assert held_down < .8 * STEADY[-1][0]
    assert found == pytest.approx(STEADY[-1][0], rel=.05)


def test_a_total_that_was_settled_at_once_is_not_taken_for_growing():
    told = evidence(*((1000 + 7 * number % 50, 30 * number) for number in range(1, 12)))
    assert on_the_day(told, day=3000).point < 1.2 * 1050


def test_eighty_nine_empty_dates_change_nothing():
    told = evidence((100, 10), (450, 50), (1050, 100))
    claimed = [10.0, 50.0, 100.0]
    every = [*map(float, range(10, 101))]
    question = asked(told)
    few = by_day(told, claimed, question)
    many = by_day(told, every, question)[[every.index(day) for day in claimed]]
    for one, other in zip(few, many, strict=True):
        first, second = (from_log(question.grid, logs) for logs in (one, other))
        for share in (.05, .5, .95):
            assert second.quantile(share) == pytest.approx(first.quantile(share), rel=.02)


def test_on_the_last_day_a_series_is_the_figure():
    told = evidence(*STEADY[::4])
    question = asked(told)
    last = from_log(question.grid, by_day(told, [question.day], question)[0])
    assert last.density == pytest.approx(on_the_day(told).density, abs=1e-3)


def test_earlier_days_of_a_growing_total_lie_near_their_own_claims():
    told = evidence(*STEADY)
    question = asked(told)
    found = by_day(told, [day for _, day in STEADY], question)
    points = [from_log(question.grid, logs).point for logs in found]
    assert points == pytest.approx([value for value, _ in STEADY], rel=.1)


def test_between_two_claims_a_growing_total_lies_between_them():
    told = evidence(*STEADY)
    question = asked(told)
    point = from_log(question.grid, by_day(told, [315.0], question)[0]).point
    assert STEADY[9][0] < point < STEADY[10][0]


def test_a_claim_without_a_day_is_not_taken_for_one_of_half_the_time():
    undated = Growing(math.inf, frozenset({"c1"}))
    told = evidence((1000, 30), (1900, 30), (2000, 59))
    assert on_the_day(told, growing=undated).point < on_the_day(told).point


@pytest.mark.parametrize(("kind", "end", "expected"), [
    ("combat", None, math.inf), ("other", None, math.inf), ("attack", None, 0),
    ("disaster", None, 0), ("combat", "2025-03-01", 59), ("disaster", "2025-01-02", 1),
    ("combat", "2024-12-01", 0)])
def test_growth_lasts_as_long_as_what_is_counted(tmp_path, kind, end, expected):
    from datetime import date

    from ledgers import claims_from

    definition = claims_from(tmp_path, [{"value": 5}], kind=kind,
                             **({"end": end} if end else {})).case.definition
    assert lasted(definition, date(2025, 1, 1)) == expected


def test_after_the_end_old_figures_are_old_as_ever():
    told = evidence((100, 2), (110, 400))
    ended = on_the_day(told, growing=Growing(2.0))
    plain = posterior_point(told)
    assert ended.point == pytest.approx(plain, rel=.01)


def posterior_point(told):
    numbers = log_likelihoods(told, [0] * len(told), asked(told).grid, NUMBERS)[0]
    return from_log(asked(told).grid, numbers).point


def test_messages_sum_in_logs():
    assert log_sum(np.log([[1.0, 2.0], [3.0, 4.0]])) == pytest.approx(np.log([3, 7]))
