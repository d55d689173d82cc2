import pytest
from ledgers import write_case

from figures.case import load
from figures.deciding import decide
from figures.errors import InputError
from figures.rulings import Ruling


def ruling(**parts):
    given = {"line": 0, "claim": "c-1", "column": "hedge", "was": "", "now": "over", "why": "so",
             "by": "the keepers", "on": "2026-01-05", **parts}
    return Ruling(**given)


def folder(tmp_path):
    return write_case(tmp_path / "case", [{"wording": "4,000", "as_of": "2024-11"}])


def test_a_ruling_is_written_with_what_stood_there(tmp_path):
    path = folder(tmp_path)
    decide(load(path), ruling(column="as_of", now="2023-11"))
    assert load(path).rulings[0].was == "2024-11"
    assert load(path).ledger.at["c-1", "as_of"] == "2023-11"


def test_a_second_ruling_stands_on_the_first(tmp_path):
    path = folder(tmp_path)
    decide(load(path), ruling(now="over"))
    decide(load(path), ruling(now="about"))
    assert [(r.was, r.now) for r in load(path).rulings] == [("", "over"), ("over", "about")]


def test_uses_and_findings_have_states_of_their_own(tmp_path):
    path = folder(tmp_path)
    decide(load(path), ruling(column="use", now="no"))
    decide(load(path), ruling(column="finding:sum", now="confirmed"))
    decide(load(path), ruling(column="finding:sum", now="dismissed"))
    assert [r.was for r in load(path).rulings] == ["yes", "open", "confirmed"]


@pytest.mark.parametrize("parts", [{"claim": "c-9"}, {"column": "hegde"}, {"now": "ovr"},
                                   {"column": "quantity", "now": "kiled"}])
def test_a_ruling_that_can_not_be_meant_writes_nothing(parts, tmp_path):
    path = folder(tmp_path)
    with pytest.raises(InputError):
        decide(load(path), ruling(**parts))
    assert not (path / "rulings.csv").exists()


def test_a_word_that_the_case_lacks_is_told_where_the_ruling_would_say_it(tmp_path):
    path = folder(tmp_path)
    with pytest.raises(InputError) as error:
        decide(load(path), ruling(column="quantity", now="kiled"))
    (fault,) = error.value.faults
    assert (fault.file, fault.line, fault.column) == ("rulings.csv", 2, "now")
