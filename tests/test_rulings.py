import pytest
from ledgers import write_case

from figures.case import load
from figures.errors import InputError

ROW = {"wording": "about 4,000", "quantity": "casualties", "as_of": "2024-11"}


def ruled(tmp_path, *rulings):
    return load(write_case(tmp_path / "case", [ROW, ROW], rulings=list(rulings)))


def fault_of(tmp_path, *rulings):
    with pytest.raises(InputError) as caught:
        ruled(tmp_path, *rulings)
    return str(caught.value)


def test_a_ruling_changes_what_is_meant_and_not_what_was_printed(tmp_path):
    case = ruled(tmp_path, {"claim": "c-1", "column": "as_of", "was": "2024-11", "now": "2023-11"})
    assert case.ledger.at["c-1", "as_of"] == "2023-11"
    assert case.printed.at["c-1", "as_of"] == "2024-11"


def test_a_later_ruling_builds_on_an_earlier_one(tmp_path):
    case = ruled(tmp_path, {"claim": "c-1", "column": "hedge", "was": "", "now": "over"},
                 {"claim": "c-1", "column": "hedge", "was": "over", "now": "about"})
    assert case.ledger.at["c-1", "hedge"] == "about"
    assert [ruling.now for ruling in case.rulings] == ["over", "about"]


def test_only_a_ruling_leaves_a_claim_out(tmp_path):
    case = ruled(tmp_path, {"claim": "c-2", "column": "use", "was": "yes", "now": "no"})
    assert case.ledger["use"].to_dict() == {"c-1": True, "c-2": False}


def test_a_ruling_whose_was_is_not_what_stands_there_is_refused(tmp_path):
    told = fault_of(tmp_path, {"claim": "c-1", "column": "as_of", "was": "2024", "now": "2023"})
    assert told == "rulings.csv:2: was: found '2024', expected what stands there, '2024-11'"


@pytest.mark.parametrize(("ruling", "expected"), [
    ({"claim": "c-9", "column": "hedge", "now": "over"}, "did you mean 'c-1'?"),
    ({"claim": "c-1", "column": "hegde", "now": "over"}, "did you mean 'hedge'?"),
    ({"claim": "c-1", "column": "id", "was": "c-1", "now": "c-7"}, "a column of claims.csv"),
    ({"claim": "c-1", "column": "hedge", "now": "ovr"}, "did you mean 'over'?"),
    ({"claim": "c-1", "column": "quantity", "was": "casualties", "now": "kiled"},
     "did you mean 'killed'?"),
    ({"claim": "c-1", "column": "use", "was": "yes", "now": "maybe"}, "one of yes, no"),
    ({"claim": "c-1", "column": "finding:sums", "was": "open", "now": "confirmed"},
     "did you mean 'sum'?"),
    ({"claim": "c-1", "column": "finding:sum", "was": "open", "now": "confirmd"},
     "did you mean 'confirmed'?"),
    ({"claim": "c-1", "column": "hedge", "now": "over", "why": ""}, "a filled cell"),
    ({"claim": "c-1", "column": "hedge", "now": "over", "on": "today"}, "a day such as")])
def test_a_ruling_that_can_not_be_meant_is_refused(ruling, expected, tmp_path):
    assert expected in fault_of(tmp_path, ruling)


def test_a_ruling_on_a_finding_names_its_code_and_perhaps_its_id(tmp_path):
    case = ruled(tmp_path, {"claim": "c-1", "column": "finding:sum:ab12", "was": "open",
                            "now": "dismissed"})
    assert case.rulings[0].finding() == ("sum", "ab12")
