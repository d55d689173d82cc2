"""A batch killed at any moment leaves nothing half, and goes on where it stopped.

`make kills` does the same two hundred times.
"""

import random
import secrets

import pytest
from batches import write_plan
from kills import CELLS, SEED, compare, killed, undisturbed

from figures.warm import serving


@pytest.fixture
def server():
    with serving() as name:
        yield name


@pytest.mark.slow
def test_a_killed_batch_resumes_to_the_same_bytes_and_leaves_no_process(
        tmp_path, server, monkeypatch):
    token = secrets.token_hex(8)
    monkeypatch.setenv("FIGURES_KILLS", token)
    plan = write_plan(tmp_path, {"one": CELLS, "two": CELLS}, cases=("a", "b"))
    seconds = undisturbed(plan, tmp_path / "whole")
    chance = random.Random(SEED)
    for number in range(2):
        out = tmp_path / f"killed-{number}"
        killed(plan, out, chance.uniform(0.3, 1) * seconds, [token.encode(), server.encode()])
        compare(plan, out, tmp_path / "whole")
