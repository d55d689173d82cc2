"""Where a hasty check would blame somebody wrongly: cases met in the open ledgers."""

import random

import pytest
from ledgers import QUANTITIES, claims_from, findings_in
from planting import PLANTED, clean

from figures.checks import check

DAY = "2024-08-12"


def said(words, publisher, **cells):
    return {"wording": words, "publisher": publisher, "as_of": DAY, **cells}


def test_three_papers_that_drop_a_hedge_do_not_outvote_their_wire(tmp_path):
    rows = [said("about 4,120 killed", "Wire"),
            *(said("4,120 killed", paper, via="Wire") for paper in ("Sun", "Star", "Post"))]
    found = findings_in(tmp_path, rows, "hedge-flip")
    assert all("c-1" not in each.claims or each.cause == "unsettled" for each in found)
    assert all(each.severity == "note" for each in found)


def test_copies_of_a_page_settle_nothing(tmp_path):
    rows = [said("at least 4,120 killed", "Sun"),
            *(said("4,120 killed", paper, seen_as="copy") for paper in ("A", "B", "C", "D"))]
    found, = findings_in(tmp_path, rows, "hedge-flip")
    assert (found.severity, found.cause) == ("note", "unsettled")


def test_a_translated_quotation_does_not_correct_what_the_speaker_published_himself(tmp_path):
    rows = [said("понад 1 000 загиблих", "General Staff"),
            said("about 1,000 killed", "Sun", seen_as="quotation"),
            said("about 1,000 killed", "Star")]
    found, = findings_in(tmp_path, rows, "hedge-flip")
    assert (found.claims, found.against) == (("c-2", "c-3"), ("c-1",))
    assert found.severity == "note"  # no bound is turned round


def test_before_any_loss_what_is_taken_equals_what_is_held(tmp_path):
    quantities = {"held": QUANTITIES["held"], "retaken": QUANTITIES["held"],
                  "taken": {**QUANTITIES["held"], "accumulates": True}}
    rows = [*({"quantity": "held", **said("1,263 square kilometers", paper)}
              for paper in ("Sun", "Star", "Post")),
            {"quantity": "taken", **said("1,263 square kilometers", "Herald")}]
    found = findings_in(tmp_path, rows, quantities=quantities,
                        identities=["held = taken - retaken"])
    assert [each.code for each in found if each.severity != "note"] == []


def test_honest_revisions_downwards_are_never_an_error(tmp_path):
    numbers = {"2004-09-05": 353, "2004-09-06": 338, "2004-09-08": 326}
    rows = [{"value": number, "as_of": day} for day, number in numbers.items()]
    sources = [{"name": "General Staff", "kind": "military"}, {"name": "Gazette", "kind": "media"}]
    found = findings_in(tmp_path, rows, kind="attack", sources=sources)
    assert {each.severity for each in found} <= {"note", "warning"}
    assert all(not each.cause or each.cause == "revision" for each in found)
    assert not [each for each in found if each.code == "conflict"]


def test_a_speaker_who_counts_what_goes_up_and_down_anew_contradicts_nobody(tmp_path):
    rows = [{"quantity": "present", "value": number, "as_of": f"2024-05-{day:02d}"}
            for day, number in ((1, 11234), (2, 10123), (3, 9412))]
    sources = [{"name": "General Staff", "kind": "military"}, {"name": "Gazette", "kind": "media"}]
    assert findings_in(tmp_path, rows, "conflict", sources=sources) == []
    rows[2]["speaker"] = "Ministry"
    sources.append({"name": "Ministry", "kind": "government"})
    assert len(findings_in(tmp_path / "two", rows, "conflict", sources=sources)) > 0


def test_the_losses_of_one_day_do_not_contradict_those_of_the_next(tmp_path):
    quantities = {"daily": {"counts": "killed in a day", "unit": "person", "of": "red",
                            "change_of": "killed"}, "killed": QUANTITIES["killed"]}
    rows = [{"quantity": "daily", "value": 612, "as_of": "2024-05-01"},
            {"quantity": "daily", "value": 1271, "as_of": "2024-05-02", "speaker": "Other"}]
    assert findings_in(tmp_path, rows, "conflict", quantities=quantities) == []
    rows[1]["as_of"] = "2024-05-01"
    assert len(findings_in(tmp_path / "same", rows, "conflict", quantities=quantities)) == 1


def test_a_weeks_losses_are_no_sum_of_the_dead_since_the_start(tmp_path):
    quantities = {**QUANTITIES, "week": {"counts": "killed or wounded in a week", "unit": "person",
                                         "of": "red", "change_of": "casualties"}}
    rows = [{"quantity": "killed", "value": 3012, "as_of": DAY},
            {"quantity": "week", "value": 1012, "as_of": DAY, "speaker": "Other",
             "counts_as": "killed;wounded"}]
    assert findings_in(tmp_path, rows, "conflict", quantities=quantities) == []


@pytest.mark.parametrize("words", ["could top 50,000 dead", "feared to exceed 50,000 dead"])
def test_a_forecast_is_no_count_that_later_counts_contradict(tmp_path, words):
    rows = [said(words, "Sun", speaker="Official"),
            {"value": 5912, "as_of": "2024-08-20"},
            {"value": 5931, "as_of": "2024-08-21", "speaker": "Official"}]
    found = findings_in(tmp_path, rows)
    assert not {each.code for each in found} & {"conflict", "falls"}


def test_a_ruling_that_dismisses_a_conflation_lets_its_claims_explain_others(tmp_path):
    case = {"identities": ["casualties = killed + wounded"],
            "confusable": [["wounded", "killed"]]}
    rows = [*({"quantity": "casualties", "value": 4712, "as_of": DAY, "publisher": paper}
              for paper in "ABCD"),
            *({"quantity": "wounded", "value": 4712, "as_of": DAY, "publisher": paper}
              for paper in "EF")]
    rulings = [{"claim": name, "column": "finding:conflation", "was": "open", "now": "dismissed"}
               for name in ("c-5", "c-6")]
    found, = findings_in(tmp_path, rows, "conflation", rulings=rulings, **case)
    assert found.ruling == "dismissed"
    assert not found.stands()


@pytest.mark.parametrize("seed", range(4))
def test_no_two_findings_share_a_name(tmp_path, seed):
    rows, case = clean(seed)
    for kind in random.Random(seed).sample(list(PLANTED), 6):
        PLANTED[kind](rows, random.Random(seed))
    found = check(claims_from(tmp_path, rows, **case))
    assert len({each.id for each in found}) == len(found)
