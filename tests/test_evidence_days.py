"""On which day a claim counts: what has been replaced is not refreshed by printing it again."""

from datetime import date

import pytest
from ledgers import claims_from

from figures.evidence import gather
from figures.evidence.days import days_of

THREE = [{"value": 11300, "as_of": "2023-09-16"}, {"value": 3958, "as_of": "2023-09-18"},
         {"value": 4352, "as_of": "2023-10-05"}]  # one speaker's tolls, the first one withdrawn


def days(tmp_path, *rows, **case):
    claims = claims_from(tmp_path, [{"publisher": "Gazette", **row} for row in rows], **case)
    return list(days_of([row for row in claims.rows if row.quantity == "killed"]).values())


def again(**more):
    return {"value": 11300, "reported_on": "2023-10-08", "publisher": "Herald", **more}


def test_a_replaced_figure_printed_again_without_a_day_keeps_the_first_one(tmp_path):
    assert days(tmp_path, *THREE, again())[-1] == date(2023, 9, 16)


def test_it_refreshes_nothing(tmp_path):
    rows = [*THREE, again()]
    assert gather(claims_from(tmp_path, rows), "killed").as_of == date(2023, 10, 5)


def test_a_figure_that_stands_is_refreshed(tmp_path):
    rows = [*THREE[:2], {"value": 3958, "reported_on": "2023-10-08", "publisher": "Herald"}]
    assert days(tmp_path, *rows)[-1] == date(2023, 10, 8)


@pytest.mark.parametrize("more", [{"as_of": "2023-10-07"}, {"seen_as": "quotation"},
                                  {"publisher": "General Staff"}])
def test_a_page_with_a_day_and_the_speaker_himself_restate_it(tmp_path, more):
    assert days(tmp_path, *THREE, again(**more))[-1] > date(2023, 10, 5)


@pytest.mark.parametrize("more", [{"speaker": "Ministry"}, {"scope": "north"}, {"value": 11301}])
def test_another_speaker_s_another_scope_s_and_another_figure_are_new(tmp_path, more):
    assert days(tmp_path, *THREE, again(**more), scopes=["north"])[-1] == date(2023, 10, 8)


def test_a_figure_restated_after_the_other_is_current_again(tmp_path):
    rows = [*THREE, {"value": 11300, "as_of": "2023-10-06"},
            again(reported_on="2023-10-20")]
    assert days(tmp_path, *rows)[-1] == date(2023, 10, 20)


def test_printed_again_and_again_it_keeps_the_first_day(tmp_path):
    rows = [*THREE, again(), again(reported_on="2023-11-08"), again(reported_on="2023-12-08")]
    assert days(tmp_path, *rows)[3:] == [date(2023, 9, 16)] * 3


def test_the_order_of_rows_changes_no_day(tmp_path):
    rows = [*THREE, again()]
    forth, back = (days(tmp_path / name, *told) for name, told in (("a", rows), ("b", rows[::-1])))
    assert forth == back[::-1]
