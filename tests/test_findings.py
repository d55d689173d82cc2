import pytest
from ledgers import claims_from

from figures.findings import Finding, settle


def finding(**parts):
    given = {"code": "sum", "severity": "error", "fault": "speaker", "claims": ("c-2",),
             "message": "It does not add up.", **parts}
    return Finding(**given)


def test_an_id_depends_on_the_code_and_the_claims_and_not_on_the_words():
    one = finding(claims=("c-1", "c-2"))
    assert one.id == finding(claims=("c-2",), against=("c-1",), message="Other words.").id
    assert one.id != finding(claims=("c-1", "c-3")).id
    assert one.id != finding(claims=("c-1", "c-2"), code="share").id


@pytest.mark.parametrize("parts", [{"code": "sums"}, {"severity": "fatal"}, {"fault": "us"},
                                   {"cause": "carelessness"}])
def test_words_that_the_codebook_lacks_are_refused(parts):
    with pytest.raises(ValueError, match="is none of"):
        finding(**parts)


def test_errors_come_first_and_each_finding_says_where(tmp_path):
    claims = claims_from(tmp_path, [{}, {}])
    found = settle([finding(severity="note", code="echo", fault="between"), finding()], claims)
    assert [f.severity for f in found] == ["error", "note"]
    assert found[0].where == "claims.csv:3"


def test_a_ruling_on_the_code_answers_the_finding(tmp_path):
    ruling = {"claim": "c-2", "column": "finding:sum", "was": "open", "now": "dismissed"}
    (found,) = settle([finding()], claims_from(tmp_path, [{}, {}], rulings=[ruling]))
    assert found.ruling == "dismissed"
    assert not found.stands()


def test_a_ruling_on_another_finding_of_the_code_answers_nothing(tmp_path):
    ruling = {"claim": "c-2", "column": "finding:sum:0000", "was": "open", "now": "dismissed"}
    (found,) = settle([finding()], claims_from(tmp_path, [{}, {}], rulings=[ruling]))
    assert found.stands()


def test_a_note_is_no_error_that_stands():
    assert not finding(severity="note").stands()


def test_json_leaves_out_what_does_not_apply():
    content = finding().as_json()
    assert {"stated", "expected", "cause", "ruling"}.isdisjoint(content)
    assert content["against"] == []
    assert finding(stated=500.0, expected=502.0).as_json()["stated"] == 500
