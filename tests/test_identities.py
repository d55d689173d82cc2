import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.identities import read_arithmetic, read_identity

TERRITORY = "territory_held = territory_taken - territory_retaken + territory_reclaimed"


def test_a_sum_of_parts_is_read_with_its_signs():
    factors = read_identity(TERRITORY).factors()
    assert factors == {"territory_held": 1, "territory_taken": -1, "territory_retaken": 1,
                       "territory_reclaimed": -1}


def test_an_inequality_keeps_its_direction():
    identity = read_identity("casualties <= deployed")
    assert (identity.relation, identity.names()) == ("<=", ("casualties", "deployed"))


def test_a_term_may_have_a_factor_and_stand_with_a_number():
    identity = read_identity("casualties >= 2 * killed + wounded / 4 - 10")
    assert identity.factors() == {"casualties": 1, "killed": -2, "wounded": -0.25}
    assert identity.constant() == 10


def test_a_quantity_on_both_sides_is_taken_together():
    assert read_identity("killed + wounded = killed").factors() == {"wounded": 1}


@pytest.mark.parametrize("text", ["killed", "killed =", "= killed", "a = b = c", "a * b = c",
                                  "a = b / 0", "a = (b", "a = b c", "a = 1.2.3", "a = b +", "",
                                  "a = " + "(" * 5000 + "b"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError, match=r"sums|\+ - \* /|signs|divisor"):
        read_identity(text)


def test_claim_ids_with_hyphens_are_names_and_no_differences():
    ids = ["ar-01", "ar-04", "ar-05"]
    assert read_arithmetic("ar-01 / ar-04 * ar-05", ids) == ("*", ("/", "ar-01", "ar-04"), "ar-05")


def test_a_difference_of_two_claims_has_a_sign_with_spaces():
    assert read_arithmetic("ar-07 - ar-08", ["ar-07", "ar-08"]) == ("-", "ar-07", "ar-08")


def test_of_two_ids_the_longer_is_meant():
    assert read_arithmetic("a-1-b * 2", ["a-1", "a-1-b"]) == ("*", "a-1-b", 2.0)


def test_products_bind_before_sums_and_brackets_before_both():
    assert read_arithmetic("1 + 2 * 3") == ("+", 1.0, ("*", 2.0, 3.0))
    assert read_arithmetic("(1 + 2) * 3") == ("*", ("+", 1.0, 2.0), 3.0)


@given(st.text(alphabet="ab1.+-*/()= <>", max_size=40))
def test_no_text_does_worse_than_being_refused(text):
    with contextlib.suppress(ValueError):
        read_identity(text)


def test_a_sum_has_a_total_that_stands_alone_and_nothing_taken_away():
    total = (1.0, "hit"), ((1.0, "killed"), (1.0, "wounded"))
    assert read_identity("hit = killed + wounded").sums() == (total,)
    assert read_identity("killed + wounded = hit").sums() == (total,)
    assert read_identity("hit <= killed + wounded").sums() == ()
    assert read_identity("killed = hit - wounded").sums() == ()
