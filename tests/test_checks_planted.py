"""A slip planted in a clean ledger is found, with the right code, at the right claim."""

import random

import pytest
from ledgers import claims_from, findings_in
from planting import PLANTED, clean

from figures.checks import CHECKS, LATER
from figures.checks.material import material_of

SEEDS = range(10)  # for each of the ways: 220 ledgers
SLIGHT = ("unit-rounding", "falls")  # may be told as a note


@pytest.mark.parametrize("seed", range(3))
def test_in_the_clean_ledger_only_the_two_speakers_differ(tmp_path, seed):
    rows, case = clean(seed)
    assert [each.message for each in findings_in(tmp_path, rows, **case)
            if each.severity != "note" and each.code != "conflict"] == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_slip_is_found_with_its_code_at_its_claim(tmp_path, kind):
    missed = [seed for seed in SEEDS if not is_found(tmp_path / str(seed), kind, seed)]
    assert missed == []


def is_found(folder, kind, seed):
    rows, case = clean(seed)
    at_fault = PLANTED[kind](rows, random.Random(seed))
    material = material_of(claims_from(folder, rows, **case))
    found = [each for codes, find in (*CHECKS, *LATER) if kind.strip() in codes
             for each in find(material) if each.code == kind.strip()]
    return any(at_fault & {*each.claims, *each.against} for each in found
               if each.severity != "note" or kind in SLIGHT)
