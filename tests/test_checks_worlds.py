"""Slips planted in ledgers of other kinds: daily for years, in other units and words, many wars."""

import random

import pytest
from ledgers import findings_in
from worlds import WORLDS

SEEDS = range(3)
PLANTED = [(world, code) for world, (_, slips) in WORLDS.items() for code in slips]


@pytest.mark.parametrize("world", WORLDS)
def test_a_clean_ledger_of_another_kind_has_no_error_and_no_warning(tmp_path, world):
    for seed in SEEDS:
        rows, case = WORLDS[world][0](seed)
        found = findings_in(tmp_path / str(seed), rows, **case)
        assert [each.message for each in found
                if each.severity != "note" and each.code != "conflict"] == []


@pytest.mark.parametrize(("world", "code"), PLANTED)
def test_a_slip_planted_in_it_is_found_with_its_code_at_its_claim(tmp_path, world, code):
    make, slips = WORLDS[world]
    for seed in SEEDS:
        rows, case = make(seed)
        at_fault = slips[code](rows, random.Random(seed))
        found = findings_in(tmp_path / str(seed), rows, code.strip(), **case)
        met = [each for each in found if at_fault & {*each.claims, *each.against}]
        assert any(each.severity != "note" for each in met), (seed, at_fault, found)
