"""Which quantities count people lost, and which go up and down."""

import pytest
from ledgers import QUANTITIES, claims_from

from figures.evidence import gather, is_loss
from figures.evidence.losses import goes_up_and_down

PEOPLE = {"unit": "person", "of": "red", "who": "soldiers"}


def defined(tmp_path, identities=(), **quantities):
    rows = [{"quantity": next(iter(quantities)), "value": 1}]
    return claims_from(tmp_path, rows, quantities=quantities,
                       identities=list(identities)).case.definition


@pytest.mark.parametrize(("name", "counts", "lost"), [
    ("killed", "soldiers", True), ("dead_or_missing", "people", True),
    ("toll", "people under the ruins", True), ("russian_casualties", "Russians", True),
    ("n", "wounded soldiers brought to one hospital", True), ("deployed", "soldiers sent", False),
    ("planned", "soldiers promised", False), ("evacuees", "people to be moved", False)])
def test_losses_are_known_by_the_words_for_them(tmp_path, name, counts, lost):
    definition = defined(tmp_path, **{name: {"counts": counts, **PEOPLE}})
    assert is_loss(definition.quantities[name], definition) == lost


def test_land_lost_is_no_loss_of_people(tmp_path):
    definition = defined(tmp_path, lost={"counts": "land lost", "unit": "km^2"})
    assert not is_loss(definition.quantities["lost"], definition)


def test_a_part_of_losses_is_one_and_so_is_a_total_of_nothing_else(tmp_path):
    names = {"casualties": "casualties", "a": "a", "b": "b", "all_of_it": "x", "killed": "killed",
             "wounded": "wounded", "staff": "staff"}
    definition = defined(tmp_path, ["casualties = a + b", "all_of_it = killed + wounded",
                                    "staff = killed + a"],
                         **{name: {"counts": counts, **PEOPLE} for name, counts in names.items()})
    lost = {name for name, quantity in definition.quantities.items()
            if is_loss(quantity, definition)}
    assert lost == {"casualties", "a", "b", "all_of_it", "killed", "wounded"}


def test_tolls_and_running_totals_do_not_go_up_and_down(tmp_path):
    definition = defined(tmp_path, **QUANTITIES)
    assert {name for name, quantity in definition.quantities.items()
            if goes_up_and_down(quantity, definition)} == {"present", "held", "depth"}


def test_what_goes_up_and_down_is_told_by_claims_of_its_last_weeks(tmp_path):
    rows = [{"quantity": "held", "value": 1200, "as_of": "2024-08-20"},
            {"quantity": "held", "value": 90, "as_of": "2025-06-22"},
            {"quantity": "held", "value": 95}]
    found = gather(claims_from(tmp_path, rows), "held")
    assert found.evidence.ids == ("c-2",)
    assert {name for name, _ in found.left_out} == {"c-1", "c-3"}
    assert all("goes up and down" in why for _, why in found.left_out)


def test_without_any_day_all_claims_of_it_take_part(tmp_path):
    rows = [{"quantity": "held", "value": 1200}, {"quantity": "held", "value": 90}]
    assert len(gather(claims_from(tmp_path, rows), "held").rows) == 2
